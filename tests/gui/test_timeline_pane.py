"""The timeline follows the selection and sets it."""

from PySide6.QtCore import QPoint, QPointF, Qt

from desktop_app.gui.local_times import TimeZones
from desktop_app.gui.timeline_painting import NAMES_PX, band_rect
from desktop_app.gui.timeline_pane import TimelinePane
from tests.gui.watches import at, exercise, frigates

ZONES = TimeZones("Asia/Tokyo", "UTC")


def pane_on(qtbot, theme, selection, snapshot, incident_id):
    pane = TimelinePane(selection, theme)
    qtbot.addWidget(pane)
    pane.resize(900, 220)
    pane.show()
    selection.changed.connect(pane.follow)
    pane.show_snapshot(snapshot, ZONES)
    selection.choose_incident(incident_id, None)
    return pane


def test_a_click_between_the_visits_moves_the_cursor(qtbot, theme, selection):
    pane = pane_on(qtbot, theme, selection, frigates(), "incident-2022")
    x = pane.view.x_of(at("2022-07-03T23:30:00Z"))
    lane_y = pane.view.lane_rect(1).center().y()
    qtbot.mouseClick(
        pane.view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(round(x), round(lane_y))
    )
    assert abs(selection.chosen.cursor_s - at("2022-07-03T23:30:00Z")) < 30


def test_a_click_on_a_visit_selects_it(qtbot, theme, selection):
    pane = pane_on(qtbot, theme, selection, frigates(), "incident-2022")
    view = pane.view
    place = band_rect(view.lanes[0].bands[0], view.lane_rect(0), view.x_of).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place.toPoint())
    assert selection.chosen.visit_id == "visit-ru"
    assert selection.chosen.vessel_id == "vessel-ru"


def test_the_arrow_keys_move_the_cursor(qtbot, theme, selection):
    pane = pane_on(qtbot, theme, selection, frigates(), "incident-2022")
    selection.move_cursor(at("2022-07-03T22:30:00Z"))
    qtbot.keyClick(pane, Qt.Key.Key_Right)
    assert selection.chosen.cursor_s > at("2022-07-03T22:30:00Z")


def test_zooming_and_fitting(qtbot, theme, selection):
    pane = pane_on(qtbot, theme, selection, frigates(), "incident-2022")
    before = pane.view.span_s()
    qtbot.keyClick(pane, Qt.Key.Key_Plus)
    inside = pane.view.span_s()
    assert inside[1] - inside[0] < before[1] - before[0]
    qtbot.keyClick(pane, Qt.Key.Key_0)
    assert pane.view.span_s() == before


def test_many_vessels_scroll(qtbot, theme, selection):
    pane = pane_on(qtbot, theme, selection, exercise(), "incident-visit-a")
    pane.resize(900, 120)
    assert pane._bar.maximum() > 0
    pane._bar.setValue(pane._bar.maximum())
    assert pane.view.lane_rect(3).bottom() <= pane.view.lane_area().bottom() + 1


def test_the_picture_changes_with_the_cursor(qtbot, theme, selection):
    pane = pane_on(qtbot, theme, selection, exercise(), "incident-visit-a")
    selection.move_cursor(at("2026-03-01T07:00:00Z"))
    first = pane.view.grab().toImage()
    selection.move_cursor(at("2026-03-01T07:20:00Z"))
    assert pane.view.grab().toImage() != first


def test_nothing_is_found_outside_the_lanes(qtbot, theme, selection):
    pane = pane_on(qtbot, theme, selection, frigates(), "incident-2022")
    assert pane.view.band_at(QPointF(NAMES_PX / 2, 5)) is None
