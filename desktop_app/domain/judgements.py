"""An analyst's judgement: likelihood in the words of a published scale, confidence apart from it.

Likelihood says how probable something is; confidence says how good the basis of that is. ICD 203
(Office of the Director of National Intelligence, Analytic Standards) forbids both in one sentence;
so does this program.
"""

import re
from dataclasses import dataclass
from typing import Final

ICD_203: Final = "ICD 203"
PHIA: Final = "PHIA"
SCALES: Final = {
    ICD_203: {
        "almost no chance": (1, 5),
        "very unlikely": (5, 20),
        "unlikely": (20, 45),
        "roughly even chance": (45, 55),
        "likely": (55, 80),
        "very likely": (80, 95),
        "almost certain": (95, 99),
    },
    PHIA: {
        "remote chance": (0, 5),
        "highly unlikely": (10, 20),
        "unlikely": (25, 35),
        "realistic possibility": (40, 50),
        "likely": (55, 75),
        "highly likely": (80, 90),
        "almost certain": (95, 100),
    },
}
"""The words of each scale with their range in percent (PHIA: Professional Head of Intelligence
Assessment, United Kingdom)."""

CONFIDENCES: Final = ("low", "moderate", "high")
_LIKELIHOOD = re.compile(
    r"\b(?:un)?likely\b|\bprobabl[ey]\b|\bimprobabl[ey]\b|\balmost (?:certain|no chance)\b"
    r"|\balmost certainly\b|\brealistic possibility\b|\broughly even\b|\bremote chance\b"
    r"|\blikelihood\b|\bprobability\b",
    re.IGNORECASE,
)
_CONFIDENCE = re.compile(r"\bconfiden(?:ce|t|tly)\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"(?<=[.!?;])\s+|\n+")


def mixed_sentence(text: str) -> str | None:
    """The first sentence that holds both likelihood and confidence, or None."""
    for sentence in _SENTENCE_END.split(text):
        if _LIKELIHOOD.search(sentence) and _CONFIDENCE.search(sentence):
            return sentence.strip()
    return None


@dataclass(frozen=True, slots=True)
class Judgement:
    """What an analyst holds of an incident, at a time (RFC 3339), with what else was considered.

    ``about`` is the incident's id; ``scale`` one of SCALES; ``likelihood`` one of its words;
    ``confidence`` one of CONFIDENCES; ``reasons`` say what it rests on, in words that do not mix
    the two.
    """

    id: str
    about: str
    question: str
    scale: str
    likelihood: str
    confidence: str
    author: str
    at: str
    reasons: str = ""
    alternatives: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.likelihood not in SCALES.get(self.scale, {}):
            raise ValueError(f"{self.likelihood} is no word of {self.scale}")
        if self.confidence not in CONFIDENCES:
            raise ValueError(f"{self.confidence} is no confidence")
        for text in (self.question, self.reasons, *self.alternatives):
            if (mixed := mixed_sentence(text)) is not None:
                raise ValueError(f"likelihood and confidence in one sentence: {mixed}")

    @property
    def range_percent(self) -> tuple[int, int]:
        """What the likelihood's word stands for."""
        return SCALES[self.scale][self.likelihood]
