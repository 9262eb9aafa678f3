"""Real files, where they are at hand: exact counts, each counted a second way in the test."""

import csv
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from desktop_app.domain.errors import DecisionNeeded
from desktop_app.domain.import_options import ImportOptions
from desktop_app.domain.moments import rfc3339
from desktop_app.domain.progress import Quiet
from desktop_app.importers.isolated import read_isolated

DATA = Path(__file__).parents[3] / "shared" / "data"
pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason="the real files are not at hand")


def read(name, **options):
    return read_isolated(DATA / name, ImportOptions(**options), Quiet())


def ledger(imported):
    return (
        imported.records,
        len(imported.t_s),
        len(imported.rejected),
        imported.duplicate,
        imported.ignored,
    )


def rows(name):
    with (DATA / name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_marinecadastre_noaa_20230101():
    name = "csv/marinecadastre_noaa_20230101.csv"
    imported = read(name)
    assert ledger(imported) == (1001, 998, 2, 0, {"header": 1})
    assert [each.line for each in imported.rejected] == [524, 542]
    assert rfc3339(imported.t_s[0]) == "2023-01-11T00:00:00.000Z"
    good = [row for row in rows(name) if re.fullmatch(r"\d{9}", row["MMSI"])]
    times = [datetime.fromisoformat(row["BaseDateTime"]).replace(tzinfo=UTC) for row in good]
    assert imported.t_s.tolist() == [time.timestamp() for time in times]
    assert imported.lon_deg.tolist() == [float(row["LON"]) for row in good]
    silent = sum(row["Heading"] in ("511.0", "") for row in good)
    assert int((imported.heading_deg != imported.heading_deg).sum()) == silent


def test_boat_positions_ask_first_and_then_keep_the_assumption():
    name = "csv/mp_boat-positions.csv"
    with pytest.raises(DecisionNeeded) as asked:
        read(name)
    assert [question.flag for question in asked.value.questions] == ["--map", "--time-zone"]
    imported = read(name, columns={"ID": "vessel"}, time_zone="UTC")
    assert ledger(imported) == (22288, 21832, 242, 213, {"header": 1})
    each = rows(name)
    times = {(row["ID"], row["ais_pos_timestamp"]) for row in each}
    places = {(*row.values(),) for row in each}
    assert (len(times), len(places) - len(times), len(each) - len(places)) == (21832, 242, 213)
    assert rfc3339(imported.t_s[0]) == "2021-03-20T00:22:00.000Z"
    decided = {(d.about, d.value) for d in imported.decisions}
    assert {("time zone", "UTC"), ("date order", "dmy")} <= decided


def test_kystverket_norwegian():
    """Every line is a sentence; 26 have no tag block and so no time."""
    name = "nmea/kystverket_norwegian.raw"
    imported = read(name)
    ignored = {"aid to navigation": 2, "static": 59}
    assert ledger(imported) == (223, 136, 26, 0, ignored)
    lines = (DATA / name).read_bytes().splitlines()
    untimed = [n for n, line in enumerate(lines, 1) if not line.startswith(b"\\")]
    assert [each.line for each in imported.rejected] == untimed
    assert {each.reason for each in imported.rejected} == {
        "no time, in a file whose other sentences have one"
    }
    positions = [
        n for n, line in enumerate(lines, 1) if re.search(rb"^\\.*,1,1,[^,]*,[AB],[13B]", line)
    ]
    assert imported.line.tolist() == positions
    stated = [int(re.search(rb"c:(\d+)", lines[n - 1])[1]) for n in positions]
    assert imported.t_s.tolist() == stated


def test_gpx_1_0_with_a_prefix_and_an_offset():
    imported = read("gpx/pepys_gpx_1_0.gpx")
    assert ledger(imported) == (5, 5, 0, 0, {})
    assert [rfc3339(t) for t in imported.t_s] == [
        f"2012-04-27T15:{minute}:38.000Z" for minute in (29, 30, 31, 32, 33)
    ]
    assert imported.lat_deg[0] == 22.1862861
    assert imported.line.tolist() == [13, 19, 25, 31, 37]
    assert imported.reports[0].value == "NELSON"


def test_gpx_land_track():
    imported = read("gpx/pepys_test_land_track.gpx")
    assert ledger(imported) == (8, 7, 0, 0, {"waypoint": 1})
    assert (rfc3339(imported.t_s[0]), rfc3339(imported.t_s[-1])) == (
        "2007-10-14T10:09:57.000Z",
        "2007-10-14T10:14:08.000Z",
    )
