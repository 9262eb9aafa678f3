"""One MMSI heard as several ships, told apart before anything is computed from their fixes.

Two transmitters that state one MMSI give a track that jumps between them faster than any ship. Each
fix goes on with the identity that it can have come from; where there is none, a new one begins. An
identity of few fixes is more likely a wrong position than a ship: it stays with the MMSI, and its
lines are pointed out.
"""

import math
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np

from desktop_app.domain.sources import Decision, Imported
from desktop_app.domain.tracks import Floats, Integers
from desktop_app.domain.units import KN_M_S, NM_M
from desktop_app.domain.words import say

FASTEST_KN = 60.0  # the fastest ferries and patrol boats do 50; tides add a little
_CLOCK_S = 60.0  # how far apart the clocks of two receivers may be
_FEWEST_FIXES = 3
_FEW_BESIDE = 10
_MOST_OPEN = 32
_EARTH_M = 6_371_008.8
_NM_A_DEGREE = 60.0
_MMSI_KEY = "mmsi:"
_MOST_LINES = 5


class _Place(NamedTuple):
    """A fix: its place in the columns, its time and its position."""

    row: int
    t_s: float
    lon_deg: float
    lat_deg: float


@dataclass(slots=True)
class _Open:
    """An identity so far: its number, its last fixes, and how many it has in all."""

    number: int
    tail: list[_Place]
    fixes: int


def identities(t_s: Floats, lon_deg: Floats, lat_deg: Floats) -> Integers:
    """The identity of each fix of one MMSI, from 0 in order of appearance.

    All of shape (n,); ``t_s`` in rising order, equal times allowed.
    """
    result = np.zeros(len(t_s), np.int64)
    if not _may_jump(t_s, lon_deg, lat_deg).any():
        return result
    known: list[_Open] = []
    count = 0
    columns = (range(len(t_s)), t_s.tolist(), lon_deg.tolist(), lat_deg.tolist())
    for place in map(_Place, *columns):
        found, dropped = _where_from(known, place)
        for tail in (dropped, [] if found is not None else [place]):
            if tail:
                known = [*known[1 - _MOST_OPEN :], _Open(count, tail, len(tail))]
                result[[each.row for each in tail]] = count
                count += 1
        if found is not None:
            found.tail = [*found.tail[1 - _FEWEST_FIXES :], place]
            found.fixes += 1
            result[place.row] = found.number
    _, first, which = np.unique(result, return_index=True, return_inverse=True)
    return np.argsort(np.argsort(first))[which]


def _where_from(known: list[_Open], place: _Place) -> tuple[_Open | None, list[_Place]]:
    """The identity that a fix goes on with, and that identity's last fixes if they are strays.

    A stray may lie within reach and the next true fix out of its reach: then it, not the ship, is
    set apart.
    """
    for drop in range(_FEWEST_FIXES):
        found = _nearest([each for each in known if len(each.tail) > drop], place, drop)
        if found is not None and drop:
            dropped, found.tail = found.tail[-drop:], found.tail[:-drop]
            found.fixes -= drop
            return found, dropped
        if found is not None:
            return found, []
    return None, []


def split_identities(imported: Imported) -> Imported:
    """The same import, each MMSI that several ships state as several vessels, with the decision.

    The identity with most fixes keeps the MMSI; the others are vessels of this file only.
    """
    order = np.lexsort((imported.t_s, imported.vessel))
    vessel = imported.vessel[order]
    jumps = _may_jump(imported.t_s[order], imported.lon_deg[order], imported.lat_deg[order])
    suspects = np.unique(vessel[1:][jumps & (np.diff(vessel) == 0)])
    keys, numbers = list(imported.vessel_keys), imported.vessel.copy()
    decisions: list[Decision] = []
    for suspect in suspects.tolist():
        if keys[suspect].startswith(_MMSI_KEY):
            own = order[vessel == suspect]
            mmsi = keys[suspect].removeprefix(_MMSI_KEY)
            decisions += _part(imported, own, mmsi, keys, numbers)
    if not decisions:
        return imported
    return replace(
        imported,
        vessel=numbers,
        vessel_keys=tuple(keys),
        decisions=(*imported.decisions, *decisions),
    )


def _part(
    imported: Imported, own: Integers, mmsi: str, keys: list[str], numbers: Integers
) -> list[Decision]:
    """Give the fixes ``own`` of one MMSI to its identities; changes ``keys`` and ``numbers``."""
    which = identities(imported.t_s[own], imported.lon_deg[own], imported.lat_deg[own])
    sizes = np.bincount(which)
    main = int(np.argmax(sizes))
    others = [k for k in np.flatnonzero(sizes >= _FEWEST_FIXES).tolist() if k != main]
    for place, identity in enumerate(others, 2):
        keys.append(f"file:{imported.sha256}:MMSI {mmsi} ({place})")
        numbers[own[which == identity]] = len(keys) - 1
    about = say("MMSI {mmsi}", mmsi=mmsi)
    decisions = []
    if others:
        value = say("heard as if from {n} ships", n=len(others) + 1)
        how = say(
            "a ship would have to be faster than {kn} kn; the others are named “MMSI {mmsi} (2)”"
            " and on; which of them the names belong to, the file does not say",
            kn=f"{FASTEST_KN:.0f}",
            mmsi=mmsi,
        )
        decisions.append(Decision(about, value, how))
    strays = imported.line[own[(sizes < _FEWEST_FIXES)[which]]]
    if len(strays) and main not in which[(sizes < _FEWEST_FIXES)[which]]:
        decisions.append(Decision(about, _jumps(strays.tolist()), _kept()))
    return decisions


def _kept() -> str:
    return say("kept; no ship is faster than {kn} kn", kn=f"{FASTEST_KN:.0f}")


def _jumps(lines: list[int]) -> str:
    shown = ", ".join(str(line) for line in lines[:_MOST_LINES])
    if len(lines) > _MOST_LINES:
        more = len(lines) - _MOST_LINES
        return say("impossible jumps: lines {shown} and {more} more", shown=shown, more=more)
    return say("impossible jumps: lines {shown}", shown=shown)


def _may_jump(t_s: Floats, lon_deg: Floats, lat_deg: Floats) -> np.ndarray:
    """Where the next fix may be out of reach; distances are taken at the equator, so too long."""
    lon = np.abs(np.diff(lon_deg))
    lon = np.minimum(lon, 360.0 - lon)
    metres = np.hypot(lon, np.diff(lat_deg)) * _NM_A_DEGREE * NM_M
    return np.asarray(metres > (np.abs(np.diff(t_s)) + _CLOCK_S) * FASTEST_KN * KN_M_S)


def _nearest(known: list[_Open], place: _Place, drop: int) -> _Open | None:
    """The identity that a fix can have come from, ``drop`` of its last fixes left out.

    Of several, the nearest; one that has few fixes beside another is asked after it.
    """
    reached: list[tuple[float, _Open]] = []
    for each in known:
        last = each.tail[-1 - drop]
        metres = _distance_m(last, place)
        if metres <= (place.t_s - last.t_s + _CLOCK_S) * FASTEST_KN * KN_M_S:
            reached.append((metres, each))
    most = max((each.fixes for _, each in reached), default=0)
    weighty = [entry for entry in reached if entry[1].fixes * _FEW_BESIDE >= most]
    return min(weighty, key=lambda entry: entry[0])[1] if weighty else None


def _distance_m(one: _Place, other: _Place) -> float:
    """Distance on a sphere: half a percent does not matter against a limit of speed."""
    lat1, lat2 = math.radians(one.lat_deg), math.radians(other.lat_deg)
    half = math.sin((lat2 - lat1) / 2) ** 2
    east = math.radians(other.lon_deg - one.lon_deg)
    half += math.cos(lat1) * math.cos(lat2) * math.sin(east / 2) ** 2
    return 2 * _EARTH_M * math.asin(min(1.0, math.sqrt(half)))
