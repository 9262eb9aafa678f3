"""The map with its cursor line; its table twin lies behind it."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QToolTip, QVBoxLayout, QWidget

from desktop_app.canvas.map_canvas import MapCanvas
from desktop_app.canvas.theme import Theme
from desktop_app.domain.positions import ddm
from desktop_app.domain.snapshot import Snapshot
from desktop_app.domain.words import say
from desktop_app.gui.fix_words import fix_words
from desktop_app.gui.local_times import TimeZones
from desktop_app.gui.map_scene import map_scene, scene_bounds
from desktop_app.gui.plain_text import ElidedLabel, describe, label
from desktop_app.gui.selection import Chosen, Selection
from desktop_app.gui.table_twin import TableTwin


class MapPane(QWidget):
    """Shows the map, or the same as tables; follows the selection and sets it."""

    twin_shown = Signal(object)

    def __init__(self, selection: Selection, theme: Theme) -> None:
        super().__init__()
        describe(self, say("Map"))
        self._selection = selection
        self._snapshot: Snapshot | None = None
        self._zones = TimeZones()
        self._incident_id: str | None = None
        self.canvas = MapCanvas(theme)
        self.table = TableTwin(selection)
        self._pages = QStackedWidget()
        self._cursor = ElidedLabel(say("Cursor –"), "body")
        self._lay_out()
        self.canvas.picked.connect(self._picked)
        self.canvas.pointer_moved.connect(self._pointed)
        self.canvas.rested.connect(self._rested)

    def show_snapshot(self, snapshot: Snapshot | None, zones: TimeZones) -> None:
        """Show another snapshot; the view stays where the incident is the same."""
        is_first = self._snapshot is None or snapshot is None or not self._snapshot.tracks
        self._snapshot, self._zones = snapshot, zones
        self.table.show_snapshot(snapshot, zones)
        self._draw()
        if is_first:
            self.fit()

    def set_theme(self, theme: Theme) -> None:
        """Paint with another theme."""
        self.canvas.set_theme(theme)

    def follow(self, chosen: Chosen) -> None:
        """Show what was selected."""
        self.table.follow(chosen)
        self._draw()
        if chosen.incident_id != self._incident_id:
            self._incident_id = chosen.incident_id
            self.fit()

    def fit(self) -> None:
        """Show the selected incident, else everything."""
        if self._snapshot:
            bounds = scene_bounds(self._snapshot, self._selection.chosen)
            if bounds:
                self.canvas.fit(bounds)

    def toggle_table(self) -> None:
        """Change between the map and its table twin."""
        page = 1 - self._pages.currentIndex()
        self._pages.setCurrentIndex(page)
        (self.table if page else self.canvas).setFocus()

    def _rested(self, event: QHelpEvent) -> None:
        """Say of the fix under a resting pointer which it is."""
        QToolTip.showText(event.globalPos(), self.tip_at(event.x(), event.y()), self.canvas)

    def tip_at(self, x_px: float, y_px: float) -> str:
        """What is known of the fix under a pixel; nothing away from tracks."""
        found = self.canvas.fix_at(x_px, y_px)
        names = {one.id: one.name for one in self._snapshot.sources} if self._snapshot else {}
        return fix_words(found[0].track, found[1], self._zones, names) if found else ""

    def _draw(self) -> None:
        if self._snapshot:
            self.canvas.show_scene(map_scene(self._snapshot, self._selection.chosen, self._zones))

    def _picked(self, picked: object) -> None:
        if self._snapshot is None or not isinstance(picked, str):
            return
        if picked in self._snapshot.vessels:
            self._selection.choose_vessel(picked)
        elif picked in self._snapshot.zones:
            self._selection.choose_zone(picked)

    def _pointed(self, position: object) -> None:
        if not isinstance(position, tuple):
            self._cursor.show_text(say("Cursor –"))
            return
        lon_deg, lat_deg = position
        self._cursor.show_text(say("Cursor {position}", position=ddm(lon_deg, lat_deg)))

    def _lay_out(self) -> None:
        self._pages.addWidget(self.canvas)
        self._pages.addWidget(self.table)
        foot = QWidget()
        row = QHBoxLayout(foot)
        row.setContentsMargins(24, 4, 12, 4)
        row.addWidget(self._cursor, 1)
        row.addWidget(label(say("Mercator · WGS 84 · north up"), "secondary"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._pages, 1)
        column.addWidget(foot)
