"""The painted map as one item of the ViewBox."""

from collections.abc import Callable

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget


class MapItem(pg.GraphicsObject):
    """The painted map as one item of the ViewBox; paints into a pixmap, then shows that."""

    def __init__(self, paint_map_on: Callable[[QPainter], None]) -> None:
        super().__init__()
        self._paint_map_on = paint_map_on
        self._pixmap = QPixmap()
        self._box = QRectF(0, 0, 1, 1)

    def renew(self, width_px: float, height_px: float, ratio: float) -> None:
        """Paint the picture anew at a size."""
        self.prepareGeometryChange()
        self._box = QRectF(0, 0, width_px, height_px)
        pixmap = QPixmap(round(width_px * ratio), round(height_px * ratio))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        try:
            self._paint_map_on(painter)
        finally:
            painter.end()
        self._pixmap = pixmap
        self.update()

    def boundingRect(self) -> QRectF:
        return self._box

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Show the picture, one pixel to a pixel: the ViewBox's own y axis points up."""
        del option, widget
        painter.save()
        painter.resetTransform()
        painter.drawPixmap(QPointF(0, 0), self._pixmap)
        painter.restore()
