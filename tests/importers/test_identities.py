import pytest

from desktop_app.importers.identities import flag_of_mmsi, flag_text, imo_text, mmsi_text
from desktop_app.importers.records import BadRecord


def test_an_mmsi_keeps_its_leading_zeros():
    assert mmsi_text("002241120") == "002241120"
    assert mmsi_text(" 431000001.0 ") == "431000001"


@pytest.mark.parametrize("text", ["4.31E+08", "2241120", "4310000012", "-1", "MMSI?", "٤٣١٠٠٠٠٠١"])
def test_an_mmsi_that_lost_digits_is_another_ship_and_rejected(text):
    with pytest.raises(BadRecord, match="MMSI"):
        mmsi_text(text)


def test_a_ships_mmsi_stands_for_its_flag():
    assert flag_of_mmsi("431000001") == "JP"
    assert flag_of_mmsi("412000002") == "CN"
    assert flag_of_mmsi("273000003") == "RU"


@pytest.mark.parametrize("mmsi", ["004310001", "111431001", "992241120", "970000001", "299000001"])
def test_other_stations_and_unallotted_digits_have_no_flag(mmsi):
    assert flag_of_mmsi(mmsi) is None


def test_imo_numbers_and_flags_as_stated():
    assert imo_text("IMO9307839") == "9307839"
    assert imo_text("IMO0000000") is None
    assert imo_text("Unknown") is None
    assert flag_text("jp") == "JP"
    assert flag_text("Japan") is None
