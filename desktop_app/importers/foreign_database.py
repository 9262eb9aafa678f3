"""A foreign SQLite file opened so that nothing in it can run, write or reach another file.

Read-only and immutable, ``query_only``, ``trusted_schema=OFF``, limits on lengths and attached
files, a clock on every statement, and an authorizer that allows nothing but SELECT and READ of
tables, asked for by us and not by a view or a trigger. This is the one module outside ``store``
that knows SQLite: a foreign file is parsed in the limited child process, where the store is never
loaded.
"""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from desktop_app.domain.errors import Refused
from desktop_app.domain.words import say
from desktop_app.importers.source_file import SourceFile

LONGEST_VALUE_BYTES = 50_000_000
_STATEMENT_S = 5.0
_STEPS_BETWEEN_LOOKS = 10_000
_PRAGMAS = (
    "PRAGMA query_only=ON",
    "PRAGMA trusted_schema=OFF",
    "PRAGMA cell_size_check=ON",
    "PRAGMA mmap_size=0",
)
_LIMITS = (
    (sqlite3.SQLITE_LIMIT_LENGTH, LONGEST_VALUE_BYTES),
    (sqlite3.SQLITE_LIMIT_SQL_LENGTH, 100_000),
    (sqlite3.SQLITE_LIMIT_ATTACHED, 0),
    (sqlite3.SQLITE_LIMIT_COLUMN, 1000),
    (sqlite3.SQLITE_LIMIT_EXPR_DEPTH, 100),
)
_ALLOWED = (sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ)
_COUNTING = ("count", "typeof")


class ForeignDatabase:
    """An open foreign file; every question to it is a SELECT on named tables."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._deadline = 0.0
        connection.set_progress_handler(self._late, _STEPS_BETWEEN_LOOKS)

    def tables(self) -> dict[str, str]:
        """Tables and views by name, each with its kind (``table`` or ``view``)."""
        found = self.rows("SELECT name, type, sql FROM sqlite_master")
        return {
            str(name): "virtual table" if str(sql).upper().startswith("CREATE VIRTUAL") else kind
            for name, kind, sql in found
            if kind in ("table", "view")
        }

    def columns(self, table: str) -> list[str]:
        """The names of a table's columns, in their order."""
        cursor = self._execute(f"SELECT * FROM {quoted(table)} LIMIT 0", ())  # noqa: S608  quoted
        return [column[0] for column in cursor.description]

    def rows(self, question: str, *values: object) -> Iterator[tuple[Any, ...]]:
        """The rows of a SELECT, one by one, each within its time."""
        cursor = self._execute(question, values)
        while (row := cursor.fetchone()) is not None:
            yield row
            self._deadline = time.monotonic() + _STATEMENT_S

    def _execute(self, question: str, values: tuple[object, ...]) -> sqlite3.Cursor:
        self._deadline = time.monotonic() + _STATEMENT_S
        return self._connection.execute(question, values)

    def _late(self) -> bool:
        return time.monotonic() > self._deadline


def quoted(name: str) -> str:
    """A table's or column's name as SQLite quotes it."""
    escaped = name.replace('"', '""')
    return f'"{escaped}"'


@contextmanager
def open_foreign(source: SourceFile) -> Iterator[ForeignDatabase]:
    """Open the file, checked; Refused where it is damaged or no database, now or later."""
    _refuse_cut_short(source)
    try:
        uri = f"{source.path.resolve().as_uri()}?mode=ro&immutable=1"
        connection = sqlite3.connect(uri, uri=True, isolation_level=None)
        try:
            connection.text_factory = lambda content: content.decode("utf-8", "replace")
            for limit, value in _LIMITS:
                connection.setlimit(limit, value)
            for pragma in _PRAGMAS:
                connection.execute(pragma)
            database = ForeignDatabase(connection)
            _check_whole(connection, database)
            connection.set_authorizer(_authorize)
            yield database
        finally:
            connection.close()
    except (sqlite3.Error, MemoryError, UnicodeError) as error:
        raise Refused(
            say("The database is damaged or cannot be read safely: {e}", e=str(error)[:200]),
            source.name,
            say("Restore it from a copy or a snapshot"),
        ) from error


def _refuse_cut_short(source: SourceFile) -> None:
    """Refuse a file that is shorter than its header says (SQLite file format, 1.3)."""
    head = source.head
    page_bytes = int.from_bytes(head[16:18], "big")
    page_bytes = 65536 if page_bytes == 1 else page_bytes
    stated = int.from_bytes(head[28:32], "big") if head[24:28] == head[92:96] else 0
    if source.size_bytes < stated * page_bytes:
        raise Refused(
            say("The database is damaged: it is cut short"),
            source.name,
            say("Restore it from a copy or a snapshot"),
        )


def _check_whole(connection: sqlite3.Connection, database: ForeignDatabase) -> None:
    database._deadline = time.monotonic() + _STATEMENT_S  # noqa: SLF001 - one module
    found = connection.execute("PRAGMA quick_check(1)").fetchall()
    if found != [("ok",)]:
        raise sqlite3.DatabaseError(str(found[0][0]) if found else "no answer")


def _authorize(
    action: int, first: str | None, second: str | None, _base: str | None, inner: str | None
) -> int:
    """SELECT and READ, and the two functions we use; never for a view or trigger (``inner``)."""
    if inner is not None:
        return sqlite3.SQLITE_DENY
    if action == sqlite3.SQLITE_FUNCTION and second in _COUNTING:
        return sqlite3.SQLITE_OK
    return sqlite3.SQLITE_OK if action in _ALLOWED else sqlite3.SQLITE_DENY
