"""Measuring on the map: geodesic legs with distance and true bearing."""

from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QFontMetricsF, QPainter

from desktop_app.canvas.ink import pen
from desktop_app.canvas.theme import Theme
from desktop_app.canvas.view import MapView
from desktop_app.domain.positions import course_text, nm_text
from desktop_app.domain.words import say
from desktop_app.geodesy.ellipsoid import bearing_deg, distance_m

Corner = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Measure:
    """The corners clicked so far, as (lon, lat) in degrees."""

    corners: tuple[Corner, ...] = ()

    def with_corner(self, corner: Corner) -> "Measure":
        """The measure with one corner more."""
        return Measure((*self.corners, corner))

    def legs(self) -> list[tuple[Corner, Corner, float, float]]:
        """Each leg: start, end, length in metres, true bearing in degrees."""
        return [
            (one, other, float(distance_m(*one, *other)), float(bearing_deg(*one, *other)))
            for one, other in zip(self.corners[:-1], self.corners[1:], strict=True)
        ]


def paint_measure(painter: QPainter, view: MapView, theme: Theme, measure: Measure) -> None:
    """Paint the legs as a haloed ink line with a box each, the total at the last corner."""
    font = theme.sized(11, strong=True)
    painter.setFont(font)
    total_m = 0.0
    for one, other, length_m, bearing in measure.legs():
        start, end = _at(view, one), _at(view, other)
        for role, width in (("map.label_halo", 5.0), ("map.measure", 1.5)):
            painter.setPen(pen(theme.color(role), width))
            painter.drawLine(QLineF(start, end))
        total_m += length_m
        _box(painter, theme, (start + end) / 2.0, f"{nm_text(length_m)} {course_text(bearing)}")
    if len(measure.corners) > 2:
        last = _at(view, measure.corners[-1]) + QPointF(0, 22)
        _box(painter, theme, last, say("total {distance}", distance=nm_text(total_m)))
    for corner in measure.corners:
        painter.setPen(pen(theme.color("map.measure"), 1.5))
        painter.setBrush(theme.color("map.label_halo"))
        painter.drawEllipse(_at(view, corner), 3.5, 3.5)


def _at(view: MapView, corner: Corner) -> QPointF:
    return view.point(corner[0] + view.nearest_turn(corner[0]), corner[1])


def _box(painter: QPainter, theme: Theme, centre: QPointF, text: str) -> None:
    metrics = QFontMetricsF(painter.font())
    width = metrics.horizontalAdvance(text) + 12
    box = QRectF(centre.x() - width / 2, centre.y() - 10, width, 20)
    painter.setPen(pen(theme.color("map.frame"), 1.0))
    painter.setBrush(theme.color("surface.panel"))
    painter.drawRoundedRect(box, 3, 3)
    painter.setPen(theme.color("text.primary"))
    painter.drawText(QPointF(box.left() + 6, box.top() + 14.5), text)
