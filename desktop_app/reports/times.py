"""Times in words: in several zones at once, the offset always beside them."""

from collections.abc import Sequence
from datetime import date
from zoneinfo import ZoneInfo

from desktop_app.domain.moments import from_epoch, local_minute, offset_text, rfc3339, zone_label
from desktop_app.domain.visits import Crossing, FixReference
from desktop_app.domain.words import say
from desktop_app.reports.summary import Figure

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def stamp(t_s: float, zone: ZoneInfo) -> str:
    """``Mon 2022-07-04 07:05 JST (+09:00)``, or ``Sun 2022-07-03 22:05Z``."""
    moment = local_minute(t_s, zone)
    text = say(
        "{weekday} {date} {time}",
        weekday=say(_DAYS[moment.weekday()]),
        date=f"{moment:%Y-%m-%d}",
        time=f"{moment:%H:%M}",
    )
    if zone.key in ("UTC", "Etc/UTC"):
        return f"{text}Z"
    name = zone_label(moment)
    offset = f"({offset_text(moment)})" if name else offset_text(moment)
    return " ".join(part for part in (text, name, offset) if part)


def span(start_s: float | None, end_s: float | None, zone: ZoneInfo) -> str:
    """A period in one zone; the second date only where it differs."""
    if start_s is None and end_s is None:
        return say("times not decidable")
    if start_s is None or end_s is None:
        known = start_s if start_s is not None else end_s
        assert known is not None  # noqa: S101  one of the two is known
        words = say("from {time}") if end_s is None else say("until {time}")
        return words.format(time=stamp(known, zone))
    first, last = local_minute(start_s, zone), local_minute(end_s, zone)
    if first.date() == last.date():
        begin = stamp(start_s, zone)
        clock = f"{first:%H:%M}"
        return begin.replace(clock, f"{clock}–{last:%H:%M}", 1)
    return f"{stamp(start_s, zone)} – {stamp(end_s, zone)}"


def clock(t_s: float, zone: ZoneInfo) -> str:
    """``07:05`` in a zone, to the nearest minute."""
    return f"{local_minute(t_s, zone):%H:%M}"


def day_clock(t_s: float, zone: ZoneInfo, day: date | None) -> str:
    """``07:05``, or ``2022-07-05 07:05`` where the day is not the one given."""
    moment = local_minute(t_s, zone)
    if day is None or moment.date() == day:
        return f"{moment:%H:%M}"
    return f"{moment:%Y-%m-%d %H:%M}"


def exact_clock(t_s: float, zone: ZoneInfo) -> str:
    """``07:04:45`` in a zone."""
    return f"{from_epoch(round(t_s)).astimezone(zone):%H:%M:%S}"


def crossing_figure(
    crossing: Crossing,
    evidence: tuple[FixReference, ...],
    zone: ZoneInfo,
    *,
    entering: bool,
    day: date | None = None,
) -> Figure:
    """An entry or exit: its time, or what its bracket says ("after 19:00").

    A time on another day than ``day`` has its date with it.
    """
    if crossing.at_s is not None:
        told = day_clock(crossing.at_s, zone, day)
        return Figure(rfc3339(crossing.at_s), "time", told, evidence)
    outside = crossing.earliest_s if entering else crossing.latest_s
    inside = crossing.latest_s if entering else crossing.earliest_s
    if outside is not None:
        words = say("after {time}") if entering else say("before {time}")
        return Figure(None, "time", words.format(time=day_clock(outside, zone, day)), evidence)
    if inside is not None:
        words = say("before {time}") if entering else say("after {time}")
        return Figure(None, "time", words.format(time=day_clock(inside, zone, day)), evidence)
    return Figure(None, "time", say("not decidable"), evidence)


def bracket(crossing: Crossing, zone: ZoneInfo) -> str:
    """``[07:04:45–07:05:45]``, open where one side is not known, empty where both are not."""
    if crossing.earliest_s is None and crossing.latest_s is None:
        return ""
    sides = [
        "…" if side is None else exact_clock(side, zone)
        for side in (crossing.earliest_s, crossing.latest_s)
    ]
    return f"[{sides[0]}–{sides[1]}]"


def zone_names(zones: Sequence[ZoneInfo], t_s: float) -> tuple[str, ...]:
    """``JST +09:00``, ``UTC``: the heads of columns of times."""
    heads = []
    for zone in zones:
        moment = local_minute(t_s, zone)
        heads.append("UTC" if zone.key == "UTC" else f"{zone_label(moment)} {offset_text(moment)}")
    return tuple(head.strip() for head in heads)
