"""Printing without a window: what the command line needs to write pages."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QApplication

from desktop_app.domain.progress import Progress
from desktop_app.operations.summarise import Summarised, time_zone
from desktop_app.printing.page_content import PageContent
from desktop_app.printing.pictures import page_pictures
from desktop_app.printing.sheet_pdf import write_sheet_pdf
from desktop_app.printing.summary_pdf import write_pdf
from desktop_app.reports.sheet import Sheet


def write_summaries(
    summaries: Sequence[Summarised], path: Path, paper: str, progress: Progress | None = None
) -> int:
    """Write summaries to a PDF, with or without a screen; gives the number of pages."""
    _application()
    return write_pdf([page_content(one) for one in summaries], path, paper, progress)


def write_sheet(sheet: Sheet, path: Path, paper: str) -> int:
    """Write a sheet to a PDF, with or without a screen; gives the number of pages."""
    _application()
    return write_sheet_pdf(sheet, path, paper)


def summary_pictures(one: Summarised) -> dict[str, str]:
    """The drawings of a summary as SVG elements, with or without a screen."""
    _application()
    return page_pictures(page_content(one))


def page_content(one: Summarised) -> PageContent:
    """A summary with what its page is drawn from."""
    zones = tuple(time_zone(name) for name in one.zone_names)
    return PageContent(one.summary, one.incident, one.snapshot, zones)


def _application() -> QApplication:
    """An application of the kind that a window can go on with: there is only one in a process."""
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    has_display = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    if sys.platform.startswith("linux") and not has_display:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return QApplication(["offing"])
