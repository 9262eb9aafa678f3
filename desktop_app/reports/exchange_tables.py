"""Fixes as a table: CSV that no spreadsheet takes for a formula, and Parquet.

csv and polars are used here to write; files are read only in importers.
"""

import csv
import io
from collections.abc import Iterator

import numpy as np
import polars as pl

from desktop_app.domain.moments import rfc3339
from desktop_app.domain.snapshot import Snapshot
from desktop_app.domain.tracks import Floats, Track

HEADS = (
    "vessel",
    "mmsi",
    "flag",
    "basis",
    "time",
    "latitude",
    "longitude",
    "sog_kn",
    "cog_deg",
    "heading_deg",
    "source",
    "line",
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # noqa: RUF001  the wide forms count too
_ROWS_A_PIECE = 2000


def safe_cell(text: str) -> str:
    """Text for a cell; what a spreadsheet would run as a formula begins with an apostrophe."""
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA) else text


def fixes_csv(snapshot: Snapshot) -> Iterator[str]:
    """A head, then a line a fix, in pieces of text; line ends are CR LF (RFC 4180)."""
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow(HEADS)
    names = _source_names(snapshot)
    for track in snapshot.tracks:
        for start in range(0, len(track), _ROWS_A_PIECE):
            writer.writerows(
                _rows(track, range(start, min(start + _ROWS_A_PIECE, len(track))), names)
            )
            yield buffer.getvalue()
            buffer.seek(0)
            buffer.truncate()
    yield buffer.getvalue()


def _rows(track: Track, indices: range, names: dict[str, str]) -> Iterator[list[str]]:
    vessel = track.vessel
    who = [
        safe_cell(vessel.label),
        safe_cell(vessel.mmsi or ""),
        safe_cell(vessel.flag or ""),
        str(track.basis),
    ]
    sources = [safe_cell(names.get(name, name)) for name in track.source_ids]
    for index in indices:
        yield [
            *who,
            rfc3339(float(track.t_s[index])) or "",
            f"{track.lat_deg[index]:.7f}",
            f"{track.lon_deg[index]:.7f}",
            _number(track.sog_kn, index),
            _number(track.cog_deg, index),
            _number(track.heading_deg, index),
            sources[int(track.source[index])],
            str(int(track.line[index])),
        ]


def fixes_parquet(snapshot: Snapshot) -> bytes:
    """The same columns as Parquet: times in UTC with milliseconds, absent numbers as nulls."""
    names = _source_names(snapshot)
    frames = [_frame(track, names) for track in snapshot.tracks if len(track)]
    table = pl.concat(frames) if frames else pl.DataFrame(schema=dict.fromkeys(HEADS))
    buffer = io.BytesIO()
    table.write_parquet(buffer)
    return buffer.getvalue()


def _frame(track: Track, names: dict[str, str]) -> pl.DataFrame:
    count, vessel = len(track), track.vessel
    sources = [names.get(name, name) for name in track.source_ids]
    milliseconds = np.round(track.t_s * 1000).astype(np.int64)
    return pl.DataFrame(
        {
            "vessel": _same(vessel.label, count),
            "mmsi": _same(vessel.mmsi, count),
            "flag": _same(vessel.flag, count),
            "basis": _same(str(track.basis), count),
            "time": pl.Series(milliseconds).cast(pl.Datetime("ms", "UTC")),
            "latitude": track.lat_deg,
            "longitude": track.lon_deg,
            "sog_kn": _nulls(track.sog_kn),
            "cog_deg": _nulls(track.cog_deg),
            "heading_deg": _nulls(track.heading_deg),
            "source": [sources[index] for index in track.source.tolist()],
            "line": track.line,
        }
    )


def _same(text: str | None, count: int) -> pl.Series:
    return pl.Series([text], dtype=pl.String).new_from_index(0, count)


def _nulls(column: Floats) -> pl.Series:
    return pl.Series(column).fill_nan(None)


def _number(column: Floats, index: int) -> str:
    value = float(column[index])
    return "" if np.isnan(value) else f"{value:g}"


def _source_names(snapshot: Snapshot) -> dict[str, str]:
    return {source.id: source.name for source in snapshot.sources}
