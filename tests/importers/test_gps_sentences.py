import contextlib
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.importers.gps_sentences import RadarTarget, read_gps
from desktop_app.importers.records import BadRecord


def test_rmc_states_time_place_and_motion():
    said = read_gps(b"$GPRMC,123519.5,A,4807.038,N,01131.000,W,022.4,084.4,030722,003.1,W")
    assert said.clock_s == 12 * 3600 + 35 * 60 + 19.5
    assert said.day_s == 1656806400.0
    assert said.lat_deg == pytest.approx(48 + 7.038 / 60)
    assert said.lon_deg == pytest.approx(-(11 + 31 / 60))
    assert (said.sog_kn, said.cog_deg) == (22.4, 84.4)


def test_receivers_without_a_fix_say_so():
    assert not read_gps(b"$GPRMC,123519,V,,,,,,,230394,,").valid
    assert not read_gps(b"$GPGGA,123519,4807.038,N,01131.000,E,0,00,,,M,,M,,").valid
    assert not read_gps(b"$GPGLL,,,,,123519,V").valid
    assert not read_gps(b"$GPZDA,,,,,,").valid


def test_gga_gll_vtg_and_hdt():
    gga = read_gps(b"$GPGGA,000000,0000.000,N,00000.000,E,1,05,1.0,5.0,M,,M,,")
    assert (gga.clock_s, gga.day_s, gga.lat_deg, gga.lon_deg) == (0.0, None, 0.0, 0.0)
    assert read_gps(b"$GNGLL,1000.00,S,17900.00,E,235959,A").lat_deg == -10.0
    vtg = read_gps(b"$GPVTG,360.0,T,,M,10.5,N,,K")
    assert (vtg.cog_deg, vtg.sog_kn) == (0.0, 10.5)
    assert math.isnan(read_gps(b"$GPVTG,,T,,M,,N,,K").cog_deg)
    assert read_gps(b"$HEHDT,271.5,T").heading_deg == 271.5


def test_radar_targets_in_each_unit():
    nm = read_gps(b"$RATTM,5,2.0,090.0,R,8.0,180.0,T,,,N,,T,,220500.00,A")
    assert (nm.number, nm.distance_m, nm.bearing_deg, nm.is_relative) == ("05", 3704.0, 90.0, True)
    km = read_gps(b"$RATTM,05,2.0,090.0,T,18.52,180.0,T,,,K,,T,,,A")
    assert (km.distance_m, km.sog_kn, km.clock_s) == (2000.0, pytest.approx(10.0), None)
    assert math.isnan(read_gps(b"$RATTM,05,2.0,090.0,T,8.0,180.0,R,,,N,,T,,,A").sog_kn)
    assert read_gps(b"$RATLL,07,,,,,,,L,") == RadarTarget("07", None, lost=True)


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        (b"$GPRMC,243519,A,4807.038,N,01131.000,E,022.4,084.4,230394,,", "time of day"),
        (b"$GPRMC,123519,A,4867.038,N,01131.000,E,022.4,084.4,230394,,", "coordinate"),
        (b"$GPRMC,123519,A,9107.038,N,01131.000,E,022.4,084.4,230394,,", "latitude 91"),
        (b"$GPRMC,123519,A,4807.038,E,01131.000,E,022.4,084.4,230394,,", "coordinate"),
        (b"$GPRMC,123519,A,4807.038,N,01131.000,E,fast,084.4,230394,,", "not a number"),
        (b"$GPRMC,123519,A,4807.038,N,01131.000,E,022.4,084.4,310294,,", "not a date"),
        (b"$GPRMC,123519,A", "has at least 9"),
        (b"$RATTM,x,2.0,090.0,R,8.0,180.0,T,,,N,,T,,,A", "radar target"),
        (b"$RATTM,5,2.0,090.0,R,8.0,180.0,T,,,Q,,T,,,A", "unit"),
    ],
)
def test_what_makes_no_sense_is_the_reason(sentence, reason):
    with pytest.raises(BadRecord, match=reason):
        read_gps(sentence)


@pytest.mark.parametrize("sentence", [b"$PGHP,1,2", b"$GPGSV,1,1", b"!AIVDM,1", b"$PXRMC,1", b""])
def test_other_sentences_say_nothing(sentence):
    assert read_gps(sentence) is None


FIELD = st.sampled_from(
    ["", "A", "N", "E", "T", "R", "4807.038", "01131.0", "123519", "230394", "5"]
)
HEADS = st.sampled_from(["GPRMC", "GPGGA", "GPGLL", "GPVTG", "HEHDT", "GPZDA", "RATTM", "RATLL"])


@given(HEADS, st.lists(FIELD | st.text(max_size=8), max_size=16))
def test_any_fields_are_read_or_rejected(head, fields):
    with contextlib.suppress(BadRecord):
        read_gps(f"${head},{','.join(fields)}".encode())
