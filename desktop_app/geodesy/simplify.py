"""Lines with fewer points: Douglas-Peucker in numpy, from level to level.

Level z is for a scale of 360/256/2**z degrees of longitude a pixel. Each level is drawn from the
next finer one with a quarter of a pixel, so that no level is more than half a pixel from the line
(1/4 + 1/8 + 1/16 ... = 1/2). Distances in time are not kept: symbols read the fixes themselves.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from desktop_app.domain.tracks import Floats, Integers

Flags = NDArray[np.bool_]

COARSEST, FINEST = 2, 18
_SHARE_PX = 0.25
_PIECE = 1024  # a long line is cut into pieces: the work grows faster than the length


def deg_per_px(level: int) -> float:
    """The scale of a level, in degrees of longitude a pixel."""
    return float(360.0 / 256.0 / 2.0**level)


def level_for(scale_deg_per_px: float) -> int:
    """The coarsest level that is at least as fine as a scale; FINEST + 1 means every point."""
    for level in range(COARSEST, FINEST + 1):
        if deg_per_px(level) <= scale_deg_per_px:
            return level
    return FINEST + 1


def levels_of(x: Floats, y: Floats, fixed: Sequence[int] = ()) -> dict[int, Integers]:
    """The indices that each level keeps of a line of n points in Mercator degrees, (n,) each.

    ``x`` is continuous across 180°. ``fixed`` are indices that no level may leave out. Every level
    has the line's two ends, and is part of the next finer one.
    """
    kept = np.arange(len(x))
    held = np.zeros(len(x), dtype=bool)
    held[list(fixed)] = True
    levels: dict[int, Integers] = {}
    for level in range(FINEST, COARSEST - 1, -1):
        tolerance = _SHARE_PX * deg_per_px(level)
        kept = kept[simplified(x[kept], y[kept], tolerance, held[kept])]
        levels[level] = kept
    return levels


def simplified(x: Floats, y: Floats, tolerance: float, held: Flags | None = None) -> Flags:
    """Which points of a line to keep so that none left out is further from it than a tolerance."""
    keep = np.zeros(len(x), dtype=bool)
    keep[::_PIECE] = True
    keep[-1:] = True
    if held is not None:
        keep |= held
    ends = np.flatnonzero(keep)
    starts, stops = ends[:-1], ends[1:]
    while True:
        long = stops - starts > 1
        starts, stops = starts[long], stops[long]
        if not len(starts):
            return keep
        furthest, distance = _furthest(x, y, starts, stops)
        far = distance > tolerance
        starts, furthest, stops = starts[far], furthest[far], stops[far]
        keep[furthest] = True
        starts, stops = np.concatenate((starts, furthest)), np.concatenate((furthest, stops))


def _furthest(x: Floats, y: Floats, starts: Integers, stops: Integers) -> tuple[Integers, Floats]:
    """For each chord: the index of the point between its ends that is furthest off, how far."""
    counts = stops - starts - 1
    firsts = np.concatenate(([0], np.cumsum(counts)[:-1]))
    chord = np.repeat(np.arange(len(starts)), counts)
    index = np.arange(int(counts.sum())) - firsts[chord] + starts[chord] + 1
    along_x, along_y = x[stops] - x[starts], y[stops] - y[starts]
    length2 = np.maximum(along_x * along_x + along_y * along_y, 1e-300)
    off_x, off_y = x[index] - x[starts][chord], y[index] - y[starts][chord]
    share = (off_x * along_x[chord] + off_y * along_y[chord]) / length2[chord]
    share = np.clip(share, 0.0, 1.0)
    distance = np.hypot(off_x - share * along_x[chord], off_y - share * along_y[chord])
    most = np.maximum.reduceat(distance, firsts)
    found = np.flatnonzero(distance == most[chord])
    _, first = np.unique(chord[found], return_index=True)
    return index[found[first]], most
