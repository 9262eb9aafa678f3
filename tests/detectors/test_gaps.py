"""Gaps in which a visit was possible, by hand and by property."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely import box

from desktop_app.detectors.gaps import may_have_left, possible_gaps, unseen_stretches
from desktop_app.detectors.stays import Path, find_stays
from desktop_app.domain.units import HOUR_S, NM_M
from tests.detectors.worlds import RULES

SQUARE = box(10.0, 0.0, 11.0, 1.0)
NM_SOUTH = NM_M / 110_574.0  # degrees of latitude at the equator


def path(*fixes):
    return Path(*(np.array(column, dtype=np.float64) for column in zip(*fixes, strict=True)))


def south(nautical_miles, hours):
    """Two fixes so far south of the square, so many hours apart."""
    lat = -nautical_miles * NM_SOUTH
    return path((0.0, 10.5, lat), (hours * HOUR_S, 10.5, lat))


def test_the_speed_it_would_have_needed_and_the_longest_dwell():
    """20 nm out and 20 nm back within 4 h are 10 kn; at 25 kn 2 h 24 min are left."""
    (gap,) = possible_gaps(south(20, 4), SQUARE, RULES)
    assert gap.before == 0
    assert gap.required_speed_kn == pytest.approx(10.0, abs=0.02)
    assert gap.longest_dwell_s == pytest.approx(2.4 * HOUR_S, abs=10)


@pytest.mark.parametrize(("hours", "found"), [(1, 0), (1.01, 1), (24, 1), (24.01, 0)])
def test_only_between_one_hour_and_a_day(hours, found):
    assert len(list(possible_gaps(south(2, hours), SQUARE, RULES))) == found


def test_too_fast_or_a_fix_inside_is_no_possible_visit():
    assert not list(possible_gaps(south(60, 4), SQUARE, RULES))  # 30 kn
    assert list(possible_gaps(south(60, 4), SQUARE, replace(RULES, top_speed_kn=30.5)))
    inside = path((0.0, 10.5, -0.1), (4 * HOUR_S, 10.5, 0.5))
    assert not list(possible_gaps(inside, SQUARE, RULES))


def test_unseen_time_and_whether_the_vessel_can_have_left():
    """30 nm from every limit, 6 h: 60 nm out and back need 10 kn."""
    quiet = path((0.0, 10.5, 0.5), (HOUR_S, 10.5, 0.5), (7 * HOUR_S, 10.5, 0.5))
    (stay,) = find_stays(quiet, SQUARE, RULES)
    assert unseen_stretches(quiet, stay, RULES) == [1]
    assert may_have_left(quiet, SQUARE, 1, RULES)
    assert not may_have_left(quiet, SQUARE, 1, replace(RULES, top_speed_kn=9.0))


@given(st.floats(1, 80), st.floats(1.1, 23), st.floats(5, 40))
def test_the_needed_speed_never_exceeds_the_top_speed(nautical_miles, hours, top_kn):
    rules = replace(RULES, top_speed_kn=top_kn)
    found = list(possible_gaps(south(nautical_miles, hours), SQUARE, rules))
    needed = 2 * nautical_miles / hours
    if needed < top_kn * 0.99:
        (gap,) = found
        assert gap.required_speed_kn == pytest.approx(needed, rel=5e-3)
        assert 0 <= gap.longest_dwell_s <= hours * HOUR_S
    elif needed > top_kn * 1.01:
        assert not found
