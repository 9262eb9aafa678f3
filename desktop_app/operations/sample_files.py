"""Write the sample's track files: tracks made from published times, in our own CSV layout."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from shapely import MultiPolygon, Polygon

from desktop_app.domain.moments import rfc3339, to_epoch
from desktop_app.operations.reconstruct import PublishedVisit, reconstruct

_COLUMNS = "vessel,flag,hull_number,ship_class,time,latitude,longitude"


@dataclass(frozen=True, slots=True)
class StoryFacts:
    """The published facts of the sample, as read from its file."""

    zone_set: str
    regime: str
    islands: dict[str, tuple[float, float]]
    incidents: list[dict[str, Any]]


def read_story(path: Path) -> StoryFacts:
    """Read ``resources/sample/senkaku.toml``."""
    story = tomllib.loads(path.read_text(encoding="utf-8"))
    islands = {name: (place[0], place[1]) for name, place in story["islands"].items()}
    return StoryFacts(story["zone_set"], story["regime"], islands, story["incident"])


def write_track_files(
    facts: StoryFacts, zone: Polygon | MultiPolygon, directory: Path
) -> list[Path]:
    """One file an incident, its tracks crossing the zone's limit at the published times."""
    directory.mkdir(parents=True, exist_ok=True)
    paths = []
    for incident in facts.incidents:
        path = directory / incident["file"]
        path.write_text("\n".join(_lines(incident, facts, zone)) + "\n", encoding="utf-8")
        paths.append(path)
    return paths


def _lines(incident: dict[str, Any], facts: StoryFacts, zone: Polygon | MultiPolygon) -> list[str]:
    lines = ["# offing-track 1", "# basis: reconstructed", f"# zone set: {facts.zone_set}"]
    lines.append(f"# note: {incident['note']}. Times public, positions illustrative.")
    for vessel in incident["vessel"]:
        for event in ("entered", "left"):
            parts = (
                vessel["name"],
                facts.regime,
                event,
                vessel[event].isoformat(),
                vessel["cited"],
            )
            lines.append(f"# published: {' | '.join(parts)}")
    for observer in incident.get("observer", ()):
        present = (observer["name"], observer["flag"], observer["cited"])
        lines.append(f"# observer: {' | '.join(present)}")
    lines.append(_COLUMNS)
    for vessel in incident["vessel"]:
        lines += _fixes(vessel, facts, zone)
    return lines


def _fixes(vessel: dict[str, Any], facts: StoryFacts, zone: Polygon | MultiPolygon) -> list[str]:
    visit = PublishedVisit(
        entered_s=to_epoch(vessel["entered"]),
        left_s=to_epoch(vessel["left"]),
        about=facts.islands[vessel["about"]],
        entry_bearing_deg=vessel["entry_bearing_deg"],
        exit_bearing_deg=vessel["exit_bearing_deg"],
        turn_depth_nm=vessel.get("turn_depth_nm", 0.0),
        minutes_before=vessel["minutes_before"],
        minutes_after=vessel["minutes_after"],
    )
    stated = [vessel.get(name, "") for name in ("name", "flag", "hull_number", "ship_class")]
    identity = ",".join(f'"{value}"' if "," in value else value for value in stated)
    return [
        f"{identity},{rfc3339(t_s)},{lat_deg:.7f},{lon_deg:.7f}"
        for t_s, lon_deg, lat_deg in reconstruct(visit, zone).tolist()
    ]
