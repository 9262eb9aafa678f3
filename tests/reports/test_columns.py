"""Text in columns of a terminal."""

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.reports.columns import fit, plain, table, width, wrapped


def test_han_takes_two_columns():
    assert width("尖閣") == 4
    assert fit("尖閣諸島", 5) == "尖閣…"
    assert fit("abc", 5) == "abc  "


def test_what_a_terminal_would_obey_is_written_out():
    assert plain("a\x1b[31mb\u202ec") == "a\\u001b[31mb\\u202ec"


@given(st.text(max_size=30), st.integers(min_value=1, max_value=20))
def test_fitted_text_is_exactly_as_wide(text, columns):
    told = plain(text)
    assert width(fit(told, columns)) == columns


@given(st.lists(st.text(alphabet="ab島", min_size=1, max_size=8), min_size=1, max_size=12))
def test_wrapping_loses_no_word(words):
    lines = wrapped(" ".join(words), 16)
    assert " ".join(lines).split() == words
    assert all(width(line) <= 16 for line in lines)


def test_a_table_is_aligned():
    lines = table(("A", "B"), [("x", "1"), ("long", "2")], (10, 5))
    assert lines == ["A     B", "x     1", "long  2"]
