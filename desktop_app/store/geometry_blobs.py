"""Geometries as GeoPackage binary (OGC 12-128r19, clause 2.1.3), without a point-by-point loop.

A blob is a header ("GP", version 0, flags, SRS id, envelope) and ISO well-known binary. Tracks are
LINESTRING M, lone fixes POINT M, with M = epoch seconds UTC; zones are MULTIPOLYGON.
"""

import struct

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import MultiPolygon, Polygon

from desktop_app.domain.tracks import Floats

WGS84_SRS = 4326
_FLAGS_XYM = 0b0000_0111  # little endian, envelope code 3 (minx maxx miny maxy minm maxm)
_FLAGS_XY = 0b0000_0011  # little endian, envelope code 1
_FLAGS_BARE = 0b0000_0001  # little endian, no envelope
_LINESTRING_M = 2002
_POINT_M = 2001
_HEADER = struct.Struct("<2sBBi")
_LINE_HEAD = struct.Struct("<BII")
_POINT_HEAD = struct.Struct("<BI")
_XYM = 3
_TRACK_HEAD = np.dtype(
    [
        *(("magic", "S2"), ("version", "u1"), ("flags", "u1"), ("srs", "<i4")),
        *(("envelope", "<f8", 6), ("order", "u1"), ("type", "<u4"), ("count", "<u4")),
    ]
)
TRACK_HEAD_BYTES = _TRACK_HEAD.itemsize
_ENVELOPE_BYTES = {0: 0, 1: 32, 2: 48, 3: 48, 4: 64}


def encode_track(lon_deg: Floats, lat_deg: Floats, t_s: Floats) -> bytes:
    """A run of at least two fixes as a LINESTRING M blob."""
    points = np.column_stack((lon_deg, lat_deg, t_s)).astype("<f8")
    low, high = points.min(axis=0), points.max(axis=0)
    envelope = np.column_stack((low, high)).astype("<f8").tobytes()
    head = _HEADER.pack(b"GP", 0, _FLAGS_XYM, WGS84_SRS)
    return head + envelope + _LINE_HEAD.pack(1, _LINESTRING_M, len(points)) + points.tobytes()


def track_heads(low: Floats, high: Floats, counts: NDArray[np.int64]) -> bytes:
    """What stands before the points in many LINESTRING M blobs, TRACK_HEAD_BYTES each.

    ``low`` and ``high`` are the least and greatest lon, lat, t of each, shape (n, 3); ``counts``
    how many points each has.
    """
    heads = np.zeros(len(counts), dtype=_TRACK_HEAD)
    heads["magic"], heads["flags"], heads["srs"] = b"GP", _FLAGS_XYM, WGS84_SRS
    heads["envelope"] = np.stack((low, high), axis=2).reshape(-1, 2 * _XYM)
    heads["order"], heads["type"], heads["count"] = 1, _LINESTRING_M, counts
    return heads.tobytes()


def encode_fix(lon_deg: float, lat_deg: float, t_s: float) -> bytes:
    """A single fix as a POINT M blob."""
    head = _HEADER.pack(b"GP", 0, _FLAGS_BARE, WGS84_SRS)
    return head + _POINT_HEAD.pack(1, _POINT_M) + struct.pack("<3d", lon_deg, lat_deg, t_s)


def decode_fixes(blob: bytes) -> NDArray[np.float64]:
    """The (n, 3) array of lon, lat, epoch seconds in a LINESTRING M or POINT M blob of ours."""
    start = _body_offset(blob)
    kind = struct.unpack_from("<I", blob, start + 1)[0]
    if kind == _POINT_M:
        return np.frombuffer(blob, "<f8", _XYM, start + _POINT_HEAD.size).reshape(1, _XYM)
    count = struct.unpack_from("<I", blob, start + 5)[0]
    return np.frombuffer(blob, "<f8", _XYM * count, start + _LINE_HEAD.size).reshape(count, _XYM)


def encode_area(area: Polygon | MultiPolygon) -> bytes:
    """An area as a MULTIPOLYGON blob, exterior rings counter-clockwise."""
    parts = area.geoms if isinstance(area, MultiPolygon) else [area]
    multi = MultiPolygon([shapely.orient_polygons(part) for part in parts])
    min_x, min_y, max_x, max_y = multi.bounds
    envelope = struct.pack("<4d", min_x, max_x, min_y, max_y)
    body: bytes = shapely.to_wkb(multi, byte_order=1, flavor="iso")
    return _HEADER.pack(b"GP", 0, _FLAGS_XY, WGS84_SRS) + envelope + body


def decode_area(blob: bytes) -> MultiPolygon:
    """The area in a MULTIPOLYGON blob."""
    geometry = shapely.from_wkb(blob[_body_offset(blob) :])
    if not isinstance(geometry, MultiPolygon):
        raise TypeError(f"a zone holds a {geometry.geom_type}")
    return geometry


def encode_shape(shape: shapely.Geometry) -> bytes:
    """Lines or a point, in lon and lat without M, as a blob."""
    body: bytes = shapely.to_wkb(shape, byte_order=1, flavor="iso")
    return _HEADER.pack(b"GP", 0, _FLAGS_BARE, WGS84_SRS) + body


def body_of(blob: bytes) -> bytes:
    """The well-known binary inside a blob of ours."""
    return blob[_body_offset(blob) :]


def _body_offset(blob: bytes) -> int:
    return _HEADER.size + _ENVELOPE_BYTES[(blob[3] >> 1) & 0b111]
