"""The main window: puts the parts together, and lets nothing through that it cannot show."""

from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.canvas.theme import load_theme
from desktop_app.domain.incidents import Incident, IncidentStatus
from desktop_app.domain.snapshot import Snapshot
from desktop_app.domain.words import say
from desktop_app.gui.actions import enable, fill_menu, make_actions
from desktop_app.gui.commands import Commands
from desktop_app.gui.error_dialog import ErrorDialog, trouble_from_fault
from desktop_app.gui.faults import Fault
from desktop_app.gui.incident_rows import moment_s
from desktop_app.gui.local_times import TimeZones
from desktop_app.gui.plain_text import hairline
from desktop_app.gui.session import Session
from desktop_app.gui.settings import Settings
from desktop_app.gui.stylesheet import stylesheet
from desktop_app.gui.window_parts import make_parts
from desktop_app.gui.worker import Failed, Working

SHOW_WORK_AFTER_MS = 300


class MainWindow(QMainWindow):
    """Everything in one window; with no file open, the start page."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.setWindowTitle(say("Offing"))
        self.setMinimumSize(960, 600)
        self.setAcceptDrops(True)
        self.session = Session(self)
        self.parts = make_parts(self.session, settings, load_theme(settings.palette))
        self.commands = Commands(self, self.parts)
        self.actions_by_id = make_actions(self, self.commands)
        self._pages = QStackedWidget()
        self._work: Working | None = None
        self._work_timer = QTimer(self)
        self._work_timer.setSingleShot(True)
        self._work_timer.setInterval(SHOW_WORK_AFTER_MS)
        self._laid_out = False
        fill_menu(self.parts.menu, self.actions_by_id)
        self._lay_out()
        self._wire()
        self.use_palette(settings.palette)
        self.parts.start.show_recent(settings.recent_files)
        self.parts.show_zones(settings.time_zones)
        enable(self.actions_by_id, has_file=False, may_change=False)

    def use_palette(self, palette: str) -> None:
        """Paint everything in a palette, and remember it."""
        theme = load_theme(palette)
        self.parts.settings.palette = palette
        self.setStyleSheet(stylesheet(theme, palette))
        self.parts.set_theme(theme, palette)

    def use_zones(self, zones: TimeZones) -> None:
        """Show times in other zones, and remember them."""
        self.parts.settings.time_zones = zones
        if self.session.snapshot:
            self.parts.show(self.session.snapshot)
        else:
            self.parts.show_zones(zones)

    def show_fault(self, fault: Fault) -> None:
        """Tell of a fault of the program."""
        ErrorDialog(trouble_from_fault(fault), self).exec()

    def choose_first(self) -> None:
        """Select the biggest incident: most vessels, then the latest."""
        snapshot = self.session.snapshot
        if snapshot and snapshot.incidents:
            biggest = max(snapshot.incidents, key=_size)
            cursor_s = moment_s(biggest.start)
            self.parts.selection.choose_incident(biggest.id, cursor_s)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._remember()
        self._work_timer.stop()
        self.session.close()
        super().closeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._laid_out:
            self._laid_out = True
            if not self.parts.panes.restore(self.parts.settings):
                self.parts.panes.usual(self.width(), self.height() - 68)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        QTimer.singleShot(0, lambda: self.take_files(paths))

    def take_files(self, paths: list[Path]) -> None:
        """Open a dropped watch file, import everything else."""
        watches = [path for path in paths if path.suffix.lower() == ".gpkg"]
        if watches:
            self.session.open(watches[0])
        else:
            self.commands.import_paths(paths)

    def _changed(self, snapshot: Snapshot | None) -> None:
        if snapshot is None:
            self._pages.setCurrentIndex(0)
        elif self._pages.currentIndex() == 0:
            self._pages.setCurrentIndex(1)
            self.parts.incidents.view.setFocus()
        self.setWindowTitle(f"{snapshot.name} – {say('Offing')}" if snapshot else say("Offing"))
        may_change = snapshot is not None and snapshot.read_only is None
        enable(self.actions_by_id, has_file=snapshot is not None, may_change=may_change)
        self.parts.bar.print.setEnabled(bool(snapshot and snapshot.incidents))
        if self.session.path:
            self.parts.settings.remember_file(self.session.path)
        known = {incident.id for incident in snapshot.incidents} if snapshot else set()
        if self.parts.selection.chosen.incident_id not in known:
            self.parts.selection.clear()
            self.choose_first()

    def _working(self, working: Working | None) -> None:
        """Show work that takes longer than a moment; what was shown before stays."""
        self._work = working
        if working is None:
            self._work_timer.stop()
            self.parts.status.show_work("", 0.0)
        elif not self._work_timer.isActive():
            self._work_timer.start()

    def _show_work(self) -> None:
        if self._work:
            self.parts.status.show_work(self._work.doing, self._work.share)

    def _failed(self, failed: Failed) -> None:
        self.commands.show_error(failed.error)

    def _remember(self) -> None:
        self.parts.settings.remember_layout("window", self.saveGeometry())
        if self._pages.currentIndex() == 1:
            self.parts.panes.remember(self.parts.settings)

    def _wire(self) -> None:
        parts, commands = self.parts, self.commands
        self.session.changed.connect(self._changed)
        self.session.worker.working.connect(self._working)
        self.session.worker.failed.connect(self._failed)
        self._work_timer.timeout.connect(self._show_work)
        parts.status.stop.clicked.connect(self.session.worker.cancel)
        parts.bar.searched.connect(parts.incidents.filter_text)
        parts.bar.palette_wanted.connect(self.use_palette)
        parts.bar.undo.clicked.connect(commands.undo)
        parts.bar.print.clicked.connect(commands.print_summary)
        parts.times.chosen.connect(self.use_zones)
        parts.incidents.dismissed.connect(
            lambda reason: commands.decide(IncidentStatus.DISMISSED, str(reason))
        )
        parts.detail.decided.connect(commands.decide)
        parts.detail.rejects_wanted.connect(commands.show_rejects)
        parts.start.wanted.connect(lambda name: self.actions_by_id[str(name)].trigger())
        parts.start.recent_wanted.connect(self.session.open)

    def _lay_out(self) -> None:
        inside = QWidget()
        inside.setProperty("role", "panel")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.parts.bar)
        column.addWidget(hairline())
        column.addWidget(self.parts.panes, 1)
        column.addWidget(hairline())
        column.addWidget(self.parts.status)
        self._pages.addWidget(self.parts.start)
        self._pages.addWidget(inside)
        self.setCentralWidget(self._pages)
        geometry = self.parts.settings.layout("window")
        if geometry is None or not self.restoreGeometry(geometry):
            self.resize(1600, 1000)


def _size(incident: Incident) -> tuple[int, float]:
    return len(incident.vessel_ids), moment_s(incident.start) or float("-inf")
