"""Parties by code (ISO 3166-1 alpha-2, or a code of the exercise) and their English names."""

from typing import Final

PARTIES: Final = {
    "CN": "China",
    "JP": "Japan",
    "KP": "North Korea",
    "KR": "South Korea",
    "RU": "Russia",
    "TW": "Taiwan",
    "XA": "Arland",
    "XB": "Borland",
}
_CODES: Final = {name: code for code, name in PARTIES.items()}


def party_of_set(zone_set: str) -> str | None:
    """The party whose zone set this is, by its English name or code; None where it is nobody's."""
    return zone_set if zone_set in PARTIES else _CODES.get(zone_set)
