"""Text in columns: wide characters count double, control characters are written out."""

import unicodedata
from collections.abc import Sequence

_WIDE = ("W", "F")
_HIDDEN = ("Cc", "Cf", "Cs", "Co")


def plain(text: str) -> str:
    """A text on one line, without a character that a terminal or a reader would obey."""
    return "".join(
        character if unicodedata.category(character) not in _HIDDEN else f"\\u{ord(character):04x}"
        for character in text
    )


def width(text: str) -> int:
    """How many columns a text takes in a terminal."""
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in _WIDE else 1
        for c in text
    )


def fit(text: str, columns: int) -> str:
    """The text padded to a number of columns, or cut with an ellipsis."""
    if width(text) <= columns:
        return text + " " * (columns - width(text))
    kept = ""
    for character in text:
        if width(kept + character) > columns - 1:
            break
        kept += character
    return kept + "…" + " " * (columns - 1 - width(kept))


def wrapped(text: str, columns: int, indent: str = "") -> list[str]:
    """A text broken at spaces into lines of at most so many columns."""
    lines, line = [], indent
    for word in text.split(" "):
        candidate = f"{line} {word}" if line.strip() else f"{line}{word}"
        if width(candidate) > columns and line.strip():
            lines.append(line)
            line = f"{indent}{word}"
        else:
            line = candidate
    return [*lines, line]


def table(heads: Sequence[str], rows: Sequence[Sequence[str]], most: Sequence[int]) -> list[str]:
    """Aligned columns, each as wide as it needs and at most as given."""
    cells = [[plain(cell) for cell in row] for row in rows]
    widths = [
        min(limit, max(width(text) for text in (head, *(row[place] for row in cells))))
        for place, (head, limit) in enumerate(zip(heads, most, strict=True))
    ]

    def line(texts: Sequence[str]) -> str:
        return "  ".join(fit(t, w) for t, w in zip(texts, widths, strict=True)).rstrip()

    return [line(heads), *(line(row) for row in cells)]
