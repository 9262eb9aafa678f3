"""Make a track from published entry and exit times, so that it crosses a limit at those times.

The positions are illustrative: bearings about an island say where on the limit the crossings are
put. Between the crossings, and before and after them, the vessel moves in straight lines at an even
speed; its fixes lie half a minute off the whole minutes, so that no fix lies on the limit.
"""

import math
from dataclasses import dataclass

import numpy as np
import shapely
from shapely import LineString, MultiPolygon, Point, Polygon

from desktop_app.domain.errors import OffingError
from desktop_app.domain.tracks import Floats

_STEP_S = 60.0
_RAY_DEG = 2.0
_DEG_PER_NM = 1.0 / 60.0


@dataclass(frozen=True, slots=True)
class PublishedVisit:
    """What was published (times, epoch seconds UTC) and where the crossings are put.

    ``about`` is (lon, lat) of the point that bearings are taken from; ``turn_depth_nm`` makes the
    vessel turn inside, that far from the line between the two crossings.
    """

    entered_s: float
    left_s: float
    about: tuple[float, float]
    entry_bearing_deg: float
    exit_bearing_deg: float
    turn_depth_nm: float
    minutes_before: float
    minutes_after: float


def reconstruct(visit: PublishedVisit, zone: Polygon | MultiPolygon) -> Floats:
    """Fixes of shape (n, 3): epoch seconds UTC, longitude, latitude in degrees."""
    entry = _on_outer_limit(zone, visit.about, visit.entry_bearing_deg)
    leave = _on_outer_limit(zone, visit.about, visit.exit_bearing_deg)
    knots = _way_points(visit, entry, leave)
    first = math.ceil((knots[0, 0] - 30.0) / _STEP_S) * _STEP_S + 30.0
    times = np.arange(first, knots[-1, 0], _STEP_S)
    lon = np.interp(times, knots[:, 0], knots[:, 1])
    lat = np.interp(times, knots[:, 0], knots[:, 2])
    return np.column_stack((times, lon, lat))


def _way_points(visit: PublishedVisit, entry: Point, leave: Point) -> Floats:
    """Times and places between which the vessel moves evenly, with a run-in and a run-out."""
    inside = [(visit.entered_s, entry.x, entry.y)]
    if visit.turn_depth_nm:
        turn_x, turn_y = _turn(visit, entry, leave)
        inside.append(((visit.entered_s + visit.left_s) / 2, turn_x, turn_y))
    inside.append((visit.left_s, leave.x, leave.y))
    before = _continue(inside[1], inside[0], visit.minutes_before * 60.0)
    after = _continue(inside[-2], inside[-1], visit.minutes_after * 60.0)
    return np.array([before, *inside, after])


def _turn(visit: PublishedVisit, entry: Point, leave: Point) -> tuple[float, float]:
    """The turning point: from the middle of the crossings towards the island."""
    middle_x, middle_y = (entry.x + leave.x) / 2, (entry.y + leave.y) / 2
    shrink = math.cos(math.radians(middle_y))
    east, north = (visit.about[0] - middle_x) * shrink, visit.about[1] - middle_y
    share = visit.turn_depth_nm * _DEG_PER_NM / math.hypot(east, north)
    return middle_x + (visit.about[0] - middle_x) * share, middle_y + north * share


def _continue(
    start: tuple[float, float, float], end: tuple[float, float, float], duration_s: float
) -> tuple[float, float, float]:
    """Go on from ``end`` for a time, away from ``start``, as the vessel moved between them."""
    share = duration_s / abs(end[0] - start[0])
    later = end[0] + math.copysign(duration_s, end[0] - start[0])
    return later, end[1] + (end[1] - start[1]) * share, end[2] + (end[2] - start[2]) * share


def _on_outer_limit(
    zone: Polygon | MultiPolygon, about: tuple[float, float], bearing_deg: float
) -> Point:
    """Where a ray from a point leaves the zone for good."""
    angle = math.radians(bearing_deg)
    shrink = math.cos(math.radians(about[1]))
    end = (about[0] + _RAY_DEG * math.sin(angle) / shrink, about[1] + _RAY_DEG * math.cos(angle))
    met = shapely.get_parts(shapely.intersection(LineString([about, end]), zone.boundary))
    points = [part for part in met if isinstance(part, Point)]
    if not points:
        raise OffingError("No limit lies in that direction", f"{bearing_deg}°", "Change it.")
    return max(points, key=lambda point: math.hypot(point.x - about[0], point.y - about[1]))
