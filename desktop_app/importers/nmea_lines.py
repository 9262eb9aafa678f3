r"""Lines of an AIS log, each taken apart: who heard it, when, and the sentence itself.

Grammar: ``[\tag block*hh\][time ]!ttVDM,...*hh[,suffix]``. Tag block (NMEA 0183 v4): ``s:``
station, ``c:`` epoch in seconds or milliseconds, ``g:`` group, with a checksum of its own. Suffix
(US Coast Guard): ``,rSTATION,...,EPOCH``. A time before the sentence: epoch, or RFC 3339 with a
zone. ``$PGHP,1,y,m,d,h,m,s,ms,...`` (Gatehouse) states the UTC time of the sentence after it. A
checksum is the exclusive or of the bytes between ``!`` (or ``$``) and ``*``, in hexadecimal.
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import reduce
from operator import xor

from desktop_app.domain.moments import parse_rfc3339, to_epoch
from desktop_app.domain.words import say
from desktop_app.importers.instants import checked_instant
from desktop_app.importers.records import BadRecord

LONGEST_LINE = 1024
_LINE = re.compile(
    rb"(?:\\(?P<tag>[^\\]*)\\)?\s*(?P<before>[^!$\\]{0,40}?)\s*"
    rb"(?:(?P<sentence>[!$][^*]*)(?:\*(?P<checksum>[0-9A-Fa-f]{2}))?(?P<suffix>.*))?",
    re.DOTALL,
)
_EPOCH = re.compile(rb"\d{9,10}(?:\.\d+)?|\d{12,13}")
_STATION = re.compile(rb"r\w+|b\w+")
_MILLISECONDS_FROM = 1e11  # as seconds this is the year 5138
_PGHP_TIME = slice(2, 9)


@dataclass(frozen=True, slots=True)
class NmeaLine:
    """One line: its sentence without checksum (empty if it has none), its station and its time.

    ``t_s`` is epoch seconds UTC or None; ``states_next`` tells that the time is meant for the
    sentence on the next line (a tag block or a Gatehouse line on its own).
    """

    sentence: bytes
    station: bytes | None
    t_s: float | None
    states_next: bool


def checksum(content: bytes) -> int:
    """The NMEA 0183 checksum of the bytes between the start character and the asterisk."""
    return reduce(xor, content, 0)


def read_line(line: bytes, latest_s: float) -> NmeaLine:
    """Take a line apart; BadRecord for a wrong checksum, a bad time, or what is no sentence."""
    match = _LINE.fullmatch(line.strip())
    if match is None or not (match["sentence"] or match["tag"] is not None):
        raise BadRecord(say("not an NMEA sentence"))
    station, t_s = _tag_block(match["tag"], latest_s)
    sentence = match["sentence"]
    if sentence is None:
        if match["before"]:
            raise BadRecord(say("not an NMEA sentence"))
        return NmeaLine(b"", station, t_s, states_next=True)
    _check(sentence[1:], match["checksum"], is_ais=sentence.startswith(b"!"))
    if sentence.startswith(b"$PGHP,1,"):
        return NmeaLine(sentence, station, _gatehouse(sentence, latest_s), states_next=True)
    if match["suffix"].strip(b"\0\t ") and not match["suffix"].startswith(b","):
        raise BadRecord(say("there is more after the checksum"))
    if t_s is None:
        t_s = _outer_time(match["before"], match["suffix"], latest_s)
    return NmeaLine(sentence, station or _suffix_station(match["suffix"]), t_s, states_next=False)


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


def _tag_block(tag: bytes | None, latest_s: float) -> tuple[bytes | None, float | None]:
    """The station and the time that a tag block states."""
    if tag is None:
        return None, None
    content, star, stated = tag.rpartition(b"*")
    computed = checksum(content)
    if not star or stated.upper() != b"%02X" % computed:
        shown = stated.decode("ascii", "replace") if star else say("missing")
        raise BadRecord(
            say("tag block checksum is {s}, computed {c}", s=shown[:8], c=f"{computed:02X}")
        )
    fields = dict(field.split(b":", 1) for field in content.split(b",") if b":" in field)
    time = fields.get(b"c")
    return fields.get(b"s"), None if time is None else _epoch(time, latest_s)


def _outer_time(before: bytes, suffix: bytes, latest_s: float) -> float | None:
    """A time before the sentence, or at the end of what follows its checksum; or None."""
    if before:
        return _epoch_or_rfc3339(before, latest_s)
    last = suffix.rpartition(b",")[2].strip()
    return _epoch(last, latest_s) if suffix.startswith(b",") and _EPOCH.fullmatch(last) else None


def _suffix_station(suffix: bytes) -> bytes | None:
    return next((part for part in suffix.split(b",") if _STATION.fullmatch(part)), None)


def _epoch_or_rfc3339(text: bytes, latest_s: float) -> float:
    if _EPOCH.fullmatch(text):
        return _epoch(text, latest_s)
    shown = text.decode("ascii", "replace")
    try:
        return checked_instant(parse_rfc3339(shown), shown, latest_s)
    except BadRecord:
        raise
    except ValueError as error:
        raise BadRecord(say("{text} is not a time with a zone", text=repr(shown))) from error


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
