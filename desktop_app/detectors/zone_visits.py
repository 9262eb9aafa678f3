"""Zone visits: who was in which zone, from when to when, and how sure.

A **visit** of a vessel to a zone is a longest stretch of its track inside the zone, limits
included. Between two fixes at most one hour apart the track is the straight line in longitude and
latitude, run through evenly. Two fixes inside, at most 24 hours apart and with none outside
between them, are one visit; stretches of over an hour between them are its *unseen* time. An exit
of under two minutes that no fix shows more than 200 m outside does not end a visit and counts as
part of its dwell.

A visit is **observed** if a fix lies inside, **inferred** if only the line between two fixes
crosses, and **possible** if the vessel was unheard between two fixes outside for more than an hour
(at most 24) and could have touched the zone at no more than the top speed; the speed it would have
needed is given. Over a **reconstructed** track a visit is only *reported* (``reported.py``); a
sketched track gives none.

An entry or exit is interpolated only where the fixes around it are at most an hour apart; else it
has no single time and its bracket stands: for an entry the last fix outside and the first inside,
for an exit the last inside and the first outside. The shortest dwell runs from the first fix inside
to the last, less unseen stretches in which the vessel could have left and returned; the longest
from the last fix outside to the first outside again.

A visit does not say that passage was unlawful, nor why the vessel was there, and "possible" does
not say that it was there at all. All thresholds are in ``VisitRules``.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from desktop_app.detectors.gaps import Gap, may_have_left, possible_gaps, unseen_stretches
from desktop_app.detectors.reported import as_reported
from desktop_app.detectors.sensitivity import outlasts, sensitivity
from desktop_app.detectors.stays import Area, Path, Stay, find_stays
from desktop_app.domain.basis import Basis
from desktop_app.domain.identifiers import stable_id
from desktop_app.domain.rules import VisitRules
from desktop_app.domain.sources import Reconstruction
from desktop_app.domain.tracks import Floats, Integers, Track
from desktop_app.domain.visits import Crossing, FixReference, Visit, VisitKind
from desktop_app.domain.zones import Zone
from desktop_app.geodesy.antimeridian import join, turned, unwrap_lon
from desktop_app.geodesy.nearest import closest_m, depth_m

_REACH_DEG = 15.0  # further than a vessel sails in the longest gap


@dataclass(frozen=True, slots=True, eq=False)
class _Case:
    """A track and a zone brought together: continuous longitudes, the zone turned to meet them."""

    track: Track
    zone: Zone
    rules: VisitRules
    path: Path
    area: Area
    turn_deg: float
    indices: Integers  # of the path's fixes in the track


def find_visits(
    track: Track, zone: Zone, rules: VisitRules, reconstructions: Mapping[str, Reconstruction]
) -> tuple[Visit, ...]:
    """The visits of a track to a zone, in time order; a pure function.

    ``reconstructions`` tells, by source id, what reconstructed tracks were made from.
    """
    if track.basis is Basis.SKETCHED or not len(track):
        return ()
    visits: list[Visit] = []
    for case in _cases(track, zone, rules):
        visits += [_visit(case, stay) for stay in find_stays(case.path, case.area, rules)]
        if track.basis is not Basis.RECONSTRUCTED:
            visits += [_possible(case, gap) for gap in possible_gaps(case.path, case.area, rules)]
    if track.basis is Basis.RECONSTRUCTED:
        reported = (as_reported(visit, track, zone, reconstructions) for visit in visits)
        visits = [visit for visit in reported if visit is not None]
    return tuple(sorted(visits, key=lambda visit: min(entry.t_s for entry in visit.evidence)))


def _cases(track: Track, zone: Zone, rules: VisitRules) -> list[_Case]:
    valid = np.ones(len(track), dtype=bool)
    if zone.valid_from_s is not None:
        valid &= track.t_s >= zone.valid_from_s
    if zone.valid_to_s is not None:
        valid &= track.t_s <= zone.valid_to_s
    indices = np.flatnonzero(valid)
    if not len(indices):
        return []
    lon = unwrap_lon(track.lon_deg[indices])
    path = Path(track.t_s[indices], lon, track.lat_deg[indices])
    area = join(zone.area)
    west, south, east, north = area.bounds
    if path.lat_deg.max() < south - _REACH_DEG or path.lat_deg.min() > north + _REACH_DEG:
        return []
    wide = _REACH_DEG / max(0.05, np.cos(np.radians(min(89.0, np.abs(path.lat_deg).max()))))
    first = int(np.ceil((lon.min() - wide - east) / 360.0))
    last = int(np.floor((lon.max() + wide - west) / 360.0))
    return [
        _Case(track, zone, rules, path, turned(area, 360.0 * turn), 360.0 * turn, indices)
        for turn in range(first, last + 1)
    ]


def _visit(case: _Case, stay: Stay) -> Visit:
    dwell_s = _dwell(stay)
    way = _way(case.path, stay)
    accuracy_m = case.zone.accuracy_m + _fix_accuracy_m(case)
    shifts = sorted(
        {sign * size for size in (*case.rules.shifts_m, accuracy_m) for sign in (-1, 1)}
    )
    decidable = case.track.basis is not Basis.RECONSTRUCTED
    return Visit(
        id=_id(case, stay.first, stay.begins_s),
        vessel_id=case.track.vessel.id,
        zone_id=case.zone.id,
        basis=case.track.basis,
        kind=VisitKind.INFERRED if stay.first is None else VisitKind.OBSERVED,
        entered=_wrapped(stay.entered),
        left=_wrapped(stay.left),
        dwell_s=dwell_s,
        dwell_min_s=_shortest(case, stay),
        dwell_max_s=_longest(case, stay),
        unseen_s=_unseen(case, stay),
        closest_m=_closest(case, way) if decidable else None,
        depth_m=depth_m(way, case.area) if decidable else None,
        sensitivity=sensitivity(case.path, stay, case.zone, case.turn_deg, shifts, case.rules)
        if dwell_s is not None and decidable
        else (),
        zone_accuracy_m=case.zone.accuracy_m,
        robust=outlasts(case.path, stay, case.zone, case.turn_deg, -accuracy_m, case.rules)
        if decidable
        else None,
        started_inside=stay.before is None,
        ended_inside=stay.after is None,
        fixes_inside=0 if stay.first is None or stay.last is None else stay.last - stay.first + 1,
        evidence=_evidence(case, (stay.before, stay.first, stay.last, stay.after)),
    )


def _possible(case: _Case, gap: Gap) -> Visit:
    before, after = float(case.path.t_s[gap.before]), float(case.path.t_s[gap.before + 1])
    return Visit(
        id=_id(case, gap.before, before, "possible"),
        vessel_id=case.track.vessel.id,
        zone_id=case.zone.id,
        basis=case.track.basis,
        kind=VisitKind.POSSIBLE,
        entered=Crossing(earliest_s=before),
        left=Crossing(latest_s=after),
        dwell_s=None,
        dwell_min_s=0.0,
        dwell_max_s=gap.longest_dwell_s,
        unseen_s=gap.longest_dwell_s,
        required_speed_kn=gap.required_speed_kn,
        zone_accuracy_m=case.zone.accuracy_m,
        evidence=_evidence(case, (gap.before, gap.before + 1)),
    )


def _dwell(stay: Stay) -> float | None:
    if stay.entered.at_s is None or stay.left.at_s is None:
        return None
    return stay.left.at_s - stay.entered.at_s


def _shortest(case: _Case, stay: Stay) -> float:
    if stay.first is None or stay.last is None:
        return 0.0
    seen = float(case.path.t_s[stay.last] - case.path.t_s[stay.first])
    for index in unseen_stretches(case.path, stay, case.rules):
        if may_have_left(case.path, case.area, index, case.rules):
            seen -= float(case.path.t_s[index + 1] - case.path.t_s[index])
    return seen


def _longest(case: _Case, stay: Stay) -> float | None:
    if stay.before is None or stay.after is None:
        return None
    return float(case.path.t_s[stay.after] - case.path.t_s[stay.before])


def _unseen(case: _Case, stay: Stay) -> float:
    times = case.path.t_s
    unseen = unseen_stretches(case.path, stay, case.rules)
    return float(sum(times[index + 1] - times[index] for index in unseen))


def _way(path: Path, stay: Stay) -> Floats:
    """The positions of a stay: entry, fixes, exit."""
    points = [crossing.position for crossing in (stay.entered, stay.left)]
    fixes = (
        []
        if stay.first is None or stay.last is None
        else [path.place(index) for index in range(stay.first, stay.last + 1)]
    )
    return np.array([point for point in (points[0], *fixes, points[1]) if point is not None])


def _closest(case: _Case, way: Floats) -> float | None:
    if case.zone.baseline is None:
        return None
    baseline = case.zone.baseline
    turns = round((float(way[:, 0].mean()) - baseline.centroid.x) / 360.0)
    return closest_m(way, turned(baseline, 360.0 * turns))


def _fix_accuracy_m(case: _Case) -> float:
    if case.track.basis is Basis.SIGHTING:
        return case.rules.fix_accuracy_sighting_m
    return case.rules.fix_accuracy_measured_m


def _wrapped(crossing: Crossing) -> Crossing:
    """The crossing with its longitude back within [-180, 180]."""
    if crossing.position is None:
        return crossing
    lon_deg, lat_deg = crossing.position
    wrapped = (lon_deg + 180.0) % 360.0 - 180.0
    return Crossing(crossing.at_s, crossing.earliest_s, crossing.latest_s, (wrapped, lat_deg))


def _evidence(case: _Case, fixes: tuple[int | None, ...]) -> tuple[FixReference, ...]:
    """The fixes that bound a visit, each once, in time order."""
    chosen = sorted({int(case.indices[index]) for index in fixes if index is not None})
    track = case.track
    return tuple(
        FixReference(
            track.source_ids[int(track.source[index])],
            int(track.line[index]),
            float(track.t_s[index]),
        )
        for index in chosen
    )


def _id(case: _Case, index: int | None, otherwise_s: float, what: str = "visit") -> str:
    """An identifier that the same inputs give again, in whatever order files came."""
    anchor_s = otherwise_s if index is None else float(case.path.t_s[index])
    return stable_id(
        what, case.track.vessel.id, case.zone.id, str(case.track.basis), round(anchor_s * 1000)
    )
