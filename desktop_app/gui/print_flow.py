"""Prints the selected incident: into a PDF, onto paper, or to be looked at first."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop_app.domain.errors import OffingError
from desktop_app.domain.words import say
from desktop_app.gui.file_choices import ask_pdf
from desktop_app.gui.page_preview import PagePreview
from desktop_app.gui.selection import Selection
from desktop_app.gui.session import Session
from desktop_app.gui.settings import Settings
from desktop_app.gui.worker import Failed
from desktop_app.operations.summarise import PrintOptions, Summarised
from desktop_app.printing.command_line_pdf import page_content
from desktop_app.printing.summary_pdf import write_pdf


class PrintFlow(QObject):
    """Has the summary read on the thread that owns the file, and the page made on the window's.

    ``told`` is called with a sentence when something was written.
    """

    def __init__(
        self,
        window: QWidget,
        session: Session,
        selection: Selection,
        settings: Settings,
        told: Callable[[str], None],
    ) -> None:
        super().__init__(window)
        self._window, self._session = window, session
        self._selection, self._settings = selection, settings
        self._told = told
        self.shown: PagePreview | None = None

    def save(self) -> None:
        """Ask where, then write the PDF."""
        incident_id = self._selection.chosen.incident_id
        if incident_id is None or self._session.path is None:
            return
        suggested = self._session.path.with_name(f"{incident_id}.pdf")
        path = ask_pdf(self._window, suggested)
        if path:
            self.write(incident_id, path)

    def write(self, incident_id: str, path: Path) -> None:
        """Write the PDF of an incident, and say where it is."""
        self._summarise(incident_id, lambda summaries: self._write(summaries, path))

    def preview(self) -> None:
        """Show the page of the selected incident before it is printed."""
        incident_id = self._selection.chosen.incident_id
        if incident_id is not None:
            self._summarise(incident_id, self._show)

    def _summarise(self, incident_id: str, then: Callable[[list[Summarised]], None]) -> None:
        zones = self._settings.time_zones
        options = PrintOptions(
            time_zones=tuple(dict.fromkeys((zones.first, zones.second))),
            perspective=self._session.perspective,
        )
        self._session.summarise((incident_id,), options, then)

    def _write(self, summaries: Sequence[Summarised], path: Path) -> None:
        try:
            write_pdf([page_content(one) for one in summaries], path)
        except OffingError as error:
            self._session.worker.failed.emit(Failed(say("Printing"), error))
            return
        self._told(say("Saved as {path}", path=str(path)))

    def _show(self, summaries: Sequence[Summarised]) -> None:
        self.shown = PagePreview([page_content(one) for one in summaries], self._window)
        self.shown.save_wanted.connect(self.save)
        self.shown.open()
