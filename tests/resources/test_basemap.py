"""The basemap loads, is whole, and leaves the islands of our own files to the program."""

import csv

import numpy as np
import pytest
import shapely
from pyproj import Geod

from desktop_app.resource_files import resource

WGS84 = Geod(ellps="WGS84")
STEP_DEG = 1e-5
LEVELS = ["110m", "50m", "10m"]
KNOWN_LAND = {
    "Okinawa": (127.97, 26.50, 1296),
    "Taiwan": (120.96, 23.75, 35858),
    "Kyushu": (130.87, 32.65, 36951),
    "Miyako-jima": (125.33, 24.775, 155),
    "Yonaguni-jima": (122.98, 24.457, 25),
}


class Level:
    """One file, unpacked as resources/README.md says."""

    def __init__(self, level):
        with np.load(resource("basemap", f"world_{level}.npz"), allow_pickle=False) as arrays:
            self.arrays = {name: arrays[name] for name in arrays.files}
        steps = (self.arrays["lon_steps"], self.arrays["lat_steps"])
        self.whole = np.column_stack([np.cumsum(step, dtype=np.int64) for step in steps])
        self.lonlat = self.whole * STEP_DEG

    def ring(self, number):
        start, stop = self.arrays["ring_starts"][number : number + 2]
        return self.lonlat[start:stop]

    def select(self, west, south, east, north):
        boxes = self.arrays["ring_boxes"] * STEP_DEG
        inside = (boxes[:, 0] <= east) & (boxes[:, 2] >= west)
        return np.flatnonzero(inside & (boxes[:, 1] <= north) & (boxes[:, 3] >= south))


@pytest.fixture(scope="module", params=LEVELS)
def level(request):
    return Level(request.param)


@pytest.fixture(scope="module")
def finest():
    return Level("10m")


def islands():
    found = []
    for parts in (("baselines", "senkaku.csv"), ("places", "places.csv")):
        with resource(*parts).open(encoding="utf-8", newline="") as file:
            found += [row for row in csv.DictReader(file) if row.get("drawn", "dot") == "dot"]
    return np.array([(float(row["lon"]), float(row["lat"])) for row in found])


def test_every_ring_is_closed_and_inside_its_box(level):
    starts = level.arrays["ring_starts"]
    assert starts[0] == 0
    assert starts[-1] == len(level.whole)
    assert np.diff(starts).min() >= 4
    assert np.array_equal(level.whole[starts[:-1]], level.whole[starts[1:] - 1])
    least = np.minimum.reduceat(level.whole, starts[:-1])
    most = np.maximum.reduceat(level.whole, starts[:-1])
    assert np.array_equal(np.hstack([least, most]), level.arrays["ring_boxes"])


def test_positions_are_on_the_globe_and_within_the_mercator_square(level):
    assert np.abs(level.whole[:, 0]).max() == 18_000_000
    assert level.whole[:, 1].min() == -8_505_110
    assert level.whole[:, 1].max() < 8_400_000


def test_each_polygon_is_a_shell_followed_by_its_holes(level):
    role, owner = level.arrays["ring_role"], level.arrays["ring_polygon"]
    first = np.concatenate([[True], np.diff(owner) != 0])
    assert np.all(np.diff(owner) >= 0)
    assert np.array_equal(role == 0, first)
    assert set(np.unique(level.arrays["ring_layer"])) == {0, 1}


def test_the_coast_is_stroked_but_never_the_cuts(level):
    starts, stops = level.arrays["run_starts"], level.arrays["run_stops"]
    lengths = stops - starts
    assert lengths.min() >= 2
    assert lengths.max() <= 129
    west_east = np.abs(level.whole[:, 0]) >= 17_999_900
    south = level.whole[:, 1] <= -8_505_109
    cut = (west_east[:-1] & west_east[1:]) | (south[:-1] & south[1:])
    stroked = np.zeros(len(level.whole) - 1, bool)
    for start, stop in zip(starts, stops, strict=True):
        stroked[start : stop - 1] = True
    between_rings = np.zeros(len(stroked), bool)
    between_rings[level.arrays["ring_starts"][1:-1] - 1] = True
    assert not np.any(stroked & cut)
    assert np.all(stroked | cut | between_rings)


def test_no_coast_crosses_the_whole_map(level):
    for start, stop in zip(level.arrays["run_starts"], level.arrays["run_stops"], strict=True):
        assert np.abs(np.diff(level.lonlat[start:stop, 0])).max() < 20


@pytest.mark.parametrize("name", LEVELS)
def test_no_small_polygon_lies_within_10_km_of_an_island_of_ours(name):
    level = Level(name)
    ours = islands()
    west, south = ours.min(axis=0) - 0.5
    east, north = ours.max(axis=0) + 0.5
    for number in level.select(west, south, east, north):
        ring = level.ring(number)
        if abs(WGS84.polygon_area_perimeter(*ring.T)[0]) / 1e6 >= 20:
            continue
        vertices = np.repeat(ring, len(ours), axis=0)
        around = np.tile(ours, (len(ring), 1))
        away_m = WGS84.inv(*vertices.T, *around.T)[2]
        assert away_m.min() > 10_000, ring.mean(axis=0)


@pytest.mark.parametrize("island", KNOWN_LAND)
def test_the_islands_around_are_still_there(finest, island):
    lon, lat, area_km2 = KNOWN_LAND[island]
    land = [
        number
        for number in finest.select(lon, lat, lon, lat)
        if finest.arrays["ring_layer"][number] == 0
        and shapely.Polygon(finest.ring(number)).contains(shapely.Point(lon, lat))
    ]
    assert len(land) == 1
    assert finest.arrays["ring_area_km2"][land[0]] == pytest.approx(area_km2, rel=0.01)


def test_the_basemap_stays_small():
    assert sum(path.stat().st_size for path in resource("basemap").glob("*.npz")) < 4_000_000
