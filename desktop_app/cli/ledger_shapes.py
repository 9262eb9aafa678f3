"""The ledger's records, precedents and statistics as JSON."""

from typing import Any

from desktop_app.assessments.past_events import PastEvent
from desktop_app.assessments.precedent import Precedent, Rung
from desktop_app.assessments.statistics import StatisticsRow
from desktop_app.cli.shapes import coverage_shape
from desktop_app.domain.fuzzy_dates import fuzzy_shape
from desktop_app.domain.moments import rfc3339
from desktop_app.domain.snapshot import Snapshot
from desktop_app.domain.statements import Assertion, Comparison, Statement


def statement_shape(statement: Statement, tested: Comparison) -> dict[str, Any]:
    """A statement with its verdict."""
    difference = tested.difference
    return {
        "id": statement.id,
        "speaker": statement.speaker,
        "publisher": statement.publisher,
        "chain": list(statement.chain),
        "quote": statement.quote,
        "paraphrased": statement.paraphrased,
        "language": statement.language,
        "cited": statement.cited,
        "said": fuzzy_shape(statement.said),
        "published": fuzzy_shape(statement.published),
        "retrieved": fuzzy_shape(statement.retrieved),
        "reliability": statement.reliability,
        "credibility": statement.credibility,
        "repeats": statement.repeats,
        "about": statement.about,
        "assertion": None if statement.assertion is None else _assertion(statement.assertion),
        "verdict": str(tested.verdict),
        "why": tested.why,
        "difference": None
        if difference is None
        else {"value": difference.value, "unit": difference.unit},
    }


def precedent_shape(found: Precedent) -> dict[str, Any]:
    """A ladder with its coverage."""
    return {
        "incident": found.incident_id,
        "ladder": [_rung(rung) for rung in found.ladder],
        "coverage": {**coverage_shape(found.coverage), "reported_incidents": found.reports},
    }


def statistics_shape(row: StatisticsRow, state: Snapshot) -> dict[str, Any]:
    """One row of the statistics."""
    zone = state.zones[row.zone_id]
    return {
        "period": row.period,
        "zone": {
            "id": zone.id,
            "name": zone.name,
            "set": zone.zone_set,
            "regime": str(zone.regime),
        },
        "party": row.party,
        "days": row.days,
        "ship_days": row.ship_days,
        "entries": row.entries,
        "longest_s": row.longest_s,
        "longest_run_days": row.longest_run_days,
    }


def _assertion(assertion: Assertion) -> dict[str, Any]:
    return {
        "vessel": assertion.vessel,
        "party": assertion.party,
        "zone_set": assertion.zone_set,
        "regime": assertion.regime,
        "entered": rfc3339(assertion.entered_s),
        "left": rfc3339(assertion.left_s),
        "dwell_s": assertion.dwell_s,
        "count": assertion.count,
        "not_entered": assertion.not_entered,
        "precise_to_s": assertion.precise_to_s,
    }


def _rung(rung: Rung) -> dict[str, Any]:
    previous = rung.previous
    return {
        "rung": rung.rung,
        "previous": None if previous is None else _event(previous),
        "count": rung.count,
        "first_since": None if previous is None else rfc3339(previous.start_s),
        "longest_s": rung.longest_s,
    }


def _event(event: PastEvent) -> dict[str, Any]:
    return {
        "id": event.id,
        "title": event.title,
        "from": rfc3339(event.start_s),
        "to": rfc3339(event.end_s),
        "when": event.when,
        "known_from_reports": event.from_reports,
    }
