"""How far limits are off, ours and the usual ways: largest error in metres by geodesics.

The usual ways: a buffer of d / 60 degrees; the same with longitudes shrunk by the cosine of the
latitude; Web Mercator metres; one UTM zone; one azimuthal equidistant plane about the middle. Each
gets 1,024 corners a circle. The coasts are made up; errors are measured at vertices and middles of
edges, on the coast divided to 100 m. The ratio is the usual way's largest error to ours.
"""

import statistics
import time

import numpy as np
import shapely
from pyproj import Transformer

from desktop_app.domain.units import NM_M
from desktop_app.geodesy.limits import area_within
from tests.geodesy.coast_oracle import WGS84, along, errors

LIMITS_NM = (12, 24, 200)
ARCS = 256


def made_up_coast(start, bearing, length_km, step_km, seed):
    rng = np.random.default_rng(seed)
    points = [start]
    for number in range(int(length_km / step_km)):
        course = bearing + 35 * np.sin(number / 9) + rng.normal(0, 40)
        points.append(WGS84.fwd(*points[-1], course, step_km * 1000)[:2])
    return np.array(points)


COASTS = {
    "islands at 26° N": made_up_coast((123.4, 25.7), 70, 110, 10, 4),
    "1,300 km coast": made_up_coast((131.0, 33.0), 45, 1300, 13, 1),
    "coast at 70° N": made_up_coast((10.0, 69.0), 60, 300, 5, 2),
}


def run():
    """A result for each coast, limit and usual way."""
    results = []
    for name, line in COASTS.items():
        baseline, dense = shapely.LineString(line), along(line, 100)
        for limit_nm in LIMITS_NM:
            ours, seconds = timed(area_within, baseline, limit_nm)
            ours_m = largest_m(ours, dense, limit_nm)
            for way, buffered in USUAL.items():
                theirs, their_seconds = timed(buffered, baseline, limit_nm)
                theirs_m = largest_m(theirs, dense, limit_nm)
                results.append(
                    {
                        "name": f"limit error, {name}, {limit_nm} nm",
                        "ratio": theirs_m / ours_m,
                        "against": way,
                        "medians": f"{ours_m:.2f} m in {seconds:.2f} s against "
                        f"{theirs_m:,.0f} m in {their_seconds:.2f} s",
                        "ours_m": ours_m,
                        "theirs_m": theirs_m,
                    }
                )
    return results


def timed(build, baseline, limit_nm, runs=3):
    """What is built, and the median of the seconds it takes."""
    seconds = []
    for _ in range(runs):
        start = time.perf_counter()
        area = build(baseline, limit_nm * NM_M)
        seconds.append(time.perf_counter() - start)
    return area, statistics.median(seconds)


def largest_m(area, dense, limit_nm):
    return float(np.abs(errors(area, dense, limit_nm)).max())


def degrees(baseline, metres):
    return shapely.buffer(baseline, metres / NM_M / 60, quad_segs=ARCS)


def shrunk_degrees(baseline, metres):
    shrink = np.array([np.cos(np.radians(baseline.centroid.y)), 1.0])
    flat = shapely.transform(baseline, lambda points: points * shrink)
    return shapely.transform(degrees(flat, metres), lambda points: points / shrink)


def projected(baseline, metres, crs):
    there = Transformer.from_crs("EPSG:4326", crs, always_xy=True)
    flat = shapely.transform(baseline, lambda xy: np.column_stack(there.transform(*xy.T)))
    area = shapely.buffer(flat, metres, quad_segs=ARCS)
    back = Transformer.from_crs(crs, "EPSG:4326", always_xy=True)
    return shapely.transform(area, lambda xy: np.column_stack(back.transform(*xy.T)))


def web_mercator(baseline, metres):
    return projected(baseline, metres, "EPSG:3857")


def utm(baseline, metres):
    zone = int((baseline.centroid.x + 180) // 6) + 1
    return projected(baseline, metres, f"EPSG:{32600 + zone}")


def one_plane(baseline, metres):
    middle = baseline.envelope.centroid
    return projected(
        baseline, metres, f"+proj=aeqd +lat_0={middle.y} +lon_0={middle.x} +datum=WGS84"
    )


USUAL = {
    "d / 60 degrees": degrees,
    "degrees shrunk by the cosine": shrunk_degrees,
    "Web Mercator": web_mercator,
    "one UTM zone": utm,
    "one equidistant plane": one_plane,
}
