"""The Mercator projection of the map, in degrees: conformal, one unit = one degree of longitude."""

import numpy as np
from numpy.typing import ArrayLike

from desktop_app.domain.tracks import Floats

MOST_LAT_DEG = 85.0511287798


def to_mercator(lon_deg: ArrayLike, lat_deg: ArrayLike) -> tuple[Floats, Floats]:
    """X = longitude in degrees, y = degrees(asinh(tan(latitude))); latitudes cut at 85.05°."""
    lat = np.radians(np.clip(np.asarray(lat_deg, dtype=np.float64), -MOST_LAT_DEG, MOST_LAT_DEG))
    return np.asarray(lon_deg, dtype=np.float64), np.degrees(np.arcsinh(np.tan(lat)))


def from_mercator(x: ArrayLike, y: ArrayLike) -> tuple[Floats, Floats]:
    """Longitude and latitude in degrees of Mercator coordinates."""
    lat = np.arctan(np.sinh(np.radians(np.asarray(y, dtype=np.float64))))
    return np.asarray(x, dtype=np.float64), np.degrees(lat)
