"""NMEA 0183 logs: AIS sentences of receivers, the recording vessel's own, its radar's targets.

One physical line is one record; the lines of a sentence in several parts share one outcome, as do
the own ship's sentences of one time. What times rest on is in :mod:`nmea_clock`; a sentence without
a time, in a file where others have one, is rejected. Base stations, aids to navigation, aircraft
and emergency transmitters are no vessels: they are ignored by kind, as is a message that says that
it has no position.

Sources: ITU-R M.1371-5 and M.585-9, IEC 61162-1; gpsd's AIVDM and NMEA pages; files of the kinds
named in :mod:`nmea_lines`.
"""

from collections.abc import Iterator, Sequence

import numpy as np

from desktop_app.domain.basis import Basis
from desktop_app.domain.errors import Refused
from desktop_app.domain.import_options import ImportOptions
from desktop_app.domain.progress import Progress
from desktop_app.domain.sources import Decision, Imported
from desktop_app.domain.words import say
from desktop_app.importers.ais_columns import Claimed, block_text, claim, kind_name
from desktop_app.importers.ais_messages import OtherMessage, ShipPosition, StaticData, decode
from desktop_app.importers.ais_pairs import Pair, find_pairs
from desktop_app.importers.ais_static import quick_static
from desktop_app.importers.gps_sentences import read_gps
from desktop_app.importers.heard_messages import HeardMessages
from desktop_app.importers.instants import Reading, latest_sensible_s, zone_named
from desktop_app.importers.ledger import About, Ledger
from desktop_app.importers.line_blocks import LineBlock, line_blocks, lines_at
from desktop_app.importers.nmea_clock import AIS, Clock, clock_of, look_for_times
from desktop_app.importers.nmea_groups import Group, Groups, read_part
from desktop_app.importers.nmea_lines import LONGEST_LINE, NmeaLine, checksum, read_line
from desktop_app.importers.own_ship import OwnShip
from desktop_app.importers.physical_lines import physical_lines
from desktop_app.importers.raw_lines import lines_without_text, with_texts
from desktop_app.importers.records import BadRecord
from desktop_app.importers.source_file import SourceFile

_MOST_GROUPS = 256
_MOST_SPOKEN = 100_000
_GROUP_LINES = 1000


def read_aivdm(
    source: SourceFile, options: ImportOptions, progress: Progress, *, fast: bool = True
) -> Imported:
    """Read the log; DecisionNeeded where a ship's position has no time and no line has one.

    Where ``fast`` is False every line is read by itself, with the same result.
    """
    zone = zone_named(options.time_zone) if options.time_zone else None
    reading = Reading(latest_sensible_s(), zone)
    clock = Clock(look_for_times(_lines(source), reading), options, source.name)
    imported = _Reader(source, options, reading, clock, fast=fast).read(progress)
    return _with_texts(imported, source)


def _with_texts(imported: Imported, source: SourceFile) -> Imported:
    wanted = lines_without_text(imported)
    if not wanted:
        return imported
    with source.open() as file:
        lines = lines_at(file, wanted, LONGEST_LINE)
    return with_texts(imported, {n: line.decode("utf-8", "replace") for n, line in lines.items()})


def _lines(source: SourceFile) -> Iterator[bytes]:
    with source.open() as file:
        yield from physical_lines(file, LONGEST_LINE)


class _Reader:
    """Reads the lines of one log into a ledger."""

    def __init__(
        self,
        source: SourceFile,
        options: ImportOptions,
        reading: Reading,
        clock: Clock,
        *,
        fast: bool,
    ) -> None:
        self._source = source
        self._fast = fast
        self._last = 0
        self._spoken: set[tuple[bytes, int]] = set()
        self._options = options
        self._reading = reading
        self._clock = clock
        self._ledger = Ledger()
        self._heard = HeardMessages()
        self._own = OwnShip(self._ledger, source.sha256, reading.latest_s)
        self._groups = Groups()
        self._tagged: dict[bytes, tuple[int, bytes | None, float]] = {}
        self._stated: tuple[bytes | None, float | None] = (None, None)

    def read(self, progress: Progress) -> Imported:
        """Read every line, then close the ledger against their number."""
        number = done = 0
        with self._source.open() as file:
            for block in line_blocks(file, LONGEST_LINE):
                self._take_block(block)
                number = block.first + len(block.starts) - 1
                done += len(block.data)
                progress.step(done, max(self._source.content_bytes, done), say("Reading"))
        self._give_up(self._groups.give_up())
        if not number:
            raise Refused(say("The file holds no record"), self._source.name)
        self._own.close()
        self._heard.settle(self._ledger)
        return self._ledger.close(self._source, self._about(number))

    def _take_block(self, block: LineBlock) -> None:
        """Take the plain lines of a block together, and the others one by one."""
        left: Sequence[int] = range(len(block.starts))
        pairs: dict[int, Pair] = {}
        if self._fast and self._clock.is_stated and block.is_plain:
            lines = block_text(block, LONGEST_LINE)
            left = self._left_over(block, claim(lines, self._reading.latest_s))
            pairs = find_pairs(lines, self._reading.latest_s)
        taken = -1
        for index in left:
            number = block.first + index
            if index in pairs and self._take_pair(number, pairs[index]):
                taken = index + 1
            elif index != taken:
                self._take(number, block.line(index, LONGEST_LINE))

    def _left_over(self, block: LineBlock, claimed: Claimed) -> Sequence[int]:
        lines = block.first + claimed.index
        kinds = self._heard.kinds(claimed.kind, kind_name)
        numbers = (lines, np.ones_like(lines), kinds, claimed.mmsi, lines)
        self._heard.add_block(claimed.hashes, numbers, claimed.fix)
        left = np.ones(len(block.starts), np.bool_)
        left[claimed.index] = False
        return np.flatnonzero(left).tolist()

    def _take_pair(self, number: int, pair: Pair) -> bool:
        """Take the static data of two lines; False where they need the way of single lines."""
        if not self._groups.is_idle(pair.key):
            return False
        payload = pair.payload
        known = (payload, pair.fill_bits) in self._spoken
        message = None if known else quick_static(payload, pair.fill_bits)
        if message is not None:
            if len(self._spoken) >= _MOST_SPOKEN:
                self._spoken.clear()
            self._spoken.add((payload, pair.fill_bits))
            self._heard.speak(number + 1, message.mmsi, message.attributes, number)
        elif not known:
            return False
        self._heard.add(payload, (number + 1, number, 2), pair.t_s, "static")
        return True

    def _about(self, records: int) -> About:
        said = self._options.basis
        decisions = self._clock.decisions + self._own.decisions + self._heard.decisions
        if self._reading.zone is not None:
            how = say("said by the person (--time-zone)")
            decisions += (Decision(say("time zone"), str(self._options.time_zone), how),)
        if said is not None:
            how = say("said by the person (--basis)")
            decisions += (Decision(say("basis"), said.value, how),)
        return About("aivdm", said or Basis.MEASURED, records, decisions)

    def _take(self, number: int, line: bytes) -> None:
        if number != self._last + 1:
            self._stated = (None, None)  # it was meant for a line between, which needed it not
        self._last = number
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
        read = read_line(line, self._reading)
        before, self._stated = self._stated, (None, None)
        if read.states_next:
            self._stated = (read.station, read.t_s)
            self._ledger.ignore("time sentence" if read.sentence else "tag block")
        elif AIS.match(read.sentence):
            self._take_ais(number, line, read, before)
        else:
            self._take_other(number, read, before[1])

    def _take_other(self, number: int, read: NmeaLine, before_s: float | None) -> None:
        said = read_gps(read.sentence)
        if said is None:
            self._ledger.ignore("other sentence")
            return
        t_s = clock_of(read, self._reading.latest_s)
        if t_s is not None:
            self._clock.hear(t_s)
        self._own.take(said, number, before_s if read.t_s is None else read.t_s)

    def _take_ais(
        self,
        number: int,
        line: bytes,
        read: NmeaLine,
        before: tuple[bytes | None, float | None],
    ) -> None:
        """Add a part; what the line before stated holds where the line itself states nothing."""
        before = self._of_the_group(number, read) or before
        station = read.station or before[0]
        t_s = before[1] if read.t_s is None else read.t_s
        raw = read.sentence + b"*%02X" % checksum(read.sentence[1:])
        part = read_part(read.sentence, number, raw, (station, t_s))
        finished, given_up = self._groups.add(part)
        self._give_up(given_up)
        if finished is not None:
            self._finish(finished, line)

    def _of_the_group(
        self, number: int, read: NmeaLine
    ) -> tuple[bytes | None, float | None] | None:
        """What an earlier line of the tag blocks' group stated, at most 1,000 lines before."""
        if read.group is None:
            return None
        if read.t_s is not None:
            self._tagged.pop(read.group, None)
            self._tagged[read.group] = (number, read.station, read.t_s)
            if len(self._tagged) > _MOST_GROUPS:
                del self._tagged[next(iter(self._tagged))]
            return None
        line, station, t_s = self._tagged.get(read.group, (-_GROUP_LINES, None, 0.0))
        return (station, t_s) if line > 0 and number - line <= _GROUP_LINES else None

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
        t_s, last = group.t_s, group.parts[-1].line
        if t_s is None and self._clock.is_stated:
            self._clock.at(None, last)
        message = (_quick(group) if self._fast else None) or decode(group)
        payload = b"".join(part.payload for part in group.parts)
        place = (last, group.parts[0].line, len(group.parts))
        if isinstance(message, OtherMessage):
            self._heard.add(payload, place, t_s, message.kind)
            return
        if isinstance(message, ShipPosition):
            t_s = self._clock.at(message.utc_second, last) if t_s is None else t_s
            position = (message.lon_deg, message.lat_deg)
            motion = (message.sog_kn, message.cog_deg, message.heading_deg)
            self._heard.add(payload, place, t_s, (int(message.mmsi), position + motion))
        else:
            self._heard.add(payload, place, t_s, message.kind)
        self._heard.speak(last, message.mmsi, message.attributes, group.parts[0].line)

    def _reject(self, number: int, line: bytes, reason: BadRecord) -> None:
        self._ledger.reject(number, str(reason), line.decode("utf-8", "replace"))


def _quick(group: Group) -> StaticData | None:
    if any(part.fill_bits for part in group.parts[:-1]):
        return None
    payload = b"".join(part.payload for part in group.parts)
    return quick_static(payload, group.parts[-1].fill_bits)
