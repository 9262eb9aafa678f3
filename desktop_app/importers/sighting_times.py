"""When a sighting was, as people write it: a minute, "about" one, a day, or from one to another.

``2022-07-04 07:05``, ``about 2022-07-04 09:00``, ``2022-07-04``, ``2022-07-04 to 2022-07-06``; any
form of time that other files may have. "About" is taken as half an hour to either side; a date
without a known zone as that date anywhere in the world.
"""

import re
from dataclasses import dataclass

from desktop_app.domain.sketches import Precision
from desktop_app.domain.words import say
from desktop_app.importers.instants import Reading, instant
from desktop_app.importers.records import BadRecord
from desktop_app.importers.written_days import date_span, is_date_only

ABOUT_S = 1800.0
_ABOUT = re.compile(
    r"^\s*(?:about|around|approx\.?|approximately|circa|ca?\.|~|約)\s*", re.IGNORECASE
)
_RANGE = re.compile(r"\s+(?:to|until|till)\s+|\s+[-\u2013\u2014]\s+|\s*\u2013\s*", re.IGNORECASE)
_STATED = {
    "": None,
    "minute": Precision.MINUTE,
    "about": Precision.ABOUT,
    "approximate": Precision.ABOUT,
    "day": Precision.DAY,
    "date": Precision.DAY,
}


@dataclass(frozen=True, slots=True)
class SightingTime:
    """The span that a sighting's time covers, epoch seconds UTC, and how well it is known."""

    earliest_s: float
    latest_s: float
    precision: Precision

    @property
    def instant_s(self) -> float | None:
        """The time of a fix, where it is known to about an hour; else None."""
        if self.precision in (Precision.MINUTE, Precision.ABOUT):
            return (self.earliest_s + self.latest_s) / 2
        return None


def parts_of(text: str) -> list[str]:
    """The times that a text consists of, without the words around them."""
    return [part for part in _RANGE.split(_ABOUT.sub("", text).strip()) if part]


def sighting_time(text: str, stated: str, reading: Reading) -> SightingTime:
    """The time of a sighting; ``stated`` is the word of a precision column, or empty."""
    word = stated.strip().lower()
    if word not in _STATED:
        raise BadRecord(say("time precision {text} is none", text=repr(stated[:60])))
    parts = parts_of(text)
    if len(parts) > 2:  # noqa: PLR2004 - from and to
        raise BadRecord(say("{text} is not a time", text=repr(text[:60])))
    if len(parts) == 2:  # noqa: PLR2004 - from and to
        earliest, latest = _span(parts[0], reading)[0], _span(parts[1], reading)[1]
        if latest < earliest:
            raise BadRecord(say("{text} ends before it begins", text=repr(text[:60])))
        return SightingTime(earliest, latest, Precision.RANGE)
    if not parts:
        raise BadRecord(say("no time"))
    return _single(parts[0], _STATED[word], _ABOUT.match(text) is not None, reading)


def _single(text: str, stated: Precision | None, about: bool, reading: Reading) -> SightingTime:
    if is_date_only(text):
        earliest, latest = date_span(text, reading.zone)
        whole_day = text.strip().count("-") + text.count("/") + text.count(".") >= 2  # noqa: PLR2004
        return SightingTime(earliest, latest, Precision.DAY if whole_day else Precision.RANGE)
    t_s = instant(text, reading)
    if stated is Precision.DAY:
        return SightingTime(*date_span(re.split(r"[T\s]", text)[0], reading.zone), Precision.DAY)
    if about or stated is Precision.ABOUT:
        return SightingTime(t_s - ABOUT_S, t_s + ABOUT_S, Precision.ABOUT)
    return SightingTime(t_s, t_s, Precision.MINUTE)


def _span(text: str, reading: Reading) -> tuple[float, float]:
    if is_date_only(text):
        return date_span(text, reading.zone)
    t_s = instant(text, reading)
    return t_s, t_s
