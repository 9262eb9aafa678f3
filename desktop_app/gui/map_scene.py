"""What the map shows of a snapshot: the canvas's scene, and the bounds that hold an incident."""

from desktop_app.canvas.scene import MapScene, incident_bounds, scene_from
from desktop_app.domain.snapshot import Snapshot
from desktop_app.gui.local_times import TimeZones, local
from desktop_app.gui.selection import Chosen

_LEAST_SPAN_DEG = 0.2  # 12 nm of latitude: a single fix is shown with the water around it


def map_scene(snapshot: Snapshot, chosen: Chosen, zones: TimeZones) -> MapScene:
    """The scene of a snapshot with what is selected in it."""

    def clock(t_s: float) -> str:
        return f"{local(t_s, zones.first):%H:%M}"

    return scene_from(snapshot, chosen, chosen.cursor_s, clock)


def scene_bounds(snapshot: Snapshot, chosen: Chosen) -> tuple[float, float, float, float] | None:
    """West, south, east, north in degrees of the selected incident, else of everything."""
    bounds = incident_bounds(snapshot, chosen)
    if bounds is None:
        return None
    west, south, east, north = bounds
    wider = max(0.0, _LEAST_SPAN_DEG - (east - west)) / 2
    higher = max(0.0, _LEAST_SPAN_DEG - (north - south)) / 2
    return west - wider, south - higher, east + wider, north + higher
