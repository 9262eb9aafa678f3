"""Prints the selected incident: to a PDF, or into a preview."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from desktop_app.domain.words import say
from desktop_app.gui.file_choices import ask_pdf
from desktop_app.gui.selection import Selection
from desktop_app.gui.session import Session
from desktop_app.gui.settings import Settings


class PrintFlow:
    """Asks for a place, and has the page made on the thread that owns the file."""

    def __init__(
        self, window: QWidget, session: Session, selection: Selection, settings: Settings
    ) -> None:
        self._window, self._session = window, session
        self._selection, self._settings = selection, settings

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
        """Write the PDF of an incident."""
        raise NotImplementedError(say("x"))

    def preview(self) -> None:
        """Show the page."""
