"""The ledger's dialogs: a report from a text, and the coordination sheet of an incident."""

from collections.abc import Callable

from PySide6.QtWidgets import QMainWindow

from desktop_app.canvas.theme import load_theme
from desktop_app.domain.errors import OffingError
from desktop_app.domain.incidents import Incident
from desktop_app.domain.snapshot import Snapshot
from desktop_app.domain.words import say
from desktop_app.gui.coordination_dialog import CoordinationDialog
from desktop_app.gui.edit_dialog import EditDialog
from desktop_app.gui.ledger_dialog import LedgerDialog
from desktop_app.gui.statement_dialog import StatementDialog
from desktop_app.gui.window_parts import Parts
from desktop_app.operations.assess import assess


class LedgerFlow:
    """Opens a dialog on what is selected and hands what was entered to the session."""

    def __init__(
        self,
        window: QMainWindow,
        parts: Parts,
        named: Callable[[Callable[[], None]], None],
        tell: Callable[[OffingError], None],
    ) -> None:
        self._window, self._session, self._selection = window, parts.session, parts.selection
        self._settings, self._named, self._tell = parts.settings, named, tell

    def report(self) -> None:
        """Take a report in from a text."""
        state = self._session.snapshot
        if state is None:
            return
        theme, zones = load_theme(self._settings.palette), self._settings.time_zones
        dialog = StatementDialog(state, self._incident(state), theme, zones, self._window)
        if dialog.exec() and dialog.entered is not None:
            entered = dialog.entered
            self._named(lambda: self._session.keep_report(entered))

    def edit(self) -> None:
        """Edit the selected incident."""
        state = self._session.snapshot
        incident = None if state is None else self._incident(state)
        if state is None or incident is None:
            return
        dialog = EditDialog(state, incident, self._window)
        if dialog.exec() and dialog.edit is not None:
            edit = dialog.edit
            self._named(lambda: self._session.edit_incident(edit))

    def show(self) -> None:
        """Show the whole ledger; what is struck can be brought back by undo."""
        state = self._session.snapshot
        if state is None:
            return
        dialog = LedgerDialog(state, self._window)
        if dialog.exec() and dialog.struck is not None:
            struck = dialog.struck
            self._named(lambda: self._session.strike(struck))

    def sheet(self) -> None:
        """Open the coordination sheet; an incident with one vessel has none."""
        state = self._session.snapshot
        incident = None if state is None else self._incident(state)
        if state is None or incident is None:
            return
        made = assess(state, incident)
        if made.sheet is None:
            what = say("A coordination sheet needs two vessels")
            self._tell(OffingError(what, incident.title, say("Select an incident with two.")))
            return
        theme, zones = load_theme(self._settings.palette), self._settings.time_zones
        dialog = CoordinationDialog(state, incident, made, theme, zones, self._window)
        if dialog.exec() and dialog.judged is not None:
            judged = dialog.judged
            self._named(lambda: self._session.judge(incident.id, judged))

    def _incident(self, state: Snapshot) -> Incident | None:
        wanted = self._selection.chosen.incident_id
        return next((one for one in state.incidents if one.id == wanted), None)
