"""How the times of one file are to be read: shown by the file, said by the person, or asked.

Day and month are told apart by a number above 12; else by contiguity: at least three dates that
follow each other day by day in one order, and lie at least 28 days apart in the other. A plain
number is seconds, milliseconds or microseconds since 1970 by its size, as only one of the three
falls between 1990 and tomorrow. A time without a zone is never given one without a word for it.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, tzinfo
from itertools import pairwise

from desktop_app.domain.errors import Question, Refused, UsageError
from desktop_app.domain.import_options import ImportOptions
from desktop_app.domain.moments import rfc3339
from desktop_app.domain.sources import Decision
from desktop_app.domain.words import say
from desktop_app.importers.instants import EARLIEST_S, Reading, instant, zone_named
from desktop_app.importers.records import BadRecord
from desktop_app.importers.written_times import WrittenTime, written_time

_UNITS = {"s": 1.0, "ms": 1e-3, "µs": 1e-6}
_TWELVE = 12
_ENOUGH_DATES = 3
_MONTH_APART_DAYS = 28


@dataclass(frozen=True, slots=True)
class Stated:
    """What the format, the profile or a column's name states about times, and in which words."""

    zone: str | None = None
    zone_how: str = ""
    date_order: str | None = None
    date_order_how: str = ""


@dataclass(slots=True)
class TimeEvidence:
    """What the times of a file show; texts are taken in with :meth:`add`."""

    latest_s: float
    naive: tuple[str, int] | None = None
    open_dates: set[tuple[int, int, int]] = field(default_factory=set)
    day_first: tuple[str, int] | None = None
    month_first: tuple[str, int] | None = None
    short_year: tuple[str, int] | None = None
    units: Counter[str] = field(default_factory=Counter)
    numbers: int = 0
    _last: str = ""

    def add(self, text: str, line: int) -> None:
        """Take one more time in."""
        if text == self._last:
            return
        self._last = text
        written = written_time(text.strip())
        if isinstance(written, WrittenTime):
            self._add_civil(written, text, line)
        elif written is not None:
            self.numbers += 1
            self.units.update(
                unit
                for unit, length_s in _UNITS.items()
                if EARLIEST_S <= written * length_s <= self.latest_s
            )

    def _add_civil(self, written: WrittenTime, text: str, line: int) -> None:
        if written.offset_s is None:
            self.naive = self.naive or (text, line)
        if written.short_year:
            self.short_year = self.short_year or (text, line)
        if written.order is None:
            first, second = written.numbers
            if first > _TWELVE >= second:
                self.day_first = self.day_first or (text, line)
            elif second > _TWELVE >= first:
                self.month_first = self.month_first or (text, line)
            self.open_dates.add((written.year, first, second))


def decide_times(
    evidence: TimeEvidence, options: ImportOptions, stated: Stated
) -> tuple[Reading, tuple[Decision, ...], tuple[Question, ...]]:
    """How to read the times, what was decided to get there, and what is still to be asked."""
    order, order_decisions, order_questions = _date_order(evidence, options, stated)
    unit, unit_decisions = _epoch_unit(evidence, options)
    zone, zone_decisions, zone_questions = _zone(evidence, options, stated, order)
    reading = Reading(evidence.latest_s, zone, order, unit)
    decisions = (*order_decisions, *unit_decisions, *zone_decisions)
    return reading, decisions, (*zone_questions, *order_questions)


def _date_order(
    evidence: TimeEvidence, options: ImportOptions, stated: Stated
) -> tuple[str | None, tuple[Decision, ...], tuple[Question, ...]]:
    if not evidence.open_dates:
        return None, (), ()
    about = say("date order")
    if options.date_order is not None:
        if options.date_order not in ("dmy", "mdy"):
            raise UsageError(say("The years stand last in this file"), do=say("Say dmy or mdy"))
        said = Decision(about, options.date_order, say("said by the person (--date-order)"))
        return options.date_order, (said, *_short_years(evidence)), ()
    if stated.date_order:
        return stated.date_order, (Decision(about, stated.date_order, stated.date_order_how),), ()
    order, how = _shown_order(evidence)
    if order and not evidence.short_year:
        return order, (Decision(about, order, how),), ()
    return None, (), (_ask_order(evidence),)


def _short_years(evidence: TimeEvidence) -> tuple[Decision, ...]:
    if evidence.short_year is None:
        return ()
    text, line = evidence.short_year
    how = say("two digits, as on line {line}: {text}", line=line, text=text)
    return (Decision(say("year"), say("69 to 99 are 19xx, 00 to 68 are 20xx"), how),)


def _shown_order(evidence: TimeEvidence) -> tuple[str | None, str]:
    day, month = evidence.day_first, evidence.month_first
    if day and month:
        raise Refused(
            say(
                "Both orders of day and month occur: {day} and {month}", day=day[0], month=month[0]
            ),
            say("lines {day} and {month}", day=day[1], month=month[1]),
            say("Write the dates in one order and import again"),
        )
    if shown := day or month:
        how = say("line {line} has {text}: no month is above 12", line=shown[1], text=shown[0])
        return ("dmy" if day else "mdy"), how
    return _by_contiguity(evidence.open_dates)


def _by_contiguity(dates: set[tuple[int, int, int]]) -> tuple[str | None, str]:
    as_dmy = _gaps_days((year, second, first) for year, first, second in dates)
    as_mdy = _gaps_days((year, first, second) for year, first, second in dates)
    how = say("read so, the {n} dates follow each other day by day", n=len(dates))
    for order, these, those in (("dmy", as_dmy, as_mdy), ("mdy", as_mdy, as_dmy)):
        if (
            len(these) >= _ENOUGH_DATES - 1
            and max(these) == 1
            and min(those, default=0) >= _MONTH_APART_DAYS
        ):
            return order, how
    return None, ""


def _gaps_days(dates: Iterable[tuple[int, int, int]]) -> list[int]:
    """The days between neighbouring dates (year, month, day); dates that do not exist are left."""
    days = sorted(filter(None, (_day_number(*numbers) for numbers in dates)))
    return [later - earlier for earlier, later in pairwise(days)]


def _day_number(year: int, month: int, day: int) -> int | None:
    try:
        return date(year, month, day).toordinal()
    except ValueError:
        return None


def _ask_order(evidence: TimeEvidence) -> Question:
    _, first, second = min(evidence.open_dates)
    readings = [
        say("dmy: {a}/{b} is day {a} of month {b}", a=first, b=second),
        say("mdy: {a}/{b} is day {b} of month {a}", a=first, b=second),
    ]
    if evidence.short_year:
        text, line = evidence.short_year
        readings.append(say("Line {line} has a year of two digits: {text}", line=line, text=text))
    return Question(say("date order"), tuple(readings), "--date-order")


def _epoch_unit(
    evidence: TimeEvidence, options: ImportOptions
) -> tuple[float | None, tuple[Decision, ...]]:
    if not evidence.numbers:
        return None, ()
    about = say("epoch unit")
    if options.epoch_unit is not None:
        if options.epoch_unit not in _UNITS:
            raise UsageError(say("The unit of plain numbers is s or ms"))
        said = say("said by the person (--epoch-unit)")
        return _UNITS[options.epoch_unit], (Decision(about, options.epoch_unit, said),)
    if len(evidence.units) > 1:
        raise Refused(
            say("The times mix units: {units} since 1970", units=_listed(evidence.units)),
            do=say("Say the unit with --epoch-unit; times in other units are then rejected"),
        )
    for unit in evidence.units:
        how = say("in any other unit the numbers lie before 1990 or in the future")
        return _UNITS[unit], (Decision(about, unit, how),)
    return 1.0, ()


def _listed(units: Iterable[str]) -> str:
    return ", ".join(sorted(units))


def _zone(
    evidence: TimeEvidence, options: ImportOptions, stated: Stated, order: str | None
) -> tuple[tzinfo | None, tuple[Decision, ...], tuple[Question, ...]]:
    if evidence.naive is None:
        return None, (), ()
    about = say("time zone")
    if options.time_zone is not None:
        said = say("said by the person (--time-zone); the file states none")
        return zone_named(options.time_zone), (Decision(about, options.time_zone, said),), ()
    if stated.zone is not None:
        return zone_named(stated.zone), (Decision(about, stated.zone, stated.zone_how),), ()
    return None, (), (_ask_zone(evidence.naive, order, evidence.latest_s),)


def _ask_zone(naive: tuple[str, int], order: str | None, latest_s: float) -> Question:
    text, line = naive
    readings = [say("Line {line} says {text} and states no zone", line=line, text=text.strip())]
    for zone, name in ((UTC, "UTC"), (zone_named("+09:00"), "+09:00")):
        try:
            t_s = instant(text, Reading(latest_s, zone, order))
        except BadRecord:
            continue
        readings.append(say("--time-zone {name}: it is {utc}", name=name, utc=rfc3339(t_s)))
    return Question(say("time zone"), tuple(readings), "--time-zone")
