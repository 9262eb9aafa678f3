"""Baselines made ready for measuring: continuous longitudes, geodesic edges, points along them.

An edge of a baseline is read as a geodesic; edges of over a nautical mile get points in between, so
that afterwards planar lon/lat and geodesic reading agree.
"""

from itertools import pairwise

import numpy as np
import shapely
from shapely import LinearRing, LineString, MultiPoint, Point, Polygon

from desktop_app.domain.tracks import Floats
from desktop_app.domain.units import NM_M
from desktop_app.domain.zones import Baseline
from desktop_app.geodesy.antimeridian import unwrap_lon
from desktop_app.geodesy.ellipsoid import GEOD, distance_m

Part = Point | LineString | Polygon

_EQUATOR_M, _FLATTENING = GEOD.a, GEOD.f


def continuous(baseline: Baseline) -> list[Part]:
    """The points, lines and polygons of a baseline, longitudes continuous, edges geodesic."""
    unwrapped = shapely.transform(baseline, _unwrap)
    parts = [_divided(part) for part in single_parts(unwrapped)]
    land = shapely.union_all([part for part in parts if isinstance(part, Polygon)])
    others: list[Part] = [part for part in parts if not isinstance(part, Polygon)]
    return [*others, *(part for part in shapely.get_parts(land) if isinstance(part, Polygon))]


def geodesic(baseline: Baseline) -> Baseline:
    """The baseline with its long edges bent to geodesics, so that it reads alike on every map."""
    parts = continuous(baseline)
    whole = shapely.union_all(parts)
    if isinstance(whole, Point):
        return MultiPoint([whole])
    assert isinstance(whole, Baseline)  # noqa: S101  a union of points, lines and polygons
    return whole


def outlines(parts: list[Part]) -> list[Floats]:
    """The points (1, 2), lines and rings (n, 2) that distances are measured from."""
    lines: list[Floats] = []
    for part in parts:
        if isinstance(part, Polygon):
            lines += [shapely.get_coordinates(ring) for ring in shapely.get_rings(part)]
        else:
            lines.append(shapely.get_coordinates(part))
    return lines


def points_along(lines: list[Floats], step_m: float) -> Floats:
    """Points (n, 2) on the lines, at most a step apart."""
    return np.concatenate([_stepped(line, step_m) for line in lines])


def globe_m(points: Floats) -> Floats:
    """Points (n, 2; lon, lat) as metres (n, 3) from the middle of the ellipsoid."""
    lon, lat = np.radians(points).T
    squash = _FLATTENING * (2.0 - _FLATTENING)
    normal = _EQUATOR_M / np.sqrt(1.0 - squash * np.sin(lat) ** 2)
    return np.column_stack(
        (
            normal * np.cos(lat) * np.cos(lon),
            normal * np.cos(lat) * np.sin(lon),
            normal * (1.0 - squash) * np.sin(lat),
        )
    )


def _unwrap(points: Floats) -> Floats:
    return np.column_stack((unwrap_lon(points[:, 0]), points[:, 1]))


def single_parts(geometry: shapely.Geometry) -> list[Part]:
    """The single points, lines and polygons out of whatever holds them."""
    if isinstance(geometry, (Point, LineString, Polygon)):
        return [] if geometry.is_empty else [geometry]
    return [part for member in shapely.get_parts(geometry) for part in single_parts(member)]


def _divided(part: Part) -> Part:
    if isinstance(part, Point):
        return part
    if isinstance(part, Polygon):
        shell, *holes = (LinearRing(_geodesic(ring)) for ring in shapely.get_rings(part))
        return Polygon(shell, holes)
    return LineString(_geodesic(part))


def _geodesic(line: shapely.Geometry) -> Floats:
    """The points of a line and, on edges of over a nautical mile, points of the geodesic."""
    points = shapely.get_coordinates(line)
    lengths = distance_m(points[:-1, 0], points[:-1, 1], points[1:, 0], points[1:, 1])
    if not len(lengths) or float(lengths.max()) <= NM_M:
        return points
    filled = [points[:1]]
    for (start, end), length in zip(pairwise(points), lengths, strict=True):
        more = int(length // NM_M)
        if more:
            between = np.array(GEOD.npts(start[0], start[1], end[0], end[1], more))
            between[:, 0] += 360.0 * np.round((start[0] - between[:, 0]) / 360.0)
            filled.append(between)
        filled.append(end[None, :])
    return np.concatenate(filled)


def _stepped(line: Floats, step_m: float) -> Floats:
    if len(line) == 1:
        return line
    lengths = distance_m(line[:-1, 0], line[:-1, 1], line[1:, 0], line[1:, 1])
    counts = np.maximum(1, np.ceil(lengths / step_m)).astype(np.int64)
    starts = np.repeat(np.arange(len(counts)), counts)
    within = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
    shares = (within / counts[starts])[:, None]
    points: Floats = line[starts] + (line[starts + 1] - line[starts]) * shares
    return np.concatenate((points, line[-1:]))
