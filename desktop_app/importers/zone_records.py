"""What an importer of zones hands on: areas with their properties, and the records it rejected."""

from collections.abc import Mapping
from dataclasses import dataclass

from desktop_app.domain.sources import Decision, Rejected


@dataclass(frozen=True, slots=True)
class ImportedZone:
    """One area as its file describes it.

    ``regime`` is a value of :class:`desktop_app.domain.regimes.Regime` where the file states one,
    else None; ``accuracy_m`` likewise. ``geometry`` is a valid polygon or multipolygon as WKB, lon
    and lat in degrees, cut at 180° where it crosses it. ``properties`` are the file's own.
    ``edges`` is the rule by which edges run between the file's corners (``zone_edges``).
    """

    name: str
    regime: str | None
    accuracy_m: float | None
    properties: Mapping[str, object]
    geometry: bytes
    line: int
    edges: str = "planar"


@dataclass(frozen=True, slots=True)
class ImportedZones:
    """The zones of one file; ``records`` = zones + rejected + ignored, checked at birth."""

    format: str
    sha256: str
    size_bytes: int
    records: int
    rejected: tuple[Rejected, ...]
    ignored: Mapping[str, int]
    zones: tuple[ImportedZone, ...]
    decisions: tuple[Decision, ...] = ()

    def __post_init__(self) -> None:
        accounted = len(self.zones) + len(self.rejected) + sum(self.ignored.values())
        if accounted != self.records:
            raise ValueError(f"{self.records} records, but {accounted} accounted for")
