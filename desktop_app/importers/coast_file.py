"""Coasts as GeoJSON (RFC 7946): points, lines and polygons in lon and lat that limits start from.

Lines are low water, straight baselines or closing lines of bays; polygons are land. A line whose
``kind`` is "bay" is the coast of a bay from one entrance point to the other. A feature may state
its ``set`` (the zone set, such as the claimant), ``accuracy_m`` and ``source``. A feature without a
readable geometry refuses the file: a coast with a piece missing gives wrong limits.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import shapely

from desktop_app.domain.errors import Refused
from desktop_app.domain.progress import Quiet
from desktop_app.domain.words import say
from desktop_app.importers.geojson_areas import area_wkb, positions_of
from desktop_app.importers.geojson_features import Feature, read_features
from desktop_app.importers.geojson_zones import geojson_text, reference_system
from desktop_app.importers.records import BadRecord
from desktop_app.importers.source_file import look_at

_KINDS = {
    "Point": shapely.Point,
    "MultiPoint": shapely.MultiPoint,
    "LineString": shapely.LineString,
    "MultiLineString": shapely.MultiLineString,
}
_AREAS = ("Polygon", "MultiPolygon")


@dataclass(frozen=True, slots=True, eq=False)
class CoastPart:
    """One feature of a coast; the accuracy is 0 and the set empty where none is stated."""

    zone_set: str
    geometry: shapely.Geometry
    accuracy_m: float
    source: str
    line: int
    is_bay: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Coast:
    """A coast file: its name, the hash of its bytes, and its parts."""

    name: str
    sha256: str
    parts: tuple[CoastPart, ...]


def read_coast(path: Path) -> Coast:
    """All parts of a coast; Refused where one cannot be read, naming its line."""
    source = look_at(path, Quiet())
    collection = read_features(geojson_text(source))
    reference_system(collection.members.get("crs"))
    if not collection.features:
        raise Refused(say("The file holds no coast"), source.name)
    parts = tuple(_part(feature, source.name) for feature in collection.features)
    return Coast(source.name, source.sha256, parts)


def _part(feature: Feature, name: str) -> CoastPart:
    content = feature.content if isinstance(feature.content, dict) else {}
    stated = content.get("properties")
    properties: Mapping[str, Any] = stated if isinstance(stated, dict) else {}
    try:
        geometry = _geometry(content.get("geometry"))
        accuracy_m = _accuracy(properties.get("accuracy_m"))
    except (BadRecord, ValueError, shapely.GEOSException) as error:
        raise Refused(
            say("A part of the coast cannot be read: {why}", why=error),
            say("{name}, line {line}", name=name, line=feature.line),
            say("Correct it; without it the limits would be wrong."),
        ) from error
    zone_set, source = (str(properties.get(key) or "") for key in ("set", "source"))
    is_bay = properties.get("kind") == "bay" and isinstance(geometry, shapely.LineString)
    return CoastPart(zone_set, geometry, accuracy_m, source, feature.line, is_bay)


def _geometry(geometry: Any) -> shapely.Geometry:
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if kind in _AREAS:
        positions_of(geometry)
        area: shapely.Geometry = shapely.from_wkb(area_wkb(geometry))
        return area
    if kind not in _KINDS:
        raise BadRecord(say("it is no point, line or polygon"))
    positions = positions_of(geometry)
    lists = geometry["coordinates"]
    if kind == "MultiLineString":
        return shapely.MultiLineString([[tuple(place[:2]) for place in line] for line in lists])
    made: shapely.Geometry = _KINDS[kind](positions if kind != "Point" else positions[0])
    return made


def _accuracy(value: Any) -> float:
    if value is None:
        return 0.0
    if isinstance(value, bool) or not isinstance(value, int | float) or value < 0:
        raise BadRecord(say("{value} is no accuracy in metres", value=str(value)[:40]))
    return float(value)
