"""Vessels in the watch file: who they are, from what the live sources say."""

from collections.abc import Iterable

from sqlite_utils import Database

from desktop_app.domain.identifiers import stable_id
from desktop_app.domain.vessels import ATTRIBUTES, Vessel, VesselReport
from desktop_app.store.acts import Act
from desktop_app.store.watch_file import WatchFile


def ensure_vessels(act: Act, keys: Iterable[str]) -> list[int]:
    """The rows of the vessels with these keys, as :func:`vessel_rows` gives them."""
    return vessel_rows(act.db, keys)


def vessel_rows(db: Database, keys: Iterable[str]) -> list[int]:
    """The rows of the vessels with these keys, in their order; new ones are added.

    A vessel that no live source speaks of is not shown, so adding one needs no undo.
    """
    fids = []
    for key in keys:
        db.execute(
            "INSERT INTO vessel (id, key) VALUES (?, ?) ON CONFLICT (key) DO NOTHING",
            [stable_id("vessel", key), key],
        )
        fids.append(db.execute("SELECT fid FROM vessel WHERE key = ?", [key]).fetchone()[0])
    return fids


def add_reports(
    act: Act, source_fid: int, reports: Iterable[VesselReport], fids: dict[str, int]
) -> None:
    """Keep what a source says of vessels; ``fids`` are their rows by key."""
    act.db.conn.executemany(
        "INSERT INTO vessel_report (vessel, source, attribute, value, line) VALUES (?, ?, ?, ?, ?)",
        [
            (fids[report.vessel_key], source_fid, report.attribute, report.value, report.line)
            for report in reports
        ],
    )


def read_vessels(watch: WatchFile) -> dict[str, Vessel]:
    """The vessels of the live sources by id; of each attribute, what was said first."""
    rows = watch.db.execute(
        """SELECT v.id, v.key, r.attribute, r.value FROM vessel AS v
        LEFT JOIN (SELECT report.* FROM vessel_report AS report JOIN source AS s
                   ON s.fid = report.source AND s.state = 'complete' AND s.removed_at IS NULL) AS r
        ON r.vessel = v.fid
        WHERE r.fid IS NOT NULL OR EXISTS (
            SELECT 1 FROM source AS s WHERE s.state = 'complete' AND s.removed_at IS NULL AND s.fid
            IN (SELECT source FROM track_chunk WHERE vessel = v.fid
                UNION SELECT source FROM lone_fix WHERE vessel = v.fid))
        ORDER BY v.fid, r.source, r.line, r.fid"""
    ).fetchall()
    said: dict[str, dict[str, str]] = {}
    for vessel_id, key, attribute, value in rows:
        attributes = said.setdefault(vessel_id, {"key": key})
        if attribute in ATTRIBUTES:
            attributes.setdefault(attribute, value)
    return {vessel_id: Vessel(id=vessel_id, **values) for vessel_id, values in said.items()}
