"""Lay out the areas where Japan claims a territorial sea of 3 nm: resources/breadth/areas.csv.

    python packaging/resources/build_designated_areas.py

Cabinet Order 210 of 1977, annex 2, bounds them by points, bearings and distances, and by where a
line meets the 12-nm line. Points and bearings are the law's; a meeting with the 12-nm line is
computed from the base points of resources/baselines/japan.csv and the capes the law names there, so
it is not known better than to some hundred metres. What the law closes with a tangent to the 12-nm
line is closed further out here: beyond 12 nm there is no territorial sea to narrow. Needs numpy,
pyproj and shapely.
"""

import csv
from collections.abc import Callable
from pathlib import Path

import numpy as np
from pyproj import Geod

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
WGS84 = Geod(ellps="WGS84")
NM_M = 1852.0
LAW_M, COMPUTED_M = 31, 500
COLUMNS = ["area", "seq", "lat", "lon", "corner", "accuracy_m", "valid_from", "valid_to", "source"]
SINCE = "1977-07-01"
SOURCE = (
    "Japan, Cabinet Order 210 of 1977, annex 2, {name}: e-Gov law 352CO0000000210, text at "
    "https://github.com/ledmonster/japanese-law/blob/9d02cc5/doc/352/"
    "352CO0000000210_20020401_413CO0000000434.rst"
)
OUT_NM = 30.0
KISHIKA = (131.056667, 30.8425)
MAGE_N, MAGE_SW = (130.857222, 30.769167), (130.834722, 30.726389)
KUCHI_SE, KUCHI_W = (130.263889, 30.434167), (130.142778, 30.489167)
OKINOSHIMA, UKUSHIMA = (130.098333, 34.244722), (129.125278, 33.305833)

Place = tuple[float, float]
Corner = tuple[Place, str, int]


def main() -> None:
    """Write the corners of all five areas."""
    points = law_points()
    coast = np.array([*dense(points), KISHIKA, MAGE_N, MAGE_SW, KUCHI_SE, KUCHI_W])
    areas: dict[str, Callable[[dict[str, Place], np.ndarray], list[Corner]]] = {
        "soya": soya,
        "tsugaru": tsugaru,
        "tsushima.east": tsushima_east,
        "tsushima.west": tsushima_west,
        "osumi": osumi,
    }
    path = RESOURCES / "breadth" / "areas.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(
            [
                "area",
                "seq",
                "lat",
                "lon",
                "corner",
                "accuracy_m",
                "valid_from",
                "valid_to",
                "source",
            ]
        )
        for name, corners in areas.items():
            for number, ((lon, lat), what, accuracy_m) in enumerate(corners(points, coast), 1):
                row = [name, number, f"{lat:.6f}", f"{lon:.6f}", what, accuracy_m, SINCE, ""]
                table.writerow([*row, SOURCE.format(name=name)])


def soya(points: dict[str, Place], coast: np.ndarray) -> list[Corner]:
    """Soya (La Perouse) Strait."""
    west = off(points["JP-13.29"], 358, 3)
    east_meets = meets(points["JP-13.30"], 105, coast)
    west_meets = meets(west, 285, coast)
    return [
        *law(points, "JP-13.29", "JP-13.30"),
        computed(east_meets, "105° from JP-13.30 meets 12 nm"),
        computed(off(east_meets, 15, OUT_NM), "beyond 12 nm"),
        computed(off(west_meets, 15, OUT_NM), "beyond 12 nm"),
        computed(west_meets, "285° meets 12 nm"),
        (west, "3 nm, 358° from JP-13.29", LAW_M),
    ]


def tsugaru(points: dict[str, Place], coast: np.ndarray) -> list[Corner]:
    """Tsugaru Strait."""
    south_east, north_east = off(points["JP-12.13"], 16, 3), off(points["JP-13.5"], 149, 3)
    north_west, south_west = off(points["JP-13.13"], 145, 3), off(points["JP-12.11"], 326, 3)
    east, west = meets(south_east, 90, coast), meets(south_west, 235, coast)
    return [
        *law(points, "JP-12.11", "JP-12.12", "JP-12.13"),
        (south_east, "3 nm, 16° from JP-12.13", LAW_M),
        computed(east, "90° meets 12 nm"),
        computed(crossing(east, 0, north_east, 90), "0° meets the 90° line from the north"),
        (north_east, "3 nm, 149° from JP-13.5", LAW_M),
        *law(points, *(f"JP-13.{number}" for number in range(5, 14))),
        (north_west, "3 nm, 145° from JP-13.13", LAW_M),
        computed(crossing(west, 325, north_west, 235), "325° meets the 235° line from the north"),
        computed(west, "235° meets 12 nm"),
        (south_west, "3 nm, 326° from JP-12.11", LAW_M),
    ]


def tsushima_east(points: dict[str, Place], coast: np.ndarray) -> list[Corner]:
    """Tsushima Strait, eastern channel."""
    east, south = off(OKINOSHIMA, 282, 12), off(UKUSHIMA, 359, 12)
    on_east = crossing(east, 192, points["JP-9.19"], bearing(points["JP-9.19"], points["JP-9.20"]))
    on_south = crossing(south, 90, points["JP-9.18"], bearing(points["JP-9.18"], points["JP-9.19"]))
    north, west = off(points["JP-10.7"], 120, 3), off(points["JP-10.11"], 155, 3)
    return [
        computed(on_east, "192° from the next corner meets JP-9.19 to JP-9.20"),
        (east, "12 nm, 282° from Okinoshima", LAW_M),
        computed(meets(north, 43, coast), "43° meets 12 nm"),
        (north, "3 nm, 120° from JP-10.7", LAW_M),
        *law(points, *(f"JP-10.{number}" for number in range(7, 12))),
        (west, "3 nm, 155° from JP-10.11", LAW_M),
        computed(meets(west, 227, coast), "227° meets 12 nm"),
        (south, "12 nm, 359° from Ukushima", LAW_M),
        computed(on_south, "90° from the corner before meets JP-9.18 to JP-9.19"),
        *law(points, "JP-9.19"),
    ]


def tsushima_west(points: dict[str, Place], coast: np.ndarray) -> list[Corner]:
    """Tsushima Strait, western channel (Korea Strait)."""
    north, south = off(points["JP-10.25"], 322, 3), off(points["JP-10.18"], 287, 3)
    north_meets, south_meets = meets(north, 52, coast), meets(south, 197, coast)
    return [
        *law(points, *(f"JP-10.{number}" for number in range(18, 26))),
        (north, "3 nm, 322° from JP-10.25", LAW_M),
        computed(north_meets, "52° meets 12 nm"),
        computed(off(north_meets, 322, OUT_NM), "beyond 12 nm"),
        computed(off(south_meets, 287, OUT_NM), "beyond 12 nm"),
        computed(south_meets, "197° meets 12 nm"),
        (south, "3 nm, 287° from JP-10.18", LAW_M),
    ]


def osumi(points: dict[str, Place], coast: np.ndarray) -> list[Corner]:
    """Osumi Strait."""
    east, west = off(points["JP-9.2"], 144, 3), off(points["JP-9.5"], 187, 3)
    north_meets, south_meets = meets(east, 54, coast), meets(KUCHI_W, 240, coast)
    return [
        *law(points, "JP-9.2"),
        (east, "3 nm, 144° from JP-9.2", LAW_M),
        computed(north_meets, "54° meets 12 nm"),
        computed(crossing(north_meets, 144, KISHIKA, 60), "144° meets 60° from Kishika-zaki"),
        (KISHIKA, "Kishika-zaki, north tip", LAW_M),
        (MAGE_N, "Mageshima, north tip", LAW_M),
        (MAGE_SW, "Mageshima, south-west tip", LAW_M),
        (KUCHI_SE, "Kuchinoerabu-jima, south-east tip", LAW_M),
        (KUCHI_W, "Kuchinoerabu-jima, west tip", LAW_M),
        computed(south_meets, "240° meets 12 nm"),
        computed(crossing(south_meets, 330, west, 240), "330° meets the 240° line from the north"),
        (west, "3 nm, 187° from JP-9.5", LAW_M),
        *law(points, "JP-9.5", "JP-9.4", "JP-9.3"),
    ]


def law_points() -> dict[str, Place]:
    """The base points of Japanese law, by their ids."""
    path = RESOURCES / "baselines" / "japan.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {row["point_id"]: (float(row["lon"]), float(row["lat"])) for row in rows}


def dense(points: dict[str, Place]) -> list[Place]:
    """The base points, and places along the straight baselines between neighbours of one set."""
    found = list(points.values())
    for name, start in points.items():
        ring, _, number = name.rpartition(".")
        end = points.get(f"{ring}.{int(number) + 1}")
        if end is not None and not ring.startswith("JP-LW"):
            length = WGS84.inv(*start, *end)[2]
            found += WGS84.npts(*start, *end, max(1, int(length / 200)))
    return found


def off(place: Place, azimuth: float, nm: float) -> Place:
    """Where a line of some bearing and length ends."""
    lon, lat, _ = WGS84.fwd(*place, azimuth, nm * NM_M)
    return lon, lat


def bearing(start: Place, end: Place) -> float:
    """The bearing from one place to another."""
    return WGS84.inv(*start, *end)[0]


def meets(place: Place, azimuth: float, coast: np.ndarray) -> Place:
    """The first place on a line that is 12 nm from the coast."""
    lengths = np.arange(0.0, 60.0, 0.02) * NM_M
    n = len(lengths)
    lon, lat, _ = WGS84.fwd(*(np.full(n, v) for v in (*place, azimuth)), lengths)
    scale = np.cos(np.radians(lat.mean()))
    rough = np.hypot((lon[:, None] - coast[:, 0]) * scale, lat[:, None] - coast[:, 1])
    nearest = coast[np.argmin(rough, axis=1)]
    metres = WGS84.inv(lon, lat, nearest[:, 0], nearest[:, 1])[2]
    first = int(np.argmax(metres >= 12 * NM_M))
    if metres[first] < 12 * NM_M:
        raise ValueError(f"no meeting with the 12-nm line from {place} on {azimuth}")
    return float(lon[first]), float(lat[first])


def crossing(one: Place, azimuth: float, other: Place, other_azimuth: float) -> Place:
    """Where two lines meet, to some metres: flat about the first place."""
    scale = np.cos(np.radians(one[1]))
    a, b = np.radians(azimuth), np.radians(other_azimuth)
    directions = np.array([[np.sin(a), -np.sin(b)], [np.cos(a), -np.cos(b)]])
    gap = np.array([(other[0] - one[0]) * scale, other[1] - one[1]])
    along = float(np.linalg.solve(directions, gap)[0])
    return one[0] + along * np.sin(a) / scale, one[1] + along * np.cos(a)


def law(points: dict[str, Place], *names: str) -> list[Corner]:
    """Corners that are base points."""
    return [(points[name], name, LAW_M) for name in names]


def computed(place: Place, what: str) -> Corner:
    """A corner that is computed."""
    return place, what, COMPUTED_M


if __name__ == "__main__":
    main()
