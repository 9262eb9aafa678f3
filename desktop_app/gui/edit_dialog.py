"""Edit an incident: title, note, tags, and what else tells of the same event."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.incident_edits import IncidentEdit
from desktop_app.domain.incidents import Incident
from desktop_app.domain.snapshot import Snapshot
from desktop_app.domain.words import say
from desktop_app.gui.plain_text import button, describe, hairline, label, one_line


class EditDialog(QDialog):
    """Changes nothing itself; ``edit`` is what was accepted."""

    def __init__(self, state: Snapshot, incident: Incident, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.edit: IncidentEdit | None = None
        self._about = incident.id
        self.setWindowTitle(say("Edit incident"))
        describe(self, say("Edit incident"))
        self.resize(620, 460)
        self.title = QLineEdit(incident.title)
        self.title.setCursorPosition(0)
        self.tags = QLineEdit(", ".join(incident.tags))
        self.tags.setPlaceholderText(say("navy, typhoon"))
        self.note = QPlainTextEdit(incident.note)
        self.note.setTabChangesFocus(True)
        self.links = _links(state, incident)
        self._lay_out()

    def accept(self) -> None:
        chosen = [self.links.item(row) for row in range(self.links.count())]
        self.edit = IncidentEdit(
            "",
            self._about,
            self.title.text().strip(),
            self.note.toPlainText().strip(),
            tuple(part.strip() for part in self.tags.text().split(",") if part.strip()),
            tuple(
                str(item.data(Qt.ItemDataRole.UserRole))
                for item in chosen
                if item.checkState() is Qt.CheckState.Checked
            ),
        )
        super().accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.accept()
            return  # Enter in a line must not store anything
        super().keyPressEvent(event)

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setVerticalSpacing(6)
        rows: tuple[tuple[str, QWidget], ...] = (
            (say("Title"), self.title),
            (say("Tags"), self.tags),
            (say("Note"), self.note),
            (say("Tells of the same event"), self.links),
        )
        for place, (words, field) in enumerate(rows):
            grid.addWidget(label(words, "secondary"), place, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(field, place, 1)
            describe(field, words)
        grid.setColumnStretch(1, 1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        stop = button(say("Discard"))
        stop.clicked.connect(self.reject)
        go_on = button(say("Write it down"), "main", say("Ctrl+Enter"))
        go_on.clicked.connect(self.accept)
        foot.addWidget(stop)
        foot.addWidget(go_on)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 18, 24, 14)
        column.addLayout(grid, 1)
        column.addWidget(hairline())
        column.addLayout(foot)


def _links(state: Snapshot, incident: Incident) -> QListWidget:
    """Every other incident, those from reports only first, with a check where it is linked."""
    made = QListWidget()
    known = [
        *((one.id, f"{one.period.text} · {one.title}") for one in state.ledger.reported),
        *((one.id, one.title) for one in state.incidents if one.id != incident.id),
    ]
    for name, words in known:
        item = QListWidgetItem(one_line(words))
        item.setData(Qt.ItemDataRole.UserRole, name)
        checked = name in incident.links
        item.setCheckState(Qt.CheckState.Checked if checked else Qt.CheckState.Unchecked)
        made.addItem(item)
    return made
