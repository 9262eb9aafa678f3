"""Ticks stand on round local times, far enough apart to be read."""

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.gui.timeline_ticks import axis_head, ticks
from tests.gui.watches import at

START_S, END_S = at("2022-07-03T21:40:00Z"), at("2022-07-03T23:40:00Z")


def test_a_quarter_of_an_hour_apart_in_both_zones():
    tokyo = ticks(START_S, END_S, 600, "Asia/Tokyo")
    assert [tick.text for tick in tokyo][:3] == ["06:45", "07:00", "07:15"]
    assert [tick.strong for tick in tokyo][:3] == [False, True, False]
    assert [tick.text for tick in ticks(START_S, END_S, 600, "UTC")][:2] == ["21:45", "22:00"]


def test_midnight_shows_the_date():
    assert "07-04" in [tick.text for tick in ticks(END_S - 7200, END_S + 7200, 600, "UTC")]


def test_each_axis_has_its_own_date():
    assert axis_head(START_S, END_S, "Asia/Tokyo") == ("JST +09:00", "4 July 2022")
    assert axis_head(START_S, END_S, "UTC") == ("UTC", "3 July 2022")


def test_years_are_shown_as_years():
    texts = [tick.text for tick in ticks(at("2016-06-08T00:00Z"), END_S, 600, "UTC")]
    assert texts == ["2017", "2018", "2019", "2020", "2021", "2022"]


@given(
    st.floats(min_value=-2e9, max_value=4e9),
    st.floats(min_value=60, max_value=3e9),
    st.integers(min_value=80, max_value=4000),
)
def test_ticks_are_inside_in_order_and_not_crowded(start_s, span_s, width_px):
    found = ticks(start_s, start_s + span_s, width_px, "Asia/Tokyo")
    times = [tick.t_s for tick in found]
    assert times == sorted(set(times))
    assert all(start_s - 1 <= t_s <= start_s + span_s for t_s in times)
    assert len(found) <= width_px / 50 + 2
