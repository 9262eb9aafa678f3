"""The median line between two coasts: places equally far from the nearest point of either.

The sides are first drawn as the cells of points along both coasts (a Voronoi diagram in a local
plane); every vertex of the line between them is then moved until both geodesic distances agree, to
half a metre (``tests/geodesy/test_median.py``). Coasts are meant that lie within some 1,000
km of each other.
"""

import math

import numpy as np
import shapely
from shapely import LineString, MultiLineString, MultiPoint, MultiPolygon, Polygon

from desktop_app.domain.tracks import Floats
from desktop_app.domain.zones import Baseline
from desktop_app.geodesy.antimeridian import turned
from desktop_app.geodesy.buffers import polygonal
from desktop_app.geodesy.coasts import Part, continuous, outlines, points_along
from desktop_app.geodesy.ellipsoid import GEOD, LocalPlane
from desktop_app.geodesy.settling import CoastSearch

_EDGE_M = 500.0
_MOST = 6000  # points of a coast, as close together as that allows
_CLOSE_STEP_M = 100.0
_ROUNDS = 6
_AGREE_M = 0.05
_NEARLY = 0.02  # a vertex whose distances differ by less than this part is one of the median line
_SAME_WAY = 1e-3


def median_line(one: Baseline, other: Baseline, within_m: float) -> MultiLineString:
    """The median line as far as it lies within a distance of both coasts; lon continuous."""
    sides = _Sides(one, other)
    line = sides.plane.to_globe(sides.line(within_m))
    metres, _ = sides.one.nearest(shapely.get_coordinates(line))
    if not len(metres):
        return MultiLineString()
    settled = shapely.transform(line, sides.moved)
    near = [
        stretch for part in shapely.get_parts(settled) for stretch in sides.near(part, within_m)
    ]
    return MultiLineString(near)


def side_of(other: Baseline, one: Baseline, within_m: float) -> Polygon | MultiPolygon:
    """The area nearer to ``other`` than to ``one``, as far as a distance from ``one`` reaches.

    Lon is continuous with that of ``one``.
    """
    sides = _Sides(one, other)
    flat = shapely.segmentize(sides.area_of_other(within_m), _EDGE_M)
    return polygonal(
        shapely.make_valid(shapely.transform(sides.plane.to_globe(flat), sides.moved_if_median))
    )


class _Sides:
    """Two coasts in one plane, and the search for the nearest point of each."""

    def __init__(self, one: Baseline, other: Baseline) -> None:
        first: list[Part] = continuous(one)
        west, _, east, _ = shapely.total_bounds(first)
        second = [_beside(part, (west + east) / 2.0) for part in continuous(other)]
        bounds = shapely.total_bounds([*first, *second])
        self.plane = LocalPlane(
            float(bounds[0] + bounds[2]) / 2.0, float(bounds[1] + bounds[3]) / 2.0
        )
        self._points = [_points(outlines(parts)) for parts in (first, second)]
        self.one, self._other = (CoastSearch(points) for points in self._points)

    def line(self, within_m: float) -> shapely.Geometry:
        """The line between the sides, in the plane, edges short."""
        one, other = self._cells(within_m)
        shared = shapely.intersection(shapely.boundary(one), shapely.boundary(other))
        line = shapely.line_merge(shared)
        return shapely.segmentize(line, _EDGE_M)

    def area_of_other(self, within_m: float) -> shapely.Geometry:
        """The side of the other coast, in the plane."""
        return self._cells(within_m)[1]

    def near(self, part: LineString, within_m: float) -> list[LineString]:
        """The stretches of a line whose vertices lie within a distance."""
        points = shapely.get_coordinates(part)
        metres, _ = self.one.nearest(points)
        inside = metres <= within_m
        cuts = np.flatnonzero(np.diff(inside.astype(np.int8))) + 1
        runs = zip(np.split(points, cuts), np.split(inside, cuts), strict=True)
        return [LineString(run) for run, within in runs if within[0] and len(run) > 1]

    def moved(self, places: Floats) -> Floats:
        """The places moved to where both distances agree."""
        for _ in range(_ROUNDS):
            off, azimuth, slope = self._off(places)
            if float(np.abs(off).max(initial=0.0)) < _AGREE_M:
                break
            lon, lat, _ = GEOD.fwd(places[:, 0], places[:, 1], azimuth, off / slope)
            turns = np.round((np.asarray(lon) - places[:, 0]) / 360.0)
            places = np.column_stack((np.asarray(lon) - 360.0 * turns, lat))
        return places

    def moved_if_median(self, places: Floats) -> Floats:
        """The places of the median line moved, the others as they are."""
        one, _ = self.one.nearest(places)
        other, _ = self._other.nearest(places)
        median = np.abs(one - other) < _NEARLY * (one + other)
        result = places.copy()
        result[median] = self.moved(places[median])
        return result

    def _off(self, places: Floats) -> tuple[Floats, Floats, Floats]:
        """By how much the first coast is farther, the way on which that shrinks, and how fast."""
        (one_m, one), (other_m, other) = self.one.nearest(places), self._other.nearest(places)
        lon, lat = places.T
        to_one, _, _ = GEOD.inv(lon, lat, one[:, 0], one[:, 1])
        to_other, _, _ = GEOD.inv(lon, lat, other[:, 0], other[:, 1])
        a, b = np.radians(to_one), np.radians(to_other)
        east, north = np.sin(a) - np.sin(b), np.cos(a) - np.cos(b)
        slope = np.maximum(np.hypot(east, north), _SAME_WAY)
        return one_m - other_m, np.degrees(np.arctan2(east, north)), slope

    def _cells(self, within_m: float) -> tuple[shapely.Geometry, shapely.Geometry]:
        """The two sides in the plane, as far as a distance about both coasts."""
        flat = [self.plane.flat(points) for points in self._points]
        both = MultiPoint(np.concatenate(flat))
        frame = shapely.box(*both.bounds).buffer(within_m * 1.1)
        cells = shapely.get_parts(shapely.voronoi_polygons(both, extend_to=frame, ordered=True))
        first = len(flat[0])
        sides = (shapely.union_all(cells[:first]), shapely.union_all(cells[first:]))
        return shapely.intersection(sides[0], frame), shapely.intersection(sides[1], frame)


def _points(lines: list[Floats]) -> Floats:
    """Points along a coast, as close together as their number allows, none twice."""
    rough = points_along(lines, math.inf)
    flat = LocalPlane(*rough.mean(axis=0)).flat(rough)
    length = float(np.hypot(*np.diff(flat, axis=0).T).sum()) if len(flat) > 1 else 0.0
    step = max(_CLOSE_STEP_M, length / _MOST)
    return np.unique(points_along(lines, step), axis=0)


def _beside(part: Part, lon_deg: float) -> Part:
    """A part turned to lie within half a turn of a longitude."""
    west, _, east, _ = part.bounds
    return turned(part, -360.0 * round(((west + east) / 2.0 - lon_deg) / 360.0))
