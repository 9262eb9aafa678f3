"""The languages of pages: words from ``resources/translations``, one JSON file a language."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from desktop_app.domain.errors import UsageError
from desktop_app.domain.words import say, use_catalogue
from desktop_app.reports.templating import Template
from desktop_app.resource_files import resource

ENGLISH = "en"


def languages() -> tuple[str, ...]:
    """The codes of the languages there are words for; English needs none."""
    files = resource("translations").glob("*.json")
    return (ENGLISH, *sorted(path.stem for path in files))


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Say everything in a language while the context lasts; English afterwards."""
    if language not in languages():
        raise UsageError(
            say("There are no words for this language"), language, ", ".join(languages())
        )
    use_catalogue(_words(language))
    try:
        yield
    finally:
        use_catalogue({})


def template_of(name: str, own: Path | None) -> Template:
    """The template named, from the resources, or a person's own in place of it."""
    path = own or resource("templates", name)
    try:
        return Template(path.name, path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(
            say("The template cannot be read"), str(path), say("Give a text file in UTF-8.")
        ) from error


def _words(language: str) -> dict[str, str]:
    if language == ENGLISH:
        return {}
    text = resource("translations", f"{language}.json").read_text(encoding="utf-8")
    words: dict[str, str] = json.loads(text)
    return words
