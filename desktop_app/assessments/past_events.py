"""What happened before, as events: incidents found in tracks, and incidents known from reports.

An incident that the analyst dismissed is none. One event in several claimants' zone sets is one.
"""

from dataclasses import dataclass

from desktop_app.domain.incidents import Incident, IncidentStatus
from desktop_app.domain.moments import rfc3339
from desktop_app.domain.reported_incidents import ReportedIncident
from desktop_app.domain.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class PastEvent:
    """One event: when (epoch seconds), who, where (regimes), and how it is known.

    ``names`` are the vessels' names in lower case, ``classes`` pairs of flag and class as stated,
    ``zones`` the zones as pairs of regime and a name of the place, one pair a name.
    """

    id: str
    title: str
    start_s: float
    end_s: float
    kind: str
    names: frozenset[str]
    parties: frozenset[str]
    classes: frozenset[tuple[str, str]]
    zones: frozenset[tuple[str, str]]
    from_reports: bool
    when: str


def past_events(state: Snapshot) -> list[PastEvent]:
    """All events in time order."""
    events = [
        *(
            event
            for incident in state.incidents
            if incident.status is not IncidentStatus.DISMISSED
            and (event := event_of(incident, state)) is not None
        ),
        *(_from_report(report) for report in state.ledger.reported),
    ]
    return sorted(events, key=lambda event: (event.start_s, event.id))


def event_of(incident: Incident, state: Snapshot) -> PastEvent | None:
    """An incident as an event; None where nothing is known of when it was."""
    times = [
        t
        for moment in (incident.start, incident.end)
        for t in (moment.earliest_s, moment.latest_s)
        if t is not None
    ]
    if not times:
        times = [entry.t_s for visit in state.incident_visits(incident) for entry in visit.evidence]
    if not times:
        return None
    vessels = [state.vessels[name] for name in incident.vessel_ids]
    zones = [state.zones[name] for name in incident.zone_ids]
    return PastEvent(
        id=incident.id,
        title=incident.title,
        start_s=min(times),
        end_s=max(times),
        kind=incident.kind,
        names=frozenset(vessel.label.casefold() for vessel in vessels),
        parties=frozenset(vessel.flag for vessel in vessels if vessel.flag),
        classes=frozenset(
            (vessel.flag or "", (vessel.ship_class or "").casefold())
            for vessel in vessels
            if vessel.ship_class
        ),
        zones=frozenset(
            (str(zone.regime), name) for zone in zones for name in (zone.name, *zone.names)
        ),
        from_reports=all(basis.illustrative for basis in incident.basis),
        when=f"{(rfc3339(min(times)) or '')[:16].replace('T', ' ')}Z",
    )


def _from_report(report: ReportedIncident) -> PastEvent:
    start = report.period.earliest_s
    end = report.period.latest_s
    known = [t for t in (start, end) if t is not None]
    return PastEvent(
        id=report.id,
        title=report.title,
        start_s=min(known, default=float("-inf")),
        end_s=max(known, default=float("inf")),
        kind="zone visit" if len(report.vessels) == 1 else "co-presence",
        names=frozenset(vessel.name.casefold() for vessel in report.vessels),
        parties=frozenset(vessel.flag for vessel in report.vessels if vessel.flag),
        classes=frozenset(
            (vessel.flag or "", vessel.ship_class.casefold())
            for vessel in report.vessels
            if vessel.ship_class
        ),
        zones=frozenset([(report.regime, report.place)]),
        from_reports=True,
        when=report.period.text,
    )
