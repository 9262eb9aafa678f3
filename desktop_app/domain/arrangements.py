"""Arrangements: what parties are said to have agreed, and how long it holds."""

from dataclasses import dataclass

from desktop_app.domain.fuzzy_dates import FuzzyDate


@dataclass(frozen=True, slots=True)
class ApproachRule:
    """Who tells whom before it approaches what: ``moving`` and ``tell`` are parties' codes.

    ``lead_time_s`` is how long before; None where nothing is said of it.
    """

    moving: str
    zones: str
    tell: str
    lead_time_s: float | None = None


@dataclass(frozen=True, slots=True)
class Arrangement:
    """An arrangement as reported; ``kind`` such as "no joint operations", "notify on approach"."""

    id: str
    parties: tuple[str, ...]
    kind: str
    words: str
    cited: str
    made: FuzzyDate | None = None
    valid: FuzzyDate | None = None
    valid_words: str = ""
    rules: tuple[ApproachRule, ...] = ()


@dataclass(frozen=True, slots=True)
class Notification:
    """That one party told another beforehand, as reported: ``by`` and ``to`` are parties' codes.

    ``about`` is the id of the incident that it speaks of, or a name of the place.
    """

    id: str
    by: str
    to: str
    about: str
    cited: str
    at: FuzzyDate
    words: str = ""
