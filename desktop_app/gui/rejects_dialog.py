"""The records that were rejected at import: line, reason, text."""

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.sources import Rejected
from desktop_app.domain.words import say
from desktop_app.gui.plain_text import button, describe, label
from desktop_app.gui.report_dialog import rejects_table


class RejectsDialog(QDialog):
    """Shows rejected records as they stood in the file."""

    def __init__(self, rejected: tuple[Rejected, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(say("Rejected records"))
        describe(self, say("Rejected records"))
        self.setMinimumSize(640, 320)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        words = say("{n} records were rejected and are kept", n=f"{len(rejected):,}")
        column.addWidget(label(words, "title", wraps=True))
        column.addWidget(rejects_table(rejected), 1)
        row = QHBoxLayout()
        row.addStretch(1)
        close = button(say("Close"), "main")
        close.clicked.connect(self.accept)
        row.addWidget(close)
        column.addLayout(row)
