"""The press-release ledger: shapes that a ministry drew on its maps, with the release's text.

Grammar (data-reporter/PLA_Path_Database, ``Japan/README.md``; CSV, RFC 4180, UTF-8): a row is a
shape with the columns order, type, src, country (china, russia, both), version (new, old),
id_content (what the map says beside the shape), shape (arrow, ellipse...), data (ship, flight),
geojson (a LineString or MultiLineString), file_name (the release), first_page_content (its text),
urls.

A shape is a sketch under its release: an arrow is a line, an ellipse or polygon an outline. None
has a time at a vertex, so none becomes a fix. What was drawn again from an earlier release ("old")
and aircraft create no new event; shapes of the same ships on the same days are one event, in
whatever release. A shape whose label names no date is bounded by the release's day alone. The
GeoJSON twin of this ledger has bare NaN in it, which JSON has not: it is refused; the CSV is
complete.
"""

import csv
import io
import json
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from desktop_app.domain.basis import Basis
from desktop_app.domain.errors import Refused
from desktop_app.domain.import_options import ImportOptions
from desktop_app.domain.moments import to_epoch
from desktop_app.domain.progress import Progress
from desktop_app.domain.sketches import Form, Precision, Sketch
from desktop_app.domain.sources import Decision, Imported
from desktop_app.domain.words import say
from desktop_app.importers.drawn_lines import lines_wkb
from desktop_app.importers.geojson_areas import positions_of
from desktop_app.importers.ledger import CONTINUATION, About, Ledger
from desktop_app.importers.press_wording import (
    Ship,
    When,
    observers_of,
    plain,
    released,
    ships_of,
    utc_day,
    when_of,
)
from desktop_app.importers.records import BadRecord, shown_text
from desktop_app.importers.source_file import SourceFile

COLUMNS = ("country", "version", "id_content", "shape", "data", "geojson", "file_name")
_VERSIONS = {"new": True, "old": False}
_CRAFT = {"ship": "ship", "flight": "aircraft"}
_LINES = ("arrow", "bidirectional-arrow")


def read_press_ledger(source: SourceFile, options: ImportOptions, progress: Progress) -> Imported:
    """Read every row; Refused where the file is no sound CSV or lacks a column."""
    if source.not_utf8_at is not None:
        raise Refused(say("The file is not UTF-8"), say("byte {at}", at=source.not_utf8_at))
    ledger, lines = Ledger(), 0
    with io.TextIOWrapper(source.open(), encoding="utf-8-sig", newline="") as text:
        rows = csv.DictReader(text, strict=True)
        try:
            _check_columns(rows.fieldnames or [], source)
            ledger.ignore("header", rows.line_num)
            lines = rows.line_num
            for row in rows:
                line, more = lines + 1, rows.line_num - lines - 1
                lines = rows.line_num
                _take(ledger, row, line)
                ledger.ignore(CONTINUATION, more)
                progress.step(min(lines, source.content_bytes), source.content_bytes)
        except csv.Error as error:
            where = say("line {line}", line=lines + 1)
            raise Refused(say("The file cannot be read as CSV: {e}", e=error), where) from error
    basis = options.basis or Basis.SKETCHED
    return ledger.close(source, About("press-ledger", basis, lines, _decisions()))


def _check_columns(names: Any, source: SourceFile) -> None:
    missing = [name for name in COLUMNS if name not in names]
    if missing:
        raise Refused(say("The header lacks {names}", names=", ".join(missing)), source.name)


def _decisions() -> tuple[Decision, ...]:
    how = say("the releases are those of Japan's Joint Staff")
    return (
        Decision(say("time zone"), "+09:00", how),
        Decision(say("about"), say("half an hour to either side"), say("a rule of this program")),
    )


def _take(ledger: Ledger, row: Mapping[str, Any], line: int) -> None:
    try:
        sketch, ships = _sketch({name: row.get(name) or "" for name in row if name}, line)
    except BadRecord as reason:
        ledger.reject(line, str(reason), ",".join(str(value) for value in row.values()))
        return
    for ship, key in zip(ships, sketch.vessel_keys, strict=True):
        ledger.report(key, "hull_number", ship.hull, line)
        ledger.report(key, "flag", ship.flag or None, line)
        ledger.report(key, "ship_class", ship.ship_class or None, line)
        ledger.report(key, "name", ship.name, line)
    ledger.sketch(sketch)


def _sketch(row: Mapping[str, str], line: int) -> tuple[Sketch, tuple[Ship, ...]]:
    if row["version"] not in _VERSIONS or row["data"] not in _CRAFT:
        raise BadRecord(say("version or kind of craft is not one that the ledger has"))
    release = released(row["file_name"])
    if release is None:
        text = repr(row["file_name"][:60])
        raise BadRecord(say("the release {text} has no date in its name", text=text))
    label = plain(row["id_content"])
    craft = _CRAFT[row["data"]]
    ships = ships_of(label, row["country"]) if craft == "ship" else ()
    when = when_of(label, release)
    if when.precision is None:
        until = to_epoch(release + timedelta(days=1))
        when = When(None, until, Precision.RANGE)
    keys = tuple(f"hull:{ship.flag}:{ship.hull}" for ship in ships)
    sketch = Sketch(
        form=Form.LINE if row["shape"] in _LINES else Form.OUTLINE,
        geometry=_geometry(row["geojson"]),
        label=shown_text(row["id_content"]),
        line=line,
        vessel_keys=keys,
        earliest_s=when.earliest_s,
        latest_s=when.latest_s,
        precision=when.precision,
        release=row["file_name"],
        address=shown_text(row.get("urls", "")),
        event=_event(row, label, keys, when),
        new_event=_VERSIONS[row["version"]] and craft == "ship",
        craft=craft,
        place=_place(label),
        observer=observers_of(row.get("first_page_content", "")),
    )
    return sketch, ships


def _geometry(text: str) -> bytes:
    try:
        geometry = json.loads(text.replace("'", '"'))
    except (ValueError, RecursionError) as error:
        raise BadRecord(say("the shape is not written as GeoJSON")) from error
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if kind not in ("LineString", "MultiLineString"):
        raise BadRecord(say("geometry type {kind} is no line", kind=repr(kind)[:60]))
    coordinates = geometry.get("coordinates")
    lines = [coordinates] if kind == "LineString" else coordinates
    if not isinstance(lines, list):
        raise BadRecord(say("no coordinates"))
    return lines_wkb([positions_of({"coordinates": line}) for line in lines])


def _event(row: Mapping[str, str], label: str, keys: tuple[str, ...], when: When) -> str:
    """What makes two shapes one event: the same ships on the same days; else label and release."""
    if not keys or when.earliest_s is None or when.latest_s is None:
        return f"{row['file_name']} {label}"[:300]
    days = f"{utc_day(when.earliest_s)}/{utc_day(when.latest_s - 1)}"
    return f"{days} {' '.join(sorted(keys))}"


def _place(label: str) -> str:
    """The place that a numbered label gives between its semicolons."""
    parts = label.split(";")
    return parts[1].strip() if len(parts) > 2 and "_" not in parts[0] else ""  # noqa: PLR2004
