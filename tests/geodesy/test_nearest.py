"""Closest approach and depth, against a slow search with pyproj's geodesics: within a metre."""

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from pyproj import Geod

from desktop_app.domain.units import NM_M
from desktop_app.geodesy.nearest import closest_approach, closest_m, depth_m

WGS84 = Geod(ellps="WGS84")
PLACES = [(123.47, 25.74), (148.0, 45.0), (10.0, 70.0), (-179.9, 71.0), (0.02, -0.01)]


def metres(lon1, lat1, lon2, lat2):
    lon1, lat1, lon2, lat2 = np.broadcast_arrays(lon1, lat1, lon2, lat2)
    return WGS84.inv(lon1, lat1, lon2, lat2)[2]


def places_on(way, shares):
    """Where a way is, straight in longitude and latitude, at shares of its number of points."""
    where = np.arange(len(way))
    return np.column_stack([np.interp(shares, where, column) for column in way.T])


def slowly_closest(way, targets):
    """The least distance of a way from single points, by narrowing in on a fine sampling."""
    best = np.inf
    for lon, lat in targets:
        low, high = 0.0, len(way) - 1.0
        for _ in range(6):
            shares = np.linspace(low, high, 801)
            away = metres(*places_on(way, shares).T, lon, lat)
            place, step = int(np.argmin(away)), shares[1] - shares[0]
            best = min(best, float(away[place]))
            low, high = max(0.0, shares[place] - step), min(len(way) - 1.0, shares[place] + step)
    return best


def rim(area, step_deg):
    """Points along the boundary of an area."""
    return shapely.get_coordinates(shapely.segmentize(area, step_deg))


SPINDLE = shapely.Polygon([(-0.6, -0.4), (0.5, -0.3), (0.6, 0.4), (0.0, 0.1), (-0.5, 0.35)])
WAY = st.lists(st.tuples(st.floats(-0.8, 0.8), st.floats(-0.5, 0.5)), min_size=1, max_size=5)
POINTS = st.lists(st.tuples(st.floats(-1, 1), st.floats(-1, 1)), min_size=1, max_size=4)


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(PLACES), WAY, POINTS)
def test_the_approach_to_points_is_within_a_metre(place, way, points):
    way = np.array(way) + place
    points = np.array(points) + place
    found = closest_m(way, shapely.MultiPoint(points))
    assert found == pytest.approx(slowly_closest(way, points), abs=1.0)


@settings(max_examples=15, deadline=None)
@given(st.sampled_from(PLACES), WAY, st.floats(0.9, 3.5), st.floats(0, 360))
def test_the_approach_from_as_far_as_200_nm_is_within_a_metre(place, way, off_deg, bearing):
    way = np.array(way) + place
    lon, lat, _ = WGS84.fwd(*place, bearing, off_deg * 111_000)
    points = np.array([[lon, lat], [lon, lat + 0.1]])
    points[:, 0] += 360 * np.round((place[0] - points[:, 0]) / 360)
    found = closest_m(way, shapely.MultiPoint(points))
    assert found == pytest.approx(slowly_closest(way, points), abs=1.0)


@settings(max_examples=12, deadline=None)
@given(st.sampled_from(PLACES), st.floats(-0.4, 0.4), st.floats(-0.4, 0.4))
def test_the_approach_to_an_area_is_the_approach_to_its_rim(place, lon, lat):
    area = shapely.transform(
        shapely.Polygon([(0.5, 0.5), (0.9, 0.45), (0.7, 0.9), (0.6, 0.6)]), lambda xy: xy + place
    )
    way = np.array([[lon - 0.2, lat], [lon, lat]]) + place
    found = closest_m(way, area)
    if shapely.intersects(area, shapely.LineString(way)):
        assert found == pytest.approx(0.0, abs=0.1)
        return
    at = places_on(way, np.linspace(0, 1, 41))  # at most 280 m of way from sample to sample
    limit = rim(area, 0.005)
    coarse = min(float(metres(x, y, *limit.T).min()) for x, y in at)
    assert coarse - 560.0 <= found <= coarse + 0.5
    if found > 20_000:  # so far away, half a step along either line hardly matters
        assert found == pytest.approx(coarse, abs=10.0)


def test_a_ship_that_passes_ten_miles_north_is_ten_miles_off_when_abeam():
    lat = 25.74 + 10 * NM_M / 110_778.0  # a degree of latitude at 25.8° N is 110,778 m
    way = np.array([[123.0, lat], [124.0, lat]])
    found = closest_approach(way, np.array([0.0, 3600.0]), shapely.MultiPoint([(123.5, 25.74)]))
    assert found.distance_m == pytest.approx(10 * NM_M, abs=10)
    assert found.t_s == pytest.approx(1800, abs=10)
    assert found.position == pytest.approx((123.5, lat), abs=0.003)


def test_the_first_of_equally_near_places_is_given():
    way = np.array([[0.0, 0.1], [1.0, 0.1], [0.0, 0.1]])
    found = closest_approach(way, np.array([0.0, 10.0, 20.0]), shapely.MultiPoint([(0.5, 0.0)]))
    assert found.t_s == pytest.approx(5.0, abs=0.1)


def test_over_an_area_the_distance_is_nothing():
    way = np.array([[-1.0, 0.5], [2.0, 0.5]])
    assert closest_m(way, shapely.box(0, 0, 1, 1)) == 0.0
    assert closest_m(np.array([[0.5, 0.5]]), shapely.box(0, 0, 1, 1)) == 0.0


@settings(max_examples=12, deadline=None)
@given(st.sampled_from(PLACES), WAY)
def test_no_place_of_a_way_is_deeper_than_its_depth(place, way):
    way = np.array(way) + place
    area = shapely.transform(SPINDLE, lambda xy: xy + place)
    deep = depth_m(way, area)
    shares = np.linspace(0, len(way) - 1, 200) if len(way) > 1 else np.array([0.0])
    at = places_on(way, shares)
    at = at[shapely.intersects_xy(area, *at.T)]
    limit = rim(area, 0.005)  # a point of the rim is within 280 m of a sample of it
    slow = max((float(metres(lon, lat, *limit.T).min()) for lon, lat in at), default=0.0)
    assert slow <= deep + 1.0 + 280.0**2 / (2 * max(slow, 200.0))
    step = max(metres(*way[:-1].T, *way[1:].T), default=0.0) * (len(way) - 1) / 199
    assert deep <= slow + step / 2 + 1.0


def test_of_two_basins_the_deeper_one_counts():
    # Found by hypothesis: the coarse samples favour the first stretch, the second goes deeper.
    way = np.array([(0.5, 0.0), (0.0, 0.0), (0.0, -0.25)]) + PLACES[0]
    area = shapely.transform(SPINDLE, lambda xy: xy + PLACES[0])
    assert depth_m(way, area) == pytest.approx(24_625.0, abs=15.0)


def test_the_depth_of_a_place_is_its_distance_from_the_limit():
    area = shapely.box(0, 0, 2, 2)
    inside = np.array([[1.0, 0.25]])
    assert depth_m(inside, area) == pytest.approx(metres(1.0, 0.25, 1.0, 0.0), abs=1.0)
    assert depth_m(np.array([[3.0, 1.0]]), area) == 0.0


def test_the_depth_of_a_way_is_that_of_its_deepest_place():
    # Straight through the middle of a box: deepest half-way, a quarter of a degree from the rim.
    way = np.array([[-1.0, 0.25], [3.0, 0.25]])
    area = shapely.box(0, 0, 2, 0.5)
    assert depth_m(way, area) == pytest.approx(metres(1.0, 0.25, 1.0, 0.0), abs=1.0)


def test_lines_and_mixtures_are_near_where_their_nearest_part_is():
    line = shapely.LineString([(0.0, 0.0), (1.0, 0.0)])
    way = np.array([[0.5, 0.3]])
    assert closest_m(way, line) == pytest.approx(metres(0.5, 0.3, 0.5, 0.0), abs=1.0)
    mixture = shapely.GeometryCollection([line, shapely.Point(0.5, 0.25), shapely.box(2, 2, 3, 3)])
    assert closest_m(way, mixture) == pytest.approx(metres(0.5, 0.3, 0.5, 0.25), abs=1.0)
    assert closest_m(np.array([[2.5, 2.5]]), mixture) == 0.0
