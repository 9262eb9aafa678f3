"""Encounters: two vessels close to each other for some time.

An **encounter** is a longest time in which two vessels are at most 500 m apart, thirty minutes or
more; each moves evenly between fixes at most an hour apart, longer silences end it. Times and the
least distance are solved for, not sampled, and there is no seam at midnight. A rule may ask that
both vessels' median speed is below a limit, as presets do:

* GFW (Global Fishing Watch): 500 m, two hours, below 2 kn; that it lies 10 km from an anchorage, as
  theirs must, is not tested here;
* Starboard: 200 m, thirty minutes; their distance from the shore is not tested here.

Confidence is high where both vessels have a fix at least every ten minutes on average, else
moderate. Vessels moored, at anchor or fishing side by side, and a pilot, tug or tanker at work,
look the same; nearness says nothing about a meeting having been arranged.
"""

from collections.abc import Collection, Sequence

import numpy as np

from desktop_app.detectors.closeness import Close, candidate_pairs, close_times
from desktop_app.detectors.evidence import decidable, finding_id, references
from desktop_app.domain.findings import Finding
from desktop_app.domain.rules import EncounterRules
from desktop_app.domain.tracks import Floats, Track
from desktop_app.domain.units import KN_M_S
from desktop_app.domain.visits import FixReference
from desktop_app.geodesy.ellipsoid import distance_m

KIND = "encounter"
_OFTEN_S = 600.0
_OTHER = (
    "moored or at anchor next to each other",
    "pilot, tug, tender or bunker vessel at work",
    "fishing on the same ground",
)
PRESETS = {
    "GFW": EncounterRules(distance_m=500.0, shortest_s=7200.0, top_median_speed_kn=2.0),
    "Starboard": EncounterRules(distance_m=200.0, shortest_s=1800.0),
}


def find_encounters(
    tracks: Sequence[Track], rules: EncounterRules, touched: Collection[str] | None = None
) -> tuple[Finding, ...]:
    """The encounters of all pairs, or of those with a touched vessel (ids); a pure function."""
    judged = [track for track in tracks if decidable(track)]
    step_s = rules.shortest_s / 2
    pairs = candidate_pairs(judged, rules.distance_m, step_s, rules.longest_interval_s, touched)
    found: list[Finding] = []
    for (first, second), (begin, end) in pairs.items():
        one, other = sorted((judged[first], judged[second]), key=lambda track: track.vessel.id)
        span = (begin - step_s, end + step_s)
        times = close_times(one, other, rules.distance_m, rules.longest_interval_s, span)
        for close in times:
            finding = _finding(one, other, close, rules)
            if finding is not None:
                found.append(finding)
    return tuple(sorted(found, key=lambda finding: (finding.start_s, finding.id)))


def _finding(one: Track, other: Track, close: Close, rules: EncounterRules) -> Finding | None:
    lasted_s = close.end_s - close.start_s
    if lasted_s < rules.shortest_s:
        return None
    speeds = [_median_speed_kn(track, close) for track in (one, other)]
    limit = rules.top_median_speed_kn
    if limit is not None and any(speed is None or speed >= limit for speed in speeds):
        return None
    fixes = [_fixes_within(track, close) for track in (one, other)]
    often = all(len(indices) * _OFTEN_S >= lasted_s for indices in fixes)
    bases = tuple(sorted({one.basis, other.basis}))
    names = (one.vessel.id, other.vessel.id)
    return Finding(
        id=finding_id(KIND, names, bases, close.start_s),
        kind=KIND,
        vessel_ids=names,
        zone_ids=(),
        start_s=close.start_s,
        end_s=close.end_s,
        basis=bases,
        confidence="high" if often else "moderate",
        uncertainty="between fixes both are taken to move evenly on straight lines",
        measures={
            "duration_s": lasted_s,
            "closest_m": close.closest_m,
            "closest_at_s": close.closest_at_s,
            "median_speed_kn": speeds[0],
            "other_median_speed_kn": speeds[1],
            "fixes": float(len(fixes[0])),
            "other_fixes": float(len(fixes[1])),
        },
        other_explanations=_OTHER,
        parameters=rules.as_dict(),
        evidence=(*_bounding(one, close), *_bounding(other, close)),
    )


def _fixes_within(track: Track, close: Close) -> Floats:
    first, last = np.searchsorted(track.t_s, [close.start_s, close.end_s])
    return track.t_s[first:last]


def _around(track: Track, close: Close) -> tuple[int, int]:
    """The last fix not after the start and the first not before the end."""
    first = int(np.searchsorted(track.t_s, close.start_s, "right")) - 1
    last = int(np.searchsorted(track.t_s, close.end_s, "left"))
    return max(0, first), min(len(track) - 1, last)


def _bounding(track: Track, close: Close) -> tuple[FixReference, ...]:
    return references(track, _around(track, close))


def _median_speed_kn(track: Track, close: Close) -> float | None:
    first, last = _around(track, close)
    if last <= first:
        return None
    pick, follow = slice(first, last), slice(first + 1, last + 1)
    way_m = distance_m(
        track.lon_deg[pick], track.lat_deg[pick], track.lon_deg[follow], track.lat_deg[follow]
    )
    return float(np.median(way_m / np.diff(track.t_s[first : last + 1]))) / KN_M_S
