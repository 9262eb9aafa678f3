"""Tracks: a line with a halo, strong up to the cursor's time, ticks across it, gaps dashed."""

import math

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from desktop_app.canvas.ink import draw_lines, halo_text, pen
from desktop_app.canvas.labels import Occupancy, around
from desktop_app.canvas.scene import MapScene, TrackShape, position_at
from desktop_app.canvas.theme import Theme
from desktop_app.canvas.track_levels import GAP_S, drawn_fixes
from desktop_app.canvas.view import MapView
from desktop_app.domain.tracks import Floats
from desktop_app.geodesy.antimeridian import unwrap_lon

_STILL_PX = 1.0  # a track smaller than this is a dot: as a line it would vanish
_TICK_PX = 22.0
_LABEL_EVERY = 3


def track_pixels(shape: TrackShape, view: MapView) -> Floats:
    """A track's fixes in pixels (n, 2), longitudes continuous and turned to the view."""
    lon = unwrap_lon(shape.track.lon_deg)
    turn = view.nearest_turn(float(lon.mean()))
    return view.points(lon + turn, shape.track.lat_deg)


def paint_tracks(painter: QPainter, view: MapView, theme: Theme, scene: MapScene) -> None:
    """Paint halos first, then lines, so that crossing tracks stay apart."""
    for is_halo in (True, False):
        for shape in scene.tracks:
            _paint_track(painter, view, theme, shape, scene, is_halo=is_halo)


def _paint_track(
    painter: QPainter,
    view: MapView,
    theme: Theme,
    shape: TrackShape,
    scene: MapScene,
    *,
    is_halo: bool,
) -> None:
    looks = theme.tokens["tracks"]
    points, index = drawn_fixes(shape, view)
    if not len(points):
        return
    if float(np.ptp(points, axis=0).max()) < _STILL_PX:
        _paint_lone(painter, theme, shape, points[0], is_halo=is_halo)
        return
    strong = looks["selected_px"] if shape.selected else looks["normal_px"]
    hue = theme.affiliation(shape.hue)
    weak_hue = QColor(hue)
    weak_hue.setAlphaF(looks["after_cursor_alpha"])
    times = shape.track.t_s[index]
    gaps = (np.diff(times) > GAP_S) & (np.diff(index) == 1)
    after = (
        np.zeros(len(gaps), dtype=bool)
        if scene.cursor_s is None or not shape.selected
        else times[1:] > scene.cursor_s
    )
    for chosen, colour, width, dash in (
        (~gaps & ~after, hue, strong, None),
        (~gaps & after, weak_hue, looks["after_cursor_px"], None),
        (gaps, theme.color("map.gap"), 1.0, looks["gap_dash_px"]),
    ):
        if is_halo:
            colour, dash = theme.color("map.halo"), None  # noqa: PLW2901  same lines, other ink
            width += 2 * looks["halo_px"]  # noqa: PLW2901
        painter.setPen(pen(colour, width, dash, round_ends=dash is None))
        draw_lines(painter, _seen(points, chosen, view))


def _paint_lone(
    painter: QPainter, theme: Theme, shape: TrackShape, point: Floats, *, is_halo: bool
) -> None:
    radius = 5.0 if is_halo else 3.0
    painter.setPen(pen(theme.color("map.halo"), 1.0))
    painter.setBrush(theme.color("map.halo") if is_halo else theme.affiliation(shape.hue))
    painter.drawEllipse(QPointF(float(point[0]), float(point[1])), radius, radius)


def _seen(points: Floats, chosen: NDArray[np.bool_], view: MapView) -> Floats:
    """The chosen ways as x0, y0, x1, y1 (n, 4), those far outside left out."""
    low, high = np.minimum(points[:-1], points[1:]), np.maximum(points[:-1], points[1:])
    seen = chosen & (high[:, 0] > -50) & (low[:, 0] < view.width_px + 50)
    seen &= (high[:, 1] > -50) & (low[:, 1] < view.height_px + 50)
    corners: Floats = np.hstack((points[:-1], points[1:]))[seen]
    return corners


def paint_ticks(
    painter: QPainter, view: MapView, theme: Theme, scene: MapScene, taken: Occupancy
) -> None:
    """Paint time ticks across the selected tracks, every third with its time."""
    font = theme.sized(11)
    metrics = QFontMetricsF(font)
    painter.setFont(font)
    for shape in scene.tracks:
        if not shape.selected or len(shape.track) < 2:
            continue
        step_s = _tick_step_s(shape, view, theme)
        painter.setPen(pen(theme.affiliation(shape.hue), 1.5))
        first = math.ceil(shape.track.t_s[0] / step_s) * step_s
        for number, t_s in enumerate(np.arange(first, shape.track.t_s[-1], step_s).tolist()):
            at, across = _tick(shape, view, t_s)
            if not QRectF(0, 0, view.width_px, view.height_px).contains(at):
                continue
            painter.setPen(pen(theme.affiliation(shape.hue), 1.5))
            half = across * (theme.tokens["tracks"]["tick_px"])
            painter.drawLine(QLineF(at - half, at + half))
            if number % _LABEL_EVERY == 0 and scene.clock:
                _tick_label(painter, theme, taken, (at, across), scene.clock(t_s), metrics)


def _tick_step_s(shape: TrackShape, view: MapView, theme: Theme) -> float:
    points = track_pixels(shape, view)
    length = float(np.hypot(*np.diff(points, axis=0).T).sum())
    duration = float(shape.track.t_s[-1] - shape.track.t_s[0])
    wanted = duration * _TICK_PX / max(length, 1.0)
    steps = [60.0 * minutes for minutes in theme.tokens["tracks"]["tick_steps_min"]]
    return float(next((step for step in steps if step >= wanted), steps[-1]))


def _tick(shape: TrackShape, view: MapView, t_s: float) -> tuple[QPointF, QPointF]:
    """A tick's middle, and the unit vector across the track there."""
    lon, lat = position_at(shape.track, t_s)
    lon2, lat2 = position_at(shape.track, t_s - 30.0)
    turn = view.nearest_turn(lon)
    at, before = view.point(lon + turn, lat), view.point(lon2 + view.nearest_turn(lon2), lat2)
    way = at - before
    length = math.hypot(way.x(), way.y()) or 1.0
    return at, QPointF(way.y() / length, -way.x() / length)


def _tick_label(
    painter: QPainter,
    theme: Theme,
    taken: Occupancy,
    tick: tuple[QPointF, QPointF],
    text: str,
    metrics: QFontMetricsF,
) -> None:
    at, across = tick
    side = across if across.x() >= 0 else across * -1.0
    width, height = metrics.horizontalAdvance(text), metrics.height()
    centre = at + side * (10.0 + width / 2)
    box = QRectF(centre.x() - width / 2, centre.y() - height / 2, width, height)
    if taken.claim([box]):
        baseline = QPointF(box.left(), box.top() + metrics.ascent())
        halo_text(
            painter, baseline, text, theme.color("text.secondary"), theme.color("map.label_halo")
        )


def paint_crossings(
    painter: QPainter, view: MapView, theme: Theme, scene: MapScene, taken: Occupancy
) -> None:
    """Paint rings where limits were crossed, with their words."""
    font = theme.sized(11)
    painter.setFont(font)
    metrics = QFontMetricsF(font)
    for mark in scene.crossings:
        at = view.point(mark.lon_deg + view.nearest_turn(mark.lon_deg), mark.lat_deg)
        painter.setPen(pen(theme.affiliation(mark.hue), 1.5))
        painter.setBrush(theme.color("map.label_halo"))
        painter.drawEllipse(at, 4.0, 4.0)
        taken.block(QRectF(at.x() - 5, at.y() - 5, 10, 10))
        width = metrics.horizontalAdvance(mark.text)
        box = taken.claim(around(at, width, metrics.height(), 9.0))
        if box:
            baseline = QPointF(box.left(), box.top() + metrics.ascent())
            halo_text(
                painter,
                baseline,
                mark.text,
                theme.color("map.label"),
                theme.color("map.label_halo"),
            )


def track_at(
    scene: MapScene, view: MapView, x_px: float, y_px: float, within_px: float = 6.0
) -> str | None:
    """The vessel whose track passes nearest to a pixel, if near enough."""
    best: tuple[float, str] | None = None
    for shape in scene.tracks:
        points, _ = drawn_fixes(shape, view)
        distance = _distance(points, x_px, y_px) if len(points) else math.inf
        if distance <= within_px and (best is None or distance <= best[0]):
            best = (distance, shape.track.vessel.id)
    return best[1] if best else None


def _distance(points: Floats, x_px: float, y_px: float) -> float:
    """The least distance in pixels from a point to a broken line."""
    where = np.array([x_px, y_px])
    if len(points) == 1:
        return float(np.hypot(*(points[0] - where)))
    start, along = points[:-1], np.diff(points, axis=0)
    length2 = np.maximum(np.sum(along * along, axis=1), 1e-12)
    share = np.clip(np.sum((where - start) * along, axis=1) / length2, 0.0, 1.0)
    nearest = start + along * share[:, None]
    return float(np.hypot(*(nearest - where).T).min())
