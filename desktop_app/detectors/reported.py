"""What may be said of a visit over a reconstructed track: the times it was made from, no more."""

from collections.abc import Mapping
from dataclasses import replace

from desktop_app.domain.basis import NOT_DECIDABLE
from desktop_app.domain.sources import PublishedTime, Reconstruction
from desktop_app.domain.tracks import Track
from desktop_app.domain.visits import Crossing, Visit, VisitKind
from desktop_app.domain.zones import Zone

_AGREES_S = 2.0


def as_reported(
    visit: Visit, track: Track, zone: Zone, reconstructions: Mapping[str, Reconstruction]
) -> Visit | None:
    """The visit without anything that only illustrative positions show; None if nothing is left.

    An entry or exit keeps its time only where the track crosses the limit, within two seconds, at
    a time that was published for this vessel and regime, in the zone set that the track was made
    against; it is then the published time. In that set a crossing that nobody published is an
    accident of the drawing and gives no visit. In another claimant's set a visit while a published
    one lasted is kept as not decidable.
    """
    made = [reconstructions[name] for name in track.source_ids if name in reconstructions]
    published = [
        entry
        for reconstruction in made
        if reconstruction.zone_set == zone.zone_set
        for entry in reconstruction.published
        if entry.vessel_key == track.vessel.key and entry.regime == zone.regime
    ]
    entered = _published(visit.entered, "entered", published)
    left = _published(visit.left, "left", published)
    own_set = any(reconstruction.zone_set == zone.zone_set for reconstruction in made)
    if own_set and entered.at_s is None and left.at_s is None:
        return None
    if not own_set and not _while_published(visit, track, made):
        return None
    both = entered.at_s is not None and left.at_s is not None
    return replace(
        visit,
        kind=VisitKind.REPORTED,
        entered=entered,
        left=left,
        dwell_s=(left.at_s or 0.0) - (entered.at_s or 0.0) if both else None,
        dwell_min_s=None,
        dwell_max_s=None,
        unseen_s=0.0,
        required_speed_kn=None,
        closest_m=None,
        depth_m=None,
        sensitivity=(),
        robust=None,
        not_decidable=NOT_DECIDABLE,
    )


def _published(crossing: Crossing, event: str, published: list[PublishedTime]) -> Crossing:
    if crossing.at_s is None:
        return Crossing()
    for entry in published:
        if entry.event == event and abs(entry.t_s - crossing.at_s) <= _AGREES_S:
            return Crossing(at_s=entry.t_s)
    return Crossing()


def _while_published(visit: Visit, track: Track, made: list[Reconstruction]) -> bool:
    """Whether the track's fixes inside fall into a time for which something was published."""
    times = [
        entry.t_s
        for reconstruction in made
        for entry in reconstruction.published
        if entry.vessel_key == track.vessel.key
    ]
    fixes = [entry.t_s for entry in visit.evidence]
    return bool(times) and min(fixes) <= max(times) and max(fixes) >= min(times)
