"""When two tracks were within a distance of each other, exactly, and which pairs may have been.

Between two fixes not too far apart in time each vessel moves evenly along the straight line in
longitude and latitude. Where two vessels are close for at least as long as the step between
sampling instants, one of these instants falls into it; so pairs close at an instant are all pairs
there are. Their times are then solved for, piece by piece between the fixes of both, as the roots
of a quadratic in a local metric of the WGS84 ellipsoid.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from desktop_app.domain.tracks import Floats, Integers, Track
from desktop_app.geodesy.antimeridian import unwrap_lon

_A_M = 6_378_137.0  # WGS84 semi-major axis
_E2 = 0.00669437999014  # WGS84 first eccentricity squared
_SHORTEST_DEG_M = 110_000.0  # of latitude
_HALF_PLANE = ((0, 0), (0, 1), (1, -1), (1, 0), (1, 1))  # neighbour cells, each pair once
_TOUCHING_S = 1e-6


@dataclass(frozen=True, slots=True)
class Close:
    """A time in which two vessels were close (epoch seconds), and the least distance, and when."""

    start_s: float
    end_s: float
    closest_m: float
    closest_at_s: float


def candidate_pairs(
    tracks: Sequence[Track],
    within_m: float,
    step_s: float,
    longest_interval_s: float,
    touched: Collection[str] | None,
) -> dict[tuple[int, int], tuple[float, float]]:
    """Pairs of tracks close at a sampling instant, with the first and last such instant.

    ``touched`` (vessel ids) leaves out pairs of which neither vessel is in it.
    """
    instants, lon, lat, owner = _sampled(tracks, step_s, longest_interval_s)
    if not len(instants):
        return {}
    one, other = _neighbours(instants, lon, lat, within_m)
    one, other = _of_interest(tracks, owner, one, other, touched)
    near = np.hypot(*_metres(lon[one], lat[one], lon[other], lat[other])) <= within_m
    pairs: dict[tuple[int, int], tuple[float, float]] = {}
    for first, second in zip(one[near].tolist(), other[near].tolist(), strict=True):
        key = (int(min(owner[first], owner[second])), int(max(owner[first], owner[second])))
        moment = float(instants[first]) * step_s
        begin, end = pairs.get(key, (moment, moment))
        pairs[key] = (min(begin, moment), max(end, moment))
    return dict(sorted(pairs.items()))


def close_times(
    one: Track, other: Track, within_m: float, longest_interval_s: float, span: tuple[float, float]
) -> list[Close]:
    """The longest stretches within a span of time in which two tracks were that close."""
    start_s, end_s = (
        max(span[0], one.t_s[0], other.t_s[0]),
        min(span[1], one.t_s[-1], other.t_s[-1]),
    )
    if end_s <= start_s:
        return []
    between = np.concatenate((one.t_s, other.t_s))
    inner = between[(between > start_s) & (between < end_s)]
    knots = np.unique(np.concatenate(([start_s, end_s], inner)))
    middle = (knots[:-1] + knots[1:]) / 2
    known = _heard(one.t_s, middle, longest_interval_s) & _heard(
        other.t_s, middle, longest_interval_s
    )
    east, north = _apart(one, other, knots)
    return _joined(_solved(knots, east, north, within_m, known))


def _sampled(
    tracks: Sequence[Track], step_s: float, longest_interval_s: float
) -> tuple[Integers, Floats, Floats, Integers]:
    """Instant numbers, longitudes, latitudes and owners of all tracks at the sampling instants."""
    columns: list[tuple[Integers, Floats, Floats, Integers]] = []
    for number, track in enumerate(tracks):
        first, last = np.ceil(track.t_s[0] / step_s), np.floor(track.t_s[-1] / step_s)
        instants = np.arange(first, last + 1).astype(np.int64)
        at_s = instants.astype(np.float64) * step_s
        kept = _heard(track.t_s, at_s, longest_interval_s)
        lon = np.interp(at_s[kept], track.t_s, unwrap_lon(track.lon_deg))
        lat = np.interp(at_s[kept], track.t_s, track.lat_deg)
        columns.append((instants[kept], lon, lat, np.full(int(kept.sum()), number)))
    if not columns:
        nothing = np.empty(0)
        return nothing.astype(np.int64), nothing, nothing, nothing.astype(np.int64)
    instants, lon, lat, owner = (np.concatenate(column) for column in zip(*columns, strict=True))
    return instants, lon, lat, owner


def _heard(t_s: Floats, at_s: Floats, longest_interval_s: float) -> np.ndarray:
    """Whether each moment is at a fix or lies between two fixes close enough in time."""
    after = np.clip(np.searchsorted(t_s, at_s), 1, len(t_s) - 1)
    short = t_s[after] - t_s[after - 1] <= longest_interval_s
    return np.asarray(short | (t_s[after] == at_s) | (t_s[after - 1] == at_s))


def _neighbours(
    instants: Integers, lon: Floats, lat: Floats, within_m: float
) -> tuple[Integers, Integers]:
    """Pairs of samples of one instant in the same or neighbouring cells."""
    high_deg = within_m / _SHORTEST_DEG_M
    wide_deg = high_deg / max(0.02, float(np.cos(np.radians(np.abs(lat).max() + high_deg))))
    columns = max(3, int(360.0 // wide_deg))
    row = np.floor((lat + 90.0) / high_deg).astype(np.int64)
    column = np.floor((lon % 360.0) / 360.0 * columns).astype(np.int64) % columns
    rows = int(row.max()) + 2
    base = (instants - instants.min()) * rows
    keys = (base + row) * columns + column
    order = np.argsort(keys, kind="stable")
    ordered = keys[order]
    found: list[tuple[Integers, Integers]] = []
    for up, right in _HALF_PLANE:
        wanted = (base + row + up) * columns + (column + right) % columns
        first, last = np.searchsorted(ordered, wanted), np.searchsorted(ordered, wanted, "right")
        counts = last - first
        one = np.repeat(np.arange(len(keys)), counts)
        offset = np.arange(len(one)) - np.repeat(np.cumsum(counts) - counts, counts)
        other = order[np.repeat(first, counts) + offset]
        fresh = one < other if (up, right) == (0, 0) else one != other
        found.append((one[fresh], other[fresh]))
    return (
        np.concatenate([pair[0] for pair in found]),
        np.concatenate([pair[1] for pair in found]),
    )


def _of_interest(
    tracks: Sequence[Track],
    owner: Integers,
    one: Integers,
    other: Integers,
    touched: Collection[str] | None,
) -> tuple[Integers, Integers]:
    """Pairs of two vessels, of which one at least was touched."""
    names = {track.vessel.id: number for number, track in enumerate(tracks)}
    vessel = np.array([names[track.vessel.id] for track in tracks])
    wanted = np.array([touched is None or track.vessel.id in touched for track in tracks])
    apart = vessel[owner[one]] != vessel[owner[other]]
    kept = apart & (wanted[owner[one]] | wanted[owner[other]])
    return one[kept], other[kept]


def _metres(lon1: Floats, lat1: Floats, lon2: Floats, lat2: Floats) -> tuple[Floats, Floats]:
    """East and north from one place to another nearby, by the ellipsoid's radii of curvature."""
    middle = np.radians((lat1 + lat2) / 2)
    root = 1.0 - _E2 * np.sin(middle) ** 2
    east_deg = (lon2 - lon1 + 180.0) % 360.0 - 180.0
    east = np.radians(east_deg) * _A_M / np.sqrt(root) * np.cos(middle)
    north = np.radians(lat2 - lat1) * _A_M * (1.0 - _E2) / root**1.5
    return np.asarray(east), np.asarray(north)


def _apart(one: Track, other: Track, at_s: Floats) -> tuple[Floats, Floats]:
    places = [
        (
            np.interp(at_s, track.t_s, unwrap_lon(track.lon_deg)),
            np.interp(at_s, track.t_s, track.lat_deg),
        )
        for track in (one, other)
    ]
    (lon1, lat1), (lon2, lat2) = places
    return _metres(lon1, lat1, lon2, lat2)


def _solved(
    knots: Floats, east: Floats, north: Floats, within_m: float, known: np.ndarray
) -> Iterator[Close]:
    """The close part of each piece: where a quadratic in the share of the piece is not above R²."""
    step_e, step_n = np.diff(east), np.diff(north)
    square = step_e**2 + step_n**2
    half = east[:-1] * step_e + north[:-1] * step_n
    rest = east[:-1] ** 2 + north[:-1] ** 2 - within_m**2
    moving = square > 0.0
    divisor = np.where(moving, square, 1.0)
    inner = half**2 - square * rest
    root = np.sqrt(np.maximum(inner, 0.0)) / divisor
    low = np.where(moving, -half / divisor - root, 0.0).clip(0.0, 1.0)
    high = np.where(moving, -half / divisor + root, 1.0).clip(0.0, 1.0)
    exists = np.where(moving, (inner >= 0.0) & (high > low), rest <= 0.0) & known
    nearest = np.where(moving, -half / divisor, 0.0).clip(0.0, 1.0)
    duration = np.diff(knots)
    for index in np.flatnonzero(exists).tolist():
        share = float(np.clip(nearest[index], low[index], high[index]))
        yield Close(
            float(knots[index] + low[index] * duration[index]),
            float(knots[index] + high[index] * duration[index]),
            float(
                np.hypot(east[index] + share * step_e[index], north[index] + share * step_n[index])
            ),
            float(knots[index] + share * duration[index]),
        )


def _joined(pieces: Iterator[Close]) -> list[Close]:
    joined: list[Close] = []
    for piece in pieces:
        if joined and piece.start_s - joined[-1].end_s <= _TOUCHING_S:
            before = joined.pop()
            nearer = min(before, piece, key=lambda close: close.closest_m)
            piece = Close(before.start_s, piece.end_s, nearer.closest_m, nearer.closest_at_s)  # noqa: PLW2901
        joined.append(piece)
    return joined
