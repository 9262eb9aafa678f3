"""Beside the tracks: what was said, what came before, what was done; on the sample's story."""

from dataclasses import replace

import pytest

from desktop_app.domain.statements import Comparison, Difference, Verdict
from desktop_app.operations.summarise import PrintOptions, summarise
from desktop_app.operations.watch_files import open_watch
from desktop_app.reports.case_lines import difference_words, statement_lines, verdict_words
from desktop_app.reports.text import summary_text


@pytest.fixture(scope="module")
def told(samples):
    with open_watch(samples.senkaku, read_only=True) as watch:
        (one,) = summarise(watch, [], PrintOptions())
    return one


def test_no_statement_is_confirmed_by_a_track_made_from_it(told):
    lines = told.summary.statements
    assert len(lines) >= 6
    assert not [line for line in lines if line.verdict.startswith("Match")]
    (russian,) = [line for line in lines if "07:05 to 08:16" in line.text]
    assert russian.verdict == "Same source: the track was made from this statement"
    assert russian.grade == "F6"
    assert "Ministry of Defence of Japan" in russian.by


def test_a_loaded_word_stays_a_quotation(told):
    (line,) = [line for line in told.summary.statements if "chased" in line.text]
    assert line.text == "“chased”"
    assert "chased" not in " ".join((*told.summary.finding, told.summary.title))


def test_precedent_never_stands_without_the_archives_coverage(told):
    assert any("number 2 in this archive, last 2016-06-08" in t for t in told.summary.precedent)
    assert told.summary.precedent[-1].startswith("By this archive only:")


def test_responses_to_both_sides_in_their_own_words(told):
    texts = [f"{line.party}: {line.text}" for line in told.summary.responses]
    assert any(text.startswith("Japan:") and "grave concern" in text for text in texts)
    assert any("appropriate response" in text for text in texts)


def test_an_arrangement_is_told_as_reported(told):
    (text,) = told.summary.arrangements
    assert text.startswith("China and Russia, as reported:")


def test_all_of_it_stands_in_the_text(told):
    text = " ".join(summary_text(told.summary).split())
    for head in ("Statements against tracks", "Precedent", "Responses", "Arrangements"):
        assert head in text
    for line in told.summary.statements:
        assert " ".join(line.text.split()) in text


def test_a_file_without_a_ledger_says_nothing_of_one(told):
    bare = replace(told.summary, statements=(), precedent=(), responses=(), arrangements=())
    assert "Statements against tracks" not in summary_text(bare)


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [(120, "s", "+2.0\u00a0min"), (-1, "count", "−1"), (0, "m", "±0\u00a0m")],
)
def test_differences_have_their_sign(value, unit, words):
    assert difference_words(Difference(value, unit)) == words


def test_a_conflict_says_by_how_much_and_stands_first(told):
    snapshot = told.snapshot
    statements = snapshot.ledger.statements[:3]
    tested = {one.id: Comparison(one.id, Verdict.NOT_TESTABLE, "why") for one in statements}
    last = statements[-1].id
    tested[last] = Comparison(last, Verdict.CONFLICT, "the exit differs", Difference(60, "s"))
    assert statement_lines(statements, tested)[0].statement_id == last
    assert verdict_words(tested[last]) == "Conflict, +1.0\u00a0min: the exit differs"
