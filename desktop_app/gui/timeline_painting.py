"""Paints the timeline's lanes: tracked line, blocks, I-bars, hatch, brackets, overlap, cursor."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPen

from desktop_app.canvas.theme import Theme
from desktop_app.domain.visits import VisitKind
from desktop_app.gui.marks import paint_affiliation
from desktop_app.gui.plain_text import one_line
from desktop_app.gui.timeline_lanes import Band, Lane
from desktop_app.gui.timeline_ticks import axis_head, ticks

NAMES_PX = 172
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_LEFT |= int(Qt.TextFlag.TextSingleLine)
_CENTRE = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine)
_BAND_ALPHA = 56
_WIDEST_PX = 20000.0  # Qt's raster paints badly far outside the view

X = Callable[[float], float]


@dataclass(frozen=True, slots=True)
class LaneStyle:
    """What the lanes are painted with, and which visit and vessel are selected."""

    theme: Theme
    visit_id: str | None = None
    vessel_id: str | None = None


def paint_lane(painter: QPainter, lane: Lane, rect: QRectF, x_of: X, style: LaneStyle) -> None:
    """Paint one lane into its rectangle."""
    hue = style.theme.affiliation(lane.hue)
    middle = rect.center().y()
    for start_s, end_s in lane.tracked:
        painter.setPen(_flat(hue, 2.0))
        _line(painter, _clipped(x_of(start_s), x_of(end_s), rect), middle)
    for start_s, end_s in lane.gaps:
        _paint_gap(painter, _clipped(x_of(start_s), x_of(end_s), rect), rect, style.theme)
    for band in lane.bands:
        _paint_band(painter, band, rect, x_of, style, hue)


def paint_lane_name(
    painter: QPainter, lane: Lane, rect: QRectF, theme: Theme, *, selected: bool
) -> None:
    """Paint a lane's shape and name; a long name ends in an ellipsis."""
    paint_affiliation(painter, theme, lane.hue, QPointF(rect.left() + 18, rect.center().y()), 12)
    font = theme.font("body_strong" if selected else "body")
    painter.setFont(font)
    painter.setPen(theme.color("text.primary"))
    room = rect.adjusted(32, 0, -6, 0)
    shown = QFontMetricsF(font).elidedText(
        one_line(lane.name), Qt.TextElideMode.ElideRight, room.width()
    )
    painter.drawText(room, _LEFT, shown)


def paint_overlap(
    painter: QPainter, start_x: float, end_x: float, rect: QRectF, theme: Theme
) -> None:
    """Paint the pale ground behind the time that several vessels share."""
    left, right = _clipped(start_x, end_x, rect)
    if right > left:
        ground = theme.color("accent.highlight")
        painter.fillRect(QRectF(left, rect.top(), right - left, rect.height()), ground)


@dataclass(frozen=True, slots=True)
class Axis:
    """An axis: the span it shows, its zone, and a time beside which nothing may be written."""

    span_s: tuple[float, float]
    zone: str
    kept_free_s: float | None = None


def paint_axis(painter: QPainter, rect: QRectF, axis: Axis, theme: Theme) -> None:
    """Paint an axis: its zone and date at the left, ticks over the lanes."""
    span_s, zone = axis.span_s, axis.zone
    head, date = axis_head(*span_s, zone)
    painter.setFont(theme.font("caption"))
    painter.setPen(theme.color("text.secondary"))
    painter.drawText(QRectF(12, rect.top(), NAMES_PX - 12, rect.height()), _LEFT, f"{head}  {date}")
    lanes = rect.adjusted(NAMES_PX, 0, 0, 0)
    per_s = lanes.width() / max(span_s[1] - span_s[0], 1.0)
    for tick in ticks(*span_s, lanes.width(), zone):
        x = lanes.left() + (tick.t_s - span_s[0]) * per_s
        under_tab = axis.kept_free_s is not None and abs(tick.t_s - axis.kept_free_s) * per_s < 56
        if under_tab or not lanes.left() + 18 <= x <= lanes.right() - 18:
            continue
        painter.setFont(theme.font("label" if tick.strong else "caption"))
        painter.setPen(theme.color("text.primary" if tick.strong else "text.secondary"))
        painter.drawText(QRectF(x - 40, rect.top(), 80, rect.height()), _CENTRE, tick.text)


def paint_cursor(painter: QPainter, x: float, rect: QRectF, words: str, theme: Theme) -> None:
    """Paint the cursor's line and, at its top, a tab with its time."""
    ink = theme.color("accent.cursor")
    painter.setPen(_flat(ink, 1.0))
    painter.drawLine(QPointF(x, rect.top() + 18), QPointF(x, rect.bottom()))
    font = theme.font("label")
    width = QFontMetricsF(font).horizontalAdvance(words) + 12
    left = min(max(x - width / 2, rect.left()), rect.right() - width)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    tab = QRectF(left, rect.top() + 1, width, 18)
    painter.drawRoundedRect(tab, 3, 3)
    painter.setFont(font)
    painter.setPen(theme.color("surface.panel"))
    painter.drawText(tab, _CENTRE, words)


def band_rect(band: Band, rect: QRectF, x_of: X) -> QRectF:
    """Where a band lies in its lane."""
    left, right = _clipped(x_of(band.start_s), x_of(band.end_s), rect)
    height = max(rect.height() * 0.74 * band.height, 4.0)
    return QRectF(left, rect.center().y() - height / 2, max(right - left, 2.0), height)


def _paint_band(
    painter: QPainter, band: Band, rect: QRectF, x_of: X, style: LaneStyle, hue: QColor
) -> None:
    if x_of(band.end_s) < rect.left() or x_of(band.start_s) > rect.right():
        return
    where = band_rect(band, rect, x_of)
    ink = style.theme.color("text.secondary")
    if band.kind is VisitKind.REPORTED:
        _paint_i_bar(painter, where, rect, ink)
    else:
        _paint_block(painter, band.kind, where, hue, style.theme)
        _paint_brackets(painter, band, rect, x_of, ink)
    if band.visit_id == style.visit_id:
        painter.setPen(_flat(style.theme.color("accent.focus_ring"), 2.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(where.adjusted(-2, -2, 2, 2))
    _paint_words(painter, band, where, rect, style.theme)


def _paint_block(
    painter: QPainter, kind: VisitKind, where: QRectF, hue: QColor, theme: Theme
) -> None:
    painter.fillRect(where, theme.color("surface.panel"))
    if kind is VisitKind.OBSERVED:
        fill = QColor(hue)
        fill.setAlpha(_BAND_ALPHA)
        painter.fillRect(where, fill)
    elif kind is VisitKind.INFERRED:
        painter.fillRect(where, QBrush(hue, Qt.BrushStyle.BDiagPattern))
    pen = _flat(hue, 1.5)
    if kind is VisitKind.POSSIBLE:
        pen.setDashPattern([1.5, 2.0])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(where)


def _paint_i_bar(painter: QPainter, where: QRectF, rect: QRectF, ink: QColor) -> None:
    middle, half = rect.center().y(), 5.0
    painter.setPen(_flat(ink, 1.5))
    painter.drawLine(QPointF(where.left(), middle), QPointF(where.right(), middle))
    for x in (where.left(), where.right()):
        painter.drawLine(QPointF(x, middle - half), QPointF(x, middle + half))


def _paint_brackets(painter: QPainter, band: Band, rect: QRectF, x_of: X, ink: QColor) -> None:
    """Whiskers under the ends: from the last fix outside to the first inside, and back."""
    painter.setPen(_flat(ink, 1.0))
    y = rect.bottom() - 3.0
    for bracket in (band.start_bracket_s, band.end_bracket_s):
        if bracket is None:
            continue
        left, right = _clipped(x_of(bracket[0]), x_of(bracket[1]), rect)
        if right - left < 3:
            continue
        painter.drawLine(QPointF(left, y), QPointF(right, y))
        for x in (left, right):
            painter.drawLine(QPointF(x, y - 2), QPointF(x, y + 2))


def _paint_words(painter: QPainter, band: Band, where: QRectF, rect: QRectF, theme: Theme) -> None:
    font = theme.font("label")
    width = QFontMetricsF(font).horizontalAdvance(band.words)
    painter.setFont(font)
    painter.setPen(theme.color("text.primary"))
    reported = band.kind is VisitKind.REPORTED
    if reported and where.width() > width + 32:
        middle = QRectF(where.center().x() - width / 2 - 6, rect.top() + 4, width + 12, 20)
        painter.fillRect(middle, theme.color("surface.panel"))
        painter.drawText(middle, _CENTRE, band.words)
        return
    if where.width() > width + 12 and where.height() >= 14 and not reported:
        painter.drawText(where.adjusted(7, 0, -4, 0), _LEFT, band.words)
        return
    beside = QRectF(where.right() + 7, rect.top(), width + 2, rect.height())
    if beside.right() > rect.right():
        beside.moveRight(where.left() - 7)
    if beside.left() >= rect.left():
        ground = theme.color("surface.panel")
        painter.fillRect(beside.adjusted(-2, 5, 2, -5), ground)
        painter.drawText(beside, _LEFT, band.words)


def _paint_gap(painter: QPainter, ends: tuple[float, float], rect: QRectF, theme: Theme) -> None:
    left, right = ends
    if right - left < 3:
        return
    pen = _flat(theme.color("map.gap"), 1.0)
    pen.setDashPattern([4.0, 4.0])
    painter.setPen(pen)
    _line(painter, ends, rect.center().y())


def _line(painter: QPainter, ends: tuple[float, float], y: float) -> None:
    if ends[1] > ends[0]:
        painter.drawLine(QPointF(ends[0], y), QPointF(ends[1], y))


def _clipped(left: float, right: float, rect: QRectF) -> tuple[float, float]:
    low, high = rect.left() - 4.0, min(rect.right() + 4.0, _WIDEST_PX)
    return min(max(left, low), high), max(min(right, high), low)


def _flat(color: QColor, width_px: float) -> QPen:
    pen = QPen(color, width_px)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    return pen
