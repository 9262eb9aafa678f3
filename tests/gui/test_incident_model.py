"""The list's model keeps Qt's rules."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from desktop_app.gui.incident_model import IncidentModel
from desktop_app.gui.incident_rows import Order, Wanted, chosen_rows, rows_of, with_heads
from desktop_app.gui.local_times import TimeZones
from tests.gui.watches import frigates

ZONES = TimeZones("Asia/Tokyo", "UTC")


def filled():
    model = IncidentModel()
    rows = chosen_rows(rows_of(frigates()), Wanted())
    model.show(with_heads(rows, Order.NEWEST, ZONES), ZONES)
    return model


def test_qt_finds_no_fault_with_the_model(qtbot):
    model = filled()
    tester = QAbstractItemModelTester(
        model, QAbstractItemModelTester.FailureReportingMode.Fatal, model
    )
    model.show([], ZONES)
    model.show(with_heads(rows_of(frigates()), Order.OLDEST, ZONES), ZONES)
    assert tester.model() is model


def test_heads_cannot_be_selected(qtbot):
    model = filled()
    assert model.rowCount() == 4
    assert not model.flags(model.index(0)) & Qt.ItemFlag.ItemIsSelectable
    assert model.flags(model.index(1)) & Qt.ItemFlag.ItemIsSelectable


def test_an_incident_is_found_and_spoken(qtbot):
    model = filled()
    index = model.index_of("incident-2016")
    assert index.row() == 3
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Incident. Udaloy")
    assert "2016-06-08 21:50 JST" in spoken
    assert not model.index_of("none").isValid()
