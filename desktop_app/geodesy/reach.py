"""How far a vessel must have sailed to touch something between two known positions.

The least of d(P0, p) + d(p, P1) over points p of a boundary. Per edge the planar minimum is found
by reflection; the best edges are then measured with geodesics. Over 1,100 km the result is within
0.1 % (``tests/geodesy/test_reach.py``).
"""

import numpy as np
import shapely
from shapely import LineString, MultiPolygon, Polygon

from desktop_app.domain.tracks import Floats
from desktop_app.geodesy.ellipsoid import GEOD, LocalPlane, distance_m

Point = tuple[float, float]
Area = Polygon | MultiPolygon

_BEST_EDGES = 8
_SAMPLES = 33
_ROUNDS = 3


def least_way_into(area: Area, start: Point, end: Point) -> float:
    """The shortest way in metres from ``start`` to ``end`` (lon, lat) that touches an area."""
    if shapely.intersects(LineString([start, end]), area):
        return direct_m(start, end)
    return _least_way_over(area, start, end)


def least_way_out(area: Area, start: Point, end: Point) -> float:
    """The shortest way in metres between two places inside an area that touches its boundary."""
    if not shapely.covers(area, LineString([start, end])):
        return direct_m(start, end)
    return _least_way_over(area, start, end)


def direct_m(start: Point, end: Point) -> float:
    """The geodesic distance between two places."""
    return float(distance_m(start[0], start[1], end[0], end[1]))


def _least_way_over(area: Area, start: Point, end: Point) -> float:
    middle = GEOD.npts(start[0], start[1], end[0], end[1], 1) if start != end else [start]
    plane = LocalPlane(*middle[0])
    rings = [shapely.get_coordinates(ring) for ring in _rings(area)]
    flat = [shapely.get_coordinates(plane.to_plane(ring)) for ring in _rings(area)]
    ends = shapely.get_coordinates(plane.to_plane(LineString([start, end])))
    first = np.vstack([ring[:-1] for ring in flat])
    last = np.vstack([ring[1:] for ring in flat])
    planar = _way_over_edges(ends[0], ends[1], first, last)
    globe_first = np.vstack([ring[:-1] for ring in rings])
    globe_last = np.vstack([ring[1:] for ring in rings])
    best = np.argsort(planar)[:_BEST_EDGES]
    return min(_refine(globe_first[i], globe_last[i], start, end) for i in best)


def _rings(area: Area) -> list[shapely.LinearRing]:
    return [ring for part in shapely.get_parts(area) for ring in shapely.get_rings(part)]


def _way_over_edges(start: Floats, end: Floats, first: Floats, last: Floats) -> Floats:
    """Planar length of the shortest way over each edge, by reflecting the end in the edge."""
    along = last - first
    length = np.hypot(along[:, 0], along[:, 1])
    unit = along / np.maximum(length, 1e-9)[:, None]
    normal = np.column_stack((-unit[:, 1], unit[:, 0]))
    s0, h0 = np.sum((start - first) * unit, 1), np.sum((start - first) * normal, 1)
    s1, h1 = np.sum((end - first) * unit, 1), np.sum((end - first) * normal, 1)
    share = np.abs(h0) / np.maximum(np.abs(h0) + np.abs(h1), 1e-12)
    s = np.clip(s0 + (s1 - s0) * share, 0.0, length)
    way: Floats = np.hypot(s - s0, h0) + np.hypot(s - s1, h1)
    return way


def _refine(first: Floats, last: Floats, start: Point, end: Point) -> float:
    """The geodesic minimum over one edge, by narrowing (the way is convex along an edge)."""
    low, high = 0.0, 1.0
    least = float("inf")
    for _ in range(_ROUNDS):
        shares = np.linspace(low, high, _SAMPLES)
        points = first + (last - first) * shares[:, None]
        ways = distance_m(start[0], start[1], points[:, 0], points[:, 1])
        ways = ways + distance_m(points[:, 0], points[:, 1], end[0], end[1])
        place = int(np.argmin(ways))
        least = min(least, float(ways[place]))
        step = (high - low) / (_SAMPLES - 1)
        low, high = max(0.0, shares[place] - step), min(1.0, shares[place] + step)
    return least
