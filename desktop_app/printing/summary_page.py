"""The incident summary as pages: what stands where, and what moves to the annex."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QSizeF
from PySide6.QtGui import QPainter, QPen

from desktop_app.canvas.theme import PAGE, Theme, load_theme
from desktop_app.domain.words import say
from desktop_app.printing.blocks import Block, Columns, Paragraph, Stack, Style
from desktop_app.printing.case_sections import (
    precedent_and_responses,
    responses_rest,
    statements_first,
    statements_rest,
)
from desktop_app.printing.flow import GAP, paginate, stacked_height
from desktop_app.printing.page_content import PageContent
from desktop_app.printing.page_foot import FOOT_HIGH, MARGIN, paint_foot
from desktop_app.printing.summary_figures import LOCATOR_HIGH, figures
from desktop_app.printing.summary_sections import (
    method_box,
    notes_section,
    sources_section,
    visits_section,
)
from desktop_app.reports.columns import plain
from desktop_app.reports.documents import heading
from desktop_app.reports.footnotes import Footnotes, footnotes
from desktop_app.reports.summary import Summary

_MAP_MORE = 110.0  # how much higher the map grows where a page has room
_RUNNING = 20.0
_KEPT = ("SRNP", "SRN", "SR", "S", "R", "")  # tried in turn: the first that fits stays


def lay_out(content: PageContent, paper: QSizeF) -> list[list[Block]]:
    """The blocks of each page. What does not fit moves to the annex, provenance first.

    What room is left on a single page goes to the map.
    """
    theme = load_theme(PAGE)
    width, room = paper.width() - 2 * MARGIN, paper.height() - 2 * MARGIN - FOOT_HIGH
    notes = footnotes(content.summary)
    head, visits = _head(content, theme), visits_section(content.summary, notes, theme)
    parts = _Parts(content.summary, notes, theme)
    for kept in _KEPT:
        for locator_high in LOCATOR_HIGH:
            drawn = figures(content, theme, locator_high)
            rest = [*visits, *parts.first(kept)]
            free = room - stacked_height([*head, *drawn, *rest], width)
            if free >= 0.0:
                drawn = figures(content, theme, locator_high, min(free, _MAP_MORE))
                annex = _annex(content, parts.annex(kept), width, room)
                return [[*head, *drawn, *rest], *annex]
    rest = [*visits, *parts.first(""), *parts.annex("")]
    blocks = [*head, *figures(content, theme, LOCATOR_HIGH[0]), *rest]
    pages = paginate(blocks, width, room - _RUNNING)
    return [pages[0], *([_running(content), *page] for page in pages[1:])]


class _Parts:
    """The sections after the visits, by letter: what stays on the first page, what moves.

    S are the statements, R precedent, responses and arrangements, N the notes, P the sources.
    """

    def __init__(self, summary: Summary, notes: Footnotes, theme: Theme) -> None:
        self._summary, self._theme = summary, theme
        self._notes, self._sources = notes_section(notes, theme), sources_section(summary, theme)

    def first(self, kept: str) -> list[Block]:
        """What stands on the first page."""
        summary, theme = self._summary, self._theme
        blocks = statements_first(summary, theme) if "S" in kept else []
        blocks += precedent_and_responses(summary, theme) if "R" in kept else []
        blocks += method_box(summary, theme)
        blocks += self._notes if "N" in kept else []
        return blocks + (self._sources if "P" in kept else [])

    def annex(self, kept: str) -> list[Block]:
        """What has moved, and what is too long for a first page anyway."""
        summary, theme = self._summary, self._theme
        blocks = statements_rest(summary, theme, whole="S" not in kept)
        blocks += responses_rest(summary, theme, whole="R" not in kept)
        blocks += [] if "N" in kept else self._notes
        return blocks + ([] if "P" in kept else self._sources)


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
        y += block.height(width) + GAP
    paint_foot(painter, content.summary.foot, number, theme, paper)


def _annex(
    content: PageContent, blocks: list[Block], width: float, room: float
) -> list[list[Block]]:
    return [[_running(content), *page] for page in paginate(blocks, width, room - _RUNNING)]


def _running(content: PageContent) -> Block:
    """What says on every further page which summary it belongs to."""
    theme, summary = load_theme(PAGE), content.summary
    words = say("Annex to {title} · {serial}", title=summary.title, serial=summary.serial)
    return Columns(
        Paragraph(_short(plain(words)), Style(6.8, role="text.tertiary"), theme),
        Paragraph(_marking(summary), Style(6.8, strong=True), theme, align_right=True),
        0.72,
    )


def _marking(summary: Summary) -> str:
    """The handling marking, and the stamp where positions are not evidence; on every page."""
    return "   ".join(text for text in (plain(summary.handling), summary.stamp) if text)


def _short(text: str) -> str:
    most = 110
    return text if len(text) <= most else text[: most - 1] + "…"


def _head(content: PageContent, theme: Theme) -> list[Block]:
    summary, notes = content.summary, footnotes(content.summary)
    body = Style(7.6)
    marks = notes.mark(summary.start, summary.end, summary.duration)
    when = "   =   ".join(summary.when)
    lines: list[Block] = [
        Columns(
            Paragraph(plain(heading(summary)), Style(6.8, role="text.tertiary"), theme),
            Paragraph(_marking(summary), Style(6.8, strong=True), theme, align_right=True),
            0.6,
        ),
        Paragraph(plain(summary.title), Style(13.0, strong=True), theme, 2.0),
        Paragraph(f"{when}   {marks}".rstrip(), Style(8.2, strong=True), theme, 1.5),
        *(Paragraph(plain(text), body, theme) for text in summary.where),
    ]
    finding = Paragraph(plain(" ".join(summary.finding)), Style(8.6), theme)
    return [Stack(lines, 0.0), Stack([_Rule(theme), finding], 2.0)]


@dataclass(frozen=True, slots=True)
class _Rule:
    theme: Theme

    def height(self, width: float) -> float:
        """A rule and the room under it."""
        del width
        return 5.0

    def draw(self, painter: QPainter, x: float, y: float, width: float) -> None:
        """Draw the rule."""
        painter.setPen(QPen(self.theme.color("text.primary"), 1.0))
        painter.drawLine(QPointF(x, y), QPointF(x + width, y))
