"""Stays: the stretches that a track spends inside an area, before they are judged.

A stay is made of fixes inside (no more than the longest gap apart, none outside between), or of the
part of a straight way between two fixes outside that lies inside. Entry and exit are interpolated
only where the two fixes around them are at most the longest interpolated interval apart.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import MultiPolygon, Polygon

from desktop_app.detectors.crossings import shares_inside
from desktop_app.domain.rules import VisitRules
from desktop_app.domain.tracks import Floats
from desktop_app.domain.visits import Crossing
from desktop_app.geodesy.nearest import closest_m

Area = Polygon | MultiPolygon
Inside = NDArray[np.bool_]

_AT_FIX = 1e-9  # a part of a way that begins this near to a fix begins at it


@dataclass(frozen=True, slots=True, eq=False)
class Path:
    """Fixes as (n,) columns, longitudes continuous."""

    t_s: Floats
    lon_deg: Floats
    lat_deg: Floats

    def place(self, index: int) -> tuple[float, float]:
        """The position of a fix."""
        return float(self.lon_deg[index]), float(self.lat_deg[index])

    def part(self, first: int, last: int) -> "Path":
        """The fixes from ``first`` to ``last``, both included."""
        pick = slice(max(0, first), last + 1)
        return Path(self.t_s[pick], self.lon_deg[pick], self.lat_deg[pick])


@dataclass(frozen=True, slots=True)
class Stay:
    """One stretch inside. ``first`` and ``last`` are the indices of its fixes, None without any.

    ``before`` and ``after`` are the fixes outside that bound it, None where there is none.
    """

    entered: Crossing
    left: Crossing
    first: int | None
    last: int | None
    before: int | None
    after: int | None

    @property
    def begins_s(self) -> float:
        """The first moment known inside."""
        known = self.entered.at_s if self.entered.at_s is not None else self.entered.latest_s
        assert known is not None  # noqa: S101  a stay has a crossing or a fix
        return known

    @property
    def ends_s(self) -> float:
        """The last moment known inside."""
        known = self.left.at_s if self.left.at_s is not None else self.left.earliest_s
        assert known is not None  # noqa: S101  a stay has a crossing or a fix
        return known


def find_stays(path: Path, area: Area, rules: VisitRules) -> list[Stay]:
    """All stays in time order, short exits merged."""
    shapely.prepare(area)
    inside = _fixes_inside(path, area)
    stays = [
        *_stays_with_fixes(path, area, inside, rules),
        *_stays_between(path, area, inside, rules),
    ]
    return _merge(sorted(stays, key=lambda stay: stay.begins_s), path, area, rules)


def _fixes_inside(path: Path, area: Area) -> Inside:
    """Which fixes lie inside; only those in the area's box are examined."""
    west, south, east, north = area.bounds
    inside = (path.lon_deg >= west) & (path.lon_deg <= east)
    inside &= (path.lat_deg >= south) & (path.lat_deg <= north)
    near = np.flatnonzero(inside)
    if len(near):
        inside[near] = shapely.intersects_xy(area, path.lon_deg[near], path.lat_deg[near])
    return inside


def _stays_with_fixes(path: Path, area: Area, inside: Inside, rules: VisitRules) -> Iterator[Stay]:
    for first, last in _runs(inside, path.t_s, rules.longest_gap_s):
        before = first - 1 if first > 0 and not inside[first - 1] else None
        after = last + 1 if last + 1 < len(path.t_s) and not inside[last + 1] else None
        yield Stay(
            _entry(path, area, first, before, rules),
            _exit(path, area, last, after, rules),
            first,
            last,
            before,
            after,
        )


def _runs(inside: Inside, t_s: Floats, longest_gap_s: float) -> Iterator[tuple[int, int]]:
    """First and last index of each run of fixes inside that lie close enough in time."""
    indices = np.flatnonzero(inside)
    if not len(indices):
        return
    broken = (np.diff(indices) > 1) | (np.diff(t_s[indices]) > longest_gap_s)
    for run in np.split(indices, np.flatnonzero(broken) + 1):
        yield int(run[0]), int(run[-1])


def _entry(path: Path, area: Area, first: int, before: int | None, rules: VisitRules) -> Crossing:
    latest = float(path.t_s[first])
    if before is None:
        return Crossing(latest_s=latest)
    earliest = float(path.t_s[before])
    if latest - earliest > rules.longest_interpolated_s:
        return Crossing(earliest_s=earliest, latest_s=latest)
    spans = shares_inside(area, path.place(before), path.place(first))
    share = spans[-1][0] if spans and spans[-1][1] > 1.0 - _AT_FIX else 1.0
    return _crossing(path, before, share, earliest, latest)


def _exit(path: Path, area: Area, last: int, after: int | None, rules: VisitRules) -> Crossing:
    earliest = float(path.t_s[last])
    if after is None:
        return Crossing(earliest_s=earliest)
    latest = float(path.t_s[after])
    if latest - earliest > rules.longest_interpolated_s:
        return Crossing(earliest_s=earliest, latest_s=latest)
    spans = shares_inside(area, path.place(last), path.place(after))
    share = spans[0][1] if spans and spans[0][0] < _AT_FIX else 0.0
    return _crossing(path, last, share, earliest, latest)


def _crossing(
    path: Path, index: int, share: float, earliest: float | None, latest: float | None
) -> Crossing:
    """The crossing at a share of the way from a fix to the next."""
    t_s = path.t_s[index] + share * (path.t_s[index + 1] - path.t_s[index])
    lon = path.lon_deg[index] + share * (path.lon_deg[index + 1] - path.lon_deg[index])
    lat = path.lat_deg[index] + share * (path.lat_deg[index + 1] - path.lat_deg[index])
    return Crossing(float(t_s), earliest, latest, (float(lon), float(lat)))


def _stays_between(path: Path, area: Area, inside: Inside, rules: VisitRules) -> Iterator[Stay]:
    """Stays that only the way between two fixes shows."""
    for index in _ways_near(path, area, inside, rules.longest_interpolated_s):
        spans = shares_inside(area, path.place(index), path.place(index + 1))
        if inside[index]:
            spans = [span for span in spans if span[0] >= _AT_FIX]
        if inside[index + 1]:
            spans = [span for span in spans if span[1] <= 1.0 - _AT_FIX]
        earliest, latest = float(path.t_s[index]), float(path.t_s[index + 1])
        for begin, finish in spans:
            yield Stay(
                _crossing(path, index, begin, earliest, None),
                _crossing(path, index, finish, None, latest),
                None,
                None,
                index,
                index + 1,
            )


def _ways_near(path: Path, area: Area, inside: Inside, longest_s: float) -> list[int]:
    """Ways that cross: short enough in time, not inside at both ends, meeting the area.

    Ways whose box does not meet the area's are not examined; the prepared area answers for the
    others all at once, so that only few are cut to measure.
    """
    if len(path.t_s) < 2:  # noqa: PLR2004  one fix makes no way
        return []
    west, south, east, north = area.bounds
    lon0, lon1 = path.lon_deg[:-1], path.lon_deg[1:]
    lat0, lat1 = path.lat_deg[:-1], path.lat_deg[1:]
    near = (
        (np.diff(path.t_s) <= longest_s)
        & ~(inside[:-1] & inside[1:])
        & (np.minimum(lon0, lon1) <= east)
        & (np.maximum(lon0, lon1) >= west)
        & (np.minimum(lat0, lat1) <= north)
        & (np.maximum(lat0, lat1) >= south)
    )
    indices = np.flatnonzero(near)
    if not len(indices):
        return []
    fixes = np.column_stack((path.lon_deg, path.lat_deg))
    ways = shapely.linestrings(np.stack((fixes[indices], fixes[indices + 1]), axis=1))
    return [int(index) for index in indices[shapely.intersects(area, ways)]]


def _merge(stays: list[Stay], path: Path, area: Area, rules: VisitRules) -> list[Stay]:
    """Join stays with a short exit between them that leads no further out than the rule allows."""
    merged: list[Stay] = []
    for stay in stays:
        if merged and _briefly_out(merged[-1], stay, path, area, rules):
            before = merged[-1]
            merged[-1] = replace(
                before,
                left=stay.left,
                first=before.first if before.first is not None else stay.first,
                last=stay.last if stay.last is not None else before.last,
                after=stay.after,
            )
        else:
            merged.append(stay)
    return merged


def _briefly_out(one: Stay, other: Stay, path: Path, area: Area, rules: VisitRules) -> bool:
    if one.left.at_s is None or other.entered.at_s is None:
        return False
    if other.entered.at_s - one.left.at_s >= rules.merge_exit_s:
        return False
    between = np.flatnonzero((path.t_s > one.left.at_s) & (path.t_s < other.entered.at_s))
    return all(
        closest_m(np.array([path.place(int(index))]), area) <= rules.merge_distance_m
        for index in between
    )
