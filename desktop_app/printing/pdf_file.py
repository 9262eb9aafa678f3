"""A PDF with the same bytes for the same content: real text, title and author set, no clock."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QHashSeed, QIODevice, QMarginsF, QSizeF, QUuid
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter

from desktop_app.domain.errors import OffingError
from desktop_app.domain.identifiers import sha256_text
from desktop_app.domain.words import say
from desktop_app.printing.pdf_clock import with_times_from
from desktop_app.reports.summary import Foot

_DPI = 1200
PAPERS = {"a4": QPageSize.PageSizeId.A4, "letter": QPageSize.PageSizeId.Letter}

Paint = Callable[[QPainter, QSizeF, Callable[[], object]], int]
"""Paints all pages on a paper's size in points, calls for a new page between two; how many."""


@dataclass(frozen=True, slots=True)
class Imprint:
    """What the file says of itself; ``content`` is what its identity is made from."""

    title: str
    foot: Foot
    content: str


def save_pdf(imprint: Imprint, path: Path, paper: str, paint: Paint) -> int:
    """Write the file; gives the number of pages. On a failure nothing is written."""
    # The PDF engine lists fonts in the order of a hash table: with Qt's random seed the bytes of
    # two runs would differ.
    QHashSeed.setDeterministicGlobalSeed()
    try:
        document, count = _document(imprint, paper, paint)
    finally:
        QHashSeed.resetRandomGlobalSeed()
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


def _document(imprint: Imprint, paper: str, paint: Paint) -> tuple[bytes, int]:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_DPI)
    page_size, margins = QPageSize(PAPERS[paper]), QMarginsF(0, 0, 0, 0)
    writer.setPageLayout(QPageLayout(page_size, QPageLayout.Orientation.Portrait, margins))
    identity = _uuid(imprint.content)
    writer.setTitle(imprint.title)
    writer.setAuthor(imprint.foot.prepared_by)
    writer.setCreator(imprint.foot.program)
    writer.setDocumentId(QUuid("{" + identity + "}"))
    painter = QPainter(writer)
    try:
        size = QSizeF(page_size.size(QPageSize.Unit.Point))
        count = paint(painter, size, writer.newPage)
    finally:
        painter.end()
    written = bytes(buffer.data().data())
    return with_times_from(written, imprint.foot.prepared_at, identity), count


def _uuid(content: str) -> str:
    """An identifier made from the content, in the form of a UUID."""
    digest = sha256_text(content)
    return "-".join((digest[:8], digest[8:12], digest[12:16], digest[16:20], digest[20:32]))
