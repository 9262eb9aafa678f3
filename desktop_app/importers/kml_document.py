"""The placemarks of a KML text as they are written: names, times and coordinates all still text.

Any namespace prefix or none. A document type is refused before it is read; links, icons and styles
are never followed. XML that is not well-formed refuses the whole file.
"""

from collections import Counter
from dataclasses import dataclass, field
from typing import BinaryIO
from xml.parsers import expat

from desktop_app.domain.errors import Refused
from desktop_app.domain.progress import Progress
from desktop_app.domain.words import say

_DEEPEST = 64
_BLOCK = 1 << 16
_SPACE = " "
_MOST_NAME = 10_000
_CONTAINERS = ("Document", "Folder")
_SHAPES = ("Point", "LineString", "LinearRing", "Polygon", "Track", "Model")
_BESIDE = {
    "NetworkLink": "network link",
    "GroundOverlay": "overlay",
    "ScreenOverlay": "overlay",
    "PhotoOverlay": "overlay",
}
_TIMES = ("when", "begin", "end")

Written = tuple[str, int]


@dataclass(slots=True)
class Shape:
    """A geometry: its element's name, its line, and its coordinates as text.

    Of a polygon the outer rings and the inner ones are kept apart; of a track its times and its
    positions, each with its line.
    """

    kind: str
    line: int
    coordinates: list[str] = field(default_factory=list)
    inner: list[str] = field(default_factory=list)
    whens: list[Written] = field(default_factory=list)
    coords: list[Written] = field(default_factory=list)


@dataclass(slots=True)
class Placemark:
    """A placemark; ``folder`` is the place of its container in the document's folders."""

    line: int
    folder: int
    name: str = ""
    times: dict[str, str] = field(default_factory=dict)
    data: dict[str, str] = field(default_factory=dict)
    shapes: list[Shape] = field(default_factory=list)


class KmlDocument:
    """The placemarks of a file, the names of its folders, and what is ignored beside them."""

    def __init__(self, name: str) -> None:
        self.placemarks: list[Placemark] = []
        self.folders: list[str] = [""]
        self.beside: Counter[str] = Counter()
        self._name = name
        self._path: list[str] = []
        self._open: list[int] = [0]
        self._text: list[str] = []
        self._data_name = ""
        self._parser = expat.ParserCreate(namespace_separator=_SPACE)
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text.append
        self._parser.StartDoctypeDeclHandler = self._doctype

    def read(self, stream: BinaryIO, size_bytes: int, progress: Progress) -> None:
        """Parse it all; Refused at the first place where it is not well-formed KML."""
        done = 0
        try:
            while block := stream.read(_BLOCK):
                self._parser.Parse(block, False)
                done += len(block)
                progress.step(done, max(size_bytes, done), say("Reading"))
            self._parser.Parse(b"", True)
        except LookupError as error:
            raise self._refused(say("The XML states an encoding that there is not")) from error
        except expat.ExpatError as error:
            what, at = expat.ErrorString(error.code), self._parser.ErrorByteIndex
            damaged = say("The XML is damaged at byte {at}: {what}", at=at, what=what)
            raise self._refused(damaged) from error

    def _refused(self, what: str) -> Refused:
        line = say("line {line}", line=self._parser.CurrentLineNumber)
        return Refused(what, line, say("Nothing of the file was stored"))

    def _doctype(self, *_declaration: object) -> None:
        raise self._refused(say("The file declares a document type, which KML never needs"))

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(_SPACE)[2]
        if len(self._path) >= _DEEPEST:
            raise self._refused(say("Elements are nested more than {n} deep", n=_DEEPEST))
        if not self._path and local != "kml":
            raise self._refused(say("The file is not KML; it begins with {e}", e=repr(local[:60])))
        self._path.append(local)
        self._text.clear()
        if "Placemark" in self._path[:-1]:
            self._start_inside(local, attributes)
        elif local == "Placemark":
            self.placemarks.append(Placemark(self._parser.CurrentLineNumber, self._open[-1]))
        elif local in _CONTAINERS:
            self.folders.append("")
            self._open.append(len(self.folders) - 1)
        elif local in _BESIDE:
            self.beside[_BESIDE[local]] += 1

    def _start_inside(self, local: str, attributes: dict[str, str]) -> None:
        if local in _SHAPES and "Polygon" not in self._path[:-1]:
            shape = Shape(local, self._parser.CurrentLineNumber)
            self.placemarks[-1].shapes.append(shape)
        elif local in ("Data", "SimpleData"):
            self._data_name = attributes.get("name", "")

    def _end(self, _name: str) -> None:
        local, text = self._path.pop(), "".join(self._text)
        self._text.clear()
        if "Placemark" in self._path:
            self._end_inside(local, text)
        elif local in _CONTAINERS:
            self._open.pop()
        elif local == "name" and self._path and self._path[-1] in _CONTAINERS:
            self.folders[self._open[-1]] = text[:_MOST_NAME]

    def _end_inside(self, local: str, text: str) -> None:
        placemark, parent = self.placemarks[-1], self._path[-1]
        if local == "name" and parent == "Placemark":
            placemark.name = text[:_MOST_NAME]
        elif local in ("value", "SimpleData") and self._data_name:
            placemark.data[self._data_name[:_MOST_NAME]] = text[:_MOST_NAME]
        elif local in _TIMES and parent in ("TimeStamp", "TimeSpan"):
            if self._path[-2] == "Placemark":
                placemark.times[local] = text[:_MOST_NAME]
        elif placemark.shapes:
            self._end_in_shape(placemark.shapes[-1], local, text)

    def _end_in_shape(self, shape: Shape, local: str, text: str) -> None:
        written = (text, self._parser.CurrentLineNumber)
        if local == "coordinates":
            inner = "innerBoundaryIs" in self._path
            (shape.inner if inner else shape.coordinates).append(text)
        elif local == "when" and shape.kind == "Track":
            shape.whens.append(written)
        elif local == "coord" and shape.kind == "Track":
            shape.coords.append(written)
