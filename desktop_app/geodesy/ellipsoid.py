"""Distances, bearings and local projections on the WGS84 ellipsoid."""

from typing import Final, TypeVar

import numpy as np
import pyproj
import shapely
from numpy.typing import ArrayLike
from pyproj.network import set_network_enabled  # type: ignore[attr-defined]  # untyped there

from desktop_app.domain.tracks import Floats

set_network_enabled(active=False)  # a grid fetched at run time would be a surprise

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
    lon_deg: ArrayLike, lat_deg: ArrayLike, azimuth_deg: ArrayLike, distance: ArrayLike
) -> tuple[Floats, Floats]:
    """Where a geodesic of some azimuth and length (m) ends: longitudes, latitudes."""
    lon0, lat0, azimuth, length = np.broadcast_arrays(lon_deg, lat_deg, azimuth_deg, distance)
    lon, lat, _ = GEOD.fwd(lon0, lat0, azimuth, length)
    return np.asarray(lon, dtype=np.float64), np.asarray(lat, dtype=np.float64)


class LocalPlane:
    """An azimuthal equidistant plane in metres about a point (true along every ray from it).

    Longitudes come back continuous about the centre, so that an area across 180° stays whole.
    """

    def __init__(self, lon_deg: float, lat_deg: float) -> None:
        self._centre_lon = lon_deg
        crs = pyproj.CRS.from_proj4(
            f"+proj=aeqd +lat_0={lat_deg!r} +lon_0={lon_deg!r} +datum=WGS84 +units=m +no_defs"
        )
        geographic = pyproj.CRS.from_epsg(4326)
        self._forward = pyproj.Transformer.from_crs(geographic, crs, always_xy=True)
        self._back = pyproj.Transformer.from_crs(crs, geographic, always_xy=True)

    def to_plane(self, geometry: Shape) -> Shape:
        """A lon/lat geometry in metres."""
        return shapely.transform(geometry, self._project)

    def to_globe(self, geometry: Shape) -> Shape:
        """A geometry in metres as lon/lat."""
        return shapely.transform(geometry, self._unproject)

    def _project(self, points: Floats) -> Floats:
        return np.column_stack(self._forward.transform(points[:, 0], points[:, 1]))

    def _unproject(self, points: Floats) -> Floats:
        lon, lat = self._back.transform(points[:, 0], points[:, 1])
        turns = np.round((np.asarray(lon) - self._centre_lon) / 360.0)
        return np.column_stack((np.asarray(lon) - 360.0 * turns, lat))
