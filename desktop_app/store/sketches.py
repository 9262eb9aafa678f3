"""Sketches in the watch file: written with their source, gone when it is removed."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

import shapely

from desktop_app.domain.basis import Basis
from desktop_app.domain.identifiers import canonical_json, stable_id
from desktop_app.domain.moments import rfc3339
from desktop_app.domain.sketches import Form, Precision, Sketch, StoredSketch
from desktop_app.store.acts import Act, insert_row
from desktop_app.store.geometry_blobs import body_of, encode_shape
from desktop_app.store.geopackage_tables import refresh_extent
from desktop_app.store.watch_file import WatchFile

_TABLE = "sketch"
_APART = ("geometry", "label", "line", "basis")


def write_sketches(
    act: Act, source_id: str, sketches: Sequence[Sketch], vessel_fids: Mapping[str, int]
) -> None:
    """Store the sketches of an import under its source; ``vessel_fids`` gives rows by key."""
    source_fid = act.db.execute("SELECT fid FROM source WHERE id = ?", [source_id]).fetchone()[0]
    for number, sketch in enumerate(sketches):
        fid = insert_row(act.db, _TABLE, _row(sketch, source_id, source_fid, number))
        for key in sketch.vessel_keys:
            row = {"sketch": fid, "vessel": vessel_fids[key]}
            insert_row(act.db, "sketch_vessel", row)
    refresh_extent(act.db, _TABLE)


def read_sketches(watch: WatchFile) -> tuple[StoredSketch, ...]:
    """The sketches of the live sources, in the order of source and line."""
    if not watch.db[_TABLE].exists():
        return ()
    vessels: dict[int, list[str]] = {}
    for fid, vessel in watch.db.execute(
        "SELECT x.sketch, v.id FROM sketch_vessel AS x JOIN vessel AS v ON v.fid = x.vessel"
        " ORDER BY x.fid"
    ):
        vessels.setdefault(fid, []).append(vessel)
    rows = watch.db.execute(
        "SELECT k.fid, k.id, s.id, k.geom, k.label, k.line, k.basis, k.record FROM sketch AS k"
        " JOIN source AS s ON s.fid = k.source"
        " WHERE s.state = 'complete' AND s.removed_at IS NULL ORDER BY k.source, k.line, k.fid"
    ).fetchall()
    return tuple(
        StoredSketch(row[1], row[2], tuple(vessels.get(row[0], ())), _sketch(row[3:]))
        for row in rows
    )


def sketch_content(act_or_watch: Act | WatchFile, source_fid: int) -> list[tuple[Any, ...]]:
    """What is stored of a source's sketches, as rows for the hash over its content."""
    db = act_or_watch.db
    if not db[_TABLE].exists():
        return []
    return db.execute(
        "SELECT id, CAST(line AS REAL), geom, CAST(label AS BLOB), CAST(record AS BLOB)"
        " FROM sketch WHERE source = ? ORDER BY fid",
        [source_fid],
    ).fetchall()


def _row(sketch: Sketch, source_id: str, source_fid: int, number: int) -> dict[str, Any]:
    shape = shapely.from_wkb(sketch.geometry)
    min_x, min_y, max_x, max_y = shape.bounds
    record = {name: value for name, value in asdict(sketch).items() if name not in _APART}
    return {
        "geom": encode_shape(shape),
        "id": stable_id("sketch", source_id, sketch.line, number),
        "source": source_fid,
        "label": sketch.label,
        "line": sketch.line,
        "basis": str(sketch.basis),
        "t_earliest": rfc3339(sketch.earliest_s),
        "t_latest": rfc3339(sketch.latest_s),
        "record": canonical_json(record),
        "min_x": min_x,
        "min_y": min_y,
        "max_x": max_x,
        "max_y": max_y,
    }


def _sketch(row: tuple[Any, ...]) -> Sketch:
    geom, label, line, basis, record = row
    values = json.loads(record)
    values["form"] = Form(values["form"])
    values["precision"] = values["precision"] and Precision(values["precision"])
    values["vessel_keys"] = tuple(values["vessel_keys"])
    return Sketch(geometry=body_of(geom), label=label, line=line, basis=Basis(basis), **values)
