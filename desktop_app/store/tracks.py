"""Tracks in the watch file: fixes written per source, read per vessel and basis.

Each source keeps its own chunks. Where two sources have a fix of one vessel at one time, the source
that came first speaks; the other's stays in the file as evidence.
"""

import hashlib
from collections.abc import Iterable, Iterator
from itertools import chain, groupby
from typing import Any

import numpy as np
from sqlite_utils import Database

from desktop_app.domain.basis import Basis
from desktop_app.domain.sources import Imported
from desktop_app.domain.tracks import Floats, Integers, Track
from desktop_app.domain.vessels import Vessel
from desktop_app.store.acts import Act
from desktop_app.store.chunk_rows import CHUNK_COLUMNS, LONE_COLUMNS, chunk_rows
from desktop_app.store.chunks import Columns, load_run
from desktop_app.store.geopackage_tables import refresh_extent
from desktop_app.store.sketches import sketch_content
from desktop_app.store.watch_file import WatchFile

_STORED = """
    SELECT v.id, s.basis, s.id, x.source, x.t0, x.joined, x.geom, x.reported, x.lines FROM (
        SELECT vessel, source, t0, joined, geom, reported, lines FROM track_chunk {only} UNION ALL
        SELECT vessel, source, t0, 0, geom, reported, lines FROM lone_fix {only}) AS x
    JOIN source AS s ON s.fid = +x.source JOIN vessel AS v ON v.fid = x.vessel
    WHERE s.state = 'complete' AND s.removed_at IS NULL {condition}
    ORDER BY v.id, s.basis, x.source, x.t0"""
_ONE_VESSEL = "WHERE vessel = (SELECT fid FROM vessel WHERE id = :vessel)"
# A plus keeps SQLite from the index by source: the one by vessel finds far fewer rows.
_OTHER_LIVE = "SELECT fid FROM source WHERE state = 'complete' AND removed_at IS NULL AND id <> :id"
_CONTENT = """
    SELECT x.t0, x.geom, x.reported, x.lines FROM (
        SELECT t0, geom, reported, lines FROM track_chunk
        WHERE vessel = :vessel AND +source = :source UNION ALL
        SELECT t0, geom, reported, lines FROM lone_fix
        WHERE vessel = :vessel AND +source = :source) AS x ORDER BY x.t0"""


def write_fixes(act: Act, source_fid: int, imported: Imported, vessel_fids: list[int]) -> str:
    """Store the fixes of an import under its source; gives the hash over what was stored."""
    order = np.lexsort((imported.t_s, imported.vessel))
    fids = np.array(vessel_fids, dtype=np.int64)
    columns = Columns(
        imported.t_s[order],
        imported.lon_deg[order],
        imported.lat_deg[order],
        imported.sog_kn[order],
        imported.cog_deg[order],
        imported.heading_deg[order],
        imported.line[order],
    )
    insert_fixes(act.db, fids[imported.vessel[order]], columns, source_fid)
    return seal_fixes(act, source_fid)


def seal_fixes(act: Act, source_fid: int) -> str:
    """Take the hash over what is stored of a source, and bring the extents up to date."""
    refresh_extent(act.db, "track_chunk")
    refresh_extent(act.db, "lone_fix")
    content = content_sha256(chain(_content(act.db, source_fid), sketch_content(act, source_fid)))
    act.db.execute("UPDATE source SET content_sha256 = ? WHERE fid = ?", [content, source_fid])
    return content


def stored_fixes(
    db: Database, source_fid: int, vessel_fid: int, from_s: float
) -> tuple[Columns, ...]:
    """The stored runs of a vessel in a source that do not end before a time."""
    rows = db.execute(
        "SELECT t0, geom, reported, lines, joined FROM track_chunk WHERE vessel = ? AND +source = ?"
        " AND t1 >= ? UNION ALL SELECT t0, geom, reported, lines, 0 FROM lone_fix"
        " WHERE vessel = ? AND +source = ? AND t0 >= ?",
        [vessel_fid, source_fid, from_s, vessel_fid, source_fid, from_s],
    ).fetchall()
    return tuple(load_run(*row[1:4], joined=bool(row[4])) for row in rows)


def drop_fixes(db: Database, source_fid: int, vessel_fid: int) -> None:
    """Take out a vessel's fixes of a source that is still loading."""
    for table in ("track_chunk", "lone_fix"):
        db.execute(
            f"DELETE FROM {table} WHERE +source = ? AND vessel = ?",  # noqa: S608  our tables
            [source_fid, vessel_fid],
        )


def _content(db: Database, source_fid: int) -> Iterator[tuple[str, float, bytes, bytes, bytes]]:
    """The stored runs of a source by the vessels' keys and time; one vessel at a time is held."""
    vessels = db.execute(
        "SELECT fid, key FROM vessel WHERE fid IN (SELECT vessel FROM track_chunk WHERE source = ?"
        " UNION SELECT vessel FROM lone_fix WHERE source = ?) ORDER BY key",
        [source_fid, source_fid],
    ).fetchall()
    for vessel, key in vessels:
        for row in db.execute(_CONTENT, {"vessel": vessel, "source": source_fid}):
            yield (key, *row)


def stored_content_sha256(watch: WatchFile, source_fid: int) -> str:
    """The hash over what is stored of a source now."""
    fixes = _content(watch.db, source_fid)
    return content_sha256(chain(fixes, sketch_content(watch, source_fid)))


def content_sha256(rows: Iterable[tuple[str, float, bytes, bytes, bytes]]) -> str:
    """One hash over stored runs in the order of vessel and time."""
    digest = hashlib.sha256()
    for key, t0, geometry, reported, lines in rows:
        digest.update(f"{key}|{t0!r}|{len(geometry)}|".encode())
        digest.update(geometry)
        digest.update(reported)
        digest.update(lines)
    return digest.hexdigest()


def insert_fixes(db: Database, vessel_fid: Integers, columns: Columns, source_fid: int) -> None:
    """Insert fixes in the order of vessel and time as chunks and lone fixes of a source."""
    chunks, lone = chunk_rows(vessel_fid, columns, source_fid)
    db.conn.executemany(_insertion("track_chunk", CHUNK_COLUMNS), chunks)
    db.conn.executemany(_insertion("lone_fix", LONE_COLUMNS), lone)


def _insertion(table: str, names: tuple[str, ...]) -> str:
    marks = ", ".join("?" * len(names))
    return f"INSERT INTO {table} ({', '.join(names)}) VALUES ({marks})"  # noqa: S608  our tables


def read_tracks(watch: WatchFile, vessels: dict[str, Vessel], only: str = "") -> list[Track]:
    """The tracks of the live sources, one for each vessel and basis; ``only`` a vessel's id."""
    rows = watch.db.execute(
        _STORED.format(only=_ONE_VESSEL if only else "", condition=""), {"vessel": only}
    )
    tracks = []
    for (vessel_id, basis), group in groupby(rows, key=lambda row: (row[0], row[1])):
        tracks.append(_join(vessels[vessel_id], Basis(basis), list(group)))
    return tracks


def _join(vessel: Vessel, basis: Basis, rows: list[tuple[Any, ...]]) -> Track:
    source_ids = tuple(dict.fromkeys(str(row[2]) for row in rows))
    runs = [load_run(row[6], row[7], row[8], joined=bool(row[5])) for row in rows]
    source = np.concatenate(
        [
            np.full(len(run.t_s), source_ids.index(str(row[2])), dtype=np.int64)
            for run, row in zip(runs, rows, strict=True)
        ]
    )
    t_s = np.concatenate([run.t_s for run in runs])
    keep = _first_speaker(t_s, source)

    def column(name: str) -> Any:
        return np.concatenate([getattr(run, name) for run in runs])[keep]

    return Track(
        vessel,
        basis,
        source_ids,
        t_s[keep],
        column("lon_deg"),
        column("lat_deg"),
        column("sog_kn"),
        column("cog_deg"),
        column("heading_deg"),
        source[keep],
        column("line"),
    )


def _first_speaker(t_s: Floats, source: Integers) -> Integers:
    """Indices in time order, of each time only the fix whose source came first."""
    order = np.lexsort((source, t_s))
    first = np.ones(len(order), dtype=bool)
    first[1:] = np.diff(t_s[order]) > 0
    return order[first]


def vessels_elsewhere(watch: WatchFile, source_id: str) -> set[str]:
    """The ids of the vessels that another live source has fixes of."""
    rows = watch.db.execute(
        f"SELECT id FROM vessel WHERE fid IN (SELECT vessel FROM track_chunk WHERE source IN"  # noqa: S608  our own words
        f" ({_OTHER_LIVE}) UNION SELECT vessel FROM lone_fix WHERE source IN ({_OTHER_LIVE}))",
        {"id": source_id},
    )
    return {row[0] for row in rows}


def count_shared(watch: WatchFile, track: Track, source_id: str) -> int:
    """How many fixes of a source lie at the same time and place in another live source.

    ``track`` is the joined track, in which only the source that came first speaks.
    """
    own = track.source_ids.index(source_id) if source_id in track.source_ids else -1
    others = track.source != own
    spoken = _places(track.t_s[others], track.lon_deg[others], track.lat_deg[others])
    rows = watch.db.execute(
        _STORED.format(only=_ONE_VESSEL, condition="AND s.id = :source"),
        {"vessel": track.vessel.id, "source": source_id},
    )
    shared = 0
    for row in rows:
        run = load_run(row[6], row[7], row[8], joined=bool(row[5]))
        shared += len(_places(run.t_s, run.lon_deg, run.lat_deg) & spoken)
    return shared


def _places(t_s: Floats, lon_deg: Floats, lat_deg: Floats) -> set[tuple[float, float, float]]:
    """Times with positions, to about a centimetre."""
    columns = (t_s.tolist(), np.round(lon_deg, 7).tolist(), np.round(lat_deg, 7).tolist())
    return set(zip(*columns, strict=True))
