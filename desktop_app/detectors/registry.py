"""The detectors: the kinds of finding, and the functions that find them."""

from collections.abc import Collection, Sequence

from desktop_app.detectors import ais_gaps, encounters, jumps, loitering
from desktop_app.detectors.zone_visits import find_visits
from desktop_app.domain.findings import Finding
from desktop_app.domain.rules import RuleSet
from desktop_app.domain.tracks import Track

VISIT = "zone visit"
DETECTORS = {
    VISIT: find_visits,
}
KINDS = (
    VISIT,
    ais_gaps.KIND,
    loitering.KIND,
    encounters.KIND,
    jumps.JUMP,
    jumps.CONFLICT,
)
_ALWAYS_ANEW = frozenset({ais_gaps.KIND})  # others' fixes tell what was heard, and until when


def find_findings(
    tracks: Sequence[Track], rules: RuleSet, touched: Collection[str] | None = None
) -> tuple[Finding, ...]:
    """Findings other than visits in all tracks; a pure function.

    ``touched`` (vessel ids) limits them to those that may differ since these vessels' tracks did;
    ``still_holds`` tells the others.
    """
    own = [track for track in tracks if touched is None or track.vessel.id in touched]
    return (
        *ais_gaps.find_ais_gaps(tracks, rules.ais_gaps),
        *encounters.find_encounters(tracks, rules.encounters, touched),
        *(finding for track in own for finding in jumps.find_jumps(track, rules.jumps)),
        *(finding for track in own for finding in loitering.find_loitering(track, rules.loitering)),
    )


def still_holds(finding: Finding, touched: Collection[str] | None) -> bool:
    """Whether a finding stands as it is after only the touched vessels' tracks changed."""
    return (
        touched is not None
        and finding.kind not in _ALWAYS_ANEW
        and not any(name in touched for name in finding.vessel_ids)
    )
