"""The map in the window: a pyqtgraph GraphicsView with one ViewBox that holds one painted item.

The picture is painted anew when the view, the scene or the theme changes; between two events of the
loop only once. Heavy pictures move as they are while the mouse drags.
"""

from collections.abc import Callable
from pathlib import Path

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QRubberBand

from desktop_app.canvas.fix_tip import fix_at
from desktop_app.canvas.map_item import MapItem
from desktop_app.canvas.measure import Corner, Measure, paint_measure, paint_rings
from desktop_app.canvas.paint import paint_map
from desktop_app.canvas.picture_files import save_picture
from desktop_app.canvas.scene import MapScene, TrackShape
from desktop_app.canvas.theme import Theme
from desktop_app.canvas.tool_rail import ToolRail
from desktop_app.canvas.track_layer import track_at
from desktop_app.canvas.view import Bounds, MapView, fitted
from desktop_app.canvas.view_history import ViewHistory
from desktop_app.canvas.zone_layer import zone_at
from desktop_app.domain.words import say

_WHEEL_STEP = 120.0
_ZOOM = 1.25
_TOOL_ZOOM = 1.5
_PAN_PX = 80.0
_CLICK_PX = 4.0
_LOOKED_AT_MS = 500  # a view that stays this long is one to come back to
_CLOSE_DEG = 0.5
_FIRST_VIEW = (116.0, 18.0, 140.0, 42.0)


class MapCanvas(pg.GraphicsView):
    """Shows a scene; tells what was picked and where the pointer is. Fetches nothing.

    Shift and drag zooms into a box; Alt+Left and Alt+Right go back and forward among views.
    """

    picked = Signal(object)
    pointer_moved = Signal(object)
    view_changed = Signal(object)
    table_asked = Signal()
    rested = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(background=None)
        self.setAccessibleName(say("Map"))
        self.setAccessibleDescription(
            say(
                "Zones, tracks and vessels. The same stands in the table, which Ctrl+T shows."
                " R shows range rings, Alt+Left the view before."
            )
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
        self._rings: Corner | None = None
        self._pointer: QPointF | None = None
        self._band: QRubberBand | None = None
        self.view = fitted(_FIRST_VIEW, 800, 600)
        self._box = pg.ViewBox(enableMouse=False, enableMenu=False, defaultPadding=0.0)
        self._box.setAspectLocked(False)
        self.setCentralItem(self._box)
        self._picture = MapItem(self._paint)
        self._box.addItem(self._picture, ignoreBounds=True)
        self.rail = ToolRail(self, theme)
        self.rail.asked.connect(self._tool_asked)
        self._soon = self._timer(0, self._refresh)
        self._history = ViewHistory()
        self._settled = self._timer(_LOOKED_AT_MS, self._looked_at)

    def _timer(self, after_ms: int, call: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(after_ms)
        timer.timeout.connect(call)
        return timer

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

    def toggle_rings(self) -> None:
        """Show range rings about the pointer, or the middle; or take them away."""
        where = self._pointer or QPointF(self.width() / 2, self.height() / 2)
        self._rings = None if self._rings else self.view.place(where.x(), where.y())
        self._later()

    def go_to(self, lon_deg: float, lat_deg: float) -> None:
        """Show a position in the middle, with rings about it; the scale stays, or comes closer."""
        half_px = min(self.width(), self.height()) / 2
        reach = min(_CLOSE_DEG, half_px * self.view.deg_per_px)
        self._rings = (lon_deg, lat_deg)
        self._touched = True
        around = (lon_deg - reach, lat_deg - reach / 2, lon_deg + reach, lat_deg + reach / 2)
        self._set_view(fitted(around, self.width(), self.height(), 0.0))

    def step_view(self, by: int) -> None:
        """Go back (-1) or forward (1) among the views looked at."""
        self._looked_at()
        self._history = self._history.stepped(by)
        if self._history.shown:
            self._touched = True
            self._set_view(self._history.shown.resized(self.width(), self.height()))

    def save_picture(self, path: Path) -> None:
        """Write the map as it is shown to a .png, .pdf or .svg; OffingError if it cannot be."""
        save_picture(path, self.view, self._scene, self._theme)

    def position(self) -> Corner:
        """The longitude and latitude under the pointer, else in the middle."""
        where = self._pointer or QPointF(self.width() / 2, self.height() / 2)
        return self.view.place(where.x(), where.y())

    def fix_at(self, x_px: float, y_px: float) -> tuple[TrackShape, int] | None:
        """The track with its fix nearest to a pixel; None away from every track."""
        return fix_at(self._scene, self.view, x_px, y_px)

    def _looked_at(self) -> None:
        self._settled.stop()
        self._history = self._history.with_view(self.view)

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
        self._settled.start()
        self._later()

    def close(self) -> bool:
        """Close, and paint no more: what would be painted on is gone."""
        self._soon.stop()
        self._settled.stop()
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
        if self._rings:
            paint_rings(painter, self.view, self._theme, self._rings)
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

    def viewportEvent(self, event: QEvent) -> bool:
        """Tell where the pointer rests."""
        if isinstance(event, QHelpEvent):
            self.rested.emit(event)
            return True
        return bool(super().viewportEvent(event))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus()
        self._press = self._dragged = event.position()
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._band = QRubberBand(QRubberBand.Shape.Rectangle, self.viewport())
            self._band.show()
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        here = self._pointer = event.position()
        self.pointer_moved.emit(self.view.place(here.x(), here.y()))
        if self._press is not None and self._band is not None:
            self._band.setGeometry(QRectF(self._press, here).normalized().toRect())
        elif self._press is not None and event.buttons() & Qt.MouseButton.LeftButton:
            step = here - self._dragged
            self._dragged = here
            self._touched = True
            self._set_view(self.view.moved(step.x(), step.y()))
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        here, press = event.position(), self._press
        self._press = None
        band, self._band = self._band, None
        if band is not None:
            band.deleteLater()
        if press is not None and band is not None:
            self._zoom_into(QRectF(press, here).normalized())
        elif press is not None and (here - press).manhattanLength() <= _CLICK_PX:
            self._clicked(here)
        event.accept()

    def _zoom_into(self, box: QRectF) -> None:
        if min(box.width(), box.height()) > _CLICK_PX:
            west, north = self.view.place(box.left(), box.top())
            east, south = self.view.place(box.right(), box.bottom())
            self._touched = True
            view = fitted((west, south, east, north), self.width(), self.height(), 0.0)
            self._set_view(view)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.zoom(2.0, event.position())
        event.accept()

    def leaveEvent(self, event: object) -> None:
        del event
        self._pointer = None
        self.pointer_moved.emit(None)

    def _clicked(self, here: QPointF) -> None:
        if self._measure is not None:
            self._measure = self._measure.with_corner(self.view.place(here.x(), here.y()))
            self._later()
            return
        found = track_at(self._scene, self.view, here.x(), here.y())
        self.picked.emit(found or zone_at(self._scene.zones, self.view, here.x(), here.y()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        actions = self._keys_with_alt() if alt else self._keys()
        action = actions.get(event.key())
        if action is None:
            event.ignore()
        else:
            action()
            event.accept()

    def _keys_with_alt(self) -> dict[int, Callable[[], None]]:
        return {
            Qt.Key.Key_Left: lambda: self.step_view(-1),
            Qt.Key.Key_Right: lambda: self.step_view(1),
        }

    def _keys(self) -> dict[int, Callable[[], None]]:
        return {
            Qt.Key.Key_Left: lambda: self._pan(_PAN_PX, 0),
            Qt.Key.Key_Right: lambda: self._pan(-_PAN_PX, 0),
            Qt.Key.Key_Up: lambda: self._pan(0, _PAN_PX),
            Qt.Key.Key_Down: lambda: self._pan(0, -_PAN_PX),
            Qt.Key.Key_Plus: lambda: self.zoom(_ZOOM),
            Qt.Key.Key_Equal: lambda: self.zoom(_ZOOM),
            Qt.Key.Key_Minus: lambda: self.zoom(1 / _ZOOM),
            Qt.Key.Key_0: self.fit,
            Qt.Key.Key_M: self.rail.toggle_measure,
            Qt.Key.Key_R: self.toggle_rings,
            Qt.Key.Key_Backspace: self._drop_corner,
            Qt.Key.Key_Escape: self.rail.end_measure,
        }

    def _drop_corner(self) -> None:
        if self._measure:
            self._measure = self._measure.without_last()
            self._later()

    def _pan(self, dx_px: float, dy_px: float) -> None:
        self._touched = True
        self._set_view(self.view.moved(dx_px, dy_px))
