"""What the times of an NMEA log rest on, found by reading as much of it as is needed.

Where any AIS sentence states a time (or a line states one for the sentence after it), every
sentence must. Else the clock is that of the RMC and ZDA sentences among them, and without any, the
person's word for when the log begins; the seconds of the minute in the messages (ITU-R M.1371)
carry both forward, which is right as long as no silence is longer than 30 s.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from desktop_app.domain.errors import DecisionNeeded, Question, UsageError
from desktop_app.domain.import_options import ImportOptions
from desktop_app.domain.moments import parse_rfc3339
from desktop_app.domain.sources import Decision
from desktop_app.domain.words import say
from desktop_app.importers.gps_sentences import OwnSentence, read_gps
from desktop_app.importers.instants import Reading, checked_instant
from desktop_app.importers.nmea_lines import LONGEST_LINE, NmeaLine, NoZone, read_line
from desktop_app.importers.records import BadRecord

AIS = re.compile(rb"![A-Z0-9-]{2}VD[MO],")
_MINUTE_S = 60.0
_NEIGHBOURS = 100


@dataclass(frozen=True, slots=True)
class TimesFound:
    """What a first look found: whether lines state times, and the first RMC or ZDA with its line.

    ``naive`` is a time that states no zone, where one was met.
    """

    stated: bool
    first_clock: tuple[float, int] | None = None
    naive: str | None = None


def look_for_times(lines: Iterable[bytes], reading: Reading) -> TimesFound:
    """Read a log up to the first line that states a time; to its end where none does."""
    first_clock, naive = None, None
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith(b"#") or len(line) > LONGEST_LINE:
            continue
        try:
            read = read_line(line, reading)
            if read.t_s is not None and (read.states_next or AIS.match(read.sentence)):
                return TimesFound(stated=True)
            if first_clock is None and (t_s := clock_of(read, reading.latest_s)) is not None:
                first_clock = (t_s, number)
        except NoZone as open_zone:
            naive = naive or str(open_zone)
        except BadRecord:
            continue
    return TimesFound(stated=False, first_clock=first_clock, naive=naive)


def clock_of(read: NmeaLine, latest_s: float) -> float | None:
    """The time that an RMC or ZDA sentence states; None for any other sentence."""
    said = read_gps(read.sentence) if read.sentence[3:6] in (b"RMC", b"ZDA") else None
    if not isinstance(said, OwnSentence) or said.day_s is None or said.clock_s is None:
        return None
    return checked_instant(said.day_s + said.clock_s, f"{said.kind} ", latest_s)


class Clock:
    """Times for the sentences of a log that do not state their own."""

    def __init__(self, found: TimesFound, options: ImportOptions, name: str) -> None:
        self._found = found
        self._name = name
        self._start = options.start_time
        self._now_s: float | None = None
        if found.naive is not None and not found.stated and options.time_zone is None:
            raise DecisionNeeded((_ask_zone(found.naive),), name)
        if found.stated:
            return
        if self._start is not None:
            self._now_s = _said(self._start)
        elif found.first_clock is not None:
            self._now_s = found.first_clock[0]

    @property
    def is_stated(self) -> bool:
        """Whether every sentence has to come with its time."""
        return self._found.stated

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """What the times rest on."""
        if self._found.stated or self._now_s is None:
            return ()
        carried = say(
            "carried on by the seconds in the messages, which is right if no silence is longer"
            " than 30 s"
        )
        decisions: tuple[Decision, ...] = ()
        if self._start is not None:
            how = say("said by the person (--start-time); {carried}", carried=carried)
            decisions += (Decision(say("start time"), self._start, how),)
        if self._found.first_clock is not None:
            how = say("no AIS line states one; {carried}", carried=carried)
            decisions += (Decision(say("times"), say("RMC and ZDA sentences"), how),)
        return decisions

    def hear(self, t_s: float) -> None:
        """Set the clock by an RMC or ZDA sentence."""
        if self._found.first_clock is not None:
            self._now_s = t_s

    def at(self, utc_second: int | None, line: int) -> float:
        """The time next to the last one that has this second of the minute."""
        if self._found.stated:
            raise BadRecord(say("no time, in a file whose other sentences have one"))
        if self._now_s is None:
            raise DecisionNeeded((_ask_start(),), self._name)
        first = self._found.first_clock
        if first is not None and self._start is None and line < first[1] - _NEIGHBOURS:
            reason = say("no time: the first time sentence is on line {n}", n=first[1])
            raise BadRecord(reason)
        if utc_second is not None:
            half = _MINUTE_S / 2
            self._now_s += (utc_second - self._now_s % _MINUTE_S + half) % _MINUTE_S - half
        elif first is None:
            raise BadRecord(say("no time: the message states no second of the minute"))
        return self._now_s


def _said(start: str) -> float:
    try:
        return parse_rfc3339(start)
    except ValueError as error:
        raise UsageError(
            say("{text} is not a time with a zone", text=repr(start)),
            do=say("Write it like 2022-07-03T22:05:00Z"),
        ) from error


def _ask_start() -> Question:
    readings = (
        say("No line of the file states a time; AIS positions state only the second of the minute"),
        say("With --start-time the first message is given that time, to the nearest half minute"),
    )
    return Question(say("start time"), readings, "--start-time")


def _ask_zone(seen: str) -> Question:
    readings = (
        say("The lines begin with times that state no zone: {seen}", seen=seen),
        say("UTC, as most receivers write"),
    )
    return Question(say("time zone"), readings, "--time-zone")
