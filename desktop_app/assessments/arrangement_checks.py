"""Arrangements held against what happened: was the other side told beforehand?

An approach is an incident, found in tracks or known from reports, with a vessel of the moving
party in a zone that the rule names, while the arrangement is said to hold. The verdict is
"notified" where a notice is on record by the lead time, "late" where it came after that, "none
recorded" where there is none: that none is on record does not mean that none was given. Where dates
are too coarse to tell the order, the verdict is "not decidable".
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from desktop_app.assessments.past_events import PastEvent, past_events
from desktop_app.domain.arrangements import ApproachRule, Arrangement, Notification
from desktop_app.domain.snapshot import Snapshot
from desktop_app.domain.units import DAY_S

_LONGEST_AHEAD_S = 30 * DAY_S


class Notice(StrEnum):
    """Whether the other side was told."""

    NOTIFIED = "notified"
    LATE = "late"
    NONE_RECORDED = "none recorded"
    NOT_DECIDABLE = "not decidable"


@dataclass(frozen=True, slots=True)
class ApproachCheck:
    """One approach under one rule; ``lead_s`` is how long before it the notice came, if known."""

    arrangement_id: str
    rule: ApproachRule
    event: PastEvent
    verdict: Notice
    notification_id: str | None = None
    lead_s: float | None = None


def check_arrangements(state: Snapshot) -> list[ApproachCheck]:
    """Every approach under every rule, in the order of the arrangements and in time."""
    events = past_events(state)
    return [
        _check(arrangement, rule, event, state.ledger.notifications)
        for arrangement in state.ledger.arrangements
        for rule in arrangement.rules
        for event in events
        if rule.moving in event.parties and _in_force(arrangement, event) and _named(rule, event)
    ]


def _in_force(arrangement: Arrangement, event: PastEvent) -> bool:
    valid = arrangement.valid or arrangement.made
    if valid is None:
        return True
    begun = valid.earliest_s is None or event.start_s >= valid.earliest_s
    ended = valid.latest_s is not None and event.start_s > valid.latest_s
    return begun and (arrangement.valid is None or not ended)


def _named(rule: ApproachRule, event: PastEvent) -> bool:
    names = [name.casefold() for _, name in event.zones]
    terms = [
        term.strip().casefold() for part in rule.zones.split(";") for term in part.split(" / ")
    ]
    return any(term in name or name in term for term in terms if term for name in names)


def _check(
    arrangement: Arrangement,
    rule: ApproachRule,
    event: PastEvent,
    notifications: Iterable[Notification],
) -> ApproachCheck:
    fitting = [
        one
        for one in notifications
        if (one.by, one.to) == (rule.moving, rule.tell) and _about(one, event)
    ]
    if not fitting:
        return ApproachCheck(arrangement.id, rule, event, Notice.NONE_RECORDED)
    told = min(fitting, key=lambda one: (one.at.latest_s or float("inf"), one.id))
    due_s = event.start_s - (rule.lead_time_s or 0.0)
    verdict = _order(told, due_s)
    lead_s = event.start_s - told.at.earliest_s if told.at.exact and told.at.earliest_s else None
    return ApproachCheck(arrangement.id, rule, event, verdict, told.id, lead_s)


def _about(one: Notification, event: PastEvent) -> bool:
    """By the incident's id; by a place only where the notice is of the month before it."""
    if one.about == event.id:
        return True
    place = one.about.casefold()
    named = any(place and place in name.casefold() for _, name in event.zones)
    earliest, latest = one.at.earliest_s, one.at.latest_s
    if not named or earliest is None or latest is None:
        return False
    return latest >= event.start_s - _LONGEST_AHEAD_S and earliest <= event.end_s


def _order(told: Notification, due_s: float) -> Notice:
    earliest, latest = told.at.earliest_s, told.at.latest_s
    if latest is not None and latest <= due_s:
        return Notice.NOTIFIED
    if earliest is not None and earliest > due_s:
        return Notice.LATE
    return Notice.NOT_DECIDABLE
