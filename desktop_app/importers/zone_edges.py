"""How the edges of a zone run between its corners: planar, geodesic or rhumb, zone by zone.

RFC 7946 (3.1.1), and by custom KML, shapefiles and GeoPackages, mean straight lines in longitude
and latitude ("planar"). Laws and charts mean geodesics, or lines of constant bearing ("rhumb"): on
an edge of 200 nm these lie kilometres apart. The rule is the person's (``--edges``), else the
zone's own property ``edges`` or ``edge_rule``, else planar. By the other two rules an edge gets
corners at most 5 km apart, after which planar and geodesic agree within a metre below 60 degrees
of latitude.
"""

import math
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pyproj
import shapely
from shapely import MultiPolygon, Polygon

from desktop_app.domain.errors import UsageError
from desktop_app.domain.sources import Decision, Rejected
from desktop_app.domain.words import say
from desktop_app.geodesy.antimeridian import cut, join
from desktop_app.geodesy.ellipsoid import GEOD
from desktop_app.importers.zone_records import ImportedZone, ImportedZones

RULES = ("planar", "geodesic", "rhumb")
_LONGEST_EDGE_M = 5000.0
_MERCATOR = pyproj.Proj(proj="merc", ellps="WGS84")
_SEAM_DEG, _SAME_DEG = 180.0, 1e-9

Corner = tuple[float, float]


def with_edges(found: ImportedZones, said: str | None) -> ImportedZones:
    """The zones with their edges by their rules; what is no area any more is rejected."""
    if said is not None and said not in RULES:
        raise UsageError(say("There is no rule {name}", name=repr(said)), do=", ".join(RULES))
    zones: list[ImportedZone] = []
    rejected = list(found.rejected)
    used: dict[str, int] = {}
    for zone in found.zones:
        rule = said or _stated(zone)
        used[rule] = used.get(rule, 0) + 1
        area = _densified(zone.geometry, rule) if rule != "planar" else None
        if area is not None and not area.is_valid:
            reason = say("with {rule} edges it is not a valid area", rule=rule)
            rejected.append(Rejected(zone.line, reason, zone.name))
            continue
        geometry = zone.geometry if area is None else bytes(shapely.to_wkb(area))
        zones.append(replace(zone, geometry=geometry, edges=rule))
    how = say("said by the person (--edges)") if said else say("the zones' own, else planar")
    made = tuple(
        Decision(say("edges"), say("{rule}: {n} zones", rule=rule, n=count), how)
        for rule, count in used.items()
        if said or rule != "planar"
    )
    ordered = tuple(sorted(rejected, key=lambda each: each.line))
    return replace(found, zones=tuple(zones), rejected=ordered, decisions=(*found.decisions, *made))


def _stated(zone: ImportedZone) -> str:
    lowered = {str(key).lower(): value for key, value in zone.properties.items()}
    stated = str(lowered.get("edges") or lowered.get("edge_rule") or "").strip().lower()
    return stated if stated in RULES else "planar"


def _densified(geometry: bytes, rule: str) -> Polygon | MultiPolygon:
    area = shapely.from_wkb(geometry)
    assert isinstance(area, Polygon | MultiPolygon)  # noqa: S101  the readers make nothing else
    parts = [_polygon(part, rule) for part in shapely.get_parts(join(area))]
    return cut(parts[0] if len(parts) == 1 else MultiPolygon(parts))


def _polygon(part: Polygon, rule: str) -> Polygon:
    rings = [_ring(ring.coords[:], rule) for ring in (part.exterior, *part.interiors)]
    return Polygon(rings[0], rings[1:])


def _ring(corners: list[Corner], rule: str) -> list[Corner]:
    corners = _without_seam(corners)
    ring = [corners[0]]
    for start, end in pairwise(corners):
        ring += [*_between(start, end, rule), end]
    return ring


def _without_seam(corners: list[Corner]) -> list[Corner]:
    """The corners without those that only cutting at 180° had put on a straight edge."""
    first = next((n for n, corner in enumerate(corners) if corner[0] != _SEAM_DEG), 0)
    corners = [*corners[first:-1], *corners[: first + 1]]
    kept = [corners[0]]
    for before, corner, after in zip(corners, corners[1:], corners[2:], strict=False):
        across = (before[0] - _SEAM_DEG) * (after[0] - _SEAM_DEG) < 0
        if corner[0] == _SEAM_DEG and across:
            share = (corner[0] - before[0]) / (after[0] - before[0])
            if abs(before[1] + share * (after[1] - before[1]) - corner[1]) < _SAME_DEG:
                continue
        kept.append(corner)
    return [*kept, corners[-1]]


def _between(start: Corner, end: Corner, rule: str) -> list[Corner]:
    """Corners between two, evenly along the edge; none where it is short."""
    _, _, length_m = GEOD.inv(*start, *end)
    count = math.ceil(length_m / _LONGEST_EDGE_M) - 1
    if count < 1:
        return []
    if rule == "rhumb":
        share = np.arange(1, count + 1) / (count + 1)
        _, (south, north) = _MERCATOR([0.0, 0.0], [start[1], end[1]])
        _, lat = _MERCATOR(np.zeros(count), south + share * (north - south), inverse=True)
        lon = start[0] + share * (end[0] - start[0])
        return list(zip(lon.tolist(), lat.tolist(), strict=True))
    points = GEOD.npts(*start, *end, count)
    turns = [round((start[0] + (end[0] - start[0]) / 2 - lon) / 360.0) for lon, _ in points]
    return [(lon + 360.0 * turn, lat) for (lon, lat), turn in zip(points, turns, strict=True)]
