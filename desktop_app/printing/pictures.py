"""The drawings of a page as SVG elements, for a document that is no PDF."""

import re
from collections.abc import Callable

from PySide6.QtCore import QBuffer, QIODevice, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtSvg import QSvgGenerator

from desktop_app.canvas.theme import PAGE, load_theme
from desktop_app.printing.occupancy_strip import paint_strip, strip_height
from desktop_app.printing.page_content import PageContent
from desktop_app.printing.summary_figures import has_map, paint_incident_map

_MAP = (640.0, 420.0)  # points
_STRIP_WIDE = 640.0
_PROLOG = re.compile(r"^.*?(?=<svg\b)", re.DOTALL)
_DPI = 72


def page_pictures(content: PageContent) -> dict[str, str]:
    """``map`` and ``strip`` as SVG elements; a picture with nothing in it is left out."""
    theme = load_theme(PAGE)
    visits = content.snapshot.incident_visits(content.incident)
    pictures = {}
    if has_map(content):
        pictures["map"] = _svg(*_MAP, lambda p, box: paint_incident_map(p, box, content, theme))
    if visits:
        pictures["strip"] = _svg(
            _STRIP_WIDE,
            strip_height(visits),
            lambda p, box: paint_strip(p, box, visits, content.snapshot, content.time_zones, theme),
        )
    return pictures


def _svg(wide: float, high: float, paint: Callable[[QPainter, QRectF], None]) -> str:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setResolution(_DPI)
    generator.setSize(QSize(round(wide), round(high)))
    generator.setViewBox(QRectF(0, 0, wide, high))
    painter = QPainter(generator)
    try:
        paint(painter, QRectF(0, 0, wide, high))
    finally:
        painter.end()
    return _PROLOG.sub("", bytes(buffer.data().data()).decode("utf-8"), count=1)
