import hashlib
import json

import numpy as np
import pytest

from desktop_app.cli.command_line import run
from desktop_app.domain.errors import OffingError
from desktop_app.domain.import_options import ImportOptions
from desktop_app.domain.moments import parse_rfc3339
from desktop_app.domain.progress import Quiet
from desktop_app.operations.check import check
from desktop_app.operations.import_tracks import import_file
from desktop_app.operations.provenance import fixes_about, provenance_of
from desktop_app.operations.read_watch import snapshot
from desktop_app.operations.sources import remove
from desktop_app.operations.undoing import undo

HEADER = "MMSI,BaseDateTime,LAT,LON,SOG,COG,Heading,VesselName\n"
FIRST = HEADER + "".join(
    f"431000001,2022-07-03T22:{minute:02d}:00,25.5,{123 + minute / 100:.2f},12,90,90,ALPHA\n"
    for minute in range(10)
)
SECOND = HEADER + "".join(
    f"431000001,2022-07-03T22:{minute:02d}:00,25.5,{123 + minute / 100:.2f},12,90,90,ALPHA\n"
    for minute in range(5, 15)
)


@pytest.fixture
def files(tmp_path):
    paths = tmp_path / "first.csv", tmp_path / "second.csv"
    for path, text in zip(paths, (FIRST, SECOND), strict=True):
        path.write_text(text)
    return paths


def take(watch, path):
    return import_file(watch, path, ImportOptions(), "tester", Quiet())


def test_every_fix_leads_to_the_line_it_was_read_from(watch, files):
    for path in files:
        take(watch, path)
    state = snapshot(watch)
    (track,) = state.tracks
    lines = {path.name: path.read_text().splitlines() for path in files}
    assert len(track) == 15
    for index in range(len(track)):
        found = provenance_of(track, index, state.sources)
        row = lines[found.file][found.line - 1].split(",")
        assert parse_rfc3339(row[1] + "Z") == found.t_s
        assert (float(row[3]), float(row[2])) == (found.lon_deg, found.lat_deg)
        assert found.file == ("first.csv" if index < 10 else "second.csv")


def test_the_sentence_names_line_file_hash_time_and_profile(watch, files):
    take(watch, files[0])
    (found,) = fixes_about(snapshot(watch), "ALPHA", parse_rfc3339("2022-07-03T22:03:10Z"))
    sha256 = hashlib.sha256(files[0].read_bytes()).hexdigest()
    assert found.sentence == (
        f"line 5 of first.csv (SHA-256 {sha256}), imported at {found.imported_at}, "
        f"format csv, profile marinecadastre-2015"
    )
    assert {found.vessel.mmsi, found.profile} == {"431000001", "marinecadastre-2015"}
    with pytest.raises(OffingError):
        fixes_about(snapshot(watch), "NOBODY", 0.0)


def test_the_command_line_shows_it(watch, files, capsys):
    take(watch, files[0])
    words = ["provenance", str(watch.path), "431000001", "--at", "2022-07-03T22:03:10Z"]
    assert run(words) == 0
    assert "line 5 of first.csv (SHA-256 " in capsys.readouterr().out
    assert run([*words, "--json"]) == 0
    (fix,) = json.loads(capsys.readouterr().out)["fixes"]
    assert (fix["line"], fix["time"]) == (5, "2022-07-03T22:03:00.000Z")


def tracks(watch):
    """Every column of every track, with what its fixes are from."""
    state = snapshot(watch)
    return [
        (track.vessel.key, track.source_ids, *(getattr(track, name).tolist() for name in COLUMNS))
        for track in state.tracks
    ]


COLUMNS = ("t_s", "lon_deg", "lat_deg", "sog_kn", "line", "source")


def test_removing_one_of_two_sources_takes_back_exactly_what_it_brought(watch, files):
    take(watch, files[1])
    alone = tracks(watch)
    take(watch, files[0])
    both = tracks(watch)
    remove(watch, "first.csv", "tester")
    assert tracks(watch) == alone
    assert not check(watch).problems
    undo(watch, "tester")
    assert tracks(watch) == both
    remove(watch, "second.csv", "tester")
    (track,) = snapshot(watch).tracks
    np.testing.assert_array_equal(track.line, np.arange(2, 12))
