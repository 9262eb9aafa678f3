"""Lines and points without times as well-known binary, for sketches: checked, and cut at 180°."""

from collections.abc import Sequence
from itertools import pairwise

import shapely
from shapely import MultiLineString, Point

from desktop_app.domain.words import say
from desktop_app.importers.coordinates import checked_position
from desktop_app.importers.records import BadRecord

Position = tuple[float, float]
_HALF_DEG, _WHOLE_DEG = 180.0, 360.0
_LEAST = 2


def lines_wkb(lines: Sequence[Sequence[Position]]) -> bytes:
    """Lines of (lon, lat) as the WKB of a multilinestring; BadRecord where a line is none.

    A leg that spans more than half the globe is one that crosses 180° the short way; it is cut
    there, at the latitude that a straight line in lon and lat has.
    """
    parts = [part for line in lines for part in _parts(line)]
    if not parts:
        raise BadRecord(say("a line without positions"))
    return bytes(shapely.to_wkb(MultiLineString(parts), byte_order=1))


def point_wkb(lon_deg: float, lat_deg: float) -> bytes:
    """A position as the WKB of a point."""
    return bytes(shapely.to_wkb(Point(checked_position(lon_deg, lat_deg)), byte_order=1))


def _parts(line: Sequence[Position]) -> list[list[Position]]:
    positions = [checked_position(_turned(lon), lat) for lon, lat in line]
    if len(positions) < _LEAST:
        raise BadRecord(say("a line of {n} positions is no line", n=len(positions)))
    parts = [[positions[0]]]
    for (west, south), (east, north) in pairwise(positions):
        if abs(east - west) > _HALF_DEG:
            edge = _HALF_DEG if west > 0 else -_HALF_DEG
            across = east + (_WHOLE_DEG if west > 0 else -_WHOLE_DEG)
            share = (edge - west) / (across - west) if across != west else 0.0
            at = south + share * (north - south)
            parts[-1].append((edge, at))
            parts.append([(-edge, at)])
        parts[-1].append((east, north))
    return [part for part in parts if len(set(part)) >= _LEAST] or [positions[:2]]


def _turned(lon_deg: float) -> float:
    """A longitude beyond 180° (up to 360°) brought back by a whole turn."""
    if _HALF_DEG < abs(lon_deg) <= _WHOLE_DEG:
        return lon_deg - _WHOLE_DEG if lon_deg > 0 else lon_deg + _WHOLE_DEG
    return lon_deg
