"""A sheet as a PDF: its tables go on over numbered pages; the statistics have a plot of bars."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QPainter, QPen

from desktop_app.canvas.theme import PAGE, Theme, load_theme
from desktop_app.printing.blocks import Block, Drawing, Heading, Paragraph, Row, Stack, Style
from desktop_app.printing.flow import GAP, Section, paginate
from desktop_app.printing.page_foot import FOOT_HIGH, MARGIN, paint_foot
from desktop_app.printing.pdf_file import Imprint, save_pdf
from desktop_app.reports.columns import plain
from desktop_app.reports.sheet import Sheet, SheetSection

_POINTS = 72.0
_PLOT_HIGH = 120.0
_AXIS_HIGH = 22.0
_MOST_LABELS = 14


def write_sheet_pdf(sheet: Sheet, path: Path, paper: str = "a4") -> int:
    """Write the sheet; gives the number of pages."""
    theme = load_theme(PAGE)

    def paint(painter: QPainter, size: QSizeF, new_page: Callable[[], object]) -> int:
        width = size.width() - 2 * MARGIN
        pages = paginate(_blocks(sheet, theme), width, size.height() - 2 * MARGIN - FOOT_HIGH)
        scale = painter.device().logicalDpiX() / _POINTS
        for number, blocks in enumerate(pages, start=1):
            if number > 1:
                new_page()
            painter.save()
            painter.scale(scale, scale)
            y = MARGIN
            for block in blocks:
                block.draw(painter, MARGIN, y, width)
                y += block.height(width) + GAP
            paint_foot(painter, sheet.foot, (number, len(pages)), theme, size)
            painter.restore()
        return len(pages)

    told = f"{sheet.title}|{sheet.period}|{sheet.foot.fingerprint}"
    return save_pdf(Imprint(sheet.title, sheet.foot, told), path, paper, paint)


def _blocks(sheet: Sheet, theme: Theme) -> list[Block]:
    when = Paragraph(plain(sheet.period), Style(8.2, strong=True), theme)
    head: list[Block] = [Paragraph(plain(sheet.title), Style(13.0, strong=True), theme, 2.0), when]
    if sheet.stamp:
        head.append(Paragraph(sheet.stamp, Style(6.8, strong=True), theme))
    blocks: list[Block] = [Stack(head, 4.0)]
    if sheet.bars:
        plot = Drawing(_PLOT_HIGH, lambda painter, box: _paint_bars(painter, box, sheet, theme))
        blocks.append(Section((Heading(sheet.bars_title, theme),), (plot,)))
    return [*blocks, *(_section(section, theme) for section in sheet.sections)]


def _section(section: SheetSection, theme: Theme) -> Block:
    heads: list[Block] = [Heading(plain(section.title), theme)]
    rows: list[Block] = []
    if section.rows:
        strong = (False,) * len(section.heads)
        shares = section.shares or (1 / len(section.heads),) * len(section.heads)
        heads.append(Row(section.heads, shares, theme, (True,) * len(section.heads), head=True))
        rows = [
            Row(tuple(plain(cell) for cell in row), shares, theme, strong) for row in section.rows
        ]
    rows += [Paragraph(plain(text), Style(7.6), theme, 2.0) for text in section.sentences]
    return Section(tuple(heads), tuple(rows))


def _paint_bars(painter: QPainter, box: QRectF, sheet: Sheet, theme: Theme) -> None:
    """One group a period, one bar a party, its value over it; parties differ in hatching too."""
    periods = list(dict.fromkeys(bar.period for bar in sheet.bars))
    parties = list(dict.fromkeys(bar.party for bar in sheet.bars))
    top = max((bar.value for bar in sheet.bars), default=0.0) or 1.0
    high, step = box.height() - _AXIS_HIGH - 10.0, box.width() / max(len(periods), 1)
    wide = min(38.0, step * 0.8 / max(len(parties), 1))
    base = box.top() + 10.0 + high
    painter.setPen(QPen(theme.color("text.primary"), 0.8))
    painter.drawLine(QPointF(box.left(), base), QPointF(box.right(), base))
    small = Style(6.2)
    for bar in sheet.bars:
        place = periods.index(bar.period)
        x = box.left() + place * step + parties.index(bar.party) * wide + step * 0.1
        tall = high * bar.value / top
        painter.setPen(QPen(theme.color("text.primary"), 0.6))
        painter.setBrush(theme.affiliation(bar.hue))
        painter.drawRect(QRectF(x, base - tall, wide * 0.9, tall))
        if len(periods) <= _MOST_LABELS:
            label = f"{bar.value:g} {bar.party}"
            Paragraph(label, small, theme).draw(painter, x, base - tall - 9.0, 40.0)
    every = max(1, len(periods) // _MOST_LABELS + 1)
    for place in range(0, len(periods), every):
        x = box.left() + place * step + step * 0.1
        Paragraph(periods[place], small, theme).draw(painter, x, base + 3.0, step * every)
