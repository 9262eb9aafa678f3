"""Who a record speaks of: MMSI, IMO number and flag as sources state them."""

import re

from desktop_app.domain.words import say
from desktop_app.importers.records import BadRecord

_MMSI = re.compile(r"\d{9}", re.ASCII)
_MMSI_AS_NUMBER = re.compile(r"(\d{9})\.0+", re.ASCII)
_DIGITS = re.compile(r"\d+", re.ASCII)
_ROUNDED = re.compile(r"\d(\.\d+)?[eE]\+?\d+", re.ASCII)
_IMO = re.compile(r"(?:IMO\s*)?(\d{7})", re.ASCII | re.IGNORECASE)
_ALPHA_2 = re.compile(r"[A-Z]{2}", re.ASCII)
_NOT_SHIPS = {
    "99": "aid to navigation",
    "111": "SAR aircraft",
    "970": "SAR transmitter",
    "972": "man overboard device",
    "974": "emergency beacon",
}
_SHIP_FIRST_DIGITS = "234567"


def mmsi_text(text: str) -> str:
    """An MMSI as nine digits, leading zeros kept; BadRecord for anything else.

    ``431000001.0`` (a number column) is taken; ``4.31E+08`` has lost digits and is not.
    """
    text = text.strip()
    if _MMSI.fullmatch(text):
        return text
    if match := _MMSI_AS_NUMBER.fullmatch(text):
        return match[1]
    shown = repr(text[:40])
    if _ROUNDED.fullmatch(text):
        raise BadRecord(say("MMSI {text} has lost digits in a spreadsheet", text=shown))
    if _DIGITS.fullmatch(text):
        raise BadRecord(say("MMSI {text} has {n} digits, not 9", text=shown, n=len(text)))
    raise BadRecord(say("MMSI {text} is not nine digits", text=shown))


def not_a_ship(mmsi: str) -> str | None:
    """What an MMSI stands for that is no ship: ITU-R M.585-9, annex 1, sections 3 to 5."""
    return next((kind for start, kind in _NOT_SHIPS.items() if mmsi.startswith(start)), None)


def imo_text(text: str) -> str | None:
    """An IMO number as seven digits, without the letters IMO; None where there is none."""
    match = _IMO.fullmatch(text.strip())
    return match[1] if match and int(match[1]) else None


def flag_text(text: str) -> str | None:
    """A flag that is stated as ISO 3166-1 alpha-2; None for anything else."""
    text = text.strip().upper()
    return text if _ALPHA_2.fullmatch(text) else None


def flag_of_mmsi(mmsi: str) -> str | None:
    """The flag that the first three digits of a ship's MMSI stand for, ISO 3166-1 alpha-2.

    Maritime identification digits: ITU-R M.585-9, annex 1 section 1 (ships: first digit 2 to 7);
    ITU's table as pyais carries it. None where the digits are not allotted.
    """
    if mmsi[0] not in _SHIP_FIRST_DIGITS:
        return None
    from pyais.constants import COUNTRY_MAPPING  # noqa: PLC0415 - only where an MMSI is met

    country = COUNTRY_MAPPING.get(int(mmsi[:3]))
    return country[0] if country else None
