"""Tracks at the level of detail that a view needs, kept for as long as the tracks are."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from desktop_app.canvas.scene import TrackShape
from desktop_app.canvas.view import MapView
from desktop_app.domain.tracks import Floats, Integers, Track
from desktop_app.geodesy.antimeridian import unwrap_lon
from desktop_app.geodesy.mercator import to_mercator
from desktop_app.geodesy.simplify import FINEST, level_for, levels_of

GAP_S = 3600.0
_MARGIN_PX = 50.0


@dataclass(frozen=True, slots=True, eq=False)
class _Levels:
    """A track in Mercator degrees, continuous across 180°, with what each level keeps of it."""

    x: Floats
    y: Floats
    box: tuple[float, float, float, float]
    kept: dict[int, Integers]


@lru_cache(maxsize=32_768)
def _levels(track: Track) -> _Levels:
    x, y = to_mercator(unwrap_lon(track.lon_deg), track.lat_deg)
    before = np.flatnonzero(np.diff(track.t_s) > GAP_S)
    fixed = np.concatenate((before, before + 1)).tolist()
    box = (float(x.min()), float(y.min()), float(x.max()), float(y.max()))
    return _Levels(x, y, box, levels_of(x, y, fixed))


def drawn_fixes(shape: TrackShape, view: MapView) -> tuple[Floats, Integers]:
    """The fixes to draw, in pixels (n, 2), and which of the track's they are; none if out of view.

    At most half a pixel wrong; every fix of a selected track, and both ends of every gap.
    """
    levels = _levels(shape.track)
    west, south, east, north = levels.box
    turn = view.nearest_turn((west + east) / 2)
    margin = _MARGIN_PX * view.deg_per_px
    left, low, right, high = view.bounds
    if west + turn > right + margin or east + turn < left - margin:
        return np.empty((0, 2)), np.empty(0, dtype=np.int64)
    if south > high + margin or north < low - margin:
        return np.empty((0, 2)), np.empty(0, dtype=np.int64)
    level = FINEST + 1 if shape.selected else level_for(view.deg_per_px)
    index = levels.kept.get(level, np.arange(len(levels.x)))
    pixels = np.column_stack(
        (
            (levels.x[index] + turn - view.x) / view.deg_per_px + view.width_px / 2,
            (view.y - levels.y[index]) / view.deg_per_px + view.height_px / 2,
        )
    )
    return pixels, index
