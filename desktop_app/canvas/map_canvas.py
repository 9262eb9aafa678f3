"""The map in the window: a pyqtgraph GraphicsView with one ViewBox that holds one painted item.

The picture is painted anew when the view, the scene or the theme changes; between two events of the
loop only once. Heavy pictures move as they are while the mouse drags.
"""

from collections.abc import Callable

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from desktop_app.canvas.measure import Measure, paint_measure
from desktop_app.canvas.paint import paint_map
from desktop_app.canvas.scene import MapScene
from desktop_app.canvas.theme import Theme
from desktop_app.canvas.tool_rail import ToolRail
from desktop_app.canvas.track_layer import track_at
from desktop_app.canvas.view import Bounds, MapView, fitted
from desktop_app.canvas.zone_layer import zone_at
from desktop_app.domain.words import say

_WHEEL_STEP = 120.0
_ZOOM = 1.25
_TOOL_ZOOM = 1.5
_PAN_PX = 80.0
_CLICK_PX = 4.0
_FIRST_VIEW = (116.0, 18.0, 140.0, 42.0)


class MapCanvas(pg.GraphicsView):
    """Shows a scene; tells what was picked and where the pointer is. Fetches nothing."""

    picked = Signal(object)
    pointer_moved = Signal(object)
    view_changed = Signal(object)
    table_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(background=None)
        self.setAccessibleName(say("Map"))
        self.setAccessibleDescription(
            say("Zones, tracks and vessels. The same stands in the table, which Ctrl+T shows.")
        )
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setFrameShape(pg.GraphicsView.Shape.NoFrame)
        self._theme = theme
        self._scene = MapScene()
        self._bounds: Bounds = _FIRST_VIEW
        self._touched = False
        self._press: QPointF | None = None
        self._dragged = QPointF()
        self._measure: Measure | None = None
        self.view = fitted(_FIRST_VIEW, 800, 600)
        self._box = pg.ViewBox(enableMouse=False, enableMenu=False, defaultPadding=0.0)
        self._box.setAspectLocked(False)
        self.setCentralItem(self._box)
        self._picture = _MapItem(self._paint)
        self._box.addItem(self._picture, ignoreBounds=True)
        self.rail = ToolRail(self, theme)
        self.rail.asked.connect(self._tool_asked)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._refresh)

    def show_scene(self, scene: MapScene) -> None:
        """Show other values; the view stays."""
        self._scene = scene
        self._later()

    def set_theme(self, theme: Theme) -> None:
        """Paint with another palette."""
        self._theme = theme
        self.rail.set_theme(theme)
        self._later()

    def fit(self, bounds: Bounds | None = None) -> None:
        """Show bounds (west, south, east, north in degrees), or again those given last."""
        self._bounds = bounds or self._bounds
        self._touched = False
        self._set_view(fitted(self._bounds, self.width(), self.height()))

    def zoom(self, factor: float, at: QPointF | None = None) -> None:
        """Zoom by a factor about a pixel, or about the middle."""
        where = at if at is not None else QPointF(self.width() / 2, self.height() / 2)
        self._touched = True
        self._set_view(self.view.zoomed(factor, where.x(), where.y()))

    def measure(self, *, on: bool) -> None:
        """Begin or end measuring: each click adds a corner."""
        self._measure = Measure() if on else None
        self.viewport().setCursor(Qt.CursorShape.CrossCursor if on else Qt.CursorShape.ArrowCursor)
        self._later()

    def _tool_asked(self, tool: object) -> None:
        tools: dict[object, Callable[[], None]] = {
            "zoom in": lambda: self.zoom(_TOOL_ZOOM),
            "zoom out": lambda: self.zoom(1 / _TOOL_ZOOM),
            "fit": self.fit,
            "measure": lambda: self.measure(on=self.rail.measuring),
            "table": self.table_asked.emit,
        }
        tools[tool]()

    def _set_view(self, view: MapView) -> None:
        self.view = view
        self.view_changed.emit(view)
        self._later()

    def close(self) -> bool:
        """Close, and paint no more: what would be painted on is gone."""
        self._soon.stop()
        self._soon.blockSignals(True)
        return bool(super().close())

    def _later(self) -> None:
        self._soon.start()

    def _refresh(self) -> None:
        self._picture.renew(self.view.width_px, self.view.height_px, self.devicePixelRatioF())
        self._box.setRange(
            QRectF(0, 0, self.view.width_px, self.view.height_px), padding=0, update=True
        )
        self.viewport().update()

    def _paint(self, painter: QPainter) -> None:
        rect = QRectF(0, 0, self.view.width_px, self.view.height_px)
        paint_map(painter, rect, self.view, self._scene, self._theme, with_rail=True)
        if self._measure:
            paint_measure(painter, self.view, self._theme, self._measure)

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        super().resizeEvent(event)
        if not hasattr(self, "_picture"):
            return
        if self._touched:
            self._set_view(self.view.resized(self.width(), self.height()))
        else:
            self._set_view(fitted(self._bounds, self.width(), self.height()))
        self.rail.move(14, 14)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.zoom(_ZOOM ** (event.angleDelta().y() / _WHEEL_STEP), event.position())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus()
        self._press = self._dragged = event.position()
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        here = event.position()
        self.pointer_moved.emit(self.view.place(here.x(), here.y()))
        if self._press is not None and event.buttons() & Qt.MouseButton.LeftButton:
            step = here - self._dragged
            self._dragged = here
            self._touched = True
            self._set_view(self.view.moved(step.x(), step.y()))
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        here, press = event.position(), self._press
        self._press = None
        if press is not None and (here - press).manhattanLength() <= _CLICK_PX:
            self._clicked(here)
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.zoom(2.0, event.position())
        event.accept()

    def leaveEvent(self, event: object) -> None:
        del event
        self.pointer_moved.emit(None)

    def _clicked(self, here: QPointF) -> None:
        if self._measure is not None:
            self._measure = self._measure.with_corner(self.view.place(here.x(), here.y()))
            self._later()
            return
        found = track_at(self._scene, self.view, here.x(), here.y())
        self.picked.emit(found or zone_at(self._scene.zones, self.view, here.x(), here.y()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        actions: dict[int, Callable[[], None]] = {
            Qt.Key.Key_Left: lambda: self._pan(_PAN_PX, 0),
            Qt.Key.Key_Right: lambda: self._pan(-_PAN_PX, 0),
            Qt.Key.Key_Up: lambda: self._pan(0, _PAN_PX),
            Qt.Key.Key_Down: lambda: self._pan(0, -_PAN_PX),
            Qt.Key.Key_Plus: lambda: self.zoom(_ZOOM),
            Qt.Key.Key_Equal: lambda: self.zoom(_ZOOM),
            Qt.Key.Key_Minus: lambda: self.zoom(1 / _ZOOM),
            Qt.Key.Key_0: self.fit,
            Qt.Key.Key_M: self.rail.toggle_measure,
            Qt.Key.Key_Escape: self.rail.end_measure,
        }
        action = actions.get(event.key())
        if action is None:
            event.ignore()
        else:
            action()
            event.accept()

    def _pan(self, dx_px: float, dy_px: float) -> None:
        self._touched = True
        self._set_view(self.view.moved(dx_px, dy_px))


class _MapItem(pg.GraphicsObject):
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
