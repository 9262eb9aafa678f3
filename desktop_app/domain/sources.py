"""Sources: the files that were imported, and what became of each record."""

from dataclasses import dataclass

from desktop_app.domain.basis import Basis
from desktop_app.domain.sketches import Sketch
from desktop_app.domain.tracks import Floats, Integers
from desktop_app.domain.vessels import VesselReport


@dataclass(frozen=True, slots=True)
class Rejected:
    """A record that was not stored: its line (from 1), why, and its text (cut at 500)."""

    line: int
    reason: str
    raw: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """Something about a file that had to be decided: what, how it was, and on whose word."""

    about: str
    value: str
    how: str


@dataclass(frozen=True, slots=True)
class PublishedTime:
    """An entry or exit time that a statement gives, which a reconstructed track was made from."""

    vessel_key: str
    regime: str
    event: str  # "entered" or "left"
    t_s: float
    cited: str


@dataclass(frozen=True, slots=True)
class Reconstruction:
    """What a reconstructed track was made from: whose zone set, and which published times."""

    zone_set: str
    published: tuple[PublishedTime, ...]


@dataclass(frozen=True, slots=True)
class Observer:
    """A vessel that a source names as present without giving it a position."""

    name: str
    flag: str | None
    cited: str
    line: int


@dataclass(frozen=True, slots=True, eq=False)
class FixSlice:
    """Fixes of a large file that are handed on while the rest is still being read.

    Columns have shape (n,), in the order of the file; repeated times are not settled yet.
    ``vessel`` indexes the vessel keys of all slices so far, to which ``new_keys`` are added.
    """

    sha256: str
    new_keys: tuple[str, ...]
    vessel: Integers
    t_s: Floats
    lon_deg: Floats
    lat_deg: Floats
    sog_kn: Floats
    cog_deg: Floats
    heading_deg: Floats
    line: Integers


@dataclass(frozen=True, slots=True)
class Ahead:
    """What went ahead in slices: how many fixes, of which vessels, from when to when (epoch s)."""

    fixes: int
    vessel_keys: tuple[str, ...]
    start_s: float
    end_s: float


@dataclass(frozen=True, slots=True, eq=False)
class Imported:
    """What an importer read from one file, in the file's own order of acceptance.

    Columns have shape (n,) for the n fixes stored; ``vessel`` indexes ``vessel_keys``. The ledger
    balances: ``records`` = n + the sketches that are no fix as well + len(rejected) + duplicate
    + sum(ignored.values()); fixes that went ``ahead`` in slices count with n.
    """

    format: str
    basis: Basis
    sha256: str
    size_bytes: int
    vessel_keys: tuple[str, ...]
    reports: tuple[VesselReport, ...]
    vessel: Integers
    t_s: Floats
    lon_deg: Floats
    lat_deg: Floats
    sog_kn: Floats
    cog_deg: Floats
    heading_deg: Floats
    line: Integers
    records: int
    rejected: tuple[Rejected, ...]
    duplicate: int
    ignored: dict[str, int]
    decisions: tuple[Decision, ...] = ()
    reconstruction: Reconstruction | None = None
    observers: tuple[Observer, ...] = ()
    sketches: tuple[Sketch, ...] = ()
    ahead: Ahead | None = None

    def __post_init__(self) -> None:
        accounted = self.stored + len(self.rejected) + self.duplicate + sum(self.ignored.values())
        if accounted != self.records:
            raise ValueError(f"{self.records} records, but {accounted} accounted for")

    @property
    def stored(self) -> int:
        """How many records are stored: as a fix, or as a sketch."""
        ahead = self.ahead.fixes if self.ahead else 0
        return ahead + len(self.t_s) + sum(not sketch.has_fix for sketch in self.sketches)


@dataclass(frozen=True, slots=True)
class Source:
    """An imported file as the watch file knows it: by name and hash, never by its path."""

    id: str
    name: str
    sha256: str
    format: str
    basis: Basis
    imported_at: str
    records: int
    stored: int
    rejected: int
    duplicate: int
    ignored: dict[str, int]
    decisions: tuple[Decision, ...] = ()
    reconstruction: Reconstruction | None = None
    removed_at: str | None = None
    also_in_other_sources: int = 0
    content_sha256: str = ""
    observers: tuple[Observer, ...] = ()
