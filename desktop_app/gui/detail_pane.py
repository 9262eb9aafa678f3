"""The detail of the selected incident, in the order of an officer's questions."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from desktop_app.assessments.arrangement_checks import check_arrangements
from desktop_app.assessments.coordination import coordination_sheet, vessel_pairs
from desktop_app.assessments.incident_ledger import (
    judgements_about,
    responses_about,
    statements_about,
)
from desktop_app.assessments.precedent import precedent
from desktop_app.assessments.statement_against_track import hold_against_tracks
from desktop_app.canvas.theme import Theme
from desktop_app.domain.incidents import Incident, IncidentStatus
from desktop_app.domain.snapshot import Snapshot
from desktop_app.domain.sources import Source
from desktop_app.domain.words import say
from desktop_app.gui.detail_sections import (
    heading_section,
    observers_section,
    provenance_section,
    rejects_button,
    times_section,
)
from desktop_app.gui.judgement_sections import (
    arrangements_section,
    coordination_section,
    links_words,
)
from desktop_app.gui.ledger_sections import (
    precedent_section,
    responses_section,
    statements_section,
)
from desktop_app.gui.local_times import TimeZones
from desktop_app.gui.plain_text import (
    button,
    describe,
    enabled_with_reason,
    hairline,
    label,
    one_line,
)
from desktop_app.gui.selection import Chosen, Selection
from desktop_app.gui.visit_table import VisitTable

_ROOMY_PX = 400


class DetailPane(QWidget):
    """Shows one incident; ``decided`` carries an IncidentStatus, ``rejects_wanted`` source ids."""

    decided = Signal(object)
    rejects_wanted = Signal(object)

    def __init__(self, selection: Selection, theme: Theme) -> None:
        super().__init__()
        describe(self, say("Detail"))
        self._selection, self._theme = selection, theme
        self._snapshot: Snapshot | None = None
        self._zones = TimeZones()
        self._shown: tuple[str | None, int] = (None, 0)
        self._table: VisitTable | None = None
        self.area = _area()
        self._buttons = {
            IncidentStatus.CHECKED: button(say("Checked"), tip=say("Mark it checked (C)")),
            IncidentStatus.INCIDENT: button(say("Make incident"), tip=say("Keep it (I)")),
            IncidentStatus.DISMISSED: button(say("Dismiss…"), tip=say("Asks for a reason (D)")),
        }
        self._lay_out()

    def show_snapshot(self, snapshot: Snapshot | None, zones: TimeZones) -> None:
        """Show the selected incident from another snapshot."""
        self._snapshot, self._zones = snapshot, zones
        self._build(keep_place=True)

    def set_theme(self, theme: Theme) -> None:
        """Paint with another theme."""
        self._theme = theme
        self._build(keep_place=True)

    def follow(self, chosen: Chosen) -> None:
        """Show what was selected."""
        if chosen.incident_id != self._shown[0]:
            self._build(keep_place=False)
        if self._table:
            self._table.mark(chosen.visit_id)

    def button(self, status: IncidentStatus) -> QPushButton:
        """The button that decides for a status."""
        return self._buttons[status]

    def _incident(self) -> Incident | None:
        wanted = self._selection.chosen.incident_id
        incidents = self._snapshot.incidents if self._snapshot else ()
        return next((incident for incident in incidents if incident.id == wanted), None)

    def _build(self, *, keep_place: bool) -> None:
        place = self.area.verticalScrollBar().value() if keep_place else 0
        incident = self._incident()
        self._shown = (incident.id if incident else None, self._shown[1] + 1)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(*((20, 4, 20, 12) if self._roomy() else (16, 4, 14, 12)))
        column.setSpacing(0)
        self._table = None
        if incident and self._snapshot:
            self._fill(column, self._snapshot, incident)
        else:
            column.addWidget(label(self._empty_words(), "secondary", wraps=True))
        column.addStretch(1)
        self.area.setWidget(body)
        self.area.verticalScrollBar().setValue(place)
        self._enable(incident)

    def _fill(self, column: QVBoxLayout, snapshot: Snapshot, incident: Incident) -> None:
        column.addWidget(heading_section(snapshot, incident, self._zones, self._theme))
        column.addWidget(times_section(incident, self._zones, weekdays=self._roomy()))
        column.addWidget(hairline())
        self._table = VisitTable(snapshot, incident, self._zones, self._theme)
        self._table.picked.connect(self._pick)
        self._table.mark(self._selection.chosen.visit_id)
        column.addWidget(self._table)
        sources = incident_sources(snapshot, incident)
        if any(source.observers for source in sources):
            column.addWidget(observers_section(sources))
        self._add_ledger(column, snapshot, incident)
        column.addWidget(provenance_section(sources))
        rejected = sum(source.rejected for source in sources)
        if rejected:
            show = rejects_button(rejected)
            ids = tuple(source.id for source in sources)
            if isinstance(show, QPushButton):
                show.clicked.connect(lambda: self.rejects_wanted.emit(ids))
            column.addWidget(show, 0, Qt.AlignmentFlag.AlignLeft)

    def _add_ledger(self, column: QVBoxLayout, snapshot: Snapshot, incident: Incident) -> None:
        """What was said, when it last happened, what was done."""
        statements = statements_about(snapshot, incident)
        if statements:
            tested = hold_against_tracks(snapshot)
            column.addWidget(statements_section(statements, tested, self._theme))
        found = precedent(incident, snapshot)
        if found and any(rung.previous for rung in found.ladder):
            column.addWidget(precedent_section(found))
        responses = responses_about(snapshot, statements)
        if responses:
            column.addWidget(responses_section(responses))
        checks = [one for one in check_arrangements(snapshot) if one.event.id == incident.id]
        if checks:
            column.addWidget(arrangements_section(checks, snapshot))
        pairs = vessel_pairs(incident, snapshot)
        if pairs:
            sheet = coordination_sheet(incident, pairs[0], snapshot)
            judged = judgements_about(snapshot, incident)
            column.addWidget(coordination_section(sheet, judged))
        same = links_words(snapshot, incident)
        if same:
            words = say("Tells of the same event: {titles}", titles=one_line(same))
            column.addWidget(label(words, "secondary", wraps=True))

    def _roomy(self) -> bool:
        return self.width() >= _ROOMY_PX

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        was_roomy = event.oldSize().width() >= _ROOMY_PX
        if was_roomy is not self._roomy():
            self._build(keep_place=True)

    def _pick(self, visit_id: str) -> None:
        if self._snapshot:
            visit = self._snapshot.visits[visit_id]
            self._selection.choose_visit(visit.id, visit.vessel_id, visit.earliest_s)

    def _empty_words(self) -> str:
        if self._snapshot is None or not self._snapshot.incidents:
            return say("Nothing to show yet.")
        return say("Select an incident in the list: J next, K previous.")

    def _enable(self, incident: Incident | None) -> None:
        why = say("No incident is selected") if incident is None else None
        if self._snapshot and self._snapshot.read_only:
            why = self._snapshot.read_only
        for status, control in self._buttons.items():
            already = incident is not None and incident.status is status
            enabled_with_reason(control, say("It is so already") if already else why)

    def _lay_out(self) -> None:
        foot = QWidget()
        row = QHBoxLayout(foot)
        row.setContentsMargins(16, 9, 16, 9)
        row.setSpacing(8)
        for status, control in self._buttons.items():
            row.addWidget(control)
            control.clicked.connect(lambda _=False, status=status: self.decided.emit(status))
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.area, 1)
        column.addWidget(hairline())
        column.addWidget(foot)


def incident_sources(snapshot: Snapshot, incident: Incident) -> tuple[Source, ...]:
    """The files an incident rests on: those of its evidence, else those of its vessels' tracks."""
    ids = {
        reference.source_id
        for visit in snapshot.incident_visits(incident)
        for reference in visit.evidence
    }
    if not ids:
        ids = {
            source_id
            for track in snapshot.tracks
            if track.vessel.id in incident.vessel_ids
            for source_id in track.source_ids
        }
    return tuple(source for source in snapshot.sources if source.id in ids)


def _area() -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    describe(area, say("Detail of the selected incident"))
    return area
