"""Findings other than visits: found at import, the same as by a full run, and undone with it."""

import pytest

from desktop_app.domain.import_options import ImportOptions
from desktop_app.domain.progress import Quiet
from desktop_app.operations.check import check
from desktop_app.operations.detect import detect
from desktop_app.operations.import_tracks import import_file
from desktop_app.operations.read_watch import snapshot
from desktop_app.operations.refresh_findings import find
from desktop_app.operations.undoing import undo

HEAD = "MMSI,BaseDateTime,LAT,LON,SOG,COG,Heading,VesselName\n"


def still(mmsi, name, lon, minutes):
    """Lying at 30° N, with a fix every ten minutes."""
    return "".join(
        f"{mmsi},2022-07-03T{t // 60:02d}:{t % 60:02d}:00,30.0,{lon},0.0,90.0,511,{name}\n"
        for t in minutes
    )


FILES = {
    "one.csv": still(431000001, "ALPHA", 150.0, range(0, 240, 10)),
    "two.csv": still(431000002, "BRAVO", 150.002, range(60, 180, 10)),
    "three.csv": still(431000003, "CHARLIE", 150.5, range(0, 900, 10))
    + still(431000004, "DELTA", 150.0, [700]),
    "four.csv": still(431000002, "BRAVO", 160.0, [185, 190]),
}


def take(watch, folder, name):
    path = folder / name
    path.write_text(HEAD + FILES[name])
    import_file(watch, path, ImportOptions(), "tester", Quiet())


@pytest.mark.parametrize("order", [list(FILES), list(reversed(FILES))])
def test_each_import_gives_what_a_full_run_gives(watch, tmp_path, order):
    for name in order:
        take(watch, tmp_path, name)
        full = find(watch).difference
        assert (full.added, full.changed, full.removed) == ((), (), ())
    state = snapshot(watch)
    assert {finding.kind for finding in state.findings} == {
        "AIS gap", "encounter", "impossible jump",
    }  # fmt: skip
    (meeting,) = [finding for finding in state.findings if finding.kind == "encounter"]
    assert {state.vessels[name].label for name in meeting.vessel_ids} == {"ALPHA", "BRAVO"}
    assert meeting.measures["duration_s"] == pytest.approx(110 * 60, abs=1.0)
    assert meeting.measures["closest_m"] == pytest.approx(192.98, abs=0.1)
    assert check(watch).ok


def test_undoing_the_import_takes_its_findings_back(watch, tmp_path):
    take(watch, tmp_path, "one.csv")
    before = snapshot(watch).findings
    take(watch, tmp_path, "two.csv")
    assert len(snapshot(watch).findings) > len(before)
    undo(watch, "tester")
    assert snapshot(watch).findings == before


def test_only_one_kind_is_told_and_stored(watch, tmp_path):
    for name in FILES:
        take(watch, tmp_path, name)
    for finding in snapshot(watch).findings:
        watch.db.execute("DELETE FROM finding WHERE id = ?", [finding.id])
    only = detect(watch, "tester", Quiet(), only="encounter")
    assert [found.kind for found in only.added] == ["encounter"]
    assert [finding.kind for finding in snapshot(watch).findings] == ["encounter"]
