"""Imports files one after the other: asks where one leaves a question, shows what it would bring.

Nothing is stored of a file before its preview was accepted. The reports come at the end.
"""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from desktop_app.domain.errors import Cancelled, DecisionNeeded, OffingError, Question
from desktop_app.domain.import_options import ImportOptions
from desktop_app.gui.report_dialog import Report
from desktop_app.gui.session import Session
from desktop_app.operations.import_preview import ImportPreview

Ask = Callable[[str, tuple[Question, ...], ImportOptions], ImportOptions | None]
Confirm = Callable[[ImportPreview], bool]


class ImportFlow(QObject):
    """``finished`` carries the tuple of reports, ``refused`` (file's name, OffingError)."""

    finished = Signal(object)
    refused = Signal(object)

    def __init__(
        self, session: Session, ask: Ask, confirm: Confirm, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._ask, self._confirm = session, ask, confirm
        self._waiting: list[Path] = []
        self._reports: list[Report] = []

    def start(self, paths: Sequence[Path]) -> None:
        """Import these files, after those that still wait."""
        idle = not self._waiting
        self._waiting += paths
        if idle:
            self._reports = []
            self._next()

    def _next(self) -> None:
        if self._waiting:
            self._try(ImportOptions())
        elif self._reports:
            self.finished.emit(tuple(self._reports))

    def _try(self, options: ImportOptions) -> None:
        self._session.preview_import(
            self._waiting[0],
            options,
            self._previewed,
            lambda error: self._raised(error, options),
        )

    def _previewed(self, preview: ImportPreview) -> None:
        if preview.report.outcome == "already here":
            self._done(preview.report)
        elif self._confirm(preview):
            self._session.accept_import(
                preview, self._done, lambda error: self._raised(error, ImportOptions())
            )
        else:
            self._drop()

    def _done(self, report: Report) -> None:
        self._reports.append(report)
        self._drop()

    def _raised(self, error: BaseException, options: ImportOptions) -> bool:
        if isinstance(error, DecisionNeeded):
            self._put(error.questions, options)
        elif isinstance(error, Cancelled):
            self._waiting.clear()
            self._next()
        elif isinstance(error, OffingError):
            self.refused.emit((self._waiting[0].name, error))
            self._drop()
        else:
            self._waiting.clear()
            return False
        return True

    def _put(self, questions: tuple[Question, ...], options: ImportOptions) -> None:
        given = self._ask(self._waiting[0].name, questions, options)
        if given is None:
            self._drop()
        else:
            self._try(given)

    def _drop(self) -> None:
        self._waiting = self._waiting[1:]
        self._next()
