"""Statements: who said what, on whose word; and what of it can be held against a track."""

from dataclasses import dataclass, field
from enum import StrEnum

from desktop_app.domain.fuzzy_dates import FuzzyDate

RELIABILITIES = tuple(
    "ABCDEF"
)  # of the source (NATO AJP-2.1, Admiralty grading); F: cannot be judged
CREDIBILITIES = tuple("123456")  # of what it says; 6: cannot be judged


@dataclass(frozen=True, slots=True)
class Assertion:
    """What a statement says that a track could show; None where it says nothing of it.

    Times are epoch seconds UTC, ``dwell_s`` seconds; ``precise_to_s`` is how finely the times are
    said ("07:05" is said to the minute, "around six minutes" more coarsely). ``vessel`` is a
    vessel's key or name, ``party`` a flag; ``zone_set`` and ``regime`` name the zone. With
    ``not_entered`` the statement says that nobody was in it.
    """

    vessel: str | None = None
    party: str | None = None
    zone_set: str | None = None
    regime: str | None = None
    entered_s: float | None = None
    left_s: float | None = None
    dwell_s: float | None = None
    count: int | None = None
    not_entered: bool = False
    precise_to_s: float = 60.0
    about_s: float | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence that somebody said, exactly as it was published, never taken for a fact.

    ``chain`` leads from the publisher to the origin ("Kyodo", "sources close to the matter").
    ``about`` names the source file or the incident that it speaks of; ``quote`` is the exact
    wording unless ``paraphrased``. ``repeats`` is the id of the statement that this one
    republishes: five papers that quote one agency count once. Both grades start as "cannot be
    judged": F and 6. ``document`` is the id of the text that it stands in.
    """

    id: str
    speaker: str
    publisher: str
    quote: str
    language: str
    cited: str
    chain: tuple[str, ...] = ()
    said: FuzzyDate | None = None
    published: FuzzyDate | None = None
    retrieved: FuzzyDate | None = None
    reliability: str = "F"
    credibility: str = "6"
    about: str = ""
    paraphrased: bool = False
    repeats: str | None = None
    document: str | None = None
    assertion: Assertion | None = field(default=None)

    def __post_init__(self) -> None:
        if self.reliability not in RELIABILITIES or self.credibility not in CREDIBILITIES:
            raise ValueError(f"{self.reliability}{self.credibility} is no grade")
        if not self.quote.strip():
            raise ValueError("a statement without words")

    @property
    def shown(self) -> str:
        """The words, in quotation marks where they are exact."""
        return self.quote if self.paraphrased else f"“{self.quote}”"

    @property
    def grade(self) -> str:
        """Both grades, as ``B2``."""
        return f"{self.reliability}{self.credibility}"


class Verdict(StrEnum):
    """What holding a statement against the tracks gives."""

    MATCH = "match"
    CONFLICT = "conflict"
    NOT_TESTABLE = "not testable"


@dataclass(frozen=True, slots=True)
class Difference:
    """By how much statement and track differ; ``unit`` is s, m or count."""

    value: float
    unit: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """A statement's verdict, why, and the difference where there is one."""

    statement_id: str
    verdict: Verdict
    why: str
    difference: Difference | None = None
