"""What becomes of a stay when the limit moves, by hand."""

import numpy as np
import pytest
from shapely import MultiPoint

from desktop_app.detectors.sensitivity import outlasts, sensitivity, shifted_area
from desktop_app.detectors.stays import Path, find_stays
from desktop_app.domain.units import NM_M
from desktop_app.geodesy.ellipsoid import distance_m
from desktop_app.geodesy.limits import area_within
from tests.detectors.worlds import RULES, zone

POINT = MultiPoint([(10.0, 0.0)])
DEG_M = 110_574.0  # metres in a degree of latitude at the equator


def sea():
    """Within 12 nm of a point."""
    return zone(area_within(POINT, 12 * NM_M), baseline=POINT, outer_m=12 * NM_M)


def due_south(deepest_m, where):
    """To ``deepest_m`` within the southern edge of the square and out again, 20 m/s."""
    times = np.arange(0.0, 2401.0, 60.0)
    lat = (deepest_m - 20.0 * np.abs(times - 1200.0)) / DEG_M
    path = Path(times, np.full(len(times), 10.5), lat)
    (stay,) = find_stays(path, where.area, RULES)
    return path, stay


def test_a_limit_built_from_a_baseline_is_built_anew():
    moved = shifted_area(sea(), 200.0)
    corners = np.array(moved.exterior.coords)
    away = distance_m(corners[:, 0], corners[:, 1], 10.0, 0.0)
    assert away == pytest.approx(12 * NM_M + 200.0, abs=1.0)
    assert shifted_area(sea(), -13 * NM_M) is None


def test_an_area_given_as_such_grows_and_shrinks():
    south = shifted_area(zone(), 100.0).bounds[1]
    assert south * DEG_M == pytest.approx(-100.0, abs=0.5)
    assert shifted_area(zone(), -100.0).bounds[1] * DEG_M == pytest.approx(100.0, abs=0.5)


def test_the_dwell_for_each_shift_and_none_where_it_vanishes():
    """1,000 m in at 20 m/s: 100 s; each 100 m of shift is 10 s; over 1,000 m nothing is left."""
    where = zone()
    path, stay = due_south(1000.0, where)
    found = sensitivity(path, stay, where, 0.0, (-200.0, 0.0, 200.0, -1100.0), RULES)
    dwells = [entry.dwell_s for entry in found]
    assert dwells[:3] == pytest.approx([80.0, 100.0, 120.0], abs=0.2)
    assert dwells[3] is None


def test_whether_it_outlasts_a_shift():
    where = zone()
    path, stay = due_south(300.0, where)
    assert outlasts(path, stay, where, 0.0, -200.0, RULES)
    assert not outlasts(path, stay, where, 0.0, -400.0, RULES)
