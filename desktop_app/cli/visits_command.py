"""``offing visits``: who was in which zone, from when to when, and how sure."""

import argparse

from desktop_app.cli.answers import DONE, tell, tell_json, tell_perspective
from desktop_app.cli.shapes import coverage_shape, visit_shape
from desktop_app.cli.watch_argument import (
    Commands,
    add_json,
    add_period,
    add_perspective,
    add_watch,
    moment,
)
from desktop_app.domain.perspective import finds, names_of_zone, perspective, seen_from
from desktop_app.domain.snapshot import Snapshot
from desktop_app.domain.visits import Visit
from desktop_app.domain.words import say
from desktop_app.domain.zones import Zone
from desktop_app.operations.read_watch import snapshot
from desktop_app.operations.watch_files import open_watch
from desktop_app.reports.visit_table import visit_table


def add_to(commands: Commands) -> None:
    """Declare the command."""
    parser = commands.add_parser("visits", help=say("list the zone visits found"))
    add_watch(parser)
    parser.add_argument("--zone", metavar="Z", help=say("only this zone: id, set, regime or name"))
    parser.add_argument("--vessel", metavar="V", help=say("only this vessel: id, MMSI or name"))
    parser.add_argument("--party", metavar="P", help=say("only vessels of this flag"))
    add_period(parser)
    add_perspective(parser)
    add_json(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """List the visits that fit."""
    with open_watch(arguments.watch, read_only=True) as watch:
        view = perspective(arguments.perspective)
        state = seen_from(snapshot(watch), view)
    visits = chosen_visits(state, arguments)
    if arguments.json:
        shapes = [visit_shape(visit, state) for visit in visits]
        coverage = coverage_shape(state.coverage)
        tell_json({"visits": shapes, "coverage": coverage, "perspective": view})
    else:
        tell_perspective(view)
        tell(visit_table(visits, state))
    return DONE


def chosen_visits(state: Snapshot, arguments: argparse.Namespace) -> list[Visit]:
    """The visits that fit the filters, by time."""
    start, end = moment(arguments.from_time), moment(arguments.to_time)
    return sorted(
        (
            visit
            for visit in state.visits.values()
            if zone_fits(state.zones[visit.zone_id], state, arguments.zone)
            and _vessel_fits(state, visit, arguments.vessel)
            and arguments.party in (None, state.vessels[visit.vessel_id].flag)
            and within(visit.earliest_s, visit.latest_s, start, end)
        ),
        key=lambda visit: _order(visit, state),
    )


def _order(visit: Visit, state: Snapshot) -> tuple[float, str, str]:
    hint = min((entry.t_s for entry in visit.evidence), default=float("inf"))
    begins = visit.earliest_s if visit.earliest_s is not None else hint
    return begins, state.vessels[visit.vessel_id].label, state.zones[visit.zone_id].zone_set


def within(
    earliest: float | None, latest: float | None, start: float | None, end: float | None
) -> bool:
    """Whether a span touches a period; what has no times is never left out."""
    after_end = end is not None and earliest is not None and earliest > end
    before_start = start is not None and latest is not None and latest < start
    return not (after_end or before_start)


def zone_fits(zone: Zone, state: Snapshot, wanted: str | None) -> bool:
    """Whether a zone is the one asked for: by id, set, regime, or any name of its place."""
    return (
        wanted is None
        or wanted in (zone.id, zone.zone_set, str(zone.regime))
        or finds(wanted, names_of_zone(zone, state.places))
    )


def _vessel_fits(state: Snapshot, visit: Visit, wanted: str | None) -> bool:
    vessel = state.vessels[visit.vessel_id]
    return wanted is None or (
        wanted in (vessel.id, vessel.mmsi) or wanted.casefold() in vessel.label.casefold()
    )
