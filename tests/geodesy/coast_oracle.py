"""How far limits really are from a coast: a slow search with pyproj's geodesics."""

from itertools import pairwise

import numpy as np
import shapely
from pyproj import Geod, Transformer

from desktop_app.domain.units import NM_M

WGS84 = Geod(ellps="WGS84")
_GLOBE = Transformer.from_crs("EPSG:4979", "EPSG:4978", always_xy=True)
_BLOCK = 200
_NEAREST = 8


def along(line, step_m):
    """Points along the geodesics between the points (n, 2) of a line."""
    points = [tuple(line[0])]
    for (lon1, lat1), (lon2, lat2) in pairwise(line):
        length = WGS84.inv(lon1, lat1, lon2, lat2)[2]
        points += WGS84.npts(lon1, lat1, lon2, lat2, max(1, int(length / step_m)))
        points.append((lon2, lat2))
    return np.array(points)


def globe(points):
    lon, lat = points.T
    return np.column_stack(_GLOBE.transform(lon, lat, np.zeros(len(lon))))


def distances(places, coast):
    """The geodesic distance of each place to the nearest of dense coast points."""
    there, shore = globe(places), globe(coast)
    metres = []
    for first in range(0, len(places), _BLOCK):
        block = there[first : first + _BLOCK]
        centre = block.mean(axis=0)
        squares = (
            ((block - centre) ** 2).sum(1)[:, None]
            + ((shore - centre) ** 2).sum(1)
            - 2 * (block - centre) @ (shore - centre).T
        )
        nearest = np.argpartition(squares, min(_NEAREST, len(coast) - 1), axis=1)[:, :_NEAREST]
        lon, lat = places[first : first + _BLOCK].T
        ways = [WGS84.inv(lon, lat, coast[column, 0], coast[column, 1])[2] for column in nearest.T]
        metres.append(np.min(ways, axis=0))
    return np.concatenate(metres)


def vertices_and_middles(area):
    """All vertices, and all middles of edges read straight in lon/lat, of an area's limits.

    Edges along 180°, where an area is cut, are no limits.
    """
    found = []
    for ring in shapely.get_rings(shapely.get_parts(area)):
        points = shapely.get_coordinates(ring)
        starts, ends = points[:-1], points[1:]
        limit = ~((np.abs(starts[:, 0]) > 179.999999) & (np.abs(ends[:, 0]) > 179.999999))
        found += [starts[limit & np.roll(limit, 1)], (starts + ends)[limit] / 2]
    return np.concatenate(found)


def errors(area, coast, limit_nm):
    """Signed errors (m) of an area's limits: positive is too far out."""
    return distances(vertices_and_middles(area), coast) - limit_nm * NM_M


def longest_edge(area):
    """The length of an area's longest edge in metres."""
    longest = 0.0
    for ring in shapely.get_rings(shapely.get_parts(area)):
        lon, lat = shapely.get_coordinates(ring).T
        longest = max(longest, WGS84.inv(lon[:-1], lat[:-1], lon[1:], lat[1:])[2].max())
    return longest
