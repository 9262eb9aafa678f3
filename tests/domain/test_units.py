"""The nautical mile and the knot."""

import math

import pytest

from desktop_app.domain.units import KN_M_S, NM_M, metres_to_nm, speed_kn


def test_a_nautical_mile_is_1852_metres():
    assert NM_M == 1852.0
    assert metres_to_nm(24 * 1852.0) == 24.0


def test_a_knot_is_a_mile_an_hour():
    assert pytest.approx(0.514444, abs=1e-6) == KN_M_S
    assert speed_kn(20 * NM_M, 3600.0) == pytest.approx(20.0)
    assert speed_kn(NM_M, 1800.0) == pytest.approx(2.0)


def test_no_time_at_all_takes_any_speed():
    assert speed_kn(1.0, 0.0) == math.inf
