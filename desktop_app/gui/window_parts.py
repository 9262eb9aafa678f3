"""The parts of the window, made and wired to the one selection."""

from dataclasses import dataclass

from PySide6.QtWidgets import QMenu

from desktop_app.canvas.theme import Theme
from desktop_app.domain.snapshot import Snapshot
from desktop_app.gui.detail_pane import DetailPane
from desktop_app.gui.incident_list import IncidentList
from desktop_app.gui.local_times import TimeZones
from desktop_app.gui.map_pane import MapPane
from desktop_app.gui.panes import Panes
from desktop_app.gui.selection import Chosen, Selection
from desktop_app.gui.session import Session
from desktop_app.gui.settings import Settings
from desktop_app.gui.start_page import StartPage
from desktop_app.gui.status_line import StatusLine
from desktop_app.gui.timeline_pane import TimelinePane
from desktop_app.gui.times_menu import TimesMenu, zones_words
from desktop_app.gui.top_bar import TopBar


@dataclass(frozen=True, slots=True, eq=False)
class Parts:
    """Everything in the window."""

    session: Session
    selection: Selection
    settings: Settings
    bar: TopBar
    menu: QMenu
    times: TimesMenu
    incidents: IncidentList
    map: MapPane
    timeline: TimelinePane
    detail: DetailPane
    panes: Panes
    start: StartPage
    status: StatusLine

    def show(self, snapshot: Snapshot | None) -> None:
        """Show a snapshot everywhere."""
        zones = self.settings.time_zones
        for view in (self.incidents, self.map, self.timeline, self.detail):
            view.show_snapshot(snapshot, zones)
        self.status.show_snapshot(snapshot)
        self.show_zones(zones)
        name = snapshot.name if snapshot else ""
        undoable = snapshot.undoable if snapshot else None
        self.bar.show_file(name, undoable, snapshot.read_only if snapshot else None)

    def show_zones(self, zones: TimeZones) -> None:
        """Say which time zones are in use, with the offset at the cursor."""
        self.times.show_zones(zones)
        self.bar.show_times(zones_words(zones, self.selection.chosen.cursor_s))

    def follow(self, chosen: Chosen) -> None:
        """Tell every view what was selected."""
        for view in (self.incidents, self.map, self.timeline, self.detail):
            view.follow(chosen)
        self.bar.show_times(zones_words(self.settings.time_zones, chosen.cursor_s))

    def set_theme(self, theme: Theme, palette: str) -> None:
        """Paint everything with another theme."""
        for view in (self.incidents, self.map, self.timeline, self.detail, self.start):
            view.set_theme(theme)
        self.bar.set_theme(theme, palette)


def make_parts(session: Session, settings: Settings, theme: Theme) -> Parts:
    """Make the parts; nothing is shown yet."""
    selection = Selection(session)
    menu, times = QMenu(), TimesMenu()
    incidents, map_ = IncidentList(selection, theme), MapPane(selection, theme)
    timeline, detail = TimelinePane(selection, theme), DetailPane(selection, theme)
    parts = Parts(
        session,
        selection,
        settings,
        TopBar(menu, times, theme),
        menu,
        times,
        incidents,
        map_,
        timeline,
        detail,
        Panes(incidents, map_, timeline, detail),
        StartPage(theme),
        StatusLine(),
    )
    selection.changed.connect(parts.follow)
    session.changed.connect(parts.show)
    return parts
