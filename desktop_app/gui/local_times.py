"""Times as they are read on the screen: in two zones, the offset always with them."""

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from desktop_app.domain.moments import local_minute, offset_text, zone_label
from desktop_app.domain.words import say

UTC = "UTC"
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


@dataclass(frozen=True, slots=True)
class TimeZones:
    """The two time zones in which times are shown, as IANA names; the first one leads."""

    first: str = "Asia/Tokyo"
    second: str = UTC


@lru_cache(maxsize=64)
def zone_named(name: str) -> ZoneInfo:
    """The zone of an IANA name; UTC where the name is not known here."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ZoneInfo(UTC)


def local(t_s: float, zone: str) -> datetime:
    """Epoch seconds as local time, to the nearest minute."""
    return local_minute(t_s, zone_named(zone))


def zone_short(t_s: float, zone: str) -> str:
    """``JST``, ``UTC``, or the bare offset where the zone has no name of its own."""
    moment = local(t_s, zone)
    return zone_label(moment) or offset_text(moment)


def zone_head(t_s: float, zone: str) -> str:
    """``JST +09:00``, ``UTC``: a column's head."""
    moment = local(t_s, zone)
    name = zone_label(moment)
    if name == UTC:
        return name
    return f"{name} {offset_text(moment)}".strip()


def clock(t_s: float, zone: str) -> str:
    """``07:05``."""
    return local(t_s, zone).strftime("%H:%M")


def clock_with_zone(t_s: float, zone: str) -> str:
    """``07:05 JST``, ``22:05Z``."""
    return f"{clock(t_s, zone)}{_suffix(t_s, zone)}"


def day_clock(t_s: float, zone: str) -> str:
    """``Mon 2022-07-04 07:05``; in UTC with a Z."""
    moment = local(t_s, zone)
    zulu = "Z" if zone_label(moment) == UTC else ""
    return f"{say(_WEEKDAYS[moment.weekday()])} {moment:%Y-%m-%d %H:%M}{zulu}"


def day(t_s: float, zone: str) -> str:
    """``4 July 2022``."""
    moment = local(t_s, zone)
    return say(
        "{day} {month} {year}",
        day=moment.day,
        month=say(_MONTHS[moment.month - 1]),
        year=moment.year,
    )


def iso_day(t_s: float, zone: str) -> str:
    """``2022-07-04``."""
    return local(t_s, zone).strftime("%Y-%m-%d")


def exact(t_s: float, zone: str) -> str:
    """``2022-07-04 07:05:12 JST``: to the second, for brackets."""
    moment = datetime.fromtimestamp(round(t_s), zone_named(zone))
    return f"{moment:%Y-%m-%d %H:%M:%S}{_suffix(t_s, zone)}"


def _suffix(t_s: float, zone: str) -> str:
    name = zone_short(t_s, zone)
    return "Z" if name == UTC else f" {name}"
