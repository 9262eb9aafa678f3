"""The report gives counts, decisions, and every rejected line."""

from dataclasses import replace

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
    assert headline([PARTIAL]) == "13 records stored, 1 rejected"
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


def test_the_headline_counts_in_good_english():
    one = replace(PARTIAL, stored=1, rejected=0)
    assert headline([one]) == "1 record stored"
    assert headline([replace(PARTIAL, stored=1200, rejected=0)]) == "1,200 records stored"
