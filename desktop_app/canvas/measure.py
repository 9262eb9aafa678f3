"""Measuring on the map: geodesic legs with distance and true bearing, and rings of equal range."""

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from desktop_app.canvas.ink import halo_text, path_of, pen
from desktop_app.canvas.theme import Theme
from desktop_app.canvas.view import MapView
from desktop_app.domain.positions import course_text, nm_text
from desktop_app.domain.tracks import Floats
from desktop_app.domain.units import NM_M
from desktop_app.domain.words import say
from desktop_app.geodesy.antimeridian import unwrap_lon
from desktop_app.geodesy.ellipsoid import GEOD, bearing_deg, destination, distance_m

Corner = tuple[float, float]

_BETWEEN = 48  # points between two corners: on a Mercator map a geodesic is no straight line
_STEPS_NM = (0.05, 0.1, 0.2, 0.5, 1, 2, 3, 6, 12, 24, 50, 100, 200, 500)
_RING_PX = 70.0
_RINGS = 4


@dataclass(frozen=True, slots=True)
class Measure:
    """The corners clicked so far, as (lon, lat) in degrees."""

    corners: tuple[Corner, ...] = ()

    def with_corner(self, corner: Corner) -> "Measure":
        """The measure with one corner more."""
        return Measure((*self.corners, corner))

    def without_last(self) -> "Measure":
        """The measure with one corner less."""
        return Measure(self.corners[:-1])

    def legs(self) -> list[tuple[Corner, Corner, float, float]]:
        """Each leg: start, end, length in metres, true bearing in degrees."""
        return [
            (one, other, float(distance_m(*one, *other)), float(bearing_deg(*one, *other)))
            for one, other in zip(self.corners[:-1], self.corners[1:], strict=True)
        ]

    @property
    def total_m(self) -> float:
        """The length of all legs in metres."""
        return sum(length_m for _, _, length_m, _ in self.legs())


def leg_points(one: Corner, other: Corner, view: MapView) -> Floats:
    """The geodesic between two corners in pixels (n, 2), whole across 180°."""
    between = GEOD.npts(*one, *other, _BETWEEN)
    lon, lat = (np.array(column) for column in zip(one, *between, other, strict=True))
    lon = unwrap_lon(lon)
    turn = view.nearest_turn(float(lon.mean()))
    return view.points(lon + turn, lat)


def paint_measure(painter: QPainter, view: MapView, theme: Theme, measure: Measure) -> None:
    """Paint the legs as a haloed ink line with a box each, total and keys at the top."""
    painter.setFont(theme.sized(11, strong=True))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    boxes = []
    for one, other, length_m, bearing in measure.legs():
        points = leg_points(one, other, view)
        line = path_of([points], closed=False)
        for role, width in (("map.label_halo", 5.0), ("map.measure", 1.5)):
            painter.strokePath(line, pen(theme.color(role), width))
        boxes.append((points, f"{nm_text(length_m)} {course_text(bearing)}"))
        for x, y in (points[0], points[-1]):
            painter.setPen(pen(theme.color("map.measure"), 1.5))
            painter.setBrush(theme.color("map.label_halo"))
            painter.drawEllipse(QPointF(x, y), 3.5, 3.5)
    for points, text in boxes:
        x, y = points[len(points) // 2]
        _box(painter, theme, QPointF(x, y), text)
    if len(measure.corners) == 1:
        lon, lat = measure.corners[0]
        painter.setPen(pen(theme.color("map.measure"), 1.5))
        painter.setBrush(theme.color("map.label_halo"))
        painter.drawEllipse(view.point(lon + view.nearest_turn(lon), lat), 3.5, 3.5)
    _sum(painter, view, theme, measure)


def _sum(painter: QPainter, view: MapView, theme: Theme, measure: Measure) -> None:
    """Total and keys, in the middle of the top."""
    total_m = measure.total_m
    legs = len(measure.corners) - 1
    total = say(
        "{distance} · {km:.1f} km · {legs} legs on the ellipsoid",
        distance=nm_text(total_m),
        km=total_m / 1000,
        legs=max(0, legs),
    )
    keys = say("Click: next point · Backspace: remove · Esc: done")
    centre = QPointF(view.width_px / 2, 32.0)
    painter.setFont(theme.sized(13, strong=True))
    _box(painter, theme, centre, total if legs > 0 else say("Click where to measure from"), 26.0)
    painter.setFont(theme.sized(11))
    _box(painter, theme, centre + QPointF(0, 25), keys)


def ring_step_nm(view: MapView) -> float:
    """A round distance in nautical miles between range rings, wide enough on the map."""
    x, y = view.width_px / 2, view.height_px / 2
    beside = distance_m(*view.place(x, y), *view.place(x + _RING_PX, y))
    wanted_nm = float(beside) / NM_M
    return float(next((step for step in _STEPS_NM if step >= wanted_nm), _STEPS_NM[-1]))


def ring(centre: Corner, radius_m: float, view: MapView) -> Floats:
    """The positions at one geodesic distance from a centre, in pixels (n, 2)."""
    lon, lat = destination(*centre, np.arange(0.0, 360.5, 2.0), radius_m)
    lon = unwrap_lon(lon)
    return view.points(lon + view.nearest_turn(float(lon.mean())), lat)


def paint_rings(painter: QPainter, view: MapView, theme: Theme, centre: Corner) -> None:
    """Paint range rings about a position, each with its distance at its northern end."""
    step_nm = ring_step_nm(view)
    font = theme.sized(11)
    painter.setFont(font)
    metrics = QFontMetricsF(font)
    ink, halo = theme.color("map.measure"), theme.color("map.label_halo")
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for number in range(1, _RINGS + 1):
        points = ring(centre, number * step_nm * NM_M, view)
        painter.strokePath(path_of([points], closed=False), pen(halo, 3.0))
        painter.strokePath(path_of([points], closed=False), pen(ink, 1.0, [6, 4]))
        text = say("{nm:g} nm", nm=number * step_nm)
        x, y = points[0]
        halo_text(painter, QPointF(x - metrics.horizontalAdvance(text) / 2, y - 4), text, ink, halo)


def _box(painter: QPainter, theme: Theme, centre: QPointF, text: str, height: float = 20.0) -> None:
    metrics = QFontMetricsF(painter.font())
    width = metrics.horizontalAdvance(text) + 12
    box = QRectF(centre.x() - width / 2, centre.y() - height / 2, width, height)
    painter.setPen(pen(theme.color("map.frame"), 1.0))
    painter.setBrush(theme.color("surface.panel"))
    painter.drawRoundedRect(box, 3, 3)
    painter.setPen(theme.color("text.primary"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
