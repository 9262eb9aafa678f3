"""The timeline: lanes over time with two axes, and the cursor that every view follows."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollBar, QVBoxLayout, QWidget

from desktop_app.canvas.theme import Theme
from desktop_app.domain.incidents import Incident
from desktop_app.domain.snapshot import Snapshot
from desktop_app.domain.words import say
from desktop_app.gui.local_times import TimeZones
from desktop_app.gui.plain_text import describe, label
from desktop_app.gui.playback import Playback
from desktop_app.gui.selection import Chosen, Selection
from desktop_app.gui.timeline_lanes import (
    Band,
    event_times,
    lanes_of,
    overlaps,
    span_to_show,
)
from desktop_app.gui.timeline_view import LANE_PX, TimelineView


class TimelinePane(QWidget):
    """The timeline with its heading; follows the selection and sets its cursor."""

    def __init__(self, selection: Selection, theme: Theme) -> None:
        super().__init__()
        describe(self, say("Timeline"))
        self._selection = selection
        self._snapshot: Snapshot | None = None
        self._incident_id: str | None = None
        self.view = TimelineView(theme)
        self.playback = Playback(theme)
        self.playback.moved.connect(self._played)
        self._bar = QScrollBar(Qt.Orientation.Vertical)
        describe(self._bar, say("More vessels"))
        self._bar.valueChanged.connect(self._scroll)
        self.view.pointed.connect(self._pointed)
        self._hint = label("", "caption")
        self._calls: dict[Qt.Key, Callable[[], None]] = {
            Qt.Key.Key_0: self.fit,
            Qt.Key.Key_Space: self.playback.toggle,
            Qt.Key.Key_N: lambda: self.playback.step(1),
            Qt.Key.Key_P: lambda: self.playback.step(-1),
        }
        self._lay_out()

    def show_snapshot(self, snapshot: Snapshot | None, zones: TimeZones) -> None:
        """Show another snapshot; the span shown stays where the incident is the same."""
        self._snapshot = snapshot
        self.view.zones = zones
        self._fill(fit=self._incident_id is None)

    def set_theme(self, theme: Theme) -> None:
        """Paint with another theme."""
        self.view.set_theme(theme)
        self.playback.set_theme(theme)

    def follow(self, chosen: Chosen) -> None:
        """Show what was selected, and move the cursor."""
        self.view.chosen = chosen
        self.playback.cursor_s = chosen.cursor_s
        if chosen.incident_id != self._incident_id:
            self.playback.stop()
            self._incident_id = chosen.incident_id
            self._fill(fit=True)
        self.view.viewport().update()

    def fit(self) -> None:
        """Show the whole incident, or everything where none is selected."""
        span = span_to_show(self.view.lanes, self._incident())
        if span:
            self.view.box.setXRange(*span, padding=0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        zooms = {Qt.Key.Key_Plus: 0.8, Qt.Key.Key_Equal: 0.8, Qt.Key.Key_Minus: 1.25}
        key = Qt.Key(event.key())
        if key in steps:
            self._step(steps[key])
        elif key in zooms:
            self.view.box.scaleBy(x=zooms[key])
        elif key in self._calls:
            self._calls[key]()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._bar.setValue(self._bar.value() + LANE_PX * (1 if key == Qt.Key.Key_Down else -1))
        else:
            super().keyPressEvent(event)

    def _played(self, t_s: float) -> None:
        """Move the cursor; the span shown goes with it."""
        start, end = self.view.span_s()
        if not start <= t_s <= end:
            left = t_s - (end - start) / 10
            self.view.box.setXRange(left, left + end - start, padding=0)
        self._selection.move_cursor(t_s)

    def _step(self, direction: int) -> None:
        start, end = self.view.span_s()
        cursor = self._selection.chosen.cursor_s
        now = cursor if cursor is not None else (start + end) / 2
        step_s = max(60.0, (end - start) / 200)
        self._selection.move_cursor(now + direction * step_s)

    def _incident(self) -> Incident | None:
        incidents = self._snapshot.incidents if self._snapshot else ()
        return next((found for found in incidents if found.id == self._incident_id), None)

    def _fill(self, *, fit: bool) -> None:
        incident = self._incident()
        lanes = lanes_of(self._snapshot, incident) if self._snapshot else ()
        self.view.lanes = lanes
        about = incident.vessel_ids if incident else ()
        self.playback.span_s = span_to_show(lanes, incident) or (0.0, 0.0)
        self.playback.events_s = event_times(lanes, about)
        self.view.overlaps, self.view.shared_lanes = overlaps(lanes, about), len(about)
        self._hint.setText(_hint(len(lanes)))
        self._range_bar()
        if fit:
            self.fit()
        self.view.viewport().update()

    def _pointed(self, where: tuple[float, Band | None]) -> None:
        t_s, band = where
        if band is None:
            self._selection.move_cursor(t_s)
        else:
            self._selection.choose_visit(band.visit_id, band.vessel_id, t_s)

    def _scroll(self, value: int) -> None:
        self.view.offset_px = value
        self.view.viewport().update()

    def _range_bar(self) -> None:
        room = int(self.view.lane_area().height())
        most = max(0, len(self.view.lanes) * LANE_PX - room)
        self._bar.setRange(0, most)
        self._bar.setPageStep(max(room, LANE_PX))
        self._bar.setVisible(most > 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._range_bar()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(12, 6, 12, 0)
        head.addWidget(label(say("Timeline"), "label"))
        head.addWidget(self.playback)
        head.addStretch(1)
        head.addWidget(self._hint)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.view, 1)
        row.addWidget(self._bar)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(row, 1)


def _hint(lanes: int) -> str:
    if not lanes:
        return say("No vessel at this time")
    return say("Block: in the zone · I-bar: reported · hatch: inferred · dotted: possible")
