"""A drawn limit brought to its exact distance: vertices moved, edges divided, until both agree.

Each vertex is moved along the geodesic from its nearest point of the coast to the distance asked
for; where another point of the coast then is nearer (a cusp, where two arcs meet), to where both
distances are right. Each edge whose middle is still off is divided.
"""

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import LinearRing, MultiPolygon, Polygon

from desktop_app.domain.tracks import Floats
from desktop_app.geodesy.buffers import polygonal
from desktop_app.geodesy.coasts import globe_m
from desktop_app.geodesy.ellipsoid import GEOD, distance_m

_BLOCK = 64
_GROUP = 32
_MOVES = 6
_ROUNDS = 14
_SHORTEST_EDGE_M = 2.0
_SAME_DIRECTION = 0.02
_LONGEST_STEP = 0.02
_MOST_OUTSIDE = 0.5  # as a part of what a middle may be off inwards: an edge cuts across a cusp


def settle(
    area: Polygon | MultiPolygon, coast: Floats, distance: float, edge_m: float, off_m: float
) -> Polygon | MultiPolygon:
    """The area with its rings settled; middles of edges are at most ``off_m`` off.

    ``coast`` holds points (n, 2; lon, lat, continuous) along the baseline.
    """
    search = CoastSearch(coast)
    rings = _Rings(search, distance, edge_m, off_m)
    settled = []
    for part in shapely.get_parts(area):
        shell, *holes = (shapely.get_coordinates(ring) for ring in shapely.get_rings(part))
        seas = [
            LinearRing(rings.settled(hole)) for hole in holes if _is_sea(hole, search, distance)
        ]
        settled.append(Polygon(rings.settled(shell), seas))
    whole = polygonal(shapely.union_all(np.array(settled, dtype=np.object_)))
    return whole if whole.is_valid else polygonal(shapely.make_valid(whole, method="structure"))


def _is_sea(hole: Floats, search: "CoastSearch", distance: float) -> bool:
    """Whether a hole is sea beyond the distance, not a gap left between two drawings."""
    place = shapely.get_coordinates(Polygon(hole).representative_point())
    metres, _ = search.nearest(place)
    return bool(metres[0] > distance)


class CoastSearch:
    """Points along a coast, to find the nearest of.

    Neighbouring points are put into groups, each with a ball about it; for a block of neighbouring
    places only the groups whose balls can hold a nearest point are looked into.
    """

    def __init__(self, points: Floats) -> None:
        self._points = points
        self._globe = globe_m(points)
        starts = np.arange(0, len(points), _GROUP)
        sizes = np.diff(np.append(starts, len(points)))
        self._centres = np.add.reduceat(self._globe, starts) / sizes[:, None]
        away = np.linalg.norm(self._globe - np.repeat(self._centres, sizes, axis=0), axis=1)
        self._radii = np.maximum.reduceat(away, starts)
        self._group = np.repeat(np.arange(len(starts)), sizes)

    def nearest(self, places: Floats) -> tuple[Floats, Floats]:
        """Distance in metres to the nearest point of the coast, and that point, for each place."""
        globe = globe_m(places)
        found = np.empty(len(places), dtype=np.int64)
        for first in range(0, len(places), _BLOCK):
            block = slice(first, first + _BLOCK)
            found[block] = self._nearest_of_block(globe[block])
        near = self._points[found]
        return distance_m(near[:, 0], near[:, 1], places[:, 0], places[:, 1]), near

    def _nearest_of_block(self, places: Floats) -> NDArray[np.int64]:
        """Indices of the nearest by chord, which on this scale is the nearest by geodesic."""
        centre = places.mean(axis=0)
        radius = float(np.linalg.norm(places - centre, axis=1).max())
        away = np.linalg.norm(self._centres - centre, axis=1)
        most = float((away + self._radii).min()) + 2.0 * radius + 1.0
        candidates = np.flatnonzero((away - self._radii <= most)[self._group])
        some = self._globe[candidates] - centre
        squares = (some**2).sum(axis=1) - 2.0 * (places - centre) @ some.T
        nearest: NDArray[np.int64] = candidates[np.argmin(squares, axis=1)]
        return nearest


class _Rings:
    """How rings are settled about one coast at one distance."""

    def __init__(self, search: CoastSearch, distance: float, edge_m: float, off_m: float) -> None:
        self._search = search
        self._distance = distance
        self._edge_m = edge_m
        self._off_m = off_m

    def settled(self, ring: Floats) -> Floats:
        """The ring (n, 2; closed) with exact vertices and edges that are short enough."""
        points = self._moved(ring[:-1])
        unsure = np.ones(len(points), dtype=bool)  # edges from each point to the next
        for _ in range(_ROUNDS):
            ends = np.roll(points, -1, axis=0)
            chosen = np.flatnonzero(unsure)
            middles = (points[chosen] + ends[chosen]) / 2.0
            divide = chosen[self._is_off(points[chosen], ends[chosen], middles)]
            if not len(divide):
                break
            new = self._moved((points[divide] + ends[divide]) / 2.0)
            points = np.insert(points, divide + 1, new, axis=0)
            unsure = np.zeros(len(points), dtype=bool)
            at = divide + np.arange(len(divide))
            unsure[at] = unsure[at + 1] = True
        return np.concatenate((points, points[:1]))

    def _is_off(self, starts: Floats, ends: Floats, middles: Floats) -> NDArray[np.bool_]:
        lengths = distance_m(starts[:, 0], starts[:, 1], ends[:, 0], ends[:, 1])
        metres, _ = self._search.nearest(middles)
        off = metres - self._distance
        wrong = (off < -self._off_m) | (off > self._off_m * _MOST_OUTSIDE)
        return (lengths > self._edge_m) | (wrong & (lengths > _SHORTEST_EDGE_M))

    def _moved(self, places: Floats) -> Floats:
        """The places moved to the exact distance from their nearest point of the coast."""
        before = None
        for _ in range(_MOVES):
            metres, near = self._search.nearest(places)
            if float(np.abs(metres - self._distance).max()) < self._off_m / 100.0:
                break
            azimuth, length = _towards(near, places, metres - self._distance)
            if before is not None:
                both = _meeting(before, near, places, self._distance)
                at_cusp = np.isfinite(both[1])
                azimuth[at_cusp], length[at_cusp] = both[0][at_cusp], both[1][at_cusp]
            lon, lat, _ = GEOD.fwd(places[:, 0], places[:, 1], azimuth, length)
            turns = np.round((np.asarray(lon) - places[:, 0]) / 360.0)
            places, before = np.column_stack((np.asarray(lon) - 360.0 * turns, lat)), near
        return places


def _towards(near: Floats, places: Floats, length: Floats) -> tuple[Floats, Floats]:
    """The azimuth at each place towards a point, and how far to go."""
    azimuth, _, _ = GEOD.inv(places[:, 0], places[:, 1], near[:, 0], near[:, 1])
    return np.asarray(azimuth), length.copy()


def _meeting(one: Floats, other: Floats, places: Floats, distance: float) -> tuple[Floats, Floats]:
    """Azimuth and length of a step to where two distances are right; NaN where both are one."""
    lon, lat = places.T
    az1, _, d1 = (np.asarray(part) for part in GEOD.inv(lon, lat, one[:, 0], one[:, 1]))
    az2, _, d2 = (np.asarray(part) for part in GEOD.inv(lon, lat, other[:, 0], other[:, 1]))
    east1, north1 = np.sin(np.radians(az1)), np.cos(np.radians(az1))
    east2, north2 = np.sin(np.radians(az2)), np.cos(np.radians(az2))
    cross = east1 * north2 - north1 * east2
    cross = np.where(np.abs(cross) < _SAME_DIRECTION, np.nan, cross)
    east = ((d1 - distance) * north2 - (d2 - distance) * north1) / cross
    north = (east1 * (d2 - distance) - east2 * (d1 - distance)) / cross
    length = np.hypot(east, north)
    length = np.where(length < _LONGEST_STEP * distance, length, np.nan)
    return np.degrees(np.arctan2(east, north)), length
