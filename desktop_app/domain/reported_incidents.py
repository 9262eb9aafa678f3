"""Incidents that are known from reports only: no track shows them."""

from dataclasses import dataclass

from desktop_app.domain.fuzzy_dates import FuzzyDate


@dataclass(frozen=True, slots=True)
class ReportedVessel:
    """A vessel as a report names it."""

    name: str
    flag: str | None = None
    ship_class: str | None = None


@dataclass(frozen=True, slots=True)
class ReportedIncident:
    """An event as reported: when, who, in whose zone, on whose word.

    ``place`` is a name of the place that the zone belongs to, in any party's language.
    """

    id: str
    title: str
    period: FuzzyDate
    vessels: tuple[ReportedVessel, ...]
    zone_set: str
    regime: str
    place: str
    cited: str
    note: str = ""
