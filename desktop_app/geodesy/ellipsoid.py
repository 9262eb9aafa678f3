"""Distances, bearings and local projections on the WGS84 ellipsoid."""

from typing import Final, TypeVar

import numpy as np
import pyproj
import pyproj.network
import shapely
from numpy.typing import ArrayLike

from desktop_app.domain.tracks import Floats

# A grid fetched at run time would be a surprise.
pyproj.network.set_network_enabled(active=False)  # type: ignore[attr-defined]

GEOD: Final = pyproj.Geod(ellps="WGS84")
Shape = TypeVar("Shape", bound=shapely.Geometry)


def distance_m(
    lon1_deg: ArrayLike, lat1_deg: ArrayLike, lon2_deg: ArrayLike, lat2_deg: ArrayLike
) -> Floats:
    """Geodesic distance between points, array in, array out."""
    lon1, lat1, lon2, lat2 = np.broadcast_arrays(lon1_deg, lat1_deg, lon2_deg, lat2_deg)
    _, _, distance = GEOD.inv(lon1, lat1, lon2, lat2)
    return np.asarray(distance, dtype=np.float64)


def bearing_deg(
    lon1_deg: ArrayLike, lat1_deg: ArrayLike, lon2_deg: ArrayLike, lat2_deg: ArrayLike
) -> Floats:
    """True bearing at the first point towards the second, in [0, 360)."""
    lon1, lat1, lon2, lat2 = np.broadcast_arrays(lon1_deg, lat1_deg, lon2_deg, lat2_deg)
    azimuth, _, _ = GEOD.inv(lon1, lat1, lon2, lat2)
    return np.asarray(azimuth, dtype=np.float64) % 360.0


def destination(
    lon_deg: ArrayLike, lat_deg: ArrayLike, azimuth_deg: ArrayLike, length_m: ArrayLike
) -> tuple[Floats, Floats]:
    """Where a geodesic of some azimuth and length ends: longitudes, latitudes."""
    start_lon, start_lat, azimuth, length = np.broadcast_arrays(
        lon_deg, lat_deg, azimuth_deg, length_m
    )
    lon, lat, _ = GEOD.fwd(start_lon, start_lat, azimuth, length)
    return np.asarray(lon, dtype=np.float64), np.asarray(lat, dtype=np.float64)


class LocalPlane:
    """An azimuthal equidistant plane in metres about a point (true along every ray from it).

    Longitudes come back continuous about the centre, so that an area across 180° stays whole.
    """

    def __init__(self, lon_deg: float, lat_deg: float) -> None:
        self._centre_lon = lon_deg
        self._proj = pyproj.Proj(proj="aeqd", lat_0=lat_deg, lon_0=lon_deg, ellps="WGS84")

    def to_plane(self, geometry: Shape) -> Shape:
        """A lon/lat geometry in metres."""
        return shapely.transform(geometry, self.flat)

    def to_globe(self, geometry: Shape) -> Shape:
        """A geometry in metres as lon/lat."""
        return shapely.transform(geometry, self.round)

    def flat(self, points: Floats) -> Floats:
        """Points (n, 2) in lon/lat degrees as metres east and north of the centre."""
        return np.column_stack(self._proj(points[:, 0], points[:, 1]))

    def round(self, points: Floats) -> Floats:
        """Points (n, 2) in metres as lon/lat degrees."""
        lon, lat = self._proj(points[:, 0], points[:, 1], inverse=True)
        turns = np.round((np.asarray(lon) - self._centre_lon) / 360.0)
        return np.column_stack((np.asarray(lon) - 360.0 * turns, lat))
