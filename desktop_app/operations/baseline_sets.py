"""Baselines gathered into sets, one a claimant, from points or from coast files."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

import shapely
from shapely import LineString, MultiPoint, MultiPolygon, Point, Polygon

from desktop_app.domain.errors import OffingError
from desktop_app.domain.moments import parse_rfc3339
from desktop_app.domain.units import metres_to_nm
from desktop_app.domain.words import say
from desktop_app.domain.zones import Baseline
from desktop_app.geodesy.bays import bay_behind
from desktop_app.geodesy.buffers import polygonal
from desktop_app.geodesy.coasts import geodesic
from desktop_app.importers.baseline_points import BaselinePoint
from desktop_app.importers.coast_file import Coast, CoastPart

_RING = 3


@dataclass(frozen=True, slots=True, eq=False)
class BaselineSet:
    """What the limits of one zone set are measured from.

    ``internal_waters`` are those inside closed straight baselines and bays, None without any.
    ``declared_s`` is the day straight baselines were declared (epoch seconds UTC); a low-water line
    needs no declaration (UNCLOS art. 5). ``listing`` is what identifiers are made from.
    """

    zone_set: str
    baseline: Baseline
    internal_waters: Polygon | MultiPolygon | None
    accuracy_m: float
    source: str
    declared_s: float | None
    listing: list[object]


def sets_of_points(points: Sequence[BaselinePoint]) -> list[BaselineSet]:
    """A set for each zone set that the points name, in alphabetical order."""
    by_set = sorted(points, key=lambda point: point.zone_set)
    grouped = groupby(by_set, key=lambda point: point.zone_set)
    return [_of_points(name, list(members)) for name, members in grouped]


def sets_of_coast(coast: Coast, otherwise: str) -> list[BaselineSet]:
    """A set for each zone set that the parts of a coast name; ``otherwise`` where none does."""

    def name_of(part: CoastPart) -> str:
        return part.zone_set or otherwise

    grouped = groupby(sorted(coast.parts, key=name_of), key=name_of)
    return [_of_parts(name, list(members), coast) for name, members in grouped]


def _of_points(zone_set: str, points: list[BaselinePoint]) -> BaselineSet:
    pieces: list[Point | LineString | Polygon] = []
    for _, members in groupby(
        sorted(points, key=lambda point: point.ring), key=lambda point: point.ring
    ):
        pieces += _pieces(sorted(members, key=lambda point: point.sequence))
    closed = [geodesic(piece) for piece in pieces if isinstance(piece, Polygon)]
    straight = any(not isinstance(piece, Point) for piece in pieces)
    declared = [point.valid_from for point in points if point.valid_from]
    internal = shapely.union_all(closed) if closed else None
    assert internal is None or isinstance(internal, (Polygon, MultiPolygon))  # noqa: S101  of areas
    return BaselineSet(
        zone_set=zone_set,
        baseline=_baseline(pieces),
        internal_waters=internal,
        accuracy_m=max(point.accuracy_m for point in points),
        source="; ".join(dict.fromkeys(point.source for point in points if point.source)),
        declared_s=parse_rfc3339(f"{max(declared)}T00:00:00Z") if straight and declared else None,
        listing=[(point.lon_deg, point.lat_deg, point.ring) for point in points],
    )


def _pieces(points: list[BaselinePoint]) -> Iterator[Point | LineString | Polygon]:
    """A closed straight baseline, or the runs of joined points and the points by themselves."""
    places = [(point.lon_deg, point.lat_deg) for point in points]
    if len(points) >= _RING and all(point.joins_next for point in points):
        yield Polygon(places)
        return
    first = 0
    for index, point in enumerate(points):
        if point.joins_next and index + 1 < len(points):
            continue
        run = places[first : index + 1]
        if len(run) > _RING and run[0] == run[-1]:
            yield Polygon(run)
        else:
            yield LineString(run) if len(run) > 1 else Point(run[0])
        first = index + 1


def _of_parts(zone_set: str, parts: list[CoastPart], coast: Coast) -> BaselineSet:
    stated = "; ".join(dict.fromkeys(part.source for part in parts if part.source))
    file = f"{coast.name}, SHA-256 {coast.sha256}"
    bays = [_bay(part, coast) for part in parts if part.is_bay]
    return BaselineSet(
        zone_set=zone_set,
        baseline=_baseline([*bays, *(part.geometry for part in parts if not part.is_bay)]),
        internal_waters=polygonal(shapely.union_all(bays)) if bays else None,
        accuracy_m=max(part.accuracy_m for part in parts),
        source=f"{stated} ({file})" if stated else file,
        declared_s=None,
        listing=[coast.sha256, zone_set],
    )


def _bay(part: CoastPart, coast: Coast) -> Polygon:
    """The waters of a bay; an OffingError where the coast encloses none."""
    assert isinstance(part.geometry, LineString)  # noqa: S101  the importer marks lines alone
    bay = bay_behind(part.geometry)
    if bay.waters.is_valid and bay.closes:
        return bay.waters
    raise OffingError(
        say(
            "This is no bay (UNCLOS art. 10): mouth {mouth:.1f} nm, waters {waters:.1f} km²,"
            " semicircle {semicircle:.1f} km²",
            mouth=metres_to_nm(bay.mouth_m),
            waters=bay.area_m2 / 1e6,
            semicircle=bay.semicircle_m2 / 1e6,
        ),
        say("{name}, line {line}", name=coast.name, line=part.line),
        say("Leave out its kind: the low-water line then counts as it runs."),
    )


def _baseline(pieces: Sequence[shapely.Geometry]) -> Baseline:
    """The pieces as one geometry; points alone stay in their order."""
    if all(isinstance(piece, Point) for piece in pieces):
        return MultiPoint([piece for piece in pieces if isinstance(piece, Point)])
    return geodesic(shapely.GeometryCollection(list(pieces)))
