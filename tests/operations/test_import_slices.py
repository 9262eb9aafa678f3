"""A file stored in slices against the same file stored at once."""

import dataclasses

import numpy as np
import pytest

from desktop_app.domain.errors import Refused
from desktop_app.domain.import_options import ImportOptions
from desktop_app.domain.progress import Quiet
from desktop_app.importers import csv_column_reader, csv_tracks, text_blocks
from desktop_app.importers.registry import read_file
from desktop_app.operations import import_tracks
from desktop_app.operations.import_slices import SlicedImport
from desktop_app.operations.import_tracks import import_file
from desktop_app.store.sources import list_sources
from desktop_app.store.tracks import read_tracks
from desktop_app.store.vessels import read_vessels
from desktop_app.store.watch_file import create_watch_file

HEAD = "mmsi,time,lat,lon,sog,cog,heading,name\n"


@pytest.fixture
def watch(tmp_path):
    with create_watch_file(tmp_path / "watch.gpkg") as watch:
        yield watch


class Taking(Quiet):
    """Progress of a reader in this process that hands its slices straight on."""

    def __init__(self, take):
        self.hand_over = take


def random_rows(count, seed, *, ordered):
    rng = np.random.default_rng(seed)
    seconds = rng.integers(0, count // 3, count)
    seconds = np.sort(seconds) if ordered else seconds
    rows = []
    for second in seconds.tolist():
        lat = 25 + rng.integers(0, 3) / 100
        time = f"2022-07-03T{second // 3600:02d}:{second // 60 % 60:02d}:{second % 60:02d}Z"
        row = f"43100000{rng.integers(1, 4)},{time},{lat},123.5,{rng.integers(0, 3)},90,511,A"
        rows += [row] * int(rng.integers(1, 3))
    rows[count // 2] = "431000001,not a time,25,123,,,,A"
    return HEAD + "\n".join(rows) + "\n"


@pytest.fixture
def in_slices(monkeypatch):
    """Read every file by columns, in blocks of 2 kB handed on at once, 60 fixes stored at once."""
    monkeypatch.setattr(csv_tracks, "_SMALL_BYTES", 0)
    monkeypatch.setattr(csv_column_reader, "SLICED_BYTES", 0)
    monkeypatch.setattr(text_blocks, "BLOCK_BYTES", 2000)
    monkeypatch.setattr(import_tracks, "SlicedImport", lambda watch: SlicedImport(watch, 60))
    monkeypatch.setattr(
        import_tracks,
        "read_isolated",
        lambda path, options, _, take: read_file(path, options, Taking(take)),
    )


def stored(watch):
    (track, *others) = read_tracks(watch, read_vessels(watch))
    return [
        (t.vessel, t.t_s.tolist(), t.lat_deg.tolist(), t.sog_kn.tolist(), t.line.tolist())
        for t in (track, *others)
    ]


def at_once(tmp_path, path):
    with create_watch_file(tmp_path / "at_once.gpkg") as watch:
        report = import_file(watch, path, ImportOptions(), "tester", Quiet())
        return report, stored(watch)


@pytest.mark.parametrize("ordered", [True, False])
def test_slices_store_what_is_stored_at_once(watch, tmp_path, request, ordered):
    path = tmp_path / "a.csv"
    path.write_text(random_rows(600, 1, ordered=ordered))
    expected, tracks = at_once(tmp_path, path)
    request.getfixturevalue("in_slices")
    report = import_file(watch, path, ImportOptions(), "tester", Quiet())
    assert report.duplicate > 100
    assert report.rejected > 1
    assert stored(watch) == tracks

    def plain(each):
        each = dataclasses.replace(each, decisions=tuple(sorted(each.decisions, key=repr)))
        rejects = tuple(dataclasses.replace(bad, raw="") for bad in each.rejects)
        return dataclasses.replace(each, rejects=rejects)

    assert plain(report) == plain(expected)
    (source,) = list_sources(watch)
    assert (source.records, source.stored, source.name) == (report.records, report.stored, "a.csv")


def test_trying_out_stores_nothing_and_says_the_same(watch, tmp_path, in_slices):
    path = tmp_path / "a.csv"
    path.write_text(random_rows(300, 2, ordered=True))
    tried = import_file(watch, path, ImportOptions(), "tester", Quiet(), dry_run=True)
    assert list_sources(watch) == ()
    real = import_file(watch, path, ImportOptions(), "tester", Quiet())
    assert dataclasses.replace(real, source_id=None) == tried
    again = import_file(watch, path, ImportOptions(), "tester", Quiet())
    assert again.outcome == "already here"


def test_an_import_that_ends_half_way_leaves_nothing(watch, tmp_path, in_slices, monkeypatch):
    path = tmp_path / "a.csv"
    path.write_text(random_rows(600, 3, ordered=True))

    def broken(path, options, _, take):
        read_file(path, options, Taking(take))
        raise Refused("enough")

    monkeypatch.setattr(import_tracks, "read_isolated", broken)
    with pytest.raises(Refused, match="enough"):
        import_file(watch, path, ImportOptions(), "tester", Quiet())
    for table in ("source", "track_chunk", "lone_fix"):
        assert watch.db.execute(f"SELECT count(*) FROM {table}").fetchone()[0] == 0  # noqa: S608
