"""How near a way comes to something fixed, and how far inside an area it gets.

A way is straight in longitude and latitude between its points. Its stretches and the edges of
what is fixed are laid into a local plane, the nearest edge to each stretch is measured with Geod,
and the plane is then moved to the best place, where it is true: the result is within a metre of
the distance on the ellipsoid (``tests/geodesy/test_nearest.py``).
"""

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import MultiPolygon, Polygon

from desktop_app.domain.tracks import Floats
from desktop_app.domain.zones import Baseline
from desktop_app.geodesy.coasts import single_parts
from desktop_app.geodesy.ellipsoid import LocalPlane, distance_m

Area = Polygon | MultiPolygon
Geometries = NDArray[np.object_]

_STEP_DEG = 1.0 / 60.0  # over a nautical mile a planar line and a geodesic differ by 0.2 m at most
_ROUNDS = 4
_SETTLED_M = 0.01
_SAMPLES = 65
_PARTS = 16
_NARROWINGS = 2
_MOST_PEAKS = 4
_PLANE_OFF_M = 50.0  # what a plane may be off where it is not true


@dataclass(frozen=True, slots=True)
class Approach:
    """The least distance, when it was reached, and where the way then was (lon, lat)."""

    distance_m: float
    t_s: float
    position: tuple[float, float]


def closest_approach(way: Floats, t_s: Floats, fixed: Baseline) -> Approach:
    """Where a way (n, 2; lon, lat) with times (n,) comes nearest to points, lines or areas.

    0 m where it runs over an area; the first of several equally near places.
    """
    fine, times = _fine(way, t_s)
    place = fine[len(fine) // 2]
    best = Approach(np.inf, 0.0, (0.0, 0.0))
    for _ in range(_ROUNDS):
        found = _nearest_about(place, fine, times, fixed)
        settled = best.distance_m - found.distance_m < _SETTLED_M
        best = min(best, found, key=lambda approach: approach.distance_m)
        if settled:
            break
        place = np.array(best.position)
    return best


def closest_m(way: Floats, fixed: Baseline) -> float:
    """Least distance in metres of a way (n, 2; lon, lat) from points, lines or areas."""
    return closest_approach(way, np.arange(len(way), dtype=np.float64), fixed).distance_m


def depth_m(way: Floats, area: Area) -> float:
    """How far inside an area a way (n, 2; lon, lat) gets: its greatest distance to the limit.

    Over a metre of way the depth changes by a metre at most: stretches that may hold the deepest
    place by that rule are sampled closely, and the deepest samples are then narrowed in on.
    """
    where = np.arange(len(way), dtype=np.float64)
    fine, at = _fine(way, where)
    metres = _depths_m(fine, area, fine[len(fine) // 2])
    at = _closer(fine, at, metres)
    fine = _places(way, at)
    metres = _depths_m(fine, area, fine[len(fine) // 2])
    return max(_narrowed_m(way, at, peak, area) for peak in _peaks(metres))


def _closer(fine: Floats, at: Floats, metres: Floats) -> Floats:
    """More places where the way may get deepest: there a stretch is divided into sixteen."""
    length = distance_m(fine[:-1, 0], fine[:-1, 1], fine[1:, 0], fine[1:, 1])
    deepest = (metres[:-1] + metres[1:] + length) / 2.0
    chosen = np.flatnonzero(deepest > metres.max() - _PLANE_OFF_M)
    shares = np.linspace(0.0, 1.0, _PARTS, endpoint=False)[1:]
    between = at[chosen, None] + (at[chosen + 1] - at[chosen])[:, None] * shares
    return np.sort(np.concatenate((at, between.ravel())))


def _peaks(metres: Floats) -> list[int]:
    """The samples deeper than their neighbours that may be the deepest, a few at most."""
    padded = np.concatenate(([-1.0], metres, [-1.0]))
    peaks = np.flatnonzero((metres >= padded[:-2]) & (metres > padded[2:]))
    order = peaks[np.argsort(metres[peaks])[::-1]]
    near = metres[order] > metres.max() - _PLANE_OFF_M
    return [int(peak) for peak in order[near][:_MOST_PEAKS]]


def _narrowed_m(way: Floats, at: Floats, peak: int, area: Area) -> float:
    """The depth about one sample, in planes that are true there."""
    low, high = at[max(0, peak - 1)], at[min(len(at) - 1, peak + 1)]
    place = _places(way, at[[peak]])[0]
    metres = np.zeros(1)
    for _ in range(_NARROWINGS):
        within = np.linspace(low, high, _SAMPLES)
        fine = _places(way, within)
        metres = _depths_m(fine, area, place)
        deepest = int(np.argmax(metres))
        place = fine[deepest]
        low, high = within[max(0, deepest - 1)], within[min(_SAMPLES - 1, deepest + 1)]
    return float(metres.max())


def _places(way: Floats, at: Floats) -> Floats:
    """Where a way is, counted in its points: 1.5 is half-way from its second to its third."""
    where = np.arange(len(way), dtype=np.float64)
    return np.column_stack([np.interp(at, where, column) for column in way.T])


def _fine(way: Floats, t_s: Floats) -> tuple[Floats, Floats]:
    """The way and its times with points at most a step apart."""
    steps = np.ceil(np.abs(np.diff(way, axis=0)).max(axis=1, initial=0.0) / _STEP_DEG)
    counts = np.maximum(1, steps).astype(np.int64)
    starts = np.repeat(np.arange(len(counts)), counts)
    within = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
    shares = np.append(starts + within / counts[starts], len(way) - 1.0)
    return _places(way, shares), np.interp(shares, np.arange(len(way), dtype=np.float64), t_s)


def _nearest_about(place: Floats, fine: Floats, times: Floats, fixed: Baseline) -> Approach:
    """The nearest place found in the plane about a place, measured with Geod."""
    plane = LocalPlane(float(place[0]), float(place[1]))
    stretches = _stretches(plane.flat(fine))
    flat = plane.to_plane(shapely.segmentize(fixed, _STEP_DEG))
    parts = _edges(flat)
    nearest = _nearest_part(parts, stretches)
    lines = shapely.shortest_line(stretches, nearest)
    areas = MultiPolygon([part for part in single_parts(flat) if isinstance(part, Polygon)])
    if not areas.is_empty:
        shapely.prepare(areas)
        over = shapely.intersects(areas, stretches)
        lines[over] = shapely.shortest_line(
            stretches[over], shapely.intersection(areas, stretches[over])
        )
    ends = plane.round(shapely.get_coordinates(lines)).reshape(-1, 2, 2)
    metres = distance_m(ends[:, 0, 0], ends[:, 0, 1], ends[:, 1, 0], ends[:, 1, 1])
    best = int(np.argmin(metres))
    t_s = _time(times, best, stretches[best], shapely.get_point(lines[best], 0))
    return Approach(float(metres[best]), t_s, (float(ends[best, 0, 0]), float(ends[best, 0, 1])))


def _time(times: Floats, index: int, stretch: shapely.Geometry, place: shapely.Point) -> float:
    """When the way was at a place on one of its stretches."""
    if not isinstance(stretch, shapely.LineString) or stretch.length == 0.0:
        return float(times[index])
    share = shapely.line_locate_point(stretch, place) / stretch.length
    return float(times[index] + share * (times[index + 1] - times[index]))


def _depths_m(points: Floats, area: Area, place: Floats) -> Floats:
    """For each point its distance to the limit, 0 outside; exact near ``place``."""
    plane = LocalPlane(float(place[0]), float(place[1]))
    limit = _edges(plane.to_plane(shapely.segmentize(area, _STEP_DEG)))
    flat = np.asarray(shapely.points(plane.flat(points)), dtype=np.object_)
    ends = plane.round(
        shapely.get_coordinates(shapely.shortest_line(flat, _nearest_part(limit, flat)))
    )
    lon, lat = ends[1::2].T
    metres = distance_m(points[:, 0], points[:, 1], lon, lat)
    return np.where(shapely.intersects_xy(area, points[:, 0], points[:, 1]), metres, 0.0)


def _stretches(points: Floats) -> Geometries:
    """The lines between neighbouring points; the point itself where there is one only."""
    if len(points) == 1:
        return np.asarray(shapely.points(points), dtype=np.object_)
    return np.asarray(shapely.linestrings(np.stack((points[:-1], points[1:]), axis=1)))


def _edges(geometry: shapely.Geometry) -> Geometries:
    """The points, and the edges of the lines and of the rings of areas."""
    edges: list[Geometries] = []
    for part in single_parts(geometry):
        rings = shapely.get_rings(part) if isinstance(part, Polygon) else [part]
        edges += [np.atleast_1d(_stretches(shapely.get_coordinates(ring))) for ring in rings]
    return np.concatenate(edges)


def _nearest_part(parts: Geometries, to: Geometries) -> Geometries:
    """For each geometry the nearest of the parts."""
    pairs = shapely.STRtree(parts).query_nearest(to, all_matches=False)
    nearest = np.empty(len(to), dtype=np.object_)
    nearest[pairs[0]] = parts[pairs[1]]
    return nearest
