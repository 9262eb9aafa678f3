"""Icons: shipped line drawings, tinted with a colour of the theme."""

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from desktop_app.canvas.theme import Theme
from desktop_app.resource_files import resource

SIZE_PX = 16
_SCALE = 3  # drawn larger, so that it stays sharp on a screen of three device pixels a pixel


def icon(name: str, theme: Theme, role: str = "text.secondary") -> QIcon:
    """A shipped icon in a colour of the theme, and greyed where its control is disabled."""
    made = QIcon()
    made.addPixmap(_tinted(name, theme.color(role)), QIcon.Mode.Normal)
    made.addPixmap(_tinted(name, theme.color("text.disabled")), QIcon.Mode.Disabled)
    return made


def _tinted(name: str, color: QColor) -> QPixmap:
    side_px = SIZE_PX * _SCALE
    picture = QPixmap(side_px, side_px)
    picture.fill(Qt.GlobalColor.transparent)
    path = resource("icons", f"{name}.svg")
    drawing = QSvgRenderer(QByteArray(path.read_bytes()))
    painter = QPainter(picture)
    try:
        drawing.render(painter, QRectF(0, 0, side_px, side_px))
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
        painter.fillRect(picture.rect(), color)
    finally:
        painter.end()
    picture.setDevicePixelRatio(_SCALE)
    return picture
