"""Statements against tracks, by hand: match, conflict by how much, not testable and why."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.assessments.statement_against_track import hold_against_tracks, independent
from desktop_app.domain.basis import Basis
from desktop_app.domain.snapshot import Ledger
from desktop_app.domain.sources import PublishedTime, Reconstruction
from desktop_app.domain.statements import Assertion, Statement, Verdict
from desktop_app.domain.visits import VisitKind
from tests.gui.watches import exercise, frigates

SNAPSHOT = exercise()
VISIT = SNAPSHOT.visits["visit-a"]
VESSEL = SNAPSHOT.vessels[VISIT.vessel_id]


def statement(**assertion):
    held = Assertion(vessel=VESSEL.label, **assertion) if assertion else None
    return Statement("s1", "A ministry", "An agency", "words", "en", "a test", assertion=held)


def verdict(said, snapshot=SNAPSHOT):
    return hold_against_tracks(replace(snapshot, ledger=Ledger((said,))))[said.id]


def test_times_inside_their_brackets_match():
    told = verdict(statement(entered_s=VISIT.entered.at_s, left_s=VISIT.left.at_s))
    assert told.verdict is Verdict.MATCH
    assert told.difference.value == pytest.approx(0.0)
    edge = VISIT.entered.latest_s + 60.0  # said to the minute
    assert verdict(statement(entered_s=edge)).verdict is Verdict.MATCH


def test_a_time_outside_its_bracket_conflicts_by_the_difference():
    late = VISIT.entered.latest_s + 61.0
    told = verdict(statement(entered_s=late))
    assert told.verdict is Verdict.CONFLICT
    assert (told.difference.unit, told.difference.value) == ("s", late - VISIT.entered.at_s)


def test_a_dwell_conflicts_beyond_the_longest_and_below_the_shortest():
    about = VISIT.entered.at_s
    longest, shortest = VISIT.dwell_max_s, VISIT.dwell_min_s
    assert verdict(statement(dwell_s=longest + 60, about_s=about)).verdict is Verdict.MATCH
    told = verdict(statement(dwell_s=longest + 600, about_s=about))
    assert told.verdict is Verdict.CONFLICT
    assert told.difference.value == pytest.approx(longest + 600 - VISIT.dwell_s)
    if shortest > 120:
        told = verdict(statement(dwell_s=shortest - 61, about_s=about))
        assert told.verdict is Verdict.CONFLICT


def test_who_was_said_not_to_enter_and_did_conflicts():
    told = verdict(statement(not_entered=True, about_s=VISIT.entered.at_s))
    assert (told.verdict, told.difference.value) == (Verdict.CONFLICT, 1.0)


def test_a_number_of_vessels_is_counted():
    about = VISIT.entered.at_s
    told = verdict(statement(count=1, about_s=about))
    assert told.verdict is Verdict.MATCH
    told = verdict(statement(count=3, about_s=about))
    assert (told.verdict, told.difference.value, told.difference.unit) == (
        Verdict.CONFLICT, -2.0, "count",
    )  # fmt: skip


def test_a_possible_visit_proves_nothing_either_way():
    possible = replace(VISIT, kind=VisitKind.POSSIBLE)
    snapshot = replace(SNAPSHOT, visits={"visit-a": possible})
    for said in (
        statement(entered_s=VISIT.entered.at_s),
        statement(not_entered=True, about_s=VISIT.entered.at_s),
    ):
        told = verdict(said, snapshot)
        assert (told.verdict, "gap" in told.why) == (Verdict.NOT_TESTABLE, True)


def test_without_a_track_at_that_time_nothing_is_testable():
    told = verdict(statement(entered_s=VISIT.entered.at_s + 10 * 86400))
    assert told.verdict is Verdict.NOT_TESTABLE
    assert "no track" in told.why


def test_without_an_assertion_nothing_is_testable():
    assert verdict(statement()).verdict is Verdict.NOT_TESTABLE


def test_a_track_made_from_the_statement_never_confirms_it():
    told_s = frigates().visits["visit-ru"].entered.at_s
    vessel = frigates().vessels[frigates().visits["visit-ru"].vessel_id]
    made = Reconstruction(
        "Japan", (PublishedTime(vessel.key, "contiguous zone", "entered", told_s, "MOD"),)
    )
    sources = tuple(replace(one, reconstruction=made) for one in frigates().sources)
    snapshot = replace(frigates(), sources=sources)
    assert all(track.basis is Basis.RECONSTRUCTED for track in snapshot.tracks)
    same = Statement(
        "s1", "x", "y", "z", "en", "t", assertion=Assertion(vessel.label, entered_s=told_s)
    )
    assert verdict(same, snapshot).why == "the track was made from this statement"
    other = replace(same, assertion=Assertion(vessel.label, entered_s=told_s - 60))
    told = verdict(other, snapshot)
    assert (told.verdict, told.why) == (Verdict.NOT_TESTABLE, "the positions are illustrative")


def test_what_is_republished_counts_once_and_has_the_verdict_of_its_origin():
    first = statement(entered_s=VISIT.entered.at_s)
    again = replace(first, id="s2", publisher="Another paper", assertion=None, repeats="s1")
    told = hold_against_tracks(replace(SNAPSHOT, ledger=Ledger((first, again))))
    assert told["s2"].verdict is told["s1"].verdict is Verdict.MATCH
    assert independent((first, again)) == [first]


@given(st.floats(-86000, 86000))
def test_only_the_band_decides(shift_s):
    said_s = VISIT.entered.at_s + shift_s
    told = verdict(statement(entered_s=said_s))
    if told.verdict is Verdict.NOT_TESTABLE:
        return  # the track does not reach that far
    inside = VISIT.entered.earliest_s - 60 <= said_s <= VISIT.entered.latest_s + 60
    assert (told.verdict is Verdict.MATCH) == inside


@pytest.mark.parametrize("grade", [("G", "1"), ("A", "7"), ("", "6")])
def test_a_grade_is_a_to_f_and_one_to_six(grade):
    with pytest.raises(ValueError, match="no grade"):
        Statement("s", "x", "y", "z", "en", "t", reliability=grade[0], credibility=grade[1])
