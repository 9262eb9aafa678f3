"""A copy of a watch file: whole, of one moment, and made by SQLite itself."""

from pathlib import Path

from desktop_app.store.connection import errors_in_words
from desktop_app.store.watch_file import WatchFile


def copy_into(watch: WatchFile, path: Path) -> None:
    """Write a copy where no file lies yet; another program's copy would break SQLite's locks."""
    with errors_in_words(path):
        # It writes the copy only; a file opened for reading stays as it is.
        query_only = watch.db.execute("PRAGMA query_only").fetchone()[0]
        watch.db.execute("PRAGMA query_only=OFF")
        try:
            watch.db.execute("VACUUM INTO ?", [str(path)])
        finally:
            watch.db.execute(f"PRAGMA query_only={query_only}")
