"""AIVDM and AIVDO logs: the sentences of AIS receivers, with whatever states their times.

One physical line is one record; the lines of a sentence in several parts share one outcome. A
sentence without a time, in a file where others have one, is rejected. In a file without any time
the person is asked for the time of its start; the messages' own seconds of the minute (ITU-R
M.1371) then carry the clock forward, which holds as long as no silence is longer than 30 s.
"""

import re
from collections.abc import Iterator

from desktop_app.domain.basis import Basis
from desktop_app.domain.errors import DecisionNeeded, Question, Refused, UsageError
from desktop_app.domain.import_options import ImportOptions
from desktop_app.domain.moments import parse_rfc3339
from desktop_app.domain.progress import Progress
from desktop_app.domain.sources import Decision, Imported
from desktop_app.domain.words import say
from desktop_app.importers.ais_messages import OtherMessage, ShipPosition, StaticData, decode
from desktop_app.importers.instants import latest_sensible_s
from desktop_app.importers.ledger import About, Ledger
from desktop_app.importers.nmea_groups import Group, Groups, read_part
from desktop_app.importers.nmea_lines import LONGEST_LINE, NmeaLine, checksum, read_line
from desktop_app.importers.physical_lines import physical_lines
from desktop_app.importers.raw_lines import with_raw_lines
from desktop_app.importers.records import BadRecord, Fix
from desktop_app.importers.source_file import SourceFile

_AIS = re.compile(rb"![A-Z0-9]{2}VD[MO],")
_SAME_WITHIN_S = 30.0
_MOST_HEARD = 200_000
_MINUTE_S = 60.0
_BETWEEN_STEPS = 2048


def read_aivdm(source: SourceFile, options: ImportOptions, progress: Progress) -> Imported:
    """Read the log; DecisionNeeded where a ship's position has no time and no line has one."""
    latest_s = latest_sensible_s()
    clock = None if _has_times(source, latest_s) else _Clock(source, options)
    imported = _Reader(source, options, latest_s, clock).read(progress)
    return with_raw_lines(imported, (line.decode("utf-8", "replace") for line in _lines(source)))


def _has_times(source: SourceFile, latest_s: float) -> bool:
    """Whether any line states a time; the file is read up to the first that does."""
    for line in _lines(source):
        try:
            plain = len(line) <= LONGEST_LINE and not line.startswith(b"#")
            if plain and read_line(line, latest_s).t_s is not None:
                return True
        except BadRecord:
            continue
    return False


def _lines(source: SourceFile) -> Iterator[bytes]:
    with source.open() as file:
        yield from physical_lines(file, LONGEST_LINE)


class _Clock:
    """Times for a file that states none: the person's start, carried on by the messages."""

    def __init__(self, source: SourceFile, options: ImportOptions) -> None:
        self._name = source.name
        self._start = options.start_time
        self._now_s: float | None = None
        if self._start is not None:
            try:
                self._now_s = parse_rfc3339(self._start)
            except ValueError as error:
                raise UsageError(
                    say("{text} is not a time with a zone", text=repr(self._start)),
                    do=say("Write it like 2022-07-03T22:05:00Z"),
                ) from error

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """What the times rest on."""
        if self._start is None:
            return ()
        how = say(
            "said by the person (--start-time); carried on by the seconds in the messages, "
            "which is right if no silence is longer than 30 s"
        )
        return (Decision(say("start time"), self._start, how),)

    def at(self, utc_second: int | None) -> float:
        """The time next to the last one that has this second of the minute."""
        if self._now_s is None:
            raise DecisionNeeded((_ask_start(),), self._name)
        if utc_second is None:
            raise BadRecord(say("no time: the message states no second of the minute"))
        half = _MINUTE_S / 2
        self._now_s += (utc_second - self._now_s % _MINUTE_S + half) % _MINUTE_S - half
        return self._now_s


def _ask_start() -> Question:
    readings = (
        say("No line of the file states a time; AIS positions state only the second of the minute"),
        say("With --start-time the first message is given that time, to the nearest half minute"),
    )
    return Question(say("start time"), readings, "--start-time")


class _Reader:
    """Reads the lines of one log into a ledger; ``clock`` is None where lines state times."""

    def __init__(
        self, source: SourceFile, options: ImportOptions, latest_s: float, clock: _Clock | None
    ) -> None:
        self._source = source
        self._options = options
        self._latest_s = latest_s
        self._clock = clock
        self._ledger = Ledger()
        self._groups = Groups()
        self._heard: dict[bytes, float] = {}
        self._stated: tuple[bytes | None, float | None] = (None, None)

    def read(self, progress: Progress) -> Imported:
        """Read every line, then close the ledger against their number."""
        number = done = 0
        for number, line in enumerate(_lines(self._source), 1):
            self._take(number, line)
            done += len(line) + 1
            if number % _BETWEEN_STEPS == 0:
                progress.step(done, max(self._source.content_bytes, done), say("Reading"))
        self._give_up(self._groups.give_up())
        if not number:
            raise Refused(say("The file holds no record"), self._source.name)
        return self._ledger.close(self._source, self._about(number))

    def _about(self, records: int) -> About:
        said = self._options.basis
        decisions = self._clock.decisions if self._clock else ()
        if said is not None:
            how = say("said by the person (--basis)")
            decisions += (Decision(say("basis"), said.value, how),)
        return About("aivdm", said or Basis.MEASURED, records, decisions)

    def _take(self, number: int, line: bytes) -> None:
        if not line.strip():
            self._ledger.ignore("blank")
        elif line.startswith(b"#"):
            self._ledger.ignore("comment")
        else:
            try:
                self._take_sentence(number, line)
            except BadRecord as reason:
                self._stated = (None, None)  # it may have been meant for this very line
                self._reject(number, line, reason)

    def _take_sentence(self, number: int, line: bytes) -> None:
        if len(line) > LONGEST_LINE:
            raise BadRecord(say("longer than {n} bytes", n=LONGEST_LINE))
        read = read_line(line, self._latest_s)
        before, self._stated = self._stated, (None, None)
        if read.states_next:
            self._stated = (read.station, read.t_s)
            self._ledger.ignore("time sentence" if read.sentence else "tag block")
        elif not _AIS.match(read.sentence):
            self._ledger.ignore("other sentence")
        else:
            self._take_ais(number, line, read, before)

    def _take_ais(
        self,
        number: int,
        line: bytes,
        read: NmeaLine,
        before: tuple[bytes | None, float | None],
    ) -> None:
        """Add a part; what the line before stated holds where the line itself states nothing."""
        station = read.station or before[0]
        t_s = before[1] if read.t_s is None else read.t_s
        raw = read.sentence + b"*%02X" % checksum(read.sentence[1:])
        part = read_part(read.sentence, number, raw, (station, t_s))
        finished, given_up = self._groups.add(part)
        self._give_up(given_up)
        if finished is not None:
            self._finish(finished, line)

    def _give_up(self, groups: list[Group]) -> None:
        for group in groups:
            for part in group.parts:
                reason = say("part {n} of {of} without the others", n=part.number, of=part.total)
                self._ledger.reject(part.line, reason, part.raw.decode("ascii", "replace"))

    def _finish(self, group: Group, line: bytes) -> None:
        try:
            self._take_group(group)
        except BadRecord as reason:
            for part in group.parts[:-1]:
                self._reject(part.line, part.raw, reason)
            self._reject(group.parts[-1].line, line, reason)

    def _take_group(self, group: Group) -> None:
        t_s, lines = group.t_s, len(group.parts)
        payload = b"".join(part.payload for part in group.parts)
        if t_s is None and self._clock is None:
            raise BadRecord(say("no time, in a file whose other sentences have one"))
        message = decode(group)
        if t_s is None and self._clock is not None and isinstance(message, ShipPosition):
            t_s = self._clock.at(message.utc_second)
        if t_s is not None and self._is_again(payload, t_s):
            self._ledger.duplicate(lines)
        elif isinstance(message, OtherMessage):
            self._ledger.ignore(message.kind, lines)
        else:
            self._take_ship(message, t_s, group)

    def _take_ship(
        self, message: ShipPosition | StaticData, t_s: float | None, group: Group
    ) -> None:
        key, line = f"mmsi:{message.mmsi}", group.parts[0].line
        if isinstance(message, ShipPosition) and t_s is not None:
            place = (message.lon_deg, message.lat_deg)
            motion = (message.sog_kn, message.cog_deg, message.heading_deg)
            self._ledger.accept(Fix(key, t_s, *place, *motion, line), len(group.parts) - 1)
        else:
            self._ledger.ignore("static", len(group.parts))
        for attribute, value in message.attributes:
            self._ledger.report(key, attribute, value, line)

    def _is_again(self, payload: bytes, t_s: float) -> bool:
        """Whether the same payload was heard within 30 s; if not, it is remembered."""
        heard_s = self._heard.get(payload)
        if heard_s is not None and abs(t_s - heard_s) <= _SAME_WITHIN_S:
            return True
        if len(self._heard) >= _MOST_HEARD:
            horizon_s = t_s - _SAME_WITHIN_S
            self._heard = {text: at for text, at in self._heard.items() if at >= horizon_s}
        self._heard[payload] = t_s
        return False

    def _reject(self, number: int, line: bytes, reason: BadRecord) -> None:
        self._ledger.reject(number, str(reason), line.decode("utf-8", "replace"))
