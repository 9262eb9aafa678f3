"""Places: small islands as dots at every scale, and names, both parties' or none."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from desktop_app.canvas.ink import halo_text, pen
from desktop_app.canvas.labels import Occupancy, around
from desktop_app.canvas.theme import Theme
from desktop_app.canvas.view import MapView
from desktop_app.domain.places import Place

_ISLETS_BELOW = 0.0035  # degrees a pixel: closer than this, each islet has its own dot and name
_GROUP_BELOW = 0.06
_DEG_PER_M = 1.0 / 111_320.0
_RING_FROM_PX = 6.0


def paint_dots(painter: QPainter, view: MapView, theme: Theme, places: tuple[Place, ...]) -> None:
    """Paint the islands that the basemap lacks, with a ring where they are not well known."""
    for place in places:
        if place.drawn != "dot":
            continue
        at = _at(place, view)
        radius = 3.2 if view.deg_per_px < _ISLETS_BELOW else 1.6
        accuracy_px = place.accuracy_m * _DEG_PER_M / view.deg_per_px
        if accuracy_px > _RING_FROM_PX:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(pen(theme.color("map.land_edge"), 0.8, [2, 3]))
            painter.drawEllipse(at, accuracy_px, accuracy_px)
        painter.setPen(pen(theme.color("map.land_edge"), 1.0))
        painter.setBrush(theme.color("map.land"))
        painter.drawEllipse(at, radius, radius)


def paint_place_names(
    painter: QPainter, view: MapView, theme: Theme, places: tuple[Place, ...], taken: Occupancy
) -> None:
    """Write names that fit: named islands, then groups, then orientation."""
    close = view.deg_per_px < _ISLETS_BELOW
    for place in places:
        if place.drawn == "dot" and close:
            _name(painter, view, theme, place, taken, gap=7.0)
    for place in places:
        if place.drawn == "label" and view.deg_per_px < _GROUP_BELOW:
            _name(painter, view, theme, place, taken, gap=-1.0)
    for place in places:
        if place.drawn == "basemap" and view.deg_per_px < _GROUP_BELOW / 2:
            _name(painter, view, theme, place, taken, gap=6.0)


def _name(
    painter: QPainter, view: MapView, theme: Theme, place: Place, taken: Occupancy, gap: float
) -> None:
    lines = place.label.split(" / ")
    if place.drawn == "label":
        lines = [place.label]
    font = theme.sized(12 if place.drawn == "label" else 11, strong=place.drawn == "label")
    metrics = QFontMetricsF(font)
    width = max(metrics.horizontalAdvance(line) for line in lines)
    height = metrics.height() * len(lines)
    at = _at(place, view)
    centred = QRectF(at.x() - width / 2, at.y() - height / 2, width, height)
    box = taken.claim([centred] if gap < 0 else around(at, width, height, gap))
    if box is None:
        return
    painter.setFont(font)
    for number, line in enumerate(lines):
        baseline = QPointF(box.left(), box.top() + metrics.ascent() + number * metrics.height())
        halo_text(painter, baseline, line, theme.color("map.place"), theme.color("map.label_halo"))


def _at(place: Place, view: MapView) -> QPointF:
    return view.point(place.lon_deg + view.nearest_turn(place.lon_deg), place.lat_deg)
