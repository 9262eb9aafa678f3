"""What the ledger holds about one incident."""

from collections.abc import Sequence

from desktop_app.domain.incidents import Incident
from desktop_app.domain.judgements import Judgement
from desktop_app.domain.responses import Response
from desktop_app.domain.snapshot import Snapshot
from desktop_app.domain.statements import Statement


def statements_about(state: Snapshot, incident: Incident) -> list[Statement]:
    """The statements that speak of an incident, by its id or by the file of its tracks."""
    evidence = {
        entry.source_id for visit in state.incident_visits(incident) for entry in visit.evidence
    }
    names = {source.name for source in state.sources if source.id in evidence} | {incident.id}
    return [one for one in state.ledger.statements if one.about in names]


def responses_about(state: Snapshot, statements: Sequence[Statement]) -> list[Response]:
    """The responses to what these statements speak of."""
    about = {one.about for one in statements}
    return [one for one in state.ledger.responses if one.about in about]


def judgements_about(state: Snapshot, incident: Incident) -> list[Judgement]:
    """The analysts' judgements of an incident, oldest first."""
    found = [one for one in state.ledger.judgements if one.about == incident.id]
    return sorted(found, key=lambda one: one.at)
