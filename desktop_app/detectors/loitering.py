"""Loitering: a vessel that hardly moves for hours without lying still.

A track **loiters** where it makes good no more than 2 knots for four hours or more, fixes at most
an hour apart. The speed is taken between fixes at least ten minutes apart, so that the noise of
positions does not pass for speed. A stretch whose positions all lie within a box of 600 m across is
taken for a vessel at anchor or moored and is no loitering. There are no hour or day blocks, hence
no seams.

Figures: duration, extent (the diagonal of the box about the stretch), the way sailed, and how many
times the way is longer than the extent. Confidence is high from twice the shortest duration, else
moderate. Fishing, waiting for orders or a berth, drifting under repair, and survey work look the
same. The distance from a port is not tested.
"""

from collections.abc import Iterator

import numpy as np

from desktop_app.detectors.evidence import decidable, finding_id, references
from desktop_app.domain.findings import Finding
from desktop_app.domain.rules import LoiteringRules
from desktop_app.domain.tracks import Integers, Track
from desktop_app.domain.units import KN_M_S
from desktop_app.geodesy.antimeridian import unwrap_lon
from desktop_app.geodesy.ellipsoid import distance_m

KIND = "loitering"


def find_loitering(track: Track, rules: LoiteringRules) -> tuple[Finding, ...]:
    """The stretches in which a track loiters, in time order; a pure function."""
    if not decidable(track):
        return ()
    found = (_finding(track, stretch, rules) for stretch in _slow_stretches(track, rules))
    return tuple(finding for finding in found if finding is not None)


def _slow_stretches(track: Track, rules: LoiteringRules) -> Iterator[Integers]:
    """Fixes (thinned out) of each stretch that is slow for long enough."""
    kept = _thinned(track, rules.speed_over_s)
    if len(kept) < 2:  # noqa: PLR2004  one fix has no speed
        return
    before, after = kept[:-1], kept[1:]
    way_m = distance_m(
        track.lon_deg[before], track.lat_deg[before], track.lon_deg[after], track.lat_deg[after]
    )
    duration_s = track.t_s[after] - track.t_s[before]
    slow = (way_m <= rules.top_speed_kn * KN_M_S * duration_s) & (
        duration_s <= rules.longest_interval_s
    )
    steps = np.flatnonzero(slow)
    if not len(steps):
        return
    for run in np.split(steps, np.flatnonzero(np.diff(steps) > 1) + 1):
        stretch = kept[run[0] : run[-1] + 2]
        if track.t_s[stretch[-1]] - track.t_s[stretch[0]] >= rules.shortest_s:
            yield stretch


def _thinned(track: Track, apart_s: float) -> Integers:
    """Indices of fixes, each at least so long after the one before it; the first is kept."""
    times = track.t_s
    if len(times) > 1 and float(np.diff(times).min()) >= apart_s:
        return np.arange(len(times))
    kept, at = [], 0
    while at < len(times):
        kept.append(at)
        at = int(np.searchsorted(times, times[at] + apart_s))
    return np.array(kept, dtype=np.int64)


def _finding(track: Track, stretch: Integers, rules: LoiteringRules) -> Finding | None:
    lon, lat = unwrap_lon(track.lon_deg[stretch]), track.lat_deg[stretch]
    extent_m = float(distance_m(lon.min(), lat.min(), lon.max(), lat.max()))
    if extent_m <= rules.lying_still_m:
        return None
    way_m = float(distance_m(lon[:-1], lat[:-1], lon[1:], lat[1:]).sum())
    start_s, end_s = float(track.t_s[stretch[0]]), float(track.t_s[stretch[-1]])
    lasted_s = end_s - start_s
    return Finding(
        id=finding_id(KIND, [track.vessel.id], [track.basis], start_s),
        kind=KIND,
        vessel_ids=(track.vessel.id,),
        zone_ids=(),
        start_s=start_s,
        end_s=end_s,
        basis=(track.basis,),
        confidence="high" if lasted_s >= 2 * rules.shortest_s else "moderate",
        uncertainty="begins and ends at a fix; the true times lie up to one interval further out",
        measures={
            "duration_s": lasted_s,
            "extent_m": extent_m,
            "way_m": way_m,
            "way_over_extent": way_m / extent_m,
            "mean_speed_kn": way_m / lasted_s / KN_M_S,
        },
        other_explanations=("fishing", "waiting", "drifting or at anchor", "survey work"),
        parameters=rules.as_dict(),
        evidence=references(track, [int(stretch[0]), int(stretch[-1])]),
    )
