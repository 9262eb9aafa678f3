"""Marks painted beside names: a party's shape and an incident's status."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QWidget

from desktop_app.canvas.theme import Theme
from desktop_app.domain.incidents import IncidentStatus

_PENTAGON = ((0, -1), (0.85, -0.25), (0.6, 0.95), (-0.6, 0.95), (-0.85, -0.25))
_NOTCHED = ((0, -1), (0.85, -0.4), (0.85, 1), (0, 0.62), (-0.85, 1), (-0.85, -0.4))
_TRIANGLE = ((0, -0.95), (0.95, 0.85), (-0.95, 0.85))
_DIAMOND = ((0, -1), (0.7, 0), (0, 1), (-0.7, 0))
_ARM = 0.32
_CROSS = (
    (-_ARM, -1),
    (_ARM, -1),
    (_ARM, -_ARM),
    (1, -_ARM),
    (1, _ARM),
    (_ARM, _ARM),
    (_ARM, 1),
    (-_ARM, 1),
    (-_ARM, _ARM),
    (-1, _ARM),
    (-1, -_ARM),
    (-_ARM, -_ARM),
)
_OUTLINES = {1: _PENTAGON, 2: _NOTCHED, 4: _TRIANGLE, 5: _DIAMOND}


def affiliation_shape(slot: int | None) -> QPainterPath:
    """The shape of a party, bow up, in a box from -1 to 1; a cross for the unknown."""
    path = QPainterPath()
    if slot == 3:
        path.moveTo(0, -1)
        path.cubicTo(0.35, -0.45, 0.78, -0.1, 0.78, 0.3)
        path.arcTo(QRectF(-0.78, -0.48, 1.56, 1.5), 0, -180)
        path.cubicTo(-0.78, -0.1, -0.35, -0.45, 0, -1)
    else:
        corners = _OUTLINES.get(slot or 0, _CROSS)
        path.addPolygon(QPolygonF([QPointF(x, y) for x, y in corners]))
    path.closeSubpath()
    return path


def paint_affiliation(
    painter: QPainter, theme: Theme, slot: int | None, centre: QPointF, side_px: float = 12.0
) -> None:
    """Paint a party's shape in its hue."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(centre)
    painter.scale(side_px / 2, side_px / 2)
    painter.fillPath(affiliation_shape(slot), theme.affiliation(slot))
    painter.restore()


def paint_status(painter: QPainter, theme: Theme, status: IncidentStatus, centre: QPointF) -> None:
    """Paint a status: dot, ring with tick, square with tick, struck ring."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(centre)
    if status is IncidentStatus.NEW:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("status.new"))
        painter.drawEllipse(QPointF(0, 0), 4, 4)
    else:
        _paint_settled(painter, theme, status)
    painter.restore()


def _paint_settled(painter: QPainter, theme: Theme, status: IncidentStatus) -> None:
    role = "status.match" if status is IncidentStatus.INCIDENT else "text.secondary"
    painter.setPen(_stroke(theme.color(role)))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if status is IncidentStatus.INCIDENT:
        painter.drawRoundedRect(QRectF(-5, -5, 10, 10), 1.5, 1.5)
    else:
        painter.drawEllipse(QPointF(0, 0), 5, 5)
    if status is IncidentStatus.DISMISSED:
        painter.drawLine(QPointF(-3.3, 3.3), QPointF(3.3, -3.3))
    else:
        painter.drawPolyline([QPointF(-2.4, 0.2), QPointF(-0.6, 2), QPointF(2.6, -2)])


def _stroke(color: QColor) -> QPen:
    pen = QPen(color, 1.4)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen


def affiliation_picture(theme: Theme, slot: int | None, ratio: float = 1.0) -> QPixmap:
    """A party's shape as a picture of 16 px."""
    picture = QPixmap(round(16 * ratio), round(16 * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    try:
        paint_affiliation(painter, theme, slot, QPointF(8, 8))
    finally:
        painter.end()
    return picture


class StatusMark(QWidget):
    """The mark of an incident's status beside its word."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(16, 18)
        self._theme: Theme | None = None
        self._status = IncidentStatus.NEW

    def show_status(self, status: IncidentStatus, theme: Theme) -> None:
        """Show another status."""
        self._status, self._theme = status, theme
        self.setAccessibleName(status.value)
        self.update()

    def paintEvent(self, _event: object) -> None:
        if self._theme is None:
            return
        painter = QPainter(self)
        try:
            paint_status(painter, self._theme, self._status, QPointF(6, 9))
        finally:
            painter.end()
