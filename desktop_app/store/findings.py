"""Findings in the watch file: zone visits and the incidents they make up."""

import json
from dataclasses import asdict, replace
from typing import Any

from desktop_app.domain.basis import Basis
from desktop_app.domain.identifiers import canonical_json
from desktop_app.domain.incidents import Incident, IncidentStatus, Moment
from desktop_app.domain.moments import rfc3339
from desktop_app.domain.visits import Crossing, FixReference, Sensitivity, Visit, VisitKind
from desktop_app.store.acts import Act, Value
from desktop_app.store.watch_file import WatchFile


def read_visits(watch: WatchFile) -> dict[str, Visit]:
    """All visits found, by id."""
    rows = watch.db.execute("SELECT record FROM visit ORDER BY fid").fetchall()
    visits = (visit_from_record(json.loads(record)) for (record,) in rows)
    return {visit.id: visit for visit in visits}


def read_incidents(watch: WatchFile) -> tuple[Incident, ...]:
    """All incidents with the analyst's marks."""
    rows = watch.db.execute("SELECT record, status, reason, note FROM incident ORDER BY fid")
    return tuple(
        replace(
            incident_from_record(json.loads(record)),
            status=IncidentStatus(status),
            reason=reason,
            note=note,
        )
        for record, status, reason, note in rows.fetchall()
    )


def put_visit(act: Act, visit: Visit, rule_set: str) -> None:
    """Store a visit, or renew the one with the same id."""
    _put(act, "visit", visit.id, _visit_row(visit, rule_set))


def put_incident(act: Act, incident: Incident) -> None:
    """Store an incident, or renew the one with the same id, its triage untouched."""
    row = _incident_row(incident)
    if _fid(act, "incident", incident.id) is None:
        row |= {"status": str(incident.status), "reason": incident.reason, "note": incident.note}
    _put(act, "incident", incident.id, row)


def take_out(act: Act, table: str, finding_id: str) -> None:
    """Delete a visit or an incident that is no longer found."""
    fid = _fid(act, table, finding_id)
    if fid is not None:
        act.delete(table, fid)


def mark_incident(act: Act, incident_id: str, status: IncidentStatus, reason: str) -> bool:
    """Set the analyst's status of an incident; False when there is no such incident."""
    fid = _fid(act, "incident", incident_id)
    if fid is None:
        return False
    act.update("incident", fid, {"status": str(status), "reason": reason})
    return True


def _put(act: Act, table: str, finding_id: str, row: dict[str, Value]) -> None:
    fid = _fid(act, table, finding_id)
    if fid is None:
        act.insert(table, row)
    else:
        act.update(table, fid, row)


def _fid(act: Act, table: str, finding_id: str) -> int | None:
    row = act.db.execute(
        f"SELECT fid FROM {table} WHERE id = ?",  # noqa: S608  visit or incident
        [finding_id],
    ).fetchone()
    return None if row is None else int(row[0])


def _visit_row(visit: Visit, rule_set: str) -> dict[str, Value]:
    return {
        "id": visit.id,
        "vessel": visit.vessel_id,
        "zone": visit.zone_id,
        "basis": str(visit.basis),
        "kind": str(visit.kind),
        "entered_at": rfc3339(visit.entered.at_s),
        "left_at": rfc3339(visit.left.at_s),
        "dwell_s": visit.dwell_s,
        "rule_set": rule_set,
        "record": canonical_json(asdict(visit)),
    }


def _incident_row(incident: Incident) -> dict[str, Value]:
    found = {
        name: value
        for name, value in asdict(incident).items()
        if name not in ("status", "reason", "note", "tags", "links")
    }
    return {
        "id": incident.id,
        "kind": incident.kind,
        "title": incident.title,
        "start_at": rfc3339(incident.start.earliest_s),
        "end_at": rfc3339(incident.end.latest_s),
        "record": canonical_json(found),
    }


def visit_from_record(record: dict[str, Any]) -> Visit:
    """A visit from its stored record."""
    values = dict(record)
    values["basis"] = Basis(values["basis"])
    values["kind"] = VisitKind(values["kind"])
    values["entered"] = _crossing(values["entered"])
    values["left"] = _crossing(values["left"])
    values["sensitivity"] = tuple(Sensitivity(**entry) for entry in values["sensitivity"])
    values["evidence"] = tuple(FixReference(**entry) for entry in values["evidence"])
    return Visit(**values)


def _crossing(values: dict[str, Any]) -> Crossing:
    position = values["position"]
    return Crossing(**{**values, "position": None if position is None else tuple(position)})


def incident_from_record(record: dict[str, Any]) -> Incident:
    """An incident from its stored record, with the triage of a new one."""
    values = dict(record)
    values["start"] = Moment(**values["start"])
    values["end"] = Moment(**values["end"])
    for name in ("zone_ids", "vessel_ids", "visit_ids"):
        values[name] = tuple(values[name])
    values["basis"] = tuple(Basis(entry) for entry in values["basis"])
    return Incident(**values)
