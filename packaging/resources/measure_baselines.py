"""Print what each choice in resources/baselines/senkaku.csv does to the 12 and 24 nm zones.

    python packaging/resources/measure_baselines.py

The zones are discs round low-water points, and a band round straight baselines, in an azimuthal
equidistant projection about the middle of the islands (WGS84; its scale is off by 5 parts in
100,000 at most here). Nothing is written: the figures quoted in resources/README.md come from here.
Needs numpy, shapely and pyproj.
"""

import csv
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import shapely
from pyproj import Transformer
from shapely import Geometry, Point, Polygon

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
NM_M = 1852.0
FLAT = Transformer.from_crs(
    "EPSG:4326", "+proj=aeqd +lat_0=25.83 +lon_0=123.9 +datum=WGS84", always_xy=True
)
UNUSED_ISLETS = ("senkaku.okikita", "senkaku.okiminami", "senkaku.tobise", "senkaku.kita")

Row = dict[str, str]


def main() -> None:
    """Print areas and the farthest shift of the limit for each variant."""
    baselines = rows(RESOURCES / "baselines" / "senkaku.csv")
    japan = [row for row in baselines if row["set"] == "Japan"]
    china = [row for row in baselines if row["set"] == "China"]
    islets = [
        row for row in rows(RESOURCES / "places" / "places.csv") if row["place_id"] in UNUSED_ISLETS
    ]
    for limit_nm in (12, 24):
        shipped = zone(points(japan), limit_nm)
        print(f"{limit_nm} nm: China {area(zone(rings(china), limit_nm))}")
        print(f"{limit_nm} nm: Japan {area(shipped)}")
        own = [row for row in japan if row["kind"] == "low-water area mean"]
        compare("Japan, points of Japanese law alone", points(own), shipped, limit_nm)
        for islet in islets:
            more = points([*japan, islet])
            compare(f"Japan with {islet['place_id']}", more, shipped, limit_nm)
        for left_out in japan:
            others = points([row for row in japan if row is not left_out])
            compare(f"Japan without {left_out['point_id']}", others, shipped, limit_nm)


def rows(path: Path) -> list[Row]:
    """The rows of a CSV file."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def points(low_water: Iterable[Row]) -> list[Geometry]:
    """Low-water points, flat."""
    return [Point(flat(row)) for row in low_water]


def rings(straight: list[Row]) -> list[Geometry]:
    """Closed straight baselines with the waters inside them, flat."""
    names = sorted({row["ring"] for row in straight})
    return [Polygon([flat(row) for row in straight if row["ring"] == name]) for name in names]


def flat(row: Row) -> tuple[float, float]:
    """Metres east and north of the middle of the islands."""
    return FLAT.transform(float(row["lon"]), float(row["lat"]))


def zone(baseline: list[Geometry], limit_nm: float) -> Geometry:
    """All that lies within a distance of the baseline."""
    return shapely.union_all(shapely.buffer(np.array(baseline), limit_nm * NM_M, quad_segs=256))


def compare(name: str, baseline: list[Geometry], shipped: Geometry, limit_nm: float) -> None:
    """Print one variant's area, and how far its limit lies outside and inside the shipped."""
    other = zone(baseline, limit_nm)
    change = 100 * (other.area / shipped.area - 1)
    out_m, in_m = beyond(other, shipped), beyond(shipped, other)
    print(
        f"{limit_nm} nm: {name} {area(other)}, {change:+.2f} %, "
        f"up to {out_m:.0f} m farther out, {in_m:.0f} m farther in"
    )


def area(geometry: Geometry) -> str:
    """An area in km²."""
    return f"{geometry.area / 1e6:.1f} km²"


def beyond(one: Geometry, other: Geometry) -> float:
    """The farthest that a corner of one lies outside the other."""
    corners = shapely.points(shapely.get_coordinates(one))
    return float(shapely.distance(corners, other).max())


if __name__ == "__main__":
    main()
