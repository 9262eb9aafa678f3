"""The occupancy strip: when each vessel was in a zone, one lane a vessel."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from desktop_app.canvas.symbols import affiliation_shape
from desktop_app.canvas.theme import Theme
from desktop_app.domain.snapshot import Snapshot
from desktop_app.domain.visits import Visit, VisitKind
from desktop_app.domain.words import say
from desktop_app.printing.blocks import FINE, Paragraph, Style, page_font
from desktop_app.reports.columns import plain
from desktop_app.reports.times import clock

LANE = 26.0
_AXIS = 24.0
_MARGIN = 0.18
_STEPS_S = (300, 600, 900, 1800, 3600, 7200, 10800, 21600, 43200, 86400, 172800)


def strip_height(visits: Sequence[Visit]) -> float:
    """How high the strip is, in points."""
    return LANE * len({visit.vessel_id for visit in visits}) + _AXIS


def paint_strip(
    painter: QPainter,
    box: QRectF,
    visits: Sequence[Visit],
    snapshot: Snapshot,
    zones: Sequence[ZoneInfo],
    theme: Theme,
) -> None:
    """Paint lanes with blocks (or I-bars for reported visits) over an axis in two zones."""
    timed = [visit for visit in visits if None not in (visit.earliest_s, visit.latest_s)]
    if not timed:
        words = say("No visit has times that can be drawn.")
        Paragraph(words, Style(6.8, role="text.tertiary"), theme).draw(
            painter, box.x(), box.y(), box.width()
        )
        return
    low = min(visit.earliest_s or 0.0 for visit in timed)
    high = max(visit.latest_s or 0.0 for visit in timed)
    margin = max((high - low) * _MARGIN, 300.0)
    axis = _Axis(low - margin, high + margin, box)
    vessels = list(dict.fromkeys(visit.vessel_id for visit in visits))
    _paint_axis(painter, axis, zones, theme, box.bottom() - _AXIS)
    for number, vessel_id in enumerate(vessels):
        top = box.top() + number * LANE
        own = [visit for visit in timed if visit.vessel_id == vessel_id]
        _paint_lane(painter, axis, top, own, snapshot.vessels[vessel_id].label, snapshot, theme)


class _Axis:
    def __init__(self, start_s: float, end_s: float, box: QRectF) -> None:
        self.start_s, self.end_s, self.box = start_s, end_s, box

    def x(self, t_s: float) -> float:
        """Where a time lies."""
        share = (t_s - self.start_s) / (self.end_s - self.start_s)
        return self.box.left() + share * self.box.width()


def _paint_axis(
    painter: QPainter, axis: _Axis, zones: Sequence[ZoneInfo], theme: Theme, y: float
) -> None:
    wanted = (axis.end_s - axis.start_s) / 4
    step = next((step for step in _STEPS_S if step >= wanted), _STEPS_S[-1])
    first = int(axis.start_s // step + 1) * step
    for t_s in range(first, int(axis.end_s) + 1, step):
        x = axis.x(t_s)
        painter.setPen(QPen(theme.color("surface.hairline"), 0.6))
        painter.drawLine(QLineF(x, axis.box.top(), x, y))
        for row, zone in enumerate(zones[:2]):
            text = clock(t_s, zone) + ("Z" if zone.key == "UTC" else "")
            role = "text.primary" if row == 0 else "text.tertiary"
            Paragraph(text, Style(6.2, role=role), theme).draw(painter, x - 8, y + 2 + row * 8, 40)


def _paint_lane(  # noqa: PLR0913, PLR0917  a lane, where it is drawn, and how
    painter: QPainter,
    axis: _Axis,
    top: float,
    visits: list[Visit],
    label: str,
    snapshot: Snapshot,
    theme: Theme,
) -> None:
    flag = next((snapshot.vessels[visit.vessel_id].flag for visit in visits), None)
    slot = snapshot.affiliations.get(flag or "")
    hue = theme.affiliation(slot)
    painter.save()
    painter.translate(axis.box.left() + 4, top + 6)
    painter.scale(3.6, 3.6)
    painter.fillPath(affiliation_shape(slot), hue)
    painter.restore()
    style = Style(6.8, strong=True)
    metrics = QFontMetricsF(page_font(theme, style, label))
    short = metrics.elidedText(
        plain(label), Qt.TextElideMode.ElideRight, (axis.box.width() - 14) * FINE
    )
    Paragraph(short, style, theme).draw(painter, axis.box.left() + 12, top + 1, axis.box.width())
    middle = top + 18.0
    for visit in visits:
        _paint_visit(painter, axis, middle, visit, hue)


def _paint_visit(painter: QPainter, axis: _Axis, middle: float, visit: Visit, hue: QColor) -> None:
    """Observed solid, inferred hatched, possible dotted; reported an I-bar: said is not seen."""
    left, right = axis.x(visit.earliest_s or 0.0), axis.x(visit.latest_s or 0.0)
    painter.setPen(QPen(hue, 1.1))
    if visit.kind is VisitKind.REPORTED:
        painter.drawLine(QLineF(left, middle, right, middle))
        for x in (left, right):
            painter.drawLine(QLineF(x, middle - 3.5, x, middle + 3.5))
        return
    ground = QColor(hue)
    ground.setAlphaF(0.3)
    painter.setBrush(ground if visit.kind is VisitKind.OBSERVED else Qt.BrushStyle.NoBrush)
    if visit.kind is VisitKind.INFERRED:
        painter.setBrush(Qt.BrushStyle.BDiagPattern)
    painter.drawRect(QRectF(QPointF(left, middle - 4), QPointF(max(right, left + 0.5), middle + 4)))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for crossing in (visit.entered, visit.left):
        if crossing.earliest_s is not None and crossing.latest_s is not None:
            low, high = axis.x(crossing.earliest_s), axis.x(crossing.latest_s)
            painter.setPen(QPen(hue, 0.6))
            painter.drawLine(QLineF(low, middle + 6.5, high, middle + 6.5))
            for x in (low, high):
                painter.drawLine(QLineF(x, middle + 5, x, middle + 8))
