"""Tracks, zones and visits as GeoJSON (RFC 7946), tracks as Moving Features (OGC 19-045r3).

Times are RFC 3339 in UTC. A track that crosses 180° is cut there into several lines, as RFC 7946
asks; no vertex is added. A track of one fix is a point.
"""

import json
from collections.abc import Iterator
from typing import Any

import numpy as np
import shapely

from desktop_app.domain.basis import NOT_DECIDABLE
from desktop_app.domain.moments import rfc3339
from desktop_app.domain.snapshot import Snapshot
from desktop_app.domain.tracks import Track
from desktop_app.domain.visits import Visit
from desktop_app.domain.zones import Zone

_DIGITS = 7  # of a degree: a centimetre


def geojson(snapshot: Snapshot) -> Iterator[str]:
    """A feature collection in pieces of text: tracks, zones, and seen entries and exits."""
    features = _features(snapshot)
    yield from _collection(features)


def moving_features(snapshot: Snapshot) -> Iterator[str]:
    """A collection of moving points, one a track, in pieces of text."""
    filled = (track for track in snapshot.tracks if len(track))
    yield from _collection(_moving(track) for track in filled)


def _collection(features: Iterator[dict[str, Any]]) -> Iterator[str]:
    yield '{"type":"FeatureCollection","features":['
    for number, feature in enumerate(features):
        text = json.dumps(feature, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
        yield (",\n" if number else "\n") + text
    yield "\n]}\n"


def _features(snapshot: Snapshot) -> Iterator[dict[str, Any]]:
    for track in snapshot.tracks:
        if len(track):
            yield _track(track)
    for zone in snapshot.zones.values():
        yield _zone(zone)
    for visit in snapshot.visits.values():
        yield from _crossings(visit, snapshot)


def _track(track: Track) -> dict[str, Any]:
    times, places = _times(track), _places(track)
    parts = np.split(np.arange(len(track)), _jumps(track))
    properties = track_properties(track)
    if len(track) == 1:
        geometry: dict[str, Any] = {"type": "Point", "coordinates": places[0]}
        properties["time"] = times[0]
    elif any(len(part) == 1 for part in parts):
        # A line needs two positions; where a cut leaves one alone the line is not cut.
        geometry = {"type": "LineString", "coordinates": places}
        properties["coordTimes"] = times
    elif len(parts) == 1:
        geometry = {"type": "LineString", "coordinates": places}
        properties["coordTimes"] = times
    else:
        lines = [[places[index] for index in part] for part in parts]
        geometry = {"type": "MultiLineString", "coordinates": lines}
        properties["coordTimes"] = [[times[index] for index in part] for part in parts]
    return {"type": "Feature", "geometry": geometry, "properties": properties}


def _moving(track: Track) -> dict[str, Any]:
    return {
        "type": "Feature",
        "id": f"{track.vessel.id}-{track.basis}",
        "temporalGeometry": {
            "type": "MovingPoint",
            "datetimes": _times(track),
            "coordinates": _places(track),
            "interpolation": "Linear" if len(track) > 1 else "Discrete",
        },
        "properties": track_properties(track),
    }


def track_properties(track: Track) -> dict[str, Any]:
    """What is said of a track's vessel, and what its positions rest on."""
    vessel = track.vessel
    told = {
        "kind": "track",
        "name": vessel.label,
        "mmsi": vessel.mmsi,
        "imo": vessel.imo,
        "flag": vessel.flag,
        "hull_number": vessel.hull_number,
        "basis": str(track.basis),
        "note": NOT_DECIDABLE if track.basis.illustrative else None,
    }
    return {name: value for name, value in told.items() if value is not None}


def _zone(zone: Zone) -> dict[str, Any]:
    return {
        "type": "Feature",
        "id": zone.id,
        "geometry": shapely.geometry.mapping(shapely.set_precision(zone.area, 0)),
        "properties": {
            "kind": "zone",
            "name": zone.name,
            "regime": str(zone.regime),
            "set": zone.zone_set,
            "administered_by": zone.administered_by,
            "claimed_by": list(zone.claimed_by),
            "accuracy_m": zone.accuracy_m,
            "valid_from": rfc3339(zone.valid_from_s),
            "valid_to": rfc3339(zone.valid_to_s),
            "source": zone.source,
        },
    }


def _crossings(visit: Visit, snapshot: Snapshot) -> Iterator[dict[str, Any]]:
    """Entry and exit where they were seen; illustrative positions have none."""
    for event, crossing in (("entered", visit.entered), ("left", visit.left)):
        if crossing.position is None:
            continue
        yield {
            "type": "Feature",
            "id": f"{visit.id}-{event}",
            "geometry": {"type": "Point", "coordinates": _rounded(*crossing.position)},
            "properties": {
                "kind": event,
                "vessel": snapshot.vessels[visit.vessel_id].label,
                "zone": snapshot.zones[visit.zone_id].name,
                "at": rfc3339(crossing.at_s),
                "earliest": rfc3339(crossing.earliest_s),
                "latest": rfc3339(crossing.latest_s),
                "how": str(visit.kind),
            },
        }


def _jumps(track: Track) -> list[int]:
    """The indices behind which a track has crossed 180°."""
    return [int(i) + 1 for i in np.flatnonzero(np.abs(np.diff(track.lon_deg)) > 180.0)]  # noqa: PLR2004


def _times(track: Track) -> list[str]:
    return [rfc3339(t_s) or "" for t_s in track.t_s.tolist()]


def _places(track: Track) -> list[list[float]]:
    pairs = zip(track.lon_deg.tolist(), track.lat_deg.tolist(), strict=True)
    return [_rounded(lon, lat) for lon, lat in pairs]


def _rounded(lon_deg: float, lat_deg: float) -> list[float]:
    return [round(lon_deg, _DIGITS), round(lat_deg, _DIGITS)]
