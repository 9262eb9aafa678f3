from dataclasses import fields

import numpy as np
import pytest

from desktop_app.domain.errors import Refused
from desktop_app.domain.import_options import ImportOptions
from desktop_app.domain.progress import Quiet
from desktop_app.operations.import_preview import accept_preview, preview_file
from desktop_app.operations.import_tracks import import_file
from desktop_app.operations.read_watch import snapshot
from desktop_app.operations.watch_files import create_watch

HEADER = "MMSI,BaseDateTime,LAT,LON,SOG,COG,Heading,VesselName\n"


def rows(first_hour, lon=179.0, mmsi=431000001):
    return HEADER + "".join(
        f"{mmsi},2022-07-03T{first_hour + n // 4:02d}:{n % 4 * 15:02d}:00,25.5,"
        f"{(lon + n / 8 + 180) % 360 - 180:.4f},12,90,90,ALPHA\n"
        for n in range(16)
    )


def written(tmp_path, name, text):
    path = tmp_path / name
    path.write_text(text)
    return path


def look(watch, path):
    return preview_file(watch, path, ImportOptions(), "tester", Quiet())


def test_a_preview_tells_everything_and_stores_nothing(watch, tmp_path):
    head = snapshot(watch).journal_head
    path = written(tmp_path, "a.csv", rows(2) + "431000001,2022-07-03T20:00:00,95,1,1,1,1,A\n")
    preview = look(watch, path)
    assert preview.recognised.startswith("CSV: recognised by what is in the file")
    report = preview.report
    assert (report.records, report.stored, report.rejected) == (18, 16, 1)
    assert [record.line for record in preview.first] == list(range(2, 14))
    assert (preview.first[0].vessel, preview.first[0].sog_kn) == ("ALPHA", 12.0)
    assert preview.extent == (179.0, 25.5, -179.125, 25.5)  # over 180 degrees, the short way
    assert preview.drawn.shape == (16, 2)
    assert snapshot(watch).journal_head == head
    assert not snapshot(watch).sources


def test_accepting_stores_what_importing_stores(watch, tmp_path):
    path = written(tmp_path, "a.csv", rows(2))
    accepted = accept_preview(watch, look(watch, path), "tester", Quiet())
    with create_watch(tmp_path / "other.gpkg", "tester") as other:
        imported = import_file(other, path, ImportOptions(), "tester", Quiet())
        (one,), (two,) = snapshot(watch).tracks, snapshot(other).tracks
    for each in fields(accepted):
        assert getattr(accepted, each.name) == getattr(imported, each.name)
    np.testing.assert_array_equal(one.lon_deg, two.lon_deg)


def test_a_file_that_is_here_already_is_told(watch, tmp_path):
    path = written(tmp_path, "a.csv", rows(2))
    import_file(watch, path, ImportOptions(), "tester", Quiet())
    assert look(watch, path).report.outcome == "already here"


def test_a_whole_number_of_hours_beside_a_known_track_is_pointed_out(watch, tmp_path):
    import_file(watch, written(tmp_path, "a.csv", rows(2)), ImportOptions(), "tester", Quiet())
    late = look(watch, written(tmp_path, "late.csv", rows(11)))
    assert late.warnings == (
        "431000001: -9 h would put these fixes on the track that is already here",
    )
    same = look(watch, written(tmp_path, "same.csv", rows(2) + "\n"))
    assert same.warnings == ()
    stranger = look(watch, written(tmp_path, "b.csv", rows(11, mmsi=431000002)))
    assert stranger.warnings == ()


def test_jumps_and_files_without_fixes_are_pointed_out(watch, tmp_path):
    stray = rows(2) + "431000001,2022-07-03T06:00:00,60.0,10.0,12,90,90,ALPHA\n"
    assert look(watch, written(tmp_path, "a.csv", stray)).warnings == (
        "MMSI 431000001: impossible jumps: lines 18",
    )
    nothing = HEADER + "431000001,2022-07-03T06:00:00,91.0,181.0,12,90,90,ALPHA\n"
    assert "Not one record" in look(watch, written(tmp_path, "b.csv", nothing)).warnings[0]
    with pytest.raises(Refused):
        look(watch, written(tmp_path, "c.csv", ""))
