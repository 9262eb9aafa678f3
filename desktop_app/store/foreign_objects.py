"""Triggers, views and spatial indexes that other programs put into a watch file.

Ours holds none. An R-tree index exactly as the GeoPackage specification writes it (QGIS: "create
spatial index") is dropped before the first write; anything else makes the file read-only.
"""

import re
from dataclasses import dataclass

from sqlite_utils import Database

_RTREE_TABLE = re.compile(
    r'CREATE VIRTUAL TABLE "?rtree_(\w+)_geom"? USING rtree\s*\(', re.IGNORECASE
)
_RTREE_TRIGGER = re.compile(
    r'CREATE TRIGGER "?rtree_(\w+)_geom_(insert|update[1-7]|delete)"?\s.*?BEGIN\s+'
    r'(?:INSERT OR REPLACE INTO|DELETE FROM|UPDATE) "?rtree_\w+_geom"?'
    r"(?:(?!;).)*;\s*END\s*;?\s*$",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class ForeignObjects:
    """Names of R-tree tables that may be dropped, and of triggers and views that may not stay."""

    spatial_indexes: tuple[str, ...]
    unknown: tuple[str, ...]


def find_foreign_objects(db: Database) -> ForeignObjects:
    """What is in the file's schema that this program did not write."""
    rows = db.execute("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    indexes: list[str] = []
    unknown: list[str] = []
    for kind, name, sql in rows:
        if kind == "view" or (kind == "trigger" and not _RTREE_TRIGGER.match(sql)):
            unknown.append(f"{kind} {name}")
        elif kind == "table" and sql.upper().startswith("CREATE VIRTUAL"):
            (indexes if _RTREE_TABLE.match(sql) else unknown).append(name)
    return ForeignObjects(tuple(indexes), tuple(unknown))


def drop_spatial_indexes(db: Database, tables: tuple[str, ...]) -> None:
    """Remove R-tree indexes with their triggers and their entry among the extensions."""
    for table in tables:
        triggers = db.execute(
            "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name GLOB ?", [f"{table}_*"]
        ).fetchall()
        for (trigger,) in triggers:
            db.execute(f'DROP TRIGGER "{trigger}"')
        db.execute(f'DROP TABLE "{table}"')
    db.execute("DELETE FROM gpkg_extensions WHERE extension_name = 'gpkg_rtree_index'")
