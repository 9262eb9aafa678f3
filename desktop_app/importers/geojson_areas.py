"""The coordinates of GeoJSON areas: checked, cut at 180°, and as well-known binary."""

import math
from collections.abc import Iterator, Mapping
from typing import Any

import shapely
from shapely import MultiPolygon, Polygon
from shapely.affinity import translate
from shapely.validation import explain_validity

from desktop_app.domain.errors import Refused
from desktop_app.domain.words import say
from desktop_app.importers.records import BadRecord

MOST_VERTICES = 1_000_000
_POLE_DEG, _HALF_DEG, _WHOLE_DEG = 90.0, 180.0, 360.0
_SURELY_NO_DEGREES = 1000.0
_LEAST_RING = 4
_DEEPEST = 4

Position = tuple[float, float]


def positions_of(geometry: Mapping[str, Any]) -> list[Position]:
    """All positions of a geometry as (lon, lat); BadRecord for none, or what is no lon and lat.

    Refused where the numbers are so large that the whole file cannot be in degrees.
    """
    positions = [_position(each) for each in _leaves(geometry.get("coordinates"), 0)]
    if not positions:
        raise BadRecord(say("no coordinates"))
    for lon, lat in positions:
        if max(abs(lon), abs(lat)) > _SURELY_NO_DEGREES:
            raise Refused(
                say("The coordinates are not lon and lat in degrees"),
                f"{lon:.10g}, {lat:.10g}",
                say("Save the file in WGS84 (EPSG:4326)"),
            )
        if abs(lat) > _POLE_DEG or abs(lon) > _WHOLE_DEG:
            raise BadRecord(say("{lon}, {lat} is out of range", lon=lon, lat=lat))
    return positions


def reaches_beyond(positions: list[Position]) -> bool:
    """Whether any longitude lies beyond 180°."""
    return any(abs(lon) > _HALF_DEG for lon, _ in positions)


def area_wkb(geometry: Mapping[str, Any]) -> bytes:
    """The area as WKB, cut at 180°; BadRecord if it is not valid, Refused if a ring is open."""
    coordinates = geometry.get("coordinates")
    parts = [coordinates] if geometry.get("type") == "Polygon" else coordinates
    if not isinstance(parts, list):
        raise BadRecord(say("no coordinates"))
    polygons = [_polygon(part) for part in parts]
    area = polygons[0] if len(polygons) == 1 else MultiPolygon(polygons)
    if not area.is_valid:
        raise BadRecord(say("not a valid area: {why}", why=explain_validity(area)))
    if area.is_empty or area.area == 0:
        raise BadRecord(say("the area is empty"))
    return bytes(shapely.to_wkb(_cut(area)))


def _leaves(value: Any, depth: int) -> Iterator[list[Any]]:
    """The innermost lists of a coordinate array."""
    if not isinstance(value, list) or depth > _DEEPEST:
        raise BadRecord(say("the coordinates are not lists of positions"))
    if value and not any(isinstance(each, list) for each in value):
        yield value
    else:
        for each in value:
            yield from _leaves(each, depth + 1)


def _position(value: Any) -> Position:
    numbers = isinstance(value, list) and len(value) >= 2  # noqa: PLR2004 - lon and lat
    if not numbers or not all(_is_number(each) for each in value[:2]):
        raise BadRecord(say("{value} is not a position", value=str(value)[:60]))
    return float(value[0]), float(value[1])


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and _is_finite(value)


def _is_finite(value: float) -> bool:
    try:
        return math.isfinite(value)
    except OverflowError:
        return False


def _polygon(rings: Any) -> Polygon:
    if not isinstance(rings, list) or not rings:
        raise BadRecord(say("a polygon without rings"))
    shell, *holes = (_ring(ring) for ring in rings)
    return Polygon(shell, holes)


def _ring(ring: Any) -> list[Position]:
    if not isinstance(ring, list):
        raise BadRecord(say("a ring is not a list of positions"))
    positions = [_position(each) for each in ring]
    if positions and positions[0] != positions[-1]:
        raise Refused(
            say("A ring is not closed: it ends at {b}, not {a}", a=positions[0], b=positions[-1]),
            do=say("RFC 7946 asks for closed rings; the file may be cut short"),
        )
    if len(positions) < _LEAST_RING:
        raise BadRecord(say("a ring of {n} positions is no area", n=len(positions)))
    return positions


def _cut(area: Polygon | MultiPolygon) -> Polygon | MultiPolygon:
    """The area with every part brought into [-180, 180] degrees."""
    west, _, east, _ = area.bounds
    if west >= -_HALF_DEG and east <= _HALF_DEG:
        return area
    if east - west > _WHOLE_DEG:
        raise BadRecord(say("the area is wider than 360°"))
    parts = []
    for turn in (-1, 0, 1):
        middle = turn * _WHOLE_DEG
        strip = shapely.box(middle - _HALF_DEG, -_POLE_DEG, middle + _HALF_DEG, _POLE_DEG)
        parts.append(translate(area.intersection(strip), xoff=-middle))
    joined = shapely.union_all([part for part in parts if part.area > 0])
    if not isinstance(joined, Polygon | MultiPolygon):
        raise BadRecord(say("the area cannot be cut at 180°"))
    return joined
