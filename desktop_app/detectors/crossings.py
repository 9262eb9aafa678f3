"""Where the straight way between two fixes lies inside an area."""

import numpy as np
import shapely
from shapely import LineString, MultiPolygon, Polygon

Point = tuple[float, float]
Area = Polygon | MultiPolygon

_JOINED = 1e-12


def shares_inside(area: Area, start: Point, end: Point) -> list[tuple[float, float]]:
    """The parts of a way inside an area, as shares (from, to) of it in rising order.

    The way is straight in lon/lat, the area closed. A touch without extent gives nothing, and so
    does a way without length.
    """
    along = np.subtract(end, start)
    length2 = float(along @ along)
    if length2 == 0.0:
        return []
    inside = shapely.intersection(LineString([start, end]), area)
    spans = []
    for part in shapely.get_parts(inside):
        if isinstance(part, LineString) and not part.is_empty:
            shares = (shapely.get_coordinates(part) - start) @ along / length2
            spans.append((max(0.0, float(shares.min())), min(1.0, float(shares.max()))))
    return _merge(sorted(spans))


def _merge(spans: list[tuple[float, float]]) -> list[tuple[float, float]]:
    merged: list[tuple[float, float]] = []
    for begin, finish in spans:
        if merged and begin <= merged[-1][1] + _JOINED:
            merged[-1] = (merged[-1][0], max(merged[-1][1], finish))
        else:
            merged.append((begin, finish))
    return merged
