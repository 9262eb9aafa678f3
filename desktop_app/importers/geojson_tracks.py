"""GeoJSON and MF-JSON files of tracks: each position with a time is a record and a fix.

Where the times stand is told in ``geojson_times``. The vessel is the one of the property ``mmsi``
(or ``ssvid``), else the feature's name or identity, which means nothing outside the file. A line
without times is a sketch, one that is a limit by its attributes a sketch without a vessel; points
without a time and areas are ignored by kind. The same track a second time in the file is a
duplicate, as is a line with exactly a track's positions.
"""

from collections.abc import Mapping
from typing import Any

from desktop_app.domain.basis import Basis
from desktop_app.domain.errors import DecisionNeeded
from desktop_app.domain.import_options import ImportOptions
from desktop_app.domain.sketches import Form, Precision, Sketch
from desktop_app.domain.sources import Decision, Imported
from desktop_app.domain.words import say
from desktop_app.importers import coordinates
from desktop_app.importers.drawn_lines import Position, lines_wkb, point_wkb
from desktop_app.importers.geojson_areas import positions_of
from desktop_app.importers.geojson_features import Feature
from desktop_app.importers.geojson_times import (
    Timed,
    has_times,
    kind_of,
    lines_of,
    point_time,
    properties_of,
    timed_lines,
)
from desktop_app.importers.identities import mmsi_text
from desktop_app.importers.instants import Reading, instant, latest_sensible_s
from desktop_app.importers.ledger import About, Ledger
from desktop_app.importers.records import LONGEST_RAW, LONGEST_TEXT, BadRecord, Fix, shown_text
from desktop_app.importers.source_file import SourceFile
from desktop_app.importers.time_decisions import Stated, TimeEvidence, decide_times
from desktop_app.importers.written_days import date_span, is_date_only

_LINES = ("LineString", "MultiLineString")
_AREAS = ("Polygon", "MultiPolygon")
_NAMES = ("name", "vessel", "vessel_name", "shipname", "title", "traj_id", "trajectory_id", "id")
_LIMIT_MARKS = ("feat_type", "line_type", "pol_type", "bound_id")  # NOAA, Marine Regions
_LIMIT_NAMES = ("line_name", "region", "feat_type", "line_type", "legal_auth", "territory1")
_MMSI = ("mmsi", "ssvid")


def holds_tracks(features: tuple[Feature, ...]) -> bool:
    """Whether a file is one of tracks: it states times, or it holds lines and no area."""
    kinds = {kind_of(feature.content) for feature in features}
    if any(has_times(feature.content) for feature in features):
        return True
    return bool(kinds.intersection(_LINES)) and not kinds.intersection(_AREAS)


def read_tracks(
    features: tuple[Feature, ...],
    source: SourceFile,
    options: ImportOptions,
    decisions: tuple[Decision, ...],
) -> Imported:
    """The tracks; DecisionNeeded where times state no zone."""
    evidence = TimeEvidence(latest_sensible_s())
    for feature in features:
        for text in _times(feature.content):
            if not is_date_only(text):
                evidence.add(text, feature.line)
    reading, time_decisions, questions = decide_times(evidence, options, Stated())
    if questions:
        raise DecisionNeeded(questions, source.name)
    reader = _Reader(source, reading)
    for number, feature in enumerate(features, 1):
        reader.take(number, feature)
    if options.basis is not None:
        said = Decision(say("basis"), options.basis.value, say("said by the person (--basis)"))
        decisions = (*decisions, said)
    return reader.close(options.basis, (*decisions, *time_decisions))


def _times(content: Any) -> list[str]:
    """The times of a feature as texts, none where they do not pair with its positions."""
    if not has_times(content):
        return []
    if kind_of(content) == "Point":
        return [point_time(properties_of(content)) or ""]
    try:
        return [timed.time for line in timed_lines(content) for timed in line]
    except BadRecord:
        return []


class _Reader:
    """Takes features in their order and closes to an Imported."""

    def __init__(self, source: SourceFile, reading: Reading) -> None:
        self._source = source
        self._reading = reading
        self._ledger = Ledger()
        self._records = 0
        self._fixes = 0
        self._seen: set[tuple[Any, ...]] = set()

    def close(self, basis: Basis | None, decisions: tuple[Decision, ...]) -> Imported:
        basis = basis or (Basis.MEASURED if self._fixes else Basis.SKETCHED)
        return self._ledger.close(self._source, About("geojson", basis, self._records, decisions))

    def take(self, number: int, feature: Feature) -> None:
        kind = kind_of(feature.content)
        records = self._records
        try:
            if kind == "MovingPoint" or (kind in _LINES and has_times(feature.content)):
                self._take_track(number, feature)
            else:
                self._records += 1
                self._take_one(number, kind, feature)
        except BadRecord as reason:
            self._records = records + 1
            self._ledger.reject(feature.line, str(reason), str(feature.content)[:LONGEST_RAW])

    def _take_one(self, number: int, kind: str, feature: Feature) -> None:
        if not isinstance(feature.content, dict) or feature.content.get("type") != "Feature":
            raise BadRecord(say("not a feature"))
        if kind == "Point":
            self._take_point(number, feature)
        elif kind in _LINES:
            self._take_line(number, feature)
        elif kind in (*_AREAS, "MultiPoint"):
            self._ledger.ignore("area" if kind in _AREAS else "points without times")
        else:
            raise BadRecord(say("geometry type {kind} is no track", kind=repr(kind)[:60]))

    def _take_track(self, number: int, feature: Feature) -> None:
        timed = [each for line in timed_lines(feature.content) for each in line]
        key, label = self._vessel(number, feature.content)
        content = tuple((each.time, str(each.position)) for each in timed)
        if not timed:
            raise BadRecord(say("no coordinates"))
        self._records += len(timed)
        if content in self._seen:
            self._ledger.duplicate(len(timed))
            return
        self._seen.add(content)
        places: list[Position] = []
        for each in timed:
            try:
                places.append(self._accept(key, each, feature))
            except BadRecord as reason:
                self._ledger.reject(feature.line, str(reason), f"{each.time} {each.position}"[:99])
        self._seen.add(tuple(places))
        self._ledger.report(key, "name", label or None, feature.line)

    def _accept(self, key: str, timed: Timed, feature: Feature) -> Position:
        lon, lat = _position(timed.position)
        t_s = instant(timed.time, self._reading)
        point = kind_of(feature.content) == "Point"
        motion = _motion(properties_of(feature.content)) if point else (coordinates.NAN,) * 3
        self._ledger.accept(Fix(key, t_s, lon, lat, *motion, feature.line))
        self._fixes += 1
        return lon, lat

    def _take_point(self, number: int, feature: Feature) -> None:
        time = point_time(properties_of(feature.content))
        position = feature.content["geometry"].get("coordinates")
        if time is None:
            positions_of(feature.content["geometry"])
            self._ledger.ignore("point without a time")
            return
        key, label = self._vessel(number, feature.content)
        if is_date_only(time):
            span = date_span(time, self._reading.zone)
            geometry = point_wkb(*_position(position))
            self._sketch(feature, Form.POINT, geometry, (key, label), span)
            return
        self._accept(key, Timed(time, position), feature)
        self._ledger.report(key, "name", label or None, feature.line)

    def _take_line(self, number: int, feature: Feature) -> None:
        lines = [[_position(each) for each in line] for line in lines_of(feature.content)]
        geometry = lines_wkb(lines)
        places = tuple(place for line in lines for place in line)
        vessel = self._vessel(number, feature.content)
        if places in self._seen:
            self._ledger.duplicate()
            return
        self._seen.add(places)
        lowered = {str(name).lower() for name in properties_of(feature.content)}
        if lowered.intersection(_LIMIT_MARKS):
            self._take_limit(feature, geometry)
            return
        self._sketch(feature, Form.LINE, geometry, vessel, (None, None))

    def _take_limit(self, feature: Feature, geometry: bytes) -> None:
        """Keep a limit that is given as a line: it is no vessel's, and no area is made of it."""
        properties = {str(k).lower(): v for k, v in properties_of(feature.content).items()}
        said = [_label(properties.get(name)) for name in _LIMIT_NAMES]
        self._ledger.sketch(
            Sketch(
                form=Form.LINE,
                geometry=geometry,
                label=", ".join(text for text in said if text)[:LONGEST_TEXT]
                or say("limit on line {line}", line=feature.line),
                line=feature.line,
                new_event=False,
                craft="limit",
            )
        )

    def _sketch(
        self,
        feature: Feature,
        form: Form,
        geometry: bytes,
        vessel: tuple[str, str],
        span: tuple[float | None, float | None],
    ) -> None:
        key, label = vessel
        self._ledger.report(key, "name", label or None, feature.line)
        self._ledger.sketch(
            Sketch(
                form=form,
                geometry=geometry,
                label=label or key.rpartition(":")[2],
                line=feature.line,
                vessel_keys=(key,) if label or key.startswith("mmsi:") else (),
                earliest_s=span[0],
                latest_s=span[1],
                precision=Precision.DAY if span[0] is not None else None,
            )
        )

    def _vessel(self, number: int, content: Mapping[str, Any]) -> tuple[str, str]:
        """The key of a feature's vessel, and the name that the file gives it."""
        properties = {str(k).lower(): v for k, v in properties_of(content).items()}
        label = next((text for name in _NAMES if (text := _label(properties.get(name)))), "")
        mmsi = next((text for name in _MMSI if (text := _label(properties.get(name)))), "")
        if mmsi:
            return f"mmsi:{mmsi_text(mmsi)}", label
        shown = label or _label(content.get("id")) or say("track {n}", n=number)
        return f"file:{self._source.sha256}:{shown}", label


def _label(value: Any) -> str:
    if isinstance(value, bool) or not isinstance(value, str | int):
        return ""
    return shown_text(str(value))


def _position(value: Any) -> Position:
    ((lon, lat),) = positions_of({"coordinates": value})[:1]
    return coordinates.checked_position(lon, lat)


def _motion(properties: Mapping[str, Any]) -> tuple[float, float, float]:
    """SOG, COG and heading where properties are plainly named so."""
    lowered = {str(key).lower(): value for key, value in properties.items()}
    sog, cog, heading = (_number(lowered.get(name)) for name in ("sog", "cog", "heading"))
    return coordinates.sog(sog), coordinates.direction(cog), coordinates.direction(heading)


def _number(value: Any) -> float:
    plain = isinstance(value, int | float) and not isinstance(value, bool)
    return float(value) if plain and abs(value) < 1e9 else coordinates.NAN  # noqa: PLR2004
