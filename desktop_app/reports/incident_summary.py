"""From a snapshot and an incident to a summary: what is said, and what is not."""

from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from desktop_app import __version__
from desktop_app.domain.basis import Basis
from desktop_app.domain.incidents import Incident
from desktop_app.domain.moments import local_minute, rfc3339
from desktop_app.domain.perspective import NEUTRAL, perspective_text
from desktop_app.domain.places import Place
from desktop_app.domain.positions import course_text, ddm, nm_text
from desktop_app.domain.snapshot import Snapshot
from desktop_app.domain.sources import Source
from desktop_app.domain.vessels import Vessel
from desktop_app.domain.visits import Visit, VisitKind, span_text
from desktop_app.domain.words import say
from desktop_app.domain.zones import Zone
from desktop_app.geodesy.ellipsoid import bearing_deg, distance_m
from desktop_app.reports.findings import finding
from desktop_app.reports.method import basis_notes, method_lines
from desktop_app.reports.parties import parties_text
from desktop_app.reports.summary import (
    Figure,
    Foot,
    SourceLine,
    Summary,
    VesselLine,
    ZoneLine,
)
from desktop_app.reports.times import span, stamp, zone_names
from desktop_app.reports.titles import title_text
from desktop_app.reports.visit_lines import visit_line

_NEAR_M = 200_000.0


@dataclass(frozen=True, slots=True)
class Preparation:
    """How a summary is prepared: time zones (the first leads), by whom, when, of which content."""

    time_zones: tuple[ZoneInfo, ...]
    prepared_at: str
    prepared_by: str
    fingerprint: str
    perspective: str = NEUTRAL
    serial: str = ""
    edition: str = ""
    handling: str = ""


def summarise_incident(snapshot: Snapshot, incident: Incident, how: Preparation) -> Summary:
    """The summary of one incident; the same inputs give the same summary."""
    visits = snapshot.incident_visits(incident)
    zones = [snapshot.zones[name] for name in incident.zone_ids]
    vessels = [snapshot.vessels[name] for name in incident.vessel_ids]
    sources = _sources(snapshot, visits)
    lead = how.time_zones[0]
    day = _first_day(visits, lead)
    lines = tuple(visit_line(visit, snapshot, lead, day) for visit in visits)
    start_s, end_s = _known_span(incident)
    return Summary(
        serial=how.serial or incident.id,
        status=say(str(incident.status)),
        title=_title(incident, snapshot, lead),
        when=tuple(span(start_s, end_s, zone) for zone in how.time_zones),
        start=_time_figure(start_s, lead, visits),
        end=_time_figure(end_s, lead, visits),
        duration=_duration(start_s, end_s, visits),
        where=_where(snapshot, visits, zones),
        finding=finding(lines, visits, incident, snapshot),
        stamp=_stamp(incident),
        zones=tuple(_zone_line(zone) for zone in zones),
        vessels=tuple(_vessel_line(vessel) for vessel in vessels),
        observers=_observers(sources),
        visits=lines,
        possible=_possible(snapshot, incident),
        basis=basis_notes(incident.basis),
        method=method_lines(snapshot, zones),
        sources=tuple(_source_line(source, vessels, lead) for source in sources),
        foot=foot_of(snapshot, how),
        time_zones=zone_names(how.time_zones, start_s or end_s or 0.0),
        edition=how.edition,
        handling=how.handling,
    )


def _first_day(visits: tuple[Visit, ...], zone: ZoneInfo) -> date | None:
    """The local day on which the first visit began; times on another are told with theirs."""
    begins = [visit.earliest_s for visit in visits if visit.earliest_s is not None]
    begins = begins or [entry.t_s for visit in visits for entry in visit.evidence]
    return local_minute(min(begins), zone).date() if begins else None


def _title(incident: Incident, snapshot: Snapshot, zone: ZoneInfo) -> str:
    start_s, _ = _known_span(incident)
    told = title_text(incident, snapshot)
    if start_s is None:
        return told
    return say("{title}, {day}", title=told, day=f"{local_minute(start_s, zone):%Y-%m-%d}")


def _known_span(incident: Incident) -> tuple[float | None, float | None]:
    """The outermost bounds; where a vessel was only heard inside, when it was first and last."""
    start_s, end_s = incident.start.earliest_s, incident.end.latest_s
    return (
        incident.start.latest_s if start_s is None else start_s,
        incident.end.earliest_s if end_s is None else end_s,
    )


def _time_figure(t_s: float | None, zone: ZoneInfo, visits: tuple[Visit, ...]) -> Figure:
    """A bound of the incident with the fixes of the visits that it comes from."""
    if t_s is None:
        return Figure(None, "time", say("not decidable"))
    evidence = tuple(
        entry
        for visit in visits
        if t_s in (visit.earliest_s, visit.latest_s)
        for entry in visit.evidence
    )
    return Figure(rfc3339(t_s), "time", stamp(t_s, zone), evidence)


def _duration(start_s: float | None, end_s: float | None, visits: tuple[Visit, ...]) -> Figure:
    if start_s is None or end_s is None:
        return Figure(None, "s", say("not known"))
    evidence = tuple(
        entry
        for visit in visits
        if visit.earliest_s == start_s or visit.latest_s == end_s
        for entry in visit.evidence
    )
    said = all(visit.kind is VisitKind.REPORTED for visit in visits)
    kind = VisitKind.REPORTED if said else VisitKind.OBSERVED
    return Figure(end_s - start_s, "s", span_text(end_s - start_s, kind), evidence)


def _where(snapshot: Snapshot, visits: tuple[Visit, ...], zones: list[Zone]) -> tuple[str, ...]:
    """Names of the place, then where the entry lay, if the positions are evidence."""
    lines = []
    named = next((zone.names for zone in zones if zone.names), ())
    group = next((place for place in snapshot.places if place.neutral in named), None)
    if group:
        lines.append(_place_names(group))
    parties = list(dict.fromkeys(filter(None, (parties_text(zone) for zone in zones))))
    lines += [_sentence(text) for text in parties]
    position = next((v.entered.position for v in visits if v.entered.position), None)
    if position:
        lines.append(_position_text(snapshot, position))
    return tuple(lines)


def _place_names(place: Place) -> str:
    names = ", ".join(place.official)
    where = "" if place.drawn == "label" else f", {ddm(place.lon_deg, place.lat_deg)}"
    return f"{place.label} ({names}){where}" if names else f"{place.label}{where}"


def _position_text(snapshot: Snapshot, position: tuple[float, float]) -> str:
    text = say("Entry at {position}", position=ddm(*position))
    near = [
        (float(distance_m(place.lon_deg, place.lat_deg, *position)), place)
        for place in snapshot.places
        if place.drawn != "label"
    ]
    if near:
        far_m, place = min(near, key=lambda pair: pair[0])
        if far_m <= _NEAR_M:
            bearing = float(bearing_deg(place.lon_deg, place.lat_deg, *position))
            return say(
                "{entry}, {distance} {bearing} from {place}",
                entry=text,
                distance=nm_text(far_m),
                bearing=course_text(bearing),
                place=place.label,
            )
    return text


def _stamp(incident: Incident) -> str:
    if Basis.SIMULATED in incident.basis:
        return say("Simulated: fictional vessels")
    if any(basis.illustrative for basis in incident.basis):
        return say("Times public, positions illustrative")
    return ""


def _zone_line(zone: Zone) -> ZoneLine:
    return ZoneLine(
        name=zone.name,
        regime=say(str(zone.regime)),
        zone_set=say(zone.zone_set),
        parties=parties_text(zone),
        accuracy=say("limit known to ±{accuracy:.0f} m", accuracy=zone.accuracy_m)
        if zone.accuracy_m
        else say("accuracy of the limit not stated"),
        source=zone.source,
    )


def _vessel_line(vessel: Vessel) -> VesselLine:
    parts = [
        say("class {value}", value=vessel.ship_class) if vessel.ship_class else "",
        say("hull number {value}", value=vessel.hull_number) if vessel.hull_number else "",
        say("MMSI {value}", value=vessel.mmsi) if vessel.mmsi else say("no AIS identity"),
        say("IMO {value}", value=vessel.imo) if vessel.imo else "",
        say("call sign {value}", value=vessel.call_sign) if vessel.call_sign else "",
    ]
    return VesselLine(vessel.label, vessel.flag, ", ".join(part for part in parts if part))


def _observers(sources: list[Source]) -> tuple[str, ...]:
    return tuple(
        say(
            "{name} ({flag}) is named as present, without positions: {cited}.",
            name=observer.name,
            flag=observer.flag or say("flag not stated"),
            cited=observer.cited,
        )
        for source in sources
        for observer in source.observers
    )


def _possible(snapshot: Snapshot, incident: Incident) -> str:
    count = sum(
        visit.kind is VisitKind.POSSIBLE
        and visit.vessel_id in incident.vessel_ids
        and visit.zone_id in incident.zone_ids
        for visit in snapshot.visits.values()
    )
    if not count:
        return ""
    return say(
        "{count} more visits of these vessels to these zones were possible in gaps of the tracks.",
        count=count,
    )


def _sources(snapshot: Snapshot, visits: tuple[Visit, ...]) -> list[Source]:
    used = {entry.source_id for visit in visits for entry in visit.evidence}
    return [source for source in snapshot.sources if source.id in used]


def _source_line(source: Source, vessels: list[Vessel], zone: ZoneInfo) -> SourceLine:
    citations = _citations(source, {vessel.key: vessel.label for vessel in vessels}, zone)
    return SourceLine(
        id=source.id,
        name=source.name,
        sha256=source.sha256,
        basis=say(str(source.basis)),
        ledger=say(
            "{records} records: {stored} stored, {rejected} rejected, {duplicate} duplicate,"
            " {ignored} ignored",
            records=source.records,
            stored=source.stored,
            rejected=source.rejected,
            duplicate=source.duplicate,
            ignored=sum(source.ignored.values()),
        ),
        decisions=tuple(
            f"{entry.about}: {entry.value} ({entry.how})" for entry in source.decisions
        ),
        citations=tuple(citations),
    )


def _citations(source: Source, labels: dict[str, str], zone: ZoneInfo) -> list[str]:
    """What each statement gave, and who published it: one line a vessel and citation."""
    published = source.reconstruction.published if source.reconstruction else ()
    told: dict[tuple[str, str], list[str]] = {}
    for entry in published:
        times = told.setdefault((entry.vessel_key, entry.cited), [])
        times.append(say("{event} {time}", event=say(entry.event), time=stamp(entry.t_s, zone)))
    return [
        say(
            "{vessel} {times}: {cited}",
            vessel=labels.get(key, key),
            times=", ".join(times),
            cited=cited,
        )
        for (key, cited), times in told.items()
    ]


def _sentence(text: str) -> str:
    return say("{text}.", text=text[:1].upper() + text[1:])


def foot_of(snapshot: Snapshot, how: Preparation) -> Foot:
    """What lets a reader check a page of this snapshot."""
    return Foot(
        perspective=perspective_text(how.perspective),
        prepared_at=how.prepared_at,
        prepared_by=how.prepared_by,
        program=f"Offing {__version__}",
        watch_file=snapshot.name,
        rule_set=snapshot.rules.id,
        fingerprint=how.fingerprint,
        journal_head=snapshot.journal_head,
    )
