"""Zones: a tint band along the inside of a limit, the limit by its regime, its name along it."""

import math
from functools import lru_cache

import numpy as np
import shapely
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from shapely import MultiPolygon, Polygon

from desktop_app.canvas.ink import halo_text, path_of, pen, text_outline
from desktop_app.canvas.labels import Occupancy
from desktop_app.canvas.scene import ZoneShape
from desktop_app.canvas.theme import Theme
from desktop_app.canvas.view import MapView
from desktop_app.domain.regimes import Regime
from desktop_app.domain.tracks import Floats
from desktop_app.domain.units import NM_M
from desktop_app.domain.words import say
from desktop_app.domain.zones import Zone
from desktop_app.geodesy.antimeridian import join

_HATCH_EVERY_PX = 7.0
_NAME_INSIDE_PX = 17.0
_SAMPLE_PX = 3.0
_SIMPLE_PX = 0.3
_FAR_PX = 15_000.0  # a ring that reaches further is cut before Qt sees it
_CUT_PX = 2_000.0


def paint_zone_grounds(
    painter: QPainter, view: MapView, theme: Theme, zones: tuple[ZoneShape, ...]
) -> None:
    """Paint the bands inside the limits, hatched where the zone is disputed."""
    for shape in zones:
        rings = outer_rings(shape, view)
        band_px = float(theme.regime(str(shape.zone.regime))["tint_band_px"])
        if not rings or not band_px:
            continue
        inside = path_of(zone_rings(shape, view))
        painter.save()
        painter.setClipPath(inside, Qt.ClipOperation.IntersectClip)
        if shape.zone.disputed:
            _hatch_band(painter, theme, rings, band_px, shape.claimant)
        else:
            tint = theme.tinted("map.limit_tint", theme.alpha("limit_tint_alpha"))
            painter.strokePath(path_of(rings), pen(tint, 2 * band_px))
        painter.restore()


def paint_limits(
    painter: QPainter, view: MapView, theme: Theme, zones: tuple[ZoneShape, ...]
) -> None:
    """Paint the limits; a second claimant's thinner, the selected zone's stronger."""
    for shape in zones:
        look = theme.regime(str(shape.zone.regime))
        width = look["width_px"] * (0.75 if shape.claimant else 1.0) + (
            1.0 if shape.selected else 0
        )
        painter.strokePath(
            path_of(outer_rings(shape, view)), pen(theme.color("map.limit"), width, look["dash_px"])
        )


def paint_limit_names(
    painter: QPainter,
    view: MapView,
    theme: Theme,
    zones: tuple[ZoneShape, ...],
    taken: Occupancy,
) -> None:
    """Write each limit's name along its inside, upright, where a free arc is found."""
    font = theme.sized(11, strong=True)
    painter.setFont(font)
    metrics = QFontMetricsF(font)
    for shape in zones:
        text = limit_name(shape, several_sets=len({one.zone.zone_set for one in zones}) > 1)
        inside = _NAME_INSIDE_PX + 15.0 * shape.claimant
        for ring in sorted(outer_rings(shape, view), key=len, reverse=True):
            letters = _place_on_arc(ring, text, metrics, inside, view, taken)
            if letters:
                _draw_letters(painter, theme, letters)
                break


def limit_name(shape: ZoneShape, *, several_sets: bool) -> str:
    """What a limit is called: its regime with its distance, else the zone's own name."""
    zone = shape.zone
    if zone.regime in (Regime.OTHER, Regime.EXERCISE_AREA, Regime.ADIZ):
        return zone.name
    words = say(str(zone.regime).capitalize())
    if zone.outer_m:
        words = say("{regime} · {nm:.0f} nm", regime=words, nm=zone.outer_m / NM_M)
    return f"{words} · {say(zone.zone_set)}" if several_sets else words


def zone_rings(shape: ZoneShape, view: MapView) -> list[Floats]:
    """All rings of a zone in pixels, turned to the view."""
    return _in_pixels([ring for part in _rings(shape.zone) for ring in part], view)


def outer_rings(shape: ZoneShape, view: MapView) -> list[Floats]:
    """The outer rings only: the inner limit of a ring zone belongs to the zone within it."""
    return _in_pixels([part[0] for part in _rings(shape.zone)], view)


@lru_cache(maxsize=1024)
def _rings(zone: Zone) -> tuple[tuple[Floats, ...], ...]:
    """The rings of each part of a zone in lon/lat, the outer one first, whole across 180°."""
    return tuple(
        tuple(shapely.get_coordinates(ring) for ring in shapely.get_rings(part))
        for part in shapely.get_parts(join(zone.area))
        if not part.is_empty
    )


def _in_pixels(rings: list[Floats], view: MapView) -> list[Floats]:
    """Rings in pixels, all turned alike; what reaches absurdly far is cut well outside the view."""
    if not rings:
        return []
    west = min(float(ring[:, 0].min()) for ring in rings)
    east = max(float(ring[:, 0].max()) for ring in rings)
    turn = view.nearest_turn((west + east) / 2)
    made: list[Floats] = []
    for ring in rings:
        points = _simple(view.points(ring[:, 0] + turn, ring[:, 1]))
        made += [points] if float(np.abs(points).max()) < _FAR_PX else _cut_near(points, view)
    return made


def _cut_near(points: Floats, view: MapView) -> list[Floats]:
    frame = (-_CUT_PX, -_CUT_PX, view.width_px + _CUT_PX, view.height_px + _CUT_PX)
    near = shapely.clip_by_rect(shapely.make_valid(shapely.Polygon(points)), *frame)
    return [
        shapely.get_coordinates(ring)
        for part in shapely.get_parts(near)
        if isinstance(part, Polygon) and not part.is_empty
        for ring in shapely.get_rings(part)
    ]


def zone_at(
    zones: tuple[ZoneShape, ...], view: MapView, x_px: float, y_px: float, within_px: float = 6.0
) -> str | None:
    """The id of the zone whose limit passes nearest to a pixel, if near enough."""
    best: tuple[float, str] | None = None
    where = shapely.Point(x_px, y_px)
    for shape in zones:
        for ring in outer_rings(shape, view):
            distance = float(shapely.distance(shapely.LineString(ring), where))
            if distance <= within_px and (best is None or distance < best[0]):
                best = (distance, shape.zone.id)
    return best[1] if best else None


def _simple(points: Floats) -> Floats:
    line = shapely.LineString(points) if len(points) > 1 else None
    return points if line is None else shapely.get_coordinates(line.simplify(_SIMPLE_PX))


def _hatch_band(
    painter: QPainter, theme: Theme, rings: list[Floats], band_px: float, claimant: int
) -> None:
    """45-degree strokes in the band, one direction a claimant, over a faint tint."""
    band = shapely.union_all(
        [shapely.LineString(ring).buffer(band_px) for ring in rings if len(ring) > 1]
    )
    parts = band.geoms if isinstance(band, MultiPolygon) else [band]
    outline = path_of(
        [
            shapely.get_coordinates(ring)
            for part in parts
            if isinstance(part, Polygon)
            for ring in shapely.get_rings(part)
        ]
    )
    painter.fillPath(outline, theme.tinted("map.limit_tint", theme.alpha("limit_tint_alpha") * 0.7))
    painter.setClipPath(outline, Qt.ClipOperation.IntersectClip)
    painter.setPen(pen(theme.tinted("map.disputed", theme.alpha("disputed_alpha")), 1.1))
    box = outline.boundingRect().intersected(QRectF(painter.viewport()))
    if not box.isEmpty():
        _strokes(painter, box, rising=claimant % 2 == 0)


def _strokes(painter: QPainter, box: QRectF, *, rising: bool) -> None:
    step = _HATCH_EVERY_PX * math.sqrt(2.0)
    first = math.floor((box.left() - box.height()) / step)
    last = math.ceil((box.right() + box.height()) / step)
    top, bottom, height = box.top(), box.bottom(), box.height()
    for number in range(first, last + 1):
        x = number * step
        if rising:
            painter.drawLine(QPointF(x, bottom), QPointF(x + height, top))
        else:
            painter.drawLine(QPointF(x, top), QPointF(x + height, bottom))


Letter = tuple[QPointF, float, str]


def _place_on_arc(
    ring: Floats,
    text: str,
    metrics: QFontMetricsF,
    inside_px: float,
    view: MapView,
    taken: Occupancy,
) -> list[Letter]:
    """Letters with their angles along the first free arc of a ring, upright; none if none fits."""
    line = _inner_line(ring, inside_px)
    if line is None:
        return []
    points = _sampled(line)
    length = metrics.horizontalAdvance(text)
    count = math.ceil(length / _SAMPLE_PX)
    if len(points) <= count + 2:
        return []
    for start in range(0, len(points) - count - 1, max(1, count // 6)):
        arc = points[start : start + count + 2]
        if not _calm(arc, view):
            continue
        if arc[-1, 0] < arc[0, 0]:
            arc = arc[::-1]
        boxes = [QRectF(x - 7, y - 9, 14, 14) for x, y in arc[:: max(1, len(arc) // 12)]]
        if all(taken.free(box) for box in boxes):
            for box in boxes:
                taken.block(box)
            return _letters(arc, text, metrics)
    return []


def _inner_line(ring: Floats, inside_px: float) -> Floats | None:
    area = shapely.Polygon(ring).buffer(-inside_px)
    parts = [part for part in shapely.get_parts(area) if not part.is_empty]
    if not parts:
        return None
    largest = max(parts, key=lambda part: part.length)
    return shapely.get_coordinates(largest.exterior)


def _sampled(line: Floats) -> Floats:
    closed = shapely.LineString(line)
    steps = np.arange(0.0, closed.length, _SAMPLE_PX)
    return shapely.get_coordinates(shapely.line_interpolate_point(closed, steps))


def _calm(arc: Floats, view: MapView) -> bool:
    """Whether an arc lies in view, bends little, and runs more across than up."""
    if arc[:, 0].min() < 12 or arc[:, 0].max() > view.width_px - 12:
        return False
    if arc[:, 1].min() < 14 or arc[:, 1].max() > view.height_px - 14:
        return False
    directions = np.unwrap(np.arctan2(np.diff(arc[:, 1]), np.diff(arc[:, 0])))
    if float(directions.max() - directions.min()) > 1.5:
        return False
    across, up = abs(arc[-1, 0] - arc[0, 0]), abs(arc[-1, 1] - arc[0, 1])
    return bool(across > 0.45 * up)


def _letters(arc: Floats, text: str, metrics: QFontMetricsF) -> list[Letter]:
    line = shapely.LineString(arc)
    letters: list[Letter] = []
    along = max(0.0, (line.length - metrics.horizontalAdvance(text)) / 2)
    for character in text:
        width = metrics.horizontalAdvance(character)
        here = line.interpolate(along)
        ahead = line.interpolate(along + max(width, 1.0))
        angle = math.degrees(math.atan2(ahead.y - here.y, ahead.x - here.x))
        letters.append((QPointF(here.x, here.y), angle, character))
        along += width
    return letters


def _draw_letters(painter: QPainter, theme: Theme, letters: list[Letter]) -> None:
    """Halos of all letters first, then the letters."""
    halo, ink = theme.color("map.label_halo"), theme.color("map.limit_label")
    for is_halo in (True, False):
        for where, angle, character in letters:
            painter.save()
            painter.translate(where)
            painter.rotate(angle)
            if is_halo:
                outline = text_outline(painter.font(), character).translated(0.0, 4.0)
                painter.strokePath(outline, QPen(halo, 3.0))
            else:
                halo_text(painter, QPointF(0, 4), character, ink, None)
            painter.restore()
