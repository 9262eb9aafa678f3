"""Stays in zones against a segment-by-segment intersection with every zone, in one process run.

50 zones of 1,324 vertices each (66,200 in all) and made-up tracks with a fix every three minutes,
gaps left out. Both find as many stays; the slow way is run on a tenth of the vessels. The visits
made of them, with closest approach and sensitivity, are timed beside.
"""

import itertools
import statistics
import time

import numpy as np
import shapely

from desktop_app.detectors.stays import Path, find_stays
from desktop_app.detectors.zone_visits import find_visits
from desktop_app.domain.rules import VisitRules
from desktop_app.geodesy.antimeridian import unwrap_lon
from tests.detectors.worlds import T0, track, zone

VESSELS = 60
FIXES = 2_000
RULES = VisitRules(merge_exit_s=0.0)


def run(rounds=3):
    """One result: how many times faster, with the fixes a second of both."""
    zones, tracks = made_up_zones(), [made_up_track(number) for number in range(VESSELS)]
    few = tracks[: VESSELS // 10]
    visits(tracks[0], zones)
    ours, whole, slow = [], [], []
    for _ in range(rounds):
        seconds, found = timed(lambda: sum(count(one, zones) for one in tracks))
        ours.append(VESSELS * FIXES / seconds)
        seconds, _ = timed(lambda: sum(visits(one, zones) for one in few))
        whole.append(len(few) * FIXES / seconds)
        seconds, expected = timed(lambda: sum(slow_count(one, zones) for one in few))
        slow.append(len(few) * FIXES / seconds)
        assert sum(count(one, zones) for one in few) == expected
    mine, full, theirs = (statistics.median(rates) for rates in (ours, whole, slow))
    return [
        {
            "name": "stays in 50 zones",
            "ratio": mine / theirs,
            "against": "shapely segment by segment",
            "medians": f"{mine:,.0f} against {theirs:,.0f} fixes/s; {found} stays; "
            f"visits with sensitivity {full:,.0f} fixes/s",
        }
    ]


def timed(work):
    start = time.perf_counter()
    result = work()
    return time.perf_counter() - start, result


def made_up_zones():
    rng = np.random.default_rng(7)
    places = rng.uniform((120, 20), (150, 45), (50, 2))
    shapes = [shapely.Point(place).buffer(rng.uniform(0.2, 1.0), quad_segs=331) for place in places]
    return [zone(area, id=f"zone-{number}") for number, area in enumerate(shapes)]


def made_up_track(number):
    rng = np.random.default_rng(number)
    course = np.cumsum(rng.normal(0, 0.1, FIXES)) + rng.uniform(0, 6.3)
    lon = rng.uniform(122, 148) + np.cumsum(np.cos(course)) * 0.012
    lat = np.clip(rng.uniform(22, 43) + np.cumsum(np.sin(course)) * 0.012, -80, 80)
    times = np.arange(FIXES) * 180.0
    return track(list(zip(times, lon, lat, strict=True)), vessel=f"vessel-{number}")


def count(one, zones):
    path = Path(one.t_s, unwrap_lon(one.lon_deg), one.lat_deg)
    return sum(len(find_stays(path, where.area, RULES)) for where in zones)


def visits(one, zones):
    return sum(len(find_visits(one, where, RULES, {})) for where in zones)


def slow_count(one, zones):
    fixes = list(zip(one.t_s - T0, one.lon_deg, one.lat_deg, strict=True))
    return sum(len(stretches(fixes, where.area)) for where in zones)


def stretches(fixes, area):
    """Every stretch inside, by intersecting each segment whose box meets the zone's."""
    west, south, east, north = area.bounds
    found = []
    for (t0, x0, y0), (t1, x1, y1) in itertools.pairwise(fixes):
        if max(x0, x1) < west or min(x0, x1) > east or max(y0, y1) < south or min(y0, y1) > north:
            continue
        line = shapely.LineString([(x0, y0), (x1, y1)])
        for part in shapely.get_parts(shapely.intersection(line, area)):
            if isinstance(part, shapely.LineString) and part.length > 0:
                ends = [line.project(shapely.Point(xy)) / line.length for xy in part.coords]
                found.append((t0 + ends[0] * (t1 - t0), t0 + ends[-1] * (t1 - t0)))
    joined = []
    for begin, finish in found:
        if joined and begin <= joined[-1] + 1e-6:
            joined[-1] = finish
        else:
            joined.append(finish)
    return joined
