"""What each command of the window does."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMainWindow

from desktop_app.canvas.theme import load_theme
from desktop_app.domain.errors import OffingError, Question
from desktop_app.domain.import_options import ImportOptions
from desktop_app.domain.incidents import IncidentStatus
from desktop_app.domain.sources import Rejected
from desktop_app.gui.error_dialog import ErrorDialog, trouble_from_error
from desktop_app.gui.file_choices import (
    ask_analyst,
    ask_directory,
    ask_new_watch_file,
    ask_track_files,
    ask_watch_file,
)
from desktop_app.gui.import_flow import ImportFlow
from desktop_app.gui.import_preview import ImportPreviewDialog
from desktop_app.gui.keys_dialog import KeysDialog
from desktop_app.gui.ledger_flow import LedgerFlow
from desktop_app.gui.map_flow import MapFlow
from desktop_app.gui.print_flow import PrintFlow
from desktop_app.gui.question_dialog import QuestionDialog
from desktop_app.gui.rejects_dialog import RejectsDialog
from desktop_app.gui.report_dialog import Report, ReportDialog
from desktop_app.gui.settings import PALETTES
from desktop_app.gui.window_parts import Parts
from desktop_app.operations.import_preview import ImportPreview


class Commands:
    """One method a command, named by its id in ``actions.COMMANDS``."""

    def __init__(self, window: QMainWindow, parts: Parts) -> None:
        self._window, self._parts = window, parts
        self._map_flow = MapFlow(window, parts.map.canvas, parts.status.show_note)
        self._imports = ImportFlow(parts.session, self._ask_questions, self._confirm, window)
        self._imports.finished.connect(self._show_reports)
        self._imports.refused.connect(lambda refused: self.show_error(refused[1]))
        self._ledger = LedgerFlow(window, parts, self._with_analyst, self.show_error)
        self._printing = PrintFlow(
            window, parts.session, parts.selection, parts.settings, parts.status.show_note
        )

    def open_file(self) -> None:
        """Choose a watch file and open it."""
        path = ask_watch_file(self._window, self._folder())
        if path:
            self._parts.session.open(path)

    def new_file(self) -> None:
        """Choose a place and make a watch file there."""
        path = ask_new_watch_file(self._window, self._folder())
        if path:
            self._with_analyst(lambda: self._parts.session.create(path))

    def build_sample(self) -> None:
        """Build the sample files and open the one with public facts."""
        directory = ask_directory(self._window, Path.home())
        if directory:
            self._parts.session.build_sample(directory)

    def import_files(self) -> None:
        """Choose files and import them."""
        self.import_paths(ask_track_files(self._window, self._folder()))

    def import_paths(self, paths: Sequence[Path]) -> None:
        """Import files; without an open watch file, make one first."""
        if not paths:
            return
        if self._parts.session.path is not None:
            self._with_analyst(lambda: self._imports.start(paths))
            return
        path = ask_new_watch_file(self._window, paths[0].parent)
        if path:
            self._with_analyst(
                lambda: self._parts.session.create(path, lambda: self._imports.start(paths))
            )

    def print_summary(self) -> None:
        """Write the selected incident's summary to a PDF."""
        self._printing.save()

    def preview_summary(self) -> None:
        """Show the selected incident's page before it is printed."""
        self._printing.preview()

    def save_map(self) -> None:
        """Write the map to a picture file."""
        try:
            self._map_flow.save(self._folder())
        except OffingError as error:
            self.show_error(error)

    def copy_position(self) -> None:
        """Copy the position under the pointer."""
        self._map_flow.copy_position()

    def go_to_position(self) -> None:
        """Ask for a position and show it."""
        try:
            self._map_flow.go_to()
        except OffingError as error:
            self.show_error(error)

    def quit(self) -> None:
        """Close the window."""
        self._window.close()

    def undo(self) -> None:
        """Take back the last act."""
        self._with_analyst(self._parts.session.undo)

    def redo(self) -> None:
        """Do again what was taken back."""
        self._with_analyst(self._parts.session.redo)

    def find(self) -> None:
        """Go to the search field."""
        self._parts.bar.focus_search()

    def set_analyst(self) -> None:
        """Ask for the analyst's name."""
        session = self._parts.session
        name = ask_analyst(self._window, session.analyst or session.by)
        if name:
            session.analyst = name

    def next_incident(self) -> None:
        """Select the next incident."""
        self._parts.incidents.step(1)

    def previous_incident(self) -> None:
        """Select the previous incident."""
        self._parts.incidents.step(-1)

    def mark_checked(self) -> None:
        """Mark the selected incident checked."""
        self.decide(IncidentStatus.CHECKED)

    def make_incident(self) -> None:
        """Keep the selected incident as one."""
        self.decide(IncidentStatus.INCIDENT)

    def dismiss(self) -> None:
        """Ask why, then dismiss the selected incident."""
        if self._parts.selection.chosen.incident_id:
            self._parts.panes.show_pane("list")
            self._parts.incidents.ask_reason()

    def back_to_triage(self) -> None:
        """Take the decision on the selected incident back."""
        self.decide(IncidentStatus.NEW)

    def edit_incident(self) -> None:
        """Edit the selected incident's title, note, tags and links."""
        self._ledger.edit()

    def report_from_text(self) -> None:
        """Take a report in from a pasted text."""
        self._ledger.report()

    def show_ledger(self) -> None:
        """Show everything in the ledger, to find or strike."""
        self._ledger.show()

    def coordination_sheet(self) -> None:
        """Open the coordination sheet of the selected incident."""
        self._ledger.sheet()

    def decide(self, status: IncidentStatus, reason: str = "") -> None:
        """Write down a status; dismissing asks for a reason first."""
        incident_id = self._parts.selection.chosen.incident_id
        if incident_id is None:
            return
        if status is IncidentStatus.DISMISSED and not reason:
            self.dismiss()
            return

        def write() -> None:
            if status in (IncidentStatus.CHECKED, IncidentStatus.DISMISSED):
                self._parts.incidents.next_to_triage()
            self._parts.session.set_status(incident_id, status, reason)

        self._with_analyst(write)

    def go_to_list(self) -> None:
        """Put the focus into the list."""
        self._parts.panes.show_pane("list")
        self._parts.incidents.view.setFocus()

    def go_to_map(self) -> None:
        """Put the focus into the map."""
        self._parts.panes.show_pane("map")
        self._parts.map.canvas.setFocus()

    def go_to_timeline(self) -> None:
        """Put the focus into the timeline."""
        self._parts.panes.show_pane("timeline")
        self._parts.timeline.view.setFocus()

    def go_to_detail(self) -> None:
        """Put the focus into the detail."""
        self._parts.panes.show_pane("detail")
        self._parts.detail.area.setFocus()

    def toggle_list(self) -> None:
        """Hide the list, or show it."""
        self._parts.panes.toggle("list")

    def toggle_map(self) -> None:
        """Hide the map, or show it."""
        self._parts.panes.toggle("map")

    def toggle_timeline(self) -> None:
        """Hide the timeline, or show it."""
        self._parts.panes.toggle("timeline")

    def toggle_detail(self) -> None:
        """Hide the detail, or show it."""
        self._parts.panes.toggle("detail")

    def show_every_pane(self) -> None:
        """Show every pane in its usual size."""
        self._parts.panes.usual(self._parts.panes.width(), self._parts.panes.height())

    def toggle_table(self) -> None:
        """Change between the map and its table twin."""
        self._parts.panes.show_pane("map")
        self._parts.map.toggle_table()

    def toggle_palette(self) -> None:
        """Go on to the next palette: day, dusk, night, and day again."""
        now = PALETTES.index(self._parts.settings.palette)
        self._parts.bar.palette_wanted.emit(PALETTES[(now + 1) % len(PALETTES)])

    def next_perspective(self) -> None:
        """Go on to the next view of names and zone sets: neutral, then each party's."""
        self._parts.session.next_perspective()

    def open_menu(self) -> None:
        """Open the menu of all commands."""
        button = self._parts.bar.menu
        self._parts.menu.popup(button.mapToGlobal(QPoint(0, button.height())))

    def show_keys(self) -> None:
        """Show all keys."""
        KeysDialog(self._window).exec()

    def show_rejects(self, source_ids: tuple[str, ...]) -> None:
        """Show the records that were rejected."""
        self._parts.session.rejects(source_ids, self._show_rejected)

    def show_error(self, error: OffingError) -> None:
        """Tell of an error in words."""
        ErrorDialog(trouble_from_error(error), self._window).exec()

    def _show_rejected(self, rejected: tuple[Rejected, ...]) -> None:
        RejectsDialog(rejected, self._window).exec()

    def _show_reports(self, reports: tuple[Report, ...]) -> None:
        ReportDialog(reports, self._window).exec()

    def _ask_questions(
        self, file: str, questions: tuple[Question, ...], options: ImportOptions
    ) -> ImportOptions | None:
        dialog = QuestionDialog(file, questions, options, self._window)
        return dialog.options if dialog.exec() else None

    def _confirm(self, preview: ImportPreview) -> bool:
        path = self._parts.session.path
        theme = load_theme(self._parts.settings.palette)
        into = path.name if path else ""
        return bool(ImportPreviewDialog(preview, into, theme, self._window).exec())

    def _with_analyst(self, act: Callable[[], None]) -> None:
        """Do something that is written down with a name, asking for the name the first time."""
        if self._parts.session.analyst is None:
            self.set_analyst()
        if self._parts.session.analyst is not None:
            act()

    def _folder(self) -> Path:
        path = self._parts.session.path
        return path.parent if path else Path.home()
