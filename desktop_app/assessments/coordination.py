"""The coordination sheet: indicators that two vessels moved with regard to each other.

Each indicator is present, absent or not assessable, with its value and its threshold. Counts are no
score: the indicators do not weigh the same, and none of them shows intent. Ships in one lane show
several of them. Nothing here says that vessels acted together; that is an analyst's judgement, and
stands beside it under the analyst's name. From illustrative positions only the overlap of published
times may be read.
"""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from desktop_app.assessments.pair_series import STEP_S, PairSeries, pair_series
from desktop_app.domain.basis import NOT_DECIDABLE
from desktop_app.domain.incidents import Incident
from desktop_app.domain.moments import duration_text
from desktop_app.domain.positions import nm_text
from desktop_app.domain.snapshot import Snapshot
from desktop_app.domain.tracks import Track
from desktop_app.domain.units import DAY_S, HOUR_S, NM_M
from desktop_app.domain.visits import Visit
from desktop_app.domain.words import say

NEAR_M = 2.0 * NM_M
_LONG_S = HOUR_S
_SAME_COURSE_DEG = 10.0
_SAME_SPEED_KN = 1.0
_SHARE = 0.8
_SPREAD = 0.1
_TURN_DEG = 20.0
_TURN_MINUTES = 5
_FEWEST_TURNS = 2
_LAG_MINUTES = 60
_IN_STEP_MINUTES = 2


class Presence(StrEnum):
    """Whether an indicator is there."""

    PRESENT = "present"
    ABSENT = "absent"
    NOT_ASSESSABLE = "not assessable"


@dataclass(frozen=True, slots=True)
class Indicator:
    """One indicator: what is asked, whether it is so, the value found, and the threshold."""

    what: str
    presence: Presence
    value: str
    threshold: str


@dataclass(frozen=True, slots=True, eq=False)
class CoordinationSheet:
    """The indicators for two vessels of an incident; ``series`` is None where nothing is plotted.

    ``why_no_series`` says why; times are epoch seconds UTC.
    """

    incident_id: str
    vessel_ids: tuple[str, str]
    start_s: float
    end_s: float
    indicators: tuple[Indicator, ...]
    series: PairSeries | None
    why_no_series: str = ""

    def count(self, presence: Presence) -> int:
        """How many indicators are so."""
        return sum(indicator.presence is presence for indicator in self.indicators)


def vessel_pairs(incident: Incident, state: Snapshot) -> list[tuple[str, str]]:
    """The pairs of an incident's vessels; those of different flags first."""
    names = incident.vessel_ids
    pairs = [(one, other) for place, one in enumerate(names) for other in names[place + 1 :]]
    flags = {name: state.vessels[name].flag for name in names}
    return sorted(pairs, key=lambda pair: flags[pair[0]] == flags[pair[1]])


def coordination_sheet(
    incident: Incident, pair: tuple[str, str], state: Snapshot
) -> CoordinationSheet:
    """The sheet of two vessels, from an hour before the incident to an hour after it."""
    visits = [one for one in state.incident_visits(incident) if one.vessel_id in pair]
    times = [entry.t_s for visit in visits for entry in visit.evidence]
    times += [t for v in visits for t in (v.entered.at_s, v.left.at_s) if t is not None]
    start_s, end_s = min(times) - HOUR_S, max(times) + HOUR_S
    longest_s = state.rules.visits.longest_interpolated_s
    one, other = (_track(name, start_s, end_s, state) for name in pair)
    series, met, why = None, None, ""
    if one is None or other is None:
        why = _why_none(pair, state)
    else:
        series = pair_series(one, other, start_s, end_s, longest_s)
        met = pair_series(one, other, start_s - DAY_S, end_s + DAY_S, longest_s)
        if len(series) < 2:  # noqa: PLR2004  a course needs two
            series, why = None, say("the two were never heard at the same time")
    indicators = (
        _overlap(visits, pair),
        *_from_series(series, why),
        _met(met, start_s, end_s, why),
        Indicator(
            say("same origin and destination"),
            Presence.NOT_ASSESSABLE,
            say("no source states it"),
            "",
        ),
    )
    return CoordinationSheet(incident.id, pair, start_s, end_s, indicators, series, why)


def _track(vessel_id: str, start_s: float, end_s: float, state: Snapshot) -> Track | None:
    """The vessel's track whose positions are evidence, with the most fixes in the period."""
    fitting = [
        track
        for track in state.tracks
        if track.vessel.id == vessel_id
        and not track.basis.illustrative
        and len(track) > 1
        and track.t_s[0] <= end_s
        and track.t_s[-1] >= start_s
    ]
    return max(fitting, key=len, default=None)


def _why_none(pair: tuple[str, str], state: Snapshot) -> str:
    illustrative = any(
        track.basis.illustrative for track in state.tracks if track.vessel.id in pair
    )
    return say(NOT_DECIDABLE) if illustrative else say("one of them has no track at that time")


def _overlap(visits: list[Visit], pair: tuple[str, str]) -> Indicator:
    """Both in one zone at once, by known entry and exit times (published ones too)."""
    what, threshold = say("same zone at the same time"), say("any overlap")
    known = [v for v in visits if v.entered.at_s is not None and v.left.at_s is not None]
    spans = [
        min(a.left.at_s or 0.0, b.left.at_s or 0.0)
        - max(a.entered.at_s or 0.0, b.entered.at_s or 0.0)
        for a in known
        for b in known
        if a.vessel_id == pair[0] and b.vessel_id == pair[1] and a.zone_id == b.zone_id
    ]
    if not spans:
        why = say("entry and exit of both are not known")
        return Indicator(what, Presence.NOT_ASSESSABLE, why, threshold)
    longest = max(spans)
    if longest <= 0:
        value = say("{time} between them", time=duration_text(-longest))
        return Indicator(what, Presence.ABSENT, value, threshold)
    value = say("{time} overlap", time=duration_text(longest))
    return Indicator(what, Presence.PRESENT, value, threshold)


def _from_series(series: PairSeries | None, why: str) -> list[Indicator]:
    asked = (
        (say("near each other"), say("within 2 nm for 1 h"), _near),
        (say("keeping station"), say("spread below a tenth of the range, for 1 h"), _station),
        (say("same course"), say("within 10° for 80 % of the time"), _course),
        (say("same speed"), say("within 1 kn for 80 % of the time"), _speed),
        (say("turns within 5 min of each other"), say("80 % of at least 2 turns each"), _turns),
        (say("moving in step"), say("best fit at a lag of at most 2 min"), _in_step),
    )
    found = []
    for what, threshold, measure in asked:
        presence, value = (Presence.NOT_ASSESSABLE, why) if series is None else measure(series)
        found.append(Indicator(what, presence, value, threshold))
    return found


def _is(found: bool) -> Presence:  # one value, told as a word
    return Presence.PRESENT if found else Presence.ABSENT


def _longest_near_s(series: PairSeries) -> tuple[float, slice]:
    """The longest unbroken time within 2 nm, and where it lies in the columns."""
    places = np.flatnonzero(series.apart_m <= NEAR_M)
    if not len(places):
        return 0.0, slice(0, 0)
    breaks = np.flatnonzero(np.diff(series.t_s[places]) > STEP_S + 1.0) + 1
    longest = max(np.split(places, breaks), key=len)
    first, last = int(longest[0]), int(longest[-1])
    return float(series.t_s[last] - series.t_s[first]), slice(first, last + 1)


def _near(series: PairSeries) -> tuple[Presence, str]:
    longest_s, _ = _longest_near_s(series)
    closest = nm_text(float(series.apart_m.min()))
    value = say(
        "closest {range}; within 2 nm for {time}", range=closest, time=duration_text(longest_s)
    )
    return _is(longest_s >= _LONG_S), value


def _station(series: PairSeries) -> tuple[Presence, str]:
    """How much the other's place in the one's frame (ahead, abeam) varies, by the mean range."""
    longest_s, part = _longest_near_s(series)
    if longest_s < _LONG_S:
        return Presence.ABSENT, say("never within 2 nm for 1 h")
    course = np.radians(series.one_course_deg[part])
    apart = (series.other - series.one)[part]
    ahead = apart[:, 0] * np.sin(course) + apart[:, 1] * np.cos(course)
    abeam = apart[:, 0] * np.cos(course) - apart[:, 1] * np.sin(course)
    known = np.isfinite(ahead)
    if not known.any():
        return Presence.NOT_ASSESSABLE, say("not under way")
    spread = float(np.hypot(ahead[known].std(), abeam[known].std()))
    share = spread / max(1.0, float(series.apart_m[part].mean()))
    return _is(share < _SPREAD), say("spread {n} % of the range", n=round(100 * share))


def _course(series: PairSeries) -> tuple[Presence, str]:
    return _share_of(series.course_difference_deg <= _SAME_COURSE_DEG, series.course_difference_deg)


def _speed(series: PairSeries) -> tuple[Presence, str]:
    difference = np.abs(series.one_kn - series.other_kn)
    return _share_of(difference < _SAME_SPEED_KN, difference)


def _share_of(fits: np.ndarray, measured: np.ndarray) -> tuple[Presence, str]:
    known = np.isfinite(measured)
    if not known.any():
        return Presence.NOT_ASSESSABLE, say("not under way")
    share = float(fits[known].mean())
    return _is(share >= _SHARE), say("{n} % of the time", n=round(100 * share))


def _turns(series: PairSeries) -> tuple[Presence, str]:
    one, other = (
        _turn_times(series.t_s, series.one_course_deg),
        _turn_times(series.t_s, series.other_course_deg),
    )
    if min(len(one), len(other)) < _FEWEST_TURNS:
        return Presence.NOT_ASSESSABLE, say("fewer than two turns of each")
    answered = [min(abs(t - mark) for mark in other) <= _TURN_MINUTES * 60 for t in one]
    share = sum(answered) / len(answered)
    value = say("{k} of {n} turns answered", k=sum(answered), n=len(answered))
    return _is(share >= _SHARE), value


def _turn_times(t_s: np.ndarray, course_deg: np.ndarray) -> list[float]:
    """When the course changed by 20° or more within five minutes; one time for each turn."""
    if len(t_s) <= _TURN_MINUTES:
        return []
    before, after = course_deg[:-_TURN_MINUTES], course_deg[_TURN_MINUTES:]
    change = np.abs((after - before + 180.0) % 360.0 - 180.0)
    whole = t_s[_TURN_MINUTES:] - t_s[:-_TURN_MINUTES] <= _TURN_MINUTES * STEP_S + 1.0
    turning = np.flatnonzero((change >= _TURN_DEG) & whole)
    parts = np.split(turning, np.flatnonzero(np.diff(turning) > 1) + 1)
    return [float(t_s[part].mean()) + _TURN_MINUTES * STEP_S / 2 for part in parts if len(part)]


def _in_step(series: PairSeries) -> tuple[Presence, str]:
    """The lag at which the shape of one's way fits the other's best: none, or one behind."""
    if len(series) <= 2 * _LAG_MINUTES or np.any(np.diff(series.t_s) > STEP_S + 1.0):
        return Presence.NOT_ASSESSABLE, say("not two hours without a gap")
    middle = slice(_LAG_MINUTES, len(series) - _LAG_MINUTES)
    fits = []
    for lag in range(-_LAG_MINUTES, _LAG_MINUTES + 1):
        moved = series.other[middle.start + lag : middle.stop + lag]
        fits.append((float(np.median(np.hypot(*(moved - series.one[middle]).T))), abs(lag), lag))
    lag = min(fits)[2]
    value = say("best fit at {n} min", n=lag)
    return _is(abs(lag) <= _IN_STEP_MINUTES), value


def _met(series: PairSeries | None, start_s: float, end_s: float, why: str) -> Indicator:
    """Within 2 nm of each other in the day before or after."""
    what, threshold = say("met before or after"), say("within 2 nm, up to 24 h before or after")
    if series is None:
        return Indicator(what, Presence.NOT_ASSESSABLE, why, threshold)
    outside = (series.t_s < start_s) | (series.t_s > end_s)
    if not outside.any():
        value = say("no track of both then")
        return Indicator(what, Presence.NOT_ASSESSABLE, value, threshold)
    closest = float(series.apart_m[outside].min())
    value = say("closest {range}", range=nm_text(closest))
    return Indicator(what, _is(closest <= NEAR_M), value, threshold)
