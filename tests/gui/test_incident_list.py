"""The list selects, steps, filters, and asks for reasons."""

import pytest
from PySide6.QtCore import Qt

from desktop_app.gui.incident_list import IncidentList
from desktop_app.gui.incident_model import ROW_ROLE
from desktop_app.gui.local_times import TimeZones
from tests.gui.watches import at, exercise, frigates

ZONES = TimeZones("Asia/Tokyo", "UTC")


@pytest.fixture
def shown(qtbot, theme, selection):
    made = IncidentList(selection, theme)
    qtbot.addWidget(made)
    made.resize(320, 500)
    made.show()
    selection.changed.connect(made.follow)
    made.show_snapshot(frigates(), ZONES)
    return made


def test_a_click_selects_and_puts_the_cursor_there(qtbot, shown, selection):
    index = shown.model.index_of("incident-2016")
    place = shown.view.visualRect(index).center()
    qtbot.mouseClick(shown.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert selection.chosen.incident_id == "incident-2016"
    assert selection.chosen.cursor_s == at("2016-06-08T12:50:00Z")


def test_the_list_follows_what_was_selected_elsewhere(shown, selection):
    selection.choose_incident("incident-2016", None)
    assert shown.view.currentIndex().data(ROW_ROLE).incident.id == "incident-2016"


def test_stepping_stops_at_the_ends(shown, selection):
    shown.step(1)
    assert selection.chosen.incident_id == "incident-2022"
    shown.step(1)
    shown.step(1)
    assert selection.chosen.incident_id == "incident-2016"
    shown.step(-1)
    assert selection.chosen.incident_id == "incident-2022"


def test_a_filter_that_leaves_nothing_offers_a_way_on(qtbot, shown):
    shown.filter_text("nothing like it")
    assert shown.model.rowCount() == 0
    assert shown._empty.isVisible()
    qtbot.mouseClick(shown._empty.show_all, Qt.MouseButton.LeftButton)
    assert shown.model.rowCount() > 0


def test_next_to_triage_leaps_over_what_is_decided(qtbot, theme, selection):
    made = IncidentList(selection, theme)
    qtbot.addWidget(made)
    made.show_snapshot(exercise(), ZONES)
    selection.changed.connect(made.follow)
    made.step(1)
    first = selection.chosen.incident_id
    made.next_to_triage()
    assert selection.chosen.incident_id != first


def test_a_reason_is_given_with_enter_and_refused_when_empty(qtbot, shown):
    shown.ask_reason()
    qtbot.keyClick(shown.reason.field, Qt.Key.Key_Return)
    assert shown.reason.isVisible()
    with qtbot.waitSignal(shown.dismissed) as told:
        qtbot.keyClicks(shown.reason.field, "training run")
        qtbot.keyClick(shown.reason.field, Qt.Key.Key_Return)
    assert told.args == ["training run"]
    assert not shown.reason.isVisible()


def test_escape_keeps_the_incident(qtbot, shown):
    shown.ask_reason()
    qtbot.keyClick(shown.reason.field, Qt.Key.Key_Escape)
    assert not shown.reason.isVisible()


def test_the_menu_sorts_and_filters(shown):
    menu = shown._sort.menu()
    words = [action.text() for action in menu.actions() if action.text()]
    assert words[:2] == ["Newest first", "Oldest first"]
    next(action for action in menu.actions() if action.text() == "Oldest first").trigger()
    assert shown.model.incident_ids() == ["incident-2016", "incident-2022"]
    menu = shown._sort.menu()
    next(action for action in menu.actions() if action.text() == "Only CN").trigger()
    assert len(shown.model.incident_ids()) == 2


def test_a_row_that_the_view_made_current_is_selected_too(qtbot, shown, selection):
    index = shown.model.index_of("incident-2016")
    picked = shown.view.selectionModel()
    picked.setCurrentIndex(index, picked.SelectionFlag.NoUpdate)  # as a view does with the focus
    assert selection.chosen.incident_id == "incident-2016"
    assert picked.isSelected(index)
