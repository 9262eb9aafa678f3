"""Summaries as a PDF: real text, title and author set, the same bytes for the same content."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QHashSeed, QIODevice, QMarginsF, QSizeF, QUuid
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter

from desktop_app.domain.errors import OffingError
from desktop_app.domain.identifiers import sha256_text
from desktop_app.domain.progress import Progress, Quiet
from desktop_app.domain.words import say
from desktop_app.printing.page_content import PageContent
from desktop_app.printing.pdf_clock import with_times_from
from desktop_app.printing.summary_page import lay_out, paint_page

_DPI = 1200
_POINTS = 72.0
PAPERS = {"a4": QPageSize.PageSizeId.A4, "letter": QPageSize.PageSizeId.Letter}


def write_pdf(
    contents: Sequence[PageContent],
    path: Path,
    paper: str = "a4",
    progress: Progress | None = None,
) -> int:
    """Write the summaries one after the other; gives the number of pages."""
    # The PDF engine lists fonts in the order of a hash table: with Qt's random seed the bytes of
    # two runs would differ.
    QHashSeed.setDeterministicGlobalSeed()
    try:
        return _write(contents, path, paper, progress)
    finally:
        QHashSeed.resetRandomGlobalSeed()


def _write(
    contents: Sequence[PageContent], path: Path, paper: str, progress: Progress | None
) -> int:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = _writer(contents, buffer, paper)
    size = QPageSize(PAPERS[paper]).size(QPageSize.Unit.Point)
    painter = QPainter(writer)
    try:
        count = paint_all(painter, contents, QSizeF(size), writer.newPage, progress)
    finally:
        painter.end()
    prepared_at = contents[0].summary.foot.prepared_at
    identity = _uuid(contents).strip("{}")
    document = with_times_from(bytes(buffer.data().data()), prepared_at, identity)
    try:
        path.write_bytes(document)
    except OSError as error:
        reason = error.strerror or str(error)
        raise OffingError(
            say("The page cannot be written: {reason}", reason=reason),
            str(path),
            say("Check the folder and the name."),
        ) from error
    return count


def paint_all(
    painter: QPainter,
    contents: Sequence[PageContent],
    paper: QSizeF,
    new_page: object,
    progress: Progress | None = None,
) -> int:
    """Paint every page; between two ``new_page`` is called. Gives the number of pages."""
    scale = painter.device().logicalDpiX() / _POINTS
    total = 0
    for done, content in enumerate(contents):
        (progress or Quiet()).step(done, len(contents), say("Pages"))
        pages = lay_out(content, paper)
        for number, blocks in enumerate(pages, start=1):
            if total and callable(new_page):
                new_page()
            painter.save()
            painter.scale(scale, scale)
            paint_page(painter, blocks, content, (number, len(pages)), paper)
            painter.restore()
            total += 1
    return total


def _writer(contents: Sequence[PageContent], buffer: QBuffer, paper: str) -> QPdfWriter:
    writer = QPdfWriter(buffer)
    writer.setResolution(_DPI)
    writer.setPageLayout(
        QPageLayout(
            QPageSize(PAPERS[paper]), QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0)
        )
    )
    first = contents[0].summary
    writer.setTitle(first.title)
    writer.setAuthor(first.foot.prepared_by)
    writer.setCreator(first.foot.program)
    writer.setDocumentId(QUuid(_uuid(contents)))
    return writer


def _uuid(contents: Sequence[PageContent]) -> str:
    """An identifier made from the content, in the form of a UUID."""
    digest = sha256_text(
        "|".join(f"{one.summary.serial} {one.summary.foot.fingerprint}" for one in contents)
    )
    parts = (digest[:8], digest[8:12], digest[12:16], digest[16:20], digest[20:32])
    return "{" + "-".join(parts) + "}"
