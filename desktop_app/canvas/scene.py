"""What the map shows, as values: zones, tracks, places, crossings, and what is selected."""

import math
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from typing import Protocol

from desktop_app.domain.basis import Basis
from desktop_app.domain.places import Place
from desktop_app.domain.snapshot import Snapshot
from desktop_app.domain.tracks import Track
from desktop_app.domain.words import say
from desktop_app.domain.zones import Zone

Bounds = tuple[float, float, float, float]

_NEAR_DEG = 0.25


class Chosen(Protocol):
    """What the scene needs to know of a selection."""

    @property
    def incident_id(self) -> str | None:
        """The selected incident."""

    @property
    def vessel_id(self) -> str | None:
        """The selected vessel."""

    @property
    def zone_id(self) -> str | None:
        """The selected zone."""


Clock = Callable[[float], str]
"""Writes an epoch time as ``07:05`` in the first time zone."""


@dataclass(frozen=True, slots=True)
class ZoneShape:
    """A zone; ``claimant`` counts the sets from 0, for the direction of its hatching."""

    zone: Zone
    claimant: int
    selected: bool = False


@dataclass(frozen=True, slots=True)
class TrackShape:
    """A track with its party's hue, and whether it is part of what is selected."""

    track: Track
    label: str
    fact: str
    hue: int | None
    selected: bool


@dataclass(frozen=True, slots=True)
class CrossingMark:
    """A crossing of a limit: where its ring is drawn and what it says."""

    lon_deg: float
    lat_deg: float
    text: str
    hue: int | None


@dataclass(frozen=True, slots=True, eq=False)
class MapScene:
    """Everything on the map. ``stamp`` stands where positions are not evidence."""

    zones: tuple[ZoneShape, ...] = ()
    tracks: tuple[TrackShape, ...] = ()
    places: tuple[Place, ...] = ()
    crossings: tuple[CrossingMark, ...] = ()
    cursor_s: float | None = None
    stamp: str = ""
    clock: Clock | None = None


def incident_scene(snapshot: Snapshot, chosen: Chosen, clock: Clock) -> MapScene:
    """The scene with the selected incident's vessels only: for a page or a picture of it."""
    scene = scene_from(snapshot, chosen, None, clock)
    tracks = tuple(shape for shape in scene.tracks if shape.selected)
    return replace(scene, tracks=tracks)


def scene_from(
    snapshot: Snapshot, chosen: Chosen | None, cursor_s: float | None, clock: Clock | None
) -> MapScene:
    """The scene of a snapshot; without a selected incident every track is shown alike."""
    incident = next(
        (one for one in snapshot.incidents if chosen and one.id == chosen.incident_id), None
    )
    picked = set(incident.vessel_ids) if incident else set()
    if chosen and chosen.vessel_id:
        picked.add(chosen.vessel_id)
    sets = sorted({zone.zone_set for zone in snapshot.zones.values()})
    tracks = _shown(snapshot, picked)
    return MapScene(
        zones=tuple(
            ZoneShape(zone, sets.index(zone.zone_set), bool(chosen and zone.id == chosen.zone_id))
            for zone in snapshot.zones.values()
        ),
        tracks=tuple(_shape(track, snapshot, picked) for track in tracks),
        places=snapshot.places,
        crossings=_crossings(snapshot, incident.visit_ids if incident else (), tracks, clock),
        cursor_s=cursor_s,
        stamp=_stamp(tracks),
        clock=clock,
    )


def incident_bounds(snapshot: Snapshot, chosen: Chosen | None) -> Bounds | None:
    """West, south, east, north in degrees around the selected incident, else around everything."""
    incident = next(
        (one for one in snapshot.incidents if chosen and one.id == chosen.incident_id), None
    )
    boxes = []
    if incident:
        tracks = _shown(snapshot, set(incident.vessel_ids))
        boxes = [_box(track) for track in tracks if track.vessel.id in incident.vessel_ids]
        boxes += _islands_near(snapshot.places, boxes)
    else:
        boxes = [_box(track) for track in snapshot.tracks if len(track)]
        boxes += [zone.area.bounds for zone in snapshot.zones.values()] if not boxes else []
    if not boxes:
        return None
    west, south, east, north = (list(side) for side in zip(*boxes, strict=True))
    if max(east) - min(west) > 180.0:
        west = [lon % 360.0 for lon in west]
        east = [lon % 360.0 for lon in east]
    return min(west), min(south), max(east), max(north)


def _islands_near(places: tuple[Place, ...], boxes: list[Bounds]) -> list[Bounds]:
    """Our own islands near the tracks belong into the picture."""
    return [
        (place.lon_deg, place.lat_deg, place.lon_deg, place.lat_deg)
        for place in places
        if place.drawn == "dot"
        and any(
            west - _NEAR_DEG < place.lon_deg < east + _NEAR_DEG
            and south - _NEAR_DEG < place.lat_deg < north + _NEAR_DEG
            for west, south, east, north in boxes
        )
    ]


def _box(track: Track) -> Bounds:
    lon = track.lon_deg
    if float(lon.max() - lon.min()) > 180.0:
        lon = lon % 360.0
    return (
        float(lon.min()),
        float(track.lat_deg.min()),
        float(lon.max()),
        float(track.lat_deg.max()),
    )


def _shown(snapshot: Snapshot, picked: Collection[str]) -> tuple[Track, ...]:
    """Selected vessels' tracks last, so that they lie on top."""
    return tuple(
        sorted(
            (track for track in snapshot.tracks if len(track)),
            key=lambda track: track.vessel.id in picked,
        )
    )


def _shape(track: Track, snapshot: Snapshot, picked: Collection[str]) -> TrackShape:
    vessel = track.vessel
    facts = [vessel.hull_number or "", vessel.flag or ""]
    return TrackShape(
        track=track,
        label=vessel.label,
        fact=" · ".join(fact for fact in facts if fact),
        hue=snapshot.affiliations.get(vessel.flag or ""),
        selected=vessel.id in picked,
    )


def _crossings(
    snapshot: Snapshot, visit_ids: Collection[str], tracks: tuple[Track, ...], clock: Clock | None
) -> tuple[CrossingMark, ...]:
    """Rings where the selected incident's visits begin and end, at the times they may claim."""
    marks = []
    by_key = {(track.vessel.id, track.basis): track for track in tracks}
    for visit_id in visit_ids:
        visit = snapshot.visits[visit_id]
        track = by_key.get((visit.vessel_id, visit.basis))
        hue = snapshot.affiliations.get(snapshot.vessels[visit.vessel_id].flag or "")
        for crossing, words in ((visit.entered, "entered {time}"), (visit.left, "left {time}")):
            if crossing.at_s is None or track is None:
                continue
            lon_deg, lat_deg = crossing.position or position_at(track, crossing.at_s)
            time = clock(crossing.at_s) if clock else ""
            marks.append(CrossingMark(lon_deg, lat_deg, say(words, time=time), hue))
    return tuple(marks)


def position_at(track: Track, t_s: float) -> tuple[float, float]:
    """Where a track is drawn at a time: on the straight line between its fixes, else at its end."""
    later = min(max(1, int(track.t_s.searchsorted(t_s))), len(track) - 1)
    if len(track) == 1:
        return float(track.lon_deg[0]), float(track.lat_deg[0])
    t0, t1 = float(track.t_s[later - 1]), float(track.t_s[later])
    share = min(1.0, max(0.0, (t_s - t0) / (t1 - t0)))
    lon0, lon1 = float(track.lon_deg[later - 1]), float(track.lon_deg[later])
    lon = lon0 + math.remainder(lon1 - lon0, 360.0) * share
    lat0, lat1 = float(track.lat_deg[later - 1]), float(track.lat_deg[later])
    return math.remainder(lon, 360.0), lat0 + (lat1 - lat0) * share


def _stamp(tracks: tuple[Track, ...]) -> str:
    bases = {track.basis for track in tracks}
    if Basis.SIMULATED in bases:
        return say("Simulated: fictional vessels")
    if any(basis.illustrative for basis in bases):
        return say("Times public, positions illustrative")
    return ""
