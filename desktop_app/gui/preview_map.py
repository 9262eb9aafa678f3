"""A small still map of where a file's fixes fall, on land and water."""

import numpy as np
from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop_app.canvas.basemap_layer import paint_basemap
from desktop_app.canvas.ink import pen
from desktop_app.canvas.theme import Theme
from desktop_app.canvas.view import fitted
from desktop_app.domain.tracks import Floats
from desktop_app.domain.words import say
from desktop_app.gui.plain_text import describe

_DOT_PX = 2.2


class PreviewMap(QWidget):
    """Shows positions of shape (n, 2), longitude and latitude in degrees, within an extent."""

    def __init__(
        self, positions: Floats, extent: tuple[float, float, float, float], theme: Theme
    ) -> None:
        super().__init__()
        self._positions, self._extent, self._theme = positions, extent, theme
        self.setMinimumHeight(200)
        describe(self, say("Where the fixes fall"))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        try:
            self._paint(painter)
        finally:
            painter.end()

    def _paint(self, painter: QPainter) -> None:
        view = fitted(self._extent, self.width(), self.height(), 28.0)
        paint_basemap(painter, view, self._theme)
        lon = self._positions[:, 0]
        turns = 360.0 * np.round((view.x - lon) / 360.0)
        painter.setPen(pen(self._theme.color("surface.panel"), 0.8))
        painter.setBrush(self._theme.color("accent.accent"))
        for x, y in view.points(lon + turns, self._positions[:, 1]).tolist():
            painter.drawEllipse(QPointF(x, y), _DOT_PX, _DOT_PX)
        painter.setBrush(self._theme.color("map.water"))
