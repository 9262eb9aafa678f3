"""``offing statistics``: days, ship-days, entries, longest stays, by zone, party and period."""

import argparse

from desktop_app.assessments.statistics import StatisticsRow, zone_statistics
from desktop_app.cli.answers import DONE, tell, tell_json
from desktop_app.cli.ledger_shapes import statistics_shape
from desktop_app.cli.shapes import coverage_shape
from desktop_app.cli.watch_argument import Commands, add_json, add_watch
from desktop_app.domain.moments import duration_text
from desktop_app.domain.snapshot import Snapshot
from desktop_app.domain.words import say
from desktop_app.operations.read_watch import snapshot
from desktop_app.operations.summarise import DEFAULT_ZONES, time_zone
from desktop_app.operations.watch_files import open_watch
from desktop_app.reports.columns import fit, width


def add_to(commands: Commands) -> None:
    """Declare the command."""
    parser = commands.add_parser("statistics", help=say("days, entries and stays in zones"))
    add_watch(parser)
    parser.add_argument("--zone", metavar="Z", help=say("only this zone: id, set or regime"))
    parser.add_argument("--party", metavar="P", help=say("only this flag"))
    parser.add_argument("--by", choices=("month", "day", "year"), default="month")
    parser.add_argument(
        "--time-zone", metavar="TZ", default=DEFAULT_ZONES[0], help=say("whose days are counted")
    )
    add_json(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Tell the rows that fit."""
    with open_watch(arguments.watch, read_only=True) as watch:
        state = snapshot(watch)
    rows = [
        row
        for row in zone_statistics(state, arguments.by, time_zone(arguments.time_zone))
        if _fits(row, state, arguments)
    ]
    if arguments.json:
        shapes = [statistics_shape(row, state) for row in rows]
        tell_json({"rows": shapes, "coverage": coverage_shape(state.coverage)})
        return DONE
    heads = [say(word) for word in _HEADS]
    table = [heads, *(_cells(row, state) for row in rows)]
    widths = [max(width(line[place]) for line in table) for place in range(len(heads))]
    for line in table:
        tell("  ".join(fit(cell, wide) for cell, wide in zip(line, widths, strict=True)).rstrip())
    return DONE


_HEADS = (
    "Period",
    "Zone",
    "Set",
    "Party",
    "Days",
    "Ship-days",
    "Entries",
    "Longest",
    "Longest run",
)


def _cells(row: StatisticsRow, state: Snapshot) -> list[str]:
    zone = state.zones[row.zone_id]
    longest = "–" if row.longest_s is None else duration_text(row.longest_s)
    numbers = [row.days, row.ship_days, row.entries]
    where = [row.period, str(zone.regime), zone.zone_set, row.party or "–"]
    return [*where, *map(str, numbers), longest, str(row.longest_run_days)]


def _fits(row: StatisticsRow, state: Snapshot, arguments: argparse.Namespace) -> bool:
    zone = state.zones[row.zone_id]
    return arguments.party in (None, row.party) and arguments.zone in (
        None,
        zone.id,
        zone.zone_set,
        str(zone.regime),
    )
