"""Areas and tracks across 180°: made continuous for measuring, cut again for keeping."""

import numpy as np
import shapely
from shapely import MultiPolygon, Polygon

from desktop_app.domain.tracks import Floats
from desktop_app.geodesy.ellipsoid import Shape

_TOUCHING_DEG = 1e-9


def unwrap_lon(lon_deg: Floats) -> Floats:
    """Longitudes without jumps of more than half a turn; the first stays as it is."""
    return np.unwrap(lon_deg, period=360.0)


def turned(geometry: Shape, by_deg: float) -> Shape:
    """A lon/lat geometry moved east by some degrees."""
    offset = np.array([by_deg, 0.0])
    return shapely.transform(geometry, lambda points: points + offset) if by_deg else geometry


def join(area: Polygon | MultiPolygon) -> Polygon | MultiPolygon:
    """An area cut at 180° as one continuous area, its western part moved beyond 180°.

    An area that does not touch 180° from both sides comes back as it is.
    """
    west, _, east, _ = area.bounds
    if east < 180.0 - _TOUCHING_DEG or west > -180.0 + _TOUCHING_DEG:
        return area
    parts = [turned(part, 360.0) if _is_west(part) else part for part in shapely.get_parts(area)]
    return _polygonal(shapely.union_all(parts))


def cut(area: Polygon | MultiPolygon) -> Polygon | MultiPolygon:
    """An area with continuous longitudes, cut at 180° into parts within [-180, 180]."""
    west, _, east, _ = area.bounds
    if west >= -180.0 and east <= 180.0:
        return area
    parts: list[Polygon] = []
    for turn in (-360.0, 0.0, 360.0):
        world = shapely.box(-180.0, -90.0, 180.0, 90.0)
        parts += _polygons(shapely.intersection(turned(area, turn), world))
    return MultiPolygon(parts) if len(parts) > 1 else parts[0]


def _is_west(part: Polygon) -> bool:
    return bool(part.centroid.x < 0)


def _polygons(geometry: shapely.Geometry) -> list[Polygon]:
    parts = shapely.get_parts(geometry)
    return [part for part in parts if isinstance(part, Polygon) and not part.is_empty]


def _polygonal(geometry: shapely.Geometry) -> Polygon | MultiPolygon:
    parts = _polygons(geometry)
    return parts[0] if len(parts) == 1 else MultiPolygon(parts)
