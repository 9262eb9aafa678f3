"""Statements held against the tracks: match within the band, conflict by how much, or not testable.

A statement is testable where it asserts something measurable (times, dwell, number of vessels, a
zone not entered) and the file has a track of the vessels meant, at that time, whose positions are
evidence. A track that was made from a statement can never confirm it; neither can any other
illustrative track. The band of a time is its bracket widened by how finely the statement says it;
of a dwell, the shortest and longest dwell, widened likewise.

"Match" does not say that the statement is true, only that these tracks agree with it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from desktop_app.domain.basis import Basis
from desktop_app.domain.snapshot import Snapshot
from desktop_app.domain.statements import Assertion, Comparison, Difference, Statement, Verdict
from desktop_app.domain.units import DAY_S
from desktop_app.domain.visits import Crossing, Visit, VisitKind
from desktop_app.domain.words import say

_NEAR_S = DAY_S  # a visit this far from the asserted times is another one


@dataclass(frozen=True, slots=True)
class _Finding:
    """One point compared: whether it lies in its band, and how far statement and track differ."""

    within: bool
    difference: Difference
    what: str


def hold_against_tracks(state: Snapshot) -> dict[str, Comparison]:
    """The verdict of every statement, by its id; one that repeats another has the other's."""
    by_id = {statement.id: statement for statement in state.ledger.statements}
    return {name: _tested(statement, by_id, state) for name, statement in by_id.items()}


def independent(statements: Iterable[Statement]) -> list[Statement]:
    """The statements that count: five papers that quote one agency are one."""
    return [statement for statement in statements if statement.repeats is None]


def _tested(statement: Statement, by_id: dict[str, Statement], state: Snapshot) -> Comparison:
    origin = by_id.get(statement.repeats or "", statement)
    assertion = statement.assertion or origin.assertion
    if assertion is None:
        return _untestable(statement, say("it asserts nothing that a track could show"))
    vessels = _vessels(assertion, state)
    tracks = [track for track in state.tracks if track.vessel.id in vessels and len(track)]
    near = [track for track in tracks if _covers(track.t_s[0], track.t_s[-1], assertion)]
    if not near:
        return _untestable(statement, say("there is no track of it at that time"))
    if all(track.basis.illustrative for track in near):
        return _untestable(statement, _why_illustrative(vessels, assertion, state))
    evidence = {
        track.vessel.id
        for track in near
        if track.basis not in (Basis.SKETCHED, Basis.RECONSTRUCTED)
    }
    visits = [
        visit
        for visit in state.visits.values()
        if visit.vessel_id in evidence
        and visit.not_decidable is None
        and _in_zone(visit, assertion, state)
        and _at_that_time(visit, assertion)
    ]
    return _compare(statement, assertion, visits)


def _compare(statement: Statement, assertion: Assertion, visits: Sequence[Visit]) -> Comparison:
    seen = [visit for visit in visits if visit.kind is not VisitKind.POSSIBLE]
    if assertion.not_entered:
        return _not_entered(statement, visits, seen)
    if assertion.count is not None:
        found = len({visit.vessel_id for visit in seen})
        point = _Finding(
            found == assertion.count,
            Difference(float(found - assertion.count), "count"),
            say("{n} by the tracks", n=found),
        )
        return _verdict(statement, [point])
    if not seen:
        return _nothing_seen(statement, visits)
    visit = min(seen, key=lambda one: _distance(one, assertion))
    points = [point for point in _points(visit, assertion) if point is not None]
    return _verdict(statement, points)


def _nothing_seen(statement: Statement, possible: Sequence[Visit]) -> Comparison:
    if possible:
        return _untestable(statement, say("the track has a gap in which it was possible"))
    return Comparison(statement.id, Verdict.CONFLICT, say("no visit by the tracks"), None)


def _not_entered(
    statement: Statement, visits: Sequence[Visit], seen: Sequence[Visit]
) -> Comparison:
    if seen:
        count = len({visit.vessel_id for visit in seen})
        why = say("{n} by the tracks", n=count)
        return Comparison(statement.id, Verdict.CONFLICT, why, Difference(float(count), "count"))
    if visits:
        return _untestable(statement, say("the track has a gap in which it was possible"))
    return Comparison(
        statement.id, Verdict.MATCH, say("no visit by the tracks"), Difference(0, "count")
    )


def _points(visit: Visit, assertion: Assertion) -> list[_Finding | None]:
    return [
        _time(assertion.entered_s, visit.entered, assertion, say("entry")),
        _time(assertion.left_s, visit.left, assertion, say("exit")),
        _dwell(assertion, visit),
    ]


def _time(
    said_s: float | None, crossing: Crossing, assertion: Assertion, what: str
) -> _Finding | None:
    """The asserted time against the bracket; against what is known of it where it is open."""
    known = [t for t in (crossing.earliest_s, crossing.at_s, crossing.latest_s) if t is not None]
    if said_s is None or not known:
        return None
    low = min(known) if crossing.earliest_s is not None or crossing.at_s is not None else None
    high = max(known) if crossing.latest_s is not None or crossing.at_s is not None else None
    after_low = low is None or said_s >= low - assertion.precise_to_s
    before_high = high is None or said_s <= high + assertion.precise_to_s
    measured = (
        crossing.at_s if crossing.at_s is not None else min(known, key=lambda t: abs(t - said_s))
    )
    return _Finding(after_low and before_high, Difference(said_s - measured, "s"), what)


def _dwell(assertion: Assertion, visit: Visit) -> _Finding | None:
    if assertion.dwell_s is None:
        return None
    low, high = visit.dwell_min_s or 0.0, visit.dwell_max_s
    within = assertion.dwell_s >= low - assertion.precise_to_s and (
        high is None or assertion.dwell_s <= high + assertion.precise_to_s
    )
    measured = visit.dwell_s
    if measured is None:
        measured = min(max(assertion.dwell_s, low), high if high is not None else assertion.dwell_s)
    return _Finding(within, Difference(assertion.dwell_s - measured, "s"), say("dwell"))


def _verdict(statement: Statement, points: Sequence[_Finding]) -> Comparison:
    """A conflict in one point is a conflict; the point that differs most is told."""
    if not points:
        return _untestable(statement, say("it gives no time, dwell or number"))
    worst = max(points, key=lambda point: (not point.within, abs(point.difference.value)))
    if worst.within:
        told = say("{points} agree with the track", points=", ".join(p.what for p in points))
        return Comparison(statement.id, Verdict.MATCH, told, worst.difference)
    told = say("the {point} differs", point=worst.what)
    return Comparison(statement.id, Verdict.CONFLICT, told, worst.difference)


def _untestable(statement: Statement, why: str) -> Comparison:
    return Comparison(statement.id, Verdict.NOT_TESTABLE, why)


def _why_illustrative(vessels: set[str], assertion: Assertion, state: Snapshot) -> str:
    """Whether the track was made from the very times that the statement gives."""
    keys = {state.vessels[name].key for name in vessels}
    made_from = [
        entry.t_s
        for source in state.sources
        if source.reconstruction is not None and source.removed_at is None
        for entry in source.reconstruction.published
        if entry.vessel_key in keys
    ]
    said = [t for t in (assertion.entered_s, assertion.left_s) if t is not None]
    if said and any(abs(t - made) < assertion.precise_to_s / 2 for t in said for made in made_from):
        return say("the track was made from this statement")
    return say("the positions are illustrative")


def _vessels(assertion: Assertion, state: Snapshot) -> set[str]:
    return {
        vessel.id
        for vessel in state.vessels.values()
        if (assertion.vessel is None or assertion.vessel in (vessel.key, vessel.label, vessel.mmsi))
        and (assertion.party is None or assertion.party == vessel.flag)
    }


def _in_zone(visit: Visit, assertion: Assertion, state: Snapshot) -> bool:
    zone = state.zones[visit.zone_id]
    return assertion.zone_set in (None, zone.zone_set) and assertion.regime in (
        None,
        str(zone.regime),
    )


def _asserted_span(assertion: Assertion) -> tuple[float, float] | None:
    times = [t for t in (assertion.entered_s, assertion.left_s, assertion.about_s) if t is not None]
    return (min(times), max(times)) if times else None


def _covers(first_s: float, last_s: float, assertion: Assertion) -> bool:
    span = _asserted_span(assertion)
    return span is None or (first_s <= span[1] and last_s >= span[0])


def _at_that_time(visit: Visit, assertion: Assertion) -> bool:
    return _asserted_span(assertion) is None or _distance(visit, assertion) <= _NEAR_S


def _distance(visit: Visit, assertion: Assertion) -> float:
    """How far a visit lies from the asserted times, seconds; 0 where they overlap."""
    span = _asserted_span(assertion)
    begins, ends = visit.earliest_s, visit.latest_s
    if span is None or begins is None or ends is None:
        return 0.0
    return max(0.0, begins - span[1], span[0] - ends)
