"""What becomes of a stay if the limit lies further out or in."""

import math
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

import numpy as np
import shapely
from shapely import MultiPoint, MultiPolygon, Point, Polygon

from desktop_app.detectors.stays import Area, Path, Stay, find_stays
from desktop_app.domain.rules import VisitRules
from desktop_app.domain.visits import Sensitivity
from desktop_app.domain.zones import Baseline, Zone
from desktop_app.geodesy.antimeridian import join, turned
from desktop_app.geodesy.ellipsoid import LocalPlane
from desktop_app.geodesy.limits import ring, sea_within

_MARGIN_FIXES = 40
_LONG_DEG = 6.0  # a baseline longer than this is not rebuilt as a whole for every shift
_SURELY_M = 20_000.0  # further than limits are shifted
_M_PER_DEG = 110_500.0
_STEP_DEG = 1.0 / 60.0


@lru_cache(maxsize=512)
def shifted_area(zone: Zone, shift_m: float) -> Area | None:
    """The zone's continuous area with its limits moved outwards; None where nothing is left.

    Limits built from a baseline move together, to their distances plus the shift; an area given as
    such grows or shrinks.
    """
    if zone.baseline is not None and zone.outer_m:
        return _rebuilt(zone, shift_m)
    area = join(zone.area)
    plane = LocalPlane(area.centroid.x, area.centroid.y)
    # Its edges are straight in lon/lat: they are laid into the plane in short pieces.
    flat = plane.to_plane(shapely.segmentize(area, _STEP_DEG))
    return _area(plane.to_globe(shapely.buffer(flat, shift_m, quad_segs=32)))


def _rebuilt(zone: Zone, shift_m: float) -> Area | None:
    assert zone.baseline is not None and zone.outer_m is not None  # noqa: S101, PT018  asked above
    outer, inner = zone.outer_m + shift_m, (zone.inner_m or 0.0) + shift_m
    if outer <= 0:
        return None
    if zone.inner_m:
        return _area(join(ring(zone.baseline, max(inner, 1.0), outer)))
    return _area(join(sea_within(zone.baseline, outer)))


def _area(geometry: shapely.Geometry) -> Area | None:
    parts = [part for part in shapely.get_parts(geometry) if isinstance(part, Polygon)]
    parts = [part for part in parts if not part.is_empty]
    if not parts:
        return None
    return parts[0] if len(parts) == 1 else MultiPolygon(parts)


def sensitivity(
    path: Path,
    stay: Stay,
    zone: Zone,
    turn_deg: float,
    shifts_m: Iterable[float],
    rules: VisitRules,
) -> tuple[Sensitivity, ...]:
    """The dwell for each shift; ``turn_deg`` is how far the zone was turned to meet the track."""
    near = _around(path, stay)
    return tuple(
        Sensitivity(shift_m, _dwell(overlapping(near, stay, zone, turn_deg, shift_m, rules)))
        for shift_m in shifts_m
    )


def outlasts(
    path: Path, stay: Stay, zone: Zone, turn_deg: float, shift_m: float, rules: VisitRules
) -> bool:
    """Whether anything of a stay is left when the limit moves."""
    return bool(overlapping(_around(path, stay), stay, zone, turn_deg, shift_m, rules))


def overlapping(
    path: Path, stay: Stay, zone: Zone, turn_deg: float, shift_m: float, rules: VisitRules
) -> list[Stay]:
    """The stays with the limit moved that overlap a stay in time."""
    near = _near(zone, path)
    area = shifted_area(near, shift_m)
    if area is None:
        return []
    if near is not zone:  # its area may lie on the other side of 180°
        turn_deg = _turn_deg(path, area)
    moved = turned(area, turn_deg)
    return [
        other
        for other in find_stays(path, moved, rules)
        if other.begins_s <= stay.ends_s and other.ends_s >= stay.begins_s
    ]


def _near(zone: Zone, path: Path) -> Zone:
    """The zone; where its baseline is long, with only the part of it that is near the path."""
    if zone.baseline is None or not zone.outer_m:
        return zone
    west, south, east, north = zone.baseline.bounds
    if max(east - west, north - south) < _LONG_DEG:
        return zone
    turn_deg = _turn_deg(path, zone.baseline)
    high = (zone.outer_m + _SURELY_M) / _M_PER_DEG
    wide = high / max(0.05, math.cos(math.radians(min(88.0, np.abs(path.lat_deg).max() + high))))
    box = (
        math.floor(path.lon_deg.min() - turn_deg - wide),
        math.floor(path.lat_deg.min() - high),
        math.ceil(path.lon_deg.max() - turn_deg + wide),
        math.ceil(path.lat_deg.max() + high),
    )
    return _with_baseline_in(zone, box)


@lru_cache(maxsize=512)
def _with_baseline_in(zone: Zone, box: tuple[int, int, int, int]) -> Zone:
    """A zone with the part of its baseline that lies in a box of whole degrees, or as it is."""
    assert zone.baseline is not None  # noqa: S101  asked above
    part = shapely.intersection(zone.baseline, shapely.box(*box))
    if isinstance(part, Point):
        part = MultiPoint([part])
    if part.is_empty or not isinstance(part, Baseline):
        return zone
    return replace(zone, baseline=part)


def _turn_deg(path: Path, geometry: shapely.Geometry) -> float:
    """How far east a geometry is to be turned, in whole turns, to lie beside a path."""
    west, _, east, _ = shapely.bounds(geometry)
    return 360.0 * round((float(path.lon_deg.mean()) - float(west + east) / 2.0) / 360.0)


def _dwell(stays: list[Stay]) -> float | None:
    """The time inside, where every entry and exit of it is known."""
    total = 0.0
    for stay in stays:
        if stay.entered.at_s is None or stay.left.at_s is None:
            return None
        total += stay.left.at_s - stay.entered.at_s
    return total if stays else None


def _around(path: Path, stay: Stay) -> Path:
    """The part of a track near a stay, wide enough for its ends to move."""
    first = int(np.searchsorted(path.t_s, stay.begins_s)) - _MARGIN_FIXES
    last = int(np.searchsorted(path.t_s, stay.ends_s)) + _MARGIN_FIXES
    return path.part(first, last)
