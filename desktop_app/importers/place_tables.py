"""The shipped places, their names and claims (resources/places/*.csv; columns in its README)."""

import csv
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from desktop_app.domain.places import Place, PlaceName


@dataclass(frozen=True, slots=True)
class Claims:
    """Who administers a place and who claims it (ISO 3166-1 alpha-2, in the file's order)."""

    administered_by: str | None
    claimed_by: tuple[str, ...]


@lru_cache(maxsize=4)
def read_places(folder: Path) -> tuple[Place, ...]:
    """All places of a folder with places.csv and names.csv."""
    names: dict[str, list[PlaceName]] = {}
    for row in _rows(folder / "names.csv"):
        entry = PlaceName(
            row["party"],
            row["language"],
            row["script"],
            row["name"],
            row["usage"],
            row.get("romanisation", ""),
        )
        names.setdefault(row["place_id"], []).append(entry)
    return tuple(
        Place(
            id=row["place_id"],
            kind=row["kind"],
            part_of=row["part_of"],
            lon_deg=float(row["lon"]),
            lat_deg=float(row["lat"]),
            accuracy_m=float(row["accuracy_m"] or 0.0),
            drawn=row["drawn"],
            names=tuple(names[row["place_id"]]),
        )
        for row in _rows(folder / "places.csv")
        if row["place_id"] in names
    )


def read_claims(folder: Path, place_id: str) -> Claims:
    """Who administers and who claims a place, from claims.csv of a folder."""
    rows = [row for row in _rows(folder / "claims.csv") if row["place_id"] == place_id]
    administering = [row["party"] for row in rows if row["role"] == "administers"]
    claiming = dict.fromkeys(row["party"] for row in rows if row["role"] == "claims")
    return Claims(administering[0] if administering else None, tuple(claiming))


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))
