"""Sheets of a period: the handover note, the watch log, and zone statistics."""

from dataclasses import dataclass, replace

from desktop_app.assessments.statistics import StatisticsRow, zone_statistics
from desktop_app.domain.basis import Basis
from desktop_app.domain.incidents import IncidentStatus
from desktop_app.domain.moments import duration_text, parse_rfc3339
from desktop_app.domain.perspective import seen_from
from desktop_app.domain.snapshot import Snapshot
from desktop_app.domain.visits import VisitKind
from desktop_app.domain.words import counted, say
from desktop_app.operations.read_watch import snapshot
from desktop_app.operations.summarise import PrintOptions, preparation, time_zone, touches
from desktop_app.reports.incident_summary import Preparation, foot_of
from desktop_app.reports.parties import party_name
from desktop_app.reports.sheet import Bar, Sheet, SheetSection
from desktop_app.reports.times import stamp
from desktop_app.reports.titles import title_text
from desktop_app.reports.visit_lines import how_known, regime_text
from desktop_app.store.fingerprint import fingerprint
from desktop_app.store.journal import JournalEntry, read_journal
from desktop_app.store.watch_file import WatchFile


@dataclass(frozen=True, slots=True)
class _Period:
    """What a sheet is made from."""

    state: Snapshot
    journal: tuple[JournalEntry, ...]
    options: PrintOptions
    how: Preparation

    @property
    def text(self) -> str:
        """The period in words, in the first time zone."""
        zone, options = self.how.time_zones[0], self.options
        if options.start_s is None and options.end_s is None:
            return say("everything in the file")
        parts = [
            say("from {time}", time=stamp(options.start_s, zone)) if options.start_s else "",
            say("until {time}", time=stamp(options.end_s, zone)) if options.end_s else "",
        ]
        return " ".join(part for part in parts if part)

    def holds(self, t_s: float) -> bool:
        """Whether a moment lies in the period."""
        start_s, end_s = self.options.start_s, self.options.end_s
        return (start_s is None or t_s >= start_s) and (end_s is None or t_s <= end_s)

    def told(self, t_s: float) -> str:
        """A moment in the first time zone."""
        return stamp(t_s, self.how.time_zones[0])


def sheet(watch: WatchFile, kind: str, options: PrintOptions) -> Sheet:
    """The sheet of a kind: ``handover``, ``log`` or ``statistics``."""
    with watch.reading():
        state = seen_from(snapshot(watch), options.perspective)
        journal, content = tuple(read_journal(watch)), fingerprint(watch)
    period = _Period(state, journal, options, preparation(state, content, options))
    return {"handover": _handover, "log": _log, "statistics": _statistics}[kind](period)


def _made(
    period: _Period,
    title: str,
    sections: tuple[SheetSection, ...],
    plot: tuple[str, tuple[Bar, ...]] = ("", ()),
) -> Sheet:
    return Sheet(
        title=title,
        period=period.text,
        sections=tuple(section for section in sections if section.rows or section.sentences),
        foot=foot_of(period.state, period.how),
        stamp=_stamp(period.state),
        bars=plot[1],
        bars_title=plot[0],
    )


def _stamp(state: Snapshot) -> str:
    bases = {track.basis for track in state.tracks}
    if Basis.SIMULATED in bases:
        return say("Simulated: fictional vessels")
    if any(basis.illustrative for basis in bases):
        return say("Times public, positions illustrative")
    return ""


def _handover(period: _Period) -> Sheet:
    state = period.state
    acts = [entry for entry in period.journal if period.holds(parse_rfc3339(entry.at))]
    undecided = [one for one in state.incidents if one.status is IncidentStatus.NEW]
    answered = {one.answers for one in state.ledger.responses}
    waiting = [one for one in state.ledger.responses if one.due and one.id not in answered]
    sections = (
        SheetSection(
            say("What was done, by whom"),
            (say("When"), say("By"), say("Act"), say("About")),
            tuple(_act(entry, period) for entry in acts),
            (0.3, 0.2, 0.15, 0.35),
            () if acts else (say("Nothing was done in this period."),),
        ),
        SheetSection(
            say("Incidents that nobody has looked at"),
            sentences=tuple(f"{title_text(one, state)} · {one.id}" for one in undecided),
        ),
        SheetSection(
            say("Requests without an answer on file"),
            sentences=tuple(
                say("{actor} to {addressee}", actor=one.actor, addressee=one.addressee)
                for one in waiting
            ),
        ),
    )
    return _made(period, say("Handover note"), sections)


def _act(entry: JournalEntry, period: _Period) -> tuple[str, ...]:
    about = entry.arguments.get("file") or entry.arguments.get("incident") or ""
    return period.told(parse_rfc3339(entry.at)), entry.by, say(entry.act), str(about)


def _log(period: _Period) -> Sheet:
    """Entries, exits and acts of the period in the order of time."""
    events = sorted(_events(period), key=lambda event: (event[0], event[1]))
    rows = tuple((period.told(t_s), *texts) for t_s, *texts in events)
    undated = sum(
        visit.entered.at_s is None and visit.left.at_s is None
        for visit in period.state.visits.values()
        if visit.kind is not VisitKind.POSSIBLE
    )
    told = counted(
        undated,
        "1 visit has no entry or exit time that could be told.",
        "{n} visits have no entry or exit time that could be told.",
    )
    heads = (say("When"), say("What"), say("Who"), say("How it is known"))
    section = SheetSection(
        say("Entries, exits and acts"),
        heads,
        rows,
        (0.28, 0.36, 0.22, 0.14),
        (told,) if undated else (),
    )
    return _made(period, say("Watch log"), (section,))


def _events(period: _Period) -> list[tuple[float, str, str, str]]:
    state = period.state
    events: list[tuple[float, str, str, str]] = []
    for visit in state.visits.values():
        zone, who = state.zones[visit.zone_id], state.vessels[visit.vessel_id].label
        where = say("{regime} ({set}'s set)", regime=regime_text(zone), set=say(zone.zone_set))
        for crossing, words in (
            (visit.entered, say("entered: {zone}", zone=where)),
            (visit.left, say("left: {zone}", zone=where)),
        ):
            if crossing.at_s is not None and period.holds(crossing.at_s):
                events.append((crossing.at_s, words, who, how_known(visit)))
    for entry in period.journal:
        t_s = parse_rfc3339(entry.at)
        if period.holds(t_s):
            act = _act(entry, period)
            events.append((t_s, f"{act[2]} {act[3]}".strip(), entry.by, say("journal")))
    return events


def _statistics(period: _Period) -> Sheet:
    state, zone = period.state, time_zone(period.options.time_zones[0])
    inside = {
        name
        for incident in state.incidents
        if touches(incident, period.options)
        for name in incident.visit_ids
    }
    chosen = {name: visit for name, visit in state.visits.items() if name in inside}
    rows = zone_statistics(replace(state, visits=chosen), "month", zone)
    heads = tuple(
        say(word)
        for word in ("Period", "Zone", "Party", "Days", "Ship-days", "Entries", "Longest", "Run")
    )
    section = SheetSection(
        say("Days are local days in {zone}", zone=zone.key),
        heads,
        tuple(_statistics_row(row, state) for row in rows),
        (0.1, 0.28, 0.12, 0.08, 0.1, 0.1, 0.14, 0.08),
        (
            say(
                "An entry is a visit; possible visits count nowhere. The archive holds what was"
                " imported and is not a continuous watch."
            ),
        ),
    )
    return _made(period, say("Zone statistics"), (section,), _bars(rows, state))


def _bars(rows: list[StatisticsRow], state: Snapshot) -> tuple[str, tuple[Bar, ...]]:
    """The plot of the zone with most ship-days, and what it is called: zones are never summed."""
    totals: dict[str, int] = {}
    for row in rows:
        totals[row.zone_id] = totals.get(row.zone_id, 0) + row.ship_days
    if not totals:
        return "", ()
    most = max(totals, key=lambda name: (totals[name], state.zones[name].zone_set, name))
    title = say("Ship-days in {zone}", zone=state.zones[most].name)
    bars = (
        Bar(
            row.period,
            party_name(row.party) if row.party else "–",
            float(row.ship_days),
            state.affiliations.get(row.party or ""),
        )
        for row in rows
        if row.zone_id == most
    )
    return f"{title} ({say(state.zones[most].zone_set)})", tuple(bars)


def _statistics_row(row: StatisticsRow, state: Snapshot) -> tuple[str, ...]:
    zone = state.zones[row.zone_id]
    return (
        row.period,
        f"{regime_text(zone)}, {say(zone.zone_set)}",
        party_name(row.party) if row.party else "–",
        str(row.days),
        str(row.ship_days),
        str(row.entries),
        "–" if row.longest_s is None else duration_text(row.longest_s),
        str(row.longest_run_days),
    )
