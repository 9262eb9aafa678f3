"""The incident summary as a value: every sentence decided once; formats only lay it out."""

from dataclasses import dataclass

from desktop_app.domain.visits import FixReference


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its unit, its text, and the fixes it rests on.

    ``value`` is RFC 3339 text for a time. ``unit`` is "time", "s", "m", "kn" or "count".
    """

    value: str | float | int | None
    unit: str
    text: str
    evidence: tuple[FixReference, ...] = ()


@dataclass(frozen=True, slots=True)
class VisitLine:
    """One visit: who, which zone of whose set, from when to when, and how sure.

    ``regime`` is the zone's regime in words, or its name where it has none. ``bracket`` texts
    stand beside their times; ``remarks`` are sentences under the line.
    """

    visit_id: str
    vessel: str
    flag: str | None
    zone: str
    regime: str
    zone_set: str
    entered: Figure
    entered_bracket: str
    left: Figure
    left_bracket: str
    dwell: Figure
    dwell_range: str
    closest: Figure | None
    how: str
    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ZoneLine:
    """A zone: regime, whose set, who administers and claims, how well its limit is known."""

    name: str
    regime: str
    zone_set: str
    parties: str
    accuracy: str
    source: str


@dataclass(frozen=True, slots=True)
class VesselLine:
    """A vessel and what sources say of it."""

    name: str
    flag: str | None
    identity: str


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A source: name, hash, ledger, what was decided, and what it cites."""

    id: str
    name: str
    sha256: str
    basis: str
    ledger: str
    decisions: tuple[str, ...]
    citations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StatementLine:
    """A statement: its words, by whom and through whom, its grade, and its verdict in words."""

    statement_id: str
    text: str
    by: str
    grade: str
    verdict: str
    cited: str
    repeats: bool


@dataclass(frozen=True, slots=True)
class ResponseLine:
    """What one side did: its name, what in which words, and when."""

    party: str
    text: str
    when: str
    cited: str


@dataclass(frozen=True, slots=True)
class Foot:
    """What lets a reader check the page: who, when, with what, from which content."""

    perspective: str
    prepared_at: str
    prepared_by: str
    program: str
    watch_file: str
    rule_set: str
    fingerprint: str
    journal_head: str


@dataclass(frozen=True, slots=True)
class Summary:
    """The incident summary; empty tuples are sections with nothing to say."""

    serial: str
    status: str
    title: str
    when: tuple[str, ...]
    start: Figure
    end: Figure
    duration: Figure
    where: tuple[str, ...]
    finding: tuple[str, ...]
    stamp: str
    zones: tuple[ZoneLine, ...]
    vessels: tuple[VesselLine, ...]
    observers: tuple[str, ...]
    visits: tuple[VisitLine, ...]
    possible: str
    basis: tuple[str, ...]
    method: tuple[str, ...]
    sources: tuple[SourceLine, ...]
    foot: Foot
    time_zones: tuple[str, ...]
    edition: str = ""
    handling: str = ""
    statements: tuple[StatementLine, ...] = ()
    precedent: tuple[str, ...] = ()
    responses: tuple[ResponseLine, ...] = ()
    arrangements: tuple[str, ...] = ()
