"""Written times into epoch seconds UTC, once it is decided how they are to be read.

A local time that the zone skips or has twice (change of summer time) is not an instant: it is
rejected, never shifted. A leap second is stored as the last millisecond before it ends.
"""

import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from desktop_app.domain.errors import UsageError
from desktop_app.domain.moments import to_epoch
from desktop_app.domain.units import DAY_S
from desktop_app.domain.words import say
from desktop_app.importers.records import BadRecord
from desktop_app.importers.written_times import WrittenTime, written_time

EARLIEST_S = 631152000.0  # 1990-01-01: before any AIS and nearly any satellite positioning
_LEAP = 60
_PIVOT = 69  # two-digit years as POSIX strptime reads them: 69-99 are 19xx, 00-68 are 20xx


@dataclass(frozen=True, slots=True)
class Reading:
    """How the times of a file are read; None where no time of the file needs it.

    ``date_order`` is dmy or mdy; ``epoch_unit_s`` the length of one unit of a plain number.
    """

    latest_s: float
    zone: tzinfo | None = None
    date_order: str | None = None
    epoch_unit_s: float | None = None


def latest_sensible_s() -> float:
    """A day from now: what is dated later is not a measurement."""
    return time.time() + DAY_S


def zone_named(name: str) -> tzinfo:
    """The zone of an IANA name or of an offset such as ``+09:00``; UsageError for neither."""
    written = written_time(f"2000-01-01T00:00{name.strip()}")
    if isinstance(written, WrittenTime) and written.offset_s is not None:
        return timezone(timedelta(seconds=written.offset_s)) if written.offset_s else UTC
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise UsageError(
            say("There is no time zone {name}", name=repr(name)),
            do=say("Give an IANA name such as Asia/Tokyo, or an offset such as +09:00"),
        ) from error


def instant(text: str, reading: Reading) -> float:
    """The time a text stands for, epoch seconds UTC; BadRecord where it stands for none."""
    text = text.strip()
    written = written_time(text)
    if isinstance(written, WrittenTime):
        t_s = _civil(written, text, reading)
    elif written is None or reading.epoch_unit_s is None:
        raise BadRecord(
            say("{text} is not a time", text=repr(text[:60])) if text else say("no time")
        )
    else:
        t_s = written * reading.epoch_unit_s
    return checked_instant(t_s, text, reading.latest_s)


def checked_instant(t_s: float, text: str, latest_s: float) -> float:
    """The time, unless it is before 1990 or in the future (BadRecord)."""
    if t_s < EARLIEST_S:
        raise BadRecord(say("{text} is before 1990", text=repr(text[:60])))
    if not t_s <= latest_s:
        raise BadRecord(say("{text} lies in the future", text=repr(text[:60])))
    return t_s


def is_leap_second(text: str) -> bool:
    """Whether a time is written with second 60."""
    written = written_time(text.strip()) if ":60" in text else None
    return isinstance(written, WrittenTime) and written.second == _LEAP


def _civil(written: WrittenTime, text: str, reading: Reading) -> float:
    month, day = _month_and_day(written, reading.date_order)
    year = written.year
    if written.short_year:
        year += 1900 if year >= _PIVOT else 2000
    leap = written.second == _LEAP
    second, part = (59, 999_000) if leap else (written.second, written.microsecond)
    try:
        naive = datetime(year, month, day, written.hour, written.minute, second, part)  # noqa: DTZ001 - the zone follows
    except ValueError as error:
        raise BadRecord(_not_a_time(text)) from error
    if written.offset_s is not None:
        return to_epoch(naive.replace(tzinfo=UTC)) - written.offset_s
    return _local(naive, text, reading.zone)


def _month_and_day(written: WrittenTime, date_order: str | None) -> tuple[int, int]:
    first, second = written.numbers
    if written.order == "ymd" or date_order == "mdy":
        return first, second
    if date_order == "dmy":
        return second, first
    raise BadRecord(say("day and month cannot be told apart"))


def _local(naive: datetime, text: str, zone: tzinfo | None) -> float:
    if zone is None:
        raise BadRecord(say("{text} states no time zone", text=repr(text[:60])))
    early, late = (to_epoch(naive.replace(tzinfo=zone, fold=fold)) for fold in (0, 1))
    if early == late:
        return early
    if early > late:
        raise BadRecord(say("{text} is skipped there (summer time begins)", text=repr(text)))
    raise BadRecord(say("{text} occurs twice there (summer time ends)", text=repr(text[:60])))


def _not_a_time(text: str) -> str:
    return say("{text} is not a time", text=repr(text[:60])) if text else say("no time")
