"""``offing zones``: list zones, import them, or build them from baseline points."""

import argparse
from pathlib import Path

from desktop_app.cli.answers import DONE, StderrProgress, tell, tell_json, tell_perspective
from desktop_app.cli.shapes import import_shape, zone_shape
from desktop_app.cli.watch_argument import (
    Commands,
    add_by,
    add_json,
    add_perspective,
    add_watch,
    who,
)
from desktop_app.domain.breadths import BreadthRule
from desktop_app.domain.errors import UsageError
from desktop_app.domain.import_options import ImportOptions
from desktop_app.domain.perspective import perspective, seen_from
from desktop_app.domain.words import say
from desktop_app.importers.baseline_points import read_baseline_points
from desktop_app.importers.breadth_tables import read_breadths
from desktop_app.importers.coast_file import read_coast
from desktop_app.operations.baseline_sets import BaselineSet, sets_of_coast, sets_of_points
from desktop_app.operations.build_zones import LimitRules, ZoneNames, build
from desktop_app.operations.import_tracks import import_file
from desktop_app.operations.read_watch import snapshot
from desktop_app.operations.watch_files import open_or_create, open_watch
from desktop_app.operations.zone_names import names_of_place
from desktop_app.resource_files import resource


def add_to(commands: Commands) -> None:
    """Declare the command."""
    parser = commands.add_parser("zones", help=say("list, import or build zones"))
    actions = parser.add_subparsers(metavar="list|import|build", required=True)
    listing = actions.add_parser("list", help=say("all zones"))
    importing = actions.add_parser("import", help=say("zones from GeoJSON files"))
    building = actions.add_parser("build", help=say("limits from baseline points"))
    for part in (listing, importing, building):
        add_watch(part)
        add_json(part)
    importing.add_argument("files", metavar="FILE", type=Path, nargs="+")
    add_perspective(listing)
    _declare_building(building)
    for part in (importing, building):
        add_by(part)
    listing.set_defaults(run=run_list)
    importing.set_defaults(run=run_import)
    building.set_defaults(run=run_build)


def _declare_building(parser: argparse.ArgumentParser) -> None:
    columns = say("CSV with lat, lon and, where known, set, ring, seq, joins_next, accuracy_m")
    start = parser.add_mutually_exclusive_group(required=True)
    start.add_argument("--points", type=Path, metavar="FILE", help=columns)
    coast = say("GeoJSON with points, lines (low water, straight baselines) or land polygons")
    start.add_argument("--coast", type=Path, metavar="FILE", help=coast)
    parser.add_argument("--set", metavar="SET", help=say("zone set of a coast that states none"))
    rules = say("whose shipped breadth rules date and narrow the zones, such as JP")
    parser.add_argument("--party", metavar="P", help=rules)
    opposite = say("GeoJSON of another party's coast: limits end at the median line with it")
    parser.add_argument("--median-with", type=Path, metavar="FILE", help=opposite)
    parser.add_argument("--group", metavar="NAME", help=say("a group of zones it belongs to"))
    parser.add_argument("--limits", default="12,24", metavar="NM", help=say("such as 12,24,200"))
    place = parser.add_mutually_exclusive_group(required=True)
    place.add_argument("--name", help=say("what the place is called"))
    shipped = say("a place this program knows, by id or any name: names, administration, claims")
    place.add_argument("--place", metavar="PLACE", help=shipped)
    parser.add_argument("--administered-by", metavar="P", help=say("ISO 3166-1 alpha-2"))
    parser.add_argument("--claimed-by", metavar="P,P", default="", help=say("all claimants"))


def run_list(arguments: argparse.Namespace) -> int:
    """List all zones."""
    with open_watch(arguments.watch, read_only=True) as watch:
        view = perspective(arguments.perspective)
        zones = seen_from(snapshot(watch), view).zones.values()
    if arguments.json:
        tell_json({"zones": [zone_shape(zone) for zone in zones], "perspective": view})
        return DONE
    tell_perspective(view)
    for zone in zones:
        tell(
            say(
                "{id}  {name}  set: {set}  known to ±{accuracy:.0f} m",
                id=zone.id,
                name=zone.name,
                set=zone.zone_set,
                accuracy=zone.accuracy_m,
            )
        )
    return DONE


def run_import(arguments: argparse.Namespace) -> int:
    """Import zone files."""
    with open_or_create(arguments.watch, who(arguments)) as watch:
        reports = [
            import_file(watch, path, ImportOptions(), who(arguments), StderrProgress())
            for path in arguments.files
        ]
    if arguments.json:
        tell_json({"files": [import_shape(report) for report in reports]})
    else:
        for report in reports:
            tell(f"{report.name}: {say(report.outcome)}, {report.stored or 0}")
    return DONE


def run_build(arguments: argparse.Namespace) -> int:
    """Build limits from points or a coast."""
    try:
        limits = [float(part) for part in arguments.limits.split(",")]
    except ValueError as error:
        raise UsageError(
            say("--limits takes distances in nautical miles"), arguments.limits, "12,24"
        ) from error
    names = _names(arguments)
    sets = _baselines(arguments, names)
    opposite = read_coast(arguments.median_with) if arguments.median_with else None
    rules = LimitRules(_breadths(arguments.party), opposite)
    with open_or_create(arguments.watch, who(arguments)) as watch:
        zones = build(watch, sets, limits, names, who(arguments), rules)
    if arguments.json:
        tell_json({"zones": [zone_shape(zone) for zone in zones]})
    else:
        tell(say("{count} zones built.", count=len(zones)))
    return DONE


def _names(arguments: argparse.Namespace) -> ZoneNames:
    """Names and claims of the place, as given or as shipped; what is given goes before."""
    known = names_of_place(arguments.place) if arguments.place else ZoneNames(arguments.name)
    claimants = tuple(part for part in arguments.claimed_by.split(",") if part)
    group = (arguments.group,) if arguments.group else ()
    return ZoneNames(
        known.name,
        arguments.administered_by or known.administered_by,
        claimants or known.claimed_by,
        (*known.variants, *group),
    )


def _baselines(arguments: argparse.Namespace, names: ZoneNames) -> list[BaselineSet]:
    if arguments.points:
        return sets_of_points(read_baseline_points(arguments.points))
    return sets_of_coast(read_coast(arguments.coast), arguments.set or names.name)


def _breadths(party: str | None) -> tuple[BreadthRule, ...]:
    rules = read_breadths(resource("breadth"), party) if party else ()
    if party and not rules:
        raise UsageError(
            say("No breadth rules of this party are known"), party, say("Leave --party out.")
        )
    return rules
