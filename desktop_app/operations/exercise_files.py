"""Write the exercise: fictional vessels in fictional zones, whose visits are known beforehand.

Everything is on half-degree lines, so that a reader can check each visit by hand: along a parallel
a vessel that makes one degree of longitude an hour crosses a meridian at a time that can be read
off. The truth is written down in ``tests/operations/test_exercise.py``.
"""

import json
from pathlib import Path

from desktop_app.domain.moments import parse_rfc3339, rfc3339

_DAY = "2020-05-01"
_NOTE = "simulated, fictional vessels and parties; the zones have no place in law"

# name: claimant's set, regime, west, south, east, north (degrees), claimants
_ZONES = {
    "Alder square": ("Exercise", "exercise area", (160.0, 30.0, 161.0, 31.0), ()),
    "Birch corner": ("Exercise", "exercise area", (162.0, 30.0, 163.0, 31.0), ()),
    "Cedar square": ("Exercise", "exercise area", (164.0, 30.0, 165.0, 31.0), ()),
    "Date line box": ("Exercise", "exercise area", (179.5, 30.0, -179.5, 31.0), ()),
    "Elm bank, Arland's limits": ("Arland", "other", (170.0, 30.0, 171.0, 31.0), ("XA", "XB")),
    "Elm bank, Borland's limits": ("Borland", "other", (169.75, 30.0, 171.0, 31.0), ("XA", "XB")),
}

# name, flag: (time of day, longitude, latitude), in order
_TRACKS: dict[tuple[str, str], list[tuple[str, float, float]]] = {
    # Exact: enters at 160°E 01:00:00, leaves at 161°E 02:00:00; a fix every ten minutes.
    ("Exact", "XA"): [
        (f"{minutes // 60:02d}:{minutes % 60:02d}", 159.0 + minutes / 60.0, 30.5)
        for minutes in range(0, 171, 10)
    ],
    # Segment only: both fixes outside; cuts the north-west corner of the second area between them.
    ("Segment only", "XB"): [("03:00", 161.75, 30.5), ("03:50", 162.5, 31.25)],
    # Possible: three hours unheard on either side of the third area, 60 nm wide.
    ("Possible", "XA"): [("04:00", 163.9, 30.5), ("10:00", 165.1, 30.5)],
    ("Single sighting", "XB"): [("20:00", 164.5, 30.5)],
    # Two sightings inside, five hours apart: one visit, five hours of it unseen.
    ("Two sightings", "XA"): [("12:00", 164.25, 30.5), ("17:00", 164.75, 30.5)],
    # Over the antimeridian: enters at 179.5°E 00:30:00, leaves at 179.5°W 01:30:00.
    ("Date line", "XB"): [
        (f"{minutes // 60:02d}:{minutes % 60:02d}", _lon, 30.5)
        for minutes in range(0, 121, 10)
        for _lon in [(179.0 + minutes / 60.0 + 180.0) % 360.0 - 180.0]
    ],
    # Two claimants: one degree in Arland's limits (1 h), one and a quarter in Borland's (1 h 15).
    ("Two claimants", "XA"): [
        (f"{minutes // 60:02d}:{minutes % 60:02d}", 169.0 + minutes / 60.0, 30.5)
        for minutes in range(0, 181, 10)
    ],
}


def write_exercise_files(directory: Path) -> tuple[Path, Path]:
    """The tracks as CSV and the zones as GeoJSON; gives both paths."""
    directory.mkdir(parents=True, exist_ok=True)
    tracks, zones = directory / "exercise-tracks.csv", directory / "exercise-zones.geojson"
    tracks.write_text("\n".join(_track_lines()) + "\n", encoding="utf-8")
    features = [_feature(name) for name in _ZONES]
    document = {"type": "FeatureCollection", "features": features}
    zones.write_text(json.dumps(document, indent=1) + "\n", encoding="utf-8")
    return tracks, zones


def _track_lines() -> list[str]:
    lines = ["# offing-track 1", "# basis: simulated", f"# note: {_NOTE}"]
    lines.append("vessel,flag,time,latitude,longitude")
    for (name, flag), fixes in _TRACKS.items():
        for time_of_day, lon_deg, lat_deg in fixes:
            moment = rfc3339(parse_rfc3339(f"{_DAY}T{time_of_day}:00Z"))
            lines.append(f"{name},{flag},{moment},{lat_deg:.7f},{lon_deg:.7f}")
    return lines


def _feature(name: str) -> dict[str, object]:
    zone_set, regime, box, claimed_by = _ZONES[name]
    return {
        "type": "Feature",
        "properties": {
            "name": name,
            "set": zone_set,
            "regime": regime,
            "claimed_by": list(claimed_by),
            "accuracy_m": 50,
        },
        "geometry": _geometry(*box),
    }


def _geometry(west: float, south: float, east: float, north: float) -> dict[str, object]:
    """A box as GeoJSON; one that crosses 180° is cut there (RFC 7946, section 3.1.9)."""
    if west < east:
        return {"type": "Polygon", "coordinates": [_ring(west, south, east, north)]}
    halves = [[_ring(west, south, 180.0, north)], [_ring(-180.0, south, east, north)]]
    return {"type": "MultiPolygon", "coordinates": halves}


def _ring(west: float, south: float, east: float, north: float) -> list[list[float]]:
    return [[west, south], [east, south], [east, north], [west, north], [west, south]]
