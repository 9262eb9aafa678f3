"""A visit in words: its times, its dwell, and how it is known, with no more certainty than it has.

A time that was not seen has no clock of its own: it is written with its bracket ("after 19:00",
"before 07:44", "07:05–09:10"), and the views print such words in italics.
"""

from dataclasses import dataclass

from desktop_app.domain.basis import Basis
from desktop_app.domain.incidents import IncidentStatus
from desktop_app.domain.moments import duration_text
from desktop_app.domain.positions import nm_text
from desktop_app.domain.visits import Crossing, Visit, VisitKind, span_text
from desktop_app.domain.words import say
from desktop_app.gui.local_times import clock, clock_with_zone, exact, iso_day, local

NO_BREAK = "\u00a0"


@dataclass(frozen=True, slots=True)
class TimeWords:
    """A time in words, and whether it is only approximate (then it is set in italics)."""

    text: str
    approximate: bool = False


def kind_word(kind: VisitKind) -> str:
    """How a visit is known, in one word."""
    return say(kind.value)


def kind_sentence(kind: VisitKind) -> str:
    """How a visit is known, as a tooltip says it."""
    return {
        VisitKind.OBSERVED: say("observed: at least one fix lies inside"),
        VisitKind.INFERRED: say("inferred: only the line between two fixes crosses the zone"),
        VisitKind.POSSIBLE: say("possible: reachable in the gap between two fixes"),
        VisitKind.REPORTED: say("reported: the times are the source's, no track shows them"),
    }[kind]


def basis_word(basis: Basis) -> str:
    """A basis in one word."""
    return say(basis.value)


def status_word(status: IncidentStatus) -> str:
    """Where an incident stands, in words."""
    return {
        IncidentStatus.NEW: say("To triage"),
        IncidentStatus.CHECKED: say("Checked"),
        IncidentStatus.INCIDENT: say("Incident"),
        IncidentStatus.DISMISSED: say("Dismissed"),
    }[status]


def crossing_words(crossing: Crossing, zone: str, first_day_s: float | None = None) -> TimeWords:
    """An entry or exit as a clock time, else with its bracket; ``+1 d`` where the day is later."""
    if crossing.at_s is None:
        return bracket_words(crossing.earliest_s, crossing.latest_s, zone)
    text = clock(crossing.at_s, zone)
    if first_day_s is not None:
        days = (local(crossing.at_s, zone).date() - local(first_day_s, zone).date()).days
        text += f"{NO_BREAK}{days:+d}{NO_BREAK}d" if days else ""
    return TimeWords(text)


def bracket_words(earliest_s: float | None, latest_s: float | None, zone: str) -> TimeWords:
    """``after 19:00``, ``before 07:44``, ``07:05–09:10``, or ``not known``."""
    if earliest_s is None and latest_s is None:
        return TimeWords(say("not known"), approximate=True)
    if latest_s is None and earliest_s is not None:
        return TimeWords(say("after {time}", time=clock(earliest_s, zone)), approximate=True)
    if earliest_s is None and latest_s is not None:
        return TimeWords(say("before {time}", time=clock(latest_s, zone)), approximate=True)
    return TimeWords(_span(earliest_s or 0.0, latest_s or 0.0, zone), approximate=True)


def bracket_sentence(visit: Visit, zone: str) -> str:
    """Both brackets to the second, one a line: what stands behind a time."""
    lines = [
        _bracket(say("Entered"), visit.entered, zone, say("last fix outside"), say("first inside")),
        _bracket(say("Left"), visit.left, zone, say("last fix inside"), say("first outside")),
    ]
    return "\n".join(line for line in lines if line)


def bracket_line(visit: Visit, zone: str) -> str:
    """Both brackets to the minute on one line, where a time stands between them."""
    parts = [
        say("{what} between {span}", what=what, span=_span(early, late, zone))
        for what, crossing in ((say("entered"), visit.entered), (say("left"), visit.left))
        if crossing.at_s is not None
        and (early := crossing.earliest_s) is not None
        and (late := crossing.latest_s) is not None
    ]
    return " · ".join(parts)


def dwell_words(visit: Visit) -> TimeWords:
    """The dwell, or the least and most it can have been."""
    if visit.dwell_s is not None:
        return TimeWords(span_text(visit.dwell_s, visit.kind))
    least, most = visit.dwell_min_s or 0.0, visit.dwell_max_s
    if most is not None:
        text = (
            say("up to {most}", most=duration_text(most))
            if least <= 0
            else f"{duration_text(least)}–{duration_text(most)}"
        )
        return TimeWords(text, approximate=True)
    if least > 0:
        return TimeWords(say("at least {least}", least=duration_text(least)), approximate=True)
    return TimeWords("–", approximate=True)


def visit_facts(visit: Visit) -> str:
    """What is known besides the times, one line: kind, limit, closest approach, speed needed."""
    parts = [kind_word(visit.kind), *_how_sure(visit), *_distances(visit)]
    return " · ".join(parts)


def is_decidable(visit: Visit) -> bool:
    """Whether anything may be said of the visit's times."""
    return (
        visit.not_decidable is None
        or visit.entered.at_s is not None
        or (visit.left.at_s is not None)
    )


def _how_sure(visit: Visit) -> list[str]:
    parts = []
    if visit.robust is False:
        known_to = round(visit.zone_accuracy_m)
        parts.append(say("not robust: the limit is known to ±{m} m", m=known_to))
    shifted = [entry.dwell_s for entry in visit.sensitivity if abs(entry.shift_m) == 50.0]
    if len(shifted) == 2 and None not in shifted:
        low, high = sorted(dwell or 0.0 for dwell in shifted)
        minutes = f"{low / 60:.1f}–{high / 60:.1f}"
        parts.append(say("{minutes} min if the limit moves 50 m", minutes=minutes))
    if visit.unseen_s > 0:
        parts.append(say("{duration} unseen", duration=duration_text(visit.unseen_s)))
    return parts


def _distances(visit: Visit) -> list[str]:
    parts = []
    if visit.closest_m is not None:
        parts.append(say("closest {nm} to the baseline", nm=nm_text(visit.closest_m)))
    if visit.required_speed_kn is not None:
        parts.append(say("would have needed {kn} kn", kn=f"{visit.required_speed_kn:.1f}"))
    return parts


def _bracket(what: str, crossing: Crossing, zone: str, early: str, late: str) -> str:
    sides = [
        f"{words} {exact(t_s, zone)}"
        for words, t_s in ((early, crossing.earliest_s), (late, crossing.latest_s))
        if t_s is not None
    ]
    return f"{what}: {', '.join(sides)}" if sides else ""


def _span(earliest_s: float, latest_s: float, zone: str) -> str:
    if iso_day(earliest_s, zone) == iso_day(latest_s, zone):
        return f"{clock(earliest_s, zone)}–{clock(latest_s, zone)}"
    return say(
        "{day} {from_time} – {until}",
        day=iso_day(earliest_s, zone)[5:],
        from_time=clock(earliest_s, zone),
        until=f"{iso_day(latest_s, zone)[5:]} {clock_with_zone(latest_s, zone)}",
    )
