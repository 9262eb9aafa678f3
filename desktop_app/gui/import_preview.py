"""The import window: what a file was taken for and what it would bring, before it is stored."""

import math

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QScrollArea,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop_app.canvas.theme import Theme
from desktop_app.domain.moments import duration_text, rfc3339
from desktop_app.domain.positions import course_text, ddm
from desktop_app.domain.words import counted, say
from desktop_app.gui.plain_text import button, describe, hairline, label, one_line
from desktop_app.gui.preview_map import PreviewMap
from desktop_app.gui.table_models import Cell, RowsModel, TableRow, number_cell, text_cell
from desktop_app.operations.import_preview import FirstRecord, ImportPreview

_SIDE_PX = 340
_ROW_PX = 26
_ROWS_SHOWN = 6


class ImportPreviewDialog(QDialog):
    """Shows a preview; accepted means that it is to be stored."""

    def __init__(
        self, preview: ImportPreview, into: str, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(say("Import"))
        describe(self, say("What {file} would bring", file=preview.name))
        self.resize(1120, 680)
        self.setMinimumSize(860, 520)
        self.go_on = button(_go_on_words(preview), "main")
        self.go_on.setDefault(True)
        self.stop = button(say("Do not import"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(_main(preview, into, theme), 1)
        row.addWidget(hairline(vertical=True))
        row.addWidget(self._side(preview))
        self.go_on.clicked.connect(self.accept)
        self.stop.clicked.connect(self.reject)

    def _side(self, preview: ImportPreview) -> QWidget:
        side = QWidget()
        side.setProperty("role", "sunk")
        side.setFixedWidth(_SIDE_PX)
        column = QVBoxLayout(side)
        column.setContentsMargins(16, 20, 16, 16)
        body = QWidget()
        inside = QVBoxLayout(body)
        inside.setContentsMargins(0, 0, 8, 0)
        inside.setSpacing(4)
        _add_counts(inside, preview)
        _add_decisions(inside, preview)
        inside.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        body.setProperty("role", "sunk")
        area.viewport().setProperty("role", "sunk")
        area.setWidget(body)
        column.addWidget(area, 1)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.stop)
        buttons.addWidget(self.go_on)
        column.addLayout(buttons)
        return side


def _main(preview: ImportPreview, into: str, theme: Theme) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setContentsMargins(24, 20, 24, 16)
    column.setSpacing(8)
    column.addWidget(label(one_line(preview.name), "title", wraps=True))
    where = say("Into {name}. Nothing is stored yet.", name=one_line(into))
    column.addWidget(label(f"{preview.recognised}. {where}", "secondary", wraps=True))
    for warning in preview.warnings:
        column.addWidget(label(one_line(warning), "notice", wraps=True))
    if preview.first:
        column.addWidget(label(say("The first records as they were read"), "strong"))
        column.addWidget(_records_table(preview.first))
    if preview.extent is not None:
        column.addWidget(label(say("Where the fixes fall"), "strong"))
        column.addWidget(PreviewMap(preview.drawn, preview.extent, theme), 1)
        column.addWidget(label(_span_words(preview), "caption", wraps=True))
    else:
        column.addStretch(1)
    return column


def _records_table(first: tuple[FirstRecord, ...]) -> QTableView:
    heads = ("Line", "Time (UTC)", "Vessel", "Position", "SOG", "COG")
    model = RowsModel(tuple(say(head) for head in heads))
    model.show([TableRow(str(place), _cells(record)) for place, record in enumerate(first)])
    table = QTableView()
    model.setParent(table)
    table.setModel(model)
    table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(_ROW_PX)
    table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    table.horizontalHeader().setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
    table.setFixedHeight(_ROW_PX * (min(len(first), _ROWS_SHOWN) + 1) + 8)
    describe(table, say("The first records as they were read"))
    return table


def _cells(record: FirstRecord) -> tuple[Cell, ...]:
    sog, cog = record.sog_kn, record.cog_deg
    return (
        number_cell(f"{record.line:,}", float(record.line)),
        number_cell((rfc3339(record.t_s) or "").replace("T", " ").removesuffix("Z"), record.t_s),
        text_cell(one_line(record.vessel)),
        text_cell(ddm(record.lon_deg, record.lat_deg)),
        number_cell(f"{sog:.1f} kn" if math.isfinite(sog) else "–", sog),
        number_cell(course_text(cog) if math.isfinite(cog) else "–", cog),
    )


def _add_counts(inside: QVBoxLayout, preview: ImportPreview) -> None:
    report = preview.report
    inside.addWidget(label(say("What will happen"), "strong"))
    rows = [
        (report.records, say("records read")),
        (report.stored, say("stored")),
        (report.rejected, say("rejected, kept with line and reason")),
        (report.duplicate, say("duplicates in the file")),
        *((count, say(kind)) for kind, count in report.ignored_kinds),
    ]
    grid = QGridLayout()
    grid.setHorizontalSpacing(10)
    grid.setVerticalSpacing(2)
    for place, (count, words) in enumerate(rows):
        number = label(f"{count or 0:,}", "strong")
        number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        grid.addWidget(number, place, 0)
        grid.addWidget(label(one_line(words), wraps=True), place, 1)
    grid.setColumnStretch(1, 1)
    inside.addLayout(grid)
    vessels = counted(report.vessels or 0, "1 vessel", "{n} vessels")
    undo = say("One undo step takes it back.")
    inside.addWidget(label(f"{vessels}. {undo}", "secondary", wraps=True))
    inside.addSpacing(12)


def _add_decisions(inside: QVBoxLayout, preview: ImportPreview) -> None:
    if not preview.read.decisions:
        return
    inside.addWidget(label(say("Decided"), "strong"))
    for decision in preview.read.decisions:
        words = say("{about}: {value}", about=decision.about, value=decision.value)
        inside.addWidget(label(one_line(words), wraps=True))
        inside.addWidget(label(one_line(decision.how), "caption", wraps=True))
        inside.addWidget(hairline())


def _span_words(preview: ImportPreview) -> str:
    """From when to when, and from where to where."""
    start, end = preview.report.start_s, preview.report.end_s
    if preview.extent is None or start is None or end is None:
        return ""
    west, south, east, north = preview.extent
    return say(
        "{start} to {end} ({duration}); {south_west} to {north_east}",
        start=rfc3339(start),
        end=rfc3339(end),
        duration=duration_text(end - start),
        south_west=ddm(west, south),
        north_east=ddm(east, north),
    )


def _go_on_words(preview: ImportPreview) -> str:
    stored = preview.report.stored or 0
    return counted(stored, "Import 1 record", "Import {n} records")
