"""One line that asks for a reason, at the foot of the list."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from desktop_app.domain.words import say
from desktop_app.gui.plain_text import button, describe


class ReasonLine(QWidget):
    """Enter gives the reason, Escape keeps things as they are; an empty reason is not taken."""

    given = Signal(object)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.field = QLineEdit()
        describe(self.field, say("Reason"))
        self._keep = button(say("Keep"), "quiet", say("Do not dismiss it (Escape)"))
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 12, 6)
        row.addWidget(self.field, 1)
        row.addWidget(self._keep)
        self.field.returnPressed.connect(self._give)
        self._keep.clicked.connect(self.close_line)
        self.hide()

    def ask(self, question: str) -> None:
        """Show the line, empty, and wait there."""
        self.field.clear()
        self.field.setPlaceholderText(question)
        self.show()
        self.field.setFocus()

    def close_line(self) -> None:
        """Hide the line; nothing is decided."""
        self.hide()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_line()
        else:
            super().keyPressEvent(event)

    def _give(self) -> None:
        reason = self.field.text().strip()
        if reason:
            self.close_line()
            self.given.emit(reason)
