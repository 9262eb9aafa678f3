"""``offing`` and ``offing open``: the window."""

import argparse
from pathlib import Path

from desktop_app.cli.watch_argument import Commands
from desktop_app.domain.words import say


def add_to(commands: Commands) -> None:
    """Declare the command."""
    parser = commands.add_parser("open", help=say("open the window"))
    parser.add_argument(
        "watch", metavar="WATCH", type=Path, nargs="?", help=say("the watch file to open")
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Open the window on a file, or on the start page."""
    from desktop_app.gui.application import run_window

    return run_window(arguments.watch)


def run_last(_arguments: argparse.Namespace) -> int:
    """Open the window on the watch file opened last, or on the start page."""
    from desktop_app.gui.application import run_window

    return run_window(None)
