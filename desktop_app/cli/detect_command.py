"""``offing detect``: detect again, and tell what differs."""

import argparse

from desktop_app.cli.answers import DONE, StderrProgress, tell, tell_json
from desktop_app.cli.finding_shapes import found_shape
from desktop_app.cli.watch_argument import Commands, add_by, add_json, add_watch, who
from desktop_app.domain.errors import UsageError
from desktop_app.domain.words import say
from desktop_app.operations.detect import detect, kinds
from desktop_app.operations.watch_files import open_watch


def add_to(commands: Commands) -> None:
    """Declare the command."""
    parser = commands.add_parser("detect", help=say("detect again, and show the difference"))
    add_watch(parser)
    parser.add_argument("--only", metavar="KIND", help=", ".join(kinds()))
    parser.add_argument("--dry-run", action="store_true", help=say("store nothing"))
    add_by(parser)
    add_json(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Detect, and print the difference to what was there."""
    if arguments.only not in (None, *kinds()):
        raise UsageError(
            say("There is no such kind of finding"), arguments.only, ", ".join(kinds())
        )
    with open_watch(arguments.watch, read_only=arguments.dry_run) as watch:
        found = detect(
            watch,
            who(arguments),
            StderrProgress(),
            dry_run=arguments.dry_run,
            only=arguments.only,
        )
    if arguments.json:
        tell_json(
            {
                "added": [found_shape(one) for one in found.added],
                "changed": [found_shape(one) for one in found.changed],
                "removed": [found_shape(one) for one in found.removed],
                "unchanged": found.unchanged,
            }
        )
        return DONE
    tell(
        say(
            "{added} added, {changed} changed, {removed} removed, {unchanged} unchanged",
            added=len(found.added),
            changed=len(found.changed),
            removed=len(found.removed),
            unchanged=found.unchanged,
        )
    )
    return DONE
