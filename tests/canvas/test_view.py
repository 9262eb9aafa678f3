"""The view: what lies under a pixel lies there, and stays there when the map zooms."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.canvas.view import fitted

LON = st.floats(-180, 180)
LAT = st.floats(-70, 70)
SPAN = st.floats(0.01, 5)


def view_of(lon, lat, span):
    return fitted((lon, lat, lon + span, lat + span / 2), 800, 600)


@given(LON, LAT, SPAN, st.floats(0, 800), st.floats(0, 600))
def test_a_place_is_drawn_where_it_is_read(lon, lat, span, x, y):
    view = view_of(lon, lat, span)
    there = view.place(x, y)
    again = view.point(*there)
    assert (again.x(), again.y()) == pytest.approx((x, y), abs=1e-3)


@given(LON, LAT, SPAN, st.floats(0, 800), st.floats(0, 600), st.floats(0.3, 3))
def test_zooming_keeps_what_lies_under_the_pointer(lon, lat, span, x, y, factor):
    view = view_of(lon, lat, span)
    closer = view.zoomed(factor, x, y)
    before, after = view.place(x, y), closer.place(x, y)
    assert after == pytest.approx(before, abs=view.deg_per_px * 0.01)


@given(LON, LAT, SPAN)
def test_bounds_that_are_fitted_lie_inside_the_margin(lon, lat, span):
    view = view_of(lon, lat, span)
    for corner in ((lon, lat), (lon + span, lat + span / 2)):
        point = view.point(*corner)
        assert 47.9 <= point.x() <= 752.1
        assert 47.9 <= point.y() <= 552.1


def test_bounds_across_the_antimeridian_are_one_piece():
    view = fitted((179.0, 50.0, -179.0, 51.0), 800, 600)
    assert view.x == pytest.approx(180.0)
    assert view.point(-179.0 + view.nearest_turn(-179.0), 50.5).x() > view.point(179.0, 50.5).x()


def test_dragging_moves_the_sea_with_the_hand():
    view = view_of(120.0, 25.0, 2.0)
    under = view.place(400, 300)
    moved = view.moved(30, -20)
    assert moved.place(430, 280) == pytest.approx(under, abs=1e-9)
