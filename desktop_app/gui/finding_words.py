"""The one-sentence finding of an incident, neutral between parties and no surer than its visits."""

from collections.abc import Sequence

from desktop_app.domain.incidents import Incident
from desktop_app.domain.snapshot import Snapshot
from desktop_app.domain.visits import Visit, VisitKind, span_text
from desktop_app.domain.words import say
from desktop_app.domain.zones import Zone
from desktop_app.gui.incident_rows import incident_overlap_s
from desktop_app.gui.local_times import TimeZones, clock, zone_short


def finding(snapshot: Snapshot, incident: Incident, zones: TimeZones) -> str:
    """What is known of an incident, in a sentence or three."""
    visits = snapshot.incident_visits(incident)
    sentences = [_where(snapshot, incident, visits)]
    sentences.append(_first_overlap(visits, zones.first))
    if incident.kind == "co-presence":
        sentences.append(say("Being there at the same time says nothing about coordination."))
    return " ".join(sentence for sentence in sentences if sentence)


def zone_words(zone: Zone) -> str:
    """A zone by its name and whose set it is drawn from."""
    return say("{name} (set of {zone_set})", name=zone.name, zone_set=zone.zone_set)


def parties_words(zone: Zone) -> str:
    """Who administers and who claims it: words that take no side."""
    parts = []
    if zone.administered_by:
        parts.append(say("administered by {party}", party=zone.administered_by))
    others = [party for party in zone.claimed_by if party != zone.administered_by]
    if others:
        parts.append(say("claimed by {parties}", parties=", ".join(others)))
    return " · ".join(parts)


def _where(snapshot: Snapshot, incident: Incident, visits: Sequence[Visit]) -> str:
    decided = [visit for visit in visits if visit.entered.at_s or visit.not_decidable is None]
    ids = dict.fromkeys(visit.zone_id for visit in decided or visits)
    names = "; ".join(zone_words(snapshot.zones[zone_id]) for zone_id in ids)
    kinds = {visit.kind for visit in decided or visits}
    if not names:
        names = "; ".join(zone_words(snapshot.zones[zone_id]) for zone_id in incident.zone_ids)
    if kinds == {VisitKind.REPORTED}:
        return say("Reported in {zones}; the times are the source's.", zones=names)
    if kinds == {VisitKind.POSSIBLE}:
        return say("Within reach of {zones} in a gap; no fix shows it there.", zones=names)
    if kinds == {VisitKind.INFERRED}:
        return say("The line between two fixes crosses {zones}.", zones=names)
    return say("In {zones}.", zones=names)


def _first_overlap(visits: Sequence[Visit], zone: str) -> str:
    """When several vessels were in one zone at once: in the first zone in which they were."""
    for zone_id in dict.fromkeys(visit.zone_id for visit in visits):
        inside = [visit for visit in visits if visit.zone_id == zone_id]
        overlap = incident_overlap_s(inside)
        if overlap:
            return _overlap(overlap, inside[0].kind, zone)
    return ""


def _overlap(span_s: tuple[float, float], kind: VisitKind, zone: str) -> str:
    start_s, end_s = span_s
    return say(
        "Overlap {start}–{end} {zone}, {dwell}.",
        start=clock(start_s, zone),
        end=clock(end_s, zone),
        zone=zone_short(start_s, zone),
        dwell=span_text(end_s - start_s, kind),
    )
