"""The map's furniture: neat line with degrees and minutes, scale bar, locator, stamp."""

import math

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from desktop_app.canvas.basemap import LAND, basemap_for
from desktop_app.canvas.basemap_layer import graticule_step, multiples
from desktop_app.canvas.ink import halo_text, path_of, pen
from desktop_app.canvas.labels import Occupancy
from desktop_app.canvas.theme import Theme
from desktop_app.canvas.view import MapView, fitted
from desktop_app.domain.units import NM_M
from desktop_app.domain.words import say

FRAME_PX = 5.0
_M_PER_DEG = 111_319.49
_BAR_PX = 150.0
_STEPS_NM = (0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)
_LOCATOR_W, _LOCATOR_H, _LOCATOR_DEG = 116.0, 104.0, 22.0
_LOCATOR_BELOW = 0.02


def paint_frame(painter: QPainter, view: MapView, theme: Theme) -> None:
    """Paint the neat line: a ladder of dark and light steps along the four sides."""
    outer = QRectF(0.5, 0.5, view.width_px - 1, view.height_px - 1)
    inner = outer.adjusted(FRAME_PX, FRAME_PX, -FRAME_PX, -FRAME_PX)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen(theme.color("map.frame_ground"), FRAME_PX))
    half = FRAME_PX / 2
    painter.drawRect(outer.adjusted(half, half, -half, -half))
    painter.setPen(pen(theme.color("map.frame"), 1.0))
    painter.drawRect(outer)
    painter.drawRect(inner)
    step = graticule_step(view) / 6
    west, south, east, north = view.lon_lat_bounds
    painter.setPen(pen(theme.color("map.frame"), FRAME_PX - 2))
    for lon in multiples(west, east, 2 * step):
        x0, x1 = view.point(lon, 0).x(), view.point(lon + step, 0).x()
        for y in (half, view.height_px - half):
            painter.drawLine(QLineF(max(FRAME_PX, x0), y, min(view.width_px - FRAME_PX, x1), y))
    for lat in multiples(south, north, 2 * step):
        y0, y1 = view.point(0, lat).y(), view.point(0, lat + step).y()
        for x in (half, view.width_px - half):
            painter.drawLine(QLineF(x, max(FRAME_PX, y1), x, min(view.height_px - FRAME_PX, y0)))


def paint_degrees(painter: QPainter, view: MapView, theme: Theme, taken: Occupancy) -> None:
    """Write longitudes along the foot and latitudes along the left side, inside the frame."""
    font = theme.sized(11)
    painter.setFont(font)
    metrics = QFontMetricsF(font)
    step = graticule_step(view)
    west, south, east, north = view.lon_lat_bounds
    ink, halo = theme.color("map.frame"), theme.color("map.label_halo")
    for lon in multiples(west, east, step):
        text = degrees_text((lon + 180.0) % 360.0 - 180.0, "E", "W")
        left = view.point(lon, 0).x() - metrics.horizontalAdvance(text) / 2
        baseline = view.height_px - FRAME_PX - 6
        box = QRectF(
            left, baseline - metrics.ascent(), metrics.horizontalAdvance(text), metrics.height()
        )
        if taken.claim([box]):
            halo_text(painter, QPointF(left, baseline), text, ink, halo)
    for lat in multiples(south, north, step):
        text = degrees_text(lat, "N", "S")
        y = view.point(0, lat).y()
        box = QRectF(FRAME_PX + 5, y - metrics.height() - 1, metrics.horizontalAdvance(text), 14)
        if taken.claim([box]):
            halo_text(painter, QPointF(FRAME_PX + 5, y - 4), text, ink, halo)


def degrees_text(value_deg: float, positive: str, negative: str) -> str:
    """A meridian or parallel as ``25°30′N``, whole degrees without minutes."""
    minutes = round(abs(value_deg) * 60)
    letter = positive if value_deg > 0 else negative if value_deg < 0 else ""
    if minutes == 180 * 60:
        letter = ""
    degrees, rest = divmod(minutes, 60)
    return f"{degrees}°{rest:02d}′{letter}" if rest else f"{degrees}°{letter}"


def paint_scale_bar(painter: QPainter, view: MapView, theme: Theme, taken: Occupancy) -> None:
    """Paint a three-step bar in nautical miles, with the latitude at which it holds."""
    left, baseline = FRAME_PX + 16.0, view.height_px - FRAME_PX - 30.0
    _, lat = view.place(left, baseline)
    px_per_nm = NM_M / (_M_PER_DEG * math.cos(math.radians(lat)) * view.deg_per_px)
    step_nm = max((s for s in _STEPS_NM if 3 * s * px_per_nm <= _BAR_PX), default=_STEPS_NM[0])
    width = step_nm * px_per_nm
    if not math.isfinite(width) or width > view.width_px / 3:
        return
    font = theme.sized(11)
    painter.setFont(font)
    metrics = QFontMetricsF(font)
    ink, halo = theme.color("map.label"), theme.color("map.label_halo")
    for number in range(3):
        role = "map.scale_light" if number == 1 else "map.scale_dark"
        painter.setPen(pen(theme.color("map.scale_dark"), 1.0))
        painter.setBrush(theme.color(role))
        painter.drawRect(QRectF(left + number * width, baseline, width, 4.0))
    for number, text in ((0, "0"), (1, f"{step_nm:g}"), (3, say("{nm:g} nm", nm=3 * step_nm))):
        x = left + number * width - metrics.horizontalAdvance(text.split()[0]) / 2
        halo_text(painter, QPointF(x, baseline - 4), text, ink, halo)
    at = say("at {latitude}", latitude=f"{abs(lat):.1f}°{'N' if lat >= 0 else 'S'}")
    halo_text(
        painter, QPointF(left + 3 * width + 8, baseline + 6), at, theme.color("map.frame"), halo
    )
    taken.block(QRectF(left - 6, baseline - 18, 3 * width + 90, 30))


def paint_stamp(
    painter: QPainter, view: MapView, theme: Theme, text: str, taken: Occupancy
) -> None:
    """Paint the stamp that says why positions are no evidence, bottom right."""
    if not text:
        return
    font = theme.sized(11, strong=True)
    painter.setFont(font)
    metrics = QFontMetricsF(font)
    width = metrics.horizontalAdvance(text) + 20.0
    box = QRectF(view.width_px - FRAME_PX - 12 - width, view.height_px - FRAME_PX - 36, width, 22)
    painter.setPen(pen(theme.color("status.attention"), 1.0))
    painter.setBrush(theme.color("status.attention_ground"))
    painter.drawRoundedRect(box, 4, 4)
    painter.setPen(theme.color("status.attention"))
    painter.drawText(QPointF(box.left() + 10, box.top() + 15.5), text)
    taken.block(box)


def paint_locator(painter: QPainter, view: MapView, theme: Theme, taken: Occupancy) -> None:
    """Paint the inset that shows where in the region the view lies, top right."""
    if view.deg_per_px > _LOCATOR_BELOW or view.width_px < 420 or theme.is_page:
        return
    box = QRectF(view.width_px - FRAME_PX - 12 - _LOCATOR_W, FRAME_PX + 12, _LOCATOR_W, _LOCATOR_H)
    paint_locator_in(painter, box, view, theme)
    taken.block(box)


def paint_locator_in(painter: QPainter, box: QRectF, view: MapView, theme: Theme) -> None:
    """Paint the locator into a rectangle; on paper it stands beside the map."""
    lon, lat = view.place(view.width_px / 2, view.height_px / 2)
    reach = _LOCATOR_DEG / 2
    bounds = (lon - reach, max(-84.0, lat - reach), lon + reach, min(84.0, lat + reach))
    inset = fitted(bounds, box.width(), box.height(), 0.0)
    painter.save()
    painter.setClipRect(box, Qt.ClipOperation.IntersectClip)
    painter.translate(box.topLeft())
    painter.fillRect(QRectF(0, 0, box.width(), box.height()), theme.color("map.water"))
    west, south, east, north = inset.lon_lat_bounds
    for turn in (-360.0, 0.0, 360.0):
        side = (max(-180.0, west - turn), south, min(180.0, east - turn), north)
        if side[0] < side[2]:
            rings = [
                inset.points(ring[:, 0] + turn, ring[:, 1])
                for ring in basemap_for(0.02).rings(LAND, side)
            ]
            painter.fillPath(path_of(rings), theme.color("map.land"))
            painter.strokePath(path_of(rings), pen(theme.color("map.land_edge"), 0.6))
    _locator_box(painter, view, inset, theme)
    painter.restore()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen(theme.color("map.frame"), 1.0))
    painter.drawRoundedRect(box, 3, 3)


def _locator_box(painter: QPainter, view: MapView, inset: MapView, theme: Theme) -> None:
    west, south, east, north = view.lon_lat_bounds
    corner, opposite = inset.point(west, north), inset.point(east, south)
    frame = QRectF(corner, opposite)
    if frame.width() < 6:
        frame = QRectF(frame.center().x() - 3, frame.center().y() - 3, 6, 6)
    painter.setPen(pen(theme.color("map.limit"), 1.2))
    painter.setBrush(theme.tinted("map.limit_tint", 0.15))
    painter.drawRect(frame)
