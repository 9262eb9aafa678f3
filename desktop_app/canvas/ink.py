"""Pens and shapes that several layers draw with."""

from typing import cast

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPen,
    QPolygonF,
    QTransform,
)
from shiboken6 import Shiboken

from desktop_app.domain.tracks import Floats

_FAR_PX = 20_000.0
_LINES_AT_ONCE = 5000
_OUTLINE_PX = 1000  # the fonts' own unit: points are whole numbers there


def pen(
    colour: QColor, width_px: float, dash_px: list[float] | None = None, *, round_ends: bool = False
) -> QPen:
    """A pen; ``dash_px`` are lengths of stroke and space in pixels."""
    made = QPen(colour, width_px)
    made.setCapStyle(Qt.PenCapStyle.RoundCap if round_ends else Qt.PenCapStyle.FlatCap)
    made.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if dash_px:
        made.setDashPattern([part / width_px for part in dash_px])
    return made


def polygon(points: Floats) -> QPolygonF:
    """Pixels (n, 2) as a polygon; what lies absurdly far outside is brought nearer."""
    near = np.clip(points, -_FAR_PX, _FAR_PX)
    return QPolygonF([QPointF(x, y) for x, y in near.tolist()])


def path_of(rings: list[Floats], *, closed: bool = True) -> QPainterPath:
    """Rings in pixels as one path, filled odd-even."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.OddEvenFill)
    for ring in rings:
        path.addPolygon(polygon(ring))
        if closed:
            path.closeSubpath()
    return path


def draw_lines(painter: QPainter, corners: Floats) -> None:
    """Lines x0, y0, x1, y1 in pixels (n, 4), handed to Qt where they lie: no object for each."""
    corners = np.ascontiguousarray(corners, dtype=np.float64)
    for first in range(0, len(corners), _LINES_AT_ONCE):
        some = corners[first : first + _LINES_AT_ONCE]
        first_line = cast("QLineF", Shiboken.wrapInstance(some.ctypes.data, QLineF))
        painter.drawLines(first_line, len(some))


def halo_text(
    painter: QPainter, where: QPointF, text: str, colour: QColor, halo: QColor | None
) -> None:
    """Text at a baseline point, with a halo of 3 px round its letters where one is given."""
    if halo is not None:
        outline = text_outline(painter.font(), text).translated(where)
        painter.strokePath(outline, pen(halo, 3.0, round_ends=True))
    painter.setPen(colour)
    painter.drawText(where, text)


def text_outline(font: QFont, text: str) -> QPainterPath:
    """The outline of text from a baseline point at 0, 0.

    It is taken from a large font and made small: at small sizes Qt gives points that depend on
    what was drawn with the font before, and a page would not be the same twice.
    """
    large, outline = QFont(font), QPainterPath()
    large.setPixelSize(_OUTLINE_PX)
    outline.addText(QPointF(0, 0), large, text)
    share = font.pixelSize() / _OUTLINE_PX
    return QTransform.fromScale(share, share).map(outline)


def text_box(font: QFont, text: str, left: float, baseline: float) -> QRectF:
    """The rectangle that text takes when drawn at a baseline point."""
    metrics = QFontMetricsF(font)
    return QRectF(
        left, baseline - metrics.ascent(), metrics.horizontalAdvance(text), metrics.height()
    )
