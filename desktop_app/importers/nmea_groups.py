"""Sentences of several parts put together again (NMEA 0183: total, number, sequence, channel).

Parts belong together when talker, total, sequence and channel agree, their stations do not differ,
and they come in order. A group that is never finished, or that too many others push out, is given
back with all its lines.
"""

from dataclasses import dataclass, field
from typing import NamedTuple

from desktop_app.domain.words import say
from desktop_app.importers.records import BadRecord

_MOST_OPEN = 64
_LONGEST_WAIT_LINES = 1000
_FIELDS = 7
_FILL_BITS = (b"0", b"1", b"2", b"3", b"4", b"5")


GroupKey = tuple[bytes, int, bytes, bytes]  # talker, total, sequence, channel


class Part(NamedTuple):
    """One part: its place, its sentence with checksum, and what its line stated beside it."""

    talker: bytes
    total: int
    number: int
    sequence: bytes
    channel: bytes
    payload: bytes
    fill_bits: int
    line: int
    raw: bytes
    station: bytes | None
    t_s: float | None


@dataclass(slots=True)
class Group:
    """The parts so far, in order."""

    parts: list[Part] = field(default_factory=list)

    @property
    def t_s(self) -> float | None:
        """The time that the first part with a time states."""
        return next((part.t_s for part in self.parts if part.t_s is not None), None)

    def takes(self, part: Part) -> bool:
        """Whether a part is the next one of this group."""
        stations = {each.station for each in (*self.parts, part) if each.station is not None}
        return part.number == len(self.parts) + 1 and len(stations) <= 1


def read_part(
    sentence: bytes, line: int, raw: bytes, stated: tuple[bytes | None, float | None]
) -> Part:
    """A VDM or VDO sentence as a part; BadRecord where its fields are not what they must be.

    ``stated`` is the station and the time of its line.
    """
    fields = sentence.split(b",")
    if len(fields) != _FIELDS:
        raise BadRecord(say("{n} fields, an AIS sentence has 7", n=len(fields)))
    head, total, number, sequence, channel, payload, fill = fields
    _check_place(total, number)
    if not payload:
        raise BadRecord(say("the sentence carries no message"))
    if fill not in _FILL_BITS:
        raise BadRecord(say("{n} fill bits, at most 5 are possible", n=_text(fill)))
    place = (head[1:3], int(total), int(number), sequence, channel)
    return Part(*place, payload, int(fill), line, raw, *stated)


def _check_place(total: bytes, number: bytes) -> None:
    possible = _is_digit(total) and _is_digit(number) and 1 <= int(number) <= int(total)
    if not possible:
        n, of = _text(number), _text(total)
        raise BadRecord(say("part {n} of {of} is not possible", n=n, of=of))


class Groups:
    """The groups that are still open."""

    def __init__(self) -> None:
        self._open: dict[GroupKey, list[Group]] = {}
        self._count = 0

    def add(self, part: Part) -> tuple[Group | None, list[Group]]:
        """Take a part: the group that it finishes (or None), and groups that are given up."""
        if part.total == 1:
            return Group([part]), []
        key = (part.talker, part.total, part.sequence, part.channel)
        groups = self._open.setdefault(key, [])
        group = next((each for each in groups if each.takes(part)), None)
        if group is None:
            return self._begin(groups, part)
        group.parts.append(part)
        if len(group.parts) < part.total:
            return None, []
        groups.remove(group)
        self._count -= 1
        return group, []

    def is_idle(self, key: GroupKey) -> bool:
        """Whether a group so named would be begun and finished without touching another."""
        return not self._open.get(key) and self._count < _MOST_OPEN

    def give_up(self) -> list[Group]:
        """The groups that the end of the file leaves unfinished."""
        left = [group for groups in self._open.values() for group in groups]
        self._open.clear()
        self._count = 0
        return left

    def _begin(self, groups: list[Group], part: Part) -> tuple[None, list[Group]]:
        if part.number != 1:
            return None, [Group([part])]
        stale = [group for group in groups if _same_station(group, part)]
        for group in stale:
            groups.remove(group)
        groups.append(Group([part]))
        self._count += 1 - len(stale)
        return None, stale + (self._oldest(part.line) if self._count > _MOST_OPEN else [])

    def _oldest(self, line: int) -> list[Group]:
        """Give up what waits for more than 1,000 lines, else the one that waits longest."""
        open_groups = ((group, key) for key, groups in self._open.items() for group in groups)
        by_age = sorted((group.parts[-1].line, key) for group, key in open_groups)
        horizon = max(line - _LONGEST_WAIT_LINES, by_age[0][0])
        given_up = []
        for last_line, key in by_age:
            if last_line <= horizon:
                group = next(g for g in self._open[key] if g.parts[-1].line == last_line)
                self._open[key].remove(group)
                given_up.append(group)
        self._count -= len(given_up)
        self._open = {key: groups for key, groups in self._open.items() if groups}
        return given_up


def _same_station(group: Group, part: Part) -> bool:
    return group.parts[0].station == part.station


def _is_digit(text: bytes) -> bool:
    return len(text) == 1 and text.isdigit()


def _text(text: bytes) -> str:
    return text.decode("ascii", "replace")[:20]
