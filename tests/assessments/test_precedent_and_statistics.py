"""When it last happened, and how often, over a small archive that can be counted by hand."""

from dataclasses import replace
from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.assessments.precedent import coverage_sentence, precedent
from desktop_app.assessments.statistics import local_days, longest_run, zone_statistics
from desktop_app.domain.fuzzy_dates import fuzzy_date
from desktop_app.domain.incidents import IncidentStatus
from desktop_app.domain.reported_incidents import ReportedIncident, ReportedVessel
from desktop_app.domain.snapshot import Ledger
from desktop_app.domain.visits import VisitKind
from tests.gui.watches import at, exercise, frigates

TOKYO = ZoneInfo("Asia/Tokyo")
JANUARY = ReportedIncident(
    "reported-1",
    "Frigate off Taisho",
    fuzzy_date("2018-01-11+09:00"),
    (ReportedVessel("Chinese frigate, Jiangkai II", "CN"),),
    "Japan",
    "contiguous zone",
    "Senkaku contiguous zone",
    "a release",
)


def incident(snapshot, name):
    return next(one for one in snapshot.incidents if one.id == name)


def rungs(snapshot, name="incident-2022"):
    found = precedent(incident(snapshot, name), snapshot)
    return {rung.rung: rung for rung in found.ladder}


def test_both_navies_were_there_before_in_2016():
    both = rungs(frigates())["CN and RU at around the same time, same zone"]
    assert both.previous.id == "incident-2016"
    assert both.count == 2


def test_an_incident_known_from_reports_counts():
    with_report = replace(frigates(), ledger=Ledger(reported=(JANUARY,)))
    assert rungs(frigates())["CN, same zone"].count == 2
    found = rungs(with_report)["CN, same zone"]
    assert (found.count, found.previous.id) == (3, "reported-1")
    elsewhere = replace(JANUARY, place="Another place")
    assert (
        rungs(replace(frigates(), ledger=Ledger(reported=(elsewhere,))))["CN, same zone"].count == 2
    )


def test_what_was_dismissed_is_no_precedent():
    dismissed = tuple(
        replace(one, status=IncidentStatus.DISMISSED) if one.id == "incident-2016" else one
        for one in frigates().incidents
    )
    found = rungs(replace(frigates(), incidents=dismissed))
    assert found["any vessel, same zone"].previous is None


def test_later_events_are_no_precedent_of_earlier_ones():
    assert all(rung.previous is None for rung in rungs(frigates(), "incident-2016").values())


def test_the_coverage_always_stands_beside_it():
    found = precedent(incident(frigates(), "incident-2022"), frigates())
    words = coverage_sentence(found)
    assert words.startswith("By this archive only")
    assert "not a continuous watch" in words


def test_days_are_local_days():
    """22:05Z to 23:16Z on 3 July is the morning of 4 July in Tokyo."""
    visit = frigates().visits["visit-ru"]
    assert local_days(visit, TOKYO) == [date(2022, 7, 4)]
    assert local_days(visit, ZoneInfo("UTC")) == [date(2022, 7, 3)]


def test_a_visit_over_midnight_is_two_days_and_one_entry():
    visit = replace(
        frigates().visits["visit-ru"],
        entered=replace(frigates().visits["visit-ru"].entered, at_s=at("2022-07-03T14:00:00Z")),
        left=replace(frigates().visits["visit-ru"].left, at_s=at("2022-07-03T16:00:00Z")),
        dwell_s=7200.0,
    )
    rows = zone_statistics(replace(frigates(), visits={visit.id: visit}), "month", TOKYO)
    assert [(row.period, row.days, row.ship_days, row.entries, row.longest_run_days) for row in
            rows] == [("2022-07", 2, 2, 1, 2)]  # fmt: skip
    assert rows[0].longest_s == 7200.0


def test_possible_visits_count_nowhere():
    only = {
        name: visit for name, visit in exercise().visits.items()
        if visit.kind is VisitKind.POSSIBLE
    }  # fmt: skip
    assert only
    assert zone_statistics(replace(exercise(), visits=only), "year", TOKYO) == []


@pytest.mark.parametrize(
    ("by", "period"), [("day", "2022-07-04"), ("month", "2022-07"), ("year", "2022")]
)
def test_periods(by, period):
    visit = frigates().visits["visit-ru"]
    rows = zone_statistics(replace(frigates(), visits={visit.id: visit}), by, TOKYO)
    assert [row.period for row in rows] == [period]


@given(st.sets(st.integers(0, 60)))
def test_the_longest_run_is_the_longest_series_of_days(numbers):
    days = {date(2020, 1, 1) + timedelta(days=number) for number in numbers}
    slow = max(
        (
            length
            for start in range(61)
            for length in range(1, 62)
            if all(number in numbers for number in range(start, start + length))
        ),
        default=0,
    )
    assert longest_run(days) == slow
