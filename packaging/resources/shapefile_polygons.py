"""Read the polygons of an ESRI shapefile with nothing but struct, numpy and shapely.

Layout: ESRI Shapefile Technical Description, July 1998, pages 4 to 9. Record headers are
big-endian, contents little-endian. In a polygon record outer rings run clockwise and holes
counter-clockwise.
"""

import struct
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import shapely
from shapely import LinearRing, Polygon

_FILE_HEADER = 100
_POLYGON = 5


def read_polygons(path: Path) -> list[Polygon]:
    """Every polygon of the file, holes in place, multipolygons taken apart; degrees as stored."""
    return [polygon for rings in _records(path.read_bytes()) for polygon in _assemble(rings)]


def _records(content: bytes) -> Iterator[list[LinearRing]]:
    at = _FILE_HEADER
    while at < len(content):
        (words,) = struct.unpack_from(">i", content, at + 4)
        at += 8
        if struct.unpack_from("<i", content, at)[0] == _POLYGON:
            yield _rings(content, at)
        at += 2 * words


def _rings(content: bytes, at: int) -> list[LinearRing]:
    parts, points = struct.unpack_from("<ii", content, at + 36)
    starts = np.frombuffer(content, "<i4", parts, at + 44)
    vertices = np.frombuffer(content, "<f8", 2 * points, at + 44 + 4 * parts).reshape(points, 2)
    return [LinearRing(ring) for ring in np.split(vertices, starts[1:])]


def _assemble(rings: list[LinearRing]) -> list[Polygon]:
    outer = [ring for ring in rings if not ring.is_ccw]
    holes = [ring for ring in rings if ring.is_ccw]
    shells = [Polygon(ring) for ring in outer]
    inside: list[list[LinearRing]] = [[] for _ in outer]
    tree = shapely.STRtree(shells)
    for hole in holes:
        around = tree.query(Polygon(hole).representative_point(), predicate="within")
        if around.size == 0:
            raise ValueError(f"a hole at {hole.coords[0]} lies in no outer ring")
        smallest = min(around, key=lambda index: shells[index].area)
        inside[smallest].append(hole)
    return [Polygon(ring, within) for ring, within in zip(outer, inside, strict=True)]
