"""Summaries as a PDF or on a painter, one after the other."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QPainter

from desktop_app.domain.progress import Progress, Quiet
from desktop_app.domain.words import say
from desktop_app.printing.page_content import PageContent
from desktop_app.printing.pdf_file import PAPERS, Imprint, save_pdf
from desktop_app.printing.summary_page import lay_out, paint_page

__all__ = ["PAPERS", "paint_all", "write_pdf"]

_POINTS = 72.0


def write_pdf(
    contents: Sequence[PageContent],
    path: Path,
    paper: str = "a4",
    progress: Progress | None = None,
) -> int:
    """Write the summaries one after the other; gives the number of pages."""

    def paint(painter: QPainter, size: QSizeF, new_page: Callable[[], object]) -> int:
        return paint_all(painter, contents, size, new_page, progress)

    first = contents[0].summary
    told = "|".join(f"{one.summary.serial} {one.summary.foot.fingerprint}" for one in contents)
    return save_pdf(Imprint(first.title, first.foot, told), path, paper, paint)


def paint_all(
    painter: QPainter,
    contents: Sequence[PageContent],
    paper: QSizeF,
    new_page: Callable[[], object],
    progress: Progress | None = None,
) -> int:
    """Paint every page; between two ``new_page`` is called. Gives the number of pages."""
    scale = painter.device().logicalDpiX() / _POINTS
    total = 0
    for done, content in enumerate(contents):
        (progress or Quiet()).step(done, len(contents), say("Pages"))
        pages = lay_out(content, paper)
        for number, blocks in enumerate(pages, start=1):
            if total:
                new_page()
            painter.save()
            painter.scale(scale, scale)
            paint_page(painter, blocks, content, (number, len(pages)), paper)
            painter.restore()
            total += 1
    return total
