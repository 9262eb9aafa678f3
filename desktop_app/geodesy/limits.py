"""Limits at a distance from a baseline, on the WGS84 ellipsoid.

A baseline is points, lines (low water, straight baselines, closing lines of bays) or polygons, of
any length. Its limit is drawn in local planes (``buffers.py``) and then brought to the exact
geodesic distance (``settling.py``): at 12 and 24 nm every vertex and every middle of an edge is
within a metre of it, at 200 nm within three (``tests/geodesy/test_limits.py`` measures with Geod).
Edges are short enough that straight lines in lon/lat and geodesics agree.
"""

import math

import shapely
from shapely import MultiPolygon, Polygon

from desktop_app.domain.errors import OffingError
from desktop_app.domain.units import NM_M
from desktop_app.domain.words import say
from desktop_app.domain.zones import Baseline
from desktop_app.geodesy.antimeridian import cut
from desktop_app.geodesy.buffers import drawn_around, polygonal
from desktop_app.geodesy.coasts import continuous, outlines, points_along
from desktop_app.geodesy.settling import settle

_NEAR_M = 24.0 * NM_M
_OFF_NEAR_M, _OFF_FAR_M = 0.7, 1.4
_POINT_OFF_M = 0.05  # between two points along the coast the true distance is less by at most this
_MOST_LAT_DEG = 89.0
_MOST_WIDTH_DEG = 180.0
_M_PER_DEG = 110_000.0


def area_within(baseline: Baseline, distance: float) -> Polygon | MultiPolygon:
    """Everything within a distance (m) of a baseline given in lon/lat, land included.

    Both sides of a line are within its distance. Refuses limits over a pole or half round the
    globe.
    """
    return cut(_continuous_area(baseline, distance))


def sea_within(baseline: Baseline, distance: float) -> Polygon | MultiPolygon:
    """What lies within a distance of a baseline, without the land or waters it encloses."""
    land = [part for part in continuous(baseline) if isinstance(part, Polygon)]
    area = _continuous_area(baseline, distance)
    return cut(polygonal(shapely.difference(area, shapely.union_all(land))) if land else area)


def ring(baseline: Baseline, inner_m: float, outer_m: float) -> Polygon | MultiPolygon:
    """What lies beyond one distance and within another."""
    outer, inner = _continuous_area(baseline, outer_m), _continuous_area(baseline, inner_m)
    return cut(polygonal(shapely.difference(outer, inner)))


def longest_edge_m(distance: float) -> float:
    """How long an edge of a limit at this distance may be: 353 m at 12 nm, 499 at 24, 2,037 at 200.

    The middle of an arc's edge then lies 0.7 m inside it, beyond 24 nm 1.4 m.
    """
    off_m = _OFF_NEAR_M if distance <= _NEAR_M else _OFF_FAR_M
    return math.sqrt(8.0 * distance * off_m)


def _continuous_area(baseline: Baseline, distance: float) -> Polygon | MultiPolygon:
    parts = continuous(baseline)
    if not parts:
        raise OffingError(say("A baseline holds no point"), "", say("Give at least one."))
    west, south, east, north = shapely.total_bounds(parts)
    if max(-south, north) + distance / _M_PER_DEG > _MOST_LAT_DEG or east - west > _MOST_WIDTH_DEG:
        raise OffingError(
            say("A limit cannot lie over a pole or half round the globe"),
            f"{south:.1f}° to {north:.1f}°, {east - west:.0f}° wide",
            say("Divide the baseline."),
        )
    edge_m = longest_edge_m(distance)
    off_m = _OFF_NEAR_M if distance <= _NEAR_M else _OFF_FAR_M
    step_m = math.sqrt(8.0 * distance * _POINT_OFF_M)
    coast = points_along(outlines(parts), step_m)
    return settle(drawn_around(parts, distance, edge_m), coast, distance, edge_m, 1.1 * off_m)
