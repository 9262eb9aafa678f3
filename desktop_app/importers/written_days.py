"""Dates without a time of day: the span of time that they may stand for."""

import re
from datetime import UTC, datetime, timedelta, tzinfo

from desktop_app.domain.moments import to_epoch
from desktop_app.domain.words import say
from desktop_app.importers.records import BadRecord

_DATE = re.compile(
    r"(?P<year>\d{4})(?:[-/.](?P<month>\d{1,2})(?:[-/.](?P<day>\d{1,2}))?)?", re.ASCII
)
_EAST_S, _WEST_S = 14 * 3600.0, 12 * 3600.0  # the furthest zones from UTC
_DECEMBER = 12


def is_date_only(text: str) -> bool:
    """Whether a text is a year, a month or a day (year first) and nothing else."""
    return _DATE.fullmatch(text.strip()) is not None


def date_span(text: str, zone: tzinfo | None) -> tuple[float, float]:
    """First and last moment of a year, a month or a day, epoch seconds UTC; BadRecord for others.

    Where no zone is known the span covers the date in every zone of the world.
    """
    match = _DATE.fullmatch(text.strip())
    if match is None:
        raise BadRecord(say("{text} is not a date", text=repr(text[:60])))
    year, month, day = int(match["year"]), int(match["month"] or 1), int(match["day"] or 1)
    try:
        start = datetime(year, month, day, tzinfo=zone or UTC)
        end = _next(start, match)
    except (ValueError, OverflowError) as error:
        raise BadRecord(say("{text} is not a date", text=repr(text[:60]))) from error
    if zone is None:
        return to_epoch(start) - _EAST_S, to_epoch(end) + _WEST_S
    return to_epoch(start), to_epoch(end)


def _next(start: datetime, match: re.Match[str]) -> datetime:
    if match["day"]:
        return start + timedelta(days=1)
    if match["month"] and start.month < _DECEMBER:
        return start.replace(month=start.month + 1)
    return start.replace(year=start.year + 1, month=1)
