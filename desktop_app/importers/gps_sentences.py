"""NMEA 0183 sentences of the vessel that records: its own fixes, its clock, its radar's targets.

Grammar (NMEA 0183 v3, as gpsd's and the makers' manuals publish it); ``tt`` is any talker:
``ttRMC,time,A|V,lat,N|S,lon,E|W,knots,course,ddmmyy,...``; ``ttGGA,time,lat,N|S,lon,E|W,quality``;
``ttGLL,lat,N|S,lon,E|W,time,A|V``; ``ttVTG,course,T,,M,knots,N,...``; ``ttHDT,heading,T``;
``ttZDA,time,dd,mm,yyyy,...``; ``ttTTM,number,distance,bearing,T|R,speed,course,T|R,cpa,tcpa,
K|N|S,name,L|Q|T,R,time,...``; ``ttTLL,number,lat,N|S,lon,E|W,name,time,L|Q|T,R``. A time is
``hhmmss[.sss]`` UTC; a position degrees and decimal minutes, ``4807.038``.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from desktop_app.domain.moments import to_epoch
from desktop_app.domain.units import HOUR_S, NM_M
from desktop_app.domain.words import say
from desktop_app.importers import coordinates
from desktop_app.importers.coordinates import NAN
from desktop_app.importers.records import BadRecord

_HEAD = re.compile(r"\$[A-OQ-Z][A-Z]([A-Z]{3})")
_CLOCK = re.compile(r"(\d\d)(\d\d)(\d\d)(\.\d+)?", re.ASCII)
_PLACE = re.compile(r"(\d{1,3})(\d\d(?:\.\d*)?)", re.ASCII)
_DATE = re.compile(r"(\d\d)(\d\d)(\d\d)", re.ASCII)
_MINUTE_S = 60
_CENTURY = 2000  # an RMC before 2000 would be before any AIS log
_METRES = {"N": NM_M, "K": 1000.0, "S": 1609.344}  # nautical miles, kilometres, statute miles
_LOST = "L"


@dataclass(frozen=True, slots=True)
class OwnSentence:
    """What a sentence says of the own ship; None or NaN for what it does not say.

    ``clock_s`` is seconds of the day, ``day_s`` the epoch seconds of that day's beginning (UTC).
    ``valid`` is False where the receiver says that it has no fix.
    """

    kind: str
    clock_s: float | None = None
    day_s: float | None = None
    lon_deg: float = NAN
    lat_deg: float = NAN
    sog_kn: float = NAN
    cog_deg: float = NAN
    heading_deg: float = NAN
    valid: bool = True


@dataclass(frozen=True, slots=True)
class RadarTarget:
    """A target as a radar tracks it: at a position, or at a distance and bearing from own ship.

    ``bearing_deg`` is from the bow where ``is_relative``. ``lost`` ends the target.
    """

    number: str
    clock_s: float | None
    lost: bool
    lon_deg: float = NAN
    lat_deg: float = NAN
    distance_m: float = NAN
    bearing_deg: float = NAN
    is_relative: bool = False
    sog_kn: float = NAN
    cog_deg: float = NAN


def read_gps(sentence: bytes) -> OwnSentence | RadarTarget | None:
    """What a sentence says; None for other sentences, BadRecord for fields that make no sense."""
    text = sentence.decode("ascii", "replace")
    head, *fields = text.split(",")
    match = _HEAD.fullmatch(head)
    reader = _READERS.get(match[1]) if match else None
    if reader is None:
        return None
    least, read = reader
    if len(fields) < least:
        raise BadRecord(
            say("{n} fields, {head} has at least {least}", n=len(fields), head=head, least=least)
        )
    return read(fields)


def _rmc(fields: list[str]) -> OwnSentence:
    if fields[1] != "A":
        return OwnSentence("RMC", valid=False)
    lon, lat = _position(fields[2:6])
    sog, cog = coordinates.sog(_number(fields[6])), _course(fields[7])
    return OwnSentence("RMC", _clock(fields[0]), _day(fields[8]), lon, lat, sog, cog)


def _gga(fields: list[str]) -> OwnSentence:
    if fields[5] in ("", "0"):
        return OwnSentence("GGA", valid=False)
    lon, lat = _position(fields[1:5])
    return OwnSentence("GGA", _clock(fields[0]), None, lon, lat)


def _gll(fields: list[str]) -> OwnSentence:
    if fields[5:6] and fields[5] != "A":
        return OwnSentence("GLL", valid=False)
    lon, lat = _position(fields[0:4])
    return OwnSentence("GLL", _clock(fields[4]), None, lon, lat)


def _vtg(fields: list[str]) -> OwnSentence:
    sog = coordinates.sog(_number(fields[4]))
    return OwnSentence("VTG", sog_kn=sog, cog_deg=_course(fields[0]))


def _hdt(fields: list[str]) -> OwnSentence:
    return OwnSentence("HDT", heading_deg=_course(fields[0]))


def _zda(fields: list[str]) -> OwnSentence:
    if not all(fields[:4]):
        return OwnSentence("ZDA", valid=False)
    day, month, year = fields[1:4]
    return OwnSentence("ZDA", _clock(fields[0]), _begin(year, month, day))


def _ttm(fields: list[str]) -> RadarTarget:
    metres = _METRES.get(fields[9])
    if metres is None:
        raise BadRecord(say("the radar target's unit of distance is {unit}", unit=repr(fields[9])))
    knots = metres / NM_M
    true_course = fields[6] == "T"
    return RadarTarget(
        number=_target(fields[0]),
        clock_s=_clock(fields[13]) if len(fields) > 13 and fields[13] else None,  # noqa: PLR2004 - the field's place
        lost=fields[11] == _LOST,
        distance_m=_number(fields[1]) * metres,
        bearing_deg=_number(fields[2]),
        is_relative=fields[3] == "R",
        sog_kn=coordinates.sog(_number(fields[4]) * knots) if true_course else NAN,
        cog_deg=_course(fields[5]) if true_course else NAN,
    )


def _tll(fields: list[str]) -> RadarTarget:
    lost = fields[7] == _LOST
    lon, lat = (NAN, NAN) if lost else _position(fields[1:5])
    clock_s = _clock(fields[6]) if fields[6] else None
    return RadarTarget(_target(fields[0]), clock_s, lost, lon, lat)


_READERS: dict[str, tuple[int, Callable[[list[str]], OwnSentence | RadarTarget]]] = {
    "RMC": (9, _rmc),
    "GGA": (6, _gga),
    "GLL": (5, _gll),
    "VTG": (5, _vtg),
    "HDT": (1, _hdt),
    "ZDA": (4, _zda),
    "TTM": (12, _ttm),
    "TLL": (8, _tll),
}


def _target(text: str) -> str:
    if not (text.isascii() and text.isdigit()):
        raise BadRecord(say("{text} is not a radar target's number", text=repr(text[:20])))
    return text.zfill(2)


def _number(text: str) -> float:
    try:
        return coordinates.number(text)
    except ValueError as error:
        raise BadRecord(say("{text} is not a number", text=repr(text[:20]))) from error


def _course(text: str) -> float:
    return coordinates.direction(_number(text) % 360.0)


def _clock(text: str) -> float:
    match = _CLOCK.fullmatch(text)
    if match is None:
        raise BadRecord(say("{text} is not a time of day", text=repr(text[:20])))
    hour, minute, second = (int(match[n]) for n in (1, 2, 3))
    if hour > 23 or minute >= _MINUTE_S or second > _MINUTE_S:  # noqa: PLR2004 - a clock; 60 is a leap second
        raise BadRecord(say("{text} is not a time of day", text=repr(text[:20])))
    part = 0.999 if second == _MINUTE_S else float(match[4] or 0)
    return hour * HOUR_S + minute * _MINUTE_S + min(second, _MINUTE_S - 1) + part


def _day(text: str) -> float:
    match = _DATE.fullmatch(text)
    if match is None:
        raise BadRecord(say("{text} is not a date", text=repr(text[:20])))
    return _begin(str(_CENTURY + int(match[3])), match[2], match[1])


def _begin(year: str, month: str, day: str) -> float:
    try:
        return to_epoch(datetime(int(year), int(month), int(day), tzinfo=UTC))
    except ValueError as error:
        shown = repr(f"{day}-{month}-{year}"[:20])
        raise BadRecord(say("{text} is not a date", text=shown)) from error


def _position(fields: list[str]) -> tuple[float, float]:
    lat, north, lon, east = fields
    if not lat and not lon:
        raise BadRecord(say("no position"))
    return coordinates.checked_position(_degrees(lon, east, "EW"), _degrees(lat, north, "NS"))


def _degrees(text: str, hemisphere: str, letters: str) -> float:
    match = _PLACE.fullmatch(text)
    if match is None or len(hemisphere) != 1 or hemisphere not in letters:
        raise BadRecord(say("{text} is not a coordinate", text=repr(f"{text},{hemisphere}"[:30])))
    minutes = float(match[2])
    if minutes >= _MINUTE_S:
        raise BadRecord(say("{text} is not a coordinate", text=repr(text[:30])))
    value = int(match[1]) + minutes / _MINUTE_S
    return -value if hemisphere in "SW" else value
