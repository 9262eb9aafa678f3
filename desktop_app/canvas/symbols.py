"""Affiliation shapes: who, told by form as well as by hue."""

import json
from functools import lru_cache

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath, QPolygonF

from desktop_app.resource_files import resource


@lru_cache(maxsize=8)
def affiliation_shape(slot: int | None) -> QPainterPath:
    """The outline of a party's shape in a box from -1 to 1, bow up (y downwards as on screen)."""
    shapes = json.loads(resource("symbols", "shapes.json").read_text(encoding="utf-8"))["shapes"]
    points = shapes["unknown" if slot is None else str(slot)]["points"]
    path = QPainterPath()
    path.addPolygon(QPolygonF([QPointF(x, -y) for x, y in points]))
    path.closeSubpath()
    return path
