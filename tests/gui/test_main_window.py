"""The window: one selection, keys, palettes, layout, drops."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QLineEdit, QWidget

import desktop_app.gui as room
from desktop_app.gui.actions import COMMANDS
from desktop_app.gui.local_times import TimeZones
from desktop_app.gui.main_window import MainWindow
from tests.gui.watches import exercise, frigates


def test_without_a_file_the_start_page_is_shown(window):
    assert window.parts.start.isVisible()
    assert not window.actions_by_id["import_files"].isEnabled()
    assert window.actions_by_id["open_file"].isEnabled()


def test_the_incident_with_most_vessels_is_selected_everywhere(window, show):
    show(frigates())
    assert window.parts.selection.chosen.incident_id == "incident-2022"
    assert window.parts.timeline.view.lanes[0].vessel_id == "vessel-ru"
    assert window.parts.detail._shown[0] == "incident-2022"
    window.parts.selection.choose_incident("incident-2016", None)
    assert window.parts.timeline.view.lanes[0].vessel_id == "vessel-ud"
    assert window.parts.detail._shown[0] == "incident-2016"
    assert window.parts.incidents.view.currentIndex().isValid()


def test_j_and_k_step_and_slash_finds(qtbot, window, show):
    show(frigates())
    qtbot.keyClick(window, Qt.Key.Key_J)
    assert window.parts.selection.chosen.incident_id == "incident-2016"
    qtbot.keyClick(window, Qt.Key.Key_K)
    assert window.parts.selection.chosen.incident_id == "incident-2022"
    qtbot.keyClick(window, Qt.Key.Key_Slash)
    qtbot.waitUntil(window.parts.bar.search.hasFocus)
    qtbot.keyClicks(window.parts.bar.search, "jiangkai")
    assert window.parts.incidents.model.incident_ids() == ["incident-2016"]


def test_d_asks_for_a_reason_on_one_line(qtbot, window, show):
    show(frigates())
    qtbot.keyClick(window, Qt.Key.Key_D)
    assert window.parts.incidents.reason.isVisible()


def test_night_and_day_change_everything(window, show):
    show(frigates())
    day = window.grab().toImage()
    window.use_palette("night")
    night = window.grab().toImage()
    assert night != day
    assert night.pixelColor(5, 300).lightnessF() < 0.1 < day.pixelColor(5, 300).lightnessF()
    assert window.parts.settings.palette == "night"


def test_other_time_zones_are_shown_at_once(window, show):
    show(frigates())
    window.use_zones(TimeZones("UTC", "Asia/Tokyo"))
    assert window.parts.bar.times.text() == "UTC, JST +09:00"
    assert window.parts.timeline.view.zones.first == "UTC"


def test_panes_are_hidden_and_found_again(window, show, settings, qtbot):
    show(frigates())
    window.commands.toggle_list()
    window.commands.toggle_timeline()
    assert window.parts.incidents.isHidden()
    window.close()
    again = MainWindow(settings)
    qtbot.addWidget(again)
    again.show()
    assert again.parts.incidents.isHidden()
    assert again.parts.timeline.isHidden()
    assert not again.parts.map.isHidden()
    again.commands.show_every_pane()
    assert not again.parts.incidents.isHidden()
    again.close()


def test_the_last_pane_cannot_be_hidden(window, show):
    show(frigates())
    for name in ("list", "map", "timeline", "detail"):
        window.parts.panes.toggle(name)
    shown = (window.parts.incidents, window.parts.map, window.parts.timeline, window.parts.detail)
    assert sum(not pane.isHidden() for pane in shown) == 1


def test_it_fits_into_1280_by_720(window, show):
    show(exercise())
    window.resize(1280, 720)
    assert (window.width(), window.height()) == (1280, 720)
    assert window.parts.incidents.width() == 264
    assert window.parts.detail.width() == 360


def test_a_read_only_file_disables_what_changes_it(window, show):
    show(frigates(read_only="It was made by a newer version"))
    assert not window.actions_by_id["dismiss"].isEnabled()
    assert window.actions_by_id["print_summary"].isEnabled()


def test_every_command_is_in_the_menu_and_does_something(window):
    words = {
        action.objectName()
        for part in window.parts.menu.actions()
        for action in part.menu().actions()
    }
    assert words == {command.id for command in COMMANDS}
    keys = [key for command in COMMANDS for key in command.keys]
    assert len(keys) == len(set(keys))


def test_everything_that_can_have_the_focus_has_an_accessible_name(window, show):
    show(exercise())
    nameless = [
        widget
        for widget in window.findChildren(QWidget)
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not widget.objectName().startswith("qt_")
        and not widget.accessibleName()
        and not (isinstance(widget, QAbstractButton) and widget.text())
        and type(widget).__name__ not in ("QTabBar", "QTabWidget", "QHeaderView", "QToolButton")
        and not isinstance(widget.parent(), QLineEdit | QAbstractScrollArea)
    ]
    assert [type(widget).__name__ for widget in nameless] == []


def test_no_colour_is_written_in_this_room():
    for path in Path(room.__file__).parent.glob("*.py"):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"#[0-9A-Fa-f]{3,8}\b", text), path.name


@pytest.mark.parametrize("palette", ["day", "night"])
def test_the_stylesheet_names_only_tokens_that_exist(window, palette):
    window.use_palette(palette)
    assert "@" not in window.styleSheet()


def test_the_first_tracks_of_a_file_are_brought_into_view(window, show):
    full = exercise()
    show(replace(full, tracks=(), zones={}, incidents=(), visits={}))
    show(replace(full, incidents=(), visits={}))
    west, south, east, north = window.parts.map.canvas.view.lon_lat_bounds
    for track in full.tracks:
        assert west <= track.lon_deg.min() <= track.lon_deg.max() <= east
        assert south <= track.lat_deg.min() <= track.lat_deg.max() <= north
