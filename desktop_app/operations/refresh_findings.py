"""Bring the findings up to date with tracks, zones and rules, and tell what changed."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from desktop_app.detectors.incidents import gather
from desktop_app.detectors.registry import DETECTORS
from desktop_app.domain.incidents import Incident
from desktop_app.domain.progress import Progress, Quiet
from desktop_app.domain.rules import RuleSet
from desktop_app.domain.sources import Reconstruction
from desktop_app.domain.tracks import Track
from desktop_app.domain.vessels import Vessel
from desktop_app.domain.visits import Visit
from desktop_app.domain.zones import Zone
from desktop_app.store.acts import Act
from desktop_app.store.findings import (
    put_incident,
    put_visit,
    read_incidents,
    read_visits,
    take_out,
)
from desktop_app.store.rules import read_rules
from desktop_app.store.sources import list_sources
from desktop_app.store.tracks import read_tracks
from desktop_app.store.vessels import read_vessels
from desktop_app.store.watch_file import WatchFile
from desktop_app.store.zones import read_zones


@dataclass(frozen=True, slots=True)
class Difference:
    """Visits that detection found anew, found otherwise, or no longer found; and the rest."""

    added: tuple[Visit, ...]
    changed: tuple[Visit, ...]
    removed: tuple[Visit, ...]
    unchanged: int


@dataclass(frozen=True, slots=True, eq=False)
class Findings:
    """All visits and incidents as they should be, and how the visits differ from the file's."""

    visits: Mapping[str, Visit]
    incidents: tuple[Incident, ...]
    difference: Difference
    rules: RuleSet


def find(
    watch: WatchFile,
    only_vessels: Collection[str] | None = None,
    progress: Progress | None = None,
    rules: RuleSet | None = None,
) -> Findings:
    """Detect again; ``only_vessels`` (ids) limits it to tracks that were touched.

    ``rules`` are tried in place of those in force.
    """
    zones, vessels = read_zones(watch), read_vessels(watch)
    rules = rules or read_rules(watch)
    known = read_visits(watch)
    kept = [
        visit
        for visit in known.values()
        if only_vessels is not None and visit.vessel_id not in only_vessels
    ]
    reconstructions = {
        source.id: source.reconstruction
        for source in list_sources(watch)
        if source.reconstruction is not None
    }
    tracks = _tracks(watch, vessels, only_vessels)
    found = _detect(tracks, zones, rules, reconstructions, progress or Quiet())
    visits = {visit.id: visit for visit in [*kept, *found]}
    incidents = _keep_identity(
        gather(tuple(visits.values()), zones, vessels, rules.incidents), read_incidents(watch)
    )
    return Findings(visits, incidents, _difference(known, visits), rules)


def store_findings(act: Act, watch: WatchFile, findings: Findings) -> None:
    """Write what differs, as part of an act."""
    for visit in findings.difference.removed:
        take_out(act, "visit", visit.id)
    for visit in (*findings.difference.added, *findings.difference.changed):
        put_visit(act, visit, findings.rules.id)
    wanted = {incident.id for incident in findings.incidents}
    for incident in read_incidents(watch):
        if incident.id not in wanted:
            take_out(act, "incident", incident.id)
    for incident in findings.incidents:
        put_incident(act, incident)


def _tracks(
    watch: WatchFile, vessels: dict[str, Vessel], only: Collection[str] | None
) -> list[Track]:
    if only is None:
        return read_tracks(watch, vessels)
    return [
        track
        for vessel_id in sorted(only)
        if vessel_id in vessels
        for track in read_tracks(watch, vessels, vessel_id)
    ]


def _detect(
    tracks: list[Track],
    zones: Mapping[str, Zone],
    rules: RuleSet,
    reconstructions: Mapping[str, Reconstruction],
    progress: Progress,
) -> list[Visit]:
    found: list[Visit] = []
    for done, track in enumerate(tracks):
        progress.step(done, len(tracks), "Detecting zone visits")
        for detect in DETECTORS.values():
            for zone in zones.values():
                found += detect(track, zone, rules.visits, reconstructions)
    return found


def _difference(known: Mapping[str, Visit], now: Mapping[str, Visit]) -> Difference:
    added = tuple(visit for visit in now.values() if visit.id not in known)
    removed = tuple(visit for visit in known.values() if visit.id not in now)
    changed = tuple(
        visit for visit in now.values() if visit.id in known and known[visit.id] != visit
    )
    return Difference(added, changed, removed, len(now) - len(added) - len(changed))


def _keep_identity(found: Iterable[Incident], known: Iterable[Incident]) -> tuple[Incident, ...]:
    """Give an incident that shares a visit with a known one the known one's id and triage."""
    owner = {visit_id: incident for incident in known for visit_id in incident.visit_ids}
    taken: set[str] = set()
    result = []
    for incident in found:
        before = next(
            (
                owner[visit_id]
                for visit_id in incident.visit_ids
                if visit_id in owner and owner[visit_id].id not in taken
            ),
            None,
        )
        if before is not None:
            incident = replace(  # noqa: PLW2901  the same incident under its known name
                incident,
                id=before.id,
                status=before.status,
                reason=before.reason,
                note=before.note,
            )
        taken.add(incident.id)
        result.append(incident)
    return tuple(result)
