"""AIS gaps: a vessel that was heard regularly, and then was not.

A **gap** is the time between two fixes of a vessel with an MMSI that is longer than an hour and
longer than six times the median interval between its fixes of the 24 hours before. It is **open**
where the archive goes on for that long after the vessel's last fix. From six hours it is *long*.

Figures: how long; how far apart its two fixes lie and the least speed between them; how far in all
the vessel could have sailed at the top speed (between the fixes: out and back); how many other
vessels were heard within 30 nm of its last position in the hour before or after. The zones it could
have reached are the "possible" zone visits.

Confidence is about the silence being the vessel's: high where three or more others were heard
nearby, moderate where one or two were, low where none was (reception may have failed). Why a
vessel was silent, the tracks do not say. Sightings are not AIS and give no gap.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from desktop_app.detectors.evidence import decidable, finding_id, references
from desktop_app.domain.basis import Basis
from desktop_app.domain.findings import Finding
from desktop_app.domain.rules import AisGapRules
from desktop_app.domain.tracks import Floats, Integers, Track
from desktop_app.domain.units import DAY_S, HOUR_S, KN_M_S, speed_kn
from desktop_app.geodesy.ellipsoid import distance_m

KIND = "AIS gap"
_SURE_FROM = 3  # other vessels heard
_OTHER = (
    "out of reach of receivers",
    "transponder fault or switched off",
    "positions left out by the provider",
)


@dataclass(frozen=True, slots=True, eq=False)
class _Heard:
    """All fixes that might be AIS, in time order, with the number of their track."""

    t_s: Floats
    lon_deg: Floats
    lat_deg: Floats
    track: Integers


def find_ais_gaps(tracks: Sequence[Track], rules: AisGapRules) -> tuple[Finding, ...]:
    """The gaps of all tracks, by vessel and time; a pure function."""
    speaking = [track for track in tracks if _is_ais(track)]
    if not speaking:
        return ()
    heard = _all_fixes(speaking)
    archive_end_s = float(heard.t_s[-1])
    return tuple(
        _finding(number, track, index, heard, rules)
        for number, track in enumerate(speaking)
        for index in _silent_after(track.t_s, archive_end_s, rules)
    )


def _is_ais(track: Track) -> bool:
    return decidable(track) and track.basis is not Basis.SIGHTING and track.vessel.mmsi is not None


def _all_fixes(tracks: Sequence[Track]) -> _Heard:
    t_s = np.concatenate([track.t_s for track in tracks])
    order = np.argsort(t_s, kind="stable")
    return _Heard(
        t_s[order],
        np.concatenate([track.lon_deg for track in tracks])[order],
        np.concatenate([track.lat_deg for track in tracks])[order],
        np.repeat(np.arange(len(tracks)), [len(track) for track in tracks])[order],
    )


def _silent_after(t_s: Floats, archive_end_s: float, rules: AisGapRules) -> Iterator[int]:
    """Indices of the fixes after which the vessel was silent for too long."""
    intervals = np.diff(t_s, append=max(archive_end_s, float(t_s[-1])))
    for index in np.flatnonzero(intervals > rules.shortest_s).tolist():
        first = int(np.searchsorted(t_s, t_s[index] - DAY_S))
        before = intervals[first:index]
        usual_s = float(np.median(before)) if len(before) else 0.0
        if intervals[index] > rules.times_the_usual * usual_s:
            yield index


def _finding(number: int, track: Track, index: int, heard: _Heard, rules: AisGapRules) -> Finding:
    start_s = float(track.t_s[index])
    is_open = index + 1 == len(track)
    end_s = float(heard.t_s[-1]) if is_open else float(track.t_s[index + 1])
    apart_m = None if is_open else _apart_m(track, index)
    nearby = _heard_nearby(number, track, index, heard, rules)
    return Finding(
        id=finding_id(KIND, [track.vessel.id], [track.basis], start_s),
        kind=KIND,
        vessel_ids=(track.vessel.id,),
        zone_ids=(),
        start_s=start_s,
        end_s=None if is_open else end_s,
        basis=(track.basis,),
        confidence="high" if nearby >= _SURE_FROM else "moderate" if nearby else "low",
        uncertainty="the silence lies within its two fixes; its cause is not known",
        measures={
            "duration_s": end_s - start_s,
            "length": "long" if end_s - start_s >= rules.long_s else "short",
            "distance_m": apart_m,
            "least_speed_kn": None if apart_m is None else speed_kn(apart_m, end_s - start_s),
            "could_have_sailed_m": rules.top_speed_kn * KN_M_S * (end_s - start_s),
            "others_heard": float(nearby),
        },
        other_explanations=_OTHER,
        parameters=rules.as_dict(),
        evidence=references(track, [index] if is_open else [index, index + 1]),
    )


def _apart_m(track: Track, index: int) -> float:
    lon, lat = track.lon_deg, track.lat_deg
    return float(distance_m(lon[index], lat[index], lon[index + 1], lat[index + 1]))


def _heard_nearby(number: int, track: Track, index: int, heard: _Heard, rules: AisGapRules) -> int:
    """How many other vessels were heard near the last fix, an hour before or after."""
    moment = track.t_s[index]
    first, last = np.searchsorted(heard.t_s, [moment - HOUR_S, moment + HOUR_S])
    lat = heard.lat_deg[first:last]
    close = (np.abs(lat - track.lat_deg[index]) < rules.nearby_m / 110_000.0) & (
        heard.track[first:last] != number
    )
    picked = first + np.flatnonzero(close)
    if not len(picked):
        return 0
    away_m = distance_m(
        heard.lon_deg[picked], heard.lat_deg[picked], track.lon_deg[index], track.lat_deg[index]
    )
    return len(np.unique(heard.track[picked[away_m <= rules.nearby_m]]))
