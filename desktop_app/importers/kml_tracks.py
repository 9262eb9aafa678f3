"""The tracks, timed placemarks and drawn lines of a KML document, into a ledger.

Whose fix a placemark with a time is: the vessel of its ``mmsi`` in the extended data; else its
name, unless all the names in its folder are one name with running numbers (``Track-0, Track-1``, as
GPSBabel writes them), which are then one vessel of that name.
"""

import re
from dataclasses import dataclass

from desktop_app.domain.basis import Basis
from desktop_app.domain.import_options import ImportOptions
from desktop_app.domain.sketches import Form, Precision, Sketch
from desktop_app.domain.sources import Decision, Imported
from desktop_app.domain.words import say
from desktop_app.importers import coordinates
from desktop_app.importers.drawn_lines import lines_wkb, point_wkb
from desktop_app.importers.identities import mmsi_text
from desktop_app.importers.instants import Reading, instant, is_leap_second
from desktop_app.importers.kml_document import KmlDocument, Placemark, Shape
from desktop_app.importers.ledger import About, Ledger
from desktop_app.importers.records import BadRecord, Fix, shown_text
from desktop_app.importers.source_file import SourceFile
from desktop_app.importers.written_days import date_span, is_date_only

NAN = coordinates.NAN
_NUMBERED = re.compile(r"(.*?)[-_ #]*(\d{1,9})", re.ASCII | re.DOTALL)
_IGNORED = {"Polygon": "area", "Model": "model"}
_SEPARATE = re.compile(r"\s+")
_LEAST = 2

Position = tuple[float, float]


def positions(text: str) -> list[Position]:
    """The (lon, lat) of a ``coordinates`` element; BadRecord for a tuple that is none."""
    return [_position(each, ",") for each in _SEPARATE.split(text.strip()) if each]


def _position(text: str, separator: str | None) -> Position:
    numbers = text.split(separator)
    if len(numbers) not in (2, 3):
        raise BadRecord(say("{text} is not a position", text=repr(text[:60])))
    lon = coordinates.decimal_degrees(numbers[0], "longitude")
    lat = coordinates.decimal_degrees(numbers[1], "latitude")
    return coordinates.checked_position(lon, lat)


@dataclass(frozen=True, slots=True)
class _When:
    """The time of a placemark: an instant, or a span with how it is known."""

    earliest_s: float | None = None
    latest_s: float | None = None
    precision: Precision | None = None

    @property
    def instant_s(self) -> float | None:
        """The time, where it is one."""
        return self.earliest_s if self.precision is Precision.MINUTE else None


class TrackReader:
    """Takes the placemarks in their order and closes to an Imported."""

    def __init__(self, document: KmlDocument, source: SourceFile, reading: Reading) -> None:
        self._document = document
        self._source = source
        self._reading = reading
        self._ledger = Ledger()
        self._records = 0
        self._fixes = 0
        self._seen: set[tuple[object, ...]] = set()
        self._labels = _labels(document)

    def read(self, options: ImportOptions, decisions: tuple[Decision, ...]) -> Imported:
        """Read tracks before lines, so that a line that repeats a track is known as such."""
        shapes = [
            (number, shape)
            for number, placemark in enumerate(self._document.placemarks)
            for shape in placemark.shapes
        ]
        for number, shape in sorted(shapes, key=lambda each: each[1].kind != "Track"):
            self._take(number, shape)
        for kind, count in self._document.beside.items():
            self._records += count
            self._ledger.ignore(kind, count)
        basis = options.basis or (Basis.MEASURED if self._fixes else Basis.SKETCHED)
        if options.basis is not None:
            how = say("said by the person (--basis)")
            decisions += (Decision(say("basis"), options.basis.value, how),)
        return self._ledger.close(self._source, About("kml", basis, self._records, decisions))

    def _take(self, number: int, shape: Shape) -> None:
        if shape.kind == "Track":
            self._take_track(number, shape)
            return
        self._records += 1
        try:
            if shape.kind in _IGNORED:
                self._ledger.ignore(_IGNORED[shape.kind])
            elif shape.kind == "Point":
                self._take_point(number, shape)
            else:
                self._take_line(number, shape)
        except BadRecord as reason:
            self._ledger.reject(shape.line, str(reason), " ".join(shape.coordinates)[:500])

    def _take_track(self, number: int, shape: Shape) -> None:
        count = max(len(shape.whens), len(shape.coords))
        self._records += count
        if len(shape.whens) != len(shape.coords):
            n, m = len(shape.whens), len(shape.coords)
            reason = say("the track has {n} times and {m} positions", n=n, m=m)
            for _, line in max(shape.whens, shape.coords, key=len):
                self._ledger.reject(line, reason)
            return
        content = tuple((a.strip(), b.strip()) for (a, _), (b, _) in _pairs(shape))
        if content in self._seen:
            self._ledger.duplicate(count)
            return
        self._seen.add(content)
        places: list[Position] = []
        for (when, line), (coord, _) in _pairs(shape):
            try:
                place = _position(coord.strip(), None)
                self._accept(number, self._instant(when), place, line)
                places.append(place)
            except BadRecord as reason:
                self._ledger.reject(line, str(reason), f"{when.strip()} {coord.strip()}")
        self._seen.add(tuple(places))

    def _instant(self, when: str) -> float:
        if is_date_only(when):
            raise BadRecord(say("{text} has no time of day", text=repr(when.strip()[:60])))
        return instant(when, self._reading)

    def _accept(self, number: int, t_s: float, place: Position, line: int) -> None:
        placemark = self._document.placemarks[number]
        key = self._key(number)
        self._fixes += 1
        self._ledger.accept(Fix(key, t_s, *place, NAN, NAN, NAN, line))
        label = self._labels[number]
        self._ledger.report(key, "name", label or None, placemark.line)
        if is_leap_second(placemark.times.get("when", "")):
            self._ledger.note(say("leap second"), say("stored as 59.999"), line)

    def _key(self, number: int) -> str:
        data = {
            name.lower(): value for name, value in self._document.placemarks[number].data.items()
        }
        if data.get("mmsi", "").strip():
            return f"mmsi:{mmsi_text(data['mmsi'])}"
        label = self._labels[number] or say("placemark {n}", n=number + 1)
        return f"file:{self._source.sha256}:{label}"

    def _take_point(self, number: int, shape: Shape) -> None:
        places = positions(" ".join(shape.coordinates))
        if len(places) != 1:
            raise BadRecord(say("a point of {n} positions", n=len(places)))
        place = places[0]
        when = self._when(self._document.placemarks[number])
        if when.instant_s is not None:
            self._accept(number, when.instant_s, place, shape.line)
        elif when.precision is not None:
            self._sketch(number, shape, Form.POINT, point_wkb(*place))
        else:
            self._ledger.ignore("point without a time")

    def _take_line(self, number: int, shape: Shape) -> None:
        line = positions(" ".join(shape.coordinates))
        if len(line) >= _LEAST and tuple(line) in self._seen:
            self._ledger.duplicate()
            return
        form = Form.LINE if shape.kind == "LineString" else Form.OUTLINE
        self._sketch(number, shape, form, lines_wkb([line]))
        self._seen.add(tuple(line))

    def _sketch(self, number: int, shape: Shape, form: Form, geometry: bytes) -> None:
        placemark, label = self._document.placemarks[number], self._labels[number]
        when = self._when(placemark)
        keys = (self._key(number),) if label else ()
        for key in keys:
            self._ledger.report(key, "name", label, placemark.line)
        self._ledger.sketch(
            Sketch(
                form=form,
                geometry=geometry,
                label=label or say("line {line}", line=shape.line),
                line=shape.line,
                vessel_keys=keys,
                earliest_s=when.earliest_s,
                latest_s=when.latest_s,
                precision=when.precision,
            )
        )

    def _when(self, placemark: Placemark) -> _When:
        times = {name: text.strip() for name, text in placemark.times.items() if text.strip()}
        if not times:
            return _When()
        if "when" in times:
            if is_date_only(times["when"]):
                return _When(*date_span(times["when"], self._reading.zone), Precision.DAY)
            t_s = instant(times["when"], self._reading)
            return _When(t_s, t_s, Precision.MINUTE)
        begin, end = (self._edges(times.get(name)) for name in ("begin", "end"))
        return _When(begin and begin[0], end and end[1], Precision.RANGE)

    def _edges(self, text: str | None) -> tuple[float, float] | None:
        if text is None:
            return None
        if is_date_only(text):
            return date_span(text, self._reading.zone)
        t_s = instant(text, self._reading)
        return t_s, t_s


def _pairs(shape: Shape) -> list[tuple[tuple[str, int], tuple[str, int]]]:
    return list(zip(shape.whens, shape.coords, strict=True))


def _labels(document: KmlDocument) -> list[str]:
    """The name of each placemark's vessel: its own, or the stem of a folder's running numbers."""
    names = [shown_text(placemark.name) for placemark in document.placemarks]
    folders: dict[int, list[int]] = {}
    for number, placemark in enumerate(document.placemarks):
        if placemark.times and any(shape.kind == "Point" for shape in placemark.shapes):
            folders.setdefault(placemark.folder, []).append(number)
    for members in folders.values():
        stem = _common_stem([names[number] for number in members])
        for number in members if stem is not None else ():
            names[number] = stem or shown_text(document.folders[document.placemarks[number].folder])
    return names


def _common_stem(names: list[str]) -> str | None:
    """What is before the running numbers of names, from 0 or 1 on; None where they are not so."""
    matches = [_NUMBERED.fullmatch(name) for name in names]
    found = [match for match in matches if match]
    if len(names) < _LEAST or len(found) != len(names) or len({match[1] for match in found}) != 1:
        return None
    numbers = [int(match[2]) for match in found]
    running = numbers == list(range(numbers[0], numbers[0] + len(numbers))) and numbers[0] in (0, 1)
    return found[0][1] if running else None
