import json
from datetime import datetime
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.basis import Basis
from desktop_app.domain.sources import Imported
from desktop_app.geodesy.ellipsoid import distance_m
from desktop_app.importers.identity_split import FASTEST_KN, identities, split_identities

GFW = Path(__file__).parents[3] / "shared" / "data" / "json" / "gfw_338013000.json"
T = 1656885900.0


def two_ships(fixes=20):
    """One ship off Okinawa, one in the Baltic, heard in turn every 30 s."""
    t_s = T + 30.0 * np.arange(2 * fixes)
    east = np.tile([True, False], fixes)
    step = np.arange(2 * fixes) * 0.001
    return t_s, np.where(east, 127.0 + step, 20.0 - step), np.where(east, 26.0, 57.0), east


def imported(t_s, lon, lat, keys=("mmsi:338013000",), vessel=None):
    absent = np.full(len(t_s), np.nan)
    vessel = np.zeros(len(t_s), np.int64) if vessel is None else vessel
    line = np.arange(1, len(t_s) + 1)
    columns = (vessel, t_s, lon, lat, absent, absent, absent, line)
    return Imported("csv", Basis.MEASURED, "0" * 64, 1, keys, (), *columns, len(t_s), (), 0, {})


def test_two_ships_heard_in_turn_are_two_identities():
    t_s, lon, lat, east = two_ships()
    assert identities(t_s, lon, lat).tolist() == np.where(east, 0, 1).tolist()


def test_one_ship_is_one_identity_even_over_the_antimeridian_and_a_silence():
    t_s = T + np.array([0.0, 600.0, 1200.0, 90000.0])
    lon = np.array([179.98, -179.99, -179.95, -165.0])
    assert identities(t_s, lon, np.full(4, 10.0)).tolist() == [0, 0, 0, 0]


def test_the_ships_become_vessels_and_the_decision_is_kept():
    t_s, lon, lat, east = two_ships()
    split = split_identities(imported(t_s, lon, lat))
    assert split.vessel_keys == ("mmsi:338013000", f"file:{'0' * 64}:MMSI 338013000 (2)")
    assert split.vessel.tolist() == np.where(east, 0, 1).tolist()
    assert [(d.about, d.value) for d in split.decisions] == [
        ("MMSI 338013000", "heard as if from 2 ships")
    ]
    assert split.line.tolist() == list(range(1, 41))


def test_a_wrong_position_is_pointed_out_and_kept():
    t_s = T + 60.0 * np.arange(10)
    lon, lat = 127.0 + 0.001 * np.arange(10), np.full(10, 26.0)
    lat[4] = 62.0
    split = split_identities(imported(t_s, lon, lat))
    assert split.vessel_keys == ("mmsi:338013000",)
    assert split.decisions[0].value == "impossible jumps: lines 5"


def test_vessels_that_are_not_known_by_an_mmsi_are_left_alone():
    t_s, lon, lat, _ = two_ships()
    given = imported(t_s, lon, lat, keys=("name:Frigate",))
    assert split_identities(given) is given


def test_a_file_without_jumps_is_returned_as_it_is():
    given = imported(T + np.arange(3.0), np.full(3, 127.0), np.full(3, 26.0))
    assert split_identities(given) is given


@given(
    st.lists(
        st.tuples(
            st.floats(0, 600), st.sampled_from([120.0, 121.0, 125.0, -179.9]), st.floats(-1, 1)
        ),
        max_size=30,
    )
)
def test_no_identity_is_ever_faster_than_a_ship(fixes):
    t_s = T + np.cumsum([gap for gap, _, _ in fixes])
    lon = np.array([lon for _, lon, _ in fixes])
    lat = np.array([lat for _, _, lat in fixes])
    which = identities(t_s, lon, lat)
    first_seen = [int(k) for k in dict.fromkeys(which.tolist())]
    assert first_seen == list(range(len(first_seen)))
    assert_possible(t_s, lon, lat, which)


def assert_possible(t_s, lon, lat, which):
    for identity in range(int(which.max(initial=-1)) + 1):
        own = which == identity
        metres = distance_m(lon[own][:-1], lat[own][:-1], lon[own][1:], lat[own][1:])
        most = (np.diff(t_s[own]) + 60.0) * FASTEST_KN * 1852 / 3600
        assert np.all(metres <= 1.006 * most + 1)  # sphere against ellipsoid


@pytest.mark.skipif(not GFW.is_file(), reason="the real track is not at hand")
def test_the_positions_that_global_fishing_watch_sets_apart_by_far_are_strays():
    """338013000 is one ship with strays: all of GFW's segment is one identity, strays are not."""
    rows = [json.loads(line) for line in GFW.read_text().splitlines()]
    rows = [row for row in rows if row["lat"] is not None]
    t_s = np.array([datetime.fromisoformat(row["timestamp"]).timestamp() for row in rows])
    lon, lat = (np.array([row[axis] for row in rows]) for axis in ("lon", "lat"))
    which = identities(t_s, lon, lat)
    assert_possible(t_s, lon, lat, which)
    expected = [row["expected"] for row in rows]
    segment = np.array([each == expected[0] for each in expected])
    assert (which[segment] == 0).mean() > 0.95
    print(
        np.bincount(which),
        (which[segment] == 0).mean(),
        (which[~segment] == 0).sum(),
        (~segment).sum(),
    )
