"""Water, graticule and land."""

import numpy as np
from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QPainter

from desktop_app.canvas.basemap import LAKE, LAND, basemap_for
from desktop_app.canvas.ink import draw_lines, path_of, pen
from desktop_app.canvas.theme import Theme
from desktop_app.canvas.view import MapView
from desktop_app.domain.tracks import Floats

_STEPS_DEG = (45.0, 30.0, 15.0, 10.0, 5.0, 2.0, 1.0, 0.5, 0.25, 1 / 6, 1 / 12, 1 / 30, 1 / 60)
_GRID_PX = 170.0


def paint_basemap(painter: QPainter, view: MapView, theme: Theme) -> None:
    """Paint the grounds, land without antialiasing and its edge with it."""
    area = QRectF(0, 0, view.width_px, view.height_px)
    painter.fillRect(area, theme.color("map.water"))
    paint_graticule(painter, view, theme)
    base = basemap_for(view.deg_per_px)
    for layer, role in ((LAND, "map.land"), (LAKE, "map.water")):
        rings = [
            view.points(ring[:, 0] + turn, ring[:, 1])
            for turn, bounds in _sides(view)
            for ring in base.rings(layer, bounds)
        ]
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=theme.is_page)
        painter.fillPath(path_of(rings), theme.color(role))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(pen(theme.color("map.land_edge"), 0.8))
    lines = [
        _lines(view.points(run[:, 0] + turn, run[:, 1]))
        for turn, bounds in _sides(view)
        for run in base.coast(bounds)
    ]
    if lines:
        draw_lines(painter, np.concatenate(lines))


def paint_graticule(painter: QPainter, view: MapView, theme: Theme) -> None:
    """Paint meridians and parallels at a round step."""
    painter.setPen(pen(theme.color("map.graticule"), 1.0))
    step = graticule_step(view)
    west, south, east, north = view.lon_lat_bounds
    for lon in multiples(west, east, step):
        x = view.point(lon, 0.0).x()
        painter.drawLine(QLineF(x, 0, x, view.height_px))
    for lat in multiples(south, north, step):
        y = view.point(0.0, lat).y()
        painter.drawLine(QLineF(0, y, view.width_px, y))


def graticule_step(view: MapView) -> float:
    """The finest step in degrees whose lines stay apart."""
    return next(
        (step for step in reversed(_STEPS_DEG) if step / view.deg_per_px >= _GRID_PX), _STEPS_DEG[0]
    )


def multiples(low: float, high: float, step: float) -> list[float]:
    """The multiples of a step between two values."""
    first = int(np.ceil(low / step - 1e-9))
    last = int(np.floor(high / step + 1e-9))
    return [number * step for number in range(first, last + 1)]


def _sides(view: MapView) -> list[tuple[float, tuple[float, float, float, float]]]:
    """For each turn of the globe in view: degrees to add, and the bounds to ask for."""
    west, south, east, north = view.lon_lat_bounds
    sides = []
    for turn in (-360.0, 0.0, 360.0):
        low, high = max(-180.0, west - turn), min(180.0, east - turn)
        if low < high:
            sides.append((turn, (low, south, high, north)))
    return sides


def _lines(points: Floats) -> Floats:
    """Consecutive points as lines: drawn as lines, not as one path, wide strokes stay quick."""
    return np.hstack((points[:-1], points[1:]))
