"""Shapefiles in a ZIP archive: zones, tracks of timed points, and limits given as lines.

Grammar (ESRI Shapefile Technical Description, 1998; dBASE III): ``.shp`` has a header of 100 bytes
(file code 9994) and numbered records of a shape each; ``.dbf`` their attributes, row by row;
``.prj`` the reference system, which must be WGS84 in lon and lat; ``.cpg`` the encoding (else ISO
8859-1). The index and what else lies in the archive is not read. A shape is a record, its line its
number.

Rows become what the same features would be in GeoJSON (``geojson_zones``, ``geojson_tracks``). A
line that is a limit (its attributes have a type of feature or limit) stays a line: which side of it
the zone lies on, and where the baseline runs, the file does not say, so no area is made of it.
"""

import codecs
import itertools
import math
import re
import struct
from dataclasses import replace
from typing import Any

import numpy as np
from shapely import Polygon

from desktop_app.domain.errors import Refused
from desktop_app.domain.import_options import ImportOptions
from desktop_app.domain.progress import Progress
from desktop_app.domain.sources import Decision, Imported
from desktop_app.domain.words import say
from desktop_app.importers.dbase import read_dbase
from desktop_app.importers.geojson_areas import MOST_VERTICES
from desktop_app.importers.geojson_features import Feature
from desktop_app.importers.geojson_tracks import holds_tracks, read_tracks
from desktop_app.importers.geojson_zones import zones_of
from desktop_app.importers.packed_files import Packing, open_unpacked, zip_members
from desktop_app.importers.source_file import SourceFile
from desktop_app.importers.zone_records import ImportedZones

_MOST_BYTES = 256 << 20
_FILE_CODE = 9994
_HEADER_BYTES, _RECORD_HEAD_BYTES = 100, 8
_NULL, _POINT, _LINE, _POLYGON, _POINTS = 0, 1, 3, 5, 8
_WGS84 = ("WGS_1984", "WGS 84", "WGS84", "WGS_84")
_PAIR_BYTES = 16
_PARTS_AT = 44
_LEAST_RING = 4
_SURELY_NO_DEGREES = 1000.0


def read_shapefile(
    source: SourceFile, options: ImportOptions, progress: Progress
) -> Imported | ImportedZones:
    """Read the one shapefile of an archive; Refused where it is damaged or not in WGS84."""
    members = _members(source)
    decisions = _reference_system(members, source)
    encoding = _encoding(source, members)
    decisions += (Decision(say("encoding"), encoding, say("the archive states it, or the format")),)
    shapes = _shapes(_content(source, members[".shp"]), source)
    progress.step(0.5, 1.0, say("Reading"))
    rows = read_dbase(_content(source, members[".dbf"]), encoding, source.name)
    if len(rows) != len(shapes):
        n, m = len(shapes), len(rows)
        raise Refused(say("The archive has {n} shapes and {m} rows", n=n, m=m), source.name)
    if not shapes:
        raise Refused(say("The file holds no record"), source.name)
    features = tuple(
        Feature(number, {"type": "Feature", "geometry": shape, "properties": row})
        for number, (shape, row) in enumerate(zip(shapes, rows, strict=True), 1)
    )
    if holds_tracks(features):
        tracks = read_tracks(features, source, options, decisions)
        return replace(tracks, format="shapefile")
    return replace(zones_of(features, source, decisions), format="shapefile")


def _members(source: SourceFile) -> dict[str, str]:
    """The archive's members by ending, of its only shapefile."""
    names = zip_members(source.path)
    shapes = [name for name in names if name.lower().endswith(".shp")]
    if len(shapes) != 1:
        raise Refused(
            say("The archive holds {n} shapefiles, not one", n=len(shapes)),
            source.name,
            say("Import an archive for each"),
        )
    stem = shapes[0][: -len(".shp")]
    members = {name[len(stem) :].lower(): name for name in names if name.startswith(stem)}
    if ".dbf" not in members:
        raise Refused(say("The archive lacks the attributes (.dbf)"), source.name)
    return members


def _content(source: SourceFile, member: str) -> bytes:
    with open_unpacked(source.path, Packing("zip", member), most_bytes=_MOST_BYTES) as stream:
        return stream.read()


def _reference_system(members: dict[str, str], source: SourceFile) -> tuple[Decision, ...]:
    if ".prj" not in members:
        raise Refused(
            say("The archive states no reference system (.prj)"),
            source.name,
            say("Save it in WGS84 (EPSG:4326), with its .prj"),
        )
    text = _content(source, members[".prj"]).decode("utf-8", "replace").strip()
    if not text.upper().startswith("GEOGC") or not any(name in text for name in _WGS84):
        raise Refused(
            say("The file states a reference system that is not WGS84 in lon and lat"),
            text[:200],
            say("Save it in WGS84 (EPSG:4326)"),
        )
    return (Decision(say("reference system"), "WGS84", say("stated in the file: {n}", n=".prj")),)


def _encoding(source: SourceFile, members: dict[str, str]) -> str:
    """The encoding that ``.cpg`` names, ISO 8859-1 where there is none."""
    if ".cpg" not in members:
        return "iso-8859-1"
    stated = _content(source, members[".cpg"]).decode("ascii", "replace").strip()
    pages = re.fullmatch(r"(?:ANSI|cp|windows)?[ -]?(\d{3,5})", stated, re.IGNORECASE)
    name = f"cp{pages[1]}" if pages else stated
    try:
        return codecs.lookup(name).name
    except LookupError as error:
        what = say("There is no encoding {name}", name=repr(stated[:60]))
        raise Refused(what, source.name) from error


def _shapes(content: bytes, source: SourceFile) -> list[dict[str, Any] | None]:
    """The shapes as GeoJSON geometries, None for a null shape; Refused where one is damaged."""
    if len(content) < _HEADER_BYTES or struct.unpack_from(">i", content)[0] != _FILE_CODE:
        raise Refused(say("The shapes (.shp) are damaged"), source.name)
    shapes: list[dict[str, Any] | None] = []
    at, vertices = _HEADER_BYTES, 0
    while at < len(content):
        try:
            _, words = struct.unpack_from(">ii", content, at)
            start, end = at + _RECORD_HEAD_BYTES, at + _RECORD_HEAD_BYTES + 2 * words
            if words <= 0 or end > len(content):
                raise _damaged(len(shapes) + 1, source)
            shape, points = _shape(content[start:end])
        except (struct.error, ValueError) as error:
            raise _damaged(len(shapes) + 1, source) from error
        shapes.append(shape)
        at, vertices = end, vertices + points
        if vertices > MOST_VERTICES:
            raise Refused(say("The file has more than {n} vertices", n=MOST_VERTICES), source.name)
    return shapes


def _damaged(record: int, source: SourceFile) -> Refused:
    return Refused(
        say("The shapes (.shp) are damaged at record {n}", n=record),
        source.name,
        say("Nothing of the file was stored"),
    )


def _shape(record: bytes) -> tuple[dict[str, Any] | None, int]:
    """One shape as a GeoJSON geometry, and how many vertices it has; ValueError if it is none."""
    kind = struct.unpack_from("<i", record)[0] % 10
    if kind == _NULL:
        return None, 0
    if kind == _POINT:
        lon, lat = struct.unpack_from("<2d", record, 4)
        return {"type": "Point", "coordinates": [_number(lon), _number(lat)]}, 1
    if kind == _POINTS:
        (count,) = struct.unpack_from("<i", record, 36)
        points = _points(record, 40, count)
        return {"type": "MultiPoint", "coordinates": points}, count
    if kind not in (_LINE, _POLYGON):
        raise ValueError(kind)
    parts, count = struct.unpack_from("<2i", record, 36)
    starts = np.frombuffer(record, "<i4", parts, _PARTS_AT).tolist()
    points = _points(record, _PARTS_AT + 4 * parts, count)
    edges = [*starts, count]
    if any(a >= b for a, b in itertools.pairwise(edges)) or edges[0] != 0:
        raise ValueError(edges)
    pieces = [points[a:b] for a, b in itertools.pairwise(edges)]
    if kind == _LINE:
        return {"type": "MultiLineString", "coordinates": pieces}, count
    return {"type": "MultiPolygon", "coordinates": _polygons(pieces)}, count


def _points(record: bytes, at: int, count: int) -> list[list[float]]:
    if count <= 0 or at + count * _PAIR_BYTES > len(record):
        raise ValueError(count)
    pairs = np.frombuffer(record, "<f8", 2 * count, at).reshape(count, 2)
    return [[_number(lon), _number(lat)] for lon, lat in pairs.tolist()]


def _number(value: float) -> Any:
    """A coordinate; one that is no number as a text, which the readers reject."""
    return value if math.isfinite(value) else str(value)


def _polygons(rings: list[list[list[float]]]) -> list[list[list[list[float]]]]:
    """Rings as polygons: clockwise ones are outer, the others holes of the outer around them."""
    outer = [ring for ring in rings if _clockwise(ring)] or rings
    polygons = [[ring] for ring in outer]
    shells = [Polygon(ring) if _sound(ring) else None for ring in outer]
    for hole in (ring for ring in rings if not any(ring is other for other in outer)):
        around = [
            place
            for place, shell in enumerate(shells)
            if shell is not None and _sound(hole) and shell.buffer(0).contains(Polygon(hole))
        ]
        smallest = min(around, key=lambda place: shells[place].area, default=0)  # type: ignore[union-attr]
        polygons[smallest].append(hole)
    return polygons


def _sound(ring: list[list[float]]) -> bool:
    numbers = (value for point in ring for value in point)
    return len(ring) >= _LEAST_RING and all(
        isinstance(value, float) and abs(value) <= _SURELY_NO_DEGREES for value in numbers
    )


def _clockwise(ring: list[list[float]]) -> bool:
    if not _sound(ring):
        return False
    pairs = itertools.pairwise(ring)
    return sum((x2 - x1) * (y2 + y1) for (x1, y1), (x2, y2) in pairs) > 0
