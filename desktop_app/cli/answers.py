"""How commands answer: results on stdout, everything else on stderr, and exit statuses."""

import json
import sys
import unicodedata
from typing import Any

from desktop_app.domain.errors import OffingError
from desktop_app.domain.perspective import NEUTRAL, perspective_text
from desktop_app.domain.words import say

DONE = 0
FAILED = 1
USAGE = 2
SOME_REJECTED = 3
DECISION_NEEDED = 4
INTERRUPTED = 130


def tell_json(document: dict[str, Any]) -> None:
    """Print one JSON document."""
    print(json.dumps(document, ensure_ascii=False, indent=1))


def tell(line: str = "") -> None:
    """Print a line of the result, with control and direction characters made visible."""
    print(visible(line))


def tell_perspective(code: str) -> None:
    """Say whose view the result shows, where it is not the neutral one."""
    if code != NEUTRAL:
        tell(say("Perspective: {perspective}", perspective=perspective_text(code)))


def note(line: str) -> None:
    """Say something beside the result."""
    print(visible(line), file=sys.stderr)


def tell_error(error: OffingError, *, as_json: bool) -> None:
    """Say what happened, where, and what to do."""
    if as_json:
        tell_json({"error": error_document(error)})
    else:
        note(str(error))


def error_document(error: OffingError) -> dict[str, str]:
    """An error as the contract gives it."""
    return {"what": error.what, "where": error.where, "do": error.do}


def visible(text: str) -> str:
    """The text with escape sequences and invisible direction marks written out.

    Names come from files; a terminal must not obey them.
    """
    return "".join(
        character
        if character in "\n\t" or unicodedata.category(character) not in ("Cc", "Cf")
        else f"\\u{ord(character):04x}"
        for character in text
    )


class StderrProgress:
    """Progress told on stderr where a person watches, at most every tenth of the way."""

    def __init__(self) -> None:
        self._last = ""

    def step(self, done: float, of: float, doing: str = "") -> None:
        """Say how far the work is, if that is news."""
        share = int(10 * done / of) if of else 0
        line = f"{doing or 'Working'}: {share * 10} %"
        if sys.stderr.isatty() and line != self._last:
            self._last = line
            print(line, file=sys.stderr)
