"""The timeline as values: one lane a vessel, with what is tracked and every visit in it."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from desktop_app.domain.incidents import Incident
from desktop_app.domain.regimes import Regime
from desktop_app.domain.snapshot import Snapshot
from desktop_app.domain.tracks import Track
from desktop_app.domain.visits import Crossing, Visit, VisitKind
from desktop_app.domain.words import say
from desktop_app.gui.incident_rows import moment_s
from desktop_app.gui.visit_words import dwell_words, kind_word

LANE_HEIGHTS = {
    Regime.TERRITORIAL_SEA: 1.0,
    Regime.CONTIGUOUS_ZONE: 0.56,
    Regime.EXCLUSIVE_ECONOMIC_ZONE: 0.3,
    Regime.EXERCISE_AREA: 0.3,
}
_OTHER_HEIGHT = 0.2
_LEAST_SPAN_S = 3600.0

Span = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Band:
    """A visit in a lane. ``height`` is a share of the lane, by regime; brackets may be None."""

    visit_id: str
    vessel_id: str
    zone_id: str
    kind: VisitKind
    start_s: float
    end_s: float
    height: float
    words: str
    start_bracket_s: Span | None = None
    end_bracket_s: Span | None = None


@dataclass(frozen=True, slots=True)
class Lane:
    """A vessel's lane. ``tracked`` are spans without a gap, ``gaps`` the silences between them."""

    vessel_id: str
    name: str
    flag: str
    hue: int | None
    tracked: tuple[Span, ...]
    gaps: tuple[Span, ...]
    bands: tuple[Band, ...]


def lanes_of(snapshot: Snapshot, incident: Incident | None) -> tuple[Lane, ...]:
    """The incident's vessels first, then every other vessel that has something at that time."""
    visits: dict[str, list[Visit]] = {}
    for visit in snapshot.visits.values():
        visits.setdefault(visit.vessel_id, []).append(visit)
    tracks: dict[str, list[Track]] = {}
    for track in snapshot.tracks:
        tracks.setdefault(track.vessel.id, []).append(track)
    first = incident.vessel_ids if incident else ()
    order = dict.fromkeys((*first, *tracks, *visits))
    lanes = [
        _lane(snapshot, vessel_id, tracks.get(vessel_id, ()), visits.get(vessel_id, ()))
        for vessel_id in order
    ]
    span = incident_span(incident)
    return tuple(
        lane for lane in lanes if span is None or lane.vessel_id in first or _touches(lane, span)
    )


def incident_span(incident: Incident | None) -> Span | None:
    """From when to when an incident lasts at the most; None where no time is known."""
    if incident is None:
        return None
    start = moment_s(incident.start)
    end = incident.end.latest_s if incident.end.latest_s is not None else incident.end.earliest_s
    known = [t_s for t_s in (start, end) if t_s is not None]
    return (min(known), max(known)) if known else None


def span_to_show(lanes: Sequence[Lane], incident: Incident | None) -> Span | None:
    """What the timeline shows: the incident with air around it, else everything in the lanes."""
    span = incident_span(incident)
    if span is None:
        ends = [end for lane in lanes for end in _extent(lane)]
        span = (min(ends), max(ends)) if ends else None
    if span is None:
        return None
    air_s = max(0.35 * (span[1] - span[0]), _LEAST_SPAN_S / 2)
    return (span[0] - air_s, span[1] + air_s)


def overlaps(lanes: Sequence[Lane], vessel_ids: Iterable[str]) -> tuple[Span, ...]:
    """When two or more of these vessels were in the same zone at once, in seen or said times."""
    wanted = set(vessel_ids)
    bands: dict[str, list[Band]] = {}
    for lane in lanes:
        for band in lane.bands:
            if lane.vessel_id in wanted and band.kind is not VisitKind.POSSIBLE:
                bands.setdefault(band.zone_id, []).append(band)
    found = {
        (max(a.start_s, b.start_s), min(a.end_s, b.end_s))
        for inside in bands.values()
        for place, a in enumerate(inside)
        for b in inside[place + 1 :]
        if a.vessel_id != b.vessel_id
    }
    return tuple(sorted(span for span in found if span[1] > span[0]))


def _lane(
    snapshot: Snapshot, vessel_id: str, tracks: Iterable[Track], visits: Iterable[Visit]
) -> Lane:
    vessel = snapshot.vessels[vessel_id]
    longest = snapshot.rules.visits.longest_interpolated_s
    tracked: list[Span] = []
    for track in tracks:
        if not track.basis.illustrative:
            tracked += _tracked(track, longest)
    tracked.sort()
    bands = [band for visit in visits if (band := _band(snapshot, visit))]
    return Lane(
        vessel_id,
        vessel.label,
        vessel.flag or "",
        snapshot.affiliations.get(vessel.flag or ""),
        tuple(tracked),
        tuple((a[1], b[0]) for a, b in pairwise(tracked) if b[0] > a[1]),
        tuple(sorted(bands, key=lambda band: (band.start_s, band.height))),
    )


def _tracked(track: Track, longest_s: float) -> list[Span]:
    if not len(track):
        return []
    breaks = np.flatnonzero(np.diff(track.t_s) > longest_s)
    starts = track.t_s[np.concatenate(([0], breaks + 1))]
    ends = track.t_s[np.concatenate((breaks, [len(track) - 1]))]
    return list(zip(starts.tolist(), ends.tolist(), strict=True))


def _band(snapshot: Snapshot, visit: Visit) -> Band | None:
    """A visit whose times are known well enough to be drawn; None where they are not."""
    start, end = visit.earliest_s, visit.latest_s
    if start is None or end is None:
        return None
    zone = snapshot.zones[visit.zone_id]
    words = say(
        "{regime} · {dwell}",
        regime=say(zone.regime.value).capitalize(),
        dwell=dwell_words(visit).text,
    )
    if visit.kind is not VisitKind.OBSERVED:
        words = f"{kind_word(visit.kind)} {dwell_words(visit).text}"
    return Band(
        visit.id,
        visit.vessel_id,
        visit.zone_id,
        visit.kind,
        start,
        end,
        LANE_HEIGHTS.get(zone.regime, _OTHER_HEIGHT),
        words,
        _bracket(visit.entered),
        _bracket(visit.left),
    )


def _bracket(crossing: Crossing) -> Span | None:
    if crossing.earliest_s is None or crossing.latest_s is None:
        return None
    return (crossing.earliest_s, crossing.latest_s)


def _touches(lane: Lane, span: Span) -> bool:
    spans = [*lane.tracked, *((band.start_s, band.end_s) for band in lane.bands)]
    return any(start <= span[1] and end >= span[0] for start, end in spans)


def _extent(lane: Lane) -> list[float]:
    return [
        *(end for span in lane.tracked for end in span),
        *(t_s for band in lane.bands for t_s in (band.start_s, band.end_s)),
    ]


def event_times(lanes: Sequence[Lane], vessel_ids: Collection[str]) -> tuple[float, ...]:
    """When visits begin and end, in rising order: of these vessels, or of all if none are named."""
    return tuple(
        sorted(
            {
                t_s
                for lane in lanes
                if lane.vessel_id in vessel_ids or not vessel_ids
                for band in lane.bands
                for t_s in (band.start_s, band.end_s)
            }
        )
    )
