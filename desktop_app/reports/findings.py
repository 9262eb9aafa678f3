"""The finding in sentences: what each visit says, and what is said of the territorial sea."""

from collections.abc import Sequence

from desktop_app.domain.incidents import Incident
from desktop_app.domain.regimes import Regime
from desktop_app.domain.snapshot import Snapshot
from desktop_app.domain.visits import Visit, VisitKind
from desktop_app.domain.words import counted, say
from desktop_app.domain.zones import Zone
from desktop_app.reports.summary import VisitLine
from desktop_app.reports.visit_lines import regime_text

_MOST_TOLD = 6  # more visits are counted, and stand in the table


def finding(
    lines: Sequence[VisitLine], visits: Sequence[Visit], incident: Incident, snapshot: Snapshot
) -> tuple[str, ...]:
    """The sentences under the title."""
    zones = [snapshot.zones[name] for name in incident.zone_ids]
    told = [
        (line, visit)
        for line, visit in zip(lines, visits, strict=True)
        if visit.entered.at_s is not None or visit.left.at_s is not None or not visit.not_decidable
    ]
    if len(told) > _MOST_TOLD:
        sentences = [_counted([visit for _, visit in told])]
    else:
        sentences = [_told(line, visit, snapshot.zones[visit.zone_id]) for line, visit in told]
    if Regime.CONTIGUOUS_ZONE in {zone.regime for zone in zones}:
        sentences += _territorial_sea(zones, visits, incident, snapshot)
        sentences.append(say("Passage through a contiguous zone is not in itself unlawful."))
    return tuple(sentences)


def _counted(visits: Sequence[Visit]) -> str:
    return say(
        "{visits} of {vessels} to {zones}; each stands in the table.",
        visits=counted(len(visits), "1 visit", "{n} visits"),
        vessels=counted(len({visit.vessel_id for visit in visits}), "1 vessel", "{n} vessels"),
        zones=counted(len({visit.zone_id for visit in visits}), "1 zone", "{n} zones"),
    )


def _told(line: VisitLine, visit: Visit, zone: Zone) -> str:
    words = {
        VisitKind.REPORTED: say(
            "{vessel} was reported in {zone} from {entered} to {left}, {dwell}."
        ),
        VisitKind.OBSERVED: say("{vessel} was in {zone} from {entered} to {left}, {dwell}."),
        VisitKind.INFERRED: say(
            "The line between two fixes puts {vessel} in {zone} from {entered} to {left}, {dwell};"
            " no fix lies inside."
        ),
    }[visit.kind]
    if line.entered.value is None or line.left.value is None:
        return _told_loosely(line, zone)
    return words.format(
        vessel=line.vessel,
        zone=_zone_words(zone),
        entered=line.entered.text,
        left=line.left.text,
        dwell=line.dwell.text,
    )


def _told_loosely(line: VisitLine, zone: Zone) -> str:
    """A visit whose entry or exit is only bounded; how it is known stands with it."""
    words = say(
        "{vessel} in {zone} ({how}): entered {entered}, left {left}; dwell {dwell}.",
        vessel=line.vessel,
        zone=_zone_words(zone),
        how=line.how,
        entered=line.entered.text,
        left=line.left.text,
        dwell=line.dwell.text,
    )
    return words[:1].upper() + words[1:]


def _zone_words(zone: Zone) -> str:
    """A zone in a sentence: by its regime and whose set it is, else by its name."""
    regime = regime_text(zone)
    if regime == zone.name:
        return zone.name
    return say("the {regime} ({set}'s set)", regime=regime, set=say(zone.zone_set))


def _territorial_sea(
    zones: Sequence[Zone], visits: Sequence[Visit], incident: Incident, snapshot: Snapshot
) -> list[str]:
    """What is said of it, if the file has one to look at and the incident reaches none."""
    sets = {zone.zone_set for zone in zones}
    seas = {
        zone.id
        for zone in snapshot.zones.values()
        if zone.regime is Regime.TERRITORIAL_SEA and zone.zone_set in sets
    }
    if not seas or not visits or seas.intersection(zone.id for zone in zones):
        return []
    if all(basis.illustrative for basis in incident.basis):
        return [say("No entry into the territorial sea is among the published times.")]
    first, last = _evidence_span(visits)
    around = [
        visit
        for visit in snapshot.visits.values()
        if visit.zone_id in seas
        and visit.vessel_id in incident.vessel_ids
        and _evidence_span([visit])[0] <= last
        and _evidence_span([visit])[1] >= first
    ]
    if any(visit.kind is not VisitKind.POSSIBLE for visit in around):
        return []
    if around:
        return [say("A visit to the territorial sea was possible in a gap of the track.")]
    return [say("No visit to the territorial sea was found.")]


def _evidence_span(visits: Sequence[Visit]) -> tuple[float, float]:
    times = [entry.t_s for visit in visits for entry in visit.evidence]
    return min(times, default=0.0), max(times, default=0.0)
