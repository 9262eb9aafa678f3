"""What the map shows of a snapshot: the canvas's scene, and the bounds that hold an incident."""

from desktop_app.canvas.scene import MapScene, incident_bounds, scene_from
from desktop_app.domain.snapshot import Snapshot
from desktop_app.gui.local_times import TimeZones, local
from desktop_app.gui.selection import Chosen


def map_scene(snapshot: Snapshot, chosen: Chosen, zones: TimeZones) -> MapScene:
    """The scene of a snapshot with what is selected in it."""

    def clock(t_s: float) -> str:
        return f"{local(t_s, zones.first):%H:%M}"

    return scene_from(snapshot, chosen, chosen.cursor_s, clock)


def scene_bounds(snapshot: Snapshot, chosen: Chosen) -> tuple[float, float, float, float] | None:
    """West, south, east, north in degrees of the selected incident, else of everything."""
    return incident_bounds(snapshot, chosen)
