"""The map as a file: PNG, or PDF and SVG whose lines and letters stay lines and letters."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMarginsF, QRectF, QSize, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtSvg import QSvgGenerator

from desktop_app.canvas.paint import map_picture, paint_map
from desktop_app.canvas.scene import MapScene
from desktop_app.canvas.theme import Theme
from desktop_app.canvas.view import MapView
from desktop_app.domain.errors import OffingError
from desktop_app.domain.words import say

_DPI = 96


def save_picture(path: Path, view: MapView, scene: MapScene, theme: Theme) -> None:
    """Write the map to a file whose kind is its suffix: .png, .pdf or .svg.

    Raises OffingError where it cannot be written, or for another suffix.
    """
    writers: dict[str, Callable[[Path, MapView, MapScene, Theme], bool]] = {
        ".png": _png,
        ".pdf": _pdf,
        ".svg": _svg,
    }
    write = writers.get(path.suffix.lower())
    if write is None or not write(path, view, scene, theme):
        raise OffingError(
            say("The picture could not be written"),
            str(path),
            say("Choose another folder, and a name that ends in .png, .pdf or .svg"),
        )


def _png(path: Path, view: MapView, scene: MapScene, theme: Theme) -> bool:
    size = QSize(round(view.width_px), round(view.height_px))
    return map_picture(size, view, scene, theme).save(str(path))


def _pdf(path: Path, view: MapView, scene: MapScene, theme: Theme) -> bool:
    writer = QPdfWriter(str(path))
    writer.setResolution(_DPI)
    inches = QSizeF(view.width_px / _DPI, view.height_px / _DPI)
    size = QPageSize(inches, QPageSize.Unit.Inch, "", QPageSize.SizeMatchPolicy.ExactMatch)
    writer.setPageLayout(QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF()))
    return _paint(QPainter(), writer, view, scene, theme)


def _svg(path: Path, view: MapView, scene: MapScene, theme: Theme) -> bool:
    writer = QSvgGenerator()
    writer.setFileName(str(path))
    writer.setResolution(_DPI)
    writer.setViewBox(QRectF(0, 0, view.width_px, view.height_px))
    return _paint(QPainter(), writer, view, scene, theme)


def _paint(
    painter: QPainter,
    writer: QPdfWriter | QSvgGenerator,
    view: MapView,
    scene: MapScene,
    theme: Theme,
) -> bool:
    if not painter.begin(writer):
        return False
    try:
        paint_map(painter, QRectF(0, 0, view.width_px, view.height_px), view, scene, theme)
    finally:
        painter.end()
    return True
