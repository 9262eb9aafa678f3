"""Lines with fewer points: Douglas-Peucker (that of GEOS), from level to level.

Level z is for a scale of 360/256/2**z degrees of longitude a pixel. Each level is drawn from the
next finer one with a quarter of a pixel, so that no level is more than half a pixel from the line
(1/4 + 1/8 + 1/16 ... = 1/2). Distances in time are not kept: symbols read the fixes themselves.
"""

from collections.abc import Sequence

import numpy as np
import shapely
from numpy.typing import NDArray

from desktop_app.domain.tracks import Floats, Integers

Flags = NDArray[np.bool_]

COARSEST, FINEST = 2, 16
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
    if len(ends) < 2:
        return keep
    starts, counts = ends[:-1], np.diff(ends) + 1
    piece = np.repeat(np.arange(len(starts)), counts)
    firsts = np.cumsum(counts) - counts
    index = np.arange(int(counts.sum())) - firsts[piece] + starts[piece]
    points = np.column_stack((x[index], y[index], index))  # the index goes along as the height
    pieces = shapely.linestrings(points, indices=piece)
    simpler = shapely.simplify(pieces, tolerance, preserve_topology=False)
    kept = shapely.get_coordinates(simpler, include_z=True)[:, 2]
    keep[kept.astype(np.int64)] = True
    return keep
