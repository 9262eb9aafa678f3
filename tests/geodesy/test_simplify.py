"""Levels of detail: never more than half a pixel wrong, each level part of the finer one."""

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.geodesy.simplify import (
    COARSEST,
    FINEST,
    deg_per_px,
    level_for,
    levels_of,
    simplified,
)


def walk(seed, n=400, step=0.003):
    random = np.random.default_rng(seed)
    turns = np.cumsum(random.normal(0, 0.4, n))
    return np.cumsum(np.cos(turns)) * step, np.cumsum(np.sin(turns)) * step


def furthest_off(x, y, kept):
    line = shapely.LineString(np.column_stack((x[kept], y[kept])))
    return float(shapely.distance(line, shapely.points(x, y)).max())


def douglas_peucker(points, tolerance, first=0, last=None):
    """The textbook's recursion, one point at a time."""
    last = len(points) - 1 if last is None else last
    chord = shapely.LineString(points[[first, last]])
    inside = range(first + 1, last)
    off = {k: chord.distance(shapely.Point(points[k])) for k in inside}
    worst = max(off, key=off.get, default=None)
    if worst is None or off[worst] <= tolerance:
        return {first, last}
    return douglas_peucker(points, tolerance, first, worst) | douglas_peucker(
        points, tolerance, worst, last
    )


@given(st.integers(0, 10_000), st.sampled_from([0.001, 0.004, 0.02]))
@settings(max_examples=30, deadline=None)
def test_the_same_points_as_the_textbook(seed, tolerance):
    x, y = walk(seed, 120)
    kept = np.flatnonzero(simplified(x, y, tolerance))
    assert set(kept.tolist()) == douglas_peucker(np.column_stack((x, y)), tolerance)


@given(st.integers(0, 10_000))
@settings(max_examples=20, deadline=None)
def test_no_level_is_more_than_half_a_pixel_off(seed):
    x, y = walk(seed)
    finer = np.arange(len(x))
    for level, kept in levels_of(x, y).items():
        assert furthest_off(x, y, kept) <= 0.5 * deg_per_px(level)
        assert set(kept) <= set(finer)
        assert (kept[0], kept[-1]) == (0, len(x) - 1)
        finer = kept


def test_a_straight_line_keeps_its_ends_and_what_is_held():
    x = np.linspace(0, 1, 500)
    levels = levels_of(x, 2 * x, fixed=(100, 101))
    assert levels[COARSEST].tolist() == [0, 100, 101, 499]


def test_a_right_angle_keeps_its_corner():
    x, y = np.array([0.0, 1, 2, 2, 2]), np.array([0.0, 0, 0, 1, 2])
    assert simplified(x, y, 0.1).tolist() == [True, False, True, False, True]


@pytest.mark.parametrize("n", [0, 1, 2])
def test_nothing_to_leave_out(n):
    x = np.arange(float(n))
    assert simplified(x, x, 1.0).all()


def test_a_vessel_that_does_not_move_becomes_one_short_line():
    x = np.full(300, 20.0)
    assert levels_of(x, x)[FINEST].tolist() == [0, 299]


@pytest.mark.parametrize(
    ("scale", "level"), [(0.6, 2), (360 / 256 / 8, 3), (0.17, 4), (1e-7, FINEST + 1)]
)
def test_the_level_is_at_least_as_fine_as_the_view(scale, level):
    assert level_for(scale) == level
