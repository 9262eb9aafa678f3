"""Which fix lies under the pointer: read from the fixes themselves, not from a simpler line."""

import math

import numpy as np

from desktop_app.canvas.scene import MapScene, TrackShape
from desktop_app.canvas.track_layer import track_at, track_pixels
from desktop_app.canvas.view import MapView


def fix_at(
    scene: MapScene, view: MapView, x_px: float, y_px: float
) -> tuple[TrackShape, int] | None:
    """The track under a pixel with the index of its fix nearest to the pixel; None off tracks."""
    vessel_id = track_at(scene, view, x_px, y_px)
    best: tuple[float, TrackShape, int] | None = None
    for shape in scene.tracks:
        if shape.track.vessel.id != vessel_id:
            continue
        off = np.hypot(*(track_pixels(shape, view) - (x_px, y_px)).T)
        nearest = int(off.argmin())
        if float(off[nearest]) < (best[0] if best else math.inf):
            best = (float(off[nearest]), shape, nearest)
    return best[1:] if best else None
