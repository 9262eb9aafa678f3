"""A first drawing of all that lies within a distance of a coast: its shape, good to some metres.

The coast is cut into pieces no longer than an edge of the limit; each is buffered by itself in an
azimuthal equidistant plane near it, for a library that buffers a long line straightens its bays
first, by up to a hundredth of the distance. Pieces that lie so far behind the rest that they cannot
carry the limit are left out beforehand.
"""

import math
from itertools import pairwise

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import MultiPolygon, Polygon

from desktop_app.domain.tracks import Floats
from desktop_app.geodesy.coasts import Part, outlines
from desktop_app.geodesy.ellipsoid import LocalPlane, distance_m

Geometries = NDArray[np.object_]

_CELL_DEG = 0.5
_CERTAINLY_INSIDE = 0.985
_CIRCUMSCRIBED = 1.003  # a polygon of 64 corners about a circle, and what planes differ
_ROUGH_ARCS = 16
_FEW = 64
_M_PER_DEG = 110_000.0


def drawn_around(parts: list[Part], distance: float, edge_m: float) -> Polygon | MultiPolygon:
    """The area, land included, in continuous lon/lat, from parts that are continuous too."""
    pieces = _pieces(outlines(parts), edge_m)
    groups = [(_plane(pieces[group]), pieces[group]) for group in _cells(pieces)]
    areas: list[shapely.Geometry] = [part for part in parts if isinstance(part, Polygon)]
    if len(pieces) > _FEW:
        inside = _certainly_inside(groups, areas, distance)
        groups = [(plane, _carrying(plane, of, inside, distance)) for plane, of in groups]
        areas.append(inside)
    arcs = max(16, math.ceil(math.pi / 2 * distance / edge_m))
    for plane, of in groups:
        if len(of):
            discs = shapely.buffer(shapely.transform(of, plane.flat), distance, quad_segs=arcs)
            areas.append(plane.to_globe(shapely.segmentize(shapely.union_all(discs), edge_m)))
    return polygonal(shapely.union_all(areas))


def polygonal(geometry: shapely.Geometry) -> Polygon | MultiPolygon:
    """The polygons of a geometry."""
    parts = [part for part in shapely.get_parts(geometry) if isinstance(part, Polygon)]
    return parts[0] if len(parts) == 1 else MultiPolygon(parts)


def _pieces(lines: list[Floats], length_m: float) -> Geometries:
    """The lines cut at their points into pieces of about a length; longer edges stay whole."""
    pieces: list[shapely.Geometry] = []
    for line in lines:
        if len(line) == 1:
            pieces.append(shapely.Point(line[0]))
            continue
        lengths = distance_m(line[:-1, 0], line[:-1, 1], line[1:, 0], line[1:, 1])
        bins = np.floor((np.cumsum(lengths) - lengths) / length_m)
        cuts = np.concatenate(([0], np.flatnonzero(np.diff(bins)) + 1, [len(lengths)]))
        pieces += [
            shapely.LineString(line[first : last + 1]) for first, last in pairwise(cuts.tolist())
        ]
    return np.array(pieces, dtype=np.object_)


def _cells(pieces: Geometries) -> list[NDArray[np.int64]]:
    """Indices of the pieces, grouped by where they begin."""
    west, south, _, _ = shapely.bounds(pieces).T
    rows = np.floor(south / _CELL_DEG)
    shrink = np.cos(np.radians(np.abs(rows) * _CELL_DEG)).clip(0.05)
    columns = np.floor(west * shrink / _CELL_DEG)
    _, cell = np.unique(np.column_stack((rows, columns)), axis=0, return_inverse=True)
    return [np.flatnonzero(cell.ravel() == number) for number in range(int(cell.max()) + 1)]


def _plane(pieces: Geometries) -> LocalPlane:
    west, south, east, north = shapely.total_bounds(pieces)
    return LocalPlane(float(west + east) / 2.0, float(south + north) / 2.0)


def _certainly_inside(
    groups: list[tuple[LocalPlane, Geometries]], land: list[shapely.Geometry], distance: float
) -> shapely.Geometry:
    """A part of the area that falls a little short everywhere."""
    within = _CERTAINLY_INSIDE * distance
    rough = [
        plane.to_globe(
            shapely.union_all(
                shapely.buffer(shapely.transform(of, plane.flat), within, quad_segs=_ROUGH_ARCS)
            )
        )
        for plane, of in groups
    ]
    return shapely.union_all([*land, *rough])


def _carrying(
    plane: LocalPlane, pieces: Geometries, inside: shapely.Geometry, distance: float
) -> Geometries:
    """The pieces whose surroundings reach beyond what is certainly inside."""
    flat = shapely.transform(pieces, plane.flat)
    west, south, east, north = shapely.bounds(flat).T
    reach = (np.hypot(east - west, north - south) / 2.0 + distance) * _CIRCUMSCRIBED
    discs = shapely.buffer(
        shapely.points((west + east) / 2.0, (south + north) / 2.0), reach, quad_segs=_ROUGH_ARCS
    )
    known = plane.to_plane(shapely.intersection(inside, _about(pieces, float(reach.max()))))
    shapely.prepare(known)
    carrying: Geometries = pieces[~shapely.contains_properly(known, discs)]
    return carrying


def _about(pieces: Geometries, reach_m: float) -> Polygon:
    """A box in lon/lat that holds everything within a reach of the pieces."""
    west, south, east, north = (float(edge) for edge in shapely.total_bounds(pieces))
    high = 1.1 * reach_m / _M_PER_DEG
    most_lat = min(89.0, max(abs(south), abs(north)) + high)
    wide = high / math.cos(math.radians(most_lat))
    return shapely.box(west - wide, south - high, east + wide, north + high)
