"""The map canvas: clicks pick, keys and wheel move, measuring measures."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt

from desktop_app.canvas.map_canvas import MapCanvas
from desktop_app.canvas.scene import incident_bounds, scene_from
from tests.gui.watches import exercise


@pytest.fixture
def canvas(qtbot, theme):
    made = MapCanvas(theme)
    qtbot.addWidget(made)
    made.resize(800, 600)
    made.show()
    snapshot = exercise()
    made.show_scene(scene_from(snapshot, None, None, None))
    made.fit(incident_bounds(snapshot, None))
    return made


def pixel(canvas, lon, lat):
    point = canvas.view.point(lon + canvas.view.nearest_turn(lon), lat)
    return QPoint(round(point.x()), round(point.y()))


def click(qtbot, canvas, where):
    qtbot.mouseClick(canvas.viewport(), Qt.MouseButton.LeftButton, pos=where)


def test_a_click_on_a_track_picks_its_vessel(qtbot, canvas):
    track = exercise().tracks[0]
    middle = len(track) // 2
    where = pixel(canvas, track.lon_deg[middle], track.lat_deg[middle])
    with qtbot.waitSignal(canvas.picked) as picked:
        click(qtbot, canvas, where)
    assert picked.args[0] in exercise().vessels


def test_a_click_on_a_limit_picks_its_zone_and_far_off_nothing(qtbot, canvas):
    zone = next(iter(exercise().zones.values()))
    canvas.fit(zone.area.bounds)
    canvas.show_scene(scene_from(replace(exercise(), tracks=()), None, None, None))
    with qtbot.waitSignal(canvas.picked) as picked:
        click(qtbot, canvas, pixel(canvas, zone.area.bounds[2], zone.area.centroid.y))
    assert picked.args[0] in exercise().zones
    canvas.fit((-60.0, -50.0, -50.0, -45.0))
    with qtbot.waitSignal(canvas.picked) as picked:
        click(qtbot, canvas, QPoint(400, 300))
    assert picked.args[0] is None


def test_a_drag_moves_the_map_and_picks_nothing(qtbot, canvas):
    under = canvas.view.place(400, 300)
    viewport = canvas.viewport()
    with qtbot.assertNotEmitted(canvas.picked):
        qtbot.mousePress(viewport, Qt.MouseButton.LeftButton, pos=QPoint(400, 300))
        qtbot.mouseMove(viewport, QPoint(420, 290))
        qtbot.mouseMove(viewport, QPoint(450, 280))
        qtbot.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=QPoint(450, 280))
    moved = canvas.view.point(*under)
    assert (moved.x(), moved.y()) != (400, 300)


@pytest.mark.parametrize(
    ("key", "moved"),
    [
        (Qt.Key.Key_Left, QPointF(80, 0)),
        (Qt.Key.Key_Right, QPointF(-80, 0)),
        (Qt.Key.Key_Up, QPointF(0, 80)),
        (Qt.Key.Key_Down, QPointF(0, -80)),
    ],
)
def test_the_arrow_keys_pan(qtbot, canvas, key, moved):
    under = canvas.view.place(400, 300)
    qtbot.keyClick(canvas, key)
    point = canvas.view.point(*under)
    assert point.x() - 400 == pytest.approx(moved.x(), abs=1e-6)
    assert point.y() - 300 == pytest.approx(moved.y(), abs=1e-6)


def test_plus_minus_and_nought(qtbot, canvas):
    scale = canvas.view.deg_per_px
    qtbot.keyClick(canvas, Qt.Key.Key_Plus)
    assert canvas.view.deg_per_px == pytest.approx(scale / 1.25)
    qtbot.keyClick(canvas, Qt.Key.Key_Minus)
    qtbot.keyClick(canvas, Qt.Key.Key_Minus)
    assert canvas.view.deg_per_px == pytest.approx(scale * 1.25)
    qtbot.keyClick(canvas, Qt.Key.Key_0)
    assert canvas.view.deg_per_px == pytest.approx(scale)


def test_another_size_keeps_the_middle_once_the_person_has_moved(qtbot, canvas):
    qtbot.keyClick(canvas, Qt.Key.Key_Left)
    middle = canvas.view.place(400, 300)
    canvas.resize(1000, 500)
    assert canvas.view.place(500, 250) == pytest.approx(middle, abs=1e-9)


def test_measuring_adds_corners_and_escape_ends_it(qtbot, canvas):
    canvas.rail.toggle_measure()
    with qtbot.assertNotEmitted(canvas.picked):
        click(qtbot, canvas, QPoint(300, 300))
        click(qtbot, canvas, QPoint(500, 300))
    assert len(canvas._measure.legs()) == 1
    qtbot.keyClick(canvas, Qt.Key.Key_Escape)
    with qtbot.waitSignal(canvas.picked):
        click(qtbot, canvas, QPoint(300, 300))
