"""The rule set: every threshold that a finding depends on."""

from dataclasses import asdict, dataclass


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
class RuleSet:
    """The rules in force, with an id that is the same for the same parameters."""

    id: str
    visits: VisitRules
    incidents: IncidentRules
