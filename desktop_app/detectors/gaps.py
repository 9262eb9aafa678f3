"""Visits that a gap leaves possible: both fixes outside, but the area within reach between them."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import shapely

from desktop_app.detectors.stays import Area, Path, Stay
from desktop_app.domain.rules import VisitRules
from desktop_app.domain.units import KN_M_S, speed_kn
from desktop_app.geodesy.reach import least_way_into, least_way_out

_ROUGHLY_M_PER_DEG = 111_700.0  # a degree is never longer than this (equator 111,320 m)


@dataclass(frozen=True, slots=True)
class Gap:
    """A gap in which a visit was possible: the fix before it, and what it would have taken."""

    before: int
    required_speed_kn: float
    longest_dwell_s: float


def possible_gaps(path: Path, area: Area, rules: VisitRules) -> Iterator[Gap]:
    """Gaps longer than may be interpolated, both ends outside, the area reachable at top speed."""
    durations = np.diff(path.t_s)
    long = (durations > rules.longest_interpolated_s) & (durations <= rules.longest_gap_s)
    top_m_s = rules.top_speed_kn * KN_M_S
    for index in np.flatnonzero(long).tolist():
        start, end = path.place(index), path.place(index + 1)
        if _certainly_too_far(area, start, end, durations[index] * top_m_s):
            continue
        if shapely.intersects_xy(area, [start[0], end[0]], [start[1], end[1]]).any():
            continue
        way_m = least_way_into(area, start, end)
        needed = speed_kn(way_m, durations[index])
        if needed <= rules.top_speed_kn:
            yield Gap(index, needed, float(durations[index] - way_m / top_m_s))


def _certainly_too_far(
    area: Area, start: tuple[float, float], end: tuple[float, float], reach_m: float
) -> bool:
    """Whether the area's box lies further north or south than the vessel can have sailed."""
    _, south, _, north = area.bounds
    off = max(0.0, start[1] - north, south - start[1]) + max(0.0, end[1] - north, south - end[1])
    return off * (_ROUGHLY_M_PER_DEG - 1200.0) > reach_m


def unseen_stretches(path: Path, stay: Stay, rules: VisitRules) -> list[int]:
    """Indices of the fixes of a stay after which it was unseen for longer than interpolated."""
    if stay.first is None or stay.last is None:
        return []
    durations = np.diff(path.t_s[stay.first : stay.last + 1])
    return [stay.first + int(i) for i in np.flatnonzero(durations > rules.longest_interpolated_s)]


def may_have_left(path: Path, area: Area, index: int, rules: VisitRules) -> bool:
    """Whether the vessel could have left and returned unseen after the fix at ``index``."""
    way_m = least_way_out(area, path.place(index), path.place(index + 1))
    duration_s = float(path.t_s[index + 1] - path.t_s[index])
    return speed_kn(way_m, duration_s) <= rules.top_speed_kn
