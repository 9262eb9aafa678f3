"""Assess one incident: what was said, done, agreed and judged about it, and when it last happened.

One value for every reader: the window, the page, the command line.
"""

from dataclasses import dataclass

from desktop_app.assessments.arrangement_checks import ApproachCheck, check_arrangements
from desktop_app.assessments.coordination import (
    CoordinationSheet,
    coordination_sheet,
    vessel_pairs,
)
from desktop_app.assessments.incident_ledger import (
    judgements_about,
    responses_about,
    statements_about,
)
from desktop_app.assessments.precedent import Precedent, precedent
from desktop_app.assessments.statement_against_track import hold_against_tracks, independent
from desktop_app.domain.errors import OffingError
from desktop_app.domain.identifiers import stable_id
from desktop_app.domain.incidents import Incident
from desktop_app.domain.judgements import CONFIDENCES, SCALES, Judgement, mixed_sentence
from desktop_app.domain.responses import Response
from desktop_app.domain.snapshot import Snapshot
from desktop_app.domain.statements import Comparison, Statement
from desktop_app.domain.words import say
from desktop_app.operations.ledger import write_down
from desktop_app.store.acts import now_text
from desktop_app.store.watch_file import WatchFile


@dataclass(frozen=True, slots=True)
class HeldStatement:
    """A statement with its verdict against the tracks."""

    statement: Statement
    comparison: Comparison


@dataclass(frozen=True, slots=True)
class Assessment:
    """Everything assessed about an incident; ``sources`` counts statements that are independent."""

    incident_id: str
    statements: tuple[HeldStatement, ...]
    sources: int
    responses: tuple[Response, ...]
    precedent: Precedent | None
    approaches: tuple[ApproachCheck, ...]
    sheet: CoordinationSheet | None
    judgements: tuple[Judgement, ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """What an analyst fills in on the coordination sheet."""

    question: str
    scale: str
    likelihood: str
    confidence: str
    reasons: str = ""
    alternatives: tuple[str, ...] = ()


def assess(state: Snapshot, incident: Incident) -> Assessment:
    """The assessment of an incident; there is a sheet where two vessels took part."""
    tested = hold_against_tracks(state)
    statements = statements_about(state, incident)
    pairs = vessel_pairs(incident, state)
    return Assessment(
        incident.id,
        tuple(HeldStatement(one, tested[one.id]) for one in statements),
        len(independent(statements)),
        tuple(responses_about(state, statements)),
        precedent(incident, state),
        tuple(one for one in check_arrangements(state) if one.event.id == incident.id),
        coordination_sheet(incident, pairs[0], state) if pairs else None,
        tuple(judgements_about(state, incident)),
    )


def judge(watch: WatchFile, incident_id: str, judged: Judged, by: str) -> Judgement:
    """Write down the analyst's judgement; a sentence that mixes the two kinds is refused."""
    for text in (judged.question, judged.reasons, *judged.alternatives):
        if (mixed := mixed_sentence(text)) is not None:
            raise OffingError(
                say("One sentence holds both likelihood and confidence"),
                mixed,
                say("Say how probable it is and how good the basis is in two sentences."),
            )
    if judged.likelihood not in SCALES.get(judged.scale, {}) or (
        judged.confidence not in CONFIDENCES
    ):
        raise OffingError(
            say("A judgement needs a likelihood and a confidence"), "", say("Choose one of each.")
        )
    at = now_text()
    judgement = Judgement(
        stable_id("judgement", incident_id, by, at),
        incident_id,
        judged.question,
        judged.scale,
        judged.likelihood,
        judged.confidence,
        by,
        at,
        judged.reasons,
        judged.alternatives,
    )
    write_down(watch, [judgement], by)
    return judgement
