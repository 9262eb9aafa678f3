"""The basemap by scale, its cutting at 180°, the graticule and the furniture's words."""

import numpy as np
import pytest
import shapely
from PySide6.QtGui import QImage, QPainter

from desktop_app.canvas.basemap import LAKE, LAND, basemap_for
from desktop_app.canvas.basemap_layer import _sides, graticule_step, multiples, paint_basemap
from desktop_app.canvas.furniture import degrees_text, paint_frame, paint_locator, paint_scale_bar
from desktop_app.canvas.ink import draw_lines
from desktop_app.canvas.labels import Occupancy
from desktop_app.canvas.view import fitted


def area_of(level, layer, bounds):
    rings = list(level.rings(layer, bounds))
    return shapely.union_all([shapely.make_valid(shapely.Polygon(ring)) for ring in rings])


def test_finer_scales_have_more_vertices():
    counts = [len(basemap_for(scale).lon_deg) for scale in (0.1, 0.02, 0.001)]
    assert counts == sorted(counts)
    assert counts[0] < counts[2] / 20


@pytest.mark.parametrize("scale", [0.1, 0.02, 0.001])
def test_tokyo_is_land_and_the_senkakus_are_sea(scale):
    level = basemap_for(scale)
    assert area_of(level, LAND, (138.0, 35.0, 140.0, 37.0)).contains(shapely.Point(139.0, 36.0))
    sea = area_of(level, LAND, (123.0, 25.0, 124.0, 26.0))
    assert not sea.intersects(shapely.Point(123.475, 25.745).buffer(0.05))


def test_a_lake_lies_in_the_land():
    lakes = area_of(basemap_for(0.02), LAKE, (-90.0, 41.0, -75.0, 49.0))
    assert lakes.contains(shapely.Point(-87.0, 43.5))  # Lake Michigan


def test_rings_are_cut_to_little_more_than_the_bounds():
    bounds = (130.0, 30.0, 140.0, 40.0)
    corners = np.concatenate(list(basemap_for(0.02).rings(LAND, bounds)))
    assert corners.min(axis=0).tolist() >= [129.0, 29.0]
    assert corners.max(axis=0).tolist() <= [141.0, 41.0]


def test_a_view_across_180_asks_for_both_sides():
    sides = _sides(fitted((170.0, 50.0, -170.0, 60.0), 640, 480))
    assert {turn for turn, _ in sides} == {0.0, 360.0}
    assert [bounds[2] for turn, bounds in sides if turn == 0.0] == [180.0]
    assert [bounds[0] for turn, bounds in sides if turn == 360.0] == [-180.0]


@pytest.mark.parametrize("span", [300.0, 20.0, 1.0, 0.05])
def test_lines_of_the_graticule_stay_apart(span):
    view = fitted((10.0, 50.0, 10.0 + span, 50.01), 1600, 1000)
    step = graticule_step(view)
    assert step == 45.0 or step / view.deg_per_px >= 170.0


def test_multiples_are_those_between():
    assert multiples(-0.1, 1.0, 0.5) == [0.0, 0.5, 1.0]
    assert multiples(179.5, 180.5, 0.5) == [179.5, 180.0, 180.5]


@pytest.mark.parametrize(
    ("value", "text"),
    [(25.5, "25°30′E"), (-123.0, "123°W"), (0.0, "0°"), (180.0, "180°"), (-180.0, "180°")],
)
def test_meridians_in_words(value, text):
    assert degrees_text(value, "E", "W") == text


def painted(view, paint):
    picture = QImage(640, 480, QImage.Format.Format_RGB32)
    picture.fill(0xFFFFFF)
    painter = QPainter(picture)
    paint(painter, view)
    painter.end()
    return picture


def bar_px(theme, bounds):
    """How wide the scale bar was drawn, measured in the picture."""
    view = fitted(bounds, 640, 480, 0.0)
    taken = Occupancy(640, 480)
    picture = painted(view, lambda painter, view: paint_scale_bar(painter, view, theme, taken))
    dark = theme.color("map.scale_dark").name()
    row = 480 - 5 - 30
    return sum(picture.pixelColor(x, row).name() == dark for x in range(640)), view


@pytest.mark.parametrize("lat", [0.0, 60.0, 75.0])
def test_the_scale_bar_is_true_at_its_latitude(theme, lat):
    wide, view = bar_px(theme, (20.0, lat - 0.5, 22.0, lat + 0.5))
    _, at_lat = view.place(21, 480 - 35)
    nm_per_px = view.deg_per_px * 60.0 * 1.00143 * np.cos(np.radians(at_lat))  # equator: 1,855.3 m
    steps_nm = wide * nm_per_px / 3
    known = np.array([0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50])
    assert np.abs(steps_nm / known - 1).min() < 0.03


def test_the_locator_stays_away_from_the_whole_world_and_small_maps(theme):
    for bounds, shown in (
        ((123.0, 25.0, 124.0, 26.0), True),
        ((-170.0, -70.0, 170.0, 70.0), False),
    ):
        taken = Occupancy(640, 480)
        view = fitted(bounds, 640, 480)
        painted(view, lambda painter, view, taken=taken: paint_locator(painter, view, theme, taken))
        assert bool(taken._taken) is shown


def test_the_frame_lies_along_all_four_sides(theme):
    view = fitted((123.0, 25.0, 124.0, 26.0), 640, 480)
    picture = painted(view, lambda painter, view: paint_frame(painter, view, theme))
    for x, y in ((320, 0), (320, 479), (0, 240), (639, 240)):
        assert picture.pixelColor(x, y).name() != "#ffffff"
    assert picture.pixelColor(320, 240).name() == "#ffffff"


def test_land_of_japan_is_painted_as_land(theme):
    view = fitted((138.0, 35.0, 140.0, 37.0), 640, 480)
    picture = painted(view, lambda painter, view: paint_basemap(painter, view, theme))
    at = view.point(139.0, 36.0).toPoint()
    assert picture.pixelColor(at) == theme.color("map.land")


def test_lines_handed_over_as_numbers_are_drawn_where_they_lie(qapp):
    picture = QImage(64, 64, QImage.Format.Format_RGB32)
    picture.fill(0xFFFFFF)
    painter = QPainter(picture)
    draw_lines(painter, np.array([[0.0, k % 60, 63.0, k % 60] for k in range(12_000)][::2]))
    draw_lines(painter, np.empty((0, 4)))
    painter.end()
    rows = [picture.pixelColor(30, y).name() == "#000000" for y in range(64)]
    assert rows == [y % 2 == 0 and y < 60 for y in range(64)]
