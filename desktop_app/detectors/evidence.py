"""What the finding detectors share: which tracks may be judged, fixes as evidence, identifiers."""

from collections.abc import Iterable, Sequence

from desktop_app.domain.basis import Basis
from desktop_app.domain.identifiers import stable_id
from desktop_app.domain.tracks import Track
from desktop_app.domain.visits import FixReference


def decidable(track: Track) -> bool:
    """Whether anything may be concluded from a track's positions."""
    return len(track) > 1 and not track.basis.illustrative


def references(track: Track, indices: Iterable[int]) -> tuple[FixReference, ...]:
    """Fixes of a track as evidence, each once, in time order."""
    return tuple(
        FixReference(
            track.source_ids[int(track.source[index])],
            int(track.line[index]),
            float(track.t_s[index]),
        )
        for index in sorted(set(indices))
    )


def finding_id(
    kind: str, vessel_ids: Sequence[str], bases: Sequence[Basis], anchor_s: float
) -> str:
    """The same for the same vessels, basis and anchoring fix, in whatever order files came."""
    names = [str(basis) for basis in bases]
    return stable_id(
        kind.lower().replace(" ", "-"), sorted(vessel_ids), names, round(anchor_s * 1000)
    )
