"""Fixes of one vessel at the same time: which are the same record again, and which contradict it.

The first in the file is kept. A later one with the same position and equal or absent attributes as
any earlier one is a duplicate; any other contradicts the first and cannot stand beside it in a
track.
"""

import numpy as np
from numpy.typing import NDArray

from desktop_app.domain.tracks import Floats, Integers
from desktop_app.domain.words import say

KEPT, DUPLICATE, OTHER_POSITION, OTHER_MOTION = 0, 1, 2, 3


def resolve_same_times(
    vessel: Integers, t_s: Floats, position: Floats, motion: Floats
) -> tuple[NDArray[np.int8], Integers]:
    """For each fix, in file order: what becomes of it, and the index of the fix kept instead.

    ``position`` has shape (n, 2), ``motion`` (n, 3) with NaN where absent. Both results have
    shape (n,); the second is the fix's own index where it is kept.
    """
    outcome = np.zeros(len(t_s), dtype=np.int8)
    kept = np.arange(len(t_s), dtype=np.int64)
    order = np.lexsort((kept, t_s, vessel))
    again = (np.diff(vessel[order]) == 0) & (np.diff(t_s[order]) == 0)
    if not again.any():
        return outcome, kept
    later = np.flatnonzero(again) + 1
    place = np.arange(len(order))
    place[later] = 0
    first = order[np.maximum.accumulate(place)]
    kept[order] = first
    these, those = order[later], first[later]
    moved = np.any(position[these] != position[those], axis=1)
    here, there = motion[these], motion[those]
    differs = np.any((here != there) & ~np.isnan(here) & ~np.isnan(there), axis=1)
    outcome[these] = np.where(moved, OTHER_POSITION, np.where(differs, OTHER_MOTION, DUPLICATE))
    _find_repeated_contradictions(outcome, kept, these, position, motion)
    return outcome, kept


def as_stored(motion: Floats) -> Floats:
    """Speed (knots), course and heading (degrees) as finely as they are kept: to a hundredth."""
    return np.rint(motion * 100.0) / 100.0


def contradiction(outcome: int, other_line: int) -> str:
    """Why a fix is not stored that contradicts the one on another line."""
    if outcome == OTHER_POSITION:
        return say("a second position for the same time (line {n} has another)", n=other_line)
    return say("a second speed or course for the same time (see line {n})", n=other_line)


def _find_repeated_contradictions(
    outcome: NDArray[np.int8], kept: Integers, later: Integers, position: Floats, motion: Floats
) -> None:
    """Make a contradiction that was there before a duplicate of it; changes ``outcome``."""
    before: dict[int, list[int]] = {}
    for index in np.sort(later[outcome[later] != DUPLICATE]).tolist():
        others = before.setdefault(int(kept[index]), [])
        if any(_same(index, other, position, motion) for other in others):
            outcome[index] = DUPLICATE
        else:
            others.append(index)


def _same(one: int, other: int, position: Floats, motion: Floats) -> bool:
    """Whether two fixes have one position, and no attribute that both have differs."""
    differs = (motion[one] != motion[other]) & ~np.isnan(motion[one]) & ~np.isnan(motion[other])
    return bool(np.all(position[one] == position[other]) and not differs.any())
