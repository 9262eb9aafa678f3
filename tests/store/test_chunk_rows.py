"""The rows of many vessels at once against the rows of one vessel after the other."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.store.chunk_rows import CHUNK_COLUMNS, LONE_COLUMNS, chunk_rows
from desktop_app.store.chunks import Columns, store_runs

LENGTHS = st.lists(
    st.one_of(st.integers(1, 5), st.sampled_from([1023, 1024, 1025, 2047, 2100])), max_size=5
)


def fixes(lengths, seed):
    """Columns of as many vessels as there are lengths, and each fix's vessel."""
    rng = np.random.default_rng(seed)
    count = sum(lengths)
    motion = np.where(rng.random((3, count)) < 0.3, np.nan, rng.uniform(0, 360, (3, count)))
    lon = rng.choice([rng.uniform(-180, 180), 179.9, -179.9], count, p=[0.9, 0.05, 0.05])
    t_s = np.concatenate([np.arange(n) * 1.5 for n in lengths] or [np.empty(0)])
    lat, line = rng.uniform(-90, 90, count), rng.permutation(count) + 1
    return Columns(t_s, lon, lat, *motion, line), np.repeat(np.arange(len(lengths)) + 7, lengths)


def one_by_one(columns, vessel):
    tables = {"track_chunk": [], "lone_fix": []}
    edges = np.flatnonzero(np.diff(vessel, prepend=-1, append=-1))
    for first, last in zip(edges[:-1].tolist(), edges[1:].tolist(), strict=True):
        for run in store_runs(columns.part(first, last)):
            tables[run.table].append({**run.row, "vessel": int(vessel[first]), "source": 3})
    return tables


@settings(deadline=None, max_examples=50)
@given(LENGTHS, st.integers(0, 1000))
def test_many_vessels_at_once_are_stored_as_one_after_the_other(lengths, seed):
    columns, vessel = fixes(lengths, seed)
    expected = one_by_one(columns, vessel)
    chunks, lone = chunk_rows(vessel, columns, 3)
    for table, names, rows in (
        ("track_chunk", CHUNK_COLUMNS, chunks),
        ("lone_fix", LONE_COLUMNS, lone),
    ):
        assert [dict(zip(names, row, strict=True)) for row in rows] == expected[table]
