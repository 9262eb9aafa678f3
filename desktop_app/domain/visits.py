"""Zone visits: who was in which zone, from when to when, and how sure."""

from dataclasses import dataclass
from enum import StrEnum

from desktop_app.domain.basis import Basis
from desktop_app.domain.moments import duration_text
from desktop_app.domain.units import HOUR_S
from desktop_app.domain.words import say


class VisitKind(StrEnum):
    """How a visit is known."""

    OBSERVED = "observed"  # a fix lies inside
    INFERRED = "inferred"  # only the line between two fixes crosses
    POSSIBLE = "possible"  # reachable in a gap
    REPORTED = "reported"  # from a statement; the track was made from it


@dataclass(frozen=True, slots=True)
class Crossing:
    """An entry or an exit: when, between which times, and where; None where it was not seen.

    Times are epoch seconds UTC, the position is (lon, lat) in degrees. For an entry ``earliest``
    is the last fix outside and ``latest`` the first inside; for an exit the reverse.
    """

    at_s: float | None = None
    earliest_s: float | None = None
    latest_s: float | None = None
    position: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class FixReference:
    """A fix as evidence: the source it came from, its line there, and its time."""

    source_id: str
    line: int
    t_s: float


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """What the dwell would be if the limit lay ``shift_m`` further out; None if it vanishes."""

    shift_m: float
    dwell_s: float | None


@dataclass(frozen=True, slots=True)
class Visit:
    """One stay of one vessel in one zone, on the tracks of one basis.

    Durations in seconds, distances in metres, None where they are not known or not decidable
    (then ``not_decidable`` says why). ``robust`` tells whether the visit outlasts the accuracy of
    limit and fixes together. ``evidence`` names the fixes that bound it.
    """

    id: str
    vessel_id: str
    zone_id: str
    basis: Basis
    kind: VisitKind
    entered: Crossing
    left: Crossing
    dwell_s: float | None
    dwell_min_s: float | None
    dwell_max_s: float | None
    unseen_s: float = 0.0
    required_speed_kn: float | None = None
    closest_m: float | None = None
    depth_m: float | None = None
    sensitivity: tuple[Sensitivity, ...] = ()
    zone_accuracy_m: float = 0.0
    robust: bool | None = None
    started_inside: bool = False
    ended_inside: bool = False
    fixes_inside: int = 0
    not_decidable: str | None = None
    evidence: tuple[FixReference, ...] = ()

    @property
    def earliest_s(self) -> float | None:
        """The earliest moment the vessel can have been inside, as far as the track tells."""
        return _first(self.entered.at_s, self.entered.earliest_s, self.entered.latest_s)

    @property
    def latest_s(self) -> float | None:
        """The latest moment the vessel can have been inside, as far as the track tells."""
        return _first(self.left.at_s, self.left.latest_s, self.left.earliest_s)


def span_text(seconds: float, kind: VisitKind) -> str:
    """A duration in words; one from reported times is in whole minutes, as the times are."""
    if kind is VisitKind.REPORTED and seconds < HOUR_S:
        return say("{n}\u00a0min", n=round(seconds / 60))
    return duration_text(seconds)


def _first(*moments: float | None) -> float | None:
    return next((moment for moment in moments if moment is not None), None)
