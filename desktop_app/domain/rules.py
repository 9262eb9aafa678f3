"""The rule set: every threshold that a finding depends on."""

from dataclasses import asdict, dataclass, replace
from typing import Final


@dataclass(frozen=True, slots=True)
class VisitRules:
    """Thresholds of the zone-visit detector (definitions in ``detectors/zone_visits.py``)."""

    longest_interpolated_s: float = 3600.0
    longest_gap_s: float = 86400.0
    top_speed_kn: float = 25.0
    merge_exit_s: float = 120.0
    merge_distance_m: float = 200.0
    fix_accuracy_measured_m: float = 10.0
    fix_accuracy_sighting_m: float = 1852.0
    shifts_m: tuple[float, ...] = (50.0, 100.0, 200.0)

    def as_dict(self) -> dict[str, object]:
        """The parameters by name, as they are stored and printed."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class IncidentRules:
    """Thresholds by which visits are gathered into incidents."""

    around_the_same_time_s: float = 3600.0
    most_vessels: int = 6

    def as_dict(self) -> dict[str, object]:
        """The parameters by name, as they are stored and printed."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class AisGapRules:
    """Thresholds of AIS gaps (definitions in ``detectors/ais_gaps.py``)."""

    shortest_s: float = 3600.0
    times_the_usual: float = 6.0
    long_s: float = 21600.0
    nearby_m: float = 55560.0
    top_speed_kn: float = 25.0

    def as_dict(self) -> dict[str, float | str | None]:
        """The parameters by name, as they are stored and printed."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class JumpRules:
    """Thresholds of jumps and identity conflicts (definitions in ``detectors/jumps.py``)."""

    top_speed_kn: float = 60.0
    slack_m: float = 200.0
    one_group_s: float = 3600.0

    def as_dict(self) -> dict[str, float | str | None]:
        """The parameters by name, as they are stored and printed."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class LoiteringRules:
    """Thresholds of loitering (definitions in ``detectors/loitering.py``)."""

    top_speed_kn: float = 2.0
    shortest_s: float = 14400.0
    speed_over_s: float = 600.0
    longest_interval_s: float = 3600.0
    lying_still_m: float = 600.0

    def as_dict(self) -> dict[str, float | str | None]:
        """The parameters by name, as they are stored and printed."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class EncounterRules:
    """Thresholds of encounters (definitions in ``detectors/encounters.py``)."""

    distance_m: float = 500.0
    shortest_s: float = 1800.0
    longest_interval_s: float = 3600.0
    top_median_speed_kn: float | None = None

    def as_dict(self) -> dict[str, float | str | None]:
        """The parameters by name, as they are stored and printed."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class RuleSet:
    """The rules in force, with an id that is the same for the same parameters."""

    id: str
    visits: VisitRules
    incidents: IncidentRules
    ais_gaps: AisGapRules = AisGapRules()
    jumps: JumpRules = JumpRules()
    loitering: LoiteringRules = LoiteringRules()
    encounters: EncounterRules = EncounterRules()

    def named(self, name: str) -> "RuleSet":
        """The same rules under an id."""
        return replace(self, id=name)

    def as_dict(self) -> dict[str, dict[str, object]]:
        """All parameters by kind of finding, as they are stored and printed."""
        return {kind: getattr(self, name).as_dict() for kind, name in RULE_FIELDS.items()}


RULE_FIELDS: Final = {
    "zone visit": "visits",
    "incident": "incidents",
    "AIS gap": "ais_gaps",
    "impossible jump": "jumps",
    "loitering": "loitering",
    "encounter": "encounters",
}
"""Which field of a rule set holds the parameters of which kind of finding."""
