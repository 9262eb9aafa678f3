"""The selection tells once of each change."""

from desktop_app.gui.selection import Chosen


def test_a_change_is_told_once_and_sameness_is_not(qtbot, selection):
    told = []
    selection.changed.connect(told.append)
    selection.choose_incident("a", 5.0)
    selection.choose_incident("a", 5.0)
    selection.move_cursor(6.0)
    assert told == [Chosen("a", cursor_s=5.0), Chosen("a", cursor_s=6.0)]


def test_another_incident_lets_go_of_the_visit(selection):
    selection.choose_incident("a", 5.0)
    selection.choose_visit("v", "ship", 7.0)
    assert selection.chosen == Chosen("a", "ship", None, "v", 7.0)
    selection.choose_incident("b", None)
    assert selection.chosen == Chosen("b")


def test_a_visit_without_a_time_leaves_the_cursor(selection):
    selection.choose_incident("a", 5.0)
    selection.choose_visit("v", "ship", None)
    assert selection.chosen.cursor_s == 5.0


def test_a_zone_and_a_vessel_are_not_both_selected(selection):
    selection.choose_vessel("ship")
    selection.choose_zone("zone")
    assert selection.chosen == Chosen(zone_id="zone")
    selection.clear()
    assert selection.chosen == Chosen()
