import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.store.acts import act
from desktop_app.store.chunks import MOST_FIXES, Columns, load_run, store_runs
from desktop_app.store.sources import list_sources, rejected_records, remove_source
from desktop_app.store.tracks import count_shared, read_tracks
from desktop_app.store.vessels import read_vessels
from tests.store.conftest import make_import, store_import


def columns(lon, t=None):
    n = len(lon)
    t = np.arange(n, dtype=float) if t is None else np.asarray(t, dtype=float)
    blank = np.full(n, np.nan)
    return Columns(
        t, np.asarray(lon, float), np.full(n, 10.0), blank, blank, blank, 1 + np.arange(n)
    )


def read_back(rows):
    runs = [
        load_run(
            run.row["geom"],
            run.row["reported"],
            run.row["lines"],
            joined=bool(run.row.get("joined", 0)),
        )
        for run in rows
    ]
    return np.concatenate([run.t_s for run in runs]), np.concatenate([run.line for run in runs])


@given(st.integers(min_value=1, max_value=4000))
def test_every_fix_is_stored_once_in_nearly_equal_chunks(count):
    rows = list(store_runs(columns(np.linspace(1.0, 2.0, count))))
    times, lines = read_back(rows)
    assert times.tolist() == list(range(count))
    assert lines.tolist() == list(range(1, count + 1))
    lengths = [run.row.get("fixes", 1) for run in rows]
    assert max(lengths) <= MOST_FIXES
    assert max(lengths) - min(lengths) <= 1


def test_a_run_is_cut_at_the_antimeridian_without_a_vertex_of_ours():
    rows = list(store_runs(columns([179.8, 179.9, -179.9, -179.8, 179.9])))
    assert [run.table for run in rows] == ["track_chunk", "track_chunk", "lone_fix"]
    assert read_back(rows)[0].tolist() == [0, 1, 2, 3, 4]


def test_a_fix_takes_at_most_thirty_six_bytes():
    rows = list(store_runs(columns(np.linspace(1.0, 2.0, 100_000))))
    assert sum(run.size_bytes for run in rows) / 100_000 <= 36


def test_what_was_stored_is_read_back_to_the_bit(watch):
    imported = make_import(fixes=2500)
    store_import(watch, imported)
    (track,) = read_tracks(watch, read_vessels(watch))
    assert np.array_equal(track.t_s, imported.t_s)
    assert np.array_equal(track.lon_deg, imported.lon_deg)
    assert np.array_equal(track.lat_deg, imported.lat_deg)
    assert np.array_equal(track.line, imported.line)
    assert track.sog_kn[0] == pytest.approx(12.34)
    assert np.isnan(track.sog_kn[1])
    assert np.isnan(track.heading_deg).all()


def test_of_two_sources_the_first_speaks_and_the_other_stays(watch):
    store_import(watch, make_import(fixes=5), "source-1")
    store_import(watch, make_import("b" * 64, fixes=8), "source-2")
    (track,) = read_tracks(watch, read_vessels(watch))
    assert len(track) == 8
    assert track.source.tolist() == [0] * 5 + [1] * 3
    assert count_shared(watch, track, "source-2") == 5


def test_removing_a_source_loses_nothing_that_another_has(watch):
    first = store_import(watch, make_import(fixes=5), "source-1")
    store_import(watch, make_import("b" * 64, fixes=8), "source-2")
    with act(watch, "remove source", "tester", {}) as current:
        remove_source(current, first)
    (track,) = read_tracks(watch, read_vessels(watch))
    assert len(track) == 8
    assert track.source_ids == ("source-2",)


def test_a_vessel_is_shown_only_while_a_live_source_speaks_of_it(watch):
    fid = store_import(watch, make_import())
    assert [vessel.name for vessel in read_vessels(watch).values()] == ["Vessel mmsi:431000001"]
    with act(watch, "remove source", "tester", {}) as current:
        remove_source(current, fid)
    assert read_vessels(watch) == {}


def test_rejected_records_are_kept_with_line_and_reason(watch):
    store_import(watch, make_import())
    (bad,) = rejected_records(watch, "source-1")
    assert (bad.line, bad.reason, bad.raw) == (1, "no position", "x")
    assert list_sources(watch)[0].rejected == 1
