"""The one function that every text a person sees goes through."""

from collections.abc import Mapping

_catalogue: dict[str, str] = {}


def use_catalogue(translations: Mapping[str, str]) -> None:
    """Replace the translations; an empty mapping gives the English text back."""
    _catalogue.clear()
    _catalogue.update(translations)


def counted(number: int, one: str, many: str) -> str:
    """``1 vessel`` or ``1,204 vessels``: ``many`` holds the number as ``{n}``."""
    return say(one) if number == 1 else say(many, n=f"{number:,}")


def say(text: str, /, **values: object) -> str:
    """The text in the language in use, with ``{name}`` replaced by the given values.

    The English text is the key; a text without a translation stays English.
    """
    translated = _catalogue.get(text, text)
    return translated.format(**values) if values else translated
