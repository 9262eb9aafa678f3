"""Where a fix comes from: the line of the file, the file's hash, and how it was read."""

from dataclasses import dataclass

import numpy as np

from desktop_app.domain.basis import Basis
from desktop_app.domain.errors import OffingError
from desktop_app.domain.moments import rfc3339
from desktop_app.domain.snapshot import Snapshot
from desktop_app.domain.sources import Decision, Source
from desktop_app.domain.tracks import Track
from desktop_app.domain.vessels import Vessel
from desktop_app.domain.words import say

_PROFILE = "profile"


@dataclass(frozen=True, slots=True)
class Provenance:
    """One fix and its origin; ``profile`` is the column layout that was used, or None."""

    vessel: Vessel
    t_s: float
    lon_deg: float
    lat_deg: float
    line: int
    file: str
    sha256: str
    imported_at: str
    format: str
    basis: Basis
    profile: str | None
    decisions: tuple[Decision, ...]

    @property
    def sentence(self) -> str:
        """The origin in one sentence, for a tooltip or a line of text."""
        known = say(
            "line {line} of {file} (SHA-256 {sha256}), imported at {at}, format {format}",
            line=self.line,
            file=self.file,
            sha256=self.sha256,
            at=self.imported_at,
            format=self.format,
        )
        return known + say(", profile {profile}", profile=self.profile) if self.profile else known


def provenance_of(track: Track, index: int, sources: tuple[Source, ...]) -> Provenance:
    """Where the fix ``index`` of a track comes from; ``sources`` are those of the watch file."""
    source_id = track.source_ids[int(track.source[index])]
    source = next(source for source in sources if source.id == source_id)
    stated = (each.value for each in source.decisions if each.about == say(_PROFILE))
    return Provenance(
        vessel=track.vessel,
        t_s=float(track.t_s[index]),
        lon_deg=float(track.lon_deg[index]),
        lat_deg=float(track.lat_deg[index]),
        line=int(track.line[index]),
        file=source.name,
        sha256=source.sha256,
        imported_at=source.imported_at,
        format=source.format,
        basis=source.basis,
        profile=next(stated, None),
        decisions=source.decisions,
    )


def fixes_about(snapshot: Snapshot, vessel: str, t_s: float) -> tuple[Provenance, ...]:
    """The fix next to a time in each track of a vessel: by its id, MMSI, name or key.

    OffingError where no vessel with fixes is called so.
    """
    tracks = [track for track in snapshot.tracks if len(track) and _is(track.vessel, vessel)]
    if not tracks:
        raise OffingError(
            say("No vessel with fixes is called so"), vessel, say("Give its MMSI or its name")
        )
    return tuple(
        provenance_of(track, int(np.argmin(np.abs(track.t_s - t_s))), snapshot.sources)
        for track in tracks
    )


def provenance_shape(found: Provenance) -> dict[str, object]:
    """The origin as a JSON object."""
    return {
        "vessel": found.vessel.label,
        "vessel_id": found.vessel.id,
        "time": rfc3339(found.t_s),
        "longitude": found.lon_deg,
        "latitude": found.lat_deg,
        "line": found.line,
        "file": found.file,
        "sha256": found.sha256,
        "imported_at": found.imported_at,
        "format": found.format,
        "basis": str(found.basis),
        "profile": found.profile,
        "decisions": [
            {"about": each.about, "value": each.value, "how": each.how} for each in found.decisions
        ],
    }


def _is(vessel: Vessel, called: str) -> bool:
    return called in (vessel.id, vessel.key, vessel.mmsi, vessel.name, vessel.label)
