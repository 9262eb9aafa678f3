"""Dates as they are given: no more exact than they were written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.fuzzy_dates import fuzzy_date, fuzzy_shape
from desktop_app.domain.moments import parse_rfc3339


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2022-07-04T07:05+09:00", "2022-07-03T22:05:00Z", "2022-07-03T22:05:00Z"),
        ("2022-07-04", "2022-07-04T00:00:00Z", "2022-07-05T00:00:00Z"),
        ("2022-07-04+09:00", "2022-07-03T15:00:00Z", "2022-07-04T15:00:00Z"),
        ("2022-06", "2022-06-01T00:00:00Z", "2022-07-01T00:00:00Z"),
        ("2020-02", "2020-02-01T00:00:00Z", "2020-03-01T00:00:00Z"),
        ("2021-12", "2021-12-01T00:00:00Z", "2022-01-01T00:00:00Z"),
        ("2016", "2016-01-01T00:00:00Z", "2017-01-01T00:00:00Z"),
        ("2022-06/2022-07-05", "2022-06-01T00:00:00Z", "2022-07-06T00:00:00Z"),
        ("2022-06/..", "2022-06-01T00:00:00Z", None),
        ("../2022-06", None, "2022-07-01T00:00:00Z"),
    ],
)
def test_a_date_is_the_span_it_names(text, earliest, latest):
    date = fuzzy_date(text)
    assert date.earliest_s == (None if earliest is None else parse_rfc3339(earliest))
    assert date.latest_s == (None if latest is None else parse_rfc3339(latest))
    assert date.text == text
    assert date.exact is ("T" in text)


@pytest.mark.parametrize(
    "text", ["", "last June", "2022-13", "04/07/2022", "2022-07-04T07:05", "2022/2021"]
)
def test_what_is_no_date_is_refused(text):
    with pytest.raises(ValueError):  # noqa: PT011  several sentences lead here
        fuzzy_date(text)


@given(st.dates(), st.integers(-12, 14))
def test_a_day_is_a_day_long_anywhere(day, hours):
    if not 2 < day.year < 9998:
        return
    date = fuzzy_date(f"{day:%Y-%m-%d}".rjust(10, "0") + f"{hours:+03d}:00")
    assert date.latest_s - date.earliest_s == 86400


def test_as_json_it_keeps_its_words():
    assert fuzzy_shape(None) is None
    assert fuzzy_shape(fuzzy_date("2022-06"))["text"] == "2022-06"
