"""``offing provenance``: from a fix back to the line of the file that it was read from."""

import argparse

from desktop_app.cli.answers import DONE, tell, tell_json
from desktop_app.cli.watch_argument import Commands, add_json, add_watch, moment
from desktop_app.domain.errors import UsageError
from desktop_app.domain.moments import rfc3339
from desktop_app.domain.positions import ddm
from desktop_app.domain.words import say
from desktop_app.operations.provenance import fixes_about, provenance_shape
from desktop_app.operations.read_watch import snapshot
from desktop_app.operations.watch_files import open_watch


def add_to(commands: Commands) -> None:
    """Declare the command."""
    parser = commands.add_parser("provenance", help=say("which line of which file a fix is from"))
    add_watch(parser)
    parser.add_argument("vessel", metavar="VESSEL", help=say("its MMSI, name or id"))
    parser.add_argument("--at", metavar="T", required=True, help=say("the fix next to this time"))
    add_json(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Show the origin of the fix next to a time, of each track of the vessel."""
    at_s = moment(arguments.at)
    if at_s is None:
        raise UsageError(say("Give a time"))
    with open_watch(arguments.watch, read_only=True) as watch:
        found = fixes_about(snapshot(watch), arguments.vessel, at_s)
    if arguments.json:
        tell_json({"fixes": [provenance_shape(each) for each in found]})
        return DONE
    for each in found:
        place = ddm(each.lon_deg, each.lat_deg)
        tell(f"{each.vessel.label}  {rfc3339(each.t_s)}  {place}  {each.basis}")
        tell(f"  {each.sentence}")
        for decision in each.decisions:
            tell(f"  {decision.about}: {decision.value} ({decision.how})")
    return DONE
