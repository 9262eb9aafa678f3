"""Labels, buttons and tooltips that show a text as it is, never as markup."""

import html
import re
import unicodedata

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QLabel, QPushButton, QSizePolicy, QWidget

_UNSEEN = re.compile("[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def one_line(text: str) -> str:
    """A text from a file on one line: control and direction marks become visible, lines join."""
    return _UNSEEN.sub(_visible, unicodedata.normalize("NFC", text))


def tooltip(text: str) -> str:
    """A text escaped for a tooltip: Qt would take anything that looks like markup for markup."""
    return "<qt>" + html.escape(text).replace("\n", "<br>") + "</qt>" if text else ""


def button_text(text: str) -> str:
    """A text for a button or a menu, where a single ampersand would mark a key."""
    return one_line(text).replace("&", "&&")


def label(text: str = "", role: str = "body", *, wraps: bool = False) -> QLabel:
    """A label of plain text; ``role`` names its look in the stylesheet."""
    made = QLabel()
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setText(text)
    made.setProperty("role", role)
    made.setWordWrap(wraps)
    if wraps:
        made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
    return made


def button(text: str, role: str = "plain", tip: str = "") -> QPushButton:
    """A push button; ``role`` is plain, main, quiet or link."""
    made = QPushButton(button_text(text))
    made.setProperty("role", role)
    made.setAutoDefault(False)
    describe(made, text, tip)
    return made


def describe(widget: QWidget, name: str, tip: str = "") -> None:
    """Give a widget its accessible name, and a tooltip that no text can turn into markup."""
    widget.setAccessibleName(name)
    if tip:
        widget.setToolTip(tooltip(tip))
        widget.setAccessibleDescription(tip)


def hairline(*, vertical: bool = False) -> QFrame:
    """The line at which two panes meet."""
    line = QFrame()
    line.setProperty("role", "hairline")
    if vertical:
        line.setFixedWidth(1)
    else:
        line.setFixedHeight(1)
    return line


def set_role(widget: QWidget, role: str) -> None:
    """Change a widget's look in the stylesheet at once."""
    widget.setProperty("role", role)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def enabled_with_reason(control: QAbstractButton, reason: str | None, tip: str = "") -> None:
    """Enable a control, or disable it with a tooltip that says why."""
    control.setEnabled(reason is None)
    control.setToolTip(tooltip(reason or tip))


def _visible(found: re.Match[str]) -> str:
    character = found.group()
    return " " if character in "\t\n\r" else f"\\u{ord(character):04x}"


class ElidedLabel(QLabel):
    """One line of plain text that ends in an ellipsis where there is no room; tip holds it all."""

    def __init__(self, text: str = "", role: str = "body") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.show_text(text)

    def keep_to_text(self) -> None:
        """Take no more room than the text needs."""
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)

    def show_text(self, text: str) -> None:
        """Show another text."""
        self.setText(one_line(text))
        self.setToolTip(tooltip(one_line(text)))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        try:
            room = self.contentsRect()
            text = self.fontMetrics().elidedText(
                self.text(), Qt.TextElideMode.ElideRight, room.width()
            )
            painter.setPen(self.palette().color(self.foregroundRole()))
            painter.drawText(room, int(self.alignment()) | Qt.TextFlag.TextSingleLine, text)
        finally:
            painter.end()
