"""Store zones that an importer read, as one act."""

import shapely
from shapely import MultiPolygon, Polygon

from desktop_app.domain.errors import Refused
from desktop_app.domain.identifiers import stable_id
from desktop_app.domain.moments import parse_rfc3339
from desktop_app.domain.regimes import Regime
from desktop_app.domain.words import say
from desktop_app.domain.zones import Zone
from desktop_app.importers.zone_records import ImportedZone, ImportedZones
from desktop_app.operations.import_report import ImportReport
from desktop_app.operations.refresh_findings import find, store_findings
from desktop_app.store.acts import act
from desktop_app.store.watch_file import WatchFile
from desktop_app.store.zones import add_zone, read_zones


def store_zones(
    watch: WatchFile, name: str, imported: ImportedZones, by: str, *, dry_run: bool = False
) -> ImportReport:
    """Add the zones of a file; zones that are there already are not added again."""
    if not imported.zones and not imported.rejected:
        raise Refused("The file holds no zone", name, "Check that it is the right file.")
    known = read_zones(watch)
    zones = [_zone(name, imported.sha256, zone) for zone in imported.zones]
    if zones and all(zone.id in known for zone in zones):
        return ImportReport(name, imported.sha256, imported.format, None, "already here")
    if not dry_run:
        arguments: dict[str, object] = {"file": name, "sha256": imported.sha256}
        if imported.decisions:
            arguments["decisions"] = [
                f"{entry.about}: {entry.value} ({entry.how})" for entry in imported.decisions
            ]
        add_zones(watch, zones, by, arguments)
    return ImportReport(
        name=name,
        sha256=imported.sha256,
        format=imported.format,
        basis=None,
        outcome="partial" if imported.rejected else "accepted",
        records=imported.records,
        stored=len(zones),
        rejected=len(imported.rejected),
        duplicate=0,
        ignored=sum(imported.ignored.values()),
        ignored_kinds=tuple(sorted(imported.ignored.items())),
        also_in_other_sources=0,
        vessels=0,
        decisions=imported.decisions,
        rejects=imported.rejected,
    )


def add_zones(watch: WatchFile, zones: list[Zone], by: str, arguments: dict[str, object]) -> None:
    """Store zones and what they make the tracks show, as one act."""
    hashes = {zone.id: shapely.to_wkb(zone.area) for zone in zones}
    described = {**arguments, "zones": sorted(hashes)}
    with act(watch, "add zones", by, described) as current:
        for zone in zones:
            add_zone(current, zone)
        store_findings(current, watch, find(watch))


def _zone(file_name: str, sha256: str, zone: ImportedZone) -> Zone:
    stated = zone.properties
    area = shapely.from_wkb(zone.geometry)
    assert isinstance(area, (Polygon, MultiPolygon))  # noqa: S101  the importer rejects others
    bent = () if zone.edges == "planar" else (zone.edges,)
    return Zone(
        id=stable_id("zone", sha256, zone.line, zone.name, *bent),
        name=zone.name,
        regime=_regime(zone.regime),
        zone_set=str(stated.get("set") or stated.get("zone_set") or file_name),
        area=area,
        accuracy_m=zone.accuracy_m or 0.0,
        source=", ".join(
            [
                f"{file_name}, line {zone.line}, SHA-256 {sha256}",
                *(f"{rule} edges" for rule in bent),
            ]
        ),
        administered_by=_text(stated.get("administered_by")),
        claimed_by=_texts(stated.get("claimed_by")),
        valid_from_s=_moment(stated.get("valid_from"), file_name, zone.line),
        valid_to_s=_moment(stated.get("valid_to"), file_name, zone.line),
        names=_texts(stated.get("group")),
    )


def _regime(text: str | None) -> Regime:
    try:
        return Regime(text or "other")
    except ValueError:
        return Regime.OTHER


def _moment(value: object, name: str, line: int) -> float | None:
    """A stated time as epoch seconds; a day is its beginning in UTC."""
    if value is None or value == "":
        return None
    text = str(value)
    try:
        return parse_rfc3339(f"{text}T00:00:00Z" if len(text) == len("2022-07-04") else text)
    except ValueError as error:
        raise Refused(
            say("A zone states a time that cannot be read"),
            say("{name}, line {line}: {text}", name=name, line=line, text=text[:60]),
            say("Write valid_from and valid_to as 2022-07-04T07:05:00+09:00."),
        ) from error


def _text(value: object) -> str | None:
    return str(value) if isinstance(value, str) and value else None


def _texts(value: object) -> tuple[str, ...]:
    if isinstance(value, list):
        return tuple(str(entry) for entry in value)
    return (value,) if isinstance(value, str) and value else ()
