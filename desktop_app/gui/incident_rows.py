"""The incident list as values: one row an incident, filtered, sorted, under date heads.

Rows are made once for a snapshot; sorting and filtering work on columns in memory, so that
100,000 incidents answer at once.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from desktop_app.domain.incidents import Incident, IncidentStatus, Moment
from desktop_app.domain.perspective import names_of_zone
from desktop_app.domain.snapshot import Snapshot
from desktop_app.domain.visits import Visit, VisitKind
from desktop_app.domain.words import say
from desktop_app.gui.local_times import TimeZones, clock_with_zone, day, iso_day
from desktop_app.gui.visit_words import NO_BREAK, TimeWords, dwell_words, kind_word

MOST_ROWS_WITH_HEADS = 5000  # beyond it rows are flat and carry their date: heights stay equal
_STATUS_ORDER = tuple(IncidentStatus)


class Order(StrEnum):
    """By what the list is sorted."""

    NEWEST = "newest first"
    OLDEST = "oldest first"
    LONGEST = "longest first"
    STATUS = "to triage first"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the list is asked to show."""

    text: str = ""
    party: str | None = None
    only_to_triage: bool = False
    possible: bool = False
    order: Order = Order.NEWEST


@dataclass(frozen=True, slots=True)
class Head:
    """A date above the rows of that day."""

    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """An incident as the list shows it. ``parties`` are (hue, letters); ``start_s`` may be None."""

    incident: Incident
    start_s: float | None
    length_s: float
    parties: tuple[tuple[int | None, str], ...]
    how: str
    searched: str
    only_possible: bool


def rows_of(snapshot: Snapshot) -> tuple[Row, ...]:
    """One row for each incident of a snapshot, in the snapshot's order."""
    return tuple(_row(snapshot, incident) for incident in snapshot.incidents)


def chosen_rows(rows: Sequence[Row], wanted: Wanted) -> list[Row]:
    """The rows that are wanted, in the wanted order; rows without a time come last."""
    found = wanted.text.casefold().split()
    kept = [row for row in rows if _is_wanted(row, wanted, found)]
    keys = np.array([_key(row, wanted.order) for row in kept], dtype=np.float64)
    return [kept[place] for place in np.argsort(keys, kind="stable").tolist()]


def with_heads(rows: Sequence[Row], order: Order, zones: TimeZones) -> list[Row | Head]:
    """Rows under the date they began on; without heads where the order is not by time."""
    if order not in (Order.NEWEST, Order.OLDEST) or len(rows) > MOST_ROWS_WITH_HEADS:
        return list(rows)
    listed: list[Row | Head] = []
    above = None
    for row in rows:
        head = say("Time not known") if row.start_s is None else day(row.start_s, zones.first)
        if head != above:
            listed.append(Head(head))
            above = head
        listed.append(row)
    return listed


def parties_of(rows: Sequence[Row]) -> tuple[str, ...]:
    """Every party that takes part in some row, by its letters."""
    return tuple(sorted({letters for row in rows for _, letters in row.parties}))


def row_time(row: Row, zones: TimeZones, *, dated: bool) -> TimeWords:
    """When it began: ``07:05 JST``; with its date where no head gives it."""
    start = row.incident.start
    if row.start_s is None:
        return TimeWords(say("time not known"), approximate=True)
    clock = clock_with_zone(row.start_s, zones.first)
    text = f"{iso_day(row.start_s, zones.first)} {clock}" if dated else clock
    if start.earliest_s is None:
        return TimeWords(say("before {time}", time=text), approximate=True)
    if start.latest_s is None or start.latest_s - start.earliest_s >= 60:
        return TimeWords(say("after {time}", time=text), approximate=True)
    return TimeWords(text)


def moment_s(moment: Moment) -> float | None:
    """One time for a moment, for sorting and grouping only."""
    return moment.latest_s if moment.earliest_s is None else moment.earliest_s


def incident_overlap_s(visits: Sequence[Visit]) -> tuple[float, float] | None:
    """From when to when two or more vessels were in at once, where all those times are known."""
    timed = [(v.entered.at_s, v.left.at_s) for v in visits if v.dwell_s is not None]
    if len({v.vessel_id for v in visits if v.dwell_s is not None}) < 2:
        return None
    latest_entry = max(entered or 0.0 for entered, _ in timed)
    earliest_exit = min(left or 0.0 for _, left in timed)
    return (latest_entry, earliest_exit) if earliest_exit > latest_entry else None


def _row(snapshot: Snapshot, incident: Incident) -> Row:
    visits = snapshot.incident_visits(incident)
    vessels = [snapshot.vessels[vessel_id] for vessel_id in incident.vessel_ids]
    zones = [snapshot.zones[zone_id] for zone_id in incident.zone_ids]
    flags = dict.fromkeys(vessel.flag for vessel in vessels)
    words: list[str | None] = [incident.title, incident.kind, incident.note, *incident.tags]
    words += [name for zone in zones for name in names_of_zone(zone, snapshot.places)]
    words += [name for zone in zones for name in (zone.zone_set, zone.regime)]
    for vessel in vessels:
        words += [vessel.label, vessel.flag, vessel.mmsi, vessel.imo, vessel.hull_number]
        words += [vessel.call_sign]
    start, end = moment_s(incident.start), moment_s(incident.end)
    return Row(
        incident,
        start,
        max(0.0, (end or 0.0) - (start or 0.0)) if start and end else 0.0,
        tuple((snapshot.affiliations.get(flag or ""), flag or "–") for flag in flags),
        _how(visits),
        " ".join(word for word in words if word).casefold(),
        bool(visits) and all(visit.kind is VisitKind.POSSIBLE for visit in visits),
    )


def _how(visits: Sequence[Visit]) -> str:
    """``1 h 11 min and 6 min · reported``: what lasted how long, and how that is known."""
    kinds = dict.fromkeys(kind_word(visit.kind) for visit in visits)
    how_known = ", ".join(kinds)
    dwells = list(
        dict.fromkeys(text for visit in visits if (text := dwell_words(visit).text) != "–")
    )
    if not dwells:
        return how_known
    shown = dwells[:2] + ([f"+{len(dwells) - 2}"] if len(dwells) > 2 else [])
    return f"{say(' and ').join(shown)} ·{NO_BREAK}{how_known}"


def _is_wanted(row: Row, wanted: Wanted, found: Sequence[str]) -> bool:
    if wanted.only_to_triage and row.incident.status is not IncidentStatus.NEW:
        return False
    if row.only_possible and not wanted.possible:
        return False
    if wanted.party and all(letters != wanted.party for _, letters in row.parties):
        return False
    return all(word in row.searched for word in found)


def _key(row: Row, order: Order) -> float:
    """What a row sorts by, the least first."""
    if order is Order.LONGEST:
        return -row.length_s
    if order is Order.STATUS:
        return float(_STATUS_ORDER.index(row.incident.status))
    if row.start_s is None:
        return math.inf
    return row.start_s if order is Order.OLDEST else -row.start_s
