"""Zones in the watch file."""

import json
from typing import Any

import shapely

from desktop_app.domain.identifiers import canonical_json
from desktop_app.domain.moments import parse_rfc3339, rfc3339
from desktop_app.domain.regimes import Regime
from desktop_app.domain.zones import Zone
from desktop_app.store.acts import Act, Value
from desktop_app.store.geometry_blobs import decode_area, encode_area
from desktop_app.store.geopackage_tables import refresh_extent
from desktop_app.store.watch_file import WatchFile

_COLUMNS = (
    "id, name, names, regime, zone_set, administered_by, claimed_by, valid_from, valid_to,"
    " accuracy_m, inner_m, outer_m, baseline, source, geom"
)


def add_zone(act: Act, zone: Zone) -> int:
    """Store a zone; one that was removed comes back as it now is."""
    row = _row(zone)
    there = act.db.execute("SELECT fid FROM zone WHERE id = ?", [zone.id]).fetchone()
    if there:
        fid = int(there[0])
        act.update("zone", fid, {"removed_at": None})
    else:
        fid = act.insert("zone", row)
    refresh_extent(act.db, "zone")
    return fid


def remove_zone(act: Act, zone_id: str) -> None:
    """Mark a zone as removed."""
    fid = act.db.execute("SELECT fid FROM zone WHERE id = ?", [zone_id]).fetchone()[0]
    act.update("zone", int(fid), {"removed_at": act.at})


def read_zones(watch: WatchFile) -> dict[str, Zone]:
    """The zones that are not removed, by id, in the order of set, regime and name."""
    rows = watch.db.execute(
        f"SELECT {_COLUMNS} FROM zone WHERE removed_at IS NULL ORDER BY zone_set, regime, name"  # noqa: S608
    ).fetchall()
    names = _COLUMNS.split(", ")
    zones = (_zone(dict(zip(names, row, strict=True))) for row in rows)
    return {zone.id: zone for zone in zones}


def zone_blobs(watch: WatchFile) -> list[tuple[str, bytes]]:
    """The id and stored geometry of each live zone, by id."""
    return watch.db.execute(
        "SELECT id, geom FROM zone WHERE removed_at IS NULL ORDER BY id"
    ).fetchall()


def _row(zone: Zone) -> dict[str, Value]:
    min_x, min_y, max_x, max_y = zone.area.bounds
    return {
        "geom": encode_area(zone.area),
        "id": zone.id,
        "name": zone.name,
        "names": canonical_json(list(zone.names)),
        "regime": str(zone.regime),
        "zone_set": zone.zone_set,
        "administered_by": zone.administered_by,
        "claimed_by": canonical_json(list(zone.claimed_by)),
        "valid_from": rfc3339(zone.valid_from_s),
        "valid_to": rfc3339(zone.valid_to_s),
        "accuracy_m": zone.accuracy_m,
        "inner_m": zone.inner_m,
        "outer_m": zone.outer_m,
        "baseline": None if zone.baseline is None else shapely.to_wkb(zone.baseline),
        "source": zone.source,
        "min_x": min_x,
        "min_y": min_y,
        "max_x": max_x,
        "max_y": max_y,
        "removed_at": None,
    }


def _zone(row: dict[str, Any]) -> Zone:
    baseline, valid_from, valid_to = row["baseline"], row["valid_from"], row["valid_to"]
    return Zone(
        id=row["id"],
        name=row["name"],
        regime=Regime(row["regime"]),
        zone_set=row["zone_set"],
        area=decode_area(row["geom"]),
        accuracy_m=row["accuracy_m"],
        source=row["source"],
        administered_by=row["administered_by"],
        claimed_by=tuple(json.loads(row["claimed_by"])),
        baseline=None if baseline is None else shapely.from_wkb(baseline),
        inner_m=row["inner_m"],
        outer_m=row["outer_m"],
        valid_from_s=None if valid_from is None else parse_rfc3339(valid_from),
        valid_to_s=None if valid_to is None else parse_rfc3339(valid_to),
        names=tuple(json.loads(row["names"])),
    )
