"""Acts: each change is one transaction, one journal entry, and the way back.

Inside an act, rows of the small tables are inserted, updated and deleted through the Act, which
keeps what was there before. What hangs off a source (chunks, lone fixes, rejected records, reports)
is not kept row by row: undoing an import marks its source as removed.
"""

import json
import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlite_utils import Database

from desktop_app.domain.identifiers import canonical_json, sha256_text
from desktop_app.domain.moments import rfc3339, to_epoch
from desktop_app.store.watch_file import WatchFile

GENESIS = "0" * 64
_SOFT = ("source", "zone")  # rows that are marked as removed, never deleted

Value = str | int | float | bytes | None


@dataclass(frozen=True, slots=True)
class Change:
    """One row's columns before and after; None where the row was not there."""

    table: str
    row: int
    before: Mapping[str, Value] | None
    after: Mapping[str, Value] | None


class Act:
    """The changes of one act, applied as they are made."""

    def __init__(self, db: Database, at: str) -> None:
        self.db = db
        self.at = at
        self.changes: list[Change] = []

    def insert(self, table: str, row: Mapping[str, Value]) -> int:
        """Add a row; gives its fid. Undoing marks a source or zone as removed."""
        fid = insert_row(self.db, table, row)
        if table in _SOFT:
            self.changes.append(Change(table, fid, {"removed_at": self.at}, {"removed_at": None}))
        else:
            self.changes.append(Change(table, fid, None, {**row, "fid": fid}))
        return fid

    def update(self, table: str, fid: int, columns: Mapping[str, Value]) -> None:
        """Set columns of a row; columns that keep their value are left out of the record."""
        now = read_row(self.db, table, fid)
        changed = {name: value for name, value in columns.items() if now[name] != value}
        if changed:
            update_row(self.db, table, fid, changed)
            before = {name: now[name] for name in changed}
            self.changes.append(Change(table, fid, before, changed))

    def delete(self, table: str, fid: int) -> None:
        """Take a row out, keeping it for undo."""
        before = read_row(self.db, table, fid)
        self.db.execute(f'DELETE FROM "{table}" WHERE fid = ?', [fid])  # noqa: S608  our tables
        self.changes.append(Change(table, fid, before, None))


@contextmanager
def act(
    watch: WatchFile, name: str, by: str, arguments: dict[str, object], undoes: int | None = None
) -> Iterator[Act]:
    """Open an act: everything inside is stored together with its journal entry, or not at all.

    ``arguments`` may be filled in while the act runs; they are written when it ends.
    """
    with watch.transaction():
        current = Act(watch.db, now_text())
        yield current
        _enter(current, name, by, arguments, undoes)


def now_text() -> str:
    """The present moment as RFC 3339 UTC with milliseconds."""
    text = rfc3339(to_epoch(datetime.now(UTC)))
    assert text is not None  # noqa: S101  a moment was given
    return text


def entry_hash(entry: Mapping[str, object]) -> str:
    """The hash that chains a journal entry to the one before it (``previous``)."""
    names = ("id", "at", "by", "act", "arguments", "undoes", "changes", "previous")
    return sha256_text(canonical_json({name: entry[name] for name in names}))


def changes_hash(rows: list[tuple[str, int, str | None, str | None]]) -> str:
    """One hash over the stored changes of an act, in their order."""
    return sha256_text(canonical_json(rows))


def _enter(
    current: Act, name: str, by: str, arguments: dict[str, object], undoes: int | None
) -> None:
    last = current.db.execute("SELECT hash FROM journal ORDER BY fid DESC LIMIT 1").fetchone()
    rows = [_stored(change) for change in current.changes]
    entry: dict[str, Value] = {
        "id": f"act-{secrets.token_hex(6)}",
        "at": current.at,
        "by": by,
        "act": name,
        "arguments": canonical_json(arguments),
        "undoes": undoes,
        "changes": changes_hash(rows),
        "previous": last[0] if last else GENESIS,
    }
    entry["hash"] = entry_hash(entry)
    entry["by_whom"] = entry.pop("by")
    fid = insert_row(current.db, "journal", entry)
    current.db.conn.executemany(
        "INSERT INTO change (act, table_name, row, before, after) VALUES (?, ?, ?, ?, ?)",
        [(fid, *row) for row in rows],
    )


def _stored(change: Change) -> tuple[str, int, str | None, str | None]:
    before = None if change.before is None else canonical_json(change.before)
    after = None if change.after is None else canonical_json(change.after)
    return change.table, change.row, before, after


def load_changes(db: Database, act_fid: int) -> list[Change]:
    """The changes of an act as they were recorded, in order."""
    rows = db.execute(
        "SELECT table_name, row, before, after FROM change WHERE act = ? ORDER BY fid", [act_fid]
    ).fetchall()
    return [
        Change(table, row, before and json.loads(before), after and json.loads(after))
        for table, row, before, after in rows
    ]


def apply_image(current: Act, change: Change, image: Mapping[str, Value] | None) -> None:
    """Bring a row to an image of it (None: gone), as part of the present act."""
    there = current.db.execute(
        f'SELECT 1 FROM "{change.table}" WHERE fid = ?',  # noqa: S608  our tables
        [change.row],
    ).fetchone()
    if image is None:
        current.delete(change.table, change.row)
    elif there:
        renewed = {
            name: current.at if name == "removed_at" and value is not None else value
            for name, value in image.items()
        }
        current.update(change.table, change.row, renewed)
    else:
        insert_row(current.db, change.table, image)
        current.changes.append(Change(change.table, change.row, None, image))


def insert_row(db: Database, table: str, row: Mapping[str, Value]) -> int:
    """Insert a row and give its fid."""
    names = ", ".join(f'"{name}"' for name in row)
    marks = ", ".join("?" * len(row))
    cursor = db.execute(
        f'INSERT INTO "{table}" ({names}) VALUES ({marks})',  # noqa: S608  our tables and columns
        list(row.values()),
    )
    return int(cursor.lastrowid or 0)


def read_row(db: Database, table: str, fid: int) -> dict[str, Value]:
    """A row by its fid, as a dictionary."""
    return dict(db.table(table).get(fid))


def update_row(db: Database, table: str, fid: int, columns: Mapping[str, Value]) -> None:
    """Set columns of the row with this fid."""
    settings = ", ".join(f'"{name}" = ?' for name in columns)
    db.execute(
        f'UPDATE "{table}" SET {settings} WHERE fid = ?',  # noqa: S608  our tables and columns
        [*columns.values(), fid],
    )
