"""The rows of the map's table twin: vessels, visits, zones."""

from desktop_app.domain.positions import ddm, nm_text
from desktop_app.domain.snapshot import Snapshot
from desktop_app.domain.tracks import Track
from desktop_app.domain.vessels import Vessel
from desktop_app.domain.visits import Visit
from desktop_app.domain.words import say
from desktop_app.domain.zones import Zone
from desktop_app.gui.finding_words import parties_words
from desktop_app.gui.local_times import TimeZones, day_clock, iso_day
from desktop_app.gui.plain_text import one_line
from desktop_app.gui.table_models import Cell, TableRow, number_cell, text_cell
from desktop_app.gui.visit_words import (
    basis_word,
    crossing_words,
    dwell_words,
    is_decidable,
    kind_word,
)


def vessel_heads() -> tuple[str, ...]:
    """The column heads of the vessels."""
    return (
        say("Vessel"),
        say("Flag"),
        say("MMSI"),
        say("Basis"),
        say("Fixes"),
        say("First fix"),
        say("Last fix"),
        say("Last position"),
    )


def visit_heads() -> tuple[str, ...]:
    """The column heads of the visits."""
    return (
        say("Day"),
        say("Vessel"),
        say("Flag"),
        say("Zone"),
        say("Set of"),
        say("Entered"),
        say("Left"),
        say("Dwell"),
        say("How known"),
        say("Closest"),
    )


def zone_heads() -> tuple[str, ...]:
    """The column heads of the zones."""
    return (
        say("Zone"),
        say("Regime"),
        say("Set of"),
        say("Parties"),
        say("Limit known to, m"),
        say("Visits"),
        say("Source"),
    )


def vessel_rows(snapshot: Snapshot, zones: TimeZones) -> list[TableRow]:
    """One row for each track, and one for each vessel that has none."""
    rows = [_track_row(track, zones) for track in snapshot.tracks]
    tracked = {track.vessel.id for track in snapshot.tracks}
    rows += [
        TableRow(vessel.id, (*_named(vessel), *(text_cell(None) for _ in range(5))))
        for vessel in snapshot.vessels.values()
        if vessel.id not in tracked
    ]
    return rows


def visit_rows(snapshot: Snapshot, zones: TimeZones) -> list[TableRow]:
    """One row for each visit."""
    return [_visit_row(snapshot, visit, zones) for visit in snapshot.visits.values()]


def zone_rows(snapshot: Snapshot) -> list[TableRow]:
    """One row for each zone."""
    counts: dict[str, int] = {}
    for visit in snapshot.visits.values():
        counts[visit.zone_id] = counts.get(visit.zone_id, 0) + 1
    return [_zone_row(zone, counts.get(zone.id, 0)) for zone in snapshot.zones.values()]


def _named(vessel: Vessel) -> tuple[Cell, Cell, Cell]:
    return (text_cell(one_line(vessel.label)), text_cell(vessel.flag), text_cell(vessel.mmsi))


def _track_row(track: Track, zones: TimeZones) -> TableRow:
    start, end = (float(track.t_s[0]), float(track.t_s[-1])) if len(track) else (None, None)
    illustrative = track.basis.illustrative
    position = (
        say("illustrative")
        if illustrative or not len(track)
        else ddm(float(track.lon_deg[-1]), float(track.lat_deg[-1]))
    )
    return TableRow(
        track.vessel.id,
        (
            *_named(track.vessel),
            text_cell(basis_word(track.basis)),
            number_cell(f"{len(track):,}", float(len(track))),
            number_cell("–" if start is None else day_clock(start, zones.first), start),
            number_cell("–" if end is None else day_clock(end, zones.first), end),
            text_cell(position),
        ),
    )


def _visit_row(snapshot: Snapshot, visit: Visit, zones: TimeZones) -> TableRow:
    vessel, zone = snapshot.vessels[visit.vessel_id], snapshot.zones[visit.zone_id]
    start, lead = visit.earliest_s, zones.first
    known = kind_word(visit.kind)
    if not is_decidable(visit):
        known = say("not decidable: {why}", why=say(visit.not_decidable or ""))
    entered, left = crossing_words(visit.entered, lead), crossing_words(visit.left, lead, start)
    return TableRow(
        visit.id,
        (
            number_cell("–" if start is None else iso_day(start, lead), start),
            text_cell(one_line(vessel.label)),
            text_cell(vessel.flag),
            text_cell(one_line(zone.name)),
            text_cell(one_line(zone.zone_set)),
            number_cell(entered.text, start),
            number_cell(left.text, visit.latest_s),
            number_cell(dwell_words(visit).text, visit.dwell_s),
            text_cell(known),
            number_cell(
                "–" if visit.closest_m is None else nm_text(visit.closest_m), visit.closest_m
            ),
        ),
    )


def _zone_row(zone: Zone, visits: int) -> TableRow:
    return TableRow(
        zone.id,
        (
            text_cell(one_line(zone.name)),
            text_cell(say(zone.regime.value)),
            text_cell(one_line(zone.zone_set)),
            text_cell(one_line(parties_words(zone))),
            number_cell(f"±{zone.accuracy_m:.0f}", zone.accuracy_m),
            number_cell(str(visits), float(visits)),
            text_cell(one_line(zone.source)),
        ),
    )
