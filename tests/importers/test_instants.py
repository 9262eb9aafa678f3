from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.errors import UsageError
from desktop_app.domain.moments import rfc3339, to_epoch
from desktop_app.importers.instants import Reading, instant, is_leap_second, zone_named
from desktop_app.importers.records import BadRecord

FAR = 4102444800.0  # 2100
AT_2205Z = to_epoch(datetime(2022, 7, 3, 22, 5, tzinfo=UTC))
MOMENTS = st.datetimes(datetime(1990, 1, 2), datetime(2099, 12, 30))  # noqa: DTZ001 - made aware below


@pytest.mark.parametrize(
    "text", ["2022-07-03T22:05:00Z", "2022-07-04T07:05:00+09:00", "2022-07-03 23:05 +0100"]
)
def test_one_instant_in_three_forms(text):
    assert instant(text, Reading(FAR)) == AT_2205Z


def test_local_time_is_read_in_the_zone_that_is_given():
    assert instant("2022-07-04 07:05", Reading(FAR, ZoneInfo("Asia/Tokyo"))) == AT_2205Z


def test_local_time_without_a_zone_is_never_an_instant():
    with pytest.raises(BadRecord, match="states no time zone"):
        instant("2022-07-04 07:05", Reading(FAR))


def test_the_order_of_day_and_month_is_never_guessed():
    with pytest.raises(BadRecord, match="cannot be told apart"):
        instant("03/07/2022 22:05Z", Reading(FAR))
    assert instant("03/07/2022 22:05Z", Reading(FAR, date_order="dmy")) == AT_2205Z
    assert instant("07/03/2022 22:05Z", Reading(FAR, date_order="mdy")) == AT_2205Z


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("2022-11-06 01:30:00", "occurs twice"),
        ("2022-03-13 02:30:00", "is skipped there"),
    ],
)
def test_a_local_time_that_summer_time_makes_doubtful_is_rejected(text, reason):
    with pytest.raises(BadRecord, match=reason):
        instant(text, Reading(FAR, ZoneInfo("America/New_York")))


def test_a_leap_second_is_the_last_millisecond_before_the_next_day():
    t_s = instant("2016-12-31T23:59:60Z", Reading(FAR))
    assert rfc3339(t_s) == "2016-12-31T23:59:59.999Z"
    assert is_leap_second("2016-12-31T23:59:60Z")
    assert not is_leap_second("2016-12-31T23:60:00Z")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("1970-01-01T00:00:00Z", "before 1990"),
        ("2099-01-01T00:00:00Z", "lies in the future"),
        ("2022-02-30T00:00:00Z", "is not a time"),
        ("0000-00-00T00:00:00Z", "is not a time"),
        ("", "no time"),
        ("1656885900", "is not a time"),
    ],
)
def test_what_cannot_be_is_rejected_with_the_reason(text, reason):
    with pytest.raises(BadRecord, match=reason):
        instant(text, Reading(to_epoch(datetime(2026, 1, 1, tzinfo=UTC))))


def test_two_digit_years_are_read_as_posix_does():
    reading = Reading(FAR, date_order="dmy")
    assert instant("03-07-22 22:05Z", reading) == AT_2205Z
    assert rfc3339(instant("03-07-95 22:05Z", reading)) == "1995-07-03T22:05:00.000Z"


@given(MOMENTS, st.integers(-14 * 60, 14 * 60))
def test_any_instant_survives_being_written_with_any_offset(moment, minutes):
    moment = moment.replace(tzinfo=UTC, microsecond=moment.microsecond // 1000 * 1000)
    text = moment.astimezone(timezone(timedelta(minutes=minutes))).isoformat()
    assert instant(text, Reading(FAR)) == pytest.approx(to_epoch(moment), abs=1e-6)


@given(MOMENTS)
def test_any_instant_survives_six_forms(moment):
    moment = moment.replace(tzinfo=UTC, second=0, microsecond=0)
    t_s = to_epoch(moment)
    forms = {
        moment.strftime("%d/%m/%Y %H:%M"): Reading(FAR, UTC, "dmy"),
        moment.strftime("%m-%d-%Y %H:%M:%S"): Reading(FAR, UTC, "mdy"),
        moment.strftime("%Y-%m-%dT%H:%M:%SZ"): Reading(FAR),
        moment.strftime("%Y/%m/%d %H:%M GMT"): Reading(FAR),
        f"{t_s:.0f}": Reading(FAR, epoch_unit_s=1.0),
        f"{t_s * 1000:.0f}": Reading(FAR, epoch_unit_s=0.001),
    }
    assert {round(instant(text, reading), 3) for text, reading in forms.items()} == {t_s}


def test_a_zone_is_a_name_or_an_offset():
    assert zone_named("+09:00").utcoffset(None) == timedelta(hours=9)
    assert zone_named("Z") is UTC
    assert zone_named("Asia/Tokyo") == ZoneInfo("Asia/Tokyo")
    for name in ("Mars/Olympus", "../../etc/passwd", "", "+99:00:00"):
        with pytest.raises(UsageError):
            zone_named(name)
