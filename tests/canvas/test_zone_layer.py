"""Zones: bands inside, limits where they are, names along them, near and far and across 180°."""

import pytest
from PySide6.QtCore import QSize
from shapely import MultiPolygon, Point, box

from desktop_app.canvas.paint import map_picture
from desktop_app.canvas.scene import MapScene, ZoneShape
from desktop_app.canvas.view import fitted
from desktop_app.canvas.zone_layer import limit_name, outer_rings, zone_at, zone_rings
from desktop_app.domain.regimes import Regime
from tests.gui.watches import zone

ACROSS = zone(
    "across",
    "Date line box",
    "Exercise",
    area=MultiPolygon([box(179.0, 10.0, 180.0, 11.0), box(-180.0, 10.0, -179.0, 11.0)]),
)
SQUARE = zone("square", "Square", "Exercise", Regime.TERRITORIAL_SEA, box(10.0, 54.0, 11.0, 55.0))
RING = zone(
    "ring",
    "Ring",
    "Exercise",
    area=Point(10.5, 54.5).buffer(0.4).difference(Point(10.5, 54.5).buffer(0.2)),
    outer_m=44448.0,
)


@pytest.mark.parametrize("centre", [179.5, -179.5, 180.0])
def test_a_zone_across_180_is_one_ring_wherever_the_view_stands(centre):
    view = fitted((centre - 2, 9.0, centre + 2, 12.0), 800, 600)
    (ring,) = outer_rings(ZoneShape(ACROSS, 0), view)
    assert ring[:, 0].max() - ring[:, 0].min() == pytest.approx(2 / view.deg_per_px, abs=1)
    assert ring[:, 0].min() >= 0
    assert ring[:, 0].max() <= 800


def test_the_hole_of_a_ring_is_no_limit_of_its_own():
    view = fitted((10.0, 54.0, 11.0, 55.0), 800, 600)
    assert len(zone_rings(ZoneShape(RING, 0), view)) == 2
    assert len(outer_rings(ZoneShape(RING, 0), view)) == 1


def test_close_up_the_limit_stays_where_it_is(theme):
    """A side of the square, 100,000 px long at this scale: its edge is not bent."""
    view = fitted((10.9999, 54.3, 11.0001, 54.3001), 800, 600)
    picture = map_picture(QSize(800, 600), view, MapScene(zones=(ZoneShape(SQUARE, 0),)), theme)
    x = round(view.point(11.0, 54.3).x())
    limit = theme.color("map.limit")
    for y in (300, 330, 400):
        found = [
            offset
            for offset in range(-4, 5)
            if abs(picture.pixelColor(x + offset, y).red() - limit.red()) < 40
        ]
        assert found
    assert zone_at((ZoneShape(SQUARE, 0),), view, x + 3, 300) == "square"
    assert zone_at((ZoneShape(SQUARE, 0),), view, x + 30, 300) is None


def test_the_nearest_limit_is_picked():
    shapes = (ZoneShape(SQUARE, 0), ZoneShape(RING, 0))
    view = fitted((9.9, 53.9, 11.1, 55.1), 800, 600)
    edge = view.point(10.9, 54.5)
    assert zone_at(shapes, view, edge.x() - 1, edge.y()) == "ring"
    middle = view.point(10.5, 54.5)
    assert zone_at(shapes, view, middle.x(), middle.y()) is None


def test_the_band_lies_inside_the_limit(theme):
    view = fitted((9.0, 53.5, 12.0, 55.5), 800, 600)
    bare = map_picture(QSize(800, 600), view, MapScene(), theme)
    made = map_picture(QSize(800, 600), view, MapScene(zones=(ZoneShape(SQUARE, 0),)), theme)
    edge = view.point(11.0, 54.7).toPoint()
    inside, outside, middle = edge.x() - 5, edge.x() + 5, edge.x() - 60
    assert made.pixelColor(inside, edge.y()) != bare.pixelColor(inside, edge.y())
    assert made.pixelColor(outside, edge.y()) == bare.pixelColor(outside, edge.y())
    assert made.pixelColor(middle, edge.y()) == bare.pixelColor(middle, edge.y())


def test_a_limit_is_called_by_its_regime_and_distance_and_set():
    assert limit_name(ZoneShape(RING, 0), several_sets=False) == "Contiguous zone · 24 nm"
    assert limit_name(ZoneShape(RING, 0), several_sets=True) == "Contiguous zone · 24 nm · Exercise"
    named = zone("x", "Area Gull", "Exercise", Regime.EXERCISE_AREA, box(0, 0, 1, 1))
    assert limit_name(ZoneShape(named, 0), several_sets=True) == "Area Gull"
