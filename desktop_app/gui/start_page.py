"""What is shown while no file is open: ways to begin, and files opened lately."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop_app import __version__
from desktop_app.canvas.theme import Theme
from desktop_app.domain.words import say
from desktop_app.gui.icons import icon
from desktop_app.gui.plain_text import ElidedLabel, button, describe, hairline, label

_CARDS = (
    (
        "open_file",
        "folder-open",
        "Open a watch file",
        "A .gpkg made by Offing. QGIS opens it too.",
        "Ctrl+O",
    ),
    ("new_file", "file", "New watch file", "Then drop in tracks.", "Ctrl+N"),
    (
        "build_sample",
        "file-text",
        "Build the sample",
        "4 July 2022, Diaoyu Dao / Senkaku. Times public, positions illustrative.",
        "Ctrl+D",
    ),
)
_COLUMN_PX = 512


class StartPage(QWidget):
    """``wanted`` carries a command's id, ``recent_wanted`` a path."""

    wanted = Signal(object)
    recent_wanted = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        describe(self, say("Start"))
        self.cards: dict[str, Card] = {
            name: Card(picture, say(title), say(words), keys)
            for name, picture, title, words, keys in _CARDS
        }
        self._recent = QVBoxLayout()
        self._recent.setSpacing(0)
        self._drop = label(say("Drop track files anywhere to start a watch file"), "drop")
        self._drop.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._lay_out()
        self.set_theme(theme)

    def show_recent(self, paths: Sequence[Path]) -> None:
        """Show the files opened lately."""
        while (item := self._recent.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        if paths:
            self._recent.addWidget(label(say("Recent"), "strong"))
        for path in paths:
            self._recent.addWidget(hairline())
            self._recent.addWidget(self._recent_row(path))

    def set_theme(self, theme: Theme) -> None:
        """Tint the icons."""
        for card in self.cards.values():
            card.set_theme(theme)

    def _recent_row(self, path: Path) -> QPushButton:
        is_there = path.exists()
        place = str(path.parent) if is_there else say("{place} · not found", place=path.parent)
        row = button("", "quiet")
        describe(row, str(path), str(path))
        row.setEnabled(is_there)
        row.setFixedHeight(44)
        column = QVBoxLayout(row)
        column.setContentsMargins(2, 2, 2, 2)
        column.setSpacing(0)
        for text, role in ((path.name, "body"), (place, "caption")):
            line = ElidedLabel(text, role)
            _let_clicks_through(line)
            column.addWidget(line)
        row.clicked.connect(lambda: self.recent_wanted.emit(path))
        return row

    def _lay_out(self) -> None:
        left = QWidget()
        left.setMaximumWidth(_COLUMN_PX + 120)
        column = QVBoxLayout(left)
        column.setContentsMargins(72, 72, 48, 24)
        column.setSpacing(8)
        column.addWidget(label(say("Offing"), "name"))
        promise = say("Who was in which zone, from when to when, and how sure.")
        column.addWidget(label(promise, "secondary", wraps=True))
        column.addSpacing(24)
        for name, card in self.cards.items():
            card.clicked.connect(lambda _=False, name=name: self.wanted.emit(name))
            column.addWidget(card)
        column.addSpacing(20)
        column.addLayout(self._recent)
        column.addStretch(1)
        foot = say("Nothing leaves this machine. Version {version}", version=__version__)
        column.addWidget(label(foot, "caption"))
        right = QFrame()
        right.setProperty("role", "water")
        beside = QVBoxLayout(right)
        beside.addStretch(1)
        beside.addWidget(self._drop, 0, Qt.AlignmentFlag.AlignCenter)
        beside.addSpacing(48)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(left, 5)
        row.addWidget(hairline(vertical=True))
        row.addWidget(right, 6)


class Card(QPushButton):
    """A way to begin: what it does, what that means, its key."""

    def __init__(self, picture: str, title: str, words: str, keys: str) -> None:
        super().__init__()
        self._picture = picture
        self.setProperty("role", "card")
        self.setFixedHeight(62)
        describe(self, title)
        self.setAccessibleDescription(words)
        self._icon = QLabel()
        self._icon.setFixedWidth(24)
        lines = QVBoxLayout()
        lines.setSpacing(1)
        lines.addWidget(label(title, "strong"))
        lines.addWidget(ElidedLabel(words, "caption"))
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 14, 8)
        row.setSpacing(10)
        row.addWidget(self._icon)
        row.addLayout(lines, 1)
        native = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
        row.addWidget(label(native, "key"), 0, Qt.AlignmentFlag.AlignVCenter)
        for part in self.findChildren(QLabel):
            _let_clicks_through(part)

    def set_theme(self, theme: Theme) -> None:
        """Tint the icon."""
        self._icon.setPixmap(icon(self._picture, theme, "text.link").pixmap(QSize(16, 16)))

    def sizeHint(self) -> QSize:
        return QSize(_COLUMN_PX, 62)


def _let_clicks_through(part: QWidget) -> None:
    part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
