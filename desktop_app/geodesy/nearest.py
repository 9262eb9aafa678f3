"""Least distance of a way from something fixed, and greatest depth inside an area."""

import numpy as np
import shapely
from shapely import LineString, MultiPoint, MultiPolygon, Point, Polygon

from desktop_app.domain.tracks import Floats
from desktop_app.geodesy.ellipsoid import LocalPlane, distance_m

_SAMPLES = 400


def closest_m(way: Floats, fixed: MultiPoint | Polygon | MultiPolygon) -> float:
    """Least WGS84 distance in metres from a way (n, 2; lon, lat) to points or areas.

    0 where the way runs over an area.
    """
    plane, flat = _flat(way)
    return _measured(plane, flat, plane.to_plane(fixed))


def depth_m(way: Floats, area: Polygon | MultiPolygon) -> float:
    """How far inside an area a way (n, 2; lon, lat) gets: its greatest distance to the limit."""
    plane, flat = _flat(way)
    limit = plane.to_plane(area).boundary
    if flat.length > 0:
        flat = shapely.segmentize(flat, flat.length / _SAMPLES)
    vertices = shapely.get_coordinates(flat)
    distances = shapely.distance(shapely.points(vertices), limit)
    deepest = Point(vertices[int(np.argmax(distances))])
    return _measured(plane, deepest, limit)


def _measured(plane: LocalPlane, one: shapely.Geometry, other: shapely.Geometry) -> float:
    """The geodesic length of the shortest line between two geometries in the plane."""
    shortest = LineString(shapely.get_coordinates(shapely.shortest_line(one, other)))
    (lon0, lat0), (lon1, lat1) = shapely.get_coordinates(plane.to_globe(shortest))
    return float(distance_m(lon0, lat0, lon1, lat1))


def _flat(way: Floats) -> tuple[LocalPlane, LineString | Point]:
    centre = way.mean(axis=0)
    plane = LocalPlane(float(centre[0]), float(centre[1]))
    shape = LineString(way) if len(way) > 1 else Point(way[0])
    return plane, plane.to_plane(shape)
