"""Playing moves the cursor at the speed asked for; stepping goes from event to event."""

import pytest
from PySide6.QtCore import Qt

from desktop_app.gui.local_times import TimeZones
from desktop_app.gui.playback import SPEEDS, Playback
from desktop_app.gui.timeline_pane import TimelinePane
from tests.gui.watches import at, frigates


@pytest.fixture
def playback(qtbot, theme):
    made = Playback(theme)
    qtbot.addWidget(made)
    made.span_s, made.events_s = (1000.0, 5000.0), (1200.0, 2500.0, 4000.0)
    made.moved.connect(lambda t_s: setattr(made, "cursor_s", t_s))
    return made


@pytest.mark.parametrize("speed", SPEEDS)
def test_a_tenth_of_a_second_moves_the_cursor_by_a_tenth_of_the_speed(playback, speed):
    playback.cursor_s = 1000.0
    playback.set_speed(speed)
    playback.advance(0.1)
    assert playback.cursor_s == pytest.approx(1000.0 + speed / 10)


def test_playing_ends_with_the_span_and_starts_again_from_its_beginning(playback):
    playback.cursor_s = 4990.0
    playback.toggle()
    assert playback.playing
    playback.advance(1.0)
    assert (playback.cursor_s, playback.playing) == (5000.0, False)
    playback.toggle()
    assert (playback.cursor_s, playback.playing) == (1000.0, True)
    playback.toggle()
    assert not playback.playing


def test_time_passes_by_itself(qtbot, playback):
    playback.toggle()
    qtbot.waitUntil(lambda: playback.cursor_s > 1000.0)
    playback.stop()


def test_steps_go_to_the_next_event_and_back(playback):
    visited = []
    for by in (1, 1, 1, 1, -1, -1, -1):
        playback.step(by)
        visited.append(playback.cursor_s)
    assert visited == [1200.0, 2500.0, 4000.0, 4000.0, 2500.0, 1200.0, 1200.0]


def test_nothing_to_play_does_nothing(playback):
    playback.span_s = (0.0, 0.0)
    playback.toggle()
    assert not playback.playing


@pytest.fixture
def pane(qtbot, theme, selection):
    made = TimelinePane(selection, theme)
    qtbot.addWidget(made)
    made.resize(900, 220)
    made.show()
    selection.changed.connect(made.follow)
    made.show_snapshot(frigates(), TimeZones("Asia/Tokyo", "UTC"))
    selection.choose_incident("incident-2022", None)
    return made


def test_n_and_p_step_through_what_the_incident_is_made_of(qtbot, pane, selection):
    visited = []
    for key in (Qt.Key.Key_N, Qt.Key.Key_N, Qt.Key.Key_N, Qt.Key.Key_P):
        qtbot.keyClick(pane, key)
        visited.append(selection.chosen.cursor_s)
    times = ("22:05", "22:44", "22:50", "22:44")
    assert visited == [at(f"2022-07-03T{time}:00Z") for time in times]


def test_space_plays_from_the_cursor_and_another_incident_stops_it(qtbot, pane, selection):
    selection.move_cursor(at("2022-07-03T22:10:00Z"))
    qtbot.keyClick(pane, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: selection.chosen.cursor_s > at("2022-07-03T22:10:00Z"))
    assert pane.playback.playing
    selection.choose_incident("incident-2016", None)
    assert not pane.playback.playing


def test_a_cursor_that_leaves_the_span_takes_the_view_with_it(pane, selection):
    start, end = pane.view.span_s()
    selection.move_cursor(end + 600.0)
    pane.playback.moved.emit(end + 1200.0)
    assert pane.view.span_s()[1] > end + 1200.0
    assert pane.view.span_s()[1] - pane.view.span_s()[0] == pytest.approx(end - start)
