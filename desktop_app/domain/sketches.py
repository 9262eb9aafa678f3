"""What a source shows without timed fixes: shapes drawn on a map, and what is known of sightings.

A line or an outline that a ministry draws on a map has no time at any vertex: it is never turned
into fixes. A sighting has a place and a time that are known only so well: where the time is good to
about an hour the sighting is a fix as well, else only this.
"""

from dataclasses import dataclass
from enum import StrEnum

from desktop_app.domain.basis import Basis


class Form(StrEnum):
    """What was drawn."""

    LINE = "line"
    OUTLINE = "outline"  # the border of an area; nothing says where inside the vessel was
    POINT = "point"  # the position of a sighting


class Precision(StrEnum):
    """How well a time is known."""

    MINUTE = "minute"
    ABOUT = "about"  # "at about nine"
    DAY = "day"
    RANGE = "range"  # between two times


@dataclass(frozen=True, slots=True)
class Sketch:
    """One shape, or one sighting, as its file gives it.

    ``geometry`` is WKB of a multilinestring or a point, lon and lat in degrees, cut at 180°.
    ``vessel_keys`` name the vessels that it shows together. ``earliest_s`` and ``latest_s`` bound
    its time (epoch seconds UTC), None where the file does not. ``release`` names the document it
    was drawn in. ``event`` is the same text for shapes of one event, also across releases.
    ``new_event`` is false for what was drawn again from an earlier release and for aircraft.
    ``accuracy_m`` is how well the place is known, None where nothing says. ``has_fix`` tells that
    the record is stored as a fix too.
    """

    form: Form
    geometry: bytes
    label: str
    line: int
    basis: Basis = Basis.SKETCHED
    vessel_keys: tuple[str, ...] = ()
    earliest_s: float | None = None
    latest_s: float | None = None
    precision: Precision | None = None
    accuracy_m: float | None = None
    release: str = ""
    address: str = ""
    event: str = ""
    new_event: bool = True
    craft: str = "ship"  # or "aircraft"; "limit" for the limit of a zone given as a line
    place: str = ""
    observer: str = ""
    same_as: str = ""
    has_fix: bool = False


@dataclass(frozen=True, slots=True)
class StoredSketch:
    """A sketch in the watch file: its id, its source, and its vessels by id."""

    id: str
    source_id: str
    vessel_ids: tuple[str, ...]
    sketch: Sketch
