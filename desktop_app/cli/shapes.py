"""Records in the JSON shapes of the command-line contract.

Times RFC 3339 UTC with milliseconds, durations in seconds, distances in metres, positions lon, lat.
"""

from typing import Any

from desktop_app.cli.answers import error_document
from desktop_app.domain.incidents import Incident, Moment
from desktop_app.domain.moments import rfc3339
from desktop_app.domain.snapshot import Coverage, Snapshot
from desktop_app.domain.sources import Source
from desktop_app.domain.vessels import Vessel
from desktop_app.domain.visits import Crossing, Visit
from desktop_app.domain.zones import Zone
from desktop_app.operations.import_report import ImportReport

_FIRST_REJECTS = 20


def visit_shape(visit: Visit, snapshot: Snapshot) -> dict[str, Any]:
    """A zone visit."""
    shape: dict[str, Any] = {
        "id": visit.id,
        "vessel": vessel_shape(snapshot.vessels[visit.vessel_id]),
        "zone": _visited_zone(snapshot.zones[visit.zone_id]),
        "basis": str(visit.basis),
        "entered": _crossing(visit.entered),
        "left": _crossing(visit.left),
        "dwell_s": visit.dwell_s,
        "dwell_min_s": visit.dwell_min_s,
        "dwell_max_s": visit.dwell_max_s,
        "kind": str(visit.kind),
        "unseen_s": visit.unseen_s,
        "required_speed_kn": visit.required_speed_kn,
        "closest_m": visit.closest_m,
        "depth_m": visit.depth_m,
        "sensitivity": [
            {"shift_m": entry.shift_m, "dwell_s": entry.dwell_s} for entry in visit.sensitivity
        ],
        "zone_accuracy_m": visit.zone_accuracy_m,
        "robust": visit.robust,
        "started_inside": visit.started_inside,
        "ended_inside": visit.ended_inside,
        "fixes_inside": visit.fixes_inside,
        "evidence": [
            {"source": entry.source_id, "line": entry.line, "at": rfc3339(entry.t_s)}
            for entry in visit.evidence
        ],
    }
    if visit.not_decidable:
        shape["not_decidable"] = visit.not_decidable
    return shape


def vessel_shape(vessel: Vessel) -> dict[str, Any]:
    """A vessel in brief."""
    return {
        "id": vessel.id,
        "name": vessel.label,
        "flag": vessel.flag,
        "mmsi": vessel.mmsi,
        "hull_number": vessel.hull_number,
    }


def zone_shape(zone: Zone) -> dict[str, Any]:
    """A zone, without its area."""
    return {
        **_visited_zone(zone),
        "valid_from": rfc3339(zone.valid_from_s),
        "valid_to": rfc3339(zone.valid_to_s),
        "zone_accuracy_m": zone.accuracy_m,
        "inner_m": zone.inner_m,
        "outer_m": zone.outer_m,
        "source": zone.source,
    }


def incident_shape(incident: Incident, snapshot: Snapshot) -> dict[str, Any]:
    """An incident."""
    vessels = [vessel_shape(snapshot.vessels[name]) for name in incident.vessel_ids]
    return {
        "id": incident.id,
        "kind": incident.kind,
        "title": incident.title,
        "from": _moment(incident.start),
        "to": _moment(incident.end),
        "zones": [
            {
                "id": name,
                "name": snapshot.zones[name].name,
                "set": snapshot.zones[name].zone_set,
            }
            for name in incident.zone_ids
        ],
        "vessels": vessels,
        "visits": list(incident.visit_ids),
        "status": str(incident.status),
        "reason": incident.reason,
        "basis": [str(basis) for basis in incident.basis],
    }


def source_shape(source: Source) -> dict[str, Any]:
    """A source with its ledger."""
    return {
        "id": source.id,
        "name": source.name,
        "sha256": source.sha256,
        "format": source.format,
        "basis": str(source.basis),
        "imported_at": source.imported_at,
        "records": source.records,
        "stored": source.stored,
        "rejected": source.rejected,
        "duplicate": source.duplicate,
        "ignored": sum(source.ignored.values()),
        "also_in_other_sources": source.also_in_other_sources,
        "removed_at": source.removed_at,
    }


def coverage_shape(coverage: Coverage) -> dict[str, Any]:
    """What the archive rests on."""
    return {
        "from": rfc3339(coverage.start_s),
        "to": rfc3339(coverage.end_s),
        "fixes": coverage.fixes,
        "vessels": coverage.vessels,
        "sources": coverage.sources,
        "gaps": coverage.gaps,
    }


def import_shape(report: ImportReport) -> dict[str, Any]:
    """The ledger of one imported file."""
    shape: dict[str, Any] = {
        "path": report.name,
        "sha256": report.sha256,
        "format": report.format,
        "basis": report.basis,
        "outcome": report.outcome,
        "records": report.records,
        "stored": report.stored,
        "rejected": report.rejected,
        "duplicate": report.duplicate,
        "ignored": report.ignored,
        "ignored_kinds": dict(report.ignored_kinds),
        "also_in_other_sources": report.also_in_other_sources,
        "vessels": report.vessels,
        "from": rfc3339(report.start_s),
        "to": rfc3339(report.end_s),
        "decisions": [
            {"about": entry.about, "value": entry.value, "how": entry.how}
            for entry in report.decisions
        ],
        "questions": [
            {"about": entry.about, "readings": list(entry.readings), "flag": entry.flag}
            for entry in report.questions
        ],
        "rejects": [
            {"line": entry.line, "reason": entry.reason}
            for entry in report.rejects[:_FIRST_REJECTS]
        ],
    }
    if report.error is not None:
        shape["error"] = error_document(report.error)
    return shape


def _visited_zone(zone: Zone) -> dict[str, Any]:
    return {
        "id": zone.id,
        "name": zone.name,
        "regime": str(zone.regime),
        "set": zone.zone_set,
        "administered_by": zone.administered_by,
        "claimed_by": list(zone.claimed_by),
    }


def _crossing(crossing: Crossing) -> dict[str, Any]:
    return {
        "at": rfc3339(crossing.at_s),
        "earliest": rfc3339(crossing.earliest_s),
        "latest": rfc3339(crossing.latest_s),
        "position": None if crossing.position is None else list(crossing.position),
    }


def _moment(value: Moment) -> dict[str, str | None]:
    return {"earliest": rfc3339(value.earliest_s), "latest": rfc3339(value.latest_s)}
