"""Sources in the watch file: what was imported, from which file, and what was refused."""

import json
from dataclasses import asdict
from typing import Any

from sqlite_utils import Database

from desktop_app.domain.basis import Basis
from desktop_app.domain.identifiers import canonical_json
from desktop_app.domain.sources import (
    Decision,
    Imported,
    Observer,
    PublishedTime,
    Reconstruction,
    Rejected,
    Source,
)
from desktop_app.store.acts import Act, Change, Value, insert_row, now_text, update_row
from desktop_app.store.watch_file import WatchFile

_COLUMNS = (
    "id, name, sha256, format, basis, imported_at, records, stored, rejected, duplicate, ignored,"
    " decisions, reconstruction, observers, removed_at, also_in_other_sources, content_sha256"
)


def list_sources(watch: WatchFile) -> tuple[Source, ...]:
    """All complete sources in the order they came, removed ones too."""
    rows = watch.db.execute(
        f"SELECT {_COLUMNS} FROM source WHERE state = 'complete' ORDER BY fid"  # noqa: S608
    ).fetchall()
    return tuple(_source(row) for row in rows)


def source_fid(watch: WatchFile, source_id: str) -> int | None:
    """The row of a complete source, or None."""
    row = watch.db.execute(
        "SELECT fid FROM source WHERE id = ? AND state = 'complete'", [source_id]
    ).fetchone()
    return int(row[0]) if row else None


def rejected_records(watch: WatchFile, source_id: str) -> tuple[Rejected, ...]:
    """The records of a source that were not stored, by line."""
    rows = watch.db.execute(
        "SELECT line, reason, raw FROM rejected_record WHERE source ="
        " (SELECT fid FROM source WHERE id = ?) ORDER BY line, fid",
        [source_id],
    ).fetchall()
    return tuple(Rejected(*row) for row in rows)


def add_source(act: Act, source_id: str, name: str, imported: Imported) -> int:
    """Enter a source, still without fixes; gives its row."""
    fid = act.insert("source", _row(source_id, name, imported, act.at))
    add_rejected(act, fid, imported)
    return fid


def begin_source(db: Database, source_id: str, sha256: str) -> int:
    """Enter a source whose fixes come in slices; it counts for nothing until it is complete."""
    row: dict[str, Value] = dict.fromkeys(("name", "format", "basis", "content_sha256"), "")
    row |= dict.fromkeys(("size_bytes", "records", "stored", "rejected", "duplicate"), 0)
    row |= {"id": source_id, "sha256": sha256, "state": "loading", "imported_at": now_text()}
    row |= {"ignored": "{}", "decisions": "[]", "observers": "[]", "also_in_other_sources": 0}
    return insert_row(db, "source", row)


def complete_source(act: Act, fid: int, source_id: str, name: str, imported: Imported) -> None:
    """Make a source that was loaded in slices count."""
    update_row(act.db, "source", fid, _row(source_id, name, imported, act.at))
    act.changes.append(Change("source", fid, {"removed_at": act.at}, {"removed_at": None}))
    add_rejected(act, fid, imported)


def add_rejected(act: Act, fid: int, imported: Imported) -> None:
    """Keep the records of a source that were not stored."""
    act.db.conn.executemany(
        "INSERT INTO rejected_record (source, line, reason, raw) VALUES (?, ?, ?, ?)",
        [(fid, bad.line, bad.reason, bad.raw) for bad in imported.rejected],
    )


def _row(source_id: str, name: str, imported: Imported, at: str) -> dict[str, Value]:
    reconstruction = imported.reconstruction
    return {
        "id": source_id,
        "name": name,
        "sha256": imported.sha256,
        "size_bytes": imported.size_bytes,
        "format": imported.format,
        "basis": str(imported.basis),
        "state": "complete",
        "imported_at": at,
        "records": imported.records,
        "stored": imported.stored,
        "rejected": len(imported.rejected),
        "duplicate": imported.duplicate,
        "ignored": canonical_json(imported.ignored),
        "decisions": canonical_json([asdict(decision) for decision in imported.decisions]),
        "reconstruction": canonical_json(asdict(reconstruction)) if reconstruction else None,
        "observers": canonical_json([asdict(observer) for observer in imported.observers]),
        "also_in_other_sources": 0,
        "content_sha256": "",
        "removed_at": None,
    }


def remove_source(act: Act, fid: int) -> None:
    """Mark a source as removed; what it brought stays in the file until it is compacted."""
    act.update("source", fid, {"removed_at": act.at})


def restore_source(act: Act, fid: int) -> None:
    """Bring a removed source back."""
    act.update("source", fid, {"removed_at": None})


def _source(row: tuple[Any, ...]) -> Source:
    values = dict(zip(_COLUMNS.split(", "), row, strict=True))
    values["basis"] = Basis(values["basis"])
    values["ignored"] = json.loads(values["ignored"])
    values["decisions"] = tuple(Decision(**entry) for entry in json.loads(values["decisions"]))
    values["reconstruction"] = _reconstruction(values["reconstruction"])
    values["observers"] = tuple(Observer(**entry) for entry in json.loads(values["observers"]))
    return Source(**values)


def _reconstruction(text: object) -> Reconstruction | None:
    if text is None:
        return None
    values = json.loads(str(text))
    published = tuple(PublishedTime(**entry) for entry in values["published"])
    return Reconstruction(values["zone_set"], published)
