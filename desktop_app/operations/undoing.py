"""Undo the last act that stands, or redo the one undone last; both last across restarts."""

from desktop_app.store.journal import JournalEntry
from desktop_app.store.undo import redo_last, undo_last
from desktop_app.store.watch_file import WatchFile


def undo(watch: WatchFile, by: str) -> JournalEntry | None:
    """Take back the last act; gives it, or None when there is nothing to undo."""
    return undo_last(watch, by)


def redo(watch: WatchFile, by: str) -> JournalEntry | None:
    """Bring back the act undone last; gives it, or None when there is nothing to redo."""
    return redo_last(watch, by)
