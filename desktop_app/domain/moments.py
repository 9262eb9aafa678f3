"""Times: epoch seconds UTC inside, RFC 3339 text outside."""

import math
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from desktop_app.domain.words import say

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def from_epoch(t_s: float) -> datetime:
    """Epoch seconds as an aware UTC datetime, to the microsecond."""
    return _EPOCH + timedelta(seconds=t_s)


def to_epoch(moment: datetime) -> float:
    """An aware datetime as epoch seconds; a naive one is a fault of the program."""
    if moment.tzinfo is None:
        raise ValueError("a time without a zone has no place inside")
    return (moment - _EPOCH).total_seconds()


def rfc3339(t_s: float | None) -> str | None:
    """Epoch seconds as ``2022-07-03T22:05:00.000Z``, rounded to the millisecond."""
    if t_s is None:
        return None
    milliseconds = round(t_s * 1000)
    moment = _EPOCH + timedelta(milliseconds=milliseconds)
    return moment.strftime("%Y-%m-%dT%H:%M:%S.") + f"{moment.microsecond // 1000:03d}Z"


def parse_rfc3339(text: str) -> float:
    """``2022-07-03T22:05:00Z`` (or with an offset) as epoch seconds; ValueError if it is naive."""
    return to_epoch(datetime.fromisoformat(text))


def to_the_minute(t_s: float) -> float:
    """The nearest whole minute, halves up: a printed minute must not lag behind by a second."""
    return math.floor(t_s / 60.0 + 0.5) * 60.0


def local_minute(t_s: float, zone: ZoneInfo) -> datetime:
    """The nearest minute, as local time in a zone."""
    return from_epoch(to_the_minute(t_s)).astimezone(zone)


def offset_text(moment: datetime) -> str:
    """The offset of a local time from UTC, as ``+09:00``; ``Z`` is written ``+00:00``."""
    offset = moment.utcoffset() or timedelta(0)
    minutes = round(offset.total_seconds() / 60)
    sign = "+" if minutes >= 0 else "-"
    return f"{sign}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}"


def zone_label(moment: datetime) -> str:
    """The short name of the zone in force (``JST``), or nothing where it is only an offset."""
    name = moment.tzname() or ""
    return name if name.isalpha() else ""


def duration_text(seconds: float) -> str:
    """A measured duration: ``1 h 11 min``, under an hour ``6.0 min``, under a minute ``42 s``.

    Its spaces are no-break spaces. What would round up to a whole hour is written as one.
    """
    if seconds < 59.5:
        return say("{n:.0f}\u00a0s", n=seconds)
    if seconds < 3597.0:
        return say("{n:.1f}\u00a0min", n=seconds / 60)
    minutes = round(seconds / 60)
    return say("{h}\u00a0h\u00a0{m:02d}\u00a0min", h=minutes // 60, m=minutes % 60)
