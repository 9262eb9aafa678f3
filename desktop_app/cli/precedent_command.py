"""``offing precedent``: when it last happened, and the how-manieth this is, by the archive."""

import argparse

from desktop_app.assessments.precedent import Precedent, coverage_sentence, precedent
from desktop_app.cli.answers import DONE, tell, tell_json
from desktop_app.cli.ledger_shapes import precedent_shape
from desktop_app.cli.watch_argument import Commands, add_json, add_watch
from desktop_app.domain.errors import OffingError
from desktop_app.domain.words import say
from desktop_app.operations.read_watch import snapshot
from desktop_app.operations.watch_files import open_watch


def add_to(commands: Commands) -> None:
    """Declare the command."""
    parser = commands.add_parser("precedent", help=say("when an incident last happened before"))
    add_watch(parser)
    parser.add_argument("incident", metavar="INCIDENT", help=say("the incident's id"))
    add_json(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Tell the ladder of one incident."""
    with open_watch(arguments.watch, read_only=True) as watch:
        state = snapshot(watch)
    incident = next((one for one in state.incidents if one.id == arguments.incident), None)
    found = None if incident is None else precedent(incident, state)
    if incident is None or found is None:
        what = say("There is no such incident") if incident is None else say("It has no time")
        raise OffingError(what, arguments.incident, say("List the incidents."))
    if arguments.json:
        tell_json(precedent_shape(found))
    else:
        _tell(found)
    return DONE


def _tell(found: Precedent) -> None:
    for rung in found.ladder:
        before = rung.previous
        last = say("none before") if before is None else f"{before.when}, {before.title}"
        tell(say("{rung}: number {n}; last {last}", rung=rung.rung, n=rung.count, last=last))
    tell(coverage_sentence(found))
