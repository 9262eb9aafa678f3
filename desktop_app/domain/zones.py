"""Zones: an area of sea under a regime, in the set of one claimant."""

from dataclasses import dataclass, field

from shapely import (
    GeometryCollection,
    LineString,
    MultiLineString,
    MultiPoint,
    MultiPolygon,
    Polygon,
)

from desktop_app.domain.regimes import Regime

Baseline = MultiPoint | LineString | MultiLineString | Polygon | MultiPolygon | GeometryCollection
"""What limits are measured from: low-water points and lines, straight baselines, land."""


@dataclass(frozen=True, slots=True, eq=False)
class Zone:
    """An area, its regime and whose set it belongs to; never whose the area is.

    ``area`` is in lon/lat degrees, edges short enough that straight lines in lon/lat and geodesics
    agree; cut at 180° where it crosses it. ``zone_set`` names the claimant's set ("Japan").
    ``administered_by`` and ``claimed_by`` are ISO 3166-1 alpha-2 codes, or names of fictional
    parties. ``baseline`` is what it was built from (None for an area given as such).
    ``inner_m`` and ``outer_m`` are the distances of its limits from the baseline where it was
    built as a ring. ``accuracy_m`` is how well the limit is known. Times are epoch seconds UTC.
    """

    id: str
    name: str
    regime: Regime
    zone_set: str
    area: Polygon | MultiPolygon
    accuracy_m: float
    source: str
    administered_by: str | None = None
    claimed_by: tuple[str, ...] = ()
    baseline: Baseline | None = None
    inner_m: float | None = None
    outer_m: float | None = None
    valid_from_s: float | None = None
    valid_to_s: float | None = None
    names: tuple[str, ...] = field(default=())

    @property
    def disputed(self) -> bool:
        """Whether more than one party claims or administers it."""
        return len({*self.claimed_by, *filter(None, [self.administered_by])}) > 1
