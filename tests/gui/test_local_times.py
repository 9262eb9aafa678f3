"""Times in two zones, the offset always with them."""

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.moments import parse_rfc3339
from desktop_app.gui.local_times import (
    clock,
    clock_with_zone,
    day,
    day_clock,
    exact,
    zone_head,
    zone_named,
)

ENTERED_S = parse_rfc3339("2022-07-03T22:05:00Z")


def test_one_moment_has_two_dates():
    assert day_clock(ENTERED_S, "Asia/Tokyo") == "Mon 2022-07-04 07:05"
    assert day_clock(ENTERED_S, "UTC") == "Sun 2022-07-03 22:05Z"
    assert day(ENTERED_S, "Asia/Tokyo") == "4 July 2022"


def test_a_column_head_names_zone_and_offset():
    assert zone_head(ENTERED_S, "Asia/Tokyo") == "JST +09:00"
    assert zone_head(ENTERED_S, "UTC") == "UTC"
    assert zone_head(ENTERED_S, "Asia/Kathmandu") == "+05:45"


def test_the_offset_is_the_one_in_force_then():
    winter_s = parse_rfc3339("2022-01-03T22:05:00Z")
    assert zone_head(ENTERED_S, "Europe/Berlin") == "CEST +02:00"
    assert zone_head(winter_s, "Europe/Berlin") == "CET +01:00"


def test_a_clock_names_its_zone():
    assert clock_with_zone(ENTERED_S, "Asia/Tokyo") == "07:05 JST"
    assert clock_with_zone(ENTERED_S, "UTC") == "22:05Z"


def test_an_exact_time_has_seconds():
    assert exact(ENTERED_S + 12.4, "UTC") == "2022-07-03 22:05:12Z"


def test_an_unknown_zone_is_utc():
    assert zone_named("Nowhere/Land").key == "UTC"


@given(st.floats(min_value=0, max_value=4e9))
def test_a_clock_is_the_nearest_minute(t_s):
    hours, minutes = map(int, clock(t_s, "UTC").split(":"))
    shown_s = hours * 3600 + minutes * 60
    assert min(abs((t_s - shown_s) % 86400), 86400 - abs((t_s - shown_s) % 86400)) <= 30.001
