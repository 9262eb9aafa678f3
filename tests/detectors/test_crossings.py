"""Where a straight way lies inside an area, by hand and against sampling."""

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.detectors.crossings import shares_inside

SQUARE = shapely.box(0.0, 0.0, 1.0, 1.0)
CORNER = st.tuples(st.integers(-2, 6), st.integers(-2, 6))


def test_a_way_through_a_square_is_inside_for_its_middle_third():
    assert shares_inside(SQUARE, (-1.0, 0.5), (2.0, 0.5)) == [pytest.approx((1 / 3, 2 / 3))]


def test_shares_count_from_the_start_of_the_way():
    assert shares_inside(SQUARE, (2.0, 0.5), (-2.0, 0.5)) == [pytest.approx((0.25, 0.5))]


def test_a_touch_at_a_corner_and_a_way_without_length_give_nothing():
    assert shares_inside(SQUARE, (-1.0, 1.0), (1.0, -1.0)) == []
    assert shares_inside(SQUARE, (0.5, 0.5), (0.5, 0.5)) == []
    assert shares_inside(SQUARE, (5.0, 5.0), (6.0, 6.0)) == []


def test_a_slide_along_the_edge_counts_since_the_area_is_closed():
    assert shares_inside(SQUARE, (-1.0, 1.0), (3.0, 1.0)) == [pytest.approx((0.25, 0.5))]


def test_two_parts_stay_apart_and_two_that_meet_are_one():
    apart = shapely.MultiPolygon([SQUARE, shapely.box(2.0, 0.0, 3.0, 1.0)])
    assert shares_inside(apart, (0.0, 0.5), (4.0, 0.5)) == [
        pytest.approx((0.0, 0.25)),
        pytest.approx((0.5, 0.75)),
    ]
    hole = shapely.Polygon(shapely.box(0, 0, 4, 4).exterior, [shapely.box(1, 1, 2, 2).exterior])
    along_the_hole = shares_inside(hole, (0.0, 1.0), (4.0, 1.0))
    assert along_the_hole == [pytest.approx((0.0, 1.0))]


@settings(max_examples=200, deadline=None)
@given(CORNER, CORNER, st.lists(CORNER, min_size=3, max_size=6, unique=True))
def test_samples_along_the_way_agree(start, end, corners):
    hull = shapely.convex_hull(shapely.MultiPoint(corners))
    if not isinstance(hull, shapely.Polygon):
        return
    spans = shares_inside(hull, start, end)
    assert spans == sorted(spans)
    at = np.linspace(0.0, 1.0, 101)
    claimed = np.zeros(101, dtype=bool)
    for begin, finish in spans:
        claimed |= (at >= begin - 1e-9) & (at <= finish + 1e-9)
    x, y = (start[axis] + at * (end[axis] - start[axis]) for axis in (0, 1))
    well_inside = shapely.contains_xy(shapely.buffer(hull, -1e-6), x, y)
    outside = ~shapely.intersects_xy(shapely.buffer(hull, 1e-6), x, y)
    assert not np.any(claimed & outside)
    if start != end:
        assert not np.any(well_inside & ~claimed)
