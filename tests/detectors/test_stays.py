"""The prefiltered way to stays against cutting every way, on random and degenerate lattices."""

import numpy as np
import shapely

from desktop_app.detectors.crossings import shares_inside
from desktop_app.detectors.stays import Path, find_stays
from tests.detectors.worlds import RULES

PAIRS = 600


def every_way(path, area):
    """Whether the area holds each fix, and the parts of each way inside, nothing left out."""
    inside = [
        bool(shapely.intersects(area, shapely.Point(*path.place(i)))) for i in range(len(path.t_s))
    ]
    spans = [
        shares_inside(area, path.place(i), path.place(i + 1)) for i in range(len(path.t_s) - 1)
    ]
    return inside, spans


def test_no_pair_of_vessel_and_zone_differs():
    rng = np.random.default_rng(3)
    with_stays = 0
    for number in range(PAIRS):
        lattice = 1.0 if number % 2 else 0.37
        corners = np.round(rng.uniform(0, 6, (5, 2))) * lattice
        area = shapely.convex_hull(shapely.MultiPoint(corners))
        if not isinstance(area, shapely.Polygon):
            continue
        places = np.round(rng.uniform(-1, 7, (8, 2)) * 2) / 2 * lattice
        path = Path(np.arange(8) * 1800.0, places[:, 0].copy(), places[:, 1].copy())
        inside, spans = every_way(path, area)
        stays = find_stays(path, area, RULES)
        with_stays += bool(stays)
        seen = sorted(
            index
            for stay in stays
            if stay.first is not None
            for index in range(stay.first, stay.last + 1)
            if inside[index]
        )
        assert seen == [index for index, within in enumerate(inside) if within], number
        for index, parts in enumerate(spans):
            for begin, finish in parts:
                middle_s = (index + (begin + finish) / 2) * 1800.0
                assert any(s.begins_s - 1e-3 <= middle_s <= s.ends_s + 1e-3 for s in stays), number
    assert with_stays > PAIRS / 3
