"""Two vessels side by side: where both are known, once a minute.

Between two fixes a vessel is taken to move evenly, where they lie no further apart than the rule's
longest interpolated interval; elsewhere nothing is said. Positions are those of one local plane.
"""

from dataclasses import dataclass

import numpy as np

from desktop_app.domain.tracks import Floats, Track
from desktop_app.domain.units import KN_M_S
from desktop_app.geodesy.ellipsoid import LocalPlane

STEP_S = 60.0


@dataclass(frozen=True, slots=True, eq=False)
class PairSeries:
    """Columns of shape (n,) at times ``t_s`` (epoch seconds UTC, a minute apart or more).

    ``one`` and ``other`` are (n, 2) metres east and north of a common point; speeds in knots;
    courses in degrees; ``apart_m`` the range; ``course_difference_deg`` in [0, 180]. NaN where a
    value cannot be told.
    """

    t_s: Floats
    one: Floats
    other: Floats
    apart_m: Floats
    one_kn: Floats
    other_kn: Floats
    one_course_deg: Floats
    other_course_deg: Floats
    course_difference_deg: Floats

    def __len__(self) -> int:
        return len(self.t_s)


def pair_series(
    one: Track, other: Track, start_s: float, end_s: float, longest_gap_s: float
) -> PairSeries:
    """Both vessels from ``start_s`` to ``end_s``, where both are known."""
    first = np.ceil(max(start_s, one.t_s[0], other.t_s[0]) / STEP_S) * STEP_S
    last = min(end_s, float(one.t_s[-1]), float(other.t_s[-1]))
    t_s = np.arange(first, last + 1e-6, STEP_S) if last >= first else np.empty(0)
    t_s = t_s[_known(one, t_s, longest_gap_s) & _known(other, t_s, longest_gap_s)]
    plane = LocalPlane(float(one.lon_deg[0]), float(one.lat_deg[0]))
    a, b = (_positions(track, t_s, plane) for track in (one, other))
    one_kn, one_course = _motion(t_s, a)
    other_kn, other_course = _motion(t_s, b)
    turned = np.abs((one_course - other_course + 180.0) % 360.0 - 180.0)
    return PairSeries(
        t_s,
        a,
        b,
        np.hypot(*(b - a).T),
        one_kn,
        other_kn,
        one_course,
        other_course,
        turned,
    )


def _known(track: Track, t_s: Floats, longest_gap_s: float) -> np.ndarray:
    after = np.clip(np.searchsorted(track.t_s, t_s, side="left"), 0, len(track) - 1)
    before = np.clip(np.searchsorted(track.t_s, t_s, side="right") - 1, 0, len(track) - 1)
    return np.asarray(track.t_s[after] - track.t_s[before] <= longest_gap_s)


def _positions(track: Track, t_s: Floats, plane: LocalPlane) -> Floats:
    flat = plane.flat(np.column_stack((track.lon_deg, track.lat_deg)))
    columns = [np.interp(t_s, track.t_s, flat[:, axis]) for axis in (0, 1)]
    return np.column_stack(columns)


def _motion(t_s: Floats, places: Floats) -> tuple[Floats, Floats]:
    """Speed and course over the minute after each time; NaN after a break and at the end."""
    speed, course = np.full(len(t_s), np.nan), np.full(len(t_s), np.nan)
    if len(t_s) > 1:
        step, seconds = np.diff(places, axis=0), np.diff(t_s)
        whole = seconds <= STEP_S + 1e-6
        speed[:-1][whole] = np.hypot(*step.T)[whole] / seconds[whole] / KN_M_S
        course[:-1][whole] = np.degrees(np.arctan2(step[:, 0], step[:, 1]))[whole] % 360.0
        course[:-1][whole & (np.hypot(*step.T) < seconds * 0.5 * KN_M_S)] = np.nan
    return speed, course
