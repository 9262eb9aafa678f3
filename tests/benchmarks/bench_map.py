"""Drawing 200,000 fixes at three scales: with levels of detail, and every fix of them.

CPU time of the process, medians of three, interleaved. 100 vessels of 2,000 fixes, 1600x1000.
"""

import os
import statistics
import time

import numpy as np
import shapely
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage, QPainter

from desktop_app.canvas.ink import draw_lines, pen
from desktop_app.canvas.scene import MapScene, TrackShape
from desktop_app.canvas.theme import load_theme
from desktop_app.canvas.track_layer import paint_tracks, track_pixels
from desktop_app.canvas.view import fitted
from desktop_app.domain.basis import Basis
from desktop_app.domain.tracks import Track
from desktop_app.domain.vessels import Vessel
from desktop_app.geodesy.mercator import to_mercator
from desktop_app.geodesy.simplify import COARSEST, FINEST, deg_per_px, levels_of
from desktop_app.gui.application import make_application

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
VESSELS, FIXES, TIMES = 100, 2000, 3
VIEWS = {
    "world": (60.0, -20.0, 180.0, 55.0),
    "region": (115.0, 15.0, 145.0, 40.0),
    "island": (123.0, 25.0, 124.0, 26.0),
}


def tracks():

    random = np.random.default_rng(1)
    none, numbers = np.full(FIXES, np.nan), np.arange(FIXES)
    for k in range(VESSELS):
        heading = random.uniform(0, 2 * np.pi) + np.cumsum(random.normal(0, 0.02, FIXES))
        lon = random.uniform(118, 142) + np.cumsum(np.cos(heading)) * 0.0015
        lat = random.uniform(18, 38) + np.cumsum(np.sin(heading)) * 0.0015
        noise = random.normal(0, 1e-4, (2, FIXES))
        vessel = Vessel(f"v{k}", f"mmsi:{k}", f"Vessel {k}")
        times = 60.0 * numbers
        yield Track(
            vessel,
            Basis.SIMULATED,
            ("s",),
            times,
            lon + noise[0],
            lat + noise[1],
            none,
            none,
            none,
            np.zeros(FIXES, dtype=np.int64),
            numbers,
        )


def cpu_s(call):
    start = time.process_time()
    call()
    return time.process_time() - start


def run():
    application = make_application()
    made, results = building()
    results += drawing(made)
    del application
    return results


def building():
    made = list(tracks())
    flat = [to_mercator(one.lon_deg, one.lat_deg) for one in made]
    lines = [shapely.LineString(np.column_stack(xy)) for xy in flat]

    def ours():
        for x, y in flat:
            levels_of(x, y)

    def peer():
        """Each level from the whole line."""
        for line in lines:
            for level in range(FINEST, COARSEST - 1, -1):
                shapely.simplify(line, 0.25 * deg_per_px(level), False)

    return made, [_result("levels of 200,000 fixes", "the time without a cascade", ours, peer)]


def drawing(made):
    results = []
    theme = load_theme("day")
    picture = QImage(QSize(1600, 1000), QImage.Format.Format_RGB32)

    shapes = tuple(TrackShape(one, "", "", 1, False) for one in made)

    def paint(view):
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_tracks(painter, view, theme, MapScene(tracks=shapes))
        painter.end()

    def paint_every_fix(view):
        looks = theme.tokens["tracks"]
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = looks["normal_px"]
        halo = pen(theme.color("map.halo"), width + 2 * looks["halo_px"], round_ends=True)
        for look in (halo, pen(theme.affiliation(1), width, round_ends=True)):
            painter.setPen(look)
            for shape in shapes:
                points = track_pixels(shape, view)
                draw_lines(painter, np.hstack((points[:-1], points[1:])))
        painter.end()

    for name, bounds in VIEWS.items():
        view = fitted(bounds, 1600, 1000)
        paint(view)
        results.append(
            _result(
                f"tracks of 200,000 fixes, {name}",
                "the time of drawing every fix",
                lambda view=view: paint(view),
                lambda view=view: paint_every_fix(view),
            )
        )
    return results


def _result(name, against, ours, peer):
    pairs = [(cpu_s(ours), cpu_s(peer)) for _ in range(TIMES)]
    one, other = (statistics.median(column) for column in zip(*pairs, strict=True))
    return {
        "name": name,
        "ratio": one / other,
        "against": against,
        "medians": f"{one * 1000:.0f} ms and {other * 1000:.0f} ms of CPU",
    }
