"""Where the features of a GeoJSON or MF-JSON text keep their times.

A line has one time a position: ``coordTimes`` (togeojson), ``coordinateProperties.times`` (Mapbox),
``times`` (Leaflet), ``datetimes`` (OGC Moving Features JSON, 19-045r3, trajectory encoding) in its
properties, or seconds or milliseconds since 1970 as the fourth number of every position. A moving
point (same standard) has ``temporalGeometry`` with ``coordinates`` and ``datetimes``. A point has
one of the properties ``time``, ``timestamp``, ``datetime`` and the like.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from desktop_app.domain.words import say
from desktop_app.importers.instants import EARLIEST_S, latest_sensible_s
from desktop_app.importers.records import BadRecord

_LINE_TIMES = ("coordTimes", "times", "datetimes", "timestamps")
_POINT_TIMES = (
    "time",
    "timestamp",
    "datetime",
    "date_time",
    "datetimes",
    "t",
    "msgtime",
    "basedatetime",
    "time_utc",
)
_LINES = ("LineString", "MultiLineString")
_UNITS_S = (1.0, 1e-3)
_TIME_PLACE = 3


class Timed(NamedTuple):
    """A position as parsed and its time as text."""

    time: str
    position: Any


def kind_of(content: Any) -> str:
    """The geometry's type of a feature; MovingPoint for one with a temporal geometry."""
    if not isinstance(content, dict):
        return ""
    if isinstance(content.get("temporalGeometry"), dict):
        return str(content["temporalGeometry"].get("type"))
    geometry = content.get("geometry")
    return str(geometry.get("type")) if isinstance(geometry, dict) else ""


def has_times(content: Any) -> bool:
    """Whether a feature states times for its positions."""
    kind = kind_of(content)
    if kind == "MovingPoint":
        return True
    if kind == "Point":
        return point_time(properties_of(content)) is not None
    if kind not in _LINES:
        return False
    return _stated_times(content) is not None or _fourth_numbers(content) is not None


def properties_of(content: Mapping[str, Any]) -> Mapping[str, Any]:
    """The properties of a feature; none where they are no object."""
    properties = content.get("properties")
    return properties if isinstance(properties, dict) else {}


def point_time(properties: Mapping[str, Any]) -> str | None:
    """The time that a point's properties state, as text."""
    lowered = {str(key).lower(): value for key, value in properties.items()}
    found = (_text(lowered[key]) for key in _POINT_TIMES if key in lowered)
    return next((text for text in found if text), None)


def timed_lines(content: Mapping[str, Any]) -> list[list[Timed]]:
    """The positions of a line or a moving point with their times; BadRecord if they do not pair."""
    if kind_of(content) == "MovingPoint":
        moving = content["temporalGeometry"]
        return [_paired(moving.get("datetimes"), moving.get("coordinates"))]
    times = _stated_times(content)
    lines = lines_of(content)
    if times is None:
        return [[Timed(_text(p[_TIME_PLACE]), p) for p in line] for line in lines]
    nested = isinstance(times, list) and any(isinstance(each, list) for each in times)
    if nested:
        if len(times) != len(lines):
            raise BadRecord(say("{n} lists of times for {m} lines", n=len(times), m=len(lines)))
        return [_paired(one, line) for one, line in zip(times, lines, strict=True)]
    flat = _paired(times, [position for line in lines for position in line])
    return list(_split(flat, lines))


def lines_of(content: Mapping[str, Any]) -> list[list[Any]]:
    """The lists of positions of a line feature; BadRecord where they are no lists."""
    geometry = content["geometry"]
    coordinates = geometry.get("coordinates")
    lines = [coordinates] if geometry.get("type") == "LineString" else coordinates
    if not isinstance(lines, list) or not all(isinstance(line, list) for line in lines):
        raise BadRecord(say("the coordinates are not lists of positions"))
    return lines


def _split(flat: Sequence[Timed], lines: Sequence[Sequence[Any]]) -> Iterator[list[Timed]]:
    at = 0
    for line in lines:
        yield list(flat[at : at + len(line)])
        at += len(line)


def _paired(times: Any, positions: Any) -> list[Timed]:
    if not isinstance(times, list) or not isinstance(positions, list):
        raise BadRecord(say("times or positions are not lists"))
    if len(times) != len(positions):
        n, m = len(times), len(positions)
        raise BadRecord(say("the line has {n} times and {m} positions", n=n, m=m))
    return [Timed(_text(t), p) for t, p in zip(times, positions, strict=True)]


def _stated_times(content: Mapping[str, Any]) -> Any:
    properties, geometry = properties_of(content), content["geometry"]
    for holder in (properties, geometry):
        for name in _LINE_TIMES:
            if isinstance(holder.get(name), list):
                return holder[name]
    nested = properties.get("coordinateProperties")
    times = nested.get("times") if isinstance(nested, dict) else None
    return times if isinstance(times, list) else None


def _fourth_numbers(content: Mapping[str, Any]) -> bool | None:
    """True where every position has a fourth number that is a time in one unit, else None."""
    try:
        positions = [position for line in lines_of(content) for position in line]
    except BadRecord:
        return None
    values = [p[_TIME_PLACE] for p in positions if isinstance(p, list) and len(p) > _TIME_PLACE]
    numbers = [v for v in values if isinstance(v, int | float) and not isinstance(v, bool)]
    if not numbers or len(numbers) != len(positions):
        return None
    latest_s = latest_sensible_s()
    fits = any(all(EARLIEST_S <= v * unit <= latest_s for v in numbers) for unit in _UNITS_S)
    return True if fits else None


def _text(value: Any) -> str:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return value if isinstance(value, str) else repr(value)[:60]
