"""Short forms for other services: a situation report in seven lines, and IMO report lines.

The seven lines are those of EUNAVFOR's initial report: originator, time, position, course and
speed, vessel, what triggered it, activity. The IMO lines are A to F of resolution A.851(20): ship,
time, position, bearing and distance, course, speed. A line of which nothing is known says so; from
illustrative positions nothing is told.
"""

from datetime import UTC

import numpy as np

from desktop_app.domain.incidents import Incident
from desktop_app.domain.moments import from_epoch, to_the_minute
from desktop_app.domain.places import Place
from desktop_app.domain.positions import course_text, ddm
from desktop_app.domain.snapshot import Snapshot
from desktop_app.domain.tracks import Track
from desktop_app.domain.visits import Visit
from desktop_app.domain.words import say
from desktop_app.geodesy.ellipsoid import bearing_deg, distance_m
from desktop_app.reports.columns import plain
from desktop_app.reports.summary import Summary

_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_NM_M = 1852.0


def date_time_group(t_s: float) -> str:
    """``032205ZJUL22``: day, time, zone Z, month, year; to the nearest minute."""
    moment = from_epoch(to_the_minute(t_s)).astimezone(UTC)
    return f"{moment:%d%H%M}Z{_MONTHS[moment.month - 1]}{moment:%y}"


def seven_lines(summary: Summary, incident: Incident, snapshot: Snapshot) -> str:
    """The situation report of an incident."""
    unknown = say("not known")
    visit = _seen(incident, snapshot)
    track = _track(visit, snapshot) if visit else None
    start_s = incident.start.earliest_s or incident.start.latest_s
    position = visit.entered.position if visit else None
    lines = (
        summary.foot.prepared_by or unknown,
        date_time_group(start_s) if start_s is not None else unknown,
        ddm(*position) if position else unknown,
        _motion(track, visit.entered.at_s) if track and visit else unknown,
        "; ".join(f"{one.name} ({one.flag or '-'}), {one.identity}" for one in summary.vessels)
        or unknown,
        summary.title,
        " ".join(summary.finding),
    )
    stamp = f"[{summary.stamp}]\n" if summary.stamp else ""
    told = [f"{number}. {plain(text)}" for number, text in enumerate(lines, start=1)]
    return stamp + "\n".join(told) + "\n"


def imo_lines(summary: Summary, incident: Incident, snapshot: Snapshot) -> str:
    """Lines A to F at each vessel's first seen entry; vessels never seen have line A only."""
    blocks = []
    for vessel_id in incident.vessel_ids:
        vessel = snapshot.vessels[vessel_id]
        parts = [vessel.label, vessel.call_sign or "", vessel.flag or ""]
        lines = [f"A/{'/'.join(plain(part) for part in parts if part)}"]
        visits = [one for one in snapshot.incident_visits(incident) if one.vessel_id == vessel_id]
        seen = next((one for one in visits if one.entered.position), None)
        if seen and seen.entered.at_s is not None and seen.entered.position:
            lines += _seen_lines(seen.entered.at_s, seen.entered.position, seen, snapshot)
        blocks.append("\n".join(lines))
    stamp = f"[{summary.stamp}]\n" if summary.stamp else ""
    return stamp + "\n\n".join(blocks) + "\n"


def _seen_lines(
    at_s: float, position: tuple[float, float], visit: Visit, snapshot: Snapshot
) -> list[str]:
    lines = [
        f"B/{from_epoch(to_the_minute(at_s)):%d%H%M}Z",
        f"C/{_short_position(*position)}",
    ]
    near = _nearest(position, snapshot)
    if near:
        place, far_m = near
        bearing = float(bearing_deg(place.lon_deg, place.lat_deg, *position))
        lines.append(f"D/{round(bearing) % 360:03d}/{round(far_m / _NM_M)}/{place.neutral}")
    track = _track(visit, snapshot)
    course, speed = _at(track, at_s) if track else (None, None)
    if course is not None:
        lines.append(f"E/{round(course) % 360:03d}")
    if speed is not None:
        lines.append(f"F/{round(speed * 10):03d}")
    return lines


def _short_position(lon_deg: float, lat_deg: float) -> str:
    """``2542N/12314E``: whole minutes, as the resolution asks."""
    lat, lon = round(abs(lat_deg) * 60), round(abs(lon_deg) * 60)
    north, east = "N" if lat_deg >= 0 else "S", "E" if lon_deg >= 0 else "W"
    return f"{lat // 60:02d}{lat % 60:02d}{north}/{lon // 60:03d}{lon % 60:02d}{east}"


def _nearest(position: tuple[float, float], snapshot: Snapshot) -> tuple[Place, float] | None:
    far = [
        (float(distance_m(place.lon_deg, place.lat_deg, *position)), number, place)
        for number, place in enumerate(snapshot.places)
        if place.drawn != "label"
    ]
    if not far:
        return None
    distance, _, place = min(far)
    return place, distance


def _seen(incident: Incident, snapshot: Snapshot) -> Visit | None:
    visits = snapshot.incident_visits(incident)
    return next((visit for visit in visits if visit.entered.position), None)


def _track(visit: Visit, snapshot: Snapshot) -> Track | None:
    return next(
        (
            track
            for track in snapshot.tracks
            if track.vessel.id == visit.vessel_id
            and track.basis is visit.basis
            and not track.basis.illustrative
        ),
        None,
    )


def _motion(track: Track, at_s: float | None) -> str:
    course, speed = _at(track, at_s) if at_s is not None else (None, None)
    parts = [
        course_text(course) if course is not None else "",
        say("{speed:.1f} kn", speed=speed) if speed is not None else "",
    ]
    return " ".join(part for part in parts if part) or say("not known")


def _at(track: Track, at_s: float) -> tuple[float | None, float | None]:
    """Course and speed as reported by the fix nearest in time; None where it reports none."""
    nearest = int(np.argmin(np.abs(track.t_s - at_s)))
    course, speed = float(track.cog_deg[nearest]), float(track.sog_kn[nearest])
    return (
        None if np.isnan(course) else course,
        None if np.isnan(speed) else speed,
    )
