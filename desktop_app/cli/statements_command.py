"""``offing statements``: who said what, how it is graded, and how it stands against the tracks."""

import argparse

from desktop_app.assessments.statement_against_track import hold_against_tracks
from desktop_app.cli.answers import DONE, tell, tell_json
from desktop_app.cli.ledger_shapes import statement_shape
from desktop_app.cli.watch_argument import Commands, add_json, add_watch
from desktop_app.domain.words import say
from desktop_app.operations.read_watch import snapshot
from desktop_app.operations.watch_files import open_watch


def add_to(commands: Commands) -> None:
    """Declare the command."""
    parser = commands.add_parser(
        "statements", help=say("list statements with their grade and how they stand to the tracks")
    )
    add_watch(parser)
    add_json(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """List the statements."""
    with open_watch(arguments.watch, read_only=True) as watch:
        state = snapshot(watch)
    tested = hold_against_tracks(state)
    statements = state.ledger.statements
    if arguments.json:
        tell_json({"statements": [statement_shape(one, tested[one.id]) for one in statements]})
        return DONE
    for one in statements:
        verdict = tested[one.id]
        tell(f"{one.grade}  {one.shown}")
        chain = " < ".join((one.publisher, *one.chain))
        tell(f"    {one.speaker} · {chain} · {one.cited}")
        tell(f"    {verdict.verdict}: {verdict.why}")
    return DONE
