"""``offing journal``: every act, chained by hash."""

import argparse

from desktop_app.cli.answers import DONE, tell, tell_json
from desktop_app.cli.watch_argument import Commands, add_json, add_watch, moment
from desktop_app.domain.moments import parse_rfc3339
from desktop_app.domain.words import say
from desktop_app.operations.read_journal import journal_of
from desktop_app.operations.watch_files import open_watch


def add_to(commands: Commands) -> None:
    """Declare the command."""
    parser = commands.add_parser("journal", help=say("list every act, chained by hash"))
    add_watch(parser)
    parser.add_argument("--since", metavar="T", help=say("only acts after this time"))
    add_json(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """List the acts."""
    since = moment(arguments.since)
    with open_watch(arguments.watch, read_only=True) as watch:
        acts = [
            entry
            for entry in journal_of(watch)
            if since is None or parse_rfc3339(entry.at) >= since
        ]
    if arguments.json:
        names = ("id", "at", "by", "act", "arguments", "hash", "previous")
        tell_json({"acts": [{name: getattr(entry, name) for name in names} for entry in acts]})
        return DONE
    for entry in acts:
        about = entry.arguments.get("file") or entry.arguments.get("incident") or ""
        tell(f"{entry.at}  {entry.act:<14}  {entry.by}  {about}  {entry.hash[:12]}")
    return DONE
