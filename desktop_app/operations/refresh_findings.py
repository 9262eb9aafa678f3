"""Bring the findings up to date with tracks, zones and rules, and tell what changed."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from desktop_app.detectors.incidents import gather
from desktop_app.detectors.registry import DETECTORS, VISIT, find_findings, still_holds
from desktop_app.domain.findings import Finding
from desktop_app.domain.incidents import Incident
from desktop_app.domain.progress import Progress, Quiet
from desktop_app.domain.rules import RuleSet
from desktop_app.domain.sources import Reconstruction
from desktop_app.domain.tracks import Track
from desktop_app.domain.visits import Visit
from desktop_app.domain.zones import Zone
from desktop_app.store.acts import Act
from desktop_app.store.finding_records import put_finding, read_findings
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

Found = Visit | Finding


@dataclass(frozen=True, slots=True)
class Difference:
    """What detection found anew, found otherwise, or no longer found; and how much is as it was."""

    added: tuple[Found, ...]
    changed: tuple[Found, ...]
    removed: tuple[Found, ...]
    unchanged: int


@dataclass(frozen=True, slots=True, eq=False)
class Findings:
    """All findings and incidents as they should be, and how the findings differ from the file's."""

    visits: Mapping[str, Visit]
    others: Mapping[str, Finding]
    incidents: tuple[Incident, ...]
    difference: Difference
    rules: RuleSet


def kind_of(found: Found) -> str:
    """The kind of a finding, as the registry of detectors names it."""
    return VISIT if isinstance(found, Visit) else found.kind


def find(
    watch: WatchFile,
    only_vessels: Collection[str] | None = None,
    progress: Progress | None = None,
    rules: RuleSet | None = None,
    only_kind: str | None = None,
) -> Findings:
    """Detect again; ``only_vessels`` (ids) limits it to what touched tracks can change.

    ``rules`` are tried in place of those in force; ``only_kind`` limits the difference.
    """
    zones, vessels, rules = read_zones(watch), read_vessels(watch), rules or read_rules(watch)
    known, known_others = read_visits(watch), read_findings(watch)
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
    every = read_tracks(watch, vessels)
    touched = [track for track in every if only_vessels is None or track.vessel.id in only_vessels]
    found = _detect(touched, zones, rules, reconstructions, progress or Quiet())
    visits = {visit.id: visit for visit in [*kept, *found]}
    others = {
        finding.id: finding
        for finding in (
            *(entry for entry in known_others.values() if still_holds(entry, only_vessels)),
            *find_findings(every, rules, only_vessels),
        )
    }
    incidents = _keep_identity(
        gather(tuple(visits.values()), zones, vessels, rules.incidents), read_incidents(watch)
    )
    difference = _difference(
        _of_kind({**known, **known_others}, only_kind), _of_kind({**visits, **others}, only_kind)
    )
    return Findings(visits, others, incidents, difference, rules)


def _of_kind(found: Mapping[str, Found], only: str | None) -> dict[str, Found]:
    return {name: entry for name, entry in found.items() if only in (None, kind_of(entry))}


def store_findings(act: Act, watch: WatchFile, findings: Findings) -> None:
    """Write what differs, as part of an act."""
    for found in findings.difference.removed:
        take_out(act, "visit" if isinstance(found, Visit) else "finding", found.id)
    for found in (*findings.difference.added, *findings.difference.changed):
        if isinstance(found, Visit):
            put_visit(act, found, findings.rules.id)
        else:
            put_finding(act, found, findings.rules.id)
    wanted = {incident.id for incident in findings.incidents}
    for incident in read_incidents(watch):
        if incident.id not in wanted:
            take_out(act, "incident", incident.id)
    for incident in findings.incidents:
        put_incident(act, incident)


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


def _difference(known: Mapping[str, Found], now: Mapping[str, Found]) -> Difference:
    added = tuple(found for found in now.values() if found.id not in known)
    removed = tuple(found for found in known.values() if found.id not in now)
    changed = tuple(
        found for found in now.values() if found.id in known and known[found.id] != found
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
