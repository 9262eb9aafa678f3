"""Times in words, checked by hand."""

from zoneinfo import ZoneInfo

import pytest

from desktop_app.domain.moments import parse_rfc3339
from desktop_app.domain.visits import Crossing
from desktop_app.reports.times import (
    bracket,
    clock,
    crossing_figure,
    exact_clock,
    span,
    stamp,
    zone_names,
)

TOKYO, UTC, KOLKATA = (ZoneInfo(name) for name in ("Asia/Tokyo", "UTC", "Asia/Kolkata"))
ENTERED = parse_rfc3339("2022-07-03T22:05:00Z")
LEFT = parse_rfc3339("2022-07-03T23:16:00Z")


@pytest.mark.parametrize(
    ("zone", "text"),
    [
        (TOKYO, "Mon 2022-07-04 07:05 JST (+09:00)"),
        (UTC, "Sun 2022-07-03 22:05Z"),
        (KOLKATA, "Mon 2022-07-04 03:35 IST (+05:30)"),
    ],
)
def test_the_offset_is_always_there(zone, text):
    assert stamp(ENTERED, zone) == text


def test_a_period_names_the_second_day_only_where_it_differs():
    assert span(ENTERED, LEFT, TOKYO) == "Mon 2022-07-04 07:05–08:16 JST (+09:00)"
    night = span(ENTERED, ENTERED + 7200, UTC)
    assert night == "Sun 2022-07-03 22:05Z – Mon 2022-07-04 00:05Z"


def test_a_period_with_an_open_side():
    assert span(ENTERED, None, UTC) == "from Sun 2022-07-03 22:05Z"
    assert span(None, LEFT, UTC) == "until Sun 2022-07-03 23:16Z"
    assert span(None, None, UTC) == "times not decidable"


def test_minutes_are_the_nearest_and_seconds_stay():
    assert clock(ENTERED - 0.4, TOKYO) == "07:05"
    assert exact_clock(ENTERED - 15, TOKYO) == "07:04:45"


def test_an_entry_without_a_time_says_what_its_bracket_says():
    unseen = Crossing(earliest_s=ENTERED, latest_s=ENTERED + 2 * 3600)
    assert crossing_figure(unseen, (), TOKYO, entering=True).text == "after 07:05"
    inside = Crossing(latest_s=ENTERED)
    assert crossing_figure(inside, (), TOKYO, entering=True).text == "before 07:05"
    leaving = Crossing(earliest_s=ENTERED, latest_s=LEFT)
    assert crossing_figure(leaving, (), TOKYO, entering=False).text == "before 08:16"
    assert crossing_figure(Crossing(), (), TOKYO, entering=True).text == "not decidable"


def test_brackets():
    assert bracket(Crossing(earliest_s=ENTERED, latest_s=LEFT), TOKYO) == "[07:05:00–08:16:00]"
    assert bracket(Crossing(earliest_s=ENTERED), TOKYO) == "[07:05:00–…]"
    assert bracket(Crossing(), TOKYO) == ""


def test_heads_of_columns():
    assert zone_names([TOKYO, UTC], ENTERED) == ("JST +09:00", "UTC")
