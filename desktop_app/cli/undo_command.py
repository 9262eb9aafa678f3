"""``offing undo`` and ``offing redo``: take the last act back, or bring it back."""

import argparse

from desktop_app.cli.answers import DONE, tell, tell_json
from desktop_app.cli.watch_argument import Commands, add_by, add_json, add_watch, who
from desktop_app.domain.words import say
from desktop_app.operations.undoing import redo, undo
from desktop_app.operations.watch_files import open_watch


def add_to(commands: Commands) -> None:
    """Declare both commands."""
    for name, words, run in (
        ("undo", say("take back the last act"), run_undo),
        ("redo", say("bring back the act undone last"), run_redo),
    ):
        parser = commands.add_parser(name, help=words)
        add_watch(parser)
        add_by(parser)
        add_json(parser)
        parser.set_defaults(run=run)


def run_undo(arguments: argparse.Namespace) -> int:
    """Undo one act."""
    with open_watch(arguments.watch) as watch:
        entry = undo(watch, who(arguments))
    if arguments.json:
        tell_json({"undone": entry.id if entry else None})
    else:
        tell(say("Undone: {act}.", act=entry.act) if entry else say("There is nothing to undo."))
    return DONE


def run_redo(arguments: argparse.Namespace) -> int:
    """Redo one act."""
    with open_watch(arguments.watch) as watch:
        entry = redo(watch, who(arguments))
    if arguments.json:
        tell_json({"redone": entry.id if entry else None})
    else:
        tell(say("Redone: {act}.", act=entry.act) if entry else say("There is nothing to redo."))
    return DONE
