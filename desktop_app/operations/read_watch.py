"""Read everything the views show, at one moment."""

from collections.abc import Sequence

import numpy as np

from desktop_app.domain.incident_edits import edited
from desktop_app.domain.incidents import Incident
from desktop_app.domain.snapshot import Coverage, Snapshot
from desktop_app.domain.tracks import Track
from desktop_app.importers.place_tables import read_places
from desktop_app.operations.ledger import read_ledger
from desktop_app.resource_files import resource
from desktop_app.store.affiliations import read_affiliations
from desktop_app.store.finding_records import read_findings
from desktop_app.store.findings import read_incidents, read_visits
from desktop_app.store.journal import JournalEntry, journal_head, read_journal
from desktop_app.store.rules import read_rules
from desktop_app.store.sketches import read_sketches
from desktop_app.store.sources import list_sources
from desktop_app.store.tracks import read_tracks
from desktop_app.store.undo import undo_state
from desktop_app.store.vessels import read_vessels
from desktop_app.store.watch_file import WatchFile
from desktop_app.store.zones import read_zones


def snapshot(watch: WatchFile) -> Snapshot:
    """What the watch file holds now."""
    with watch.reading():
        vessels = read_vessels(watch)
        tracks = tuple(read_tracks(watch, vessels))
        sources = list_sources(watch)
        rules = read_rules(watch)
        ledger = read_ledger(watch)
        state = undo_state(watch)
        last = read_journal(watch)[-1:]
        return Snapshot(
            name=watch.path.name,
            vessels=vessels,
            zones=read_zones(watch),
            tracks=tracks,
            visits=read_visits(watch),
            incidents=tuple(
                sorted((edited(one, ledger.edits) for one in read_incidents(watch)), key=_when)
            ),
            sources=sources,
            rules=rules,
            coverage=coverage(
                tracks,
                sum(source.removed_at is None for source in sources),
                rules.visits.longest_interpolated_s,
            ),
            affiliations=read_affiliations(watch),
            journal_head=journal_head(watch),
            last_act_at=last[0].at if last else None,
            last_act_by=last[0].by if last else None,
            undoable=_name(state.undoable),
            redoable=_name(state.redoable),
            read_only=watch.read_only,
            ledger=ledger,
            places=read_places(resource("places")),
            sketches=read_sketches(watch),
            findings=tuple(read_findings(watch).values()),
        )


def coverage(tracks: Sequence[Track], sources: int, longest_interpolated_s: float) -> Coverage:
    """What the archive rests on, from its tracks."""
    filled = [track for track in tracks if len(track)]
    gaps = sum(int(np.sum(np.diff(track.t_s) > longest_interpolated_s)) for track in filled)
    return Coverage(
        start_s=min((float(track.t_s[0]) for track in filled), default=None),
        end_s=max((float(track.t_s[-1]) for track in filled), default=None),
        fixes=sum(len(track) for track in filled),
        vessels=len({track.vessel.id for track in filled}),
        sources=sources,
        gaps=gaps,
    )


def _when(incident: Incident) -> tuple[float, str]:
    moment = incident.start.earliest_s or incident.start.latest_s
    return moment if moment is not None else float("inf"), incident.id


def _name(entry: JournalEntry | None) -> str | None:
    return entry.act if entry else None
