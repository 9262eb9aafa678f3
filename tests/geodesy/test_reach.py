"""The least way between two places over an area, against a brute search: within 0.1 %."""

from itertools import pairwise

import numpy as np
import pytest
import shapely
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from pyproj import Geod

from desktop_app.geodesy.reach import direct_m, least_way_into, least_way_out

WGS84 = Geod(ellps="WGS84")
PLACES = [(123.5, 25.7), (148.0, 45.0), (10.0, 70.0), (179.0, 60.0)]


def slowly(area, start, end):
    """The least d(start, p) + d(p, end) over sampled points of the boundary, finely at its best."""
    points = shapely.get_coordinates(shapely.segmentize(area, 0.002))
    best = int(np.argmin(ways(points, start, end)))
    around = [points[best - 1 if best else -2], points[best], points[(best + 1) % len(points)]]
    fine = np.vstack([np.linspace(one, other, 200) for one, other in pairwise(around)])
    return float(ways(fine, start, end).min())


def ways(points, start, end):
    lon, lat = points.T
    there = WGS84.inv(*np.broadcast_arrays(*start, lon, lat))[2]
    back = WGS84.inv(*np.broadcast_arrays(lon, lat, *end))[2]
    return there + back


def shape_at(place, size, sides):
    turns = np.linspace(0, 2 * np.pi, sides, endpoint=False)
    return shapely.Polygon(
        np.column_stack((np.cos(turns), 0.6 * np.sin(turns))) * size + np.array(place)
    )


OFF = st.tuples(st.floats(-5, 5), st.floats(-3, 3))


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(PLACES), OFF, OFF, st.floats(0.2, 2), st.integers(3, 40))
def test_the_least_way_into_an_area_is_right_to_a_thousandth(place, one, other, size, sides):
    area = shape_at(place, size, sides)
    start, end = tuple(np.add(place, one)), tuple(np.add(place, other))
    assume(not shapely.intersects(area, shapely.LineString([start, end])))
    found, slow = least_way_into(area, start, end), slowly(area, start, end)
    assert found == pytest.approx(slow, rel=1e-3)
    assert found >= direct_m(start, end) - 0.01


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(PLACES), OFF, OFF, st.integers(3, 40))
@example((10.0, 70.0), (1.25, 2.75), (1.40625, 2.7734375), 12)
def test_the_least_way_out_is_right_to_a_thousandth(place, one, other, sides):
    area = shape_at(place, 5, sides)
    start, end = tuple(np.add(place, one)), tuple(np.add(place, other))
    assume(shapely.covers(area, shapely.LineString([start, end])))
    found, slow = least_way_out(area, start, end), slowly(area, start, end)
    assert found == pytest.approx(slow, rel=1e-3)


def test_a_way_that_crosses_needs_no_detour():
    area = shapely.box(0, 0, 1, 1)
    assert least_way_into(area, (-1, 0.5), (2, 0.5)) == direct_m((-1, 0.5), (2, 0.5))
    assert least_way_out(area, (0.5, 0.5), (2, 0.5)) == direct_m((0.5, 0.5), (2, 0.5))


def test_the_way_from_a_place_and_back_is_twice_the_distance():
    area = shapely.box(0, 0, 1, 1)
    there_m = WGS84.inv(-0.5, 0.5, 0.0, 0.5)[2]
    assert least_way_into(area, (-0.5, 0.5), (-0.5, 0.5)) == pytest.approx(2 * there_m, rel=1e-4)


def test_over_a_wall_the_way_is_that_of_a_mirror():
    # 3-4-5 triangles at the equator: both places 0.3° off a wall, 0.8° apart along it.
    area = shapely.box(-5, -5, 5, 0)
    found = least_way_into(area, (-0.4, 0.3), (0.4, 0.3))
    metres = 2 * WGS84.inv(-0.4, 0.3, 0.0, 0.0)[2]
    assert found == pytest.approx(metres, rel=1e-4)


def test_over_a_thousand_kilometres():
    area = shape_at((140.0, 40.0), 2.0, 60)
    start, end = (134.0, 38.0), (146.5, 43.0)
    assume_detour = not shapely.intersects(area, shapely.LineString([start, end]))
    start = start if assume_detour else (134.0, 44.0)
    assert least_way_into(area, start, end) == pytest.approx(slowly(area, start, end), rel=1e-3)
