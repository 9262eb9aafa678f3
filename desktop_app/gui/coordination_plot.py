"""Range, speeds and course difference of two vessels over time, as three plots under each other."""

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from desktop_app.assessments.pair_series import STEP_S, PairSeries
from desktop_app.canvas.theme import Theme
from desktop_app.domain.tracks import Floats
from desktop_app.domain.units import HOUR_S, NM_M
from desktop_app.domain.words import say
from desktop_app.gui.local_times import TimeZones, clock, zone_head
from desktop_app.gui.plain_text import describe

_LEFT, _RIGHT, _HEAD, _GAP, _FOOT = 40.0, 32.0, 20.0, 12.0, 20.0
_TIME_STEPS_S = (600.0, 1800.0, HOUR_S, 2 * HOUR_S, 6 * HOUR_S, 12 * HOUR_S, 24 * HOUR_S)
_MOST_TIMES = 8


@dataclass(frozen=True, slots=True, eq=False)
class _Plot:
    """One plot: heading, curves, each with its hue, and the top of its scale."""

    heading: str
    curves: tuple[tuple[Floats, int], ...]
    top: float


class CoordinationPlot(QWidget):
    """Draws a series; gaps stay gaps."""

    def __init__(self, series: PairSeries, names: tuple[str, str], theme: Theme) -> None:
        super().__init__()
        self._series, self._theme, self._zones = series, theme, TimeZones()
        self._plots = _plots(series, names)
        self.setMinimumSize(360, 240)
        describe(self, say("Range, speeds and course difference over time"))

    def show_times(self, zones: TimeZones) -> None:
        """Write the times in another zone."""
        self._zones = zones
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(620, 460)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setFont(self._theme.font("caption"))
            height = (self.height() - _FOOT) / len(self._plots)
            for number, plot in enumerate(self._plots):
                box = QRectF(
                    _LEFT,
                    number * height + _HEAD,
                    self.width() - _LEFT - _RIGHT,
                    height - _HEAD - _GAP,
                )
                self._paint_plot(painter, plot, box)
            self._paint_times(painter)
        finally:
            painter.end()

    def _paint_plot(self, painter: QPainter, plot: _Plot, box: QRectF) -> None:
        painter.setPen(self._theme.color("text.secondary"))
        painter.drawText(QPointF(box.left(), box.top() - 6), plot.heading)
        for share in (0.0, 0.5, 1.0):
            y = box.bottom() - share * box.height()
            painter.setPen(QPen(self._theme.color("surface.hairline"), 1))
            painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))
            painter.setPen(self._theme.color("text.secondary"))
            place = QRectF(0, y - 8, _LEFT - 6, 16)
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(place, int(right), f"{share * plot.top:g}")
        for values, which in plot.curves:
            colour = self._theme.color("text.primary" if which == 0 else "accent.accent")
            line = Qt.PenStyle.SolidLine if which == 0 else Qt.PenStyle.DashLine
            painter.setPen(QPen(colour, 1.6, line))
            for part in self._unbroken(values):
                y = box.bottom() - np.clip(values[part] / plot.top, 0.0, 1.0) * box.height()
                points = zip(self._across(self._series.t_s[part]), y.tolist(), strict=True)
                painter.drawPolyline(QPolygonF([QPointF(x, down) for x, down in points]))

    def _paint_times(self, painter: QPainter) -> None:
        first, last = float(self._series.t_s[0]), float(self._series.t_s[-1])
        step = next((s for s in _TIME_STEPS_S if (last - first) / s <= _MOST_TIMES), 24 * HOUR_S)
        painter.setPen(self._theme.color("text.secondary"))
        head = QRectF(0, 0, self.width() - _RIGHT, _HEAD)
        words = say("times {zone}", zone=zone_head(first, self._zones.first))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
        painter.drawText(head, int(right), words)
        for t_s in np.arange(np.ceil(first / step) * step, last + 1.0, step).tolist():
            (x,) = self._across(np.array([t_s]))
            words = clock(t_s, self._zones.first)
            place = QRectF(x - 30, self.height() - _FOOT, 60, _FOOT)
            painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), words)

    def _across(self, t_s: Floats) -> list[float]:
        first, last = float(self._series.t_s[0]), float(self._series.t_s[-1])
        width = self.width() - _LEFT - _RIGHT
        placed: list[float] = (_LEFT + (t_s - first) / max(1.0, last - first) * width).tolist()
        return placed

    def _unbroken(self, values: Floats) -> list[np.ndarray]:
        known = np.flatnonzero(np.isfinite(values))
        if not len(known):
            return []
        breaks = np.flatnonzero(np.diff(self._series.t_s[known]) > STEP_S + 1.0) + 1
        return np.split(known, breaks)


def _plots(series: PairSeries, names: tuple[str, str]) -> tuple[_Plot, ...]:
    apart_nm = series.apart_m / NM_M
    speeds = np.concatenate((series.one_kn, series.other_kn))
    speeds = speeds[np.isfinite(speeds)]
    fastest = float(speeds.max()) if len(speeds) else 1.0
    words = say("Speed (kn): {one} solid, {other} dashed", one=names[0], other=names[1])
    return (
        _Plot(say("Range (nm)"), ((apart_nm, 0),), _above(float(apart_nm.max()))),
        _Plot(words, ((series.one_kn, 0), (series.other_kn, 1)), _above(fastest)),
        _Plot(say("Course difference (°)"), ((series.course_difference_deg, 0),), 180.0),
    )


def _above(value: float) -> float:
    """A round number at or above a value."""
    size = 10.0 ** np.floor(np.log10(max(value, 0.1)))
    return float(next(size * n for n in (1, 2, 4, 6, 8, 10) if size * n >= value))
