"""Blocks of a page: each knows how high it is at a width, and draws itself there.

All lengths are in points (1/72 inch); the painter is scaled so that a point is its unit, and fonts
are made large and drawn small, so that sizes need not be whole.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen, QTextLayout, QTextOption

from desktop_app.canvas.theme import Theme

FINE = 20.0  # fonts are made this many times larger than they are drawn
_LEADING = 1.28


class Block(Protocol):
    """Something that takes room on a page."""

    def height(self, width: float) -> float:
        """How high it is, in points, at a width."""

    def draw(self, painter: QPainter, x: float, y: float, width: float) -> None:
        """Draw with the top left corner at x, y."""


@dataclass(frozen=True, slots=True)
class Style:
    """How text looks: size in points, weight, colour role of the page."""

    size: float
    strong: bool = False
    role: str = "text.primary"


def page_font(theme: Theme, style: Style, text: str = "") -> QFont:
    """The font of a style, enlarged; Han, kana and Hangul are never drawn bold."""
    strong = style.strong and not any(ord(character) >= 0x2E80 for character in text)
    return _font(theme, style.size, strong)


@lru_cache(maxsize=64)
def _font(theme: Theme, size: float, strong: bool) -> QFont:
    return theme.sized(size * FINE, strong=strong)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Text broken into lines at a width."""

    text: str
    style: Style
    theme: Theme
    gap_after: float = 0.0
    align_right: bool = False

    def height(self, width: float) -> float:
        """The height of its lines and the gap after them."""
        return self.line_height * len(self.lines(width)) + self.gap_after

    def draw(self, painter: QPainter, x: float, y: float, width: float) -> None:
        """Draw each line as text of its own, so that it can be found and copied."""
        font = page_font(self.theme, self.style, self.text)
        metrics = QFontMetricsF(font)
        painter.setPen(self.theme.color(self.style.role))
        for number, line in enumerate(self.lines(width)):
            shift = width - metrics.horizontalAdvance(line) / FINE if self.align_right else 0.0
            baseline = y + number * self.line_height + metrics.ascent() / FINE
            draw_text(painter, font, QPointF(x + shift, baseline), line)

    @property
    def line_height(self) -> float:
        """From one baseline to the next, in points."""
        return self.style.size * _LEADING

    def lines(self, width: float) -> list[str]:
        """The text as it is broken at a width."""
        return list(_lines(self.theme, self.style, self.text, width))


@lru_cache(maxsize=4096)
def _lines(theme: Theme, style: Style, text: str, width: float) -> tuple[str, ...]:
    """A text's lines: a layout asks for them several times before it is drawn."""
    return tuple(broken(text, page_font(theme, style, text), width * FINE))


def draw_text(painter: QPainter, font: QFont, baseline: QPointF, text: str) -> None:
    """Draw enlarged text small, at a baseline point."""
    painter.save()
    painter.translate(baseline)
    painter.scale(1 / FINE, 1 / FINE)
    painter.setFont(font)
    painter.drawText(QPointF(0, 0), text)
    painter.restore()


def broken(text: str, font: QFont, width: float) -> list[str]:
    """Text broken into lines that fit a width (in the font's own pixels)."""
    lines: list[str] = []
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    for part in text.split("\n"):
        layout = QTextLayout(part, font)
        layout.setTextOption(option)
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            start = line.textStart()
            lines.append(part[start : start + line.textLength()].rstrip())
        layout.endLayout()
    return lines or [""]


@dataclass(frozen=True, slots=True)
class Heading:
    """A section's head with a rule under it, and a remark at its right end."""

    text: str
    theme: Theme
    remark: str = ""

    def height(self, width: float) -> float:
        """The same at every width."""
        del width
        return 17.0

    def draw(self, painter: QPainter, x: float, y: float, width: float) -> None:
        """Draw head, remark and rule."""
        Paragraph(self.text, Style(8.6, strong=True), self.theme).draw(painter, x, y, width)
        if self.remark:
            Paragraph(
                self.remark, Style(6.8, role="text.tertiary"), self.theme, align_right=True
            ).draw(painter, x, y + 1.8, width)
        painter.setPen(QPen(self.theme.color("surface.edge"), 0.6))
        painter.drawLine(QPointF(x, y + 12.6), QPointF(x + width, y + 12.6))


@dataclass(frozen=True, slots=True)
class Row:
    """A table's row: cells under fixed shares of the width, and remarks under them."""

    cells: tuple[str, ...]
    shares: tuple[float, ...]
    theme: Theme
    strong: tuple[bool, ...]
    remarks: tuple[str, ...] = ()
    head: bool = False
    under: tuple[str, ...] = ()  # a small text under each cell; empty where there is none

    def height(self, width: float) -> float:
        """As high as its highest cell, and its remarks."""
        cells = max(block.height(w) for block, _, w in self.placed_cells(width))
        return cells + sum(note.height(width - 12) for note in self.notes()) + 4.0

    def draw(self, painter: QPainter, x: float, y: float, width: float) -> None:
        """Draw cells, remarks and a hairline."""
        below = y
        for block, left, cell_width in self.placed_cells(width):
            block.draw(painter, x + left, y, cell_width)
            below = max(below, y + block.height(cell_width))
        for note in self.notes():
            note.draw(painter, x + 12, below, width - 12)
            below += note.height(width - 12)
        painter.setPen(QPen(self.theme.color("surface.hairline"), 0.5))
        painter.drawLine(QPointF(x, below + 1.6), QPointF(x + width, below + 1.6))

    def placed_cells(self, width: float) -> list[tuple[Block, float, float]]:
        """Each cell's text, and the small one under it, with its left edge and its width."""
        placed: list[tuple[Block, float, float]] = []
        left, small = 0.0, Style(6.4, role="text.tertiary")
        for number, (text, share) in enumerate(zip(self.cells, self.shares, strict=True)):
            strong = self.strong[number]
            style = Style(6.8, strong=True) if self.head else Style(7.6, strong=strong)
            block: Block = Paragraph(text, style, self.theme)
            if number < len(self.under) and self.under[number]:
                block = Stack([block, Paragraph(self.under[number], small, self.theme)], 0.0)
            placed.append((block, left, width * share - 6.0))
            left += width * share
        return placed

    def notes(self) -> list[Paragraph]:
        """The remarks under the cells."""
        style = Style(6.8, role="text.tertiary")
        return [Paragraph(text, style, self.theme) for text in self.remarks]


@dataclass(frozen=True, slots=True)
class Stack:
    """Blocks under each other, kept together."""

    blocks: Sequence[Block]
    gap_after: float = 8.0

    def height(self, width: float) -> float:
        """The sum of the heights, and the gap after."""
        return sum(block.height(width) for block in self.blocks) + self.gap_after

    def draw(self, painter: QPainter, x: float, y: float, width: float) -> None:
        """Draw one under the other."""
        for block in self.blocks:
            block.draw(painter, x, y, width)
            y += block.height(width)


@dataclass(frozen=True, slots=True)
class Columns:
    """Two blocks side by side."""

    left: Block
    right: Block
    share: float
    gap: float = 14.0

    def height(self, width: float) -> float:
        """As high as the higher one."""
        first = (width - self.gap) * self.share
        return max(self.left.height(first), self.right.height(width - self.gap - first))

    def draw(self, painter: QPainter, x: float, y: float, width: float) -> None:
        """Draw both from the same top."""
        first = (width - self.gap) * self.share
        self.left.draw(painter, x, y, first)
        self.right.draw(painter, x + first + self.gap, y, width - self.gap - first)


@dataclass(frozen=True, slots=True)
class Drawing:
    """Something drawn by a function into a rectangle of a fixed height."""

    high: float
    paint: Callable[[QPainter, QRectF], None]

    def height(self, width: float) -> float:
        """The same at every width."""
        del width
        return self.high

    def draw(self, painter: QPainter, x: float, y: float, width: float) -> None:
        """Let the function draw."""
        self.paint(painter, QRectF(x, y, width, self.high))


@dataclass(frozen=True, slots=True)
class Boxed:
    """A block on a pale ground with a border."""

    inner: Block
    theme: Theme
    pad: float = 7.0

    def height(self, width: float) -> float:
        """The inner height and the padding."""
        return self.inner.height(width - 2 * self.pad) + 2 * self.pad

    def draw(self, painter: QPainter, x: float, y: float, width: float) -> None:
        """Draw ground, border and what is inside."""
        painter.setPen(QPen(self.theme.color("surface.edge"), 0.6))
        painter.setBrush(self.theme.page_colour("box_ground"))
        painter.drawRect(QRectF(x, y, width, self.height(width)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        self.inner.draw(painter, x + self.pad, y + self.pad, width - 2 * self.pad)
