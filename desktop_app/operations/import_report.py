"""What became of a file: the answer to an import, for the window and the command line."""

from dataclasses import dataclass

from desktop_app.domain.errors import OffingError, Question
from desktop_app.domain.sources import Decision, Rejected


@dataclass(frozen=True, slots=True)
class ImportReport:
    """The ledger of one file. Counts are None where the file was already here or not taken.

    ``outcome`` is accepted, partial, refused, decision needed or already here. ``start_s`` and
    ``end_s`` are epoch seconds UTC of the first and last fix. ``rejects`` holds them all.
    """

    name: str
    sha256: str | None
    format: str | None
    basis: str | None
    outcome: str
    records: int | None = None
    stored: int | None = None
    rejected: int | None = None
    duplicate: int | None = None
    ignored: int | None = None
    ignored_kinds: tuple[tuple[str, int], ...] = ()
    also_in_other_sources: int | None = None
    vessels: int | None = None
    start_s: float | None = None
    end_s: float | None = None
    decisions: tuple[Decision, ...] = ()
    questions: tuple[Question, ...] = ()
    rejects: tuple[Rejected, ...] = ()
    error: OffingError | None = None
    source_id: str | None = None
