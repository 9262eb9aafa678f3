"""The ledger in the file: written down, changed, struck, undone, found in every script."""

import pytest

from desktop_app.assessments.statement_against_track import hold_against_tracks
from desktop_app.domain.arrangements import ApproachRule, Arrangement
from desktop_app.domain.errors import OffingError
from desktop_app.domain.fuzzy_dates import fuzzy_date
from desktop_app.domain.reported_incidents import ReportedIncident, ReportedVessel
from desktop_app.domain.responses import Response
from desktop_app.domain.statements import Assertion, Statement, Verdict
from desktop_app.operations.ledger import read_ledger, search, strike, write_down
from desktop_app.operations.read_watch import snapshot
from desktop_app.operations.undoing import redo, undo
from desktop_app.operations.watch_files import create_watch, open_watch

SAID = Statement(
    "s1", "防衛省", "Kyodo", "尖閣諸島の接続水域", "ja", "a paper, 4 July",
    chain=("sources",), said=fuzzy_date("2022-07-04+09:00"), reliability="B", credibility="2",
    assertion=Assertion("Russian frigate", entered_s=1.0, count=1),
)  # fmt: skip
DONE = Response("r1", "JP", "A minister", "An ambassador", "telephone", "protest", "a paper")
AGREED = Arrangement(
    "a1", ("CN", "RU"), "notify on approach", "독도", "a paper", valid=fuzzy_date("2022-06/.."),
    rules=(ApproachRule("RU", "a strait", "CN", 3600.0),),
)  # fmt: skip
KNOWN = ReportedIncident(
    "i1", "Курилы", fuzzy_date("2018-01-11"), (ReportedVessel("frigate", "CN", "x"),),
    "Japan", "contiguous zone", "尖閣諸島", "a release",
)  # fmt: skip
RECORDS = (SAID, DONE, AGREED, KNOWN)


@pytest.fixture
def watch(tmp_path):
    with create_watch(tmp_path / "watch.gpkg", "tester") as made:
        yield made


def test_what_is_written_down_comes_back_as_it_was(watch):
    write_down(watch, RECORDS, "tester")
    ledger = read_ledger(watch)
    assert (ledger.statements, ledger.responses) == ((SAID,), (DONE,))
    assert (ledger.arrangements, ledger.reported) == ((AGREED,), (KNOWN,))


def test_striking_and_undo_last_across_a_restart(watch):
    write_down(watch, RECORDS, "tester")
    strike(watch, "s1", "tester")
    assert read_ledger(watch).statements == ()
    watch.close()
    with open_watch(watch.path) as again:
        undo(again, "tester")
        assert read_ledger(again).statements == (SAID,)
        undo(again, "tester")
        assert read_ledger(again).responses == ()
        redo(again, "tester")
        assert read_ledger(again).responses == (DONE,)


def test_striking_what_is_not_there_is_said(watch):
    with pytest.raises(OffingError, match="no such record"):
        strike(watch, "nothing", "tester")


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("尖閣", ["s1", "i1"]),
        ("독도", ["a1"]),
        ("курилы", ["i1"]),
        ("KYODO 接続", ["s1"]),
        ("x y", []),
    ],
)
def test_two_letters_of_any_script_are_found(watch, words, found):
    write_down(watch, RECORDS, "tester")
    assert [name for _, name in search(watch, words)] == found


def test_the_samples_statements_never_confirm_the_tracks_made_from_them(samples):
    with open_watch(samples.senkaku, read_only=True) as opened:
        state = snapshot(opened)
    tested = hold_against_tracks(state)
    assert {one.verdict for one in tested.values()} == {Verdict.NOT_TESTABLE}
    made = "the track was made from this statement"
    assert tested["statement-2022-ru-times"].why == made
    assert tested["statement-2018-mod"].why == made
    assert tested["statement-2018-jcg"].why == "the positions are illustrative"
    assert all(one.grade == "F6" for one in state.ledger.statements)


def test_the_exercises_statements_have_their_known_verdicts(samples):
    with open_watch(samples.exercise, read_only=True) as opened:
        tested = hold_against_tracks(snapshot(opened))
    assert tested["statement-exercise-match"].verdict is Verdict.MATCH
    conflict = tested["statement-exercise-conflict"]
    assert (conflict.verdict, conflict.difference.value) == (Verdict.CONFLICT, pytest.approx(7200))
    assert tested["statement-exercise-untestable"].verdict is Verdict.NOT_TESTABLE
