"""Across 180°: continuous for measuring, cut for keeping, and the same area both ways."""

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.geodesy.antimeridian import cut, join, turned, unwrap_lon

WORLD = shapely.box(-180, -90, 180, 90)


def test_a_hop_over_180_degrees_goes_on_and_not_back():
    lon = np.array([179.0, -179.0, -178.0, 179.5])
    assert unwrap_lon(lon).tolist() == [179.0, 181.0, 182.0, 179.5]


def test_a_westward_hop_goes_below_minus_180():
    assert unwrap_lon(np.array([-179.5, 179.5])).tolist() == [-179.5, -180.5]


@given(st.lists(st.floats(-180, 180), min_size=1, max_size=30))
def test_continuous_longitudes_are_the_same_meridians_without_long_jumps(lon):
    continuous = unwrap_lon(np.array(lon))
    assert continuous[0] == lon[0]
    assert np.all(np.abs(np.diff(continuous)) <= 180.0 + 1e-9)
    turns = (continuous - np.array(lon)) / 360.0
    assert np.allclose(turns, np.round(turns), atol=1e-9)


def test_a_box_across_180_is_cut_into_its_two_halves():
    halves = cut(shapely.box(179.5, 30, 180.5, 31))
    expected = shapely.union(shapely.box(179.5, 30, 180, 31), shapely.box(-180, 30, -179.5, 31))
    assert shapely.equals(halves, expected)


def test_an_area_that_is_not_across_180_stays_as_it_is():
    area = shapely.box(123, 25, 124, 26)
    assert cut(area) is area
    assert join(area) is area
    apart = shapely.union(shapely.box(170, 0, 179, 1), shapely.box(-179, 0, -170, 1))
    assert join(apart) is apart


@given(
    west=st.floats(170, 179.9),
    wide=st.floats(0.2, 15),
    south=st.floats(-80, 70),
    turn=st.sampled_from([0.0, -360.0]),
)
def test_cutting_and_joining_gives_the_same_area_back(west, wide, south, turn):
    area = turned(shapely.box(west, south, west + wide, south + 5), turn)
    kept = cut(area)
    assert shapely.covers(WORLD, kept)
    assert kept.area == pytest.approx(area.area, rel=1e-9)
    joined = join(kept)
    assert joined.area == pytest.approx(area.area, rel=1e-9)
    assert joined.bounds[2] - joined.bounds[0] == pytest.approx(wide, abs=1e-9)


def test_a_joined_area_is_one_piece():
    joined = join(cut(shapely.box(179, 70, 182, 72)))
    assert joined.geom_type == "Polygon"
    assert joined.bounds == (179, 70, 182, 72)


def test_turning_moves_longitudes_only():
    assert turned(shapely.Point(10, 20), 360).coords[0] == (370, 20)
