"""Visits in words are never surer than the visits."""

from desktop_app.domain.visits import Crossing, VisitKind, span_text
from desktop_app.gui.visit_words import (
    NO_BREAK,
    bracket_line,
    bracket_sentence,
    crossing_words,
    dwell_words,
    is_decidable,
    visit_facts,
)
from tests.gui.watches import at, exercise, frigates

ZONE = "Asia/Tokyo"
SEVEN_S = at("2022-07-03T22:00:00Z")


def test_a_time_that_was_seen_is_a_clock():
    words = crossing_words(Crossing(at_s=SEVEN_S + 300), ZONE)
    assert (words.text, words.approximate) == ("07:05", False)


def test_a_time_that_was_not_seen_is_its_bracket():
    assert crossing_words(Crossing(earliest_s=SEVEN_S), ZONE).text == "after 07:00"
    assert crossing_words(Crossing(latest_s=SEVEN_S), ZONE).text == "before 07:00"
    both = crossing_words(Crossing(earliest_s=SEVEN_S, latest_s=SEVEN_S + 7200), ZONE)
    assert (both.text, both.approximate) == ("07:00–09:00", True)
    assert crossing_words(Crossing(), ZONE).text == "not known"


def test_a_later_day_is_told():
    left = Crossing(at_s=SEVEN_S + 20 * 3600)
    assert crossing_words(left, ZONE, SEVEN_S).text == f"03:00{NO_BREAK}+1{NO_BREAK}d"


def test_reported_minutes_have_no_tenths():
    assert span_text(360, VisitKind.REPORTED) == f"6{NO_BREAK}min"
    assert span_text(360, VisitKind.OBSERVED) == f"6.0{NO_BREAK}min"


def test_a_possible_visit_has_only_a_longest_dwell():
    visit = exercise().visits["visit-c"]
    assert (dwell_words(visit).text, dwell_words(visit).approximate) == (
        "up to 40.0\u00a0min",
        True,
    )
    assert "would have needed 17.4 kn" in visit_facts(visit)


def test_what_does_not_outlast_the_limits_accuracy_says_so():
    assert "not robust: the limit is known to ±400 m" in visit_facts(exercise().visits["visit-b"])


def test_an_observed_visit_says_what_a_shifted_limit_would_do():
    facts = visit_facts(exercise().visits["visit-a"])
    assert facts.startswith("observed · 58.1–59.1 min if the limit moves 50 m")


def test_a_reported_visit_is_decided_only_where_a_source_gives_a_time():
    visits = frigates().visits
    assert is_decidable(visits["visit-ru"])
    assert not is_decidable(visits["visit-ru-cn"])


def test_brackets_are_in_seconds_on_hover_and_in_minutes_below():
    visit = exercise().visits["visit-a"]
    assert "last fix outside 2026-03-01 06:37:52Z" in bracket_sentence(visit, "UTC")
    assert bracket_line(visit, "UTC") == "entered between 06:38–06:48 · left between 07:35–07:45"


def test_a_reported_visit_has_no_bracket():
    assert bracket_sentence(frigates().visits["visit-ru"], ZONE) == ""
