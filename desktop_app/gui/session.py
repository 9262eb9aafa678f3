"""The open watch file: every operation the window asks for, and the snapshot that comes of it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from desktop_app.domain.import_options import ImportOptions
from desktop_app.domain.incident_edits import IncidentEdit
from desktop_app.domain.incidents import IncidentStatus
from desktop_app.domain.perspective import NEUTRAL, perspectives, seen_from
from desktop_app.domain.progress import Progress
from desktop_app.domain.snapshot import Snapshot
from desktop_app.domain.sources import Rejected
from desktop_app.domain.words import say
from desktop_app.gui.worker import Worker
from desktop_app.operations.analyst import analyst_name, login_name, remember_analyst
from desktop_app.operations.assess import Judged, judge
from desktop_app.operations.build_sample import SamplePaths, build_samples
from desktop_app.operations.edit_incident import edit_incident
from desktop_app.operations.import_preview import (
    ImportPreview,
    accept_preview,
    preview_file,
)
from desktop_app.operations.import_report import ImportReport
from desktop_app.operations.import_tracks import rejects_of
from desktop_app.operations.keep_report import EnteredReport, keep_report
from desktop_app.operations.ledger import strike
from desktop_app.operations.read_watch import snapshot
from desktop_app.operations.summarise import PrintOptions, Summarised, summarise
from desktop_app.operations.triage import set_status
from desktop_app.operations.undoing import redo, undo
from desktop_app.operations.watch_files import create_watch, open_watch
from desktop_app.store.watch_file import WatchFile


class Session(QObject):
    """Holds at most one watch file; ``changed`` carries its Snapshot, or None without a file."""

    changed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.worker = Worker(self)
        self.path: Path | None = None
        self.snapshot: Snapshot | None = None
        self.perspective = NEUTRAL
        self._whole: Snapshot | None = None  # what the snapshot shows, from the neutral view
        self._held: list[WatchFile] = []  # touched on the worker's thread only

    def open(self, path: Path) -> None:
        """Open a watch file in place of the one that is open."""
        self.worker.run(
            say("Opening {name}", name=path.name),
            lambda _: self._take(lambda: open_watch(path)),
            lambda found: self._opened(path, found),
        )

    def create(self, path: Path, then: Callable[[], None] | None = None) -> None:
        """Make a new watch file and open it; then go on."""

        def opened(found: Snapshot) -> None:
            self._opened(path, found)
            if then:
                then()

        by = self.by
        self.worker.run(
            say("Making {name}", name=path.name),
            lambda _: self._take(lambda: create_watch(path, by)),
            opened,
        )

    def build_sample(self, directory: Path) -> None:
        """Build the two sample files and open the one with public facts."""

        def work(progress: Progress) -> SamplePaths:
            self._let_go()  # it may be one of the two that are built anew
            return build_samples(directory, progress)

        def failed(_: BaseException) -> bool:
            self.path, self.snapshot, self._whole = None, None, None
            self.changed.emit(None)
            return False

        self.worker.run(
            say("Building the sample"), work, lambda built: self.open(built.senkaku), failed
        )

    @property
    def analyst(self) -> str | None:
        """The name under which acts are written down; None until it was asked."""
        return analyst_name()

    @analyst.setter
    def analyst(self, name: str) -> None:
        remember_analyst(name)

    @property
    def by(self) -> str:
        """Under whose name an act is written down: the analyst's, else the login's."""
        return analyst_name() or login_name()

    def preview_import(
        self,
        path: Path,
        options: ImportOptions,
        then: Callable[[ImportPreview], None],
        otherwise: Callable[[BaseException], bool],
    ) -> None:
        """Read one file and store nothing; its preview, or what was raised, comes back."""
        by = self.by

        def work(progress: Progress) -> ImportPreview:
            return preview_file(self._held[0], path, options, by, progress)

        self.worker.run(say("Reading {name}", name=path.name), work, then, otherwise)

    def accept_import(
        self,
        preview: ImportPreview,
        then: Callable[[ImportReport], None],
        otherwise: Callable[[BaseException], bool],
    ) -> None:
        """Store what a preview showed; its report, or what was raised, comes back."""
        by = self.by

        def work(progress: Progress) -> tuple[ImportReport, Snapshot]:
            report = accept_preview(self._held[0], preview, by, progress)
            return report, snapshot(self._held[0])

        def done(found: tuple[ImportReport, Snapshot]) -> None:
            self._show(found[1])
            then(found[0])

        self.worker.run(say("Importing {name}", name=preview.name), work, done, otherwise)

    def set_status(self, incident_id: str, status: IncidentStatus, reason: str) -> None:
        """Write down a decision on an incident."""
        by = self.by
        self._change(
            say("Saving"), lambda: set_status(self._held[0], incident_id, status, reason, by)
        )

    def judge(self, incident_id: str, judged: Judged) -> None:
        """Write down a judgement of an incident."""
        by = self.by
        self._change(say("Saving"), lambda: judge(self._held[0], incident_id, judged, by))

    def edit_incident(self, edit: IncidentEdit) -> None:
        """Write down a title, note, tags and links of an incident."""
        by = self.by
        self._change(say("Saving"), lambda: edit_incident(self._held[0], edit, by))

    def strike(self, record_id: str) -> None:
        """Remove a record of the ledger."""
        by = self.by
        self._change(say("Saving"), lambda: strike(self._held[0], record_id, by))

    def keep_report(self, entered: EnteredReport) -> None:
        """Write down what a person entered of a report."""
        by = self.by
        self._change(say("Saving"), lambda: keep_report(self._held[0], entered, by))

    def undo(self) -> None:
        """Take back the last act."""
        by = self.by
        self._change(say("Undoing"), lambda: undo(self._held[0], by))

    def redo(self) -> None:
        """Do again what was taken back."""
        by = self.by
        self._change(say("Redoing"), lambda: redo(self._held[0], by))

    def rejects(
        self, source_ids: tuple[str, ...], then: Callable[[tuple[Rejected, ...]], None]
    ) -> None:
        """Read the rejected records of some sources."""

        def work(_: Progress) -> tuple[Rejected, ...]:
            held = self._held[0]
            return tuple(
                Rejected(*record)
                for source_id in source_ids
                for record in rejects_of(held, source_id)
            )

        self.worker.run(say("Reading the rejected records"), work, then)

    def summarise(
        self,
        incident_ids: tuple[str, ...],
        options: PrintOptions,
        then: Callable[[list[Summarised]], None],
    ) -> None:
        """Read the summaries of some incidents."""
        self.worker.run(
            say("Preparing the page"),
            lambda _: summarise(self._held[0], incident_ids, options),
            then,
        )

    def next_perspective(self) -> None:
        """Show names and zone sets from the next view: neutral, then each party's."""
        if self._whole is None or self.snapshot is None:
            return
        views = perspectives(self._whole)
        self.perspective = views[(views.index(self.perspective) + 1) % len(views)]
        self._show(self._whole)

    def close(self) -> bool:
        """Stop what is running and close the file; whether that was done within two seconds."""
        return self.worker.close(self._let_go)

    def _change(self, doing: str, act: Callable[[], object]) -> None:
        def work(_: Progress) -> Snapshot:
            act()
            return snapshot(self._held[0])

        self.worker.run(doing, work, self._show)

    def _take(self, opening: Callable[[], WatchFile]) -> Snapshot:
        """On the worker's thread: open, read, and only then let the other file go."""
        opened = opening()
        try:
            found = snapshot(opened)
        except BaseException:
            opened.close()
            raise
        self._let_go()
        self._held.append(opened)
        return found

    def _let_go(self) -> None:
        while self._held:
            self._held.pop().close()

    def _opened(self, path: Path, found: Snapshot) -> None:
        self.path = path
        self._show(found)

    def _show(self, found: Snapshot) -> None:
        self._whole = found
        if self.perspective not in perspectives(found):
            self.perspective = NEUTRAL
        self.snapshot = seen_from(found, self.perspective)
        self.changed.emit(self.snapshot)
