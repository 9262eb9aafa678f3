"""The watch file's own tables, as numbered migrations.

Column types are those of GeoPackage, in upper case. There are no triggers, views or R-trees: with
``trusted_schema=OFF`` they would fail, and minimum and maximum columns select chunks as well.
"""

from typing import Final

from sqlite_utils import Database, Migrations

from desktop_app.store.geopackage_tables import (
    create_core_tables,
    register_attributes,
    register_features,
)

MIGRATIONS: Final = Migrations("offing")

_BOX = "min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE"
_FID = "fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL"

_TABLES = (
    "CREATE TABLE offing_meta (key TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL)",
    f"""CREATE TABLE source ({_FID}, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL,
        sha256 TEXT NOT NULL, size_bytes INTEGER NOT NULL, format TEXT NOT NULL,
        basis TEXT NOT NULL, state TEXT NOT NULL, imported_at DATETIME NOT NULL,
        records INTEGER NOT NULL, stored INTEGER NOT NULL, rejected INTEGER NOT NULL,
        duplicate INTEGER NOT NULL, ignored TEXT NOT NULL, decisions TEXT NOT NULL,
        reconstruction TEXT, observers TEXT NOT NULL, also_in_other_sources INTEGER NOT NULL,
        content_sha256 TEXT NOT NULL, removed_at DATETIME)""",
    f"""CREATE TABLE rejected_record ({_FID}, source INTEGER NOT NULL REFERENCES source (fid),
        line INTEGER NOT NULL, reason TEXT NOT NULL, raw TEXT NOT NULL)""",
    "CREATE INDEX rejected_record_source ON rejected_record (source, line)",
    f"CREATE TABLE vessel ({_FID}, id TEXT NOT NULL UNIQUE, key TEXT NOT NULL UNIQUE)",
    f"""CREATE TABLE vessel_report ({_FID}, vessel INTEGER NOT NULL REFERENCES vessel (fid),
        source INTEGER NOT NULL REFERENCES source (fid), attribute TEXT NOT NULL,
        value TEXT NOT NULL, line INTEGER NOT NULL)""",
    "CREATE INDEX vessel_report_vessel ON vessel_report (vessel)",
    f"""CREATE TABLE track_chunk ({_FID}, geom LINESTRING NOT NULL,
        vessel INTEGER NOT NULL REFERENCES vessel (fid),
        source INTEGER NOT NULL REFERENCES source (fid),
        t_start DATETIME NOT NULL, t_end DATETIME NOT NULL, t0 DOUBLE NOT NULL,
        t1 DOUBLE NOT NULL, {_BOX}, fixes INTEGER NOT NULL, joined BOOLEAN NOT NULL,
        reported BLOB NOT NULL, lines BLOB NOT NULL)""",
    "CREATE INDEX track_chunk_vessel ON track_chunk (vessel, t0)",
    "CREATE INDEX track_chunk_source ON track_chunk (source)",
    f"""CREATE TABLE lone_fix ({_FID}, geom POINT NOT NULL,
        vessel INTEGER NOT NULL REFERENCES vessel (fid),
        source INTEGER NOT NULL REFERENCES source (fid), t DATETIME NOT NULL, t0 DOUBLE NOT NULL,
        {_BOX}, reported BLOB NOT NULL, lines BLOB NOT NULL)""",
    "CREATE INDEX lone_fix_vessel ON lone_fix (vessel, t0)",
    "CREATE INDEX lone_fix_source ON lone_fix (source)",
    f"""CREATE TABLE zone ({_FID}, geom MULTIPOLYGON NOT NULL, id TEXT NOT NULL UNIQUE,
        name TEXT NOT NULL, names TEXT NOT NULL, regime TEXT NOT NULL, zone_set TEXT NOT NULL,
        administered_by TEXT, claimed_by TEXT NOT NULL, valid_from DATETIME, valid_to DATETIME,
        accuracy_m DOUBLE NOT NULL, inner_m DOUBLE, outer_m DOUBLE, baseline BLOB,
        source TEXT NOT NULL, {_BOX}, removed_at DATETIME)""",
    f"""CREATE TABLE rule_set ({_FID}, id TEXT NOT NULL UNIQUE, parameters TEXT NOT NULL,
        set_at DATETIME NOT NULL)""",
    f"""CREATE TABLE visit ({_FID}, id TEXT NOT NULL UNIQUE, vessel TEXT NOT NULL,
        zone TEXT NOT NULL, basis TEXT NOT NULL, kind TEXT NOT NULL, entered_at DATETIME,
        left_at DATETIME, dwell_s DOUBLE, rule_set TEXT NOT NULL, record TEXT NOT NULL)""",
    f"""CREATE TABLE incident ({_FID}, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL,
        title TEXT NOT NULL, start_at DATETIME, end_at DATETIME, status TEXT NOT NULL,
        reason TEXT NOT NULL, note TEXT NOT NULL, record TEXT NOT NULL)""",
    f"""CREATE TABLE affiliation ({_FID}, party TEXT NOT NULL UNIQUE, hue INTEGER NOT NULL)""",
    f"""CREATE TABLE journal ({_FID}, id TEXT NOT NULL UNIQUE, at DATETIME NOT NULL,
        by_whom TEXT NOT NULL, act TEXT NOT NULL, arguments TEXT NOT NULL, undoes INTEGER,
        changes TEXT NOT NULL, previous TEXT NOT NULL, hash TEXT NOT NULL UNIQUE)""",
    f"""CREATE TABLE change ({_FID}, act INTEGER NOT NULL REFERENCES journal (fid)
        DEFERRABLE INITIALLY DEFERRED, table_name TEXT NOT NULL, row INTEGER NOT NULL,
        before TEXT, after TEXT)""",
    "CREATE INDEX change_act ON change (act)",
    """CREATE TABLE layer_styles (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
        f_table_catalog TEXT, f_table_schema TEXT, f_table_name TEXT, f_geometry_column TEXT,
        styleName TEXT, styleQML TEXT, styleSLD TEXT, useAsDefault BOOLEAN, description TEXT,
        owner TEXT, ui TEXT,
        update_time DATETIME DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')))""",
)

_FEATURES = (
    ("track_chunk", "LINESTRING", "Tracks; M is epoch seconds UTC", True),
    ("lone_fix", "POINT", "Fixes that stand alone; M is epoch seconds UTC", True),
    ("zone", "MULTIPOLYGON", "Zones by regime and claimant's set", False),
)
_ATTRIBUTES = (
    ("source", "Imported files, by name and hash"),
    ("rejected_record", "Records that were not stored, with line and reason"),
    ("vessel", "Vessels"),
    ("vessel_report", "What sources say of vessels"),
    ("rule_set", "Thresholds that findings depend on"),
    ("visit", "Zone visits found"),
    ("incident", "Incidents and their triage"),
    ("affiliation", "Hue of each party, in order of appearance"),
    ("journal", "Every act, chained by hash"),
    ("change", "What each act changed"),
    ("layer_styles", "Styles for QGIS"),
)


_SKETCHES = (
    f"""CREATE TABLE sketch ({_FID}, geom GEOMETRY NOT NULL, id TEXT NOT NULL UNIQUE,
        source INTEGER NOT NULL REFERENCES source (fid), label TEXT NOT NULL,
        line INTEGER NOT NULL, basis TEXT NOT NULL, t_earliest DATETIME, t_latest DATETIME,
        record TEXT NOT NULL, {_BOX})""",
    "CREATE INDEX sketch_source ON sketch (source, line)",
    f"""CREATE TABLE sketch_vessel ({_FID}, sketch INTEGER NOT NULL REFERENCES sketch (fid),
        vessel INTEGER NOT NULL REFERENCES vessel (fid))""",
    "CREATE INDEX sketch_vessel_sketch ON sketch_vessel (sketch)",
)


@MIGRATIONS(name="0001_first")
def _first(db: Database) -> None:
    create_core_tables(db)
    for statement in _TABLES:
        db.execute(statement)
    for table, geometry, description, measured in _FEATURES:
        register_features(db, table, geometry, description, measured=measured)
    for table, description in _ATTRIBUTES:
        register_attributes(db, table, description)


@MIGRATIONS(name="0002_sketches")
def _sketches(db: Database) -> None:
    for statement in _SKETCHES:
        db.execute(statement)
    register_features(db, "sketch", "GEOMETRY", "Shapes drawn on maps; sightings", measured=False)
    register_attributes(db, "sketch_vessel", "Which vessels a sketch shows")


@MIGRATIONS(name="0003_ledger")
def _ledger(db: Database) -> None:
    db.execute(
        f"""CREATE TABLE ledger_record ({_FID}, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL,
        text TEXT NOT NULL, record TEXT NOT NULL)"""
    )
    register_attributes(db, "ledger_record", "Statements, responses, arrangements, reports")


@MIGRATIONS(name="0004_findings")
def _findings(db: Database) -> None:
    db.execute(
        f"""CREATE TABLE finding ({_FID}, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL,
        start_at DATETIME NOT NULL, end_at DATETIME, confidence TEXT NOT NULL,
        rule_set TEXT NOT NULL, record TEXT NOT NULL)"""
    )
    register_attributes(db, "finding", "Gaps, jumps, loitering, encounters and their evidence")
