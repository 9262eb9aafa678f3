"""Findings other than zone visits in the watch file, each as its record and a few columns."""

import json
from dataclasses import asdict
from typing import Any

from desktop_app.domain.basis import Basis
from desktop_app.domain.findings import Finding
from desktop_app.domain.identifiers import canonical_json
from desktop_app.domain.moments import rfc3339
from desktop_app.domain.visits import FixReference
from desktop_app.store.acts import Act, Value
from desktop_app.store.watch_file import WatchFile


def read_findings(watch: WatchFile) -> dict[str, Finding]:
    """All findings on file, by id, in the order in which they were found."""
    rows = watch.db.execute("SELECT record FROM finding ORDER BY fid").fetchall()
    findings = (finding_from_record(json.loads(record)) for (record,) in rows)
    return {finding.id: finding for finding in findings}


def put_finding(act: Act, finding: Finding, rule_set: str) -> None:
    """Store a finding, or renew the one with the same id."""
    row: dict[str, Value] = {
        "id": finding.id,
        "kind": finding.kind,
        "start_at": rfc3339(finding.start_s),
        "end_at": rfc3339(finding.end_s),
        "confidence": finding.confidence,
        "rule_set": rule_set,
        "record": canonical_json(asdict(finding)),
    }
    there = act.db.execute("SELECT fid FROM finding WHERE id = ?", [finding.id]).fetchone()
    if there is None:
        act.insert("finding", row)
    else:
        act.update("finding", int(there[0]), row)


def finding_from_record(record: dict[str, Any]) -> Finding:
    """A finding from its stored record."""
    values = dict(record)
    for name in ("vessel_ids", "zone_ids", "other_explanations"):
        values[name] = tuple(values[name])
    values["basis"] = tuple(Basis(entry) for entry in values["basis"])
    values["evidence"] = tuple(FixReference(**entry) for entry in values["evidence"])
    return Finding(**values)
