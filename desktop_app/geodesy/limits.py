"""Limits at a distance from a baseline, on the WGS84 ellipsoid.

A limit is drawn in a local azimuthal equidistant plane with fine arcs, each vertex is then moved
along the geodesic from its nearest baseline point to the exact distance, and long edges are divided
until planar and geodesic reading agree. Every point of the result lies within a metre of the
distance at 12 and 24 nm (``tests/geodesy/test_limits.py`` measures it with Geod).
"""

import math

import numpy as np
import shapely
from shapely import MultiPoint, MultiPolygon, Polygon

from desktop_app.domain.errors import OffingError
from desktop_app.domain.tracks import Floats
from desktop_app.domain.units import NM_M
from desktop_app.geodesy.antimeridian import cut, unwrap_lon
from desktop_app.geodesy.ellipsoid import GEOD, LocalPlane, distance_m

Baseline = MultiPoint | Polygon | MultiPolygon

_MOST_EXTENT_M = 200_000.0
_BASELINE_STEP_M = 100.0
_EDGES_M = ((12 * NM_M, 350.0), (24 * NM_M, 450.0), (200 * NM_M, 2000.0))


def area_within(baseline: Baseline, distance: float) -> Polygon | MultiPolygon:
    """Everything within a distance (m) of a baseline given in lon/lat, land included.

    Refuses a baseline longer than 200 km.
    """
    return cut(_continuous_area(baseline, distance))


def ring(baseline: Baseline, inner_m: float, outer_m: float) -> Polygon | MultiPolygon:
    """What lies beyond one distance and within another."""
    sea = shapely.difference(
        _continuous_area(baseline, outer_m), _continuous_area(baseline, inner_m)
    )
    parts = [part for part in shapely.get_parts(sea) if isinstance(part, Polygon)]
    return cut(parts[0] if len(parts) == 1 else MultiPolygon(parts))


def longest_edge_m(distance: float) -> float:
    """How long an edge of a limit at this distance may be, straight or curved reading alike."""
    return next((edge for limit, edge in _EDGES_M if distance <= limit), _EDGES_M[-1][1])


def _continuous_area(baseline: Baseline, distance: float) -> Polygon | MultiPolygon:
    land = shapely.transform(baseline, _unwrap)
    centre = land.envelope.centroid
    plane = LocalPlane(centre.x, centre.y)
    flat = plane.to_plane(land)
    west, south, east, north = flat.bounds
    if math.hypot(east - west, north - south) > _MOST_EXTENT_M:
        raise OffingError(
            "The baseline is longer than 200 km",
            f"{math.hypot(east - west, north - south) / 1000:.0f} km",
            "Divide it into sets of nearby points.",
        )
    flat = shapely.segmentize(flat, _BASELINE_STEP_M)
    edge_m = longest_edge_m(distance)
    arcs = max(16, math.ceil(math.pi / 2 * distance / edge_m))
    area = shapely.segmentize(shapely.buffer(flat, distance, quad_segs=arcs), edge_m)
    return _snap(plane.to_globe(area), plane.to_globe(flat), distance)


def _unwrap(points: Floats) -> Floats:
    return np.column_stack((unwrap_lon(points[:, 0]), points[:, 1]))


def _snap(
    area: Polygon | MultiPolygon, land: shapely.Geometry, distance: float
) -> Polygon | MultiPolygon:
    """Move each vertex to the exact distance from its nearest baseline point."""
    coast = shapely.get_coordinates(land)

    def move(points: Floats) -> Floats:
        nearest = _nearest(points, coast)
        azimuth, _, _ = GEOD.inv(nearest[:, 0], nearest[:, 1], points[:, 0], points[:, 1])
        lon, lat, _ = GEOD.fwd(
            nearest[:, 0], nearest[:, 1], azimuth, np.full(len(points), distance)
        )
        turns = np.round((np.asarray(lon) - points[:, 0]) / 360.0)
        return np.column_stack((np.asarray(lon) - 360.0 * turns, lat))

    return shapely.transform(area, move)


def _nearest(points: Floats, coast: Floats) -> Floats:
    """For each point the vertex of the coast nearest by geodesic, among the closest few."""
    shrink = np.cos(np.radians(coast[:, 1].mean()))
    scaled = shapely.points(coast * [shrink, 1.0])
    tree = shapely.STRtree(scaled)
    roughly = tree.nearest(shapely.points(points * [shrink, 1.0]))
    best: Floats = coast[roughly]
    best_m = distance_m(best[:, 0], best[:, 1], points[:, 0], points[:, 1])
    reach = np.hypot(*((points - best) * [shrink, 1.0]).T) * 1.02
    rows, candidates = tree.query(
        shapely.points(points * [shrink, 1.0]), predicate="dwithin", distance=reach
    )
    metres = distance_m(
        coast[candidates, 0], coast[candidates, 1], points[rows, 0], points[rows, 1]
    )
    order = np.lexsort((metres, rows))
    first = np.ones(len(order), dtype=bool)
    first[1:] = np.diff(rows[order]) > 0
    chosen = order[first]
    nearer = metres[chosen] < best_m[rows[chosen]]
    best[rows[chosen][nearer]] = coast[candidates[chosen][nearer]]
    return best
