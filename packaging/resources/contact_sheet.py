"""Draw every icon and affiliation shape on one sheet, to be looked at by a person.

    python packaging/resources/contact_sheet.py SHEET.png

Each icon is shown at 16, 20 and 64 px on the day and the dusk panel; the shapes at 14 and 64 px in
their day hues. Needs PySide6.
"""

import argparse
import json
import os
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter, QPolygonF
from PySide6.QtSvg import QSvgRenderer

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
CELL_W, CELL_H, COLUMNS = 140, 84, 8


def main() -> None:
    """Draw the sheet."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("sheet", type=Path)
    sheet = parser.parse_args().sheet
    app = QGuiApplication([])
    palettes = json.loads((RESOURCES / "tokens.json").read_text(encoding="utf-8"))["palettes"]
    icons = sorted((RESOURCES / "icons").glob("*.svg"))
    rows = -(-len(icons) // COLUMNS)
    image = QImage(CELL_W * COLUMNS, CELL_H * (2 * rows + 1), QImage.Format.Format_ARGB32)
    image.fill(QColor(palettes["day"]["surface"]["panel"]))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for block, light in enumerate(("day", "dusk")):
        top = block * rows * CELL_H
        ground = QColor(palettes[light]["surface"]["panel"])
        painter.fillRect(QRectF(0, top, image.width(), rows * CELL_H), ground)
        for number, path in enumerate(icons):
            row, column = divmod(number, COLUMNS)
            ink = palettes[light]["text"]["secondary"]
            draw_icon(painter, path, ink, QPointF(column * CELL_W, top + row * CELL_H))
    draw_shapes(painter, palettes["day"], 2 * rows * CELL_H)
    painter.end()
    image.save(str(sheet))
    del app


def draw_icon(painter: QPainter, path: Path, ink: str, at: QPointF) -> None:
    """One icon at three sizes, tinted as the program tints it."""
    svg = path.read_text(encoding="utf-8").replace("#000", ink).encode()
    renderer = QSvgRenderer(svg)
    left = at.x() + 10
    for size in (16, 20, 64):
        renderer.render(painter, QRectF(left, at.y() + 10, size, size))
        left += size + 10


def draw_shapes(painter: QPainter, palette: dict, top: float) -> None:
    """The affiliation shapes in their hues."""
    shapes = json.loads((RESOURCES / "symbols" / "shapes.json").read_text(encoding="utf-8"))[
        "shapes"
    ]
    for number, (affiliation, shape) in enumerate(shapes.items()):
        painter.setBrush(QColor(palette["affiliation"][affiliation]))
        painter.setPen(QColor(0, 0, 0, 0))
        for size, left in ((14, 10), (64, 40)):
            half = size / 2
            corners = [
                QPointF(number * CELL_W + left + half + x * half, top + 10 + half - y * half)
                for x, y in shape["points"]
            ]
            painter.drawPolygon(QPolygonF(corners))


if __name__ == "__main__":
    main()
