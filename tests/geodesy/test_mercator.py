"""The map's projection: there and back, conformal, cut at 85°."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.geodesy.mercator import MOST_LAT_DEG, from_mercator, to_mercator


def test_the_square_world_ends_at_180():
    assert to_mercator(123.0, 0.0) == (123.0, 0.0)
    _, y = to_mercator(0.0, MOST_LAT_DEG)
    assert y == pytest.approx(180.0, abs=1e-7)
    assert to_mercator(0.0, 89.0) == (0.0, pytest.approx(180.0, abs=1e-7))


@given(st.floats(-540, 540), st.floats(-85, 85))
def test_coordinates_come_back(lon, lat):
    back_lon, back_lat = from_mercator(*to_mercator(lon, lat))
    assert back_lon == lon
    assert back_lat == pytest.approx(lat, abs=1e-9)


@given(st.floats(-80, 80))
def test_a_small_square_stays_square_on_the_sphere(lat):
    step = 1e-4
    _, y = to_mercator(0.0, np.array([lat - step, lat + step]))
    assert (y[1] - y[0]) / (2 * step) == pytest.approx(1 / np.cos(np.radians(lat)), rel=1e-4)
