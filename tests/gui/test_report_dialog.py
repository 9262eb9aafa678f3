"""The report gives counts, decisions, and every rejected line."""

from PySide6.QtWidgets import QTableView

from desktop_app.domain.errors import Refused
from desktop_app.domain.sources import Rejected
from desktop_app.gui.report_dialog import ReportDialog, headline, outcome_words
from desktop_app.operations.import_report import ImportReport

PARTIAL = ImportReport(
    "sightings.csv",
    "ab" * 32,
    "csv",
    "sighting",
    "partial",
    14,
    13,
    1,
    0,
    0,
    rejects=(Rejected(15, "latitude above 90", "2022-07-04,95.4,123.2"),),
)


def test_counts_are_told():
    assert headline([PARTIAL]) == "13 fixes stored, 1 records rejected"
    assert outcome_words(PARTIAL).startswith("14 records: 13 stored, 1 rejected")


def test_the_rejected_line_is_shown_with_its_reason(qtbot):
    dialog = ReportDialog([PARTIAL])
    qtbot.addWidget(dialog)
    model = dialog.findChild(QTableView).model()
    assert [model.index(0, column).data() for column in range(3)] == [
        "15",
        "latitude above 90",
        "2022-07-04,95.4,123.2",
    ]


def test_a_refused_file_says_why():
    error = Refused("It is a ZIP archive", "a.zip", "Unpack it.")
    report = ImportReport("a.zip", None, None, None, "refused", error=error)
    assert outcome_words(report) == "It is a ZIP archive (a.zip). Unpack it."


def test_a_file_that_is_here_already_is_told():
    report = ImportReport("a.csv", "ab", "csv", "measured", "already here")
    assert "already" in outcome_words(report)
