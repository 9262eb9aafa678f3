"""KML 2.2 and 2.3, and KMZ: tracks, placemarks with times, drawn lines, and zones.

Grammar (OGC 07-147r2, 12-007r2; Google's ``gx`` extension): ``kml > (Document | Folder)* >
Placemark > (name, TimeStamp | TimeSpan, ExtendedData, geometry)``. Records and what becomes of
them: each pair of ``when`` and ``gx:coord`` in a ``gx:Track`` is a fix; a ``Point`` with a time of
day is a fix, one with a date or a span a sketch, one without a time is ignored; a ``LineString`` is
a sketch (a line without times); a ``Polygon`` is a zone where the file holds no fix, else ignored
as "area". Network links, overlays and models are ignored by kind and never followed. A track whose
numbers of times and positions differ is rejected: which belongs to which is not known.

A line with exactly the positions of a track in the file, and a track that is there twice, are the
same track again: duplicates. KMZ is a ZIP with ``doc.kml``; another KML beside it is named.
"""

from desktop_app.domain.errors import DecisionNeeded, Refused
from desktop_app.domain.import_options import ImportOptions
from desktop_app.domain.progress import Progress
from desktop_app.domain.sources import Decision, Imported
from desktop_app.domain.words import say
from desktop_app.importers.instants import Reading, latest_sensible_s
from desktop_app.importers.kml_document import KmlDocument
from desktop_app.importers.kml_tracks import TrackReader
from desktop_app.importers.kml_zones import read_zones
from desktop_app.importers.packed_files import Packing, open_unpacked, zip_members
from desktop_app.importers.source_file import SourceFile
from desktop_app.importers.time_decisions import Stated, TimeEvidence, decide_times
from desktop_app.importers.written_days import is_date_only
from desktop_app.importers.zone_records import ImportedZones

_MOST_BYTES = 256 << 20


def read_kml(
    source: SourceFile, options: ImportOptions, progress: Progress
) -> Imported | ImportedZones:
    """Read the file; Refused where it is no well-formed KML, DecisionNeeded for its time zone."""
    if source.content_bytes > _MOST_BYTES:
        raise Refused(
            say("The KML file is larger than {mib} MiB", mib=_MOST_BYTES >> 20),
            source.name,
            say("Split it into smaller files"),
        )
    if source.name.lower().endswith(".kmz"):
        raise Refused(say("The file is named as an archive (KMZ), but is none"), source.name)
    document = KmlDocument(source.name)
    with source.open() as stream:
        document.read(stream, source.content_bytes, progress)
    return _read(document, source, options, ())


def read_kmz(
    source: SourceFile, options: ImportOptions, progress: Progress
) -> Imported | ImportedZones:
    """Read the KML document of an archive; Refused where it holds none, or unpacks to too much."""
    names = [name for name in zip_members(source.path) if name.lower().endswith(".kml")]
    if not names:
        raise Refused(say("The archive holds no KML document"), source.name)
    name = "doc.kml" if "doc.kml" in names else names[0]
    document = KmlDocument(source.name)
    with open_unpacked(source.path, Packing("zip", name), most_bytes=_MOST_BYTES) as stream:
        document.read(stream, source.size_bytes, progress)
    decisions: tuple[Decision, ...] = ()
    if len(names) > 1:
        others = ", ".join(other[:60] for other in names if other != name)[:300]
        how = say("the archive also holds {others}", others=others)
        decisions = (Decision(say("document"), name[:60], how),)
    return _read(document, source, options, decisions)


def _read(
    document: KmlDocument,
    source: SourceFile,
    options: ImportOptions,
    decisions: tuple[Decision, ...],
) -> Imported | ImportedZones:
    if not any(placemark.shapes for placemark in document.placemarks) and not document.beside:
        raise Refused(say("The file holds no record"), source.name)
    reading, time_decisions = _times(document, source, options)
    has_times = any(
        shape.kind == "Track" or (shape.kind == "Point" and placemark.times)
        for placemark in document.placemarks
        for shape in placemark.shapes
    )
    has_areas = any(s.kind == "Polygon" for p in document.placemarks for s in p.shapes)
    if has_areas and not has_times:
        return read_zones(document, source, decisions)
    return TrackReader(document, source, reading).read(options, (*decisions, *time_decisions))


def _times(
    document: KmlDocument, source: SourceFile, options: ImportOptions
) -> tuple[Reading, tuple[Decision, ...]]:
    evidence = TimeEvidence(latest_sensible_s())
    for placemark in document.placemarks:
        for text in placemark.times.values():
            if not is_date_only(text):
                evidence.add(text, placemark.line)
        for shape in placemark.shapes:
            for text, line in shape.whens:
                if not is_date_only(text):
                    evidence.add(text, line)
    reading, decisions, questions = decide_times(evidence, options, Stated())
    if questions:
        raise DecisionNeeded(questions, source.name)
    return reading, decisions
