"""Impossible jumps, and two vessels under one identity.

A **jump** is a way between two fixes that would have needed more than 60 knots even if the fixes
were 200 m nearer to each other. Jumps with at most an hour from one to the next are one group.

Within a group each fix is given to the strand of fixes that it can have followed on from at that
speed; it goes to the strand whose last fix is nearest. Where two or more strands get three fixes or
more and none jumps, two transmitters seem to have used one identity: an **identity conflict**. Any
other group is one **impossible jump**.

A stray position, a clock that is off, and false AIS look the same as each other here; a false track
that moves as a ship would is not found at all. Confidence is moderate; it is high for a conflict
whose strands have ten fixes or more. Nothing says which strand is the vessel named.
"""

from collections.abc import Iterator

import numpy as np

from desktop_app.detectors.evidence import decidable, finding_id, references
from desktop_app.domain.findings import Finding
from desktop_app.domain.rules import JumpRules
from desktop_app.domain.tracks import Floats, Track
from desktop_app.domain.units import KN_M_S
from desktop_app.geodesy.ellipsoid import distance_m

JUMP = "impossible jump"
CONFLICT = "identity conflict"
_STRAND = 3  # fixes that make a strand
_SURE_FROM = 10  # fixes in each strand
_MOST_STRANDS = 12


def find_jumps(track: Track, rules: JumpRules) -> tuple[Finding, ...]:
    """Jumps and identity conflicts of a track, in time order; a pure function."""
    if not decidable(track):
        return ()
    return tuple(
        _finding(track, first, last, jumps, rules) for first, last, jumps in _groups(track, rules)
    )


def jump_speeds(track: Track, rules: JumpRules) -> tuple[list[int], Floats]:
    """Indices of the fixes before a jump, and the least speeds in knots that they would take."""
    duration_s = np.diff(track.t_s)
    north = np.abs(np.diff(track.lat_deg))
    east = np.abs(np.diff(track.lon_deg))
    east = np.minimum(east, 360.0 - east)
    # A degree is never longer than 112 km: what is too slow even so is no jump.
    likely = (north + east) * 112_000.0 > rules.top_speed_kn * KN_M_S * duration_s
    picked = np.flatnonzero(likely)
    if not len(picked):
        return [], np.empty(0)
    after = picked + 1
    way_m = distance_m(
        track.lon_deg[picked], track.lat_deg[picked], track.lon_deg[after], track.lat_deg[after]
    )
    speed = np.maximum(way_m - rules.slack_m, 0.0) / duration_s[picked] / KN_M_S
    fast = speed > rules.top_speed_kn
    return [int(index) for index in picked[fast]], speed[fast]


def _groups(track: Track, rules: JumpRules) -> Iterator[tuple[int, int, Floats]]:
    """First and last fix of each group of jumps, with their speeds."""
    jumps, speeds = jump_speeds(track, rules)
    if not jumps:
        return
    begins, ends = track.t_s[jumps], track.t_s[np.array(jumps) + 1]
    cuts = np.flatnonzero(begins[1:] - ends[:-1] > rules.one_group_s) + 1
    for part in np.split(np.arange(len(jumps)), cuts):
        yield jumps[int(part[0])], jumps[int(part[-1])] + 1, speeds[part]


def _finding(track: Track, first: int, last: int, speeds: Floats, rules: JumpRules) -> Finding:
    strands = _strands(track, first, last, rules)
    conflict = len(strands) > 1 and min(len(strand) for strand in strands) >= _STRAND
    kind = CONFLICT if conflict else JUMP
    shortest = min((len(strand) for strand in strands), default=0)
    start_s = float(track.t_s[first])
    return Finding(
        id=finding_id(kind, [track.vessel.id], [track.basis], start_s),
        kind=kind,
        vessel_ids=(track.vessel.id,),
        zone_ids=(),
        start_s=start_s,
        end_s=float(track.t_s[last]),
        basis=(track.basis,),
        confidence="high" if conflict and shortest >= _SURE_FROM else "moderate",
        uncertainty="which of the positions are the vessel's is not known",
        measures={
            "jumps": float(len(speeds)),
            "highest_speed_kn": float(speeds.max()),
            "strands": float(len(strands)) if conflict else None,
            "strands_apart_m": _apart_m(track, strands) if conflict else None,
        },
        other_explanations=(
            "a faulty position or clock",
            "one MMSI used by two vessels",
            "false AIS",
        ),
        parameters=rules.as_dict(),
        evidence=references(track, [first, first + 1, last - 1, last]),
    )


def _strands(track: Track, first: int, last: int, rules: JumpRules) -> list[list[int]]:
    """The fixes of a group as strands without a jump; none where there would be too many."""
    strands: list[list[int]] = []
    for index in range(first, last + 1):
        tails = np.array([strand[-1] for strand in strands], dtype=np.int64)
        away_m = distance_m(
            track.lon_deg[tails],
            track.lat_deg[tails],
            np.full(len(tails), track.lon_deg[index]),
            np.full(len(tails), track.lat_deg[index]),
        )
        reach_m = (track.t_s[index] - track.t_s[tails]) * rules.top_speed_kn * KN_M_S
        within = np.flatnonzero(away_m - rules.slack_m <= reach_m)
        if len(within):
            strands[int(within[np.argmin(away_m[within])])].append(index)
        elif len(strands) == _MOST_STRANDS:
            return []
        else:
            strands.append([index])
    return strands


def _apart_m(track: Track, strands: list[list[int]]) -> float:
    """How far apart the two longest strands lie, by the middles of their positions."""
    longest = sorted(strands, key=len, reverse=True)[:2]
    (lon1, lat1), (lon2, lat2) = (
        (float(np.median(track.lon_deg[strand])), float(np.median(track.lat_deg[strand])))
        for strand in longest
    )
    return float(distance_m(lon1, lat1, lon2, lat2))
