import math

import pytest
from pyais import encode_dict

from desktop_app.importers.ais_messages import (
    OtherMessage,
    ShipPosition,
    StaticData,
    decode,
)
from desktop_app.importers.nmea_groups import Group, read_part
from desktop_app.importers.records import BadRecord


def message(**fields):
    group = Group()
    for sentence in encode_dict(fields, talker_id="AI", seq_id=1):
        raw = str(sentence).encode()
        group.parts.append(read_part(raw.rpartition(b"*")[0], 1, raw, (None, None)))
    return decode(group)


SHIP = {"mmsi": 431000001, "lon": 123.5, "lat": 25.7}


@pytest.mark.parametrize("number", [1, 2, 3, 18, 19])
def test_ships_report_positions(number):
    found = message(type=number, speed=12.3, course=47.1, heading=46, second=5, **SHIP)
    assert isinstance(found, ShipPosition)
    assert (found.mmsi, found.lon_deg, found.lat_deg) == ("431000001", 123.5, 25.7)
    assert (found.sog_kn, found.cog_deg, found.heading_deg) == (12.3, 47.1, 46.0)
    assert found.utc_second == 5


def test_sentinels_are_absent():
    found = message(type=1, speed=102.3, course=360.0, heading=511, second=60, **SHIP)
    assert all(math.isnan(v) for v in (found.sog_kn, found.cog_deg, found.heading_deg))
    assert found.utc_second is None
    far = message(type=27, speed=63, course=511, **SHIP)
    assert math.isnan(far.sog_kn)
    assert math.isnan(far.cog_deg)


def test_a_message_without_a_position_counts_as_that():
    found = message(type=1, mmsi=431000001, lon=181.0, lat=91.0)
    assert found == StaticData("431000001", (), "no position (91, 181)")
    named = message(type=19, mmsi=431000001, lon=181.0, lat=91.0, shipname="SMALL ONE")
    assert dict(named.attributes)["name"] == "SMALL ONE"


def test_a_position_out_of_range_is_the_reason():
    with pytest.raises(BadRecord, match="longitude 190 is out of range"):
        message(type=1, mmsi=431000001, lon=190.0, lat=25.0)


def test_ships_say_who_they_are():
    found = message(
        type=5,
        mmsi=431000001,
        imo=9307839,
        callsign="JABC",
        shipname="NORTHERN LIGHT",
        ship_type=70,
    )
    assert isinstance(found, StaticData)
    assert dict(found.attributes) == {
        "name": "NORTHERN LIGHT",
        "call_sign": "JABC",
        "imo": "9307839",
        "ship_type": "70",
    }
    part_a = message(type=24, mmsi=431000001, partno=0, shipname="SMALL ONE")
    assert dict(part_a.attributes) == {"name": "SMALL ONE"}


@pytest.mark.parametrize(
    ("number", "kind"), [(4, "base station"), (21, "aid to navigation"), (9, "search and rescue")]
)
def test_what_is_no_ship_is_another_kind(number, kind):
    found = message(type=number, mmsi=4310001, lon=123.0, lat=25.0)
    assert isinstance(found, OtherMessage)
    assert found.kind.startswith(kind)


@pytest.mark.parametrize(
    ("mmsi", "kind"),
    [
        (970000001, "emergency transmitter"),
        (974123456, "emergency transmitter"),
        (992351234, "aid to navigation"),
        (111232501, "search and rescue aircraft"),
        (2320723, "base station"),
    ],
)
@pytest.mark.parametrize("number", [1, 5, 18])
def test_an_identity_that_is_no_ships_is_of_its_kind(number, mmsi, kind):
    found = message(type=number, mmsi=mmsi, lon=123.0, lat=25.0, shipname="X")
    assert found == OtherMessage(kind)


@pytest.mark.parametrize("mmsi", [1193046, 982320001, 431000001])
def test_numbers_never_set_and_boats_of_ships_are_vessels(mmsi):
    found = message(type=1, mmsi=mmsi, lon=123.0, lat=25.0)
    assert (type(found), found.mmsi) == (ShipPosition, f"{mmsi:09d}")


@pytest.mark.parametrize(
    ("payload", "reason"),
    [
        (b"15M67FC000G?ufbE", "96 bits, type 1 has 168"),
        (b"w7777777", "type 63 is not defined"),
        (b"\x7f\x80zz", "message type"),
    ],
)
def test_a_payload_cut_short_is_never_filled_with_zeros(payload, reason):
    raw = b"!AIVDM,1,1,,A," + payload + b",0"
    with pytest.raises(BadRecord, match=reason):
        decode(Group([read_part(raw, 1, raw, (None, None))]))
