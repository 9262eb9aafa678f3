"""The tools at the map's top left: zoom, fit, measure, table; each with a tooltip and a key."""

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QFrame, QToolButton, QVBoxLayout, QWidget

from desktop_app.canvas.theme import Theme
from desktop_app.domain.words import say
from desktop_app.resource_files import resource

_SIDE_PX = 30
_ICON_PX = 16
_SHARP = 3


class ToolRail(QFrame):
    """Buttons over the map; tells what is asked for: zoom in, zoom out, fit, measure, table."""

    asked = Signal(object)

    def __init__(self, parent: QWidget, theme: Theme) -> None:
        super().__init__(parent)
        self._buttons: dict[str, QToolButton] = {}
        self.setAccessibleName(say("Map tools"))
        self.setAutoFillBackground(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        for icon, tool, words in (
            ("plus", "zoom in", say("Zoom in (+)")),
            ("minus", "zoom out", say("Zoom out (-)")),
            ("expand", "fit", say("Show the whole incident (0)")),
            ("ruler", "measure", say("Measure distance and bearing (M)")),
            ("table", "table", say("Show the map as a table (Ctrl+T)")),
        ):
            column.addWidget(self._button(icon, tool, words))
        self._buttons["ruler"].setCheckable(True)
        self.set_theme(theme)

    @property
    def measuring(self) -> bool:
        """Whether the measuring tool is on."""
        return self._buttons["ruler"].isChecked()

    def _button(self, icon: str, tool: str, words: str) -> QToolButton:
        button = QToolButton(self)
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.setFixedSize(_SIDE_PX, _SIDE_PX)
        button.setIconSize(QSize(_ICON_PX, _ICON_PX))
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda _checked=False: self.asked.emit(tool))
        self._buttons[icon] = button
        return button

    def set_theme(self, theme: Theme) -> None:
        """Tint the icons and the ground."""
        for name, button in self._buttons.items():
            button.setIcon(QIcon(_tinted(name, theme.color("text.secondary"))))
        self.setStyleSheet(
            f"ToolRail {{ background: {theme.css('surface.control')};"
            f" border: 1px solid {theme.css('surface.edge')}; border-radius: 4px; }}"
            " QToolButton { border: none; background: transparent; }"
            f" QToolButton:hover {{ background: {theme.css('surface.hover')}; }}"
            f" QToolButton:checked {{ background: {theme.css('accent.selection_row')}; }}"
        )
        self.adjustSize()

    def toggle_measure(self) -> None:
        """Begin or end measuring."""
        self._buttons["ruler"].toggle()
        self.asked.emit("measure")

    def end_measure(self) -> None:
        """Stop measuring."""
        if self.measuring:
            self.toggle_measure()


def _tinted(name: str, colour: QColor) -> QPixmap:
    """A shipped icon in one colour."""
    side = _ICON_PX * _SHARP
    picture = QPixmap(side, side)
    picture.fill(Qt.GlobalColor.transparent)
    drawing = QSvgRenderer(QByteArray(resource("icons", f"{name}.svg").read_bytes()))
    painter = QPainter(picture)
    try:
        drawing.render(painter, QRectF(0, 0, side, side))
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
        painter.fillRect(picture.rect(), colour)
    finally:
        painter.end()
    picture.setDevicePixelRatio(_SHARP)
    return picture
