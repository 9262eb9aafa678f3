"""The shipped basemap: land and lakes of the whole world at three levels of detail.

Layout of the files: ``packaging/resources/build_basemap.py``. Rings are cut at 180°, so a view
across it asks for both sides.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import shapely
from numpy.typing import NDArray

from desktop_app.domain.tracks import Floats
from desktop_app.resource_files import resource

_UNIT_DEG = 1e-5
_LEVELS = ((0.06, "world_110m"), (0.012, "world_50m"), (0.0, "world_10m"))
LAND, LAKE = 0, 1

Bounds = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True, eq=False)
class Basemap:
    """One level: vertices, rings to fill (by layer) and open runs of coast to stroke."""

    lon_deg: Floats
    lat_deg: Floats
    ring_starts: NDArray[np.int64]
    ring_layer: NDArray[np.int64]
    ring_boxes: Floats
    run_starts: NDArray[np.int64]
    run_stops: NDArray[np.int64]
    run_boxes: Floats

    def rings(self, layer: int, bounds: Bounds) -> Iterator[Floats]:
        """Closed rings (n, 2) of a layer that touch the bounds, cut to a little more than them."""
        west, south, east, north = bounds
        margin = 0.05 * max(east - west, north - south) + 1e-4
        frame = (west - margin, south - margin, east + margin, north + margin)
        for index in np.flatnonzero(_touching(self.ring_boxes, frame) & (self.ring_layer == layer)):
            first, last = self.ring_starts[index], self.ring_starts[index + 1]
            ring = np.column_stack((self.lon_deg[first:last], self.lat_deg[first:last]))
            yield from _clipped(ring, self.ring_boxes[index], frame)

    def coast(self, bounds: Bounds) -> Iterator[Floats]:
        """Open pieces (n, 2) of coastline that touch the bounds."""
        for index in np.flatnonzero(_touching(self.run_boxes, bounds)):
            first, last = self.run_starts[index], self.run_stops[index]
            yield np.column_stack((self.lon_deg[first:last], self.lat_deg[first:last]))


def _touching(boxes: Floats, bounds: Bounds) -> NDArray[np.bool_]:
    west, south, east, north = bounds
    touching: NDArray[np.bool_] = (
        (boxes[:, 0] <= east)
        & (boxes[:, 2] >= west)
        & (boxes[:, 1] <= north)
        & (boxes[:, 3] >= south)
    )
    return touching


def _clipped(ring: Floats, box: Floats, frame: Bounds) -> Iterator[Floats]:
    west, south, east, north = frame
    if box[0] >= west and box[2] <= east and box[1] >= south and box[3] <= north:
        yield ring
        return
    whole = shapely.clip_by_rect(shapely.polygons(ring), west, south, east, north)
    for part in shapely.get_parts(whole):
        for edge in shapely.get_rings(part):
            yield shapely.get_coordinates(edge)


def basemap_for(deg_per_px: float) -> Basemap:
    """The level of detail that fits a scale."""
    name = next(name for least, name in _LEVELS if deg_per_px >= least)
    return _load(name)


@lru_cache(maxsize=3)
def _load(name: str) -> Basemap:
    with np.load(resource("basemap", f"{name}.npz"), allow_pickle=False) as stored:
        lon: Floats = np.cumsum(stored["lon_steps"], dtype=np.int64).astype(np.float64) * _UNIT_DEG
        lat: Floats = np.cumsum(stored["lat_steps"], dtype=np.int64).astype(np.float64) * _UNIT_DEG
        return Basemap(
            lon,
            lat,
            stored["ring_starts"].astype(np.int64),
            stored["ring_layer"].astype(np.int64),
            stored["ring_boxes"] * _UNIT_DEG,
            stored["run_starts"].astype(np.int64),
            stored["run_stops"].astype(np.int64),
            stored["run_boxes"] * _UNIT_DEG,
        )
