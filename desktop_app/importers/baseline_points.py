"""Baseline points as CSV: one point a row, from which limits are built.

Columns, by name: ``lat`` and ``lon`` (decimal degrees, required); ``set`` (the zone set, e.g. the
claimant), ``ring`` and ``seq`` (points of one closed straight baseline, in order), ``joins_next``
(Y where a straight baseline leads to the next point), ``accuracy_m``, ``kind``, ``valid_from``
(ISO date), ``label``, ``source``. UTF-8.
"""

import csv
from dataclasses import dataclass
from pathlib import Path

from desktop_app.domain.errors import Refused

_UNSTATED_ACCURACY_M = 0.0
_MOST_LON_DEG = 180.0
_MOST_LAT_DEG = 90.0


@dataclass(frozen=True, slots=True)
class BaselinePoint:
    """A point from which limits are measured; the accuracy is 0 where none is stated."""

    zone_set: str
    ring: str
    sequence: int
    lon_deg: float
    lat_deg: float
    accuracy_m: float
    joins_next: bool
    label: str
    kind: str
    valid_from: str
    source: str


def read_baseline_points(path: Path) -> list[BaselinePoint]:
    """All points of a file; refuses a file with a row that cannot be read, naming its line."""
    with path.open(encoding="utf-8-sig", newline="") as lines:
        rows = csv.DictReader(lines)
        if rows.fieldnames is None or not {"lat", "lon"} <= set(rows.fieldnames):
            raise Refused(
                "A file of baseline points needs the columns lat and lon",
                path.name,
                "Add a header line with these names.",
            )
        return [_point(row, rows.line_num, path) for row in rows]


def _point(row: dict[str, str], line: int, path: Path) -> BaselinePoint:
    try:
        lon_deg, lat_deg = float(row["lon"]), float(row["lat"])
        accuracy_m = float(row.get("accuracy_m") or _UNSTATED_ACCURACY_M)
        sequence = int(row.get("seq") or line)
    except (ValueError, TypeError) as error:
        raise Refused(
            "A baseline point has no readable position",
            f"{path.name}, line {line}",
            "Write lat and lon in decimal degrees.",
        ) from error
    if abs(lon_deg) > _MOST_LON_DEG or abs(lat_deg) > _MOST_LAT_DEG:
        raise Refused(
            "A baseline point lies off the globe",
            f"{path.name}, line {line}",
            "Write lat and lon in decimal degrees.",
        )
    return BaselinePoint(
        zone_set=row.get("set") or path.stem,
        ring=row.get("ring") or "",
        sequence=sequence,
        lon_deg=lon_deg,
        lat_deg=lat_deg,
        accuracy_m=accuracy_m,
        joins_next=(row.get("joins_next") or "").strip().upper() == "Y",
        label=row.get("label") or "",
        kind=row.get("kind") or "",
        valid_from=row.get("valid_from") or "",
        source=row.get("source") or "",
    )
