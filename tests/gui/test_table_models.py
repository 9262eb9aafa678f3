"""The tables keep Qt's rules and sort by value."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from desktop_app.gui.table_models import FixesModel, RowsModel, TableRow, number_cell, text_cell
from tests.gui.watches import exercise

FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal


def test_numbers_sort_as_numbers(qtbot):
    model = RowsModel(("Name", "Fixes"))
    tester = QAbstractItemModelTester(model, FATAL, model)
    model.show(
        [
            TableRow(name, (text_cell(name), number_cell(str(value), value)))
            for name, value in (("b", 10.0), ("a", 9.0), ("c", 100.0))
        ]
    )
    model.sort(1, Qt.SortOrder.DescendingOrder)
    assert [model.index(row, 0).data() for row in range(3)] == ["c", "b", "a"]
    model.sort(0)
    assert [model.index(row, 0).data() for row in range(3)] == ["a", "b", "c"]
    assert model.row_of("c") == 2
    assert tester.model() is model


def test_fixes_lead_back_to_file_and_line(qtbot):
    model = FixesModel()
    tester = QAbstractItemModelTester(model, FATAL, model)
    track = exercise().tracks[0]
    model.show((track, track), {"source-2": "exercise.csv"}, "UTC")
    assert model.rowCount() == 2 * len(track)
    row = len(track)
    assert model.index(row, 0).data() == "2026-03-01 06:00:00Z"
    assert model.index(row, 1).data() == "54°12.0′N 009°48.0′E"
    assert model.index(row, 4).data() == "exercise.csv, line 2"
    assert tester.model() is model
