"""Fixes of many vessels into rows of ``track_chunk`` and ``lone_fix``, without a loop over fixes.

What is written is what :func:`desktop_app.store.chunks.store_runs` writes for each vessel.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from desktop_app.domain.moments import rfc3339
from desktop_app.domain.tracks import Floats, Integers
from desktop_app.store.acts import Value
from desktop_app.store.chunks import Columns, equal_parts, pack_reported
from desktop_app.store.geometry_blobs import TRACK_HEAD_BYTES, encode_fix, track_heads

CHUNK_COLUMNS = (
    *("geom", "vessel", "source", "t_start", "t_end", "t0", "t1"),
    *("min_x", "min_y", "max_x", "max_y", "fixes", "joined", "reported", "lines"),
)
LONE_COLUMNS = (
    *("geom", "vessel", "source", "t", "t0"),
    *("min_x", "min_y", "max_x", "max_y", "reported", "lines"),
)
_HALF_TURN_DEG = 180.0
Row = tuple[Value, ...]


@dataclass(frozen=True, slots=True, eq=False)
class _Packed:
    """All fixes as they lie in the blobs: points (n, 3), motion (n, 3), lines (n,)."""

    points: Floats
    reported: NDArray[np.uint16]
    lines: NDArray[np.uint32]


def chunk_rows(
    vessel_fid: Integers, columns: Columns, source_fid: int
) -> tuple[Iterator[Row], Iterator[Row]]:
    """Rows of ``track_chunk`` and rows of ``lone_fix``, in the order of their column names.

    The fixes, of shape (n,), are in the order of vessel and time.
    """
    first, last, joined = _spans(vessel_fid, columns.lon_deg)
    packed = _Packed(
        np.column_stack((columns.lon_deg, columns.lat_deg, columns.t_s)).astype("<f8"),
        pack_reported(columns),
        columns.line.astype("<u4"),
    )
    alone = first == last
    chunks = _chunks(packed, vessel_fid, source_fid, (first[~alone], last[~alone], joined[~alone]))
    return chunks, _lone(packed, vessel_fid, source_fid, first[alone].tolist())


def _spans(vessel: Integers, lon_deg: Floats) -> tuple[Integers, Integers, NDArray[np.bool_]]:
    """First and last fix (inclusive) of each row, and whether it repeats the fix before it."""
    cut = (np.diff(vessel) != 0) | (np.abs(np.diff(lon_deg)) > _HALF_TURN_DEG)
    edges = [0, *(np.flatnonzero(cut) + 1).tolist(), len(vessel)]
    spans: list[tuple[int, int, bool]] = []
    for start, end in pairwise(edges if len(vessel) else []):
        if end - start == 1:
            spans.append((start, start, False))
        else:
            spans += ((a, b - 1, a > start) for a, b in equal_parts(start, end))
    table = np.array(spans, dtype=np.int64).reshape(-1, 3)
    return table[:, 0], table[:, 1], table[:, 2].astype(bool)


def _chunks(
    packed: _Packed,
    vessel: Integers,
    source: int,
    spans: tuple[Integers, Integers, NDArray[np.bool_]],
) -> Iterator[Row]:
    first, last, joined = spans
    if not len(first):
        return
    low, high = _extremes(packed.points, first, last)
    heads = track_heads(low, high, last - first + 1)
    numbers: Sequence[list[float]] = [low[:, 0].tolist(), low[:, 1].tolist()]
    numbers = [*numbers, high[:, 0].tolist(), high[:, 1].tolist()]
    vessels, joints = vessel[first].tolist(), joined.astype(int).tolist()
    t0, t1 = packed.points[first, 2].tolist(), packed.points[last, 2].tolist()
    for index, (a, b) in enumerate(zip(first.tolist(), (last + 1).tolist(), strict=True)):
        head = heads[index * TRACK_HEAD_BYTES : (index + 1) * TRACK_HEAD_BYTES]
        yield (
            head + packed.points[a:b].tobytes(),
            vessels[index],
            source,
            rfc3339(t0[index]),
            rfc3339(t1[index]),
            t0[index],
            t1[index],
            *(column[index] for column in numbers),
            b - a,
            joints[index],
            packed.reported[a:b].tobytes(),
            packed.lines[a:b].tobytes(),
        )


def _extremes(points: Floats, first: Integers, last: Integers) -> tuple[Floats, Floats]:
    """The least and greatest lon, lat and t of each span, shape (spans, 3)."""
    low = np.full((len(first), 3), np.inf)
    high = np.full((len(first), 3), -np.inf)
    edges = np.column_stack((first, last + 1)).ravel()
    padded = np.concatenate((points, points[-1:]))  # so that the last edge has a place too
    for axis in range(3):
        low[:, axis] = np.minimum.reduceat(padded[:, axis], edges)[::2]
        high[:, axis] = np.maximum.reduceat(padded[:, axis], edges)[::2]
    return low, high


def _lone(packed: _Packed, vessel: Integers, source: int, places: list[int]) -> Iterator[Row]:
    for place in places:
        lon, lat, t_s = packed.points[place].tolist()
        yield (
            encode_fix(lon, lat, t_s),
            int(vessel[place]),
            source,
            rfc3339(t_s),
            t_s,
            *(lon, lat, lon, lat),
            packed.reported[place : place + 1].tobytes(),
            packed.lines[place : place + 1].tobytes(),
        )
