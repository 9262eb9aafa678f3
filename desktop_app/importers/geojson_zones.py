"""GeoJSON files (RFC 7946) of zones: polygons and multipolygons in lon and lat on WGS84.

A feature is a record. An area that is not valid (it crosses itself, a hole lies outside) is
rejected and never repaired; a ring that is not closed refuses the file (RFC 7946, 3.1.6). What
reaches beyond 180° is cut there (3.1.9). Points and lines beside areas are ignored by kind; a file
with times, or with lines alone, is one of tracks (``geojson_tracks``).
"""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from desktop_app.domain.errors import Refused
from desktop_app.domain.import_options import ImportOptions
from desktop_app.domain.progress import Progress
from desktop_app.domain.sources import Decision, Imported, Rejected
from desktop_app.domain.words import say
from desktop_app.importers.geojson_areas import (
    MOST_VERTICES,
    area_wkb,
    positions_of,
    reaches_beyond,
)
from desktop_app.importers.geojson_features import Feature, read_features
from desktop_app.importers.geojson_tracks import holds_tracks, read_tracks
from desktop_app.importers.records import LONGEST_RAW, LONGEST_TEXT, BadRecord
from desktop_app.importers.source_file import SourceFile
from desktop_app.importers.zone_attributes import described_zone, stated_name
from desktop_app.importers.zone_records import ImportedZone, ImportedZones

_MOST_BYTES = 64 * 1024 * 1024
_AREAS = ("Polygon", "MultiPolygon")
_IGNORED = {
    "Point": "point",
    "MultiPoint": "point",
    "LineString": "line",
    "MultiLineString": "line",
}
_LON_LAT_NAMES = ("CRS84", "EPSG::4326", "EPSG:4326")


def read_geojson(
    source: SourceFile, options: ImportOptions, progress: Progress
) -> Imported | ImportedZones:
    """Read zones, or tracks; Refused for other reference systems and for what is not GeoJSON."""
    collection = read_features(geojson_text(source))
    crs = reference_system(collection.members.get("crs"))
    if not collection.features:
        raise Refused(say("The file holds no record"), source.name)
    if holds_tracks(collection.features):
        return read_tracks(collection.features, source, options, crs)
    progress.step(0.5, 1.0, say("Reading"))
    return zones_of(collection.features, source, crs)


def zones_of(
    features: tuple[Feature, ...], source: SourceFile, decisions: tuple[Decision, ...]
) -> ImportedZones:
    """The zones among features; each feature is a record."""
    reader = _Reader()
    for feature in features:
        reader.take(feature)
    return ImportedZones(
        format="geojson",
        sha256=source.sha256,
        size_bytes=source.size_bytes,
        records=len(features),
        rejected=tuple(reader.rejected),
        ignored=dict(sorted(reader.ignored.items())),
        zones=tuple(reader.zones),
        decisions=(*decisions, *reader.decisions),
    )


def geojson_text(source: SourceFile) -> str:
    """The text of a GeoJSON file; Refused if it is too large or not UTF-8."""
    if source.content_bytes > _MOST_BYTES:
        mib = _MOST_BYTES >> 20
        raise Refused(
            say("The GeoJSON file is larger than {mib} MiB", mib=mib),
            source.name,
            say("Split it into smaller files"),
        )
    if source.not_utf8_at is not None:
        raise Refused(
            say("The file is not UTF-8, which GeoJSON has to be"),
            say("byte {at}", at=source.not_utf8_at),
            say("Save it as UTF-8"),
        )
    with source.open() as file:
        return file.read().decode("utf-8-sig")


def reference_system(crs: Any) -> tuple[Decision, ...]:
    """The decision about a stated reference system; Refused unless it is lon and lat on WGS84."""
    if crs is None:
        return ()
    properties = crs.get("properties") if isinstance(crs, dict) else None
    name = properties.get("name") if isinstance(properties, dict) else None
    if not isinstance(name, str) or not name.endswith(_LON_LAT_NAMES):
        raise Refused(
            say("The file states a reference system that is not WGS84 in lon and lat"),
            str(name)[:200],
            say("Save it in WGS84 (EPSG:4326)"),
        )
    return (Decision(say("reference system"), "WGS84", say("stated in the file: {n}", n=name)),)


class _Reader:
    """Takes features one by one and keeps what becomes of them."""

    def __init__(self) -> None:
        self.zones: list[ImportedZone] = []
        self.rejected: list[Rejected] = []
        self.ignored: Counter[str] = Counter()
        self.decisions: list[Decision] = []
        self._vertices = 0

    def take(self, feature: Feature) -> None:
        try:
            self._take(feature)
        except BadRecord as reason:
            raw = str(feature.content)[:LONGEST_RAW]
            self.rejected.append(Rejected(feature.line, str(reason), raw))

    def _take(self, feature: Feature) -> None:
        geometry, properties = _parts(feature.content)
        kind = geometry.get("type")
        if kind not in _AREAS and kind not in _IGNORED:
            raise BadRecord(say("geometry type {kind} is not an area", kind=repr(kind)[:60]))
        positions = positions_of(geometry)
        self._count(len(positions), feature.line)
        if kind in _IGNORED:
            self.ignored[_IGNORED[str(kind)]] += 1
            return
        self.zones.append(self._zone(feature.line, geometry, properties))
        if reaches_beyond(positions):
            how = say("line {line} reaches beyond 180°", line=feature.line)
            self.decisions.append(Decision(say("antimeridian"), say("cut at 180°"), how))

    def _count(self, vertices: int, line: int) -> None:
        self._vertices += vertices
        if self._vertices > MOST_VERTICES:
            raise Refused(
                say("The file has more than {n} vertices", n=MOST_VERTICES),
                say("line {line}", line=line),
                say("Split it, or simplify the limits"),
            )

    def _zone(
        self, line: int, geometry: Mapping[str, Any], properties: Mapping[str, Any]
    ) -> ImportedZone:
        if len(stated_name(properties)) > LONGEST_TEXT:
            how = say("line {line}", line=line)
            self.decisions.append(Decision(say("name"), say("cut at 1,000 characters"), how))
        return described_zone(line, properties, area_wkb(geometry))


def _parts(content: Any) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
    if not isinstance(content, dict) or content.get("type") != "Feature":
        raise BadRecord(say("not a feature"))
    geometry, properties = content.get("geometry"), content.get("properties")
    if geometry is None:
        raise BadRecord(say("no geometry"))
    if not isinstance(geometry, dict):
        raise BadRecord(say("the geometry is not an object"))
    return geometry, properties if isinstance(properties, dict) else {}
