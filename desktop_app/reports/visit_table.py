"""Zone visits as a text table, for the command line."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from desktop_app.domain.moments import rfc3339
from desktop_app.domain.snapshot import Snapshot
from desktop_app.domain.visits import Crossing, Visit
from desktop_app.domain.words import say
from desktop_app.reports.columns import table
from desktop_app.reports.times import exact_clock
from desktop_app.reports.visit_lines import dwell_figure, visit_line

_UTC = ZoneInfo("UTC")
_WIDTHS = (36, 20, 10, 20, 20, 16, 120)


def visit_table(visits: Sequence[Visit], snapshot: Snapshot) -> str:
    """One line a visit, times in UTC to the second; remarks say what is not known."""
    if not visits:
        return say("No zone visit fits.")
    heads = (
        say("Vessel"),
        say("Zone"),
        say("Set"),
        say("Entered (UTC)"),
        say("Left (UTC)"),
        say("Dwell"),
        say("How it is known"),
    )
    return "\n".join(table(heads, [_row(visit, snapshot) for visit in visits], _WIDTHS))


def _row(visit: Visit, snapshot: Snapshot) -> list[str]:
    line = visit_line(visit, snapshot, _UTC)
    zone = snapshot.zones[visit.zone_id]
    has_regime = str(zone.regime) not in ("other", "exercise area", "ADIZ")
    how = "; ".join(
        [line.how, *(text for text in line.remarks if "if the limit moves" not in text)]
    )
    return [
        line.vessel,
        str(zone.regime) if has_regime else line.zone,
        line.zone_set,
        _moment(visit.entered),
        _moment(visit.left),
        dwell_figure(visit).text,
        how,
    ]


def _moment(crossing: Crossing) -> str:
    """A crossing as date and time, or as its bracket."""
    if crossing.at_s is not None:
        return (rfc3339(round(crossing.at_s)) or "")[:19].replace("T", " ")
    low, high = crossing.earliest_s, crossing.latest_s
    if low is None and high is None:
        return "–"
    if low is not None and high is not None:
        return f"{exact_clock(low, _UTC)}–{exact_clock(high, _UTC)}"
    after = low is not None
    known = low if low is not None else high
    assert known is not None  # noqa: S101  one of the two is known
    words = say("after {time}") if after else say("before {time}")
    return words.format(time=exact_clock(known, _UTC))
