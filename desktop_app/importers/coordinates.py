"""Positions and motion as text in a file: into degrees and knots, or a reason why not.

Sentinels ("not available") are those of ITU-R M.1371-5, table 48: latitude 91, longitude 181,
SOG 102.3, COG 360, heading 511.
"""

import math
import re

from desktop_app.domain.words import say
from desktop_app.importers.records import BadRecord

NAN = math.nan
_NO_LATITUDE, _NO_LONGITUDE = 91.0, 181.0
FIRST_NO_SOG_KN = 102.25  # 102.3 is "not available", 102.2 is "102.2 or more"
_LAST_NO_SOG_KN = 102.35
_NO_HEADING = (511.0, -1.0)  # -1 as some providers write it
_POLE_DEG, _HALF_CIRCLE_DEG, CIRCLE_DEG = 90.0, 180.0, 360.0
_SIXTY = 60.0
_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?", re.ASCII)
_HEMISPHERES = {"latitude": "NS", "longitude": "EW"}
_SEXAGESIMAL = re.compile(
    r"(?P<before>[NSEW])?\s*(?P<deg>\d{1,3})\s*[°:\s]\s*(?P<min>\d{1,3}(?:\.\d+)?)\s*['′:]?"
    r"(?:\s*(?P<sec>\d{1,2}(?:\.\d+)?)\s*[\"″]?)?\s*(?P<after>[NSEW])?",
    re.ASCII,
)
_RUN_TOGETHER = {
    "latitude": re.compile(r"(?P<deg>\d{2})(?P<min>\d{2}(?:\.\d+)?)\s*(?P<after>[NS])", re.ASCII),
    "longitude": re.compile(r"(?P<deg>\d{3})(?P<min>\d{2}(?:\.\d+)?)\s*(?P<after>[EW])", re.ASCII),
}
_DEGREES_ONLY = re.compile(r"(?P<deg>\d{1,3}(?:\.\d+)?)\s*°?\s*(?P<after>[NSEW])", re.ASCII)


def number(text: str, decimal: str = ".") -> float:
    """A decimal number in ASCII digits; NaN for an empty text; ValueError for anything else."""
    text = text.strip()
    if not text:
        return NAN
    if decimal == ",":
        text = text.replace(",", ".")
    if not _NUMBER.fullmatch(text):
        raise ValueError(text)
    return float(text)


def latitude(text: str, decimal: str = ".") -> float:
    """A latitude in degrees, from ``25.7``, ``25°44.5′N``, ``25:44:30N``, ``2544.5N``.

    BadRecord for anything else.
    """
    return _degrees(text, "latitude", decimal)


def longitude(text: str, decimal: str = ".") -> float:
    """A longitude in degrees, from ``123.5``, ``123°28.0′E``; BadRecord if it is none."""
    return _degrees(text, "longitude", decimal)


def checked_position(lon_deg: float, lat_deg: float) -> tuple[float, float]:
    """The position, if it is one: BadRecord for sentinels, NaN and what lies out of range."""
    if math.isnan(lon_deg) or math.isnan(lat_deg):
        raise BadRecord(say("no position"))
    if is_absent(lon_deg, lat_deg):
        raise BadRecord(say("no position (91, 181)"))
    if abs(lat_deg) > _POLE_DEG:
        raise BadRecord(_out_of_range(lon_deg, lat_deg))
    if abs(lon_deg) > _HALF_CIRCLE_DEG:
        raise BadRecord(say("longitude {value} is out of range", value=f"{lon_deg:.10g}"))
    return lon_deg, lat_deg


def is_absent(lon_deg: float, lat_deg: float) -> bool:
    """Whether a position is AIS's "not available": latitude 91 or longitude 181."""
    return lat_deg == _NO_LATITUDE or lon_deg == _NO_LONGITUDE


def split_position(text: str, decimal: str = ".") -> tuple[float, float]:
    """A position (lon, lat) in one text with hemispheres, such as ``25°44.5′N 123°28.0′E``."""
    match = re.fullmatch(r"\s*(.*?[NS])[\s,;/]*(\S.*[EW])\s*", text.upper())
    if match is None:
        raise BadRecord(say("position {text} does not name its hemispheres", text=repr(text[:60])))
    return longitude(match[2], decimal), latitude(match[1], decimal)


def sog(value_kn: float) -> float:
    """Speed over ground in knots, NaN where it says that there is none."""
    return value_kn if 0.0 <= value_kn < FIRST_NO_SOG_KN else NAN


def direction(value_deg: float) -> float:
    """A course or heading in degrees, NaN where it is 360 (COG), 511 (heading) or no direction."""
    return value_deg if 0.0 <= value_deg < CIRCLE_DEG else NAN


def left_out(field: str, value: float) -> str:
    """Why a finite speed (knots), course or heading (degrees) is not taken: a sentinel, or none."""
    if field == "sog":
        absent = FIRST_NO_SOG_KN <= value < _LAST_NO_SOG_KN
    elif field == "cog":
        absent = value == CIRCLE_DEG
    else:
        absent = value in _NO_HEADING
    return say("not available; left out") if absent else say("out of range; left out")


def _out_of_range(lon_deg: float, lat_deg: float) -> str:
    value = f"{lat_deg:.10g}"
    if abs(lon_deg) <= _POLE_DEG and abs(lat_deg) <= _HALF_CIRCLE_DEG:
        return say("latitude {value} is out of range; latitude and longitude swapped?", value=value)
    return say("latitude {value} is out of range", value=value)


def _degrees(text: str, axis: str, decimal: str) -> float:
    try:
        value = number(text, decimal)
    except ValueError:
        value = _with_hemisphere(text, axis, decimal)
    if math.isinf(value):
        raise BadRecord(say("{axis} {text} is not a number", axis=axis, text=repr(text[:60])))
    return value


def _with_hemisphere(text: str, axis: str, decimal: str) -> float:
    plain = text.strip().upper().replace(",", ".") if decimal == "," else text.strip().upper()
    match = (
        _SEXAGESIMAL.fullmatch(plain)
        or _DEGREES_ONLY.fullmatch(plain)
        or _RUN_TOGETHER[axis].fullmatch(plain)
    )
    parts = match.groupdict() if match else {}
    letter = (parts.get("before") or "") + (parts.get("after") or "")
    minutes, seconds = float(parts.get("min") or 0), float(parts.get("sec") or 0)
    if len(letter) != 1 or letter not in _HEMISPHERES[axis] or max(minutes, seconds) >= _SIXTY:
        raise BadRecord(say("{axis} {text} is not a number", axis=axis, text=repr(text[:60])))
    value = float(parts["deg"]) + minutes / _SIXTY + seconds / (_SIXTY * _SIXTY)
    return -value if letter in "SW" else value


def decimal_degrees(text: str, axis: str) -> float:
    """A coordinate as GPX writes it: a decimal number and nothing else; BadRecord if it is none."""
    try:
        value = number(text)
    except ValueError:
        value = math.inf
    if math.isinf(value):
        raise BadRecord(say("{axis} {text} is not a number", axis=axis, text=repr(text[:60])))
    return value
