"""Limits against pyproj's geodesics: 1 m at 12 and 24 nm, 3 m at 200 nm, at vertices and middles.

The coasts are made up: concave ones whose limits have cusps, one of 1,300 km, one at 70° N, one
across 180°, a pocket of sea enclosed by a limit, and islands.
"""

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.domain.errors import OffingError
from desktop_app.domain.units import NM_M
from desktop_app.geodesy.limits import area_within, longest_edge_m, ring
from tests.geodesy.coast_oracle import WGS84, along, distances, errors, longest_edge

MOST_OFF_M = {3: 1.0, 12: 1.0, 24: 1.0, 200: 3.0}
LONGEST_EDGE_M = {12: 400.0, 24: 550.0, 200: 2500.0}
LIMITS_NM = sorted(LONGEST_EDGE_M)


def coast(start, bearing, length_km, step_km, seed):
    """A made-up coast: headlands and bays of a few steps, and a slow turn to and fro."""
    rng = np.random.default_rng(seed)
    points = [start]
    for number in range(int(length_km / step_km)):
        course = bearing + 35 * np.sin(number / 9) + rng.normal(0, 40)
        lon, lat, _ = WGS84.fwd(*points[-1], course, step_km * 1000)
        points.append((lon, lat))
    return np.array(points)


def arc(lon, lat, radius_km, first, last, n=120):
    """Part of a circle: a bay if measured from inside."""
    bearings = np.linspace(first, last, n)
    ends = WGS84.fwd(np.full(n, lon), np.full(n, lat), bearings, np.full(n, radius_km * 1000.0))
    return np.column_stack(ends[:2])


COASTS = {
    "three islands": np.array([(123.47, 25.74)]),
    "1,300 km": coast((131.0, 33.0), 45, 1300, 13, 1),
    "70 degrees north": coast((10.0, 69.0), 60, 300, 2, 2),
    "across 180 degrees": coast((178.6, 71.0), 95, 100, 1, 3),
    "a bay that opens east": arc(124.0, 26.0, 60, 30, 330),
    "two capes": np.array([(148.0, 45.0), (148.3, 45.5), (148.45, 45.05), (148.6, 45.5)]),
}


@pytest.mark.parametrize("limit_nm", LIMITS_NM)
@pytest.mark.parametrize("name", COASTS)
def test_a_limit_is_exact_at_its_vertices_and_middles(name, limit_nm):
    line = COASTS[name]
    wrapped = np.column_stack(((line[:, 0] + 180) % 360 - 180, line[:, 1]))
    if len(line) == 1:
        points = [*wrapped.tolist(), (123.68, 25.92), (124.56, 25.92)]
        baseline, dense = shapely.MultiPoint(points), np.array(points)
    else:
        baseline, dense = shapely.LineString(wrapped), along(wrapped, 100)
    area = area_within(baseline, limit_nm * NM_M)
    off = errors(area, dense, limit_nm)
    assert area.is_valid
    assert np.abs(off).max() <= MOST_OFF_M[limit_nm]
    assert longest_edge(shapely.intersection(area, shapely.box(-179.9, -90, 179.9, 90))) <= (
        LONGEST_EDGE_M[limit_nm] if name != "across 180 degrees" else np.inf
    )


@settings(max_examples=15, deadline=None)
@given(
    st.lists(st.tuples(st.floats(-0.6, 0.6), st.floats(-0.5, 0.5)), min_size=1, max_size=7),
    st.sampled_from([(123.5, 25.8), (148.0, 45.0), (20.0, 70.0), (180.0, 71.0), (0.0, 0.0)]),
    st.sampled_from([3, 12, 24]),
)
def test_any_islands_have_exact_limits(offsets, place, limit_nm):
    points = np.array(offsets) + place
    points[:, 0] = (points[:, 0] + 180) % 360 - 180
    area = area_within(shapely.MultiPoint(points), limit_nm * NM_M)
    assert area.is_valid
    assert np.abs(errors(area, points, limit_nm)).max() <= 1.0


def test_a_circle_has_the_circles_area():
    area_m2 = abs(WGS84.geometry_area_perimeter(area_within(point(123.5, 25.8), 12 * NM_M))[0])
    assert area_m2 == pytest.approx(np.pi * (12 * NM_M) ** 2, rel=1e-4)


def test_a_limit_round_an_island_across_180_is_cut_there():
    # Wrangel: read without unwrapping, this is an area of 371 square degrees round the pole.
    area = area_within(shapely.MultiPoint([(179.9, 71.0), (-179.9, 71.0)]), 12 * NM_M)
    assert shapely.covers(shapely.box(-180, -90, 180, 90), area)
    assert not shapely.intersects_xy(area, 0.0, 71.0)
    assert shapely.intersects_xy(area, [179.99, -179.99], [71.0, 71.0]).all()
    assert area.area < 1.0


def test_a_pocket_of_sea_between_islands_stays_open():
    islands = arc(124.0, 26.0, 40, 0, 330, 12)
    area = area_within(shapely.MultiPoint(islands), 12 * NM_M)
    assert not shapely.intersects_xy(area, 124.0, 26.0)
    assert len(shapely.get_rings(area)) == 2
    assert np.abs(errors(area, islands, 12)).max() <= 1.0


def test_land_is_within_its_limits_and_the_sea_beyond_is_not():
    land = shapely.Polygon(arc(124.0, 26.0, 60, 0, 355))
    area = area_within(land, 12 * NM_M)
    assert shapely.intersects_xy(area, 124.0, 26.0)
    assert len(shapely.get_rings(area)) == 1
    places = shapely.get_coordinates(area.exterior)
    assert distances(places, along(shapely.get_coordinates(land.exterior), 50)).min() > 22_000


def test_a_straight_baseline_moves_the_limit_and_two_points_do_not():
    ends = [(123.0, 25.0), (123.5, 25.0)]
    middle = (123.25, 25.19)  # 21 km north of the line, further from either end
    assert shapely.intersects_xy(area_within(shapely.LineString(ends), 12 * NM_M), *middle)
    assert not shapely.intersects_xy(area_within(shapely.MultiPoint(ends), 12 * NM_M), *middle)


def test_a_ring_is_what_lies_between_its_limits():
    belt = ring(point(123.5, 25.8), 12 * NM_M, 24 * NM_M)
    assert belt.is_valid
    away = distances(shapely.get_coordinates(belt), np.array([(123.5, 25.8)]))
    assert {round(metres / NM_M, 3) for metres in away} == {12.0, 24.0}
    north = [WGS84.fwd(123.5, 25.8, 0, nm * NM_M)[:2] for nm in (11, 13, 23, 25)]
    assert shapely.intersects_xy(belt, *np.array(north).T).tolist() == [False, True, True, False]


@settings(max_examples=10, deadline=None)
@given(st.integers(0, 1000))
def test_a_nearer_limit_lies_inside_a_farther_one(seed):
    line = shapely.LineString(coast((140.0, 40.0), 20, 40, 2, seed))
    near, far = (area_within(line, nm * NM_M) for nm in (11.9, 12))
    assert shapely.contains_properly(far, near)


def test_edges_get_longer_with_the_distance():
    assert longest_edge_m(3 * NM_M) < longest_edge_m(12 * NM_M) <= 400
    assert longest_edge_m(24 * NM_M) <= 550
    assert longest_edge_m(200 * NM_M) <= 2500


def test_a_limit_over_a_pole_is_refused():
    with pytest.raises(OffingError, match="pole"):
        area_within(point(0.0, 88.95), 12 * NM_M)


def test_a_baseline_without_points_is_refused():
    with pytest.raises(OffingError, match="no point"):
        area_within(shapely.MultiPoint(), 12 * NM_M)


def point(lon, lat):
    return shapely.MultiPoint([(lon, lat)])
