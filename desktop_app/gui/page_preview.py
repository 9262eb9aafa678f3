"""The page before it is printed: looked at, saved, or sent to a printer."""

from collections.abc import Sequence

from PySide6.QtCore import QMarginsF, QSizeF, Qt, Signal
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter, QPixmap
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from desktop_app.domain.errors import OffingError
from desktop_app.domain.words import counted, say
from desktop_app.gui.error_dialog import ErrorDialog, trouble_from_error
from desktop_app.gui.plain_text import button, describe, hairline, label
from desktop_app.printing.page_content import PageContent
from desktop_app.printing.page_images import page_images
from desktop_app.printing.summary_pdf import PAPERS, paint_all

_DPI = 110.0
_SIZE = (1010, 860)


class PagePreview(QDialog):
    """Shows each page; ``save_wanted`` asks for a PDF."""

    save_wanted = Signal()

    def __init__(self, contents: Sequence[PageContent], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(say("Print preview"))
        describe(self, say("Print preview"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._contents = contents
        ratio = self.devicePixelRatioF()
        self.pages = [_page(image, ratio) for image in page_images(contents, dpi=_DPI * ratio)]
        for number, page in enumerate(self.pages, start=1):
            describe(page, say("Page {n} of {of}", n=number, of=len(self.pages)))
        self._lay_out()

    def print_on_paper(self) -> None:
        """Ask for a printer, then print."""
        # Loaded late: it asks the system for its printers, which takes a while.
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # noqa: PLC0415

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setFullPage(True)
        printer.setPageLayout(
            QPageLayout(
                QPageSize(PAPERS["a4"]), QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0)
            )
        )
        if not QPrintDialog(printer, self).exec():
            return
        painter = QPainter()
        if not painter.begin(printer):
            error = OffingError(say("The printer does not answer"), do=say("Save a PDF instead"))
            ErrorDialog(trouble_from_error(error), self).exec()
            return
        size = QSizeF(printer.pageLayout().fullRectPoints().size())
        paint_all(painter, self._contents, size, printer.newPage)
        painter.end()

    def _lay_out(self) -> None:
        self.resize(*_SIZE)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._area(), 1)
        column.addWidget(hairline())
        foot = QWidget()
        row = QHBoxLayout(foot)
        row.setContentsMargins(24, 12, 24, 12)
        row.setSpacing(8)
        row.addWidget(label(counted(len(self.pages), "1 page", "{n} pages"), "caption"))
        row.addStretch(1)
        close, paper = button(say("Close")), button(say("Print on paper…"))
        save = button(say("Save as PDF…"), "main")
        for control, act in (
            (close, self.reject),
            (paper, self.print_on_paper),
            (save, self.save_wanted.emit),
        ):
            control.clicked.connect(act)
            row.addWidget(control)
        save.setDefault(True)
        column.addWidget(foot)

    def _area(self) -> QScrollArea:
        body = QWidget()
        body.setProperty("role", "sunk")
        inside = QVBoxLayout(body)
        inside.setContentsMargins(24, 24, 24, 24)
        inside.setSpacing(24)
        for page in self.pages:
            inside.addWidget(page, 0, Qt.AlignmentFlag.AlignHCenter)
        inside.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(body)
        describe(area, say("Pages"))
        return area


def _page(image: QImage, ratio: float) -> QLabel:
    image.setDevicePixelRatio(ratio)
    page = QLabel()
    page.setPixmap(QPixmap.fromImage(image))
    return page
