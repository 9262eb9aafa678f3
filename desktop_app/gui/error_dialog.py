"""A dialog for what went wrong: what happened, what is safe, what you can do, details."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.errors import OffingError, ReadOnly, Refused
from desktop_app.domain.words import say
from desktop_app.gui.faults import Fault
from desktop_app.gui.plain_text import button, describe, hairline, label, one_line


@dataclass(frozen=True, slots=True)
class Trouble:
    """What the dialog says."""

    what: str
    safe: str
    do: str
    where: str = ""
    details: str = ""


def trouble_from_error(error: OffingError) -> Trouble:
    """An error a person can act on, in the dialog's order."""
    if isinstance(error, Refused):
        safe = say("Nothing of this file was stored. Everything that was there is unchanged.")
    elif isinstance(error, ReadOnly):
        safe = say("The watch file is unchanged.")
    else:
        safe = say("Nothing was changed.")
    return Trouble(error.what, safe, error.do or say("Close this and go on."), error.where)


def trouble_from_fault(fault: Fault) -> Trouble:
    """A fault of the program, in the dialog's order."""
    return Trouble(
        say("Something in the program went wrong"),
        say("The watch file is safe: a change is written whole or not at all."),
        say("Go on working. If it comes again, send the details to whoever looks after Offing."),
        say("Logged in {path}", path=fault.log),
        f"{fault.words}\n\n{fault.trace}",
    )


class ErrorDialog(QDialog):
    """Shows one trouble; the safe way on is the main button."""

    def __init__(self, trouble: Trouble, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(say("Offing"))
        describe(self, one_line(trouble.what))
        self.setMinimumWidth(520)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(8)
        column.addWidget(_wrapped(trouble.what, "title"))
        if trouble.where:
            column.addWidget(_wrapped(trouble.where, "caption"))
        column.addWidget(_wrapped(trouble.safe, "body"))
        column.addWidget(label(say("What you can do"), "strong"))
        column.addWidget(_wrapped(trouble.do, "body"))
        if trouble.details:
            self._add_details(column, trouble.details)
        column.addWidget(hairline())
        row = QHBoxLayout()
        row.addStretch(1)
        self.go_on = button(say("Go on"), "main")
        self.go_on.setDefault(True)
        self.go_on.clicked.connect(self.accept)
        row.addWidget(self.go_on)
        column.addLayout(row)

    def _fit(self, _shown: object) -> None:
        self.adjustSize()

    def _add_details(self, column: QVBoxLayout, details: str) -> None:
        text = QPlainTextEdit()
        text.setPlainText(details)
        text.setReadOnly(True)
        text.setMinimumHeight(160)
        text.hide()
        describe(text, say("Details"))
        show = button(say("Details for a report"), "link")
        show.setCheckable(True)
        show.toggled.connect(text.setVisible)
        show.toggled.connect(self._fit)
        column.addWidget(show, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(text)


def _wrapped(text: str, role: str) -> QWidget:
    made = label(one_line(text), role)
    made.setWordWrap(True)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made
