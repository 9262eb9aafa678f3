"""Blocks over pages: what does not fit goes on, heads are repeated, nothing is clipped."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtGui import QPainter

from desktop_app.printing.blocks import Block, Boxed, Paragraph, Row, Stack

GAP = 7.0


@dataclass(frozen=True, slots=True)
class Section:
    """Rows under heads; it may go on over the page, under the same heads.

    The heads never stand alone: at least one row stays with them.
    """

    heads: tuple[Block, ...]
    rows: tuple[Block, ...]

    def height(self, width: float) -> float:
        """The sum of heads and rows."""
        return sum(block.height(width) for block in (*self.heads, *self.rows))

    def draw(self, painter: QPainter, x: float, y: float, width: float) -> None:
        """Draw one under the other."""
        for block in (*self.heads, *self.rows):
            block.draw(painter, x, y, width)
            y += block.height(width)


def stacked_height(blocks: Sequence[Block], width: float) -> float:
    """How high blocks under each other are, with the gaps between them."""
    return sum(block.height(width) + GAP for block in blocks)


def paginate(blocks: Sequence[Block], width: float, room: float) -> list[list[Block]]:
    """The blocks of each page, in order; every page is at most ``room`` high."""
    pages: list[list[Block]] = [[]]
    waiting = list(blocks)
    left = room
    while waiting:
        block = waiting.pop(0)
        fits, rest = _cut(block, width, left, fresh=not pages[-1])
        if fits is not None:
            pages[-1].append(fits)
            left -= fits.height(width) + GAP
        if rest is not None:
            waiting.insert(0, rest)
            pages.append([])
            left = room
    return [page for page in pages if page]


def _cut(
    block: Block, width: float, room: float, *, fresh: bool
) -> tuple[Block | None, Block | None]:
    """What of a block fits, and the rest. On a fresh page at least something fits."""
    if block.height(width) <= room:
        return block, None
    if isinstance(block, Boxed):
        return _cut_box(block, width, room, fresh=fresh)
    if isinstance(block, Stack | Section):
        return _cut_section(_as_section(block), width, room, fresh=fresh)
    if not fresh:
        return None, block
    return _cut_one(block, width, room)


def _cut_one(block: Block, width: float, room: float) -> tuple[Block | None, Block | None]:
    """A block higher than a whole page."""
    if isinstance(block, Paragraph):
        return _cut_paragraph(block, width, room)
    if isinstance(block, Row):
        return _cut(Section((), _unrolled(block)), width, room, fresh=True)
    return block, None


def _as_section(block: Stack | Section) -> Section:
    return block if isinstance(block, Section) else Section((), tuple(block.blocks))


def _cut_section(
    section: Section, width: float, room: float, *, fresh: bool
) -> tuple[Block | None, Block | None]:
    left = room - sum(head.height(width) for head in section.heads)
    count = 0
    for row in section.rows:
        left -= row.height(width)
        if left < 0:
            break
        count += 1
    if count:
        first, rest = section.rows[:count], section.rows[count:]
        return replace(section, rows=first), replace(section, rows=rest)
    if not fresh:
        return None, section
    own_room = room - sum(head.height(width) for head in section.heads)
    fits, rest_row = _cut(section.rows[0], width, own_room, fresh=True)
    more = (*([rest_row] if rest_row else []), *section.rows[1:])
    first_rows = (fits,) if fits else ()
    return replace(section, rows=first_rows), replace(section, rows=more) if more else None


def _cut_box(
    box: Boxed, width: float, room: float, *, fresh: bool
) -> tuple[Block | None, Block | None]:
    fits, rest = _cut(box.inner, width - 2 * box.pad, room - 2 * box.pad, fresh=fresh)
    return (
        replace(box, inner=fits) if fits else None,
        replace(box, inner=rest) if rest else None,
    )


def _cut_paragraph(
    paragraph: Paragraph, width: float, room: float
) -> tuple[Block | None, Block | None]:
    lines = paragraph.lines(width)
    count = max(1, int(room // paragraph.line_height))
    if count >= len(lines):
        return paragraph, None
    first, rest = "\n".join(lines[:count]), "\n".join(lines[count:])
    return replace(paragraph, text=first, gap_after=0.0), replace(paragraph, text=rest)


def _unrolled(row: Row) -> tuple[Block, ...]:
    """A row higher than a page, as paragraphs: its cells, then its remarks."""
    return tuple(block for block, _, _ in row.placed_cells(400.0)) + tuple(row.notes())
