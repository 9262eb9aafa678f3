"""The features of a GeoJSON text (RFC 7946), each with its line; strict where JSON is lenient.

NaN and Infinity, names given twice in one object, and nesting beyond what Python reads refuse the
file: different programs would read different things in them.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NoReturn

from desktop_app.domain.errors import Refused
from desktop_app.domain.words import say

_GEOMETRIES = ("Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon")
_BLANK = " \t\r\n"


@dataclass(frozen=True, slots=True)
class Feature:
    """One element of ``features`` as parsed, whatever it is, and the line it begins on."""

    line: int
    content: Any


@dataclass(frozen=True, slots=True)
class FeatureCollection:
    """The features of a document and its other members."""

    members: dict[str, Any]
    features: tuple[Feature, ...]


def read_features(text: str) -> FeatureCollection:
    """The features of a collection; a lone feature or geometry is a collection of one."""
    try:
        scan = _Scan(text)
        members = dict(scan.members())
    except json.JSONDecodeError as error:
        raise _refused(say("The JSON is damaged: {what}", what=error.msg), error.lineno) from error
    except RecursionError as error:
        raise _refused(say("The JSON is nested too deeply"), 1) from error
    kind = members.get("type")
    if kind == "FeatureCollection" and scan.features is not None:
        return FeatureCollection(members, tuple(scan.features))
    if kind == "Feature":
        return FeatureCollection(members, (Feature(1, members),))
    if kind in _GEOMETRIES:
        feature = {"type": "Feature", "properties": {}, "geometry": members}
        return FeatureCollection({}, (Feature(1, feature),))
    raise _refused(say("The file is JSON, but not GeoJSON with features"), 1)


class _Scan:
    """Goes through the members of the outermost object, and through ``features`` one by one."""

    def __init__(self, text: str) -> None:
        self.features: list[Feature] | None = None
        self._text = text
        self._decoder = json.JSONDecoder(parse_constant=_constant, object_pairs_hook=_object)
        self._at = 0
        self._line = 1
        self._counted = 0

    def members(self) -> Iterator[tuple[str, Any]]:
        names = set()
        self._expect("{")
        while self._peek() != "}":
            name = self._value()
            if not isinstance(name, str) or name in names:
                raise self._error("a name is missing or there twice")
            names.add(name)
            self._expect(":")
            if name == "features" and self._peek() == "[":
                self.features = list(self._elements())
            else:
                yield name, self._value()
            self._separator("}")
        self._expect("}")
        if self._at < len(self._text) and self._peek():
            raise self._error("Extra data")

    def _elements(self) -> Iterator[Feature]:
        self._expect("[")
        while self._peek() != "]":
            line = self._line_here()
            yield Feature(line, self._value())
            self._separator("]")
        self._expect("]")

    def _separator(self, end: str) -> None:
        if self._peek() == ",":
            self._at += 1
            if self._peek() == end:
                raise self._error("Expecting a value after the comma")
        elif self._peek() != end:
            raise self._error("Expecting a comma")

    def _value(self) -> Any:
        self._peek()
        value, self._at = self._decoder.raw_decode(self._text, self._at)
        return value

    def _peek(self) -> str:
        while self._at < len(self._text) and self._text[self._at] in _BLANK:
            self._at += 1
        return self._text[self._at : self._at + 1]

    def _expect(self, character: str) -> None:
        if self._peek() != character:
            raise self._error(f"Expecting {character!r}")
        self._at += 1

    def _line_here(self) -> int:
        self._line += self._text.count("\n", self._counted, self._at)
        self._counted = self._at
        return self._line

    def _error(self, what: str) -> json.JSONDecodeError:
        return json.JSONDecodeError(what, self._text, self._at)


def _constant(name: str) -> NoReturn:
    raise Refused(say("{name} is not a number in JSON", name=name), do=say("Correct it"))


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    content = dict(pairs)
    if len(content) != len(pairs):
        raise Refused(
            say("A name is given twice in one object"),
            ", ".join(sorted({name[:60] for name, _ in pairs}))[:200],
            say("Programs differ in which of the two they read; keep one"),
        )
    return content


def _refused(what: str, line: int) -> Refused:
    return Refused(what, say("line {line}", line=line), say("Nothing of the file was stored"))
