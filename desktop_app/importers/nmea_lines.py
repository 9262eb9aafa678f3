r"""Lines of an NMEA log, each taken apart: who heard it, when, and the sentence itself.

Grammar: ``[\tag block*hh\][time ]!ttVDM,...*hh[,suffix]``. Tag block (NMEA 0183 v4): ``s:``
station, ``c:`` epoch in seconds or milliseconds, ``g:`` group (``g:1-2-4711``, before version 4
``1G2:4711``), with a checksum of its own. Suffix (US Coast Guard): ``,rSTATION,...,EPOCH``. A time
before the sentence, or last in what follows it: epoch, or ISO 8601, in brackets or not; one without
a zone needs the person's word. ``$PGHP,1,y,m,d,h,m,s,ms,...`` (Gatehouse) states the UTC time of
the sentence after it. A checksum is the exclusive or of the bytes between ``!`` (or ``$``) and
``*``, in hexadecimal.
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import reduce
from operator import xor

from desktop_app.domain.moments import parse_rfc3339, to_epoch
from desktop_app.domain.words import say
from desktop_app.importers.instants import Reading, checked_instant, instant
from desktop_app.importers.records import BadRecord
from desktop_app.importers.written_times import WrittenTime, written_time

LONGEST_LINE = 1024
_LINE = re.compile(
    rb"(?:\\(?P<tag>[^\\]*)\\)?\s*(?P<before>[^!$\\]{0,40}?)\s*"
    rb"(?:(?P<sentence>[!$][^*]*)(?:\*(?P<checksum>[0-9A-Fa-f]{2}))?(?P<suffix>.*))?",
    re.DOTALL,
)
_EPOCH = re.compile(rb"\d{9,10}(?:\.\d+)?|\d{12,13}")
_DATED = re.compile(rb"\d{4}-\d\d-\d\d[T ]\d\d:.*")
_AROUND_A_TIME = b" \t[](),;|"
_GROUP = re.compile(rb"\d+-\d+-(\w+)")
_OLD_GROUP = re.compile(rb"\dG\d:(\w+)")
_STATION = re.compile(rb"r\w+|b\w+")
_MILLISECONDS_FROM = 1e11  # as seconds this is the year 5138
_PGHP_TIME = slice(2, 9)


@dataclass(frozen=True, slots=True)
class NmeaLine:
    """One line: its sentence without checksum (empty if it has none), its station and its time.

    ``t_s`` is epoch seconds UTC or None; ``states_next`` tells that the time is meant for the
    sentence on the next line (a tag block or a Gatehouse line on its own). ``group`` names the
    group of lines that its tag block puts it in.
    """

    sentence: bytes
    station: bytes | None
    t_s: float | None
    states_next: bool
    group: bytes | None = None


class NoZone(BadRecord):
    """A time that states no zone, where the person has not said one."""


def checksum(content: bytes) -> int:
    """The NMEA 0183 checksum of the bytes between the start character and the asterisk."""
    return reduce(xor, content, 0)


def read_line(line: bytes, reading: Reading) -> NmeaLine:
    """Take a line apart; BadRecord for a wrong checksum, a bad time, or what is no sentence."""
    match = _LINE.fullmatch(line.strip())
    if match is None or not (match["sentence"] or match["tag"] is not None):
        raise BadRecord(say("not an NMEA sentence"))
    station, t_s, group = _tag_block(match["tag"], reading.latest_s)
    sentence = match["sentence"]
    if sentence is None:
        if match["before"]:
            raise BadRecord(say("not an NMEA sentence"))
        return NmeaLine(b"", station, t_s, states_next=True, group=group)
    _check(sentence[1:], match["checksum"], is_ais=sentence.startswith(b"!"))
    if sentence.startswith(b"$PGHP,1,"):
        t_s = _gatehouse(sentence, reading.latest_s)
        return NmeaLine(sentence, station, t_s, states_next=True)
    if match["suffix"].strip(b"\0\t ") and not match["suffix"].startswith(b","):
        raise BadRecord(say("there is more after the checksum"))
    if t_s is None:
        t_s = _outer_time(match["before"], match["suffix"], reading)
    station = station or _suffix_station(match["suffix"])
    return NmeaLine(sentence, station, t_s, states_next=False, group=group)


def _check(content: bytes, stated: bytes | None, is_ais: bool) -> None:
    if stated is None:
        if is_ais:
            raise BadRecord(say("no checksum"))
        return
    computed = checksum(content)
    if int(stated, 16) != computed:
        shown = stated.decode().upper()
        raise BadRecord(
            say("checksum is {shown}, computed {computed}", shown=shown, computed=f"{computed:02X}")
        )


def _tag_block(
    tag: bytes | None, latest_s: float
) -> tuple[bytes | None, float | None, bytes | None]:
    """The station, the time and the group that a tag block states."""
    if tag is None:
        return None, None, None
    content, star, stated = tag.rpartition(b"*")
    computed = checksum(content)
    if not star or stated.upper() != b"%02X" % computed:
        shown = stated.decode("ascii", "replace") if star else say("missing")
        raise BadRecord(
            say("tag block checksum is {s}, computed {c}", s=shown[:8], c=f"{computed:02X}")
        )
    fields = dict(field.split(b":", 1) for field in content.split(b",") if b":" in field)
    time = fields.get(b"c")
    t_s = None if time is None else _epoch(time, latest_s)
    return fields.get(b"s"), t_s, _group(content, fields.get(b"g", b""))


def _group(content: bytes, stated: bytes) -> bytes | None:
    match = _GROUP.fullmatch(stated) or _OLD_GROUP.match(content)
    return match[1] if match else None


def _outer_time(before: bytes, suffix: bytes, reading: Reading) -> float | None:
    """A time before the sentence, or at the end of what follows its checksum; or None."""
    before = before.strip(_AROUND_A_TIME)
    if before:
        return _written(before, reading)
    last = suffix.rpartition(b",")[2].strip()
    stated = suffix.startswith(b",") and (_EPOCH.fullmatch(last) or _DATED.fullmatch(last))
    return _written(last, reading) if stated else None


def _suffix_station(suffix: bytes) -> bytes | None:
    return next((part for part in suffix.split(b",") if _STATION.fullmatch(part)), None)


def _written(text: bytes, reading: Reading) -> float:
    """An epoch or a date with a clock time; NoZone where its zone is open."""
    if _EPOCH.fullmatch(text):
        return _epoch(text, reading.latest_s)
    shown = text.decode("ascii", "replace")
    written = written_time(shown) if _DATED.fullmatch(text) else None
    if isinstance(written, WrittenTime) and (written.offset_s is not None or reading.zone):
        return instant(shown, reading)
    try:
        return checked_instant(parse_rfc3339(shown), shown, reading.latest_s)
    except BadRecord:
        raise
    except ValueError as error:
        kind = BadRecord if written is None else NoZone
        raise kind(say("{text} is not a time with a zone", text=repr(shown))) from error


def _epoch(text: bytes, latest_s: float) -> float:
    shown = text.decode("ascii", "replace")[:40]
    if not _EPOCH.fullmatch(text):
        raise BadRecord(say("{text} is not a time", text=repr(shown)))
    value = float(text)
    return checked_instant(value / 1000 if value > _MILLISECONDS_FROM else value, shown, latest_s)


def _gatehouse(sentence: bytes, latest_s: float) -> float:
    fields = sentence.split(b",")[_PGHP_TIME]
    try:
        year, month, day, hour, minute, second, milliseconds = (int(field) for field in fields)
        moment = datetime(year, month, day, hour, minute, second, milliseconds * 1000, tzinfo=UTC)
    except ValueError as error:
        raise BadRecord(say("the Gatehouse line states no time")) from error
    return checked_instant(to_epoch(moment), sentence.decode("ascii", "replace")[:40], latest_s)
