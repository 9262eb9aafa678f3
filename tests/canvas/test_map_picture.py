"""The whole map as pictures that were looked at: day, dusk, night and paper, and across 180°.

Made anew by ``OFFING_NEW_GOLDEN=1 python -m pytest tests/canvas/test_map_picture.py``; look at each
before it is kept. The system's FreeType draws the letters, so a few pixels may differ.
"""

import os
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from desktop_app.canvas.paint import map_picture
from desktop_app.canvas.scene import MapScene, incident_bounds, scene_from
from desktop_app.canvas.theme import PAGE, load_theme
from desktop_app.canvas.view import fitted
from desktop_app.gui.selection import Chosen
from tests.gui.watches import exercise, frigates

GOLDEN = Path(__file__).parent.parent / "golden"
SIZE = QSize(640, 480)
MOST_DIFFERING = 0.01  # share of pixels whose lightness may differ by more than a sixth


def clock(t_s):
    minutes = int(t_s // 60) % 1440
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def picture(snapshot, palette, incident_id=None):
    chosen = Chosen(incident_id) if incident_id else None
    view = fitted(incident_bounds(snapshot, chosen), SIZE.width(), SIZE.height())
    scene = scene_from(snapshot, chosen, None, clock)
    return map_picture(SIZE, view, scene, load_theme(palette))


def pixels(image):
    image = image.convertToFormat(QImage.Format.Format_Grayscale8)
    rows = np.frombuffer(image.constBits(), dtype=np.uint8)
    return rows.reshape(image.height(), image.bytesPerLine())[:, : image.width()].astype(int)


@pytest.mark.parametrize("palette", ["day", "dusk", "night", PAGE])
@pytest.mark.parametrize(
    ("name", "snapshot", "incident"),
    [("frigates", frigates, "incident-2022"), ("exercise", exercise, None)],
)
def test_the_map_looks_as_it_did_when_it_was_looked_at(theme, palette, name, snapshot, incident):
    made = picture(snapshot(), palette, incident)
    kept = GOLDEN / f"map_{name}_{palette}.png"
    if os.environ.get("OFFING_NEW_GOLDEN"):
        made.save(str(kept))
    there = pixels(QImage(str(kept)))
    differs = np.abs(pixels(made) - there) > 42
    assert differs.mean() <= MOST_DIFFERING


def test_the_same_values_give_the_same_bits(theme):
    once, again = (picture(frigates(), "day", "incident-2022") for _ in range(2))
    assert once == again


@pytest.mark.parametrize("bounds", [(170.0, 50.0, -170.0, 60.0), (10.0, 70.0, 40.0, 78.0)])
def test_land_is_drawn_across_the_antimeridian_and_far_north(theme, bounds):
    made = map_picture(SIZE, fitted(bounds, 640, 480), MapScene(), theme)
    colours = {made.pixelColor(x, y).name() for x in range(0, 640, 7) for y in range(0, 480, 7)}
    assert theme.color("map.water").name() in colours
    assert theme.color("map.land").name() in colours


def test_night_has_no_bright_area(theme):
    lightness = pixels(picture(exercise(), "night")) / 255.0
    assert float(np.mean(lightness)) < 0.1
