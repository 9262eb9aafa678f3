"""GeoPackages (OGC 12-128r19): feature tables as zones or tracks, and our own watch files.

A feature table is one that ``gpkg_contents`` and ``gpkg_geometry_columns`` name, in WGS84 (SRS
4326); a row is a record. Rows become what the same features would be in GeoJSON (``geojson_zones``,
``geojson_tracks``): polygons zones, points with a time and lines with M as epoch seconds tracks,
lines without times sketches. A view instead of a table refuses the file: reading it would run its
code. Tables in other reference systems are ignored by kind. Geometries that are damaged are
rejected row by row. Our own watch files are read by ``watch_tracks``.
"""

import struct
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import shapely
from shapely.errors import ShapelyError
from shapely.geometry import mapping

from desktop_app.domain.errors import Refused
from desktop_app.domain.import_options import ImportOptions
from desktop_app.domain.progress import Progress
from desktop_app.domain.sources import Imported
from desktop_app.domain.words import say
from desktop_app.importers.foreign_database import ForeignDatabase, open_foreign, quoted
from desktop_app.importers.geojson_features import Feature
from desktop_app.importers.geojson_tracks import holds_tracks, read_tracks
from desktop_app.importers.geojson_zones import zones_of
from desktop_app.importers.source_file import SourceFile
from desktop_app.importers.watch_tracks import is_watch_file, read_watch_tracks
from desktop_app.importers.well_known_binary import check_wkb
from desktop_app.importers.zone_records import ImportedZones

_WGS84 = 4326
_ENVELOPE_BYTES = {0: 0, 1: 32, 2: 48, 3: 48, 4: 64}
_HEADER = struct.Struct("<2sBBi")
_MOST_ROWS = 1_000_000


def read_geopackage(
    source: SourceFile, options: ImportOptions, progress: Progress
) -> Imported | ImportedZones:
    """Read the file; Refused where it is damaged, no GeoPackage, or shows a view as a table."""
    if source.packing is not None:
        raise Refused(say("The database is packed"), source.name, say("Unpack it"))
    with open_foreign(source) as database:
        tables = database.tables()
        if is_watch_file(tables):
            return read_watch_tracks(database, source, options)
        layers, elsewhere = _layers(database, tables, source)
        features = tuple(_features(database, layers, progress))
        ignored: Counter[str] = Counter()
        for table in elsewhere:
            count = sum(1 for _ in database.rows(f"SELECT 1 FROM {quoted(table)}"))  # noqa: S608
            ignored["in another reference system"] += count
    if not features and not ignored:
        raise Refused(say("The file holds no record"), source.name)
    if features and holds_tracks(features):
        found: Imported | ImportedZones = read_tracks(features, source, options, ())
    else:
        found = zones_of(features, source, ())
    kinds = Counter(found.ignored) + ignored
    return replace(
        found,
        format="geopackage",
        records=found.records + ignored.total(),
        ignored=dict(sorted(kinds.items())),
    )


def _layers(
    database: ForeignDatabase, tables: dict[str, str], source: SourceFile
) -> tuple[list[tuple[str, str]], list[str]]:
    """Feature tables in WGS84 with their geometry columns, and the names of the others."""
    if tables.get("gpkg_contents") != "table" or tables.get("gpkg_geometry_columns") != "table":
        raise Refused(say("The database is not a GeoPackage"), source.name)
    layers: list[tuple[str, str]] = []
    elsewhere: list[str] = []
    for table, column, srs in database.rows(
        "SELECT g.table_name, g.column_name, g.srs_id FROM gpkg_contents AS c"
        " JOIN gpkg_geometry_columns AS g ON g.table_name = c.table_name"
        " WHERE c.data_type = 'features'"
    ):
        if tables.get(str(table)) != "table":
            kind = tables.get(str(table), "missing")
            raise Refused(
                say("The layer {table} is not a table ({kind})", table=repr(table)[:60], kind=kind),
                source.name,
                say("Reading it would run code of the file; export the layer as a table"),
            )
        if srs == _WGS84:
            layers.append((str(table), str(column)))
        else:
            elsewhere.append(str(table))
    return layers, elsewhere


def _features(
    database: ForeignDatabase, layers: list[tuple[str, str]], progress: Progress
) -> Iterator[Feature]:
    """Each row as a feature; its line is its number among all rows, from 1."""
    line = 0
    for table, geometry in layers:
        names = database.columns(table)
        for row in database.rows(f"SELECT * FROM {quoted(table)}"):  # noqa: S608  quoted
            line += 1
            if line > _MOST_ROWS:
                raise Refused(say("The file has more than {n} rows", n=_MOST_ROWS))
            values = dict(zip(names, row, strict=True))
            yield Feature(line, _feature(values.pop(geometry, None), values))
            if line % 1000 == 0:
                progress.step(0.5, 1.0, say("Reading"))


def _feature(blob: Any, values: dict[str, Any]) -> Any:
    """A row as a GeoJSON feature; a damaged geometry has a type that is none."""
    properties = {name: value for name, value in values.items() if not isinstance(value, bytes)}
    if blob is None:
        return {"type": "Feature", "geometry": None, "properties": properties}
    geometry = _geometry(blob) or {"type": say("damaged geometry")}
    return {"type": "Feature", "geometry": geometry, "properties": properties}


def _geometry(blob: Any) -> dict[str, Any] | None:
    """A GeoPackage geometry as GeoJSON, with M as a fourth number; None if it is damaged."""
    try:
        magic, _, flags, _ = _HEADER.unpack_from(blob)
        start = _HEADER.size + _ENVELOPE_BYTES[(flags >> 1) & 7]
        check_wkb(blob[start:])
        shape = shapely.from_wkb(blob[start:])
    except (struct.error, KeyError, TypeError, ValueError, ShapelyError):
        return None
    if magic != b"GP" or shape is None or shape.is_empty:
        return None
    if shapely.has_m(shape) and shape.geom_type == "LineString":
        points = shapely.get_coordinates(shape, include_z=True, include_m=True).tolist()
        return {"type": "LineString", "coordinates": [[x, y, 0, m] for x, y, _, m in points]}
    plain: dict[str, Any] = _lists(mapping(shapely.force_2d(shape)))
    return plain


def _lists(value: Any) -> Any:
    """A mapping with lists where shapely has tuples, as JSON has them."""
    if isinstance(value, dict):
        return {key: _lists(each) for key, each in value.items()}
    if isinstance(value, tuple | list):
        return [_lists(each) for each in value]
    return value
