"""The polygons of a KML document as zones; lines and points beside them are ignored by kind."""

from collections import Counter

from desktop_app.domain.errors import Refused
from desktop_app.domain.sources import Decision, Rejected
from desktop_app.domain.words import say
from desktop_app.importers.geojson_areas import MOST_VERTICES, area_wkb
from desktop_app.importers.kml_document import KmlDocument, Placemark, Shape
from desktop_app.importers.kml_tracks import positions
from desktop_app.importers.records import LONGEST_RAW, BadRecord
from desktop_app.importers.source_file import SourceFile
from desktop_app.importers.zone_attributes import described_zone
from desktop_app.importers.zone_records import ImportedZone, ImportedZones

_KINDS = {"Point": "point", "Model": "model"}


def read_zones(
    document: KmlDocument, source: SourceFile, decisions: tuple[Decision, ...]
) -> ImportedZones:
    """The zones; a polygon that is not valid is rejected and never repaired."""
    zones: list[ImportedZone] = []
    rejected: list[Rejected] = []
    ignored = Counter(document.beside)
    vertices = 0
    for placemark in document.placemarks:
        for shape in placemark.shapes:
            vertices += sum(text.count(",") for text in shape.coordinates + shape.inner) // 2
            if vertices > MOST_VERTICES:
                raise Refused(say("The file has more than {n} vertices", n=MOST_VERTICES))
            try:
                if shape.kind == "Polygon":
                    zones.append(_zone(placemark, shape))
                else:
                    positions(" ".join(shape.coordinates))
                    ignored[_KINDS.get(shape.kind, "line")] += 1
            except BadRecord as reason:
                raw = " ".join(shape.coordinates)[:LONGEST_RAW]
                rejected.append(Rejected(shape.line, str(reason), raw))
    return ImportedZones(
        format="kml",
        sha256=source.sha256,
        size_bytes=source.size_bytes,
        records=len(zones) + len(rejected) + ignored.total(),
        rejected=tuple(rejected),
        ignored=dict(sorted(ignored.items())),
        zones=tuple(zones),
        decisions=decisions,
    )


def _zone(placemark: Placemark, shape: Shape) -> ImportedZone:
    if len(shape.coordinates) != 1:
        raise BadRecord(say("a polygon without rings"))
    rings = [_ring(text) for text in (*shape.coordinates, *shape.inner)]
    geometry = area_wkb({"type": "Polygon", "coordinates": rings})
    properties = {**placemark.data, "name": placemark.name}
    return described_zone(shape.line, properties, geometry)


def _ring(text: str) -> list[list[float]]:
    places = positions(text)
    if places and places[0] != places[-1]:
        raise BadRecord(say("a ring that is not closed"))
    return [[lon, lat] for lon, lat in places]
