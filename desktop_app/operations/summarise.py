"""Summarise incidents; reads the watch file and writes nothing to it."""

from collections.abc import Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from desktop_app.domain.errors import OffingError, UsageError
from desktop_app.domain.incidents import Incident
from desktop_app.domain.perspective import NEUTRAL, seen_from
from desktop_app.domain.snapshot import Snapshot
from desktop_app.domain.words import say
from desktop_app.operations.case import tested_statements, with_case
from desktop_app.operations.read_watch import snapshot
from desktop_app.reports.incident_summary import Preparation, summarise_incident
from desktop_app.reports.summary import Summary
from desktop_app.store.fingerprint import fingerprint
from desktop_app.store.watch_file import WatchFile

DEFAULT_ZONES = ("Asia/Tokyo", "UTC")


@dataclass(frozen=True, slots=True)
class PrintOptions:
    """How to summarise; None takes the time and name of the journal's last act."""

    time_zones: tuple[str, ...] = DEFAULT_ZONES
    prepared_at: str | None = None
    prepared_by: str | None = None
    perspective: str = NEUTRAL
    serial: str = ""
    edition: str = ""
    handling: str = ""
    start_s: float | None = None
    end_s: float | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Summarised:
    """A summary with what its map and strip are drawn from."""

    summary: Summary
    incident: Incident
    snapshot: Snapshot
    zone_names: tuple[str, ...]


def summarise(
    watch: WatchFile, incident_ids: Sequence[str], options: PrintOptions
) -> list[Summarised]:
    """Summaries of the incidents named; of a period's, if none is; else of the last in time."""
    with watch.reading():
        state = seen_from(snapshot(watch), options.perspective)
        content = fingerprint(watch)
    how = preparation(state, content, options)
    tested = tested_statements(state)
    return [
        Summarised(
            with_case(summarise_incident(state, incident, how), incident, state, tested),
            incident,
            state,
            options.time_zones,
        )
        for incident in _chosen(state, incident_ids, options)
    ]


def preparation(state: Snapshot, content: str, options: PrintOptions) -> Preparation:
    """How a page is prepared; ``content`` is the fingerprint of what it is made from."""
    return Preparation(
        time_zones=tuple(time_zone(name) for name in options.time_zones),
        prepared_at=options.prepared_at or state.last_act_at or "",
        prepared_by=options.prepared_by or state.last_act_by or "",
        fingerprint=content,
        perspective=options.perspective,
        serial=options.serial,
        edition=options.edition,
        handling=options.handling,
    )


def time_zone(name: str) -> ZoneInfo:
    """A time zone by its IANA name, for printing."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise UsageError(
            say("There is no such time zone"), name, say("Name one such as Asia/Tokyo or UTC.")
        ) from error


def _chosen(state: Snapshot, incident_ids: Sequence[str], options: PrintOptions) -> list[Incident]:
    by_id = {incident.id: incident for incident in state.incidents}
    unknown = [name for name in incident_ids if name not in by_id]
    if unknown:
        raise OffingError(
            say("There is no such incident"), ", ".join(unknown), say("List the incidents.")
        )
    if not by_id:
        raise OffingError(
            say("There is no incident to print"), state.name, say("Import tracks and zones first.")
        )
    if incident_ids or (options.start_s is None and options.end_s is None):
        return [by_id[name] for name in incident_ids] or [state.incidents[-1]]
    within = [incident for incident in state.incidents if touches(incident, options)]
    if not within:
        raise OffingError(
            say("No incident lies in this period"), state.name, say("List the incidents.")
        )
    return within


def touches(incident: Incident, options: PrintOptions) -> bool:
    """Whether an incident touches the period; one without times is never left out."""
    ends = (incident.end.latest_s, incident.end.earliest_s)
    begins = (incident.start.earliest_s, incident.start.latest_s)
    last = next((t_s for t_s in ends if t_s is not None), None)
    first = next((t_s for t_s in begins if t_s is not None), None)
    too_early = options.start_s is not None and last is not None and last < options.start_s
    too_late = options.end_s is not None and first is not None and first > options.end_s
    return not (too_early or too_late)
