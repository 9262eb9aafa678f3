"""Positions and courses as text."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.positions import course_text, ddm, nm_text, wrap_lon


def test_a_position_reads_as_on_a_chart():
    assert ddm(123.466667, 25.741667) == "25°44.5′N 123°28.0′E"
    assert ddm(-0.5, -33.25) == "33°15.0′S 000°30.0′W"


def test_minutes_are_carried_into_degrees():
    assert ddm(9.9999999, 25.9999999) == "26°00.0′N 010°00.0′E"


def test_longitudes_come_back_from_beyond_180():
    assert wrap_lon(181.0) == -179.0
    assert wrap_lon(-181.0) == 179.0
    assert wrap_lon(180.0) == 180.0
    assert wrap_lon(-180.0) == -180.0
    assert wrap_lon(360.0) == 0.0
    assert ddm(181.0, 0.0) == "00°00.0′N 179°00.0′W"


@given(st.floats(-720, 720))
def test_a_wrapped_longitude_is_the_same_meridian(lon):
    wrapped = wrap_lon(lon)
    assert -180 <= wrapped <= 180
    assert (wrapped - lon) % 360 == pytest.approx(0, abs=1e-9) or (
        (wrapped - lon) % 360 == pytest.approx(360, abs=1e-9)
    )


@given(st.floats(-180, 180), st.floats(-90, 90))
def test_a_printed_position_is_within_a_twentieth_of_a_minute(lon, lat):
    numbers = re.fullmatch(r"(\d\d)°(\d\d\.\d)′([NS]) (\d{3})°(\d\d\.\d)′([EW])", ddm(lon, lat))
    assert numbers
    d_lat, m_lat, ns, d_lon, m_lon, ew = numbers.groups()
    assert float(m_lat) < 60
    assert float(m_lon) < 60
    back_lat = (int(d_lat) + float(m_lat) / 60) * (1 if ns == "N" else -1)
    back_lon = (int(d_lon) + float(m_lon) / 60) * (1 if ew == "E" else -1)
    assert back_lat == pytest.approx(lat, abs=0.0501 / 60)
    assert back_lon == pytest.approx(lon, abs=0.0501 / 60)


def test_courses_have_three_figures_and_no_360():
    assert course_text(47.2) == "047°T"
    assert course_text(359.7) == "000°T"
    assert course_text(360.0) == "000°T"


def test_distances_in_nautical_miles():
    assert nm_text(24 * 1852.0) == "24.0\u00a0nm"
    assert nm_text(185.2) == "0.1\u00a0nm"
