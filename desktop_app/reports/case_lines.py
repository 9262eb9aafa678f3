"""What was said, done and agreed about an incident, as lines of its summary."""

from collections.abc import Mapping, Sequence

from desktop_app.domain.arrangements import Arrangement
from desktop_app.domain.incidents import Incident
from desktop_app.domain.moments import duration_text
from desktop_app.domain.responses import Response
from desktop_app.domain.snapshot import Snapshot
from desktop_app.domain.statements import Comparison, Difference, Statement, Verdict
from desktop_app.domain.words import say
from desktop_app.reports.parties import party_name
from desktop_app.reports.summary import ResponseLine, StatementLine

SAME_SOURCE = "the track was made from this statement"
_ORDER = (Verdict.CONFLICT, Verdict.MATCH, Verdict.NOT_TESTABLE)


def statements_about(snapshot: Snapshot, incident: Incident) -> list[Statement]:
    """The statements that speak of an incident, by its id or by the file of its tracks."""
    evidence = {
        entry.source_id for visit in snapshot.incident_visits(incident) for entry in visit.evidence
    }
    names = {source.name for source in snapshot.sources if source.id in evidence} | {incident.id}
    return [one for one in snapshot.ledger.statements if one.about in names]


def statement_lines(
    statements: Sequence[Statement], tested: Mapping[str, Comparison]
) -> tuple[StatementLine, ...]:
    """Conflicts first, then what matches, then what could be tested, then the rest."""
    ranked = sorted(
        statements,
        key=lambda one: (_ORDER.index(tested[one.id].verdict), one.assertion is None),
    )
    return tuple(_statement(one, tested[one.id]) for one in ranked)


def response_lines(
    snapshot: Snapshot, incident: Incident, statements: Sequence[Statement]
) -> tuple[ResponseLine, ...]:
    """What each side did, in the order of the ledger; open requests say so."""
    about = {one.about for one in statements} | {incident.id}
    responses = [one for one in snapshot.ledger.responses if one.about in about]
    answered = {one.answers for one in responses}
    return tuple(_response(one, answered=one.id in answered) for one in responses)


def arrangement_lines(snapshot: Snapshot, incident: Incident) -> tuple[str, ...]:
    """The reported arrangements that a party of the incident's vessels is said to have made."""
    flags = {snapshot.vessels[name].flag for name in incident.vessel_ids}
    return tuple(
        _arrangement(one) for one in snapshot.ledger.arrangements if flags & set(one.parties)
    )


def verdict_words(tested: Comparison) -> str:
    """The verdict with its difference and why; a track made from the statement tests nothing."""
    if tested.why == say(SAME_SOURCE):
        return say("Same source: {why}", why=tested.why)
    verdict = say(str(tested.verdict)).capitalize()
    if tested.difference is None:
        return say("{verdict}: {why}", verdict=verdict, why=tested.why)
    by = difference_words(tested.difference)
    return say("{verdict}, {by}: {why}", verdict=verdict, by=by, why=tested.why)


def difference_words(difference: Difference) -> str:
    """A difference with its sign, in the unit that fits it."""
    sign = "+" if difference.value > 0 else "−" if difference.value < 0 else "±"
    size = abs(difference.value)
    if difference.unit == "s":
        return f"{sign}{duration_text(size)}"
    return f"{sign}{size:.0f}\u00a0m" if difference.unit == "m" else f"{sign}{size:.0f}"


def _statement(one: Statement, tested: Comparison) -> StatementLine:
    chain = " ‹ ".join((one.publisher, *one.chain))
    by = chain if one.speaker == one.publisher else f"{one.speaker} ‹ {chain}"
    return StatementLine(
        statement_id=one.id,
        text=one.shown,
        by=by,
        grade=one.grade,
        verdict=verdict_words(tested),
        cited=one.cited,
        repeats=one.repeats is not None,
    )


def _response(one: Response, *, answered: bool) -> ResponseLine:
    words = say(
        "{actor} to {addressee}, {channel}",
        actor=one.actor,
        addressee=one.addressee,
        channel=one.channel,
    )
    told = [f"“{one.quote}”" if one.quote else "", one.wording]
    said = ", ".join(part for part in told if part)
    if one.due and not answered:
        open_words = say("no answer on file, due {due}", due=one.due.text)
        said = f"{said}; {open_words}" if said else open_words
    return ResponseLine(
        party=party_name(one.party),
        text=f"{words}: {said}" if said else words,
        when=one.at.text if one.at else say("time not published"),
        cited=one.cited,
    )


def _arrangement(one: Arrangement) -> str:
    parties = say(" and ").join(sorted(party_name(code) for code in one.parties))
    valid = f" ({one.valid_words})" if one.valid_words else ""
    return say(
        "{parties}, as reported: {words}{valid}; {cited}",
        parties=parties,
        words=one.words,
        valid=valid,
        cited=one.cited,
    )
