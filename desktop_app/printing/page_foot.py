"""The foot of every page: by whom and when it was prepared, from which content, page n of m."""

from PySide6.QtCore import QPointF, QSizeF
from PySide6.QtGui import QPainter, QPen

from desktop_app.canvas.theme import Theme
from desktop_app.domain.words import say
from desktop_app.printing.blocks import Paragraph, Style
from desktop_app.reports.columns import plain
from desktop_app.reports.documents import prepared_text
from desktop_app.reports.summary import Foot

MARGIN = 42.0
_LINES = 2
FOOT_HIGH = 37.0


def paint_foot(
    painter: QPainter, foot: Foot, number: tuple[int, int], theme: Theme, paper: QSizeF
) -> None:
    """Paint it at the bottom of the paper; ``number`` is the page and how many there are."""
    width = paper.width() - 2 * MARGIN
    y = paper.height() - MARGIN - FOOT_HIGH + 3
    painter.setPen(QPen(theme.color("surface.edge"), 0.6))
    painter.drawLine(QPointF(MARGIN, y), QPointF(MARGIN + width, y))
    style = Style(6.2, role="text.tertiary")
    first = Paragraph(plain(prepared_text(foot)), style, theme)
    lines = first.lines(width - 70)
    if len(lines) > _LINES:
        lines = [*lines[: _LINES - 1], lines[_LINES - 1][:-1] + "…"]
    Paragraph("\n".join(lines), style, theme).draw(painter, MARGIN, y + 3, width)
    below = y + 3 + len(lines) * 8
    content = say("Content {fingerprint}", fingerprint=foot.fingerprint)
    head = say("Journal head {head}", head=foot.journal_head)
    Paragraph(content, style, theme).draw(painter, MARGIN, below, width)
    Paragraph(head, style, theme).draw(painter, MARGIN, below + 8, width)
    page = say("page {number} of {count}", number=number[0], count=number[1])
    Paragraph(page, Style(7.0, strong=True), theme, align_right=True).draw(
        painter, MARGIN, y + 3, width
    )
