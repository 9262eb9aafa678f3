"""A watch file: created, opened, checked, migrated and closed here; one owner of its path."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlite_utils import Database, Migrations

from desktop_app import __version__
from desktop_app.domain.errors import OffingError, ReadOnly, Refused
from desktop_app.store.connection import connect_readonly, connect_writable, errors_in_words
from desktop_app.store.foreign_objects import drop_spatial_indexes, find_foreign_objects
from desktop_app.store.geopackage_tables import APPLICATION_ID, USER_VERSION
from desktop_app.store.schema import MIGRATIONS


class WatchFile:
    """An open watch file. Use it from the thread that opened it.

    ``read_only`` says why it cannot be changed, or is None; ``notices`` are sentences about what
    was found and done while opening.
    """

    def __init__(self, path: Path, db: Database, read_only: str | None, notices: list[str]) -> None:
        self.path = path
        self.db = db
        self.read_only = read_only
        self.notices = tuple(notices)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """One write transaction: all of it is stored, or nothing."""
        if self.read_only:
            raise ReadOnly(
                "The watch file is open for reading only", self.path.name, self.read_only
            )
        with errors_in_words(self.path):
            self.db.execute("BEGIN IMMEDIATE")
            try:
                yield
                self.db.execute("COMMIT")
            except BaseException:
                if self.db.conn.in_transaction:
                    self.db.execute("ROLLBACK")
                raise

    @contextmanager
    def reading(self) -> Iterator[None]:
        """One read transaction: everything read inside is of one moment."""
        with errors_in_words(self.path):
            nested = self.db.conn.in_transaction
            if not nested:
                self.db.execute("BEGIN")
            try:
                yield
            finally:
                if not nested and self.db.conn.in_transaction:
                    self.db.execute("COMMIT")

    def close(self) -> None:
        """Close the file; closing twice does nothing."""
        self.db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def create_watch_file(path: Path) -> WatchFile:
    """Make an empty watch file; refuses a path where something lies already."""
    if path.exists():
        raise OffingError("There is a file of that name already", path.name, "Choose another name.")
    with errors_in_words(path):
        db = connect_writable(path)
        try:
            db.execute(f"PRAGMA application_id={APPLICATION_ID}")
            db.execute(f"PRAGMA user_version={USER_VERSION}")
            _migrate(db, MIGRATIONS)
        except BaseException:
            db.close()
            path.unlink(missing_ok=True)
            raise
    return WatchFile(path, db, None, [])


def open_watch_file(
    path: Path, *, read_only: bool = False, migrations: Migrations = MIGRATIONS
) -> WatchFile:
    """Open a watch file, checked; a newer one, or one with foreign code in it, only for reading."""
    if not path.is_file():
        raise OffingError("There is no such watch file", path.name, "Check the name.")
    with errors_in_words(path):
        _settle_hot_journal(path)
        db = connect_readonly(path)
        try:
            _check_kind(db, path)
            _check_whole(db, path)
            reason = _reason_to_only_read(db, path, migrations)
        except BaseException:
            db.close()
            raise
        if read_only or reason:
            return WatchFile(path, db, reason or "It was opened for reading.", [])
        db.close()
        return _open_for_writing(path, migrations)


def _open_for_writing(path: Path, migrations: Migrations) -> WatchFile:
    db = connect_writable(path)
    try:
        notices = _drop_indexes(db)
        if migrations.pending(db):
            notices.append(_snapshot(db, path))
            _migrate(db, migrations)
        remove_unfinished(db)
    except BaseException:
        db.close()
        raise
    return WatchFile(path, db, None, notices)


def _settle_hot_journal(path: Path) -> None:
    """Let SQLite roll back what a crash left, where the folder allows it."""
    if path.with_name(path.name + "-journal").exists() and os.access(path, os.W_OK):
        db = connect_writable(path)
        db.execute("SELECT count(*) FROM sqlite_master").fetchone()
        db.close()


def _check_kind(db: Database, path: Path) -> None:
    if db.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise Refused("The file is not a watch file", path.name, "Import it, if it holds tracks.")
    if not db["offing_meta"].exists():
        raise Refused(
            "The file is a GeoPackage, but not a watch file",
            path.name,
            "Make a new watch file and import this one into it.",
        )


def _check_whole(db: Database, path: Path) -> None:
    found = [row[0] for row in db.execute("PRAGMA quick_check(3)").fetchall()]
    orphans = db.execute("PRAGMA foreign_key_check").fetchall()
    if found != ["ok"] or orphans:
        raise OffingError(
            "The watch file is damaged and was not opened",
            path.name,
            "Open a snapshot that lies beside it, or import the sources again.",
        )


def _reason_to_only_read(db: Database, path: Path, migrations: Migrations) -> str | None:
    known = {migration.name for migration in migrations._migrations}  # noqa: SLF001  no public list
    applied = {migration.name for migration in migrations.applied(db)}
    if applied - known:
        return "It was written by a newer version of Offing; update to change it."
    foreign = find_foreign_objects(db)
    if foreign.unknown:
        listed = ", ".join(foreign.unknown)
        return f"Another program put code into it ({listed}); remove that to change it."
    if not os.access(path, os.W_OK) or not os.access(path.resolve().parent, os.W_OK):
        return "It lies where it cannot be written; save a copy to change it."
    return None


def _drop_indexes(db: Database) -> list[str]:
    foreign = find_foreign_objects(db)
    if not foreign.spatial_indexes:
        return []
    with db.atomic():
        drop_spatial_indexes(db, foreign.spatial_indexes)
    return ["A spatial index that another program had added was removed."]


def _snapshot(db: Database, path: Path) -> str:
    """Keep the file as it is before a migration changes it."""
    version = db.execute("SELECT value FROM offing_meta WHERE key = 'schema_version'").fetchone()[0]
    copy = path.with_name(f"{path.stem}.schema-{version}{path.suffix}")
    copy.unlink(missing_ok=True)
    db.execute("VACUUM INTO ?", [str(copy)])
    return f"The file was brought up to date; its former state is kept as {copy.name}."


def _migrate(db: Database, migrations: Migrations) -> None:
    with db.atomic():
        migrations.apply(db)
        version = str(len(migrations.applied(db)))
        for key, value in (("schema_version", version), ("written_by", __version__)):
            db.execute("INSERT OR REPLACE INTO offing_meta VALUES (?, ?)", [key, value])


def remove_unfinished(db: Database) -> None:
    """Take out sources whose import was cut off between two slices."""
    unfinished = [row[0] for row in db.execute("SELECT fid FROM source WHERE state = 'loading'")]
    if not unfinished:
        return
    with db.atomic():
        for fid in unfinished:
            db.execute(
                "DELETE FROM sketch_vessel WHERE sketch IN"
                " (SELECT fid FROM sketch WHERE source = ?)",
                [fid],
            )
        for table in ("sketch", "track_chunk", "lone_fix", "rejected_record", "vessel_report"):
            for fid in unfinished:
                db.execute(f"DELETE FROM {table} WHERE source = ?", [fid])  # noqa: S608  ours
        db.execute("DELETE FROM source WHERE state = 'loading'")
