"""Build zones from baselines: limits at given distances on the WGS84 ellipsoid."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import shapely
from shapely import GeometryCollection, MultiPolygon, Polygon

from desktop_app.domain.breadths import BreadthRule
from desktop_app.domain.errors import OffingError
from desktop_app.domain.identifiers import stable_id
from desktop_app.domain.regimes import Regime
from desktop_app.domain.units import NM_M
from desktop_app.domain.words import say
from desktop_app.domain.zones import Zone
from desktop_app.geodesy.antimeridian import cut
from desktop_app.geodesy.buffers import polygonal
from desktop_app.geodesy.coasts import geodesic
from desktop_app.geodesy.limits import ring, sea_within
from desktop_app.geodesy.median import side_of
from desktop_app.importers.coast_file import Coast
from desktop_app.operations.baseline_sets import BaselineSet
from desktop_app.operations.import_zones import add_zones
from desktop_app.store.watch_file import WatchFile

_TERRITORIAL_NM = 12.0
_REGIMES = {24.0: Regime.CONTIGUOUS_ZONE, 200.0: Regime.EXCLUSIVE_ECONOMIC_ZONE}


@dataclass(frozen=True, slots=True)
class ZoneNames:
    """What the zones of a set are called, and who administers and claims the land they belong to.

    The parties that claim are given in the alphabetical order of their English names. ``variants``
    are other names, of the group the zones belong to as well; a search for any of them finds all.
    """

    name: str
    administered_by: str | None = None
    claimed_by: tuple[str, ...] = ()
    variants: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class LimitRules:
    """What else decides where limits lie: a party's breadth rules, and another coast.

    Limits end at the median line with ``opposite`` where that is closer (UNCLOS art. 15).
    """

    breadths: tuple[BreadthRule, ...] = ()
    opposite: Coast | None = None


_PLAIN = LimitRules()


def build_zones(
    sets: Iterable[BaselineSet],
    limits_nm: Iterable[float],
    names: ZoneNames,
    rules: LimitRules = _PLAIN,
) -> list[Zone]:
    """Zones for each baseline set and each limit.

    12 nm gives the territorial sea (UNCLOS art. 3), 24 nm the contiguous zone beyond it (art. 33),
    200 nm the exclusive economic zone beyond it (art. 57); another distance an area of no regime.
    Waters inside closed straight baselines and bays are internal (art. 7, 8, 10). The breadth rules
    of a party date the zones and narrow the territorial sea where the party claims less than 12 nm;
    the waters between its narrower limit and 12 nm are then in neither zone.
    """
    zones: list[Zone] = []
    for of_set in sets:
        if of_set.internal_waters is not None:
            zones.append(_zone(of_set, names, (0.0, 0.0)))
        for limit_nm in sorted(limits_nm):
            inner = _TERRITORIAL_NM if limit_nm in _REGIMES else 0.0
            zone = _zone(of_set, names, (inner, limit_nm))
            rule = next((rule for rule in rules.breadths if rule.regime == zone.regime), None)
            zone = zone if rule is None else _ruled(zone, rule)
            zones.append(zone if rules.opposite is None else _halved(zone, rules.opposite))
    return zones


def build(
    watch: WatchFile,
    sets: Sequence[BaselineSet],
    limits_nm: Sequence[float],
    names: ZoneNames,
    by: str,
    rules: LimitRules = _PLAIN,
) -> list[Zone]:
    """Build zones and store them as one act, with what the tracks then show."""
    if not sets or not limits_nm or min(limits_nm) <= 0:
        raise OffingError(
            "Zones need at least one point and one limit above zero", "", "Give them."
        )
    zones = build_zones(sets, limits_nm, names, rules)
    arguments: dict[str, object] = {
        "sets": [of_set.zone_set for of_set in sets],
        "limits_nm": sorted(limits_nm),
        "points": sum(len(of_set.listing) for of_set in sets),
        "breadth_rules": [rule.instrument for rule in rules.breadths],
        "median_with": rules.opposite.sha256 if rules.opposite else None,
    }
    add_zones(watch, zones, by, arguments)
    return zones


def _zone(of_set: BaselineSet, names: ZoneNames, limits_nm: tuple[float, float]) -> Zone:
    inner_m, outer_m = limits_nm[0] * NM_M, limits_nm[1] * NM_M
    regime = _regime(limits_nm)
    return Zone(
        id=stable_id("zone", of_set.zone_set, str(regime), inner_m, outer_m, of_set.listing),
        name=say("{place}, {regime}", place=names.name, regime=str(regime)),
        regime=regime,
        zone_set=of_set.zone_set,
        area=_area(of_set, inner_m, outer_m),
        accuracy_m=of_set.accuracy_m,
        source=of_set.source,
        administered_by=names.administered_by,
        claimed_by=names.claimed_by,
        baseline=of_set.baseline,
        inner_m=inner_m,
        outer_m=outer_m,
        valid_from_s=of_set.declared_s,
        names=names.variants,
    )


def _ruled(zone: Zone, rule: BreadthRule) -> Zone:
    """The zone as a party's rule has it. One that is narrowed is no longer at one distance."""
    starts = [day for day in (zone.valid_from_s, rule.valid_from_s) if day is not None]
    zone = replace(
        zone,
        valid_from_s=max(starts, default=None),
        valid_to_s=rule.valid_to_s,
        source=f"{zone.source}; {rule.instrument}: {rule.source}",
    )
    west, south, east, north = zone.area.bounds
    near = [
        part
        for part in rule.narrowings
        if shapely.intersects(part.area, shapely.box(west, south, east, north))
    ]
    if not near or zone.baseline is None:
        return zone
    area, narrowed = zone.area, [(part.name, part.outer_nm) for part in near]
    for outer_nm in sorted({part.outer_nm for part in near}):
        places = [geodesic(part.area) for part in near if part.outer_nm == outer_nm]
        place = shapely.union_all(places)
        within = shapely.intersection(sea_within(zone.baseline, outer_nm * NM_M), place)
        area = polygonal(shapely.union(shapely.difference(area, place), within))
    number = stable_id("zone", zone.id, rule.instrument, narrowed)
    return replace(zone, id=number, area=area, inner_m=None, outer_m=None)


def _halved(zone: Zone, opposite: Coast) -> Zone:
    """The zone without what lies nearer to another coast, where the median line cuts it."""
    if zone.baseline is None or zone.outer_m == 0.0:
        return zone
    reach_m = zone.outer_m if zone.outer_m is not None else _TERRITORIAL_NM * NM_M
    coast = [part.geometry for part in opposite.parts]
    beyond = cut(side_of(GeometryCollection(coast), zone.baseline, reach_m))
    if not shapely.intersects(zone.area, beyond):
        return zone
    area = polygonal(shapely.difference(zone.area, beyond))
    words = say("to the median line with {n}, SHA-256 {h}", n=opposite.name, h=opposite.sha256)
    return replace(
        zone,
        id=stable_id("zone", zone.id, opposite.sha256),
        area=area,
        source=f"{zone.source}; {words}",
        inner_m=None,
        outer_m=None,
    )


def _regime(limits_nm: tuple[float, float]) -> Regime:
    if limits_nm[1] == 0.0:
        return Regime.INTERNAL_WATERS
    if limits_nm[1] == _TERRITORIAL_NM:
        return Regime.TERRITORIAL_SEA
    return _REGIMES.get(limits_nm[1], Regime.OTHER)


def _area(of_set: BaselineSet, inner_m: float, outer_m: float) -> Polygon | MultiPolygon:
    if outer_m == 0.0:
        assert of_set.internal_waters is not None  # noqa: S101  asked above
        return cut(of_set.internal_waters)
    if inner_m:
        return ring(of_set.baseline, inner_m, outer_m)
    return sea_within(of_set.baseline, outer_m)
