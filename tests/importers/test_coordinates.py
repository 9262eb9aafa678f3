import math

import pytest

from desktop_app.importers import coordinates
from desktop_app.importers.records import BadRecord


@pytest.mark.parametrize(
    ("text", "value_deg"),
    [
        ("25.7", 25.7),
        (" -25.7 ", -25.7),
        ("25°44.5′N", 25 + 44.5 / 60),
        ("25 44 30 S", -(25 + 44 / 60 + 30 / 3600)),
        ("N25:44.5", 25 + 44.5 / 60),
        ("60:00.00N", 60.0),
        ("25.7N", 25.7),
    ],
)
def test_a_latitude_is_read_in_the_fields_own_forms(text, value_deg):
    assert coordinates.latitude(text) == pytest.approx(value_deg)


@pytest.mark.parametrize("text", ["NaN", "inf", "1e400", "٢٥", "25,7", "25°61′N", "25°10′E", "x"])
def test_what_is_no_latitude_is_rejected(text):
    with pytest.raises(BadRecord, match="is not a number"):
        coordinates.latitude(text)


def test_a_decimal_comma_has_to_be_said():
    assert coordinates.latitude("25,7", ",") == 25.7


def test_a_position_in_one_text_names_its_hemispheres():
    lon, lat = coordinates.split_position("25°44.5′N 123°28.0′E")
    assert (lon, lat) == pytest.approx((123 + 28 / 60, 25 + 44.5 / 60))
    with pytest.raises(BadRecord, match="hemispheres"):
        coordinates.split_position("25.7, 123.5")


@pytest.mark.parametrize(
    ("lon", "lat", "reason"),
    [
        (181.0, 91.0, r"no position \(91, 181\)"),
        (math.nan, 25.7, "no position"),
        (25.7, 123.5, "swapped"),
        (170.0, 95.0, "latitude 95 is out of range"),
        (-180.0000001, 1.0, "longitude -180.0000001 is out of range"),
    ],
)
def test_what_is_no_position_is_rejected_with_the_reason(lon, lat, reason):
    with pytest.raises(BadRecord, match=reason):
        coordinates.checked_position(lon, lat)


def test_the_limits_and_the_gulf_of_guinea_are_positions():
    for lon, lat in ((180.0, 90.0), (-180.0, -90.0), (0.0, 0.0)):
        assert coordinates.checked_position(lon, lat) == (lon, lat)


def test_sentinels_of_motion_are_absent():
    assert math.isnan(coordinates.sog(102.3))
    assert coordinates.sog(102.2) == 102.2
    assert math.isnan(coordinates.direction(360.0))
    assert math.isnan(coordinates.direction(511.0))
    assert math.isnan(coordinates.direction(-1.0))
    assert coordinates.direction(0.0) == 0.0
