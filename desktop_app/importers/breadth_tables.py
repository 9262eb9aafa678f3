"""The shipped breadth rules of parties (resources/breadth/*.csv; columns in its README)."""

import csv
from pathlib import Path

from shapely import Polygon

from desktop_app.domain.breadths import BreadthRule, Narrowing
from desktop_app.domain.moments import parse_rfc3339
from desktop_app.domain.regimes import Regime


def read_breadths(folder: Path, party: str) -> tuple[BreadthRule, ...]:
    """The rules of a party, one a regime, each with the areas where the party claims less."""
    rows = [row for row in _rows(folder / "rules.csv") if row["party"] == party]
    areas = _areas(folder / "areas.csv")
    return tuple(
        BreadthRule(
            party=party,
            regime=Regime(row["regime"]),
            outer_nm=float(row["outer_nm"]),
            narrowings=_narrowings(row, rows, areas),
            valid_from_s=_day(row["valid_from"]),
            valid_to_s=_day(row["valid_to"]),
            instrument=row["instrument"],
            source=row["source"],
        )
        for row in rows
        if not row["area"]
    )


def _narrowings(
    rule: dict[str, str], rows: list[dict[str, str]], areas: dict[str, Polygon]
) -> tuple[Narrowing, ...]:
    return tuple(
        Narrowing(row["area"], areas[row["area"]], float(row["outer_nm"]))
        for row in rows
        if row["area"] and row["regime"] == rule["regime"]
    )


def _areas(path: Path) -> dict[str, Polygon]:
    corners: dict[str, list[tuple[float, float]]] = {}
    for row in _rows(path):
        corners.setdefault(row["area"], []).append((float(row["lon"]), float(row["lat"])))
    return {name: Polygon(places) for name, places in corners.items()}


def _day(text: str) -> float | None:
    return parse_rfc3339(f"{text}T00:00:00Z") if text else None


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))
