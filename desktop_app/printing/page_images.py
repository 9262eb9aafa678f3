"""Pages as pictures, for looking at them on a screen."""

from collections.abc import Sequence

from PySide6.QtCore import QSizeF, Qt
from PySide6.QtGui import QImage, QPageSize, QPainter

from desktop_app.printing.page_content import PageContent
from desktop_app.printing.summary_page import lay_out, paint_page
from desktop_app.printing.summary_pdf import PAPERS

_POINTS = 72.0


def page_images(
    contents: Sequence[PageContent], paper: str = "a4", dpi: float = 144.0
) -> list[QImage]:
    """Each page of the summaries as an opaque picture, in order."""
    size = QSizeF(QPageSize(PAPERS[paper]).size(QPageSize.Unit.Point))
    images = []
    for content in contents:
        pages = lay_out(content, size)
        for number, blocks in enumerate(pages, start=1):
            image = _blank(size, dpi)
            painter = QPainter(image)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.scale(dpi / _POINTS, dpi / _POINTS)
            paint_page(painter, blocks, content, (number, len(pages)), size)
            painter.end()
            images.append(image)
    return images


def _blank(size: QSizeF, dpi: float) -> QImage:
    width, height = (round(side * dpi / _POINTS) for side in (size.width(), size.height()))
    image = QImage(width, height, QImage.Format.Format_RGB32)
    # A font of n points is then n points high in the painter's unit, as on paper.
    image.setDotsPerMeterX(round(_POINTS / 0.0254))
    image.setDotsPerMeterY(round(_POINTS / 0.0254))
    image.fill(Qt.GlobalColor.white)
    return image
