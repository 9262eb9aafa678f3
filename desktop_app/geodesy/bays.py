"""Bays in the sense of the law of the sea (UNCLOS art. 10, paragraphs 2 to 4).

An indentation is a bay if its waters are at least as large as the semicircle over its mouth and the
mouth is no wider than 24 nm. Islands in the mouth (paragraph 3, second half) and historic bays
(paragraph 6) are not considered.
"""

import math
from dataclasses import dataclass

import shapely
from shapely import LineString, Polygon

from desktop_app.domain.units import NM_M
from desktop_app.geodesy.coasts import continuous
from desktop_app.geodesy.ellipsoid import GEOD, distance_m

WIDEST_MOUTH_M = 24.0 * NM_M


@dataclass(frozen=True, slots=True, eq=False)
class Bay:
    """The waters behind a closing line, the length of that line, and two areas to compare."""

    waters: Polygon
    mouth_m: float
    area_m2: float
    semicircle_m2: float

    @property
    def closes(self) -> bool:
        """Whether the waters are a bay that the line closes."""
        return self.area_m2 >= self.semicircle_m2 and self.mouth_m <= WIDEST_MOUTH_M


def bay_behind(coast: LineString) -> Bay:
    """The bay whose coast runs from one entrance point to the other; lon continuous."""
    places = shapely.get_coordinates(coast)
    (lon1, lat1), (lon2, lat2) = places[0], places[-1]
    mouth_m = float(distance_m(lon1, lat1, lon2, lat2))
    (waters,) = continuous(Polygon(places))
    assert isinstance(waters, Polygon)  # noqa: S101  a polygon stays one
    area_m2, _ = GEOD.geometry_area_perimeter(waters)
    return Bay(waters, mouth_m, abs(area_m2), math.pi * mouth_m**2 / 8.0)
