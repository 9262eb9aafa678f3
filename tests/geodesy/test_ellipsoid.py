"""Distances, bearings and local planes, against published lengths and pyproj's geodesics."""

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from pyproj import Geod

from desktop_app.geodesy.ellipsoid import LocalPlane, bearing_deg, destination, distance_m

WGS84 = Geod(ellps="WGS84")
LON = st.floats(-180, 180)
LAT = st.floats(-85, 85)


def test_a_degree_has_its_published_length():
    # WGS 84: 2 pi a / 360 along the equator; 110,574 m from the equator to 1° N.
    assert distance_m(0, 0, 1, 0) == pytest.approx(111_319.4908, abs=1e-3)
    assert distance_m(0, 0, 0, 1) == pytest.approx(110_574.3886, abs=1e-3)


def test_distances_come_in_the_shape_of_the_points():
    lon = np.array([123.0, 124.0, 125.0])
    assert distance_m(lon, 25.0, 123.0, 25.0).shape == (3,)
    assert distance_m(lon, 25.0, 123.0, 25.0)[0] == 0.0
    assert distance_m(179.9, 0.0, -179.9, 0.0) == pytest.approx(22_263.898, abs=1e-2)


def test_bearings_run_from_north_clockwise_within_a_turn():
    assert bearing_deg(0, 0, 0, 1) == pytest.approx(0)
    assert bearing_deg(0, 0, 1, 0) == pytest.approx(90)
    assert bearing_deg(0, 1, 0, 0) == pytest.approx(180)
    assert bearing_deg(1, 0, 0, 0) == pytest.approx(270)


@given(LON, LAT, st.floats(0, 359), st.floats(1, 1_000_000))
def test_a_destination_lies_at_the_distance_and_bearing_asked_for(lon, lat, azimuth, length):
    end_lon, end_lat = destination(lon, lat, azimuth, length)
    assert distance_m(lon, lat, end_lon, end_lat) == pytest.approx(length, rel=1e-6, abs=1e-4)
    off = (bearing_deg(lon, lat, end_lon, end_lat) - azimuth + 180) % 360 - 180
    assert abs(off) * length < 0.1


@given(LON, LAT, st.floats(0, 359), st.floats(1, 500_000))
def test_a_local_plane_is_true_along_every_ray_from_its_centre(lon, lat, azimuth, length):
    end_lon, end_lat, _ = WGS84.fwd(lon, lat, azimuth, length)
    plane = LocalPlane(lon, lat)
    [[east, north]] = plane.flat(np.array([[end_lon, end_lat]]))
    assert np.hypot(east, north) == pytest.approx(length, abs=1e-3)
    [[back_lon, back_lat]] = plane.round(np.array([[east, north]]))
    assert distance_m(back_lon, back_lat, end_lon, end_lat) < 1e-3


def test_a_plane_gives_continuous_longitudes_back():
    plane = LocalPlane(179.9, 71.0)
    disc = plane.to_globe(shapely.buffer(plane.to_plane(shapely.Point(179.9, 71.0)), 22_224))
    west, _, east, _ = disc.bounds
    assert 179 < west < 180 < east < 181
