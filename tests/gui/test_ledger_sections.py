"""What was said and done stands in the detail, with its grade and its verdict."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from desktop_app.domain.responses import Response
from desktop_app.domain.snapshot import Ledger
from desktop_app.domain.statements import Assertion, Comparison, Difference, Statement, Verdict
from desktop_app.gui.ledger_sections import difference_words, verdict_words
from tests.gui.test_detail_pane import pane_on, texts
from tests.gui.watches import exercise

SNAPSHOT = exercise()
INCIDENT = "incident-visit-a"
VISIT = SNAPSHOT.visits["visit-a"]


def with_ledger(statements=(), responses=()):
    return replace(SNAPSHOT, ledger=Ledger(tuple(statements), tuple(responses)))


def statement(number, **more):
    values = {"about": INCIDENT, "paraphrased": False} | more
    return Statement(
        f"s{number}", "A ministry", "An agency", f"words {number}", "en", "p.", **values
    )


def test_a_statement_stands_with_grade_and_verdict(qtbot, theme, selection):
    vessel = SNAPSHOT.vessels[VISIT.vessel_id].label
    late = Assertion(vessel, entered_s=VISIT.entered.latest_s + 600)
    said = [
        statement(1, assertion=late, reliability="B", credibility="2"),
        statement(2, paraphrased=True),
    ]
    shown = texts(pane_on(qtbot, theme, selection, with_ledger(said), INCIDENT))
    assert "“words 1”" in shown
    assert "words 2" in shown
    assert "A ministry · An agency · B2" in shown
    assert any(text.startswith("Conflict, +1") for text in shown)
    assert shown.index("“words 1”") < shown.index("words 2"), "what was tested comes first"


def test_many_statements_are_opened_on_demand(qtbot, theme, selection):
    said = [statement(number) for number in range(7)]
    pane = pane_on(qtbot, theme, selection, with_ledger(said), INCIDENT)
    body = pane.area.widget()
    last = next(one for one in body.findChildren(QLabel) if one.text() == "“words 6”")
    assert not last.isVisible()
    more = next(one for one in body.findChildren(QPushButton) if "3 more" in one.text())
    more.click()
    assert last.isVisible()


def test_responses_say_who_to_whom_and_in_which_words(qtbot, theme, selection):
    done = Response(
        "r1", "JP", "A minister", "An ambassador", "telephone", "protest", "a paper",
        quote="grave concern", about=INCIDENT,
    )  # fmt: skip
    shown = texts(pane_on(qtbot, theme, selection, with_ledger([statement(1)], [done]), INCIDENT))
    assert "A minister to An ambassador, telephone: “grave concern”, protest" in shown


def test_statements_about_something_else_are_not_shown(qtbot, theme, selection):
    said = [statement(1, about="another incident")]
    shown = texts(pane_on(qtbot, theme, selection, with_ledger(said), INCIDENT))
    assert "Statements against tracks" not in shown


@pytest.mark.parametrize(
    ("difference", "words"),
    [
        (Difference(90.0, "s"), "+1.5\u00a0min"),
        (Difference(-7200.0, "s"), "−2\u00a0h\u00a000\u00a0min"),
        (Difference(0.0, "s"), "±0\u00a0s"),
        (Difference(-2.0, "count"), "−2"),
        (Difference(120.4, "m"), "+120\u00a0m"),
    ],
)
def test_a_difference_has_sign_and_unit(difference, words):
    assert difference_words(difference) == words


def test_a_track_made_from_the_statement_is_the_same_source():
    told = verdict_words(
        Comparison("s", Verdict.NOT_TESTABLE, "the track was made from this statement")
    )
    assert told == "Same source: the track was made from this statement"


def test_names_from_files_stay_plain_text(qtbot, theme, selection):
    hostile = replace(statement(1), quote="<b>bold</b>")
    pane = pane_on(qtbot, theme, selection, with_ledger([hostile]), INCIDENT)
    assert "“<b>bold</b>”" in texts(pane)
