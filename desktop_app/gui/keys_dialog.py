"""All keys on one page."""

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.words import say
from desktop_app.gui.actions import COMMANDS, MENUS
from desktop_app.gui.plain_text import button, describe, label

_IN_MAP_AND_TIMELINE = (
    ("← →", "Move the cursor of the timeline"),
    ("+ −", "Zoom the pane that has the focus"),
    ("0", "Show the whole incident"),
    ("Shift", "Drag the timeline"),
)


class KeysDialog(QDialog):
    """Lists every key by menu."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(say("All keys"))
        describe(self, say("All keys"))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(16)
        columns = QHBoxLayout()
        columns.setSpacing(32)
        for names in (("File", "Edit"), ("Incident",), MENUS[3:]):
            side = QVBoxLayout()
            for name in names:
                side.addLayout(_menu(name))
            if names == ("Incident",):
                side.addLayout(_grid(say("In map and timeline"), _IN_MAP_AND_TIMELINE))
            side.addStretch(1)
            columns.addLayout(side)
        column.addLayout(columns)
        close = button(say("Close"), "main")
        close.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(close)
        column.addLayout(row)


def _menu(name: str) -> QGridLayout:
    rows = [
        ("  ".join(_native(keys) for keys in command.keys), command.text)
        for command in COMMANDS
        if command.menu == name and command.keys
    ]
    return _grid(say(name), rows)


def _native(keys: str) -> str:
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


def _grid(heading: str, rows: list[tuple[str, str]] | tuple[tuple[str, str], ...]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(6)
    grid.setContentsMargins(0, 0, 0, 12)
    grid.addWidget(label(heading, "strong"), 0, 0, 1, 2)
    for place, (keys, text) in enumerate(rows, start=1):
        grid.addWidget(label(keys, "key"), place, 0)
        grid.addWidget(label(say(text), "body"), place, 1)
    return grid
