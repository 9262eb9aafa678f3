"""Undo and redo, across restarts: each is an act of its own, read from the journal."""

from dataclasses import dataclass

from desktop_app.store.acts import act, apply_image, load_changes
from desktop_app.store.journal import JournalEntry, read_journal
from desktop_app.store.watch_file import WatchFile


@dataclass(frozen=True, slots=True)
class UndoState:
    """The act that undo would take back, and the one that redo would bring back."""

    undoable: JournalEntry | None
    redoable: JournalEntry | None


def undo_state(watch: WatchFile) -> UndoState:
    """Follow the journal: a new act clears what could be redone."""
    entries = read_journal(watch)
    by_fid = {entry.fid: entry for entry in entries}
    done: list[JournalEntry] = []
    undone: list[JournalEntry] = []
    for entry in entries:
        if entry.undoes is None:
            if _changed_something(watch, entry):
                done.append(entry)
                undone.clear()
        elif entry.act == "undo":
            done.pop()
            undone.append(by_fid[entry.undoes])
        else:
            undone.pop()
            done.append(by_fid[entry.undoes])
    return UndoState(done[-1] if done else None, undone[-1] if undone else None)


def _changed_something(watch: WatchFile, entry: JournalEntry) -> bool:
    row = watch.db.execute("SELECT 1 FROM change WHERE act = ? LIMIT 1", [entry.fid]).fetchone()
    return row is not None


def undo_last(watch: WatchFile, by: str) -> JournalEntry | None:
    """Take back the last act that stands; None when there is none."""
    entry = undo_state(watch).undoable
    if entry is not None:
        with act(watch, "undo", by, {"act": entry.act, "of": entry.id}, entry.fid) as current:
            for change in reversed(load_changes(watch.db, entry.fid)):
                apply_image(current, change, change.before)
    return entry


def redo_last(watch: WatchFile, by: str) -> JournalEntry | None:
    """Bring back the act undone last; None when there is none."""
    entry = undo_state(watch).redoable
    if entry is not None:
        with act(watch, "redo", by, {"act": entry.act, "of": entry.id}, entry.fid) as current:
            for change in load_changes(watch.db, entry.fid):
                apply_image(current, change, change.after)
    return entry
