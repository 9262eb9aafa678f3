"""What a watch file holds at one moment, as values that views, summaries and pages are made of."""

from collections.abc import Mapping
from dataclasses import dataclass

from desktop_app.domain.arrangements import Arrangement, Notification
from desktop_app.domain.documents import Document
from desktop_app.domain.findings import Finding
from desktop_app.domain.incident_edits import IncidentEdit
from desktop_app.domain.incidents import Incident
from desktop_app.domain.judgements import Judgement
from desktop_app.domain.places import Place
from desktop_app.domain.reported_incidents import ReportedIncident
from desktop_app.domain.responses import Response
from desktop_app.domain.rules import RuleSet
from desktop_app.domain.sketches import StoredSketch
from desktop_app.domain.sources import Source
from desktop_app.domain.statements import Statement
from desktop_app.domain.tracks import Track
from desktop_app.domain.vessels import Vessel
from desktop_app.domain.visits import Visit
from desktop_app.domain.zones import Zone


@dataclass(frozen=True, slots=True)
class Coverage:
    """What the archive rests on: first and last fix (epoch seconds UTC) and how many there are.

    ``gaps`` counts silences longer than the rule's longest interpolated interval.
    """

    start_s: float | None
    end_s: float | None
    fixes: int
    vessels: int
    sources: int
    gaps: int


@dataclass(frozen=True, slots=True)
class Ledger:
    """What was said, done and agreed, and what is known from reports only."""

    statements: tuple[Statement, ...] = ()
    responses: tuple[Response, ...] = ()
    arrangements: tuple[Arrangement, ...] = ()
    reported: tuple[ReportedIncident, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    notifications: tuple[Notification, ...] = ()
    documents: tuple[Document, ...] = ()
    edits: tuple[IncidentEdit, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Snapshot:
    """Everything the views show, read in one transaction.

    Dictionaries are keyed by id. ``affiliations`` maps a flag to its hue, 1 to 5, in order of
    first appearance in the file; a flag that is not there has the hue "unknown". ``undoable`` and
    ``redoable`` name the act that would be undone or redone. ``read_only`` says why the file
    cannot be changed, or is None. ``perspective`` says whose names and zone sets these are.
    """

    name: str
    vessels: Mapping[str, Vessel]
    zones: Mapping[str, Zone]
    tracks: tuple[Track, ...]
    visits: Mapping[str, Visit]
    incidents: tuple[Incident, ...]
    sources: tuple[Source, ...]
    rules: RuleSet
    coverage: Coverage
    affiliations: Mapping[str, int]
    journal_head: str
    last_act_at: str | None = None
    last_act_by: str | None = None
    undoable: str | None = None
    redoable: str | None = None
    read_only: str | None = None
    places: tuple[Place, ...] = ()
    perspective: str = "neutral"
    ledger: Ledger = Ledger()
    sketches: tuple[StoredSketch, ...] = ()
    findings: tuple[Finding, ...] = ()

    def incident_visits(self, incident: Incident) -> tuple[Visit, ...]:
        """The visits of an incident, in the order in which it lists them."""
        return tuple(self.visits[visit_id] for visit_id in incident.visit_ids)
