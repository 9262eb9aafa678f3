"""Incidents: visits that belong to one event, gathered for the analyst.

Visits belong together when their zones overlap (the parallel sets of two claimants do) and they
happen at around the same time: their spans overlap or lie at most an hour apart. One vessel makes
a "zone visit", several a "co-presence". Co-presence says nothing about coordination: it is not
"joint" and not "following". A crowd of more vessels than the rule allows is traffic; each vessel
then has an incident of its own. Possible visits make none.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache

import shapely

from desktop_app.domain.identifiers import stable_id
from desktop_app.domain.incidents import Incident, Moment
from desktop_app.domain.regimes import Regime
from desktop_app.domain.rules import IncidentRules
from desktop_app.domain.vessels import Vessel
from desktop_app.domain.visits import Visit, VisitKind
from desktop_app.domain.words import say
from desktop_app.domain.zones import Zone

_STRENGTH = (
    Regime.INTERNAL_WATERS,
    Regime.TERRITORIAL_SEA,
    Regime.CONTIGUOUS_ZONE,
    Regime.EXCLUSIVE_ECONOMIC_ZONE,
    Regime.EXERCISE_AREA,
    Regime.ADIZ,
    Regime.OTHER,
)


def gather(
    visits: Sequence[Visit],
    zones: Mapping[str, Zone],
    vessels: Mapping[str, Vessel],
    rules: IncidentRules,
) -> tuple[Incident, ...]:
    """The incidents that these visits make up, in time order."""
    known = [visit for visit in visits if visit.kind is not VisitKind.POSSIBLE]
    known.sort(key=lambda visit: (_span(visit), visit.id))
    incidents: list[Incident] = []
    for group in _groups(known, zones, rules.around_the_same_time_s):
        names = {visit.vessel_id for visit in group}
        if len(names) <= rules.most_vessels:
            incidents.append(_incident(group, zones, vessels))
            continue
        for name in sorted(names):
            own = [visit for visit in group if visit.vessel_id == name]
            incidents += [
                _incident(part, zones, vessels)
                for part in _groups(own, zones, rules.around_the_same_time_s)
            ]
    return tuple(sorted(incidents, key=lambda incident: (_start(incident), incident.id)))


def _groups(visits: list[Visit], zones: Mapping[str, Zone], apart_s: float) -> list[list[Visit]]:
    """Connected visits; ``visits`` are sorted by when they begin."""
    open_groups: list[list[Visit]] = []
    closed: list[list[Visit]] = []
    for visit in visits:
        begins = _span(visit)[0]
        still = [g for g in open_groups if max(_span(v)[1] for v in g) + apart_s >= begins]
        closed += [group for group in open_groups if group not in still]
        joined = [visit]
        rest = []
        for group in still:
            if _belongs(visit, group, zones, apart_s):
                joined = [*group, *joined]
            else:
                rest.append(group)
        open_groups = [*rest, joined]
    return [sorted(group, key=lambda v: (_span(v), v.id)) for group in [*closed, *open_groups]]


def _belongs(visit: Visit, group: list[Visit], zones: Mapping[str, Zone], apart_s: float) -> bool:
    begins = _span(visit)[0]
    return any(
        _span(other)[1] + apart_s >= begins and _overlap(zones[visit.zone_id], zones[other.zone_id])
        for other in group
    )


@lru_cache(maxsize=4096)
def _overlap(one: Zone, other: Zone) -> bool:
    return one is other or bool(shapely.intersects(one.area, other.area))


def _span(visit: Visit) -> tuple[float, float]:
    """When a visit happened, by its times or, where they may not be told, by its fixes."""
    times = [entry.t_s for entry in visit.evidence]
    begins = visit.earliest_s if visit.earliest_s is not None else min(times)
    ends = visit.latest_s if visit.latest_s is not None else max(times)
    return begins, max(begins, ends)


def _incident(
    group: list[Visit], zones: Mapping[str, Zone], vessels: Mapping[str, Vessel]
) -> Incident:
    vessel_ids = tuple(dict.fromkeys(visit.vessel_id for visit in group))
    zone_ids = sorted(
        {visit.zone_id for visit in group},
        key=lambda name: (zones[name].zone_set, str(zones[name].regime), zones[name].name),
    )
    return Incident(
        id=stable_id("incident", sorted(visit.id for visit in group)),
        kind="zone visit" if len(vessel_ids) == 1 else "co-presence",
        title=_title([vessels[name] for name in vessel_ids], [zones[name] for name in zone_ids]),
        start=_moment(group, first=True),
        end=_moment(group, first=False),
        zone_ids=tuple(zone_ids),
        vessel_ids=vessel_ids,
        visit_ids=tuple(visit.id for visit in group),
        basis=tuple(sorted({visit.basis for visit in group})),
    )


def _moment(group: list[Visit], *, first: bool) -> Moment:
    """When an incident began or ended: the outermost crossing, or the bracket around it."""
    choose = min if first else max
    crossings = [visit.entered if first else visit.left for visit in group]
    earliest = [c.at_s if c.at_s is not None else c.earliest_s for c in crossings]
    latest = [c.at_s if c.at_s is not None else c.latest_s for c in crossings]
    known_earliest = [value for value in earliest if value is not None]
    known_latest = [value for value in latest if value is not None]
    return Moment(
        choose(known_earliest) if known_earliest else None,
        choose(known_latest) if known_latest else None,
    )


def _start(incident: Incident) -> float:
    known = [t for t in (incident.start.earliest_s, incident.start.latest_s) if t is not None]
    return min(known, default=float("inf"))


def _title(vessels: list[Vessel], zones: list[Zone]) -> str:
    regime = min((zone.regime for zone in zones), key=_STRENGTH.index)
    place = _place(zones, regime)
    if len(vessels) == 1:
        return say("{vessel} in {place}", vessel=vessels[0].label, place=place)
    if len(vessels) == 2:  # noqa: PLR2004  both can be named
        one, other = (vessel.label for vessel in vessels)
        return say("{one} and {other} in {place}", one=one, other=other, place=place)
    return say("{count} vessels in {place}", count=len(vessels), place=place)


def _place(zones: list[Zone], regime: Regime) -> str:
    """The strictest regime reached; an area without one by its name."""
    if regime in (Regime.OTHER, Regime.EXERCISE_AREA, Regime.ADIZ):
        return zones[0].name
    return say("the {regime}", regime=str(regime))
