"""What an incident's summary says beside its tracks: statements, precedent, responses."""

from dataclasses import replace

from desktop_app.assessments.precedent import Rung, coverage_sentence, precedent
from desktop_app.assessments.statement_against_track import hold_against_tracks
from desktop_app.domain.incidents import Incident
from desktop_app.domain.snapshot import Snapshot
from desktop_app.domain.statements import Comparison
from desktop_app.domain.words import say
from desktop_app.reports.case_lines import (
    arrangement_lines,
    response_lines,
    statement_lines,
    statements_about,
)
from desktop_app.reports.summary import Summary


def tested_statements(state: Snapshot) -> dict[str, Comparison]:
    """Every statement's verdict, worked out once for all summaries."""
    return hold_against_tracks(state) if state.ledger.statements else {}


def with_case(
    summary: Summary, incident: Incident, state: Snapshot, tested: dict[str, Comparison]
) -> Summary:
    """The summary with what was said, what came before and what was done."""
    statements = statements_about(state, incident)
    return replace(
        summary,
        statements=statement_lines(statements, tested),
        precedent=_precedent(incident, state),
        responses=response_lines(state, incident, statements),
        arrangements=arrangement_lines(state, incident),
    )


def _precedent(incident: Incident, state: Snapshot) -> tuple[str, ...]:
    """The ladder in sentences, and what the archive covers, which is never left out."""
    found = precedent(incident, state)
    if found is None:
        return ()
    return (*(_rung(rung) for rung in found.ladder), coverage_sentence(found))


def _rung(rung: Rung) -> str:
    words = rung.rung[:1].upper() + rung.rung[1:]
    if rung.previous is None:
        return say("{rung}: none before in this archive", rung=words)
    return say(
        "{rung}: number {n} in this archive, last {when}",
        rung=words,
        n=rung.count,
        when=rung.previous.when,
    )
