"""Read the journal of a watch file."""

from desktop_app.store.journal import JournalEntry, read_journal
from desktop_app.store.watch_file import WatchFile


def journal_of(watch: WatchFile) -> list[JournalEntry]:
    """Every act, oldest first."""
    return read_journal(watch)
