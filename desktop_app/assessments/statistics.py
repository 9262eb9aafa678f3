"""Zone statistics as coast guards publish them: days, ship-days, entries, longest stay and run.

A **day** is a local day on which at least one vessel of the party was in the zone; a **ship-day**
is one vessel on one such day; an **entry** is a visit; the longest **run** is the longest series of
consecutive days. Possible visits count nowhere. A visit over a reconstructed track counts by its
published times, once; where these are not known it counts on the days of its evidence.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from desktop_app.domain.moments import from_epoch
from desktop_app.domain.snapshot import Snapshot
from desktop_app.domain.visits import Visit, VisitKind


@dataclass(frozen=True, slots=True)
class StatisticsRow:
    """One period, zone and party; durations in seconds, None where no stay has a known length."""

    period: str
    zone_id: str
    party: str | None
    days: int
    ship_days: int
    entries: int
    longest_s: float | None
    longest_run_days: int


@dataclass
class _Tally:
    days: set[date] = field(default_factory=set)
    ship_days: set[tuple[str, date]] = field(default_factory=set)
    entries: int = 0
    longest_s: float | None = None


def zone_statistics(state: Snapshot, by: str, zone: ZoneInfo) -> list[StatisticsRow]:
    """Rows by period (``day``, ``month`` or ``year``), zone and party, in that order."""
    tallies: dict[tuple[str, str, str], _Tally] = {}
    for visit in state.visits.values():
        days = local_days(visit, zone)
        if visit.kind is VisitKind.POSSIBLE or not days:
            continue
        party = state.vessels[visit.vessel_id].flag or ""
        for number, day in enumerate(days):
            key = (_period(day, by), visit.zone_id, party)
            tally = tallies.setdefault(key, _Tally())
            tally.days.add(day)
            tally.ship_days.add((visit.vessel_id, day))
            if number == 0:
                _enter(tally, visit)
    return [
        StatisticsRow(
            period,
            zone_id,
            party or None,
            len(tally.days),
            len(tally.ship_days),
            tally.entries,
            tally.longest_s,
            longest_run(tally.days),
        )
        for (period, zone_id, party), tally in sorted(tallies.items())
    ]


def local_days(visit: Visit, zone: ZoneInfo) -> list[date]:
    """The local days on which a visit was, by its times or else by its evidence."""
    evidence = [entry.t_s for entry in visit.evidence]
    begins = visit.earliest_s if visit.entered.at_s is not None else visit.entered.latest_s
    ends = visit.latest_s if visit.left.at_s is not None else visit.left.earliest_s
    begins = begins if begins is not None else min(evidence, default=None)
    ends = ends if ends is not None else max(evidence, default=None)
    if begins is None or ends is None:
        return []
    first = from_epoch(begins).astimezone(zone).date()
    last = from_epoch(max(begins, ends)).astimezone(zone).date()
    return [first + timedelta(days=number) for number in range((last - first).days + 1)]


def longest_run(days: Iterable[date]) -> int:
    """The length of the longest series of consecutive days."""
    known = set(days)
    longest = 0
    for day in known:
        if day - timedelta(days=1) not in known:
            length = 1
            while day + timedelta(days=length) in known:
                length += 1
            longest = max(longest, length)
    return longest


def _enter(tally: _Tally, visit: Visit) -> None:
    tally.entries += 1
    if visit.dwell_s is not None:
        tally.longest_s = max(tally.longest_s or 0.0, visit.dwell_s)


def _period(day: date, by: str) -> str:
    return {"day": f"{day:%Y-%m-%d}", "month": f"{day:%Y-%m}", "year": f"{day:%Y}"}[by]
