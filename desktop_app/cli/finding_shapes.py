"""Findings other than visits as JSON, and as incidents of their kind."""

from typing import Any

from desktop_app.domain.findings import Finding
from desktop_app.domain.moments import rfc3339
from desktop_app.domain.snapshot import Snapshot
from desktop_app.domain.visits import Visit
from desktop_app.domain.words import say


def finding_shape(finding: Finding) -> dict[str, Any]:
    """A finding with everything that it rests on."""
    return {
        "id": finding.id,
        "kind": finding.kind,
        "vessels": list(finding.vessel_ids),
        "from": rfc3339(finding.start_s),
        "to": rfc3339(finding.end_s),
        "basis": [str(basis) for basis in finding.basis],
        "confidence": finding.confidence,
        "uncertainty": finding.uncertainty,
        "measures": dict(finding.measures),
        "other_explanations": list(finding.other_explanations),
        "parameters": dict(finding.parameters),
        "evidence": [
            {"source": entry.source_id, "line": entry.line, "at": rfc3339(entry.t_s)}
            for entry in finding.evidence
        ],
    }


def found_shape(found: Visit | Finding) -> dict[str, Any]:
    """A visit or another finding in a difference."""
    if isinstance(found, Finding):
        return finding_shape(found)
    return {
        "id": found.id,
        "kind": "zone visit",
        "vessel": found.vessel_id,
        "zone": found.zone_id,
        "how": str(found.kind),
    }


def finding_as_incident(finding: Finding, snapshot: Snapshot) -> dict[str, Any]:
    """A finding in the shape of an incident, what it rests on beside it."""
    vessels = [snapshot.vessels[name] for name in finding.vessel_ids]
    start, end = rfc3339(finding.start_s), rfc3339(finding.end_s)
    return {
        **finding_shape(finding),
        "title": finding_title(finding, snapshot),
        "from": {"earliest": start, "latest": start},
        "to": {"earliest": end, "latest": end},
        "zones": [],
        "vessels": [
            {"id": vessel.id, "name": vessel.label, "flag": vessel.flag} for vessel in vessels
        ],
        "visits": [],
        "status": "new",
        "reason": "",
    }


def finding_title(finding: Finding, snapshot: Snapshot) -> str:
    """What was found of whom, in a line."""
    names = [snapshot.vessels[name].label for name in finding.vessel_ids]
    if len(names) > 1:
        return say("{kind}: {one} and {other}", kind=finding.kind, one=names[0], other=names[1])
    return say("{kind}: {one}", kind=finding.kind, one=names[0])


def needs_a_look(finding: Finding) -> bool:
    """Whether a finding is listed with the incidents: all but short gaps."""
    return finding.measures.get("length") != "short"
