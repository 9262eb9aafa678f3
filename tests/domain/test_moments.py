"""Times: one moment in many spellings, rounding that never lags, durations as people read them."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.moments import (
    duration_text,
    from_epoch,
    local_minute,
    offset_text,
    parse_rfc3339,
    rfc3339,
    to_epoch,
    to_the_minute,
    zone_label,
)

TOKYO = ZoneInfo("Asia/Tokyo")
NBSP = "\u00a0"


def test_a_local_time_is_the_same_moment_the_day_before():
    assert parse_rfc3339("2022-07-04T07:05:00+09:00") == parse_rfc3339("2022-07-03T22:05:00Z")
    assert rfc3339(parse_rfc3339("2022-07-04T07:05:00+09:00")) == "2022-07-03T22:05:00.000Z"


def test_the_epoch_is_zero():
    assert parse_rfc3339("1970-01-01T00:00:00Z") == 0.0
    assert to_epoch(datetime(1970, 1, 2, tzinfo=UTC)) == 86400.0
    assert from_epoch(-1.5) == datetime(1969, 12, 31, 23, 59, 58, 500000, tzinfo=UTC)


def test_a_time_without_a_zone_has_no_place_inside():
    with pytest.raises(ValueError, match="without a zone"):
        parse_rfc3339("2022-07-04T07:05:00")
    with pytest.raises(ValueError, match="without a zone"):
        to_epoch(datetime(2022, 7, 4))  # noqa: DTZ001  that is the point


def test_no_time_stays_no_time():
    assert rfc3339(None) is None


def test_milliseconds_are_rounded_and_carried():
    assert rfc3339(0.9996) == "1970-01-01T00:00:01.000Z"
    assert rfc3339(1.0004) == "1970-01-01T00:00:01.000Z"


@given(st.integers(0, 4_000_000_000_000))
def test_a_written_time_reads_back_to_the_millisecond(milliseconds):
    assert parse_rfc3339(rfc3339(milliseconds / 1000)) * 1000 == pytest.approx(milliseconds)


def test_half_a_minute_counts_as_a_whole_one():
    assert to_the_minute(89.9) == 60.0
    assert to_the_minute(90.0) == 120.0
    assert to_the_minute(29.9) == 0.0


@given(st.floats(-4e9, 4e9))
def test_the_nearest_minute_is_at_most_half_a_minute_away(t_s):
    assert to_the_minute(t_s) % 60 == 0
    assert abs(to_the_minute(t_s) - t_s) <= 30.0


def test_local_minutes_carry_their_zone_and_offset():
    entered = local_minute(parse_rfc3339("2022-07-03T22:04:59Z"), TOKYO)
    assert entered.isoformat() == "2022-07-04T07:05:00+09:00"
    assert offset_text(entered) == "+09:00"
    assert zone_label(entered) == "JST"


def test_offsets_west_and_of_odd_minutes():
    newfoundland = local_minute(0.0, ZoneInfo("America/St_Johns"))
    assert offset_text(newfoundland) == "-03:30"
    assert offset_text(local_minute(0.0, ZoneInfo("UTC"))) == "+00:00"


def test_a_zone_that_is_only_an_offset_has_no_name():
    assert (
        zone_label(local_minute(parse_rfc3339("2022-01-01T00:00:00Z"), ZoneInfo("Asia/Almaty")))
        == ""
    )


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0.0, "0 s"),
        (42.4, "42 s"),
        (59.4, "59 s"),
        (59.6, "1.0 min"),
        (360.0, "6.0 min"),
        (3596.0, "59.9 min"),
        (3598.0, "1 h 00 min"),
        (4260.0, "1 h 11 min"),
        (86400.0, "24 h 00 min"),
    ],
)
def test_durations_read_as_people_say_them(seconds, text):
    assert duration_text(seconds) == text.replace(" ", NBSP)
