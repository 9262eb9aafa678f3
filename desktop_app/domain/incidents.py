"""Incidents: what an analyst looks at, decides on, and prints."""

from dataclasses import dataclass
from enum import StrEnum

from desktop_app.domain.basis import Basis


class IncidentStatus(StrEnum):
    """Where an incident stands in the analyst's triage."""

    NEW = "new"
    CHECKED = "checked"
    INCIDENT = "incident"
    DISMISSED = "dismissed"


@dataclass(frozen=True, slots=True)
class Moment:
    """A time known to lie between two, epoch seconds UTC; None where a side is open."""

    earliest_s: float | None
    latest_s: float | None


@dataclass(frozen=True, slots=True)
class Incident:
    """One event, found by detection, with the visits it consists of.

    ``kind`` is "zone visit" (one vessel) or "co-presence" (several at around the same time; this
    says nothing about coordination). ``status``, ``reason``, ``note``,
    ``tags`` and ``links`` (ids of incidents that tell of the same event) are the analyst's.
    """

    id: str
    kind: str
    title: str
    start: Moment
    end: Moment
    zone_ids: tuple[str, ...]
    vessel_ids: tuple[str, ...]
    visit_ids: tuple[str, ...]
    basis: tuple[Basis, ...]
    status: IncidentStatus = IncidentStatus.NEW
    reason: str = ""
    note: str = ""
    tags: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
