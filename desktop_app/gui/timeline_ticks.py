"""Where a time axis has its ticks, and what stands beside them, in a time zone."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from desktop_app.domain.moments import from_epoch, to_epoch
from desktop_app.gui.local_times import day, zone_head, zone_named

_CLOCK_STEPS_S = (60, 120, 300, 600, 900, 1800, 3600, 7200, 10800, 21600, 43200)
_DAY_STEPS = (1, 2, 7, 14)
_MONTH_STEPS = (1, 3, 6)
_YEAR_STEPS = (1, 2, 5, 10, 20, 50)
_DAY_S = 86400.0
_MONTH_S = 30.4 * _DAY_S
_YEAR_S = 365.25 * _DAY_S
_LEAST_GAP_PX = 58.0


@dataclass(frozen=True, slots=True)
class Tick:
    """A tick at a time (epoch seconds UTC); a strong one stands on a round time."""

    t_s: float
    text: str
    strong: bool


def ticks(start_s: float, end_s: float, width_px: float, zone: str) -> list[Tick]:
    """Ticks far enough apart to be read, on round local times."""
    span_s = max(end_s - start_s, 1.0)
    step_s = span_s * _LEAST_GAP_PX / max(width_px, 1.0)
    clock = next((step for step in _CLOCK_STEPS_S if step >= step_s), None)
    if clock is not None:
        return list(_clock_ticks(start_s, end_s, clock, zone))
    days = next((step for step in _DAY_STEPS if step * _DAY_S >= step_s), None)
    if days is not None:
        return list(_day_ticks(start_s, end_s, days, zone))
    return list(_month_ticks(start_s, end_s, _months(step_s), zone))


def axis_head(start_s: float, end_s: float, zone: str) -> tuple[str, str]:
    """The zone and the date at the beginning of an axis; no date where it spans many days."""
    date = day(start_s, zone) if end_s - start_s < 3 * _DAY_S else ""
    return zone_head(start_s, zone), date


def _clock_ticks(start_s: float, end_s: float, step_s: int, zone: str) -> Iterator[Tick]:
    offset_s = _offset_s(start_s, zone)
    t_s = -((-(start_s + offset_s)) // step_s) * step_s - offset_s
    while t_s <= end_s:
        moment = from_epoch(t_s).astimezone(zone_named(zone))
        midnight = (moment.hour, moment.minute) == (0, 0)
        text = moment.strftime("%m-%d") if midnight else moment.strftime("%H:%M")
        yield Tick(t_s, text, midnight or moment.minute % 30 == 0)
        t_s += step_s


def _day_ticks(start_s: float, end_s: float, step: int, zone: str) -> Iterator[Tick]:
    moment = _midnight(from_epoch(start_s).astimezone(zone_named(zone)))
    while (t_s := to_epoch(moment)) <= end_s:
        if t_s >= start_s and moment.toordinal() % step == 0:
            yield Tick(t_s, moment.strftime("%m-%d"), moment.day == 1)
        moment = _midnight(moment + timedelta(days=1))


def _month_ticks(start_s: float, end_s: float, step: int, zone: str) -> Iterator[Tick]:
    moment = _midnight(from_epoch(start_s).astimezone(zone_named(zone)).replace(day=1))
    while (t_s := to_epoch(moment)) <= end_s:
        months = 12 * moment.year + moment.month - 1
        if t_s >= start_s and months % step == 0:
            yield Tick(t_s, moment.strftime("%Y" if step >= 12 else "%Y-%m"), moment.month == 1)
        year, month = divmod(months + 1, 12)
        if year > 9998:
            return
        moment = moment.replace(year=year, month=month + 1)


def _months(step_s: float) -> int:
    months = next((step for step in _MONTH_STEPS if step * _MONTH_S >= step_s), None)
    if months is not None:
        return months
    return 12 * next((step for step in _YEAR_STEPS if step * _YEAR_S >= step_s), 100)


def _midnight(moment: datetime) -> datetime:
    return moment.replace(hour=0, minute=0, second=0, microsecond=0)


def _offset_s(t_s: float, zone: str) -> float:
    offset = from_epoch(t_s).astimezone(zone_named(zone)).utcoffset()
    return offset.total_seconds() if offset else 0.0
