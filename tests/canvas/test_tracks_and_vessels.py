"""Tracks and vessels: where they are drawn, what is left out, and what a click finds."""

import numpy as np
import pytest
import shapely
from PySide6.QtCore import QSize

from desktop_app.canvas.paint import map_picture
from desktop_app.canvas.scene import MapScene, TrackShape, incident_bounds, position_at, scene_from
from desktop_app.canvas.track_layer import track_at, track_pixels
from desktop_app.canvas.track_levels import drawn_fixes
from desktop_app.canvas.vessel_layer import course_deg, symbol_place
from desktop_app.canvas.view import fitted
from desktop_app.gui.selection import Chosen
from tests.gui.watches import CHINESE, RUSSIAN, frigates, track

START = "2026-03-01T00:00:00Z"


def shape_of(points, *, selected=False, vessel=RUSSIAN, step_s=60.0):
    return TrackShape(track(vessel, START, points, step_s), vessel.label, "RU", 2, selected)


def wavy(n=3000):
    k = np.arange(n)
    return list(zip(10 + k * 0.001, 54 + 0.05 * np.sin(k / 40), strict=True))


def picture(view, *shapes, theme):
    return map_picture(QSize(800, 600), view, MapScene(tracks=shapes), theme)


@pytest.mark.parametrize("bounds", [(9, 53, 14, 55), (10.1, 53.9, 10.4, 54.1), (-40, 10, 60, 70)])
def test_what_is_drawn_is_at_most_half_a_pixel_off(bounds):
    view = fitted(bounds, 800, 600)
    shape = shape_of(wavy())
    points, index = drawn_fixes(shape, view)
    exact = track_pixels(shape, view)
    off = shapely.distance(shapely.LineString(points), shapely.points(exact))
    assert off.max() <= 0.5
    assert len(points) < len(exact)
    assert points == pytest.approx(exact[index])


def test_a_selected_track_is_drawn_with_every_fix_and_one_out_of_view_with_none():
    view = fitted((9, 53, 14, 55), 800, 600)
    assert len(drawn_fixes(shape_of(wavy(), selected=True), view)[0]) == 3000
    assert len(drawn_fixes(shape_of(wavy()), fitted((20, 53, 25, 55), 800, 600))[0]) == 0


def test_both_ends_of_a_gap_are_kept():
    straight = [(10 + 0.001 * k, 54.0) for k in range(200)]
    early = track(RUSSIAN, START, straight, 60.0)
    times = early.t_s + np.where(np.arange(200) >= 100, 7200.0, 0.0)
    gapped = track(RUSSIAN, START, straight, 60.0)
    object.__setattr__(gapped, "t_s", times)
    _, index = drawn_fixes(TrackShape(gapped, "", "", 2, False), fitted((9, 53, 12, 55), 800, 600))
    assert index.tolist() == [0, 99, 100, 199]


@pytest.mark.parametrize("centre", [179.9, -179.9])
def test_a_track_across_180_is_one_line_and_can_be_clicked(centre):
    shape = shape_of([(179.6, 10.0), (179.9, 10.0), (-179.8, 10.0), (-179.5, 10.0)])
    view = fitted((centre - 1, 9, centre + 1, 11), 800, 600)
    points, _ = drawn_fixes(shape, view)
    assert np.ptp(points[:, 0]) == pytest.approx(0.9 / view.deg_per_px, abs=1)
    at = view.point(180 + view.nearest_turn(180), 10.0)
    assert track_at(MapScene(tracks=(shape,)), view, at.x(), at.y() + 2) == RUSSIAN.id
    assert track_at(MapScene(tracks=(shape,)), view, at.x(), at.y() + 20) is None


def test_at_75_north_a_click_finds_the_nearer_of_two_tracks():
    one = shape_of([(20.0, 75.0), (21.0, 75.0)])
    other = shape_of([(20.0, 75.02), (21.0, 75.02)], vessel=CHINESE)
    view = fitted((19.9, 74.9, 21.1, 75.1), 800, 600)
    at = view.point(20.5, 75.0199)
    assert track_at(MapScene(tracks=(one, other)), view, at.x(), at.y()) == CHINESE.id


def test_a_vessel_that_lies_still_is_seen_from_far(theme):
    shape = shape_of([(10.0, 54.0)] * 50)
    view = fitted((0, 50, 20, 58), 800, 600)
    scene = MapScene(tracks=(shape,), cursor_s=0.0)  # no symbol at this time
    at = view.point(10.0, 54.0).toPoint()
    made = map_picture(QSize(800, 600), view, scene, theme)
    assert made.pixelColor(at) == theme.affiliation(2)


def test_the_line_is_drawn_in_the_partys_hue(theme):
    view = fitted((9, 53, 14, 55), 800, 600)
    made = picture(view, shape_of([(10.0, 54.0), (13.0, 54.0)], selected=True), theme=theme)
    at = view.point(11.0, 54.0).toPoint()
    hue = theme.affiliation(2)
    assert any(made.pixelColor(at.x(), at.y() + k) == hue for k in (-1, 0, 1))


def test_a_symbol_stands_where_the_vessel_was_and_nowhere_outside_its_times():
    shape = shape_of([(10.0, 54.0), (11.0, 54.0)], step_s=600.0)
    view = fitted((9, 53, 12, 55), 800, 600)
    start = float(shape.track.t_s[0])
    assert symbol_place(shape, view, start + 300).x() == pytest.approx(view.point(10.5, 54).x())
    assert symbol_place(shape, view, start - 1) is None
    assert symbol_place(shape, view, None).x() == pytest.approx(view.point(11, 54).x())


@pytest.mark.parametrize(
    ("end", "course"), [((10.0, 54.5), 0), ((10.5, 54.0), 90), ((10.0, 53.5), 180)]
)
def test_a_symbol_points_along_the_track(end, course):
    shape = shape_of([(10.0, 54.0), end], step_s=600.0)
    assert course_deg(shape, float(shape.track.t_s[0]) + 300) == pytest.approx(course, abs=0.1)


def test_between_fixes_a_position_lies_on_the_short_way_across_180():
    one = track(RUSSIAN, START, [(179.0, 10.0), (-179.0, 12.0)], 100.0)
    assert position_at(one, one.t_s[0] + 75) == pytest.approx((-179.5, 11.5))


def test_the_scene_puts_what_is_selected_on_top_and_marks_its_crossings():
    scene = scene_from(frigates(), Chosen("incident-2022"), None, lambda t_s: f"{t_s:.0f}")
    assert all(shape.selected for shape in scene.tracks[-2:])
    words = sorted(mark.text.split()[0] for mark in scene.crossings)
    assert words == ["entered", "entered", "left", "left"]
    assert scene.stamp == "Times public, positions illustrative"


def test_bounds_of_tracks_across_180_are_narrow():
    across = track(RUSSIAN, START, [(179.0, 10.0), (-179.0, 12.0)], 100.0)
    snapshot = frigates()
    object.__setattr__(snapshot, "tracks", (across,))
    west, south, east, north = incident_bounds(snapshot, None)
    assert (east - west, south, north) == pytest.approx((2.0, 10.0, 12.0))
