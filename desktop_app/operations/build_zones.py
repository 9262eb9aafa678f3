"""Build zones from baseline points: limits at given distances on the WGS84 ellipsoid."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

import shapely
from shapely import MultiPoint, MultiPolygon, Polygon

from desktop_app.domain.errors import OffingError
from desktop_app.domain.identifiers import stable_id
from desktop_app.domain.moments import parse_rfc3339
from desktop_app.domain.regimes import Regime
from desktop_app.domain.units import NM_M
from desktop_app.domain.words import say
from desktop_app.domain.zones import Zone
from desktop_app.geodesy.limits import area_within, ring
from desktop_app.importers.baseline_points import BaselinePoint
from desktop_app.operations.import_zones import add_zones
from desktop_app.store.watch_file import WatchFile

_TERRITORIAL_NM = 12.0
_REGIMES = {24.0: Regime.CONTIGUOUS_ZONE, 200.0: Regime.EXCLUSIVE_ECONOMIC_ZONE}

Baseline = MultiPoint | Polygon | MultiPolygon


@dataclass(frozen=True, slots=True)
class ZoneNames:
    """What the zones of a set are called, and who administers and claims the land they belong to.

    The parties that claim are given in the alphabetical order of their English names.
    """

    name: str
    administered_by: str | None = None
    claimed_by: tuple[str, ...] = ()
    variants: tuple[str, ...] = ()


def build_zones(
    points: Sequence[BaselinePoint], limits_nm: Iterable[float], names: ZoneNames
) -> list[Zone]:
    """Zones for each set of points and each limit.

    12 nm gives the territorial sea (UNCLOS art. 3), 24 nm the contiguous zone beyond it (art. 33),
    200 nm the exclusive economic zone beyond it (art. 57); another distance an area of no regime.
    Points joined by straight baselines give internal waters too (art. 7, 8).
    """
    zones: list[Zone] = []
    for zone_set, members in groupby(
        sorted(points, key=lambda point: point.zone_set), key=lambda point: point.zone_set
    ):
        of_set = list(members)
        baseline = _baseline(of_set)
        if not isinstance(baseline, MultiPoint):
            zones.append(_zone(zone_set, of_set, names, baseline, (0.0, 0.0)))
        for limit_nm in sorted(limits_nm):
            inner = _TERRITORIAL_NM if limit_nm in _REGIMES else 0.0
            zones.append(_zone(zone_set, of_set, names, baseline, (inner, limit_nm)))
    return zones


def build(
    watch: WatchFile,
    points: Sequence[BaselinePoint],
    limits_nm: Sequence[float],
    names: ZoneNames,
    by: str,
) -> list[Zone]:
    """Build zones and store them as one act, with what the tracks then show."""
    if not points or not limits_nm or min(limits_nm) <= 0:
        raise OffingError(
            "Zones need at least one point and one limit above zero", "", "Give them."
        )
    zones = build_zones(points, limits_nm, names)
    arguments: dict[str, object] = {
        "sets": sorted({point.zone_set for point in points}),
        "limits_nm": sorted(limits_nm),
        "points": len(points),
    }
    add_zones(watch, zones, by, arguments)
    return zones


def _baseline(points: list[BaselinePoint]) -> Baseline:
    """Closed straight baselines as polygons, else the points themselves."""
    rings: list[Polygon] = []
    for _, members in groupby(
        sorted(points, key=lambda point: point.ring), key=lambda point: point.ring
    ):
        ordered = sorted(members, key=lambda point: point.sequence)
        if len(ordered) > 2 and all(point.joins_next for point in ordered):  # noqa: PLR2004  a ring
            rings.append(Polygon([(point.lon_deg, point.lat_deg) for point in ordered]))
    if not rings:
        return MultiPoint([(point.lon_deg, point.lat_deg) for point in points])
    if sum(len(part.exterior.coords) - 1 for part in rings) != len(points):
        raise OffingError(
            "A set mixes straight baselines and single points",
            points[0].zone_set,
            "Put them into two sets.",
        )
    return rings[0] if len(rings) == 1 else MultiPolygon(rings)


def _zone(
    zone_set: str,
    points: list[BaselinePoint],
    names: ZoneNames,
    baseline: Baseline,
    limits_nm: tuple[float, float],
) -> Zone:
    inner_m, outer_m = limits_nm[0] * NM_M, limits_nm[1] * NM_M
    regime = _regime(limits_nm)
    listing = [(point.lon_deg, point.lat_deg, point.ring) for point in points]
    return Zone(
        id=stable_id("zone", zone_set, str(regime), inner_m, outer_m, listing),
        name=say("{place}, {regime}", place=names.name, regime=str(regime)),
        regime=regime,
        zone_set=zone_set,
        area=_area(baseline, inner_m, outer_m),
        accuracy_m=max(point.accuracy_m for point in points),
        source="; ".join(dict.fromkeys(point.source for point in points if point.source)),
        administered_by=names.administered_by,
        claimed_by=names.claimed_by,
        baseline=baseline,
        inner_m=inner_m,
        outer_m=outer_m,
        valid_from_s=_declared_s(baseline, points),
        names=names.variants,
    )


def _declared_s(baseline: Baseline, points: list[BaselinePoint]) -> float | None:
    """When straight baselines were declared; a low-water line needs no declaration (art. 5)."""
    declared = [point.valid_from for point in points if point.valid_from]
    if isinstance(baseline, MultiPoint) or not declared:
        return None
    return parse_rfc3339(f"{max(declared)}T00:00:00Z")


def _regime(limits_nm: tuple[float, float]) -> Regime:
    if limits_nm[1] == 0.0:
        return Regime.INTERNAL_WATERS
    if limits_nm[1] == _TERRITORIAL_NM:
        return Regime.TERRITORIAL_SEA
    return _REGIMES.get(limits_nm[1], Regime.OTHER)


def _area(baseline: Baseline, inner_m: float, outer_m: float) -> Polygon | MultiPolygon:
    if outer_m == 0.0:
        assert isinstance(baseline, (Polygon, MultiPolygon))  # noqa: S101  internal waters are areas
        return baseline
    if inner_m:
        return ring(baseline, inner_m, outer_m)
    area = area_within(baseline, outer_m)
    if isinstance(baseline, MultiPoint):
        return area
    sea = shapely.difference(area, baseline)
    assert isinstance(sea, (Polygon, MultiPolygon))  # noqa: S101  an area less an area inside it
    return sea
