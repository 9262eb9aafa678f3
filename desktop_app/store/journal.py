"""The journal: every act in order, chained by hash so that a change of the past shows."""

import json
from dataclasses import dataclass
from typing import Any

from desktop_app.store.acts import GENESIS, changes_hash, entry_hash
from desktop_app.store.watch_file import WatchFile


@dataclass(frozen=True, slots=True)
class JournalEntry:
    """One act: when (RFC 3339 UTC), by whom, what, with which arguments, and its hash."""

    fid: int
    id: str
    at: str
    by: str
    act: str
    arguments: dict[str, object]
    undoes: int | None
    changes: str
    previous: str
    hash: str


_COLUMNS = "fid, id, at, by_whom, act, arguments, undoes, changes, previous, hash"


def read_journal(watch: WatchFile) -> list[JournalEntry]:
    """All entries, oldest first."""
    rows = watch.db.execute(f"SELECT {_COLUMNS} FROM journal ORDER BY fid").fetchall()  # noqa: S608
    return [_entry(row) for row in rows]


def _entry(row: tuple[Any, ...]) -> JournalEntry:
    fid, identifier, at, by, act, arguments, undoes, changes, previous, own_hash = row
    return JournalEntry(
        fid, identifier, at, by, act, json.loads(arguments), undoes, changes, previous, own_hash
    )


def journal_head(watch: WatchFile) -> str:
    """The hash of the last entry; 64 zeros for a journal without any."""
    row = watch.db.execute("SELECT hash FROM journal ORDER BY fid DESC LIMIT 1").fetchone()
    return str(row[0]) if row else GENESIS


def broken_links(watch: WatchFile) -> list[str]:
    """The ids of entries whose hash, predecessor or recorded changes do not fit."""
    rows = watch.db.execute(f"SELECT {_COLUMNS} FROM journal ORDER BY fid").fetchall()  # noqa: S608
    names = ("fid", "id", "at", "by", "act", "arguments", "undoes", "changes", "previous", "hash")
    broken: list[str] = []
    previous = GENESIS
    for row in rows:
        entry = dict(zip(names, row, strict=True))
        stored = watch.db.execute(
            "SELECT table_name, row, before, after FROM change WHERE act = ? ORDER BY fid",
            [entry["fid"]],
        ).fetchall()
        fits = (
            entry["previous"] == previous
            and entry["hash"] == entry_hash(entry)
            and entry["changes"] == changes_hash([tuple(change) for change in stored])
        )
        if not fits:
            broken.append(entry["id"])
        previous = entry["hash"]
    return broken
