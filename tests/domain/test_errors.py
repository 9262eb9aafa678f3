"""Errors are sentences, and survive the way out of a child process."""

import pickle

import pytest

from desktop_app.domain.errors import (
    DecisionNeeded,
    OffingError,
    Question,
    ReadOnly,
    Refused,
    UsageError,
)

QUESTION = Question("dates", ("day first, 03/04 is 3 April", "month first"), "--date-order")


def test_an_error_says_what_where_and_what_to_do():
    error = OffingError("The file is cut short", "log.csv, line 7", "Get it again.")
    assert str(error) == "The file is cut short (log.csv, line 7). Get it again."


def test_parts_that_are_not_known_leave_no_trace():
    assert str(OffingError("The file is cut short")) == "The file is cut short."
    assert str(OffingError("Nothing there", do="Import a file.")) == "Nothing there. Import a file."


@pytest.mark.parametrize("kind", [OffingError, Refused, ReadOnly, UsageError])
def test_an_error_is_pickled_whole(kind):
    back = pickle.loads(pickle.dumps(kind("what", "where", "do")))  # noqa: S301  our own bytes
    assert type(back) is kind
    assert (back.what, back.where, back.do) == ("what", "where", "do")


def test_a_needed_decision_names_the_flag_and_keeps_its_questions():
    error = DecisionNeeded((QUESTION,), "log.csv")
    assert "--date-order" in str(error)
    back = pickle.loads(pickle.dumps(error))  # noqa: S301  our own bytes
    assert back.questions == (QUESTION,)
    assert back.where == "log.csv"
