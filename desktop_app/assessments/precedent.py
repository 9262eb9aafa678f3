"""Precedent: when it last happened, the first since, the how-manieth; with the archive's coverage.

The ladder goes from the closest likeness to the widest: the same vessels in the same zone (the
regime at its place); the same parties with the same classes; the same parties; each single party;
any. On each rung stands the last earlier event that is like this one in that respect, and how many
there are up to and including this one. "First since 2016" is a claim about the archive, never about
the sea: the coverage stands beside it.
"""

from collections.abc import Callable
from dataclasses import dataclass

from desktop_app.assessments.past_events import PastEvent, event_of, past_events
from desktop_app.domain.incidents import Incident
from desktop_app.domain.moments import rfc3339
from desktop_app.domain.snapshot import Coverage, Snapshot
from desktop_app.domain.words import counted, say


@dataclass(frozen=True, slots=True)
class Rung:
    """One likeness: the last earlier event, and the how-manieth this one is."""

    rung: str
    previous: PastEvent | None
    count: int
    longest_s: float | None


@dataclass(frozen=True, slots=True)
class Precedent:
    """The ladder of an incident, and what the archive covers."""

    incident_id: str
    ladder: tuple[Rung, ...]
    coverage: Coverage
    reports: int


def precedent(incident: Incident, state: Snapshot) -> Precedent | None:
    """The precedents of an incident; None where nothing is known of when it was."""
    event = event_of(incident, state)
    if event is None:
        return None
    earlier = [
        other
        for other in past_events(state)
        if other.id != event.id and other.start_s < event.start_s and other.zones & event.zones
    ]
    rungs = tuple(_rung(words, like, event, earlier) for words, like in _likenesses(event))
    return Precedent(incident.id, rungs, state.coverage, len(state.ledger.reported))


def coverage_sentence(found: Precedent) -> str:
    """What the archive covers; never left out beside a precedent."""
    reports = counted(found.reports, "1 incident known", "{n} incidents known")
    start, end = found.coverage.start_s, found.coverage.end_s
    tracks = (
        say("no tracks")
        if start is None or end is None
        else say("tracks between {start} and {end}", start=_day(start), end=_day(end))
    )
    return say(
        "By this archive only: {tracks}, {reports} from reports; not a continuous watch.",
        tracks=tracks,
        reports=reports,
    )


def _likenesses(event: PastEvent) -> list[tuple[str, Callable[[PastEvent], bool]]]:
    likenesses: list[tuple[str, Callable[[PastEvent], bool]]] = [
        (say("same vessels, same zone"), lambda other: event.names <= other.names),
    ]
    if event.classes:
        likenesses.append(
            (
                say("same parties and classes, same zone"),
                lambda other: event.parties <= other.parties and event.classes <= other.classes,
            )
        )
    if len(event.parties) > 1:
        likenesses.append(
            (
                say("{parties} at around the same time, same zone", parties=_named(event)),
                lambda other: event.parties <= other.parties,
            )
        )
    likenesses += [
        (
            say("{party}, same zone", party=party),
            lambda other, party=party: party in other.parties,  # type: ignore[misc]
        )
        for party in sorted(event.parties)
    ]
    likenesses.append((say("any vessel, same zone"), lambda _: True))
    return likenesses


def _named(event: PastEvent) -> str:
    return say(" and ").join(sorted(event.parties))


def _rung(
    words: str,
    like: Callable[[PastEvent], bool],
    event: PastEvent,
    earlier: list[PastEvent],
) -> Rung:
    alike = [other for other in earlier if like(other)]
    spans = [one.end_s - one.start_s for one in (*alike, event) if not one.from_reports]
    return Rung(words, alike[-1] if alike else None, len(alike) + 1, max(spans, default=None))


def _day(t_s: float) -> str:
    return (rfc3339(t_s) or "")[:10]
