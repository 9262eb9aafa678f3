"""What the attributes of an area say of a zone: name, regime, accuracy, claimants.

Marine Regions (v11 and v12, attribute names in any case): ``GEONAME``, ``POL_TYPE`` (12NM, 24NM,
200NM, "Overlapping claim", "Joint regime") and ``SOVEREIGN1`` to ``SOVEREIGN3``; where the overlap
is one of exclusive economic zones the file's own words say so, and the regime is that of 200NM.
"""

import math
from collections.abc import Mapping
from typing import Any

from desktop_app.domain.regimes import Regime
from desktop_app.domain.words import say
from desktop_app.importers.records import LONGEST_TEXT, shown_text
from desktop_app.importers.zone_records import ImportedZone

_NAMES = ("name", "geoname", "title", "label", "marregion", "eez")
_POL_TYPES = {
    "12NM": Regime.TERRITORIAL_SEA,
    "24NM": Regime.CONTIGUOUS_ZONE,
    "200NM": Regime.EXCLUSIVE_ECONOMIC_ZONE,
    "OVERLAPPING CLAIM": Regime.EXCLUSIVE_ECONOMIC_ZONE,
    "JOINT REGIME": Regime.EXCLUSIVE_ECONOMIC_ZONE,
}
_ACCURACIES = ("zone_accuracy_m", "accuracy_m")
_SOVEREIGNS = ("sovereign1", "sovereign2", "sovereign3")
_CODES = {
    "North Korea": "KP",
    "South Korea": "KR",
    "United States": "US",
    "United Kingdom": "GB",
    "United Arab Emirates": "AE",
}


def described_zone(line: int, properties: Mapping[str, Any], geometry: bytes) -> ImportedZone:
    """The zone of an area (WKB) by what the file says of it."""
    lowered = {str(key).lower(): value for key, value in properties.items()}
    shortened = _shortened(properties)
    claimants = _claimants(lowered)
    if claimants and "claimed_by" not in lowered:
        shortened["claimed_by"] = claimants
    return ImportedZone(
        name=shown_text(stated_name(properties)) or say("area on line {line}", line=line),
        regime=_regime(lowered),
        accuracy_m=_accuracy(lowered),
        properties=shortened,
        geometry=geometry,
        line=line,
    )


def stated_name(properties: Mapping[str, Any]) -> str:
    """The name that the attributes give an area, in full; empty where they give none."""
    lowered = {str(key).lower(): value for key, value in properties.items()}
    found = (lowered[key] for key in _NAMES if isinstance(lowered.get(key), str))
    return next((name for name in found if name.strip()), "")


def _claimants(properties: Mapping[str, Any]) -> list[str]:
    """Who claims it by Marine Regions, as ISO 3166-1 alpha-2 where the name is a known one."""
    names = [str(properties.get(key) or "").strip() for key in _SOVEREIGNS]
    return list(dict.fromkeys(_code(name) for name in names if name))


def _code(name: str) -> str:
    if name in _CODES:
        return _CODES[name]
    from pyais.constants import COUNTRY_MAPPING  # noqa: PLC0415 - only where a sovereign is met

    codes = (code for code, country in COUNTRY_MAPPING.values() if country == name)
    return next(codes, name[:LONGEST_TEXT])


def _regime(properties: Mapping[str, Any]) -> str | None:
    """The regime that the properties name, in our words or in those of Marine Regions."""
    stated = properties.get("regime")
    if isinstance(stated, str) and stated.strip() in set(Regime):
        return stated.strip()
    return _POL_TYPES.get(str(properties.get("pol_type", "")).strip().upper())


def _accuracy(properties: Mapping[str, Any]) -> float | None:
    values = [properties.get(key) for key in _ACCURACIES]
    numbers = [v for v in values if isinstance(v, int | float) and not isinstance(v, bool)]
    return next((float(v) for v in numbers if 0 <= v < math.inf), None)


def _shortened(properties: Mapping[str, Any]) -> dict[str, object]:
    return {
        str(key)[:LONGEST_TEXT]: shown_text(value) if isinstance(value, str) else value
        for key, value in properties.items()
    }
