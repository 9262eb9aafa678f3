"""The drawing of the timeline: a pyqtgraph view whose box holds the span of time shown."""

import pyqtgraph as pg
from pyqtgraph.GraphicsScene.mouseEvents import MouseClickEvent, MouseDragEvent
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QResizeEvent, QWheelEvent

from desktop_app.canvas.theme import Theme
from desktop_app.domain.words import say
from desktop_app.gui.local_times import TimeZones, clock_with_zone
from desktop_app.gui.plain_text import describe
from desktop_app.gui.selection import Chosen
from desktop_app.gui.timeline_lanes import Band, Lane, Span
from desktop_app.gui.timeline_painting import (
    NAMES_PX,
    Axis,
    LaneStyle,
    band_rect,
    paint_axis,
    paint_cursor,
    paint_lane,
    paint_lane_name,
    paint_overlap,
)

LANE_PX = 29
AXIS_PX = 24
_EMPTY_SPAN: Span = (0.0, 86400.0)


class TimeBox(pg.ViewBox):
    """The axis of time: the wheel zooms, a drag or click moves the cursor, Shift drags the view."""

    pointed = Signal(object)

    def __init__(self) -> None:
        super().__init__(enableMenu=False, defaultPadding=0.0)
        self.setMouseEnabled(x=True, y=False)
        self.setLimits(minXRange=60.0, maxXRange=3.2e9)

    def mouseClickEvent(self, event: MouseClickEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            event.accept()
            self.pointed.emit((event.pos(), True))

    def mouseDragEvent(self, event: MouseDragEvent, axis: int | None = None) -> None:
        shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if event.button() == Qt.MouseButton.LeftButton and not shift:
            event.accept()
            self.pointed.emit((event.pos(), False))
        elif event.button() == Qt.MouseButton.LeftButton:
            event.accept()
            shift_px = event.lastPos().x() - event.pos().x()
            span = self.viewRange()[0]
            self.translateBy(x=shift_px * (span[1] - span[0]) / max(self.width(), 1.0))
        else:
            event.ignore()


class TimelineView(pg.GraphicsView):
    """Paints lanes and axes; ``pointed`` carries (time, band or None)."""

    pointed = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        describe(
            self,
            say("Timeline"),
            say("Left and right move the cursor, plus and minus zoom, 0 shows the incident"),
        )
        self.lanes: tuple[Lane, ...] = ()
        self.overlaps: tuple[Span, ...] = ()
        self.shared_lanes = 0  # how many lanes, from the top, the overlaps are about
        self.zones = TimeZones()
        self.chosen = Chosen()
        self.theme = theme
        self.offset_px = 0
        self.box = TimeBox()
        self.setCentralItem(self.box)
        self.box.setXRange(*_EMPTY_SPAN, padding=0)
        self.box.pointed.connect(self._point)
        self.box.sigXRangeChanged.connect(self._refresh)
        self.set_theme(theme)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def set_theme(self, theme: Theme) -> None:
        """Paint with another theme."""
        self.theme = theme
        self.setBackground(theme.color("surface.panel"))
        self._refresh()

    def span_s(self) -> Span:
        """From when to when is shown."""
        start, end = self.box.viewRange()[0]
        return float(start), float(end)

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        super().resizeEvent(event)
        if hasattr(self, "box"):
            self.box.setGeometry(self.lane_area())

    def lane_area(self) -> QRectF:
        """Where the lanes are, in pixels of the view."""
        return QRectF(
            NAMES_PX, AXIS_PX, max(self.width() - NAMES_PX - 14, 10), self.height() - 2 * AXIS_PX
        )

    def x_of(self, t_s: float) -> float:
        """Where a time lies, in pixels of the view."""
        start, end = self.span_s()
        area = self.lane_area()
        return area.left() + (t_s - start) / max(end - start, 1e-9) * area.width()

    def lane_rect(self, place: int) -> QRectF:
        """Where a lane lies."""
        area = self.lane_area()
        top = area.top() + place * LANE_PX - self.offset_px
        return QRectF(area.left(), top, area.width(), LANE_PX)

    def drawForeground(  # noqa: N802 # Qt names it
        self, painter: QPainter, _rect: QRectF
    ) -> None:
        painter.save()
        painter.resetTransform()
        try:
            self._paint(painter)
        finally:
            painter.restore()

    def _paint(self, painter: QPainter) -> None:
        area, full = self.lane_area(), QRectF(0, 0, self.width(), self.height())
        style = LaneStyle(self.theme, self.chosen.visit_id, self.chosen.vessel_id)
        painter.setClipRect(area.adjusted(-NAMES_PX, 0, 0, 0))
        ground = QRectF(area)
        ground.setBottom(min(area.bottom(), self.lane_rect(self.shared_lanes).top()))
        for start_s, end_s in self.overlaps:
            paint_overlap(painter, self.x_of(start_s), self.x_of(end_s), ground, self.theme)
        first = max(self.offset_px // LANE_PX, 0)
        for place in range(first, min(len(self.lanes), first + self.height() // LANE_PX + 2)):
            self._paint_lane(painter, place, style)
        painter.setClipping(False)
        self._paint_axes(painter, full, area)
        self._paint_cursor(painter, area)

    def _paint_lane(self, painter: QPainter, place: int, style: LaneStyle) -> None:
        lane, rect = self.lanes[place], self.lane_rect(place)
        painter.setPen(self.theme.color("surface.hairline"))
        painter.drawLine(QPointF(12, rect.bottom()), QPointF(rect.right(), rect.bottom()))
        painter.save()
        painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
        paint_lane(painter, lane, rect, self.x_of, style)
        painter.restore()
        name = QRectF(0, rect.top(), NAMES_PX, rect.height())
        selected = lane.vessel_id == style.vessel_id
        paint_lane_name(painter, lane, name, self.theme, selected=selected)

    def _paint_axes(self, painter: QPainter, full: QRectF, area: QRectF) -> None:
        painter.setPen(self.theme.color("surface.hairline"))
        for y in (area.top(), area.bottom()):
            painter.drawLine(QPointF(12, y), QPointF(area.right(), y))
        painter.drawLine(area.topLeft(), area.bottomLeft())
        width = area.right()
        span = self.span_s()
        if self.lanes:
            top = QRectF(0, 0, width, AXIS_PX)
            axis = Axis(span, self.zones.first, self.chosen.cursor_s)
            paint_axis(painter, top, axis, self.theme)
            foot = QRectF(0, full.bottom() - AXIS_PX, width, AXIS_PX)
            paint_axis(painter, foot, Axis(span, self.zones.second), self.theme)

    def _paint_cursor(self, painter: QPainter, area: QRectF) -> None:
        cursor_s = self.chosen.cursor_s
        if cursor_s is None:
            return
        x = self.x_of(cursor_s)
        if area.left() <= x <= area.right():
            rect = QRectF(area.left(), 2, area.width(), area.bottom() - 2)
            words = clock_with_zone(cursor_s, self.zones.first)
            paint_cursor(painter, x, rect, words, self.theme)

    def band_at(self, point: QPointF) -> Band | None:
        """The visit under a point of the view, the uppermost first."""
        for place, lane in enumerate(self.lanes):
            rect = self.lane_rect(place)
            if rect.top() <= point.y() < rect.bottom():
                for band in reversed(lane.bands):
                    box = band_rect(band, rect, self.x_of).adjusted(-3, -6, 3, 6)
                    if box.contains(point):
                        return band
        return None

    def _point(self, where: tuple[QPointF, bool]) -> None:
        position, is_click = where
        point = QPointF(position.x() + self.lane_area().left(), position.y() + AXIS_PX)
        start, end = self.span_s()
        share = position.x() / max(self.lane_area().width(), 1.0)
        t_s = start + min(max(share, 0.0), 1.0) * (end - start)
        self.pointed.emit((t_s, self.band_at(point) if is_click else None))

    def _refresh(self, *_: object) -> None:
        self.viewport().update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.lanes:
            factor = 1.15 ** (-event.angleDelta().y() / 120.0)
            start, end = self.span_s()
            share = (event.position().x() - NAMES_PX) / max(self.lane_area().width(), 1.0)
            anchor = start + min(max(share, 0.0), 1.0) * (end - start)
            left, right = anchor - (anchor - start) * factor, anchor + (end - anchor) * factor
            self.box.setXRange(left, right, padding=0)
        event.accept()
