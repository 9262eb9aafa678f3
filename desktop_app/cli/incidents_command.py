"""``offing incidents``: the incidents and their triage."""

import argparse

from desktop_app.cli.answers import DONE, tell, tell_json, tell_perspective
from desktop_app.cli.finding_shapes import finding_as_incident, finding_title, needs_a_look
from desktop_app.cli.shapes import incident_shape
from desktop_app.cli.visits_command import within, zone_fits
from desktop_app.cli.watch_argument import (
    Commands,
    add_json,
    add_period,
    add_perspective,
    add_watch,
    moment,
)
from desktop_app.domain.findings import Finding
from desktop_app.domain.incidents import Incident
from desktop_app.domain.moments import rfc3339
from desktop_app.domain.perspective import perspective, seen_from
from desktop_app.domain.snapshot import Snapshot
from desktop_app.domain.words import say
from desktop_app.operations.read_watch import snapshot
from desktop_app.operations.watch_files import open_watch


def add_to(commands: Commands) -> None:
    """Declare the command."""
    parser = commands.add_parser("incidents", help=say("list the incidents"))
    add_watch(parser)
    parser.add_argument("--kind", metavar="K", help=say('"co-presence" or a kind of finding'))
    parser.add_argument("--zone", metavar="Z", help=say("only this zone: id, set, regime or name"))
    parser.add_argument("--party", metavar="P", help=say("only with a vessel of this flag"))
    add_period(parser)
    add_perspective(parser)
    add_json(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """List the incidents that fit."""
    with open_watch(arguments.watch, read_only=True) as watch:
        view = perspective(arguments.perspective)
        state = seen_from(snapshot(watch), view)
    start, end = moment(arguments.from_time), moment(arguments.to_time)
    chosen = [
        incident
        for incident in state.incidents
        if arguments.kind in (None, incident.kind)
        and _zone_fits(incident, state, arguments.zone)
        and _party_fits(incident, state, arguments.party)
        and within(incident.start.earliest_s, incident.end.latest_s, start, end)
    ]
    findings = [
        finding
        for finding in state.findings
        if needs_a_look(finding)
        and arguments.zone is None
        and arguments.kind in (None, finding.kind)
        and _party_fits(finding, state, arguments.party)
        and within(finding.start_s, finding.end_s, start, end)
    ]
    if arguments.json:
        shapes = [incident_shape(incident, state) for incident in chosen]
        shapes += [finding_as_incident(finding, state) for finding in findings]
        tell_json({"incidents": shapes, "perspective": view})
        return DONE
    tell_perspective(view)
    for incident in chosen:
        begins = rfc3339(incident.start.earliest_s) or say("time not known")
        tell(f"{incident.id}  {begins}  {incident.status:<9}  {incident.title}")
    for finding in sorted(findings, key=lambda finding: (finding.start_s, finding.id)):
        when = rfc3339(finding.start_s)
        tell(f"{finding.id}  {when}  {'new':<9}  {finding_title(finding, state)}")
    if not chosen and not findings:
        tell(say("No incident fits."))
    return DONE


def _zone_fits(incident: Incident, state: Snapshot, wanted: str | None) -> bool:
    zones = [state.zones[name] for name in incident.zone_ids]
    return wanted is None or any(zone_fits(zone, state, wanted) for zone in zones)


def _party_fits(incident: Incident | Finding, state: Snapshot, wanted: str | None) -> bool:
    flags = {state.vessels[name].flag for name in incident.vessel_ids}
    return wanted is None or wanted in flags
