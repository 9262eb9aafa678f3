"""Make a watch file, or open one."""

from pathlib import Path

from desktop_app import __version__
from desktop_app.store.acts import act, insert_row
from desktop_app.store.rules import default_rules, rules_row
from desktop_app.store.watch_file import WatchFile, create_watch_file, open_watch_file


def create_watch(path: Path, by: str) -> WatchFile:
    """Make an empty watch file with the default rules; refuses a path that is taken."""
    watch = create_watch_file(path)
    arguments: dict[str, object] = {"version": __version__}
    with act(watch, "create", by, arguments) as current:
        # Not undoable: a watch file without rules is none.
        insert_row(current.db, "rule_set", rules_row(default_rules(), current.at))
    return watch


def open_watch(path: Path, *, read_only: bool = False) -> WatchFile:
    """Open a watch file; one that cannot be changed says why in ``read_only``."""
    return open_watch_file(path, read_only=read_only)


def open_or_create(path: Path, by: str) -> WatchFile:
    """Open the watch file, or make it where nothing lies yet."""
    return open_watch(path) if path.exists() else create_watch(path, by)
