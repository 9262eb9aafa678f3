"""The summary as a JSON document: every figure with its value, its unit and where it comes from."""

from dataclasses import asdict
from typing import Any

from desktop_app.domain.moments import rfc3339
from desktop_app.reports.summary import Figure, Summary, VisitLine


def summary_document(summary: Summary) -> dict[str, Any]:
    """The whole summary; figures are {"value", "unit", "text", "from": [{"source", "line"}]}."""
    names = {source.id: source for source in summary.sources}

    def figure(value: Figure | None) -> dict[str, Any] | None:
        if value is None:
            return None
        origin = [
            {
                "source": names[entry.source_id].name if entry.source_id in names else None,
                "sha256": names[entry.source_id].sha256 if entry.source_id in names else None,
                "line": entry.line,
                "at": rfc3339(entry.t_s),
            }
            for entry in value.evidence
        ]
        return {"value": value.value, "unit": value.unit, "text": value.text, "from": origin}

    return {
        "serial": summary.serial,
        "edition": summary.edition or None,
        "handling": summary.handling or None,
        "status": summary.status,
        "title": summary.title,
        "when": list(summary.when),
        "from": figure(summary.start),
        "to": figure(summary.end),
        "duration": figure(summary.duration),
        "where": list(summary.where),
        "finding": list(summary.finding),
        "stamp": summary.stamp,
        "zones": [asdict(zone) for zone in summary.zones],
        "vessels": [asdict(vessel) for vessel in summary.vessels],
        "observers": list(summary.observers),
        "visits": [_visit(line, figure) for line in summary.visits],
        "possible": summary.possible,
        "statements": [asdict(line) for line in summary.statements],
        "precedent": list(summary.precedent),
        "responses": [asdict(line) for line in summary.responses],
        "arrangements": list(summary.arrangements),
        "basis": list(summary.basis),
        "method": list(summary.method),
        "sources": [asdict(source) for source in summary.sources],
        **asdict(summary.foot),
        "time_zones": list(summary.time_zones),
        "page": "1 of 1",
    }


def _visit(line: VisitLine, figure: Any) -> dict[str, Any]:
    return {
        "id": line.visit_id,
        "vessel": line.vessel,
        "flag": line.flag,
        "zone": line.zone,
        "regime": line.regime,
        "set": line.zone_set,
        "entered": figure(line.entered),
        "entered_bracket": line.entered_bracket,
        "left": figure(line.left),
        "left_bracket": line.left_bracket,
        "dwell": figure(line.dwell),
        "dwell_range": line.dwell_range,
        "closest": figure(line.closest),
        "how": line.how,
        "remarks": list(line.remarks),
    }
