"""The incident summary as pages: what stands where, and what moves to the annex."""

from collections.abc import Sequence
from dataclasses import dataclass
from types import SimpleNamespace
from zoneinfo import ZoneInfo

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QPainter, QPen

from desktop_app.canvas.furniture import paint_locator_in
from desktop_app.canvas.paint import paint_map
from desktop_app.canvas.scene import incident_bounds, incident_scene
from desktop_app.canvas.theme import PAGE, Theme, load_theme
from desktop_app.canvas.view import MapView, fitted
from desktop_app.domain.incidents import Incident
from desktop_app.domain.snapshot import Snapshot
from desktop_app.domain.words import say
from desktop_app.printing.blocks import (
    Block,
    Boxed,
    Columns,
    Drawing,
    Heading,
    Paragraph,
    Row,
    Stack,
    Style,
)
from desktop_app.printing.occupancy_strip import paint_strip, strip_height
from desktop_app.reports.columns import plain
from desktop_app.reports.summary import Summary, VisitLine
from desktop_app.reports.times import clock

MARGIN = 42.0
_FOOT = 34.0
_MAP_HIGH = 236.0
_LOCATOR_HIGH = 70.0
_MAP_SCALE = 1.55  # map pixels a point: its 11-px names print at 7.1 pt
_GAP = 7.0
_PLAIN_DECISIONS = ("columns:", "profile:")  # they stand in the text and JSON summary
_SHARES = (0.27, 0.2, 0.135, 0.135, 0.14, 0.12)


@dataclass(frozen=True, slots=True, eq=False)
class PageContent:
    """A summary and what its map and strip are drawn from."""

    summary: Summary
    incident: Incident
    snapshot: Snapshot
    time_zones: tuple[ZoneInfo, ...]


def lay_out(content: PageContent, paper: QSizeF) -> list[list[Block]]:
    """The blocks of each page. What does not fit moves whole to the annex, provenance first."""
    theme = load_theme(PAGE)
    width, room = paper.width() - 2 * MARGIN, paper.height() - 2 * MARGIN - _FOOT
    head, body, tail = _head(content, theme), _body(content, theme), _tail(content, theme)
    annex: list[Block] = []
    while tail and _high([*head, *body, *tail], width) > room:
        annex.insert(0, tail.pop())
    first = [*head, *body, *tail]
    if _high(first, width) > room:
        first, rest = _split(first, width, room)
        annex = [*rest, *annex]
    pages = [first]
    while annex:
        page, annex = _split(annex, width, room)
        pages.append(page)
    return pages


def paint_page(
    painter: QPainter,
    blocks: Sequence[Block],
    content: PageContent,
    number: tuple[int, int],
    paper: QSizeF,
) -> None:
    """Paint one page; the painter's unit is a point. ``number`` is the page and how many."""
    theme = load_theme(PAGE)
    y, width = MARGIN, paper.width() - 2 * MARGIN
    for block in blocks:
        block.draw(painter, MARGIN, y, width)
        y += block.height(width) + _GAP
    _paint_foot(painter, content.summary, number, theme, paper)


def _split(blocks: list[Block], width: float, room: float) -> tuple[list[Block], list[Block]]:
    """As many blocks as fit, at least one, and the rest."""
    count = 1
    while count < len(blocks) and _high(blocks[: count + 1], width) <= room:
        count += 1
    return list(blocks[:count]), list(blocks[count:])


def _high(blocks: Sequence[Block], width: float) -> float:
    return sum(block.height(width) + _GAP for block in blocks)


def _head(content: PageContent, theme: Theme) -> list[Block]:
    summary = content.summary
    small, body = Style(6.8, role="text.tertiary"), Style(7.6)
    top = say("Incident summary {serial} · {status}", serial=summary.serial, status=summary.status)
    when = "   =   ".join(summary.when)
    lines: list[Block] = [
        Columns(
            Paragraph(top, small, theme),
            Paragraph(summary.stamp, Style(6.8, strong=True), theme, align_right=True),
            0.6,
        ),
        Paragraph(plain(summary.title), Style(13.0, strong=True), theme, 2.0),
        Paragraph(when, Style(8.2, strong=True), theme, 1.5),
        *(Paragraph(plain(text), body, theme) for text in summary.where),
    ]
    finding = Paragraph(plain(" ".join(summary.finding)), Style(8.6), theme)
    return [Stack(lines, 2.0), Stack([_Rule(theme), finding], 2.0)]


@dataclass(frozen=True, slots=True)
class _Rule:
    theme: Theme

    def height(self, width: float) -> float:
        """A rule and the room under it."""
        del width
        return 6.0

    def draw(self, painter: QPainter, x: float, y: float, width: float) -> None:
        """Draw the rule."""
        painter.setPen(QPen(self.theme.color("text.primary"), 1.0))
        painter.drawLine(QRectF(x, y, width, 0).topLeft(), QRectF(x, y, width, 0).topRight())


def _body(content: PageContent, theme: Theme) -> list[Block]:
    summary = content.summary
    figures = Columns(_map_figure(content, theme), _side(content, theme), 0.635)
    blocks: list[Block] = [figures, _visits(summary, theme)]
    if summary.basis or summary.method:
        texts = [*summary.basis, *summary.method]
        inner = [Paragraph(say("Method and limits"), Style(8.2, strong=True), theme, 1.5)]
        inner += [Paragraph(plain(text), Style(7.0), theme, 1.0) for text in texts]
        blocks.append(Boxed(Stack(inner, 0.0), theme))
    return blocks


def _map_figure(content: PageContent, theme: Theme) -> Block:
    def paint(painter: QPainter, box: QRectF) -> None:
        chosen, lead = _chosen(content), content.time_zones[0]
        scene = incident_scene(content.snapshot, chosen, lambda t_s: clock(t_s, lead))
        view = _view(content, box)
        if view:
            paint_map(painter, box, view, scene, theme)

    remark = say("Mercator, WGS 84, north up, times {zone}", zone=content.summary.time_zones[0])
    return Stack([Heading(say("Map"), theme, remark), Drawing(_MAP_HIGH, paint)], 0.0)


def _chosen(content: PageContent) -> SimpleNamespace:
    return SimpleNamespace(incident_id=content.incident.id, vessel_id=None, zone_id=None)


def _view(content: PageContent, box: QRectF) -> MapView | None:
    bounds = incident_bounds(content.snapshot, _chosen(content))
    size = (box.width() * _MAP_SCALE, box.height() * _MAP_SCALE)
    return fitted(bounds, *size, 40.0) if bounds else None


def _side(content: PageContent, theme: Theme) -> Block:
    summary = content.summary
    visits = content.snapshot.incident_visits(content.incident)

    def strip(painter: QPainter, box: QRectF) -> None:
        paint_strip(painter, box, visits, content.snapshot, content.time_zones, theme)

    def locator(painter: QPainter, box: QRectF) -> None:
        view = _view(content, QRectF(0, 0, 320, _MAP_HIGH))
        if view:
            paint_locator_in(painter, box.adjusted(0, 6, 0, 0), view, theme)

    blocks: list[Block] = [
        Heading(say("Zone occupancy"), theme, " / ".join(summary.time_zones)),
        Drawing(strip_height(visits), strip),
        Heading(say("Vessels"), theme),
    ]
    for vessel in summary.vessels:
        name = f"{vessel.name} ({vessel.flag or say('flag not stated')}): {vessel.identity}"
        blocks.append(Paragraph(plain(name), Style(6.8), theme, 2.0))
    blocks += [Paragraph(plain(text), Style(6.8), theme, 2.0) for text in summary.observers]
    blocks.append(Heading(say("Zones"), theme))
    for zone in summary.zones:
        text = say("{set}'s set: {accuracy}", set=zone.zone_set, accuracy=zone.accuracy)
        blocks.append(Paragraph(plain(text), Style(6.8), theme, 1.5))
    blocks.append(Drawing(_LOCATOR_HIGH, locator))
    return Stack(blocks, 0.0)


def _visits(summary: Summary, theme: Theme) -> Block:
    heads = (
        say("Vessel"),
        say("Zone, whose set"),
        say("Entered [bracket]"),
        say("Left [bracket]"),
        say("Dwell"),
        say("How it is known"),
    )
    rows: list[Block] = [
        Heading(say("Zone visits"), theme, say("times {zone}", zone=summary.time_zones[0])),
        Row(heads, _SHARES, theme, (True,) * len(heads), head=True),
    ]
    rows += [_visit_row(line, theme) for line in summary.visits]
    if summary.possible:
        rows.append(Paragraph(plain(summary.possible), Style(6.8, role="text.tertiary"), theme))
    return Stack(rows, 0.0)


def _visit_row(line: VisitLine, theme: Theme) -> Row:
    remarks = list(line.remarks)
    if line.closest:
        remarks.append(say("closest to the baseline {distance}", distance=line.closest.text))
    cells = (
        line.vessel,
        f"{line.zone.rpartition(', ')[2]}, {line.zone_set}",
        f"{line.entered.text} {line.entered_bracket}".strip(),
        f"{line.left.text} {line.left_bracket}".strip(),
        line.dwell.text,
        line.how,
    )
    texts = tuple(plain(cell) for cell in cells)
    notes = (" · ".join(plain(remark) for remark in remarks),) if remarks else ()
    return Row(texts, _SHARES, theme, (True, False, True, True, True, False), notes)


def _tail(content: PageContent, theme: Theme) -> list[Block]:
    blocks: list[Block] = []
    for source in content.summary.sources:
        lines = [
            Paragraph(
                plain(f"{source.name} · {source.basis} · {source.ledger}"),
                Style(7.0, strong=True),
                theme,
            ),
            Paragraph(f"SHA-256 {source.sha256}", Style(6.4), theme),
        ]
        decisions = [text for text in source.decisions if not text.startswith(_PLAIN_DECISIONS)]
        texts = [*source.citations, *decisions]
        lines += [Paragraph(plain(text), Style(6.4), theme) for text in texts]
        blocks.append(Stack(lines, 0.0))
    if blocks:
        blocks[0] = Stack([Heading(say("Sources"), theme), blocks[0]], 0.0)
    return blocks


def _paint_foot(
    painter: QPainter, summary: Summary, number: tuple[int, int], theme: Theme, paper: QSizeF
) -> None:
    foot, width = summary.foot, paper.width() - 2 * MARGIN
    y = paper.height() - MARGIN - _FOOT + 8
    painter.setPen(QPen(theme.color("surface.edge"), 0.6))
    painter.drawLine(QRectF(MARGIN, y, width, 0).topLeft(), QRectF(MARGIN, y, width, 0).topRight())
    style = Style(6.2, role="text.tertiary")
    first = say(
        "Perspective: {perspective} · Prepared {at} by {by} · {program} · {file} · {rules}",
        perspective=foot.perspective,
        at=foot.prepared_at,
        by=foot.prepared_by,
        program=foot.program,
        file=foot.watch_file,
        rules=foot.rule_set,
    )
    Paragraph(plain(first), style, theme).draw(painter, MARGIN, y + 3, width - 60)
    Paragraph(f"Content {foot.fingerprint}", style, theme).draw(painter, MARGIN, y + 11, width)
    Paragraph(f"Journal head {foot.journal_head}", style, theme).draw(
        painter, MARGIN, y + 19, width
    )
    page = say("page {number} of {count}", number=number[0], count=number[1])
    Paragraph(page, Style(7.0, strong=True), theme, align_right=True).draw(
        painter, MARGIN, y + 3, width
    )
