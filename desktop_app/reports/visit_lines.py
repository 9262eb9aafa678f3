"""A visit in words: how it is known, how sure, and what it does not say."""

from datetime import date
from zoneinfo import ZoneInfo

from desktop_app.domain.moments import duration_text
from desktop_app.domain.positions import nm_text
from desktop_app.domain.regimes import Regime
from desktop_app.domain.rules import VisitRules
from desktop_app.domain.snapshot import Snapshot
from desktop_app.domain.visits import Visit, VisitKind, span_text
from desktop_app.domain.words import say
from desktop_app.domain.zones import Zone
from desktop_app.reports.summary import Figure, VisitLine
from desktop_app.reports.times import bracket, clock, crossing_figure


def visit_line(
    visit: Visit, snapshot: Snapshot, zone_of_time: ZoneInfo, day: date | None = None
) -> VisitLine:
    """One visit as a line of a table, with remarks under it.

    ``day`` is the day that goes without saying: times of another day are told with theirs.
    """
    vessel, zone = snapshot.vessels[visit.vessel_id], snapshot.zones[visit.zone_id]
    return VisitLine(
        visit_id=visit.id,
        vessel=vessel.label,
        flag=vessel.flag,
        zone=zone.name,
        regime=regime_text(zone),
        zone_set=say(zone.zone_set),
        entered=crossing_figure(
            visit.entered, visit.evidence, zone_of_time, entering=True, day=day
        ),
        entered_bracket=bracket(visit.entered, zone_of_time),
        left=crossing_figure(visit.left, visit.evidence, zone_of_time, entering=False, day=day),
        left_bracket=bracket(visit.left, zone_of_time),
        dwell=dwell_figure(visit),
        dwell_range=dwell_range(visit),
        closest=_closest(visit),
        how=how_known(visit),
        remarks=_remarks(visit, snapshot.rules.visits, zone_of_time),
    )


def regime_text(zone: Zone) -> str:
    """The regime in words; an area without a regime of the law of the sea by its name."""
    if zone.regime in (Regime.OTHER, Regime.EXERCISE_AREA, Regime.ADIZ):
        return zone.name
    return say(str(zone.regime))


def how_known(visit: Visit) -> str:
    """The kind in words."""
    return {
        VisitKind.OBSERVED: say("observed"),
        VisitKind.INFERRED: say("inferred"),
        VisitKind.POSSIBLE: say("possible"),
        VisitKind.REPORTED: say("reported"),
    }[visit.kind]


def dwell_figure(visit: Visit) -> Figure:
    """The dwell, or that it has no single value."""
    if visit.dwell_s is not None:
        return Figure(visit.dwell_s, "s", span_text(visit.dwell_s, visit.kind), visit.evidence)
    if visit.not_decidable:
        return Figure(None, "s", say("not decidable"), visit.evidence)
    return Figure(None, "s", dwell_range(visit) or say("not known"), visit.evidence)


def dwell_range(visit: Visit) -> str:
    """``30 min – 1 h 20 min``: the shortest and longest that the fixes allow."""
    low, high = visit.dwell_min_s, visit.dwell_max_s
    if low is None and high is None:
        return ""
    if high is None:
        return say("at least {low}", low=duration_text(low)) if low else ""
    if not low:
        return say("at most {high}", high=duration_text(high))
    return f"{duration_text(low)} – {duration_text(high)}"


def _closest(visit: Visit) -> Figure | None:
    if visit.closest_m is None:
        return None
    return Figure(visit.closest_m, "m", nm_text(visit.closest_m), visit.evidence)


def _remarks(visit: Visit, rules: VisitRules, zone_of_time: ZoneInfo) -> tuple[str, ...]:
    remarks: list[str] = []
    if visit.not_decidable and visit.entered.at_s is None and visit.left.at_s is None:
        remarks.append(say("times not decidable: {why}", why=say(visit.not_decidable)))
    elif visit.not_decidable:
        remarks.append(say("the times are the source's; {why}", why=say(visit.not_decidable)))
    remarks += _how_sure(visit, rules)
    if visit.started_inside and visit.kind is VisitKind.OBSERVED:
        remarks.append(_first_heard(visit, zone_of_time))
    if visit.ended_inside and visit.kind is VisitKind.OBSERVED:
        remarks.append(say("last heard inside"))
    if visit.unseen_s and visit.kind is VisitKind.OBSERVED:
        remarks.append(say("{unseen} of it unseen", unseen=duration_text(visit.unseen_s)))
    if visit.required_speed_kn is not None:
        remarks.append(
            say(
                "would have needed {speed:.1f} kn (at most {top:.0f} kn counts)",
                speed=visit.required_speed_kn,
                top=rules.top_speed_kn,
            )
        )
    return tuple(remarks)


def _first_heard(visit: Visit, zone_of_time: ZoneInfo) -> str:
    known = visit.entered.latest_s
    if known is None:
        return say("first heard inside")
    return say("first heard inside at {time}", time=clock(known, zone_of_time))


def _how_sure(visit: Visit, rules: VisitRules) -> list[str]:
    """What the dwell becomes when the limit moves, and whether the visit outlasts that."""
    remarks = [
        say(
            "{low} to {high} if the limit moves {shift:.0f} m",
            low=_shifted(visit, -shift_m),
            high=_shifted(visit, shift_m),
            shift=shift_m,
        )
        for shift_m in _told_shifts(visit, rules)
    ]
    if visit.robust is False:
        accuracy_m = visit.zone_accuracy_m
        remarks.append(
            say("not robust: the limit is known to ±{accuracy:.0f} m", accuracy=accuracy_m)
        )
    return remarks


def _told_shifts(visit: Visit, rules: VisitRules) -> list[float]:
    """The smallest shift of the rules, and the accuracy of limit and fixes together."""
    shifts = sorted({abs(entry.shift_m) for entry in visit.sensitivity})
    own = [shift for shift in shifts if shift not in rules.shifts_m]
    return sorted({*shifts[:1], *own})


def _shifted(visit: Visit, shift_m: float) -> str:
    dwell_s = next((entry.dwell_s for entry in visit.sensitivity if entry.shift_m == shift_m), None)
    return say("no visit") if dwell_s is None else duration_text(dwell_s)
