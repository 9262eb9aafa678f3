"""Fixes as stored runs: LINESTRING M chunks of 2 to 1,024 fixes, and fixes that stand alone.

Neighbouring chunks repeat the fix where they meet (``joined``; it counts once). A run is cut where
it crosses 180°, without adding a vertex. Reported speed, course and heading are kept to a hundredth
(unsigned 16-bit, 65535 = not reported), lines as unsigned 32-bit: 34 bytes a fix and a share of the
header.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from desktop_app.domain.moments import rfc3339
from desktop_app.domain.tracks import Floats, Integers
from desktop_app.store.acts import Value
from desktop_app.store.geometry_blobs import decode_fixes, encode_fix, encode_track

MOST_FIXES = 1024
_MISSING = 65535
_PER_UNIT = 100.0


@dataclass(frozen=True, slots=True, eq=False)
class Columns:
    """Fixes of one vessel from one source, in time order; all of shape (n,)."""

    t_s: Floats
    lon_deg: Floats
    lat_deg: Floats
    sog_kn: Floats
    cog_deg: Floats
    heading_deg: Floats
    line: Integers

    def part(self, first: int, last: int) -> "Columns":
        """The fixes from ``first`` up to and without ``last``."""
        pick = slice(first, last)
        return Columns(
            self.t_s[pick],
            self.lon_deg[pick],
            self.lat_deg[pick],
            self.sog_kn[pick],
            self.cog_deg[pick],
            self.heading_deg[pick],
            self.line[pick],
        )


@dataclass(frozen=True, slots=True)
class StoredRun:
    """One row to be: its table, its columns, and how many bytes its blobs take."""

    table: str
    row: dict[str, Value]
    size_bytes: int


def store_runs(columns: Columns) -> Iterator[StoredRun]:
    """Cut a vessel's fixes into rows of ``track_chunk`` and ``lone_fix``."""
    for first, last in _between_antimeridians(columns.lon_deg):
        if last - first == 1:
            yield _lone(columns.part(first, last))
            continue
        for start, end in equal_parts(first, last):
            yield _chunk(columns.part(start, end), joined=start > first)


def _between_antimeridians(lon_deg: Floats) -> Iterator[tuple[int, int]]:
    jumps = np.flatnonzero(np.abs(np.diff(lon_deg)) > 180.0) + 1  # noqa: PLR2004  half a turn
    edges = [0, *jumps.tolist(), len(lon_deg)]
    yield from pairwise(edges)


def equal_parts(first: int, last: int) -> Iterator[tuple[int, int]]:
    """Nearly equal runs that share their joints, at most MOST_FIXES long."""
    segments = last - first - 1
    parts = -(-segments // (MOST_FIXES - 1))
    cuts = [first + segments * part // parts for part in range(parts + 1)]
    for start, end in pairwise(cuts):
        yield start, end + 1


def _chunk(run: Columns, *, joined: bool) -> StoredRun:
    geometry = encode_track(run.lon_deg, run.lat_deg, run.t_s)
    row = _common(run, geometry)
    row |= {
        "t_start": rfc3339(float(run.t_s[0])),
        "t_end": rfc3339(float(run.t_s[-1])),
        "t1": float(run.t_s[-1]),
        "fixes": len(run.t_s),
        "joined": int(joined),
    }
    return StoredRun("track_chunk", row, len(geometry) + 10 * len(run.t_s))


def _lone(run: Columns) -> StoredRun:
    geometry = encode_fix(float(run.lon_deg[0]), float(run.lat_deg[0]), float(run.t_s[0]))
    row = _common(run, geometry) | {"t": rfc3339(float(run.t_s[0]))}
    return StoredRun("lone_fix", row, len(geometry) + 10)


def _common(run: Columns, geometry: bytes) -> dict[str, Value]:
    return {
        "geom": geometry,
        "t0": float(run.t_s[0]),
        "min_x": float(run.lon_deg.min()),
        "min_y": float(run.lat_deg.min()),
        "max_x": float(run.lon_deg.max()),
        "max_y": float(run.lat_deg.max()),
        "reported": pack_reported(run).tobytes(),
        "lines": run.line.astype("<u4").tobytes(),
    }


def pack_reported(run: Columns) -> NDArray[np.uint16]:
    """Reported speed, course and heading as they are stored, shape (n, 3)."""
    values = np.column_stack((run.sog_kn, run.cog_deg, run.heading_deg)) * _PER_UNIT
    known = np.isfinite(values) & (values >= 0) & (values < _MISSING)
    return np.where(known, np.rint(np.where(known, values, 0)), _MISSING).astype("<u2")


def load_run(geometry: bytes, reported: bytes, lines: bytes, *, joined: bool) -> Columns:
    """The fixes of a stored row, without the joint that the chunk before it holds too."""
    points = decode_fixes(geometry)
    values = _unpack_reported(reported)
    line: NDArray[np.int64] = np.frombuffer(lines, "<u4").astype(np.int64)
    skip = 1 if joined else 0
    return Columns(
        points[skip:, 2],
        points[skip:, 0],
        points[skip:, 1],
        values[skip:, 0],
        values[skip:, 1],
        values[skip:, 2],
        line[skip:],
    )


def _unpack_reported(blob: bytes) -> Floats:
    raw = np.frombuffer(blob, "<u2").reshape(-1, 3)
    return np.where(raw == _MISSING, np.nan, raw / _PER_UNIT)
