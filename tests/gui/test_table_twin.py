"""The map's table twin says what the map shows, and takes part in the selection."""

import pytest

from desktop_app.gui.local_times import TimeZones
from desktop_app.gui.table_twin import TableTwin
from tests.gui.watches import exercise, frigates

ZONES = TimeZones("Asia/Tokyo", "UTC")


@pytest.fixture
def twin(qtbot, theme, selection):
    made = TableTwin(selection)
    qtbot.addWidget(made)
    selection.changed.connect(made.follow)
    return made


def column(model, number):
    return [model.index(row, number).data() for row in range(model.rowCount())]


def test_illustrative_positions_are_not_printed(twin):
    twin.show_snapshot(frigates(), ZONES)
    assert set(column(twin.vessels, 7)) == {"illustrative", "–"}


def test_every_visit_stands_there_with_how_it_is_known(twin):
    twin.show_snapshot(exercise(), ZONES)
    assert column(twin.visits, 8) == ["observed", "inferred", "possible", "observed"]


def test_zones_name_their_parties(twin):
    twin.show_snapshot(frigates(), ZONES)
    assert "administered by JP · claimed by CN, TW" in column(twin.zones, 3)


def test_choosing_a_row_selects_and_selecting_marks_a_row(twin, selection):
    twin.show_snapshot(exercise(), ZONES)
    twin.views["visits"].setCurrentIndex(twin.visits.index(1, 0))
    assert selection.chosen.visit_id == "visit-b"
    assert twin.fixes.rowCount() == 12
    selection.choose_zone("zone-ts")
    assert twin.zones.id_at(twin.views["zones"].currentIndex()) == "zone-ts"
