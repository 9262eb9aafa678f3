"""The map's tools: ruler, rings, box, back and forward, pictures, and what lies under a pointer."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtSvg import QSvgRenderer

from desktop_app.canvas.map_canvas import MapCanvas
from desktop_app.canvas.measure import Measure, leg_points, ring, ring_step_nm
from desktop_app.canvas.scene import incident_bounds, scene_from
from desktop_app.canvas.view import fitted
from desktop_app.canvas.view_history import ViewHistory
from desktop_app.domain.errors import OffingError
from desktop_app.geodesy.ellipsoid import distance_m
from tests.gui.watches import exercise

VIEW = fitted((123.0, 25.0, 124.0, 26.0), 800, 600)


@pytest.fixture
def canvas(qtbot, theme):
    made = MapCanvas(theme)
    qtbot.addWidget(made)
    made.resize(800, 600)
    made.show()
    made.show_scene(scene_from(exercise(), None, None, None))
    made.fit(incident_bounds(exercise(), None))
    return made


@pytest.mark.parametrize("centre", [175.0, -175.0])
def test_a_leg_across_180_is_one_short_line(centre):
    view = fitted((centre - 10, 20, centre + 10, 40), 800, 600)
    points = leg_points((179.0, 30.0), (-179.0, 30.0), view)
    assert np.ptp(points[:, 0]) == pytest.approx(2 / view.deg_per_px, rel=1e-6)


def test_a_long_leg_bends_towards_the_pole():
    view = fitted((-60.0, 40.0, 0.0, 70.0), 800, 600)
    points = leg_points((-60.0, 50.0), (0.0, 50.0), view)
    assert points[:, 1].min() < points[0, 1] - 20
    lon, lat = view.place(*points[len(points) // 2])
    whole = distance_m(-60.0, 50.0, 0.0, 50.0)
    parts = distance_m(-60.0, 50.0, lon, lat) + distance_m(lon, lat, 0.0, 50.0)
    assert float(parts) == pytest.approx(float(whole), rel=1e-9)


def test_the_last_corner_can_be_taken_back_and_the_total_is_the_sum():
    measure = Measure(((123.0, 25.0), (123.0, 26.0), (124.0, 26.0)))
    assert measure.total_m == pytest.approx(sum(leg[2] for leg in measure.legs()))
    assert measure.without_last().corners == measure.corners[:2]
    assert Measure().without_last() == Measure()


@pytest.mark.parametrize("centre", [(123.5, 25.5), (179.99, 0.0), (20.0, 75.0)])
def test_every_point_of_a_ring_is_equally_far(centre):
    view = fitted((centre[0] - 1, centre[1] - 1, centre[0] + 1, centre[1] + 1), 800, 600)
    places = [view.place(*point) for point in ring(centre, 22_224.0, view)]
    assert [float(distance_m(*centre, *at)) for at in places] == pytest.approx(
        [22_224.0] * len(places), rel=1e-7
    )


def test_rings_have_round_distances_that_stay_apart():
    assert ring_step_nm(VIEW) == 12  # 70 px here are 7.3 nm
    assert ring_step_nm(fitted((123.0, 25.0, 123.1, 25.1), 800, 600)) == 1


def test_back_and_forward_among_views():
    views = [VIEW.moved(k, 0) for k in range(4)]
    history = ViewHistory()
    for view in views[:3]:
        history = history.with_view(view).with_view(view)
    assert history.views == tuple(views[:3])
    history = history.stepped(-1)
    assert history.shown == views[1]
    assert history.stepped(-5).shown == views[0]
    assert history.stepped(1).stepped(1).shown == views[2]
    assert history.with_view(views[3]).views == (views[0], views[1], views[3])
    assert ViewHistory().stepped(-1).shown is None


def test_the_canvas_goes_back_to_the_view_before(qtbot, canvas):
    before = canvas.view
    canvas._looked_at()
    qtbot.keyClick(canvas, Qt.Key.Key_Plus)
    closer = canvas.view
    qtbot.keyClick(canvas, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert canvas.view == before
    qtbot.keyClick(canvas, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert canvas.view == closer


def test_shift_and_drag_shows_what_lay_in_the_box(qtbot, canvas):
    west, north = canvas.view.place(300, 200)
    east, south = canvas.view.place(500, 350)
    viewport, shift = canvas.viewport(), Qt.KeyboardModifier.ShiftModifier
    qtbot.mousePress(viewport, Qt.MouseButton.LeftButton, shift, QPoint(300, 200))
    qtbot.mouseMove(viewport, QPoint(400, 300))
    qtbot.mouseRelease(viewport, Qt.MouseButton.LeftButton, shift, QPoint(500, 350))
    for corner, wanted in (((west, north), (0, 0)), ((east, south), (800, 600))):
        point = canvas.view.point(*corner)
        assert (point.x(), point.y()) == pytest.approx(wanted, abs=1)
    assert canvas._band is None


def test_backspace_takes_back_a_corner(qtbot, canvas):
    canvas.rail.toggle_measure()
    for x in (300, 400, 500):
        qtbot.mouseClick(canvas.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(x, 300))
    qtbot.keyClick(canvas, Qt.Key.Key_Backspace)
    assert len(canvas._measure.corners) == 2


def test_rings_are_drawn_and_taken_away(qtbot, canvas):
    bare = canvas.grab().toImage()
    qtbot.keyClick(canvas, Qt.Key.Key_R)
    qtbot.waitUntil(lambda: canvas.grab().toImage() != bare)
    qtbot.keyClick(canvas, Qt.Key.Key_R)
    qtbot.waitUntil(lambda: canvas.grab().toImage() == bare)


def test_a_position_gone_to_lies_in_the_middle(canvas):
    canvas.go_to(-179.9, 75.0)
    lon, lat = canvas.view.place(400, 300)
    assert (lon % 360, lat) == pytest.approx((180.1, 75.0), abs=0.01)


def test_the_fix_under_the_pointer_is_found(canvas):
    track = exercise().tracks[1]
    at = canvas.view.point(track.lon_deg[4], track.lat_deg[4])
    shape, index = canvas.fix_at(at.x() + 2, at.y())
    assert (shape.track.vessel, index) == (track.vessel, 4)
    assert canvas.fix_at(at.x(), at.y() + 15) is None


@pytest.mark.parametrize("suffix", [".png", ".pdf", ".svg"])
def test_pictures_are_written_and_vector_ones_hold_no_pixels(canvas, tmp_path, suffix):
    path = tmp_path / f"map{suffix}"
    canvas.save_picture(path)
    if suffix == ".png":
        assert QImage(str(path)).width() == 800
        return
    content = path.read_bytes()
    assert b"<image" not in content
    assert b"/Subtype /Image" not in content
    if suffix == ".svg":
        assert QSvgRenderer(str(path)).isValid()
        assert b"Grey seal" in content


@pytest.mark.parametrize("name", ["map.gif", "missing/map.png"])
def test_a_picture_that_cannot_be_written_says_so(canvas, tmp_path, name):
    with pytest.raises(OffingError):
        canvas.save_picture(tmp_path / name)
    assert not (tmp_path / name).exists()
