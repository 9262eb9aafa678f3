"""AIS messages (ITU-R M.1371-5) from their payload: a position, static data, or another kind.

pyais decodes the bits; length and sentinels are checked here, as a payload that is cut short would
otherwise decode to zeros.
"""

import re
from dataclasses import dataclass
from typing import Any

import pyais

from desktop_app.domain.words import say
from desktop_app.importers import coordinates
from desktop_app.importers.identities import imo_text
from desktop_app.importers.nmea_groups import Group
from desktop_app.importers.records import BadRecord, shown_text

_POSITIONS = (1, 2, 3, 18, 19, 27)
_STATIC = (5, 24)
_LONG_RANGE = 27
_KINDS = {4: "base station", 9: "search and rescue aircraft", 11: "base station"} | {
    21: "aid to navigation"
}
_HIGHEST_TYPE = 28
# Bits a message must have; 5 and 24 as short as ships in service send them (M.1371-5, annex 8).
_LEAST_BITS = {1: 168, 2: 168, 3: 168, 18: 168, 19: 312, 27: 96, 5: 420, 24: 160}
_LONG_RANGE_NO_SOG_KN, _LONG_RANGE_NO_COG_DEG = 63, 511
_BITS_A_CHARACTER = 6
_MMSI_DIGITS = 9
_SECONDS = 60
NO_POSITION = "no position (91, 181)"
# Identities that are no ship's, by their first digits: ITU-R M.585-9, annexes 1 and 2. A ship whose
# number was never set may begin with 00 too: only a number with a country's digits is a station.
_KINDS_BY_MMSI = (
    (re.compile(r"00[2-7]\d{6}"), "base station"),
    (re.compile(r"111[2-7]\d{5}"), "search and rescue aircraft"),
    (re.compile(r"99[2-7]\d{6}"), "aid to navigation"),
    (re.compile(r"97[024]\d{6}"), "emergency transmitter"),
)


@dataclass(frozen=True, slots=True)
class ShipPosition:
    """A ship's position report; ``utc_second`` is 0 to 59, or None where it states none."""

    mmsi: str
    lon_deg: float
    lat_deg: float
    sog_kn: float
    cog_deg: float
    heading_deg: float
    utc_second: int | None
    attributes: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class StaticData:
    """What a ship says of itself: pairs of attribute and value; ``kind`` is what it counts as."""

    mmsi: str
    attributes: tuple[tuple[str, str], ...]
    kind: str = "static"


@dataclass(frozen=True, slots=True)
class OtherMessage:
    """A message that is no ship's fix, by kind."""

    kind: str


def decode(group: Group) -> ShipPosition | StaticData | OtherMessage:
    """The message of a finished group; BadRecord where it cannot be one."""
    number = _type_number(group.parts[0].payload)
    bits = sum(len(p.payload) * _BITS_A_CHARACTER - p.fill_bits for p in group.parts)
    if not 1 <= number <= _HIGHEST_TYPE:
        raise BadRecord(say("message type {n} is not defined", n=number))
    if number not in _POSITIONS + _STATIC:
        return OtherMessage(kind_of_type(number))
    least = _LEAST_BITS[number]
    if bits < least:
        raise BadRecord(say("{n} bits, type {t} has {least}", n=bits, t=number, least=least))
    message = _decoded(group)
    mmsi = f"{int(message.mmsi):0{_MMSI_DIGITS}d}"
    if len(mmsi) > _MMSI_DIGITS or not int(mmsi):
        raise BadRecord(say("MMSI {mmsi} identifies nobody", mmsi=mmsi))
    kind = next((kind for form, kind in _KINDS_BY_MMSI if form.fullmatch(mmsi)), None)
    if kind is not None:
        return OtherMessage(kind)
    attributes = _attributes(message)
    if number in _STATIC:
        return StaticData(mmsi, attributes)
    if coordinates.is_absent(float(message.lon), float(message.lat)):
        return StaticData(mmsi, attributes, NO_POSITION)
    return _position(message, mmsi, attributes)


def kind_of_type(number: int) -> str:
    """What a type of message counts as that is no ship's."""
    return _KINDS.get(number, f"AIS type {number}")


def _type_number(payload: bytes) -> int:
    """The message type: the first six bits, armoured (M.1371; IEC 61162-1 table of characters)."""
    value = payload[0] - 48
    return value - 8 if value > 40 else value  # noqa: PLR2004 - the armour skips eight characters


def _decoded(group: Group) -> Any:
    try:
        return pyais.decode(*(part.raw for part in group.parts), error_if_checksum_invalid=True)
    except Exception as error:  # whatever the decoder stumbles over, the record is not readable
        name = type(error).__name__
        raise BadRecord(say("the message cannot be decoded ({name})", name=name)) from error


def _position(message: Any, mmsi: str, attributes: tuple[tuple[str, str], ...]) -> ShipPosition:
    lon, lat = coordinates.checked_position(float(message.lon), float(message.lat))
    sog, cog = float(message.speed), float(message.course)
    if message.msg_type == _LONG_RANGE:
        sog = coordinates.NAN if sog >= _LONG_RANGE_NO_SOG_KN else sog
        cog = coordinates.NAN if cog >= _LONG_RANGE_NO_COG_DEG else cog
    heading = float(getattr(message, "heading", coordinates.NAN))
    second = getattr(message, "second", None)
    return ShipPosition(
        mmsi=mmsi,
        lon_deg=lon,
        lat_deg=lat,
        sog_kn=coordinates.sog(sog),
        cog_deg=coordinates.direction(cog),
        heading_deg=coordinates.direction(heading),
        utc_second=int(second) if second is not None and second < _SECONDS else None,
        attributes=attributes,
    )


def _attributes(message: Any) -> tuple[tuple[str, str], ...]:
    """Name, call sign, IMO number and ship type, where the message states them."""
    imo = getattr(message, "imo", 0)
    ship_type = getattr(message, "ship_type", 0)
    values = {
        "name": shown_text(str(getattr(message, "shipname", "") or "")),
        "call_sign": shown_text(str(getattr(message, "callsign", "") or "")),
        "imo": imo_text(str(imo)) or "",
        "ship_type": str(int(ship_type)) if ship_type else "",
    }
    return tuple((attribute, value) for attribute, value in values.items() if value)
