"""The incident list as values: sorting, filtering, heads."""

from dataclasses import replace

from desktop_app.gui.incident_rows import (
    Head,
    Order,
    Row,
    Wanted,
    chosen_rows,
    incident_overlap_s,
    parties_of,
    row_time,
    rows_of,
    with_heads,
)
from desktop_app.gui.local_times import TimeZones
from tests.gui.watches import at, exercise, frigates

ZONES = TimeZones("Asia/Tokyo", "UTC")


def ids(rows):
    return [row.incident.id for row in rows]


def test_the_newest_stands_at_the_top():
    rows = rows_of(frigates())
    assert ids(chosen_rows(rows, Wanted())) == ["incident-2022", "incident-2016"]
    oldest = chosen_rows(rows, Wanted(order=Order.OLDEST))
    assert ids(oldest) == ["incident-2016", "incident-2022"]


def test_the_longest_and_what_is_to_triage_can_come_first():
    rows = rows_of(frigates())
    assert ids(chosen_rows(rows, Wanted(order=Order.LONGEST)))[0] == "incident-2016"
    assert ids(chosen_rows(rows, Wanted(order=Order.STATUS)))[0] == "incident-2022"


def test_every_word_must_be_found_in_vessel_zone_or_title():
    rows = rows_of(frigates())
    assert ids(chosen_rows(rows, Wanted(text="UDALOY"))) == ["incident-2016"]
    assert ids(chosen_rows(rows, Wanted(text="diaoyu"))) == ["incident-2022"]
    assert ids(chosen_rows(rows, Wanted(text="senkaku tug"))) == ["incident-2016"]
    assert ids(chosen_rows(rows, Wanted(text="kurils"))) == []


def test_a_party_can_be_looked_for():
    rows = rows_of(exercise())
    assert parties_of(rows) == ("XA", "XB", "XC", "–")
    assert ids(chosen_rows(rows, Wanted(party="XB"))) == ["incident-visit-b"]


def test_only_to_triage_hides_what_is_decided():
    rows = rows_of(frigates())
    assert ids(chosen_rows(rows, Wanted(only_to_triage=True))) == ["incident-2022"]


def test_possible_visits_are_hidden_unless_wanted():
    rows = rows_of(exercise())
    assert "incident-visit-c" not in ids(chosen_rows(rows, Wanted()))
    assert "incident-visit-c" in ids(chosen_rows(rows, Wanted(possible=True)))


def test_rows_stand_under_the_local_date():
    listed = with_heads(chosen_rows(rows_of(frigates()), Wanted()), Order.NEWEST, ZONES)
    heads = [entry.text for entry in listed if isinstance(entry, Head)]
    assert heads == ["4 July 2022", "8 June 2016"]
    flat = with_heads(chosen_rows(rows_of(frigates()), Wanted()), Order.LONGEST, ZONES)
    assert all(isinstance(entry, Row) for entry in flat)


def test_a_row_says_how_long_and_how_it_is_known():
    row = chosen_rows(rows_of(frigates()), Wanted())[0]
    assert row.how.replace("\u00a0", " ") == "1 h 11 min and 6 min · reported"
    assert row.parties == ((2, "RU"), (3, "CN"))
    assert row_time(row, ZONES, dated=False).text == "07:05 JST"


def test_a_bracketed_start_is_only_after_or_before():
    row = rows_of(exercise())[2]
    assert row_time(row, TimeZones("UTC", "UTC"), dated=True).text == "after 2026-03-01 06:10Z"
    start = replace(row.incident.start, earliest_s=None, latest_s=at("2026-03-01T06:10:00Z"))
    before = replace(row, incident=replace(row.incident, start=start))
    assert row_time(before, TimeZones("UTC", "UTC"), dated=False).text == "before 06:10Z"


def test_overlap_is_what_all_shared():
    snapshot = frigates()
    visits = [snapshot.visits[name] for name in ("visit-ru", "visit-cn")]
    assert incident_overlap_s(visits) == (at("2022-07-03T22:44Z"), at("2022-07-03T22:50Z"))
    assert incident_overlap_s(visits[:1]) is None


def test_a_hundred_thousand_rows_answer_at_once(benchmark_s):
    rows = rows_of(frigates()) * 50_000
    assert benchmark_s(lambda: chosen_rows(rows, Wanted(text="udaloy"))) < 2.0
