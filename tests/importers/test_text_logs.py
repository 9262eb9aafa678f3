from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.domain.errors import Refused
from desktop_app.domain.import_options import ImportOptions
from desktop_app.domain.moments import rfc3339
from desktop_app.domain.progress import Quiet
from desktop_app.importers.registry import read_file, recognise

REAL = Path(__file__).parents[3] / "shared" / "data"


def labels(imported):
    return [imported.vessel_keys[index].rsplit(":", 1)[1] for index in imported.vessel]


def reasons(imported):
    return [(each.line, each.reason) for each in imported.rejected]


def test_a_replay_file_of_debrief(read_data):
    imported = read_data("rep/valid/two_tracks.rep")
    assert imported.format == "rep"
    assert labels(imported) == ["SUBJECT", "OWN SHIP"]
    assert [rfc3339(t) for t in imported.t_s] == [
        "2010-01-12T11:58:00.000Z",
        "2010-01-12T11:59:00.500Z",
    ]
    assert imported.lat_deg.tolist() == pytest.approx([60 + 23 / 60 + 40.25 / 3600, -60.5])
    assert imported.lon_deg.tolist() == pytest.approx([1 / 60 + 25.86 / 3600, -0.5])
    assert (imported.sog_kn[0], imported.cog_deg[0]) == (6.0, 109.08)
    assert np.isnan([imported.sog_kn[1], imported.cog_deg[1]]).all()
    assert imported.ignored == {"blank": 1, "comment": 1, "narrative": 1}
    assert reasons(imported) == [
        (6, "latitude '60 61 40.25' is not a number"),
        (7, "not a fix as Debrief writes them"),
        (8, "speed 'fast' is not a number"),
    ]


@settings(max_examples=50, deadline=None)
@given(st.integers(0, 89), st.integers(0, 59), st.integers(0, 5999), st.integers(0, 179))
def test_degrees_minutes_and_seconds_of_a_replay_file(tmp_path_factory, lat, minute, second, lon):
    path = tmp_path_factory.mktemp("rep") / "a.rep"
    seconds = f"{second / 100:.2f}"
    path.write_text(f"951212 050000.000 N @C {lat} {minute} {seconds} S {lon} 0 0 W 0 1 0\n")
    imported = read_file(path, ImportOptions(), Quiet())
    assert imported.lat_deg[0] == pytest.approx(-(lat + minute / 60 + second / 360000), abs=1e-12)
    assert imported.lon_deg[0] == -lon


def test_an_odd_blank_inside_a_number_of_a_replay_file_is_no_separator(read):
    text = "100112 115800 SUBJECT VC 60 2\x1c3 40.25 N 000 01 25.86 E 109.08  6.00  0.00\n"
    imported = read("a.rep", text, format="rep")
    assert (len(imported.t_s), len(imported.rejected)) == (0, 1)


def test_an_export_of_etrac(read_data):
    imported = read_data("etrac/valid/targets.txt")
    assert imported.vessel_keys == ("mmsi:143732307",)
    assert (imported.lon_deg[0], imported.lat_deg[0]) == (-28.6213333, 42.166)
    assert rfc3339(imported.t_s[0]) == "2019-08-06T04:40:00.000Z"
    assert (imported.sog_kn[0], imported.cog_deg[0]) == (8.0, 283.0)
    assert np.isnan(imported.heading_deg[0])
    assert ("name", "TRIV") in [(r.attribute, r.value) for r in imported.reports]
    assert reasons(imported) == [
        (3, "MMSI '14373230' has 8 digits, not 9"),
        (4, "2 columns, the header has 20"),
    ]
    with pytest.raises(Refused, match="lacks time, lng"):
        read_data("etrac/invalid/no_position.txt")


def test_a_log_of_nisida(read_data):
    imported = read_data("nisida/valid/unit.txt")
    assert labels(imported) == ["ADRI"]
    assert rfc3339(imported.t_s[0]) == "2003-10-31T10:02:00.000Z"
    assert imported.lat_deg[0] == pytest.approx(36 + 23 / 60)
    assert imported.lon_deg[0] == pytest.approx(4 + 12.02 / 60)
    assert (imported.cog_deg[0], imported.sog_kn[0]) == (359.0, 3.0)
    assert imported.ignored == {"continuation line": 1, "event": 1, "heading": 3}
    assert reasons(imported) == [
        (4, "'2003-10-32T10:30Z' is not a time"),
        (5, "latitude '3673.02' is not a number"),
        (9, "not a line of this format"),
    ]


@pytest.mark.skipif(not REAL.is_dir(), reason="the real files are not at hand")
@pytest.mark.parametrize(
    ("name", "kind", "fixes", "records"),
    [
        ("rep/debrief_boat1.rep", "rep", 402, 402),
        ("rep/rep_test1.rep", "rep", 8, 27),
        ("rep/rep_test1_bad.rep", "rep", 8, 26),
        ("rep/rep_test2.rep", "rep", 0, 1),
        ("pepys_other/e_trac.txt", "etrac", 40, 45),
        ("pepys_other/nisida_example.txt", "nisida", 2, 25),
    ],
)
def test_real_files_balance(name, kind, fixes, records):
    assert recognise(REAL / name) == kind
    imported = read_file(REAL / name, ImportOptions(), Quiet())
    assert (len(imported.t_s), imported.records) == (fixes, records)
