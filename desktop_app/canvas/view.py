"""Which part of the world the map shows, and where things fall on it."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike
from PySide6.QtCore import QPointF

from desktop_app.domain.tracks import Floats
from desktop_app.geodesy.mercator import from_mercator, to_mercator

_LEAST_DEG_PER_PX = 1e-7
_MOST_DEG_PER_PX = 0.6
_MOST_Y = 170.0

Bounds = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class MapView:
    """A view: its centre in Mercator degrees, its scale in degrees of longitude a pixel, its size.

    Longitudes are continuous: a view centred at 180 shows 170 and 190.
    """

    x: float
    y: float
    deg_per_px: float
    width_px: float
    height_px: float

    @property
    def bounds(self) -> Bounds:
        """West, south, east, north in Mercator degrees."""
        half_x = self.width_px * self.deg_per_px / 2
        half_y = self.height_px * self.deg_per_px / 2
        return self.x - half_x, self.y - half_y, self.x + half_x, self.y + half_y

    @property
    def lon_lat_bounds(self) -> Bounds:
        """West, south, east, north in degrees."""
        west, south, east, north = self.bounds
        _, lat = from_mercator([west, east], [south, north])
        return west, float(lat[0]), east, float(lat[1])

    def points(self, lon_deg: ArrayLike, lat_deg: ArrayLike) -> Floats:
        """Positions as (n, 2) pixels from the top left; float64 throughout."""
        x, y = to_mercator(lon_deg, lat_deg)
        return np.column_stack(
            (
                (x - self.x) / self.deg_per_px + self.width_px / 2,
                (self.y - y) / self.deg_per_px + self.height_px / 2,
            )
        )

    def point(self, lon_deg: float, lat_deg: float) -> QPointF:
        """One position in pixels."""
        ((x, y),) = self.points([lon_deg], [lat_deg])
        return QPointF(float(x), float(y))

    def place(self, x_px: float, y_px: float) -> tuple[float, float]:
        """The longitude and latitude under a pixel."""
        lon, lat = from_mercator(
            self.x + (x_px - self.width_px / 2) * self.deg_per_px,
            self.y - (y_px - self.height_px / 2) * self.deg_per_px,
        )
        return float(lon), float(lat)

    def moved(self, dx_px: float, dy_px: float) -> "MapView":
        """The view after the picture was dragged by some pixels."""
        x, y = self.x - dx_px * self.deg_per_px, self.y + dy_px * self.deg_per_px
        return replace(self, x=(x + 180.0) % 360.0 - 180.0, y=min(_MOST_Y, max(-_MOST_Y, y)))

    def zoomed(self, factor: float, x_px: float, y_px: float) -> "MapView":
        """The view closer by a factor, what lies under a pixel staying there."""
        scale = min(_MOST_DEG_PER_PX, max(_LEAST_DEG_PER_PX, self.deg_per_px / factor))
        shift_x = (x_px - self.width_px / 2) * (self.deg_per_px - scale)
        shift_y = (y_px - self.height_px / 2) * (self.deg_per_px - scale)
        return replace(self, x=self.x + shift_x, y=self.y - shift_y, deg_per_px=scale)

    def resized(self, width_px: float, height_px: float) -> "MapView":
        """The same centre and scale at another size."""
        return replace(self, width_px=max(1.0, width_px), height_px=max(1.0, height_px))

    def nearest_turn(self, lon_deg: float) -> float:
        """How many degrees to add to a longitude to bring it nearest to the view's centre."""
        return 360.0 * round((self.x - lon_deg) / 360.0)


def fitted(bounds: Bounds, width_px: float, height_px: float, margin_px: float = 48.0) -> MapView:
    """The view that shows bounds (west, south, east, north in degrees) with a margin."""
    west, south, east, north = bounds
    if east < west:
        east += 360.0
    x, y = to_mercator([west, east], [south, north])
    wide = max(1.0, width_px - 2 * margin_px)
    high = max(1.0, height_px - 2 * margin_px)
    scale = max((x[1] - x[0]) / wide, (y[1] - y[0]) / high, _LEAST_DEG_PER_PX * 100)
    return MapView(
        float(x.mean()), float(y.mean()), min(scale, _MOST_DEG_PER_PX), width_px, height_px
    )
