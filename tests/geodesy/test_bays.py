"""Bays by the semicircle test and the 24-nm rule of UNCLOS art. 10."""

import math

import numpy as np
import pytest
import shapely

from desktop_app.domain.units import NM_M
from desktop_app.geodesy.bays import bay_behind
from tests.geodesy.coast_oracle import WGS84


def round_bay(lon, lat, mouth_nm, depth):
    """Half an ellipse behind an east-west mouth: a semicircle where the depth is 1."""
    turns = np.linspace(0, math.pi, 400)
    radius = mouth_nm * NM_M / 2
    east, south = radius * np.cos(turns), -depth * radius * np.sin(turns)
    length, bearing = np.hypot(east, south), np.degrees(np.arctan2(east, south))
    n = len(turns)
    ends = WGS84.fwd(np.full(n, lon), np.full(n, lat), bearing, length)
    return shapely.LineString(np.column_stack(ends[:2]))


@pytest.mark.parametrize(("lon", "lat"), [(140.0, 41.0), (10.0, 70.0), (179.99, 0.0)])
def test_a_semicircle_is_just_a_bay(lon, lat):
    bay = bay_behind(round_bay(lon, lat, 10, 1.0))
    assert bay.mouth_m == pytest.approx(10 * NM_M, rel=1e-4)
    assert bay.semicircle_m2 == pytest.approx(math.pi * bay.mouth_m**2 / 8)
    assert bay.area_m2 == pytest.approx(bay.semicircle_m2, rel=1e-3)
    assert bay_behind(round_bay(lon, lat, 10, 1.05)).closes
    assert not bay_behind(round_bay(lon, lat, 10, 0.95)).closes


def test_a_mouth_of_more_than_24_miles_is_not_closed():
    assert bay_behind(round_bay(140.0, 41.0, 23.9, 2.0)).closes
    assert not bay_behind(round_bay(140.0, 41.0, 24.1, 2.0)).closes


def test_the_waters_lie_behind_the_closing_line():
    bay = bay_behind(round_bay(140.0, 41.0, 10, 2.0))
    assert shapely.intersects_xy(bay.waters, 140.0, 40.9)
    assert not shapely.intersects_xy(bay.waters, 140.0, 41.01)
