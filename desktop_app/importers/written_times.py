"""Times as they are written in files, taken apart; what they mean is decided elsewhere.

Grammar: ``YYYY-MM-DD`` or ``DD-MM-YYYY`` or ``DD-MM-YY`` (separators ``- / .``; which of day and
month comes first is open), a ``T`` or blanks, ``HH:MM[:SS[.fff]]``, and perhaps a zone: ``Z``,
``UTC``, ``GMT`` or an offset; or ``YYYYMMDD_HHMMSS`` (or with a ``T`` or a blank); or a
plain number, seconds or parts of seconds since 1970.
"""

import re
from dataclasses import dataclass

_CLOCK = (
    r"[T\s]\s*(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,](?P<part>\d{1,9}))?)?"
    r"\s*(?P<zone>Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?"
)
_YEAR_FIRST = re.compile(
    r"(?P<year>\d{4})(?P<sep>[-/.])(?P<second_number>\d{1,2})(?P=sep)(?P<third>\d{1,2})" + _CLOCK,
    re.ASCII | re.IGNORECASE,
)
_YEAR_LAST = re.compile(
    r"(?P<first>\d{1,2})(?P<sep>[-/.])(?P<second_number>\d{1,2})(?P=sep)(?P<year>\d{4}|\d{2})"
    + _CLOCK,
    re.ASCII | re.IGNORECASE,
)
_COMPACT = re.compile(
    r"(?P<year>\d{4})(?P<second_number>\d{2})(?P<third>\d{2})[_T\s](?P<hour>\d{2})"
    r"(?P<minute>\d{2})(?P<second>\d{2})(?:[.,](?P<part>\d{1,9}))?\s*(?P<zone>Z|UTC)?",
    re.ASCII | re.IGNORECASE,
)
_NUMBER = re.compile(r"-?\d{1,30}(?:\.\d{1,9})?", re.ASCII)
_MINUTE_S = 60


@dataclass(frozen=True, slots=True)
class WrittenTime:
    """A civil time as written.

    ``order`` is "ymd" where the year stands first, else None: then ``numbers`` are the first and
    second number of the date, and which is the day is open. ``offset_s`` is None where no zone is
    stated. ``second`` may be 60 (a leap second).
    """

    year: int
    numbers: tuple[int, int]
    order: str | None
    short_year: bool
    hour: int
    minute: int
    second: int
    microsecond: int
    offset_s: int | None


def written_time(text: str) -> WrittenTime | float | None:
    """A civil time, a number, or None where the text is neither."""
    if match := _YEAR_FIRST.fullmatch(text) or _COMPACT.fullmatch(text):
        return _taken_apart(match, "ymd", (int(match["second_number"]), int(match["third"])))
    if match := _YEAR_LAST.fullmatch(text):
        return _taken_apart(match, None, (int(match["first"]), int(match["second_number"])))
    return float(text) if _NUMBER.fullmatch(text) else None


def _taken_apart(match: re.Match[str], order: str | None, numbers: tuple[int, int]) -> WrittenTime:
    part = (match["part"] or "").ljust(6, "0")[:6]
    return WrittenTime(
        year=int(match["year"]),
        numbers=numbers,
        order=order,
        short_year=len(match["year"]) < len("2022"),
        hour=int(match["hour"]),
        minute=int(match["minute"]),
        second=int(match["second"] or 0),
        microsecond=int(part),
        offset_s=_offset_s(match["zone"]),
    )


def _offset_s(zone: str | None) -> int | None:
    if zone is None:
        return None
    if zone[0] not in "+-":
        return 0
    digits = zone[1:].replace(":", "").ljust(4, "0")
    seconds = (int(digits[:2]) * _MINUTE_S + int(digits[2:])) * _MINUTE_S
    return -seconds if zone[0] == "-" else seconds
