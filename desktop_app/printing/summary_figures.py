"""The drawn part of a page: the map, and beside it the occupancy strip and the locator."""

from collections.abc import Callable, Sequence
from types import SimpleNamespace

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from desktop_app.canvas.furniture import paint_locator_in
from desktop_app.canvas.paint import paint_map
from desktop_app.canvas.scene import incident_bounds, incident_scene
from desktop_app.canvas.theme import Theme
from desktop_app.canvas.view import MapView, fitted
from desktop_app.domain.visits import Visit
from desktop_app.domain.words import say
from desktop_app.printing.blocks import Block, Columns, Drawing, Heading, Paragraph, Stack, Style
from desktop_app.printing.flow import Section
from desktop_app.printing.occupancy_strip import paint_strip, strip_height
from desktop_app.printing.page_content import PageContent
from desktop_app.printing.summary_sections import vessel_paragraphs, zone_paragraphs
from desktop_app.reports.times import clock

MAP_HIGH = 170.0
LOCATOR_HIGH = (70.0, 50.0, 0.0)  # the locator takes what the map leaves, or nothing
_MAP_SCALE = 1.55  # map pixels a point: its 11-px names print at 7.1 pt
_MAP_SHARE = 0.635
_LANES_BESIDE = 8  # more vessels than these have their strip and their list below the map
_LANES_A_STRIP = 20


def figures(
    content: PageContent, theme: Theme, locator_high: float, more: float = 0.0
) -> list[Block]:
    """Map and strip, and what is too long to stand beside the map. ``more`` heightens the map."""
    visits = content.snapshot.incident_visits(content.incident)
    lanes = list(dict.fromkeys(visit.vessel_id for visit in visits))
    crowded = max(len(lanes), len(content.summary.vessels)) > _LANES_BESIDE
    beside: list[Block] = []
    if visits and not crowded:
        beside.append(_strip_section(content, visits, theme))
    below: list[Block] = []
    if crowded:
        for start in range(0, len(lanes), _LANES_A_STRIP):
            some = set(lanes[start : start + _LANES_A_STRIP])
            part = [visit for visit in visits if visit.vessel_id in some]
            below.append(_strip_section(content, part, theme))
    vessels = vessel_paragraphs(content.summary, theme)
    zones = zone_paragraphs(content.summary, theme)
    if vessels:
        section = Section((Heading(say("Vessels"), theme),), vessels)
        (below if crowded else beside).append(section)
    if zones:
        beside.append(Section((Heading(say("Zones"), theme),), zones))
    if not has_map(content):
        words = say("No positions are known; there is no map.")
        return [Paragraph(words, Style(7.6, role="text.tertiary"), theme), *beside, *below]
    if locator_high:
        beside.append(Drawing(locator_high, _locator(content, theme)))
    high = max(MAP_HIGH, _beside_height(beside) - 17.0) + more
    return [Columns(_map_figure(content, theme, high), Stack(beside, 0.0), _MAP_SHARE), *below]


def _beside_height(blocks: Sequence[Block]) -> float:
    """How high the side column is; its width hardly differs between papers."""
    return sum(block.height(180.0) for block in blocks)


def _strip_section(content: PageContent, visits: Sequence[Visit], theme: Theme) -> Block:
    def paint(painter: QPainter, box: QRectF) -> None:
        paint_strip(painter, box, visits, content.snapshot, content.time_zones, theme)

    remark = " / ".join(content.summary.time_zones)
    head = Heading(say("Zone occupancy"), theme, remark)
    return Section((head,), (Drawing(strip_height(visits), paint),))


def _map_figure(content: PageContent, theme: Theme, high: float) -> Block:
    def paint(painter: QPainter, box: QRectF) -> None:
        paint_incident_map(painter, box, content, theme)

    remark = say("Mercator, WGS 84, north up, times {zone}", zone=content.summary.time_zones[0])
    return Stack([Heading(say("Map"), theme, remark), Drawing(high, paint)], 0.0)


def has_map(content: PageContent) -> bool:
    """Whether anything of the incident has a position."""
    return _view(content, MAP_HIGH, MAP_HIGH) is not None


def paint_incident_map(painter: QPainter, box: QRectF, content: PageContent, theme: Theme) -> None:
    """Paint the map of an incident into a rectangle, in points."""
    chosen, lead = _chosen(content), content.time_zones[0]
    scene = incident_scene(content.snapshot, chosen, lambda t_s: clock(t_s, lead))
    view = _view(content, box.width(), box.height())
    if view:
        paint_map(painter, box, view, scene, theme)


def _locator(content: PageContent, theme: Theme) -> Callable[[QPainter, QRectF], None]:
    def paint(painter: QPainter, box: QRectF) -> None:
        view = _view(content, 320.0, MAP_HIGH)
        if view:
            paint_locator_in(painter, box.adjusted(0, 6, 0, 0), view, theme)

    return paint


def _chosen(content: PageContent) -> SimpleNamespace:
    return SimpleNamespace(incident_id=content.incident.id, vessel_id=None, zone_id=None)


def _view(content: PageContent, width: float, height: float) -> MapView | None:
    """The view of a map of some size in points; None where nothing has a position."""
    bounds = incident_bounds(content.snapshot, _chosen(content))
    return fitted(bounds, width * _MAP_SCALE, height * _MAP_SCALE, 40.0) if bounds else None
