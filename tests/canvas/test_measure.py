"""Legs are geodesics: lengths and bearings of Geod."""

import pytest
from pyproj import Geod

from desktop_app.canvas.measure import Measure

WGS84 = Geod(ellps="WGS84")


def test_each_leg_has_its_geodesic_length_and_true_bearing():
    measure = Measure()
    for corner in ((123.0, 25.0), (123.5, 25.5), (179.9, 60.0), (-179.9, 60.0)):
        measure = measure.with_corner(corner)
    legs = measure.legs()
    assert len(legs) == 3
    for start, end, length_m, bearing in legs:
        azimuth, _, metres = WGS84.inv(*start, *end)
        assert length_m == pytest.approx(metres, abs=1e-6)
        assert bearing == pytest.approx(azimuth % 360, abs=1e-9)
    assert legs[2][2] == pytest.approx(11_164, abs=30)  # 0.2° at 60°N, across 180°


def test_a_minute_of_the_meridian_is_a_nautical_mile_or_nearly():
    ((_, _, length_m, bearing),) = Measure(((123.0, 25.0), (123.0, 25.0 + 1 / 60))).legs()
    assert length_m == pytest.approx(1852, rel=0.004)
    assert bearing == 0.0
