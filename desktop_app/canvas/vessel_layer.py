"""Vessels: the party's shape turned to the course at the cursor's time, with its name."""

import math

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QFontMetricsF, QPainter

from desktop_app.canvas.ink import halo_text, pen
from desktop_app.canvas.labels import Occupancy, around
from desktop_app.canvas.scene import MapScene, TrackShape, position_at
from desktop_app.canvas.symbols import affiliation_shape
from desktop_app.canvas.theme import Theme
from desktop_app.canvas.track_layer import track_pixels
from desktop_app.canvas.view import MapView

_SIDE_PX = 14.0
_KEEP_OFF_PX = 8.0
_LEADERS_PX = (26.0, 48.0, 80.0, 120.0)


def paint_vessels(
    painter: QPainter, view: MapView, theme: Theme, scene: MapScene, taken: Occupancy
) -> None:
    """Paint the symbols of vessels under way at the cursor's time, then the names."""
    placed: list[tuple[TrackShape, QPointF]] = []
    for shape in scene.tracks:
        at = symbol_place(shape, view, scene.cursor_s)
        if at is None or not QRectF(0, 0, view.width_px, view.height_px).contains(at):
            continue
        _symbol(painter, theme, shape, at, course_deg(shape, scene.cursor_s))
        taken.block(QRectF(at.x() - 9, at.y() - 9, 18, 18))
        placed.append((shape, at))
    for shape in scene.tracks:
        if shape.selected:
            _keep_off(shape, view, taken)
    named = [(shape, at) for shape, at in placed if shape.selected] or placed
    for shape, at in named[:200]:
        _name(painter, theme, shape, at, taken)


def _keep_off(shape: TrackShape, view: MapView, taken: Occupancy) -> None:
    """Names do not lie on the selected tracks."""
    points = track_pixels(shape, view)
    last = None
    for x, y in points.tolist():
        outside = not (0 <= x <= view.width_px and 0 <= y <= view.height_px)
        if outside or (last and abs(x - last[0]) + abs(y - last[1]) < _KEEP_OFF_PX):
            continue
        taken.block(QRectF(x - 2, y - 2, 4, 4))
        last = (x, y)


def symbol_place(shape: TrackShape, view: MapView, cursor_s: float | None) -> QPointF | None:
    """Where a vessel's symbol stands: at the cursor's time, without one at the track's end."""
    times = shape.track.t_s
    if cursor_s is not None and not times[0] <= cursor_s <= times[-1]:
        return None
    lon, lat = position_at(shape.track, float(times[-1]) if cursor_s is None else cursor_s)
    return view.point(lon + view.nearest_turn(lon), lat)


def course_deg(shape: TrackShape, cursor_s: float | None) -> float:
    """The course made good at a time, from the drawn track; 0 for a single fix."""
    track = shape.track
    if len(track) < 2:
        return 0.0
    t_s = float(track.t_s[-1]) if cursor_s is None else cursor_s
    lon1, lat1 = position_at(track, min(float(track.t_s[-1]), t_s + 30.0))
    lon0, lat0 = position_at(track, max(float(track.t_s[0]), t_s - 30.0))
    east = math.remainder(lon1 - lon0, 360.0) * math.cos(math.radians(lat0))
    return math.degrees(math.atan2(east, lat1 - lat0)) % 360.0


def _symbol(painter: QPainter, theme: Theme, shape: TrackShape, at: QPointF, course: float) -> None:
    painter.save()
    painter.translate(at)
    painter.rotate(course)
    painter.scale(_SIDE_PX / 2, _SIDE_PX / 2)
    outline = affiliation_shape(shape.hue)
    painter.strokePath(outline, pen(theme.color("map.halo"), 4.0 / _SIDE_PX * 2))
    painter.fillPath(outline, theme.affiliation(shape.hue))
    painter.restore()


def _name(
    painter: QPainter, theme: Theme, shape: TrackShape, at: QPointF, taken: Occupancy
) -> None:
    """The name and one fact under it, beside the symbol or at the end of a leader."""
    strong, plain = theme.sized(12, strong=True), theme.sized(11)
    bold, light = QFontMetricsF(strong), QFontMetricsF(plain)
    width = max(bold.horizontalAdvance(shape.label), light.horizontalAdvance(shape.fact))
    height = bold.height() + (light.height() if shape.fact else 0.0)
    choices = around(at, width, height, 13.0)
    for reach in _LEADERS_PX:
        choices += around(at, width, height, reach)
    box = taken.claim(choices)
    if box is None:
        return
    _leader(painter, theme, at, box)
    ink, halo = theme.color("map.label"), theme.color("map.label_halo")
    painter.setFont(strong)
    halo_text(painter, QPointF(box.left(), box.top() + bold.ascent()), shape.label, ink, halo)
    if shape.fact:
        painter.setFont(plain)
        below = QPointF(box.left(), box.top() + bold.height() + light.ascent())
        halo_text(painter, below, shape.fact, theme.color("text.secondary"), halo)


def _leader(painter: QPainter, theme: Theme, at: QPointF, box: QRectF) -> None:
    nearest = QPointF(
        min(max(at.x(), box.left()), box.right()), min(max(at.y(), box.top()), box.bottom())
    )
    line = QLineF(at, nearest)
    if line.length() > 16.0:
        unit = (nearest - at) / line.length()
        painter.setPen(pen(theme.color("map.label"), 1.0))
        painter.drawLine(QLineF(at + unit * 9.0, nearest - unit * 3.0))
