"""Paint the whole map on any paint device: the window, a picture, the printed page."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter

from desktop_app.canvas import (
    basemap_layer,
    furniture,
    place_layer,
    track_layer,
    vessel_layer,
    zone_layer,
)
from desktop_app.canvas.labels import Occupancy
from desktop_app.canvas.scene import MapScene
from desktop_app.canvas.theme import Theme
from desktop_app.canvas.view import MapView

_RAIL_PX = QRectF(0, 0, 60, 262)


def paint_map(
    painter: QPainter,
    rect: QRectF,
    view: MapView,
    scene: MapScene,
    theme: Theme,
    *,
    with_rail: bool = False,
) -> None:
    """Paint grounds first, then ink, then names, then furniture (S-52's order).

    ``rect`` is where the map lies; the view's size in pixels is scaled to it. ``with_rail`` keeps
    names from under the window's tool rail.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
    painter.translate(rect.topLeft())
    painter.scale(rect.width() / view.width_px, rect.height() / view.height_px)
    taken = Occupancy(view.width_px, view.height_px)
    if with_rail:
        taken.block(_RAIL_PX)
    basemap_layer.paint_basemap(painter, view, theme)
    zone_layer.paint_zone_grounds(painter, view, theme, scene.zones)
    zone_layer.paint_limits(painter, view, theme, scene.zones)
    place_layer.paint_dots(painter, view, theme, scene.places)
    track_layer.paint_tracks(painter, view, theme, scene)
    furniture.paint_stamp(painter, view, theme, scene.stamp, taken)
    furniture.paint_scale_bar(painter, view, theme, taken)
    furniture.paint_locator(painter, view, theme, taken)
    vessel_layer.paint_vessels(painter, view, theme, scene, taken)
    track_layer.paint_crossings(painter, view, theme, scene, taken)
    place_layer.paint_place_names(painter, view, theme, scene.places, taken)
    zone_layer.paint_limit_names(painter, view, theme, scene.zones, taken)
    track_layer.paint_ticks(painter, view, theme, scene, taken)
    furniture.paint_degrees(painter, view, theme, taken)
    furniture.paint_frame(painter, view, theme)
    painter.restore()


def map_picture(size: QSize, view: MapView, scene: MapScene, theme: Theme) -> QImage:
    """The map as a picture of its own."""
    picture = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    picture.fill(theme.color("map.water"))
    painter = QPainter(picture)
    try:
        paint_map(painter, QRectF(0, 0, size.width(), size.height()), view, scene, theme)
    finally:
        painter.end()
    return picture
