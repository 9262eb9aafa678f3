"""What the map says of a fix when the pointer rests on it."""

import math
from collections.abc import Mapping
from html import escape

from desktop_app.domain.positions import course_text, ddm
from desktop_app.domain.tracks import Track
from desktop_app.domain.words import say
from desktop_app.gui.local_times import TimeZones, exact


def fix_words(track: Track, index: int, zones: TimeZones, names: Mapping[str, str]) -> str:
    """Vessel, time in both zones, position, motion as reported, and the source's line.

    ``names`` are the sources' by id. A text for a tooltip: what comes from files is made harmless.
    """
    t_s = float(track.t_s[index])
    source_id = track.source_ids[int(track.source[index])]
    lines = [
        track.vessel.label,
        exact(t_s, zones.first),
        exact(t_s, zones.second),
        ddm(float(track.lon_deg[index]), float(track.lat_deg[index])),
        _motion(track, index),
        say("{file}, line {line}", file=names.get(source_id, source_id), line=track.line[index]),
    ]
    if track.basis.illustrative:
        lines.append(say("The position is illustrative"))
    return "<br>".join(escape(line) for line in lines if line)


def _motion(track: Track, index: int) -> str:
    sog_kn, cog_deg = float(track.sog_kn[index]), float(track.cog_deg[index])
    speed = "" if math.isnan(sog_kn) else say("{speed:.1f} kn", speed=sog_kn)
    course = "" if math.isnan(cog_deg) else course_text(cog_deg)
    return " ".join(part for part in (speed, course) if part)
