"""The median line between two coasts: equally far from both, by pyproj's geodesics."""

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.domain.units import NM_M
from desktop_app.geodesy.limits import area_within
from desktop_app.geodesy.median import median_line, side_of
from tests.geodesy.coast_oracle import along, distances


def wiggle(start, step, n, seed, size=0.05):
    rng = np.random.default_rng(seed)
    return np.array(start) + np.arange(n)[:, None] * step + rng.normal(0, size, (n, 2))


PAIRS = {
    "across a strait at 41° N": (
        wiggle((140.0, 41.2), (0.12, 0.0), 10, 1),
        wiggle((140.0, 41.9), (0.12, 0.03), 10, 2),
    ),
    "at 70° N": (wiggle((10.0, 70.0), (0.2, 0.0), 6, 3), wiggle((10.0, 70.8), (0.2, 0.02), 6, 4)),
    "across 180°": (
        wiggle((179.3, -17.0), (0.0, 0.15), 6, 5),
        wiggle((-179.6, -17.0), (0.02, 0.15), 6, 6),
    ),
    "an island off a coast": (
        wiggle((123.0, 25.0), (0.1, 0.0), 8, 7),
        np.array([(123.4, 25.8), (123.41, 25.8), (123.4, 25.81)]),
    ),
}


@pytest.mark.parametrize("name", PAIRS)
def test_every_vertex_is_equally_far_from_both_coasts(name):
    one, other = PAIRS[name]
    line = median_line(shapely.LineString(one), shapely.LineString(other), 60 * NM_M)
    places = shapely.get_coordinates(line)
    assert len(places) > 100
    away = [distances(places, along(coast, 25)) for coast in (one, other)]
    assert np.abs(away[0] - away[1]).max() < 0.5
    assert max(away[0]) <= 60 * NM_M + 1.0
    middles = np.concatenate(
        [
            (points[1:] + points[:-1]) / 2
            for points in map(shapely.get_coordinates, shapely.get_parts(line))
        ]
    )
    away = [distances(middles, along(coast, 25)) for coast in (one, other)]
    assert np.abs(away[0] - away[1]).max() < 30.0  # a bend lies between two vertices


def test_two_islands_on_one_parallel_have_the_meridian_between_them():
    line = median_line(
        shapely.MultiPoint([(120.0, 0.0)]), shapely.MultiPoint([(121.0, 0.0)]), 100 * NM_M
    )
    lon, lat = shapely.get_coordinates(line).T
    assert np.abs(lon - 120.5).max() < 1e-6
    assert lat.max() > 1.4
    assert lat.min() < -1.4


@settings(max_examples=10, deadline=None)
@given(st.integers(0, 500))
def test_the_side_of_the_other_is_what_is_nearer_to_it(seed):
    one, other = wiggle((140, 41), (0.1, 0), 5, seed), wiggle((140, 41.6), (0.1, 0.02), 5, seed + 1)
    baseline = shapely.LineString(one)
    side = side_of(shapely.LineString(other), baseline, 24 * NM_M)
    rng = np.random.default_rng(seed)
    places = rng.uniform((139.9, 40.9), (140.6, 41.8), (150, 2))
    away = [distances(places, along(coast, 25)) for coast in (one, other)]
    sure = np.abs(away[0] - away[1]) > 60.0
    expected = away[1] < away[0]
    found = shapely.intersects_xy(side, *places.T)
    assert (found == expected)[sure].all()


def test_a_limit_cut_at_the_median_line_ends_there():
    one, other = PAIRS["across a strait at 41° N"]
    own = shapely.LineString(one)
    area = area_within(own, 24 * NM_M)
    kept = shapely.difference(area, side_of(shapely.LineString(other), own, 24 * NM_M))
    away = [distances(shapely.get_coordinates(kept), along(coast, 25)) for coast in (one, other)]
    at_limit = np.abs(away[0] - 24 * NM_M) < 1.0
    at_median = np.abs(away[0] - away[1]) < 1.0
    assert (at_limit | at_median).mean() > 0.99
    assert at_median.sum() > 50
    assert (away[0] < away[1] + 5.0).all()
