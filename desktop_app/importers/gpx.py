"""GPX 1.0 and 1.1 tracks.

Grammar (topografix.com/GPX/1/0, /1/1): ``gpx > trk > (name, trkseg > trkpt[lat, lon] > time)``; any
namespace prefix or none. A track point is a record and a fix; waypoints and route points are
records that are ignored by kind. Times are ISO 8601; one without a zone is asked for. In GPX 1.0 a
point may have ``course`` (degrees) and ``speed``, which its schema defines in metres a second.

A document type is refused before it is read, and nothing the file points to is ever opened. XML
that is not well-formed refuses the whole file.
"""

from collections import Counter
from dataclasses import dataclass
from xml.parsers import expat

from desktop_app.domain.basis import Basis
from desktop_app.domain.errors import DecisionNeeded, Refused
from desktop_app.domain.import_options import ImportOptions
from desktop_app.domain.progress import Progress
from desktop_app.domain.sources import Decision, Imported
from desktop_app.domain.units import KN_M_S
from desktop_app.domain.words import say
from desktop_app.importers import coordinates
from desktop_app.importers.instants import Reading, instant, is_leap_second, latest_sensible_s
from desktop_app.importers.ledger import About, Ledger
from desktop_app.importers.records import LONGEST_TEXT, BadRecord, Fix, shown_text
from desktop_app.importers.source_file import SourceFile
from desktop_app.importers.time_decisions import Stated, TimeEvidence, decide_times
from desktop_app.importers.written_times import WrittenTime, written_time

_DEEPEST = 64
_BLOCK = 1 << 16
_SPACE = " "
_IGNORED = {"wpt": "waypoint", "rtept": "route point"}
_POINT_CHILDREN = ("time", "course", "speed")


@dataclass(slots=True)
class TrackPoint:
    """A track point as written: all values are text, ``track`` is the number of its track."""

    line: int
    track: int
    lat: str
    lon: str
    time: str = ""
    course: str = ""
    speed: str = ""


@dataclass(slots=True)
class Track:
    """A track's name as written, and the line where it stands."""

    line: int
    name: str = ""


def read_gpx(source: SourceFile, options: ImportOptions, progress: Progress) -> Imported:
    """Read the file; Refused where it is no well-formed GPX, DecisionNeeded for its time zone."""
    document = _Document(source)
    document.read(progress)
    reading, decisions = _decide(document, source, options)
    ledger = Ledger()
    labels = [shown_text(t.name) or f"track {n}" for n, t in enumerate(document.tracks, 1)]
    for point in document.points:
        key = f"file:{source.sha256}:{labels[point.track]}"
        try:
            ledger.accept(_fix(point, key, reading, document.version))
        except BadRecord as reason:
            ledger.reject(point.line, str(reason), _raw(point))
            continue
        if is_leap_second(point.time):
            ledger.note(say("leap second"), say("stored as 59.999"), point.line)
        track = document.tracks[point.track]
        ledger.report(key, "name", shown_text(track.name) or None, track.line)
    for kind, count in document.ignored.items():
        ledger.ignore(kind, count)
    return ledger.close(source, _about(document, options, decisions))


def _about(document: "_Document", options: ImportOptions, decisions: tuple[Decision, ...]) -> About:
    if options.basis is not None:
        how = say("said by the person (--basis)")
        decisions += (Decision(say("basis"), options.basis.value, how),)
    if document.version == "1.0" and any(point.speed for point in document.points):
        decisions += (Decision(say("speed"), "m/s", say("GPX 1.0 defines it")),)
    records = len(document.points) + document.ignored.total()
    return About("gpx", options.basis or Basis.MEASURED, records, decisions)


def _decide(
    document: "_Document", source: SourceFile, options: ImportOptions
) -> tuple[Reading, tuple[Decision, ...]]:
    evidence = TimeEvidence(latest_sensible_s())
    for point in document.points:
        if _is_iso(point.time):
            evidence.add(point.time, point.line)
    reading, decisions, questions = decide_times(evidence, options, Stated())
    if questions:
        raise DecisionNeeded(questions, source.name)
    return reading, decisions


def _is_iso(text: str) -> bool:
    written = written_time(text.strip())
    return isinstance(written, WrittenTime) and written.order == "ymd"


def _fix(point: TrackPoint, key: str, reading: Reading, version: str) -> Fix:
    lat = coordinates.decimal_degrees(point.lat, "latitude")
    lon = coordinates.decimal_degrees(point.lon, "longitude")
    coordinates.checked_position(lon, lat)
    if point.time.strip() and not _is_iso(point.time):
        raise BadRecord(say("{text} is not a time", text=repr(point.time.strip()[:60])))
    t_s = instant(point.time, reading)
    sog = _motion(point.speed) / KN_M_S if version == "1.0" else coordinates.NAN
    cog = coordinates.direction(_motion(point.course))
    return Fix(key, t_s, lon, lat, coordinates.sog(sog), cog, coordinates.NAN, point.line)


def _motion(text: str) -> float:
    """A speed or course; what cannot be read as a number is left out, the fix stays."""
    try:
        return coordinates.number(text)
    except ValueError:
        return coordinates.NAN


def _raw(point: TrackPoint) -> str:
    return f'<trkpt lat="{point.lat}" lon="{point.lon}"><time>{point.time.strip()}</time></trkpt>'


class _Document:
    """The tracks and points of a file, as expat meets them."""

    def __init__(self, source: SourceFile) -> None:
        self.points: list[TrackPoint] = []
        self.tracks: list[Track] = []
        self.ignored: Counter[str] = Counter()
        self.version = ""
        self._source = source
        self._path: list[str] = []
        self._text: list[str] = []
        self._parser = expat.ParserCreate(namespace_separator=_SPACE)
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._characters
        self._parser.StartDoctypeDeclHandler = self._doctype

    def read(self, progress: Progress) -> None:
        """Parse the whole file; Refused at the first place where it is not well-formed GPX."""
        done = 0
        try:
            with self._source.open() as file:
                while block := file.read(_BLOCK):
                    self._parser.Parse(block, False)
                    done += len(block)
                    progress.step(done, max(self._source.content_bytes, done), say("Reading"))
            self._parser.Parse(b"", True)
        except LookupError as error:
            unknown = say("The XML states an encoding that there is not")
            raise self._refused(unknown, self._parser.CurrentLineNumber) from error
        except expat.ExpatError as error:
            what, at = expat.ErrorString(error.code), self._parser.ErrorByteIndex
            damaged = say("The XML is damaged at byte {at}: {what}", at=at, what=what)
            raise self._refused(damaged, error.lineno) from error
        if not self.points and not self.ignored:
            raise Refused(say("The file holds no record"), self._source.name)

    def _refused(self, what: str, line: int) -> Refused:
        return Refused(what, say("line {line}", line=line), say("Nothing of the file was stored"))

    def _doctype(self, *_declaration: object) -> None:
        raise self._refused(
            say("The file declares a document type, which GPX never needs"),
            self._parser.CurrentLineNumber,
        )

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(_SPACE)[2]
        self._path.append(local)
        if len(self._path) > _DEEPEST:
            what = say("Elements are nested more than {n} deep", n=_DEEPEST)
            raise self._refused(what, self._parser.CurrentLineNumber)
        if len(self._path) == 1:
            self._root(local, attributes)
        elif self._path[1:] == ["trk"]:
            self.tracks.append(Track(self._parser.CurrentLineNumber))
        elif self._path[1:] == ["trk", "trkseg", "trkpt"]:
            self._point(attributes)
        elif self._path[1:] == ["trk", "name"]:
            self.tracks[-1].line = self._parser.CurrentLineNumber
        elif self._path[1:] in (["wpt"], ["rte", "rtept"]):
            self.ignored[_IGNORED[local]] += 1
        self._text.clear()

    def _root(self, local: str, attributes: dict[str, str]) -> None:
        if local != "gpx":
            what = say("The file is not GPX; it begins with {e}", e=repr(local[:60]))
            raise self._refused(what, self._parser.CurrentLineNumber)
        self.version = attributes.get("version", "")

    def _point(self, attributes: dict[str, str]) -> None:
        line, track = self._parser.CurrentLineNumber, len(self.tracks) - 1
        lat, lon = attributes.get("lat", ""), attributes.get("lon", "")
        self.points.append(TrackPoint(line, track, lat, lon))

    def _characters(self, text: str) -> None:
        if len(self._text) < LONGEST_TEXT:
            self._text.append(text)

    def _end(self, _name: str) -> None:
        path, local = self._path[1:], self._path.pop()
        if path == ["trk", "name"]:
            self.tracks[-1].name = "".join(self._text)
        elif path[:-1] == ["trk", "trkseg", "trkpt"] and local in _POINT_CHILDREN:
            setattr(self.points[-1], local, "".join(self._text)[:LONGEST_TEXT])
        self._text.clear()
