"""What became of the imported files: counts, decisions, and every record that was not taken."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.errors import OffingError
from desktop_app.domain.sources import Decision, Rejected
from desktop_app.domain.words import counted, say
from desktop_app.gui.plain_text import button, describe, hairline, label, one_line
from desktop_app.gui.table_models import RowsModel, TableRow, number_cell, text_cell


class Report(Protocol):
    """What the dialog shows of an import's report."""

    @property
    def name(self) -> str:
        """The file's name."""

    @property
    def outcome(self) -> str:
        """What became of it."""

    @property
    def records(self) -> int | None:
        """How many records it has."""

    @property
    def stored(self) -> int | None:
        """How many were stored."""

    @property
    def rejected(self) -> int | None:
        """How many were rejected."""

    @property
    def duplicate(self) -> int | None:
        """How many were there before in the same file."""

    @property
    def ignored(self) -> int | None:
        """How many are no ship's fix."""

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """What was decided about it."""

    @property
    def rejects(self) -> tuple[Rejected, ...]:
        """The records that were not taken."""

    @property
    def error(self) -> OffingError | None:
        """Why the file was refused."""


class ReportDialog(QDialog):
    """Shows the reports of one import, one part a file."""

    def __init__(self, reports: Sequence[Report], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(say("Import"))
        describe(self, say("What became of the files"))
        self.setMinimumSize(640, 360)
        body = QWidget()
        inside = QVBoxLayout(body)
        inside.setContentsMargins(0, 0, 8, 0)
        inside.setSpacing(6)
        for report in reports:
            _add_report(inside, report)
        inside.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(body)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.addWidget(label(headline(reports), "title", wraps=True))
        column.addWidget(area, 1)
        column.addWidget(hairline())
        row = QHBoxLayout()
        row.addStretch(1)
        done = button(say("Close"), "main")
        done.setDefault(True)
        done.clicked.connect(self.accept)
        row.addWidget(done)
        column.addLayout(row)


def headline(reports: Sequence[Report]) -> str:
    """``13 records stored, 1 rejected``; a record is a fix, or a zone."""
    stored = sum(report.stored or 0 for report in reports)
    rejected = sum(report.rejected or 0 for report in reports)
    refused = sum(report.outcome == "refused" for report in reports)
    parts = [counted(stored, "1 record stored", "{n} records stored")]
    if rejected:
        parts.append(say("{n} rejected", n=f"{rejected:,}"))
    if refused:
        parts.append(counted(refused, "1 file refused", "{n} files refused"))
    return ", ".join(parts)


def outcome_words(report: Report) -> str:
    """What became of a file, in a sentence."""
    if report.error is not None:
        return str(report.error)
    if report.outcome == "already here":
        return say("This file is here already; nothing was stored twice.")
    return say(
        "{records} records: {stored} stored, {rejected} rejected, {duplicate} duplicate, "
        "{ignored} no ship's fix",
        records=f"{report.records or 0:,}",
        stored=f"{report.stored or 0:,}",
        rejected=f"{report.rejected or 0:,}",
        duplicate=f"{report.duplicate or 0:,}",
        ignored=f"{report.ignored or 0:,}",
    )


def rejects_table(rejects: Sequence[Rejected]) -> QTableView:
    """The rejected records: line, reason, text as it stood in the file."""
    model = RowsModel((say("Line"), say("Reason"), say("As written")))
    model.show(
        [
            TableRow(
                str(place),
                (
                    number_cell(f"{record.line:,}", float(record.line)),
                    text_cell(one_line(record.reason)),
                    text_cell(one_line(record.raw)),
                ),
            )
            for place, record in enumerate(rejects)
        ]
    )
    view = QTableView()
    model.setParent(view)
    view.setModel(model)
    view.setShowGrid(False)
    view.setWordWrap(False)
    view.setTabKeyNavigation(False)
    view.verticalHeader().hide()
    view.verticalHeader().setDefaultSectionSize(24)
    view.horizontalHeader().setStretchLastSection(True)
    view.setColumnWidth(0, 64)
    view.setColumnWidth(1, 260)
    view.setMinimumHeight(min(24 * len(rejects) + 40, 260))
    describe(view, say("Rejected records"))
    return view


def _add_report(column: QVBoxLayout, report: Report) -> None:
    column.addWidget(label(one_line(report.name), "strong"))
    role = "error" if report.error is not None else "secondary"
    column.addWidget(label(outcome_words(report), role, wraps=True))
    for decision in report.decisions:
        words = f"{decision.about}: {decision.value} ({decision.how})"
        column.addWidget(label(one_line(words), "caption", wraps=True))
    if report.rejects:
        table = rejects_table(report.rejects)
        table.setMaximumHeight(table.minimumHeight())
        column.addWidget(table)
