"""Runs the window: the application's set-up, and a picture of the window for the demonstration."""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QEventLoop, QSettings, QSize, QTimer
from PySide6.QtWidgets import QApplication

from desktop_app.canvas.theme import load_theme
from desktop_app.domain.errors import OffingError
from desktop_app.domain.words import say
from desktop_app.gui.faults import Faults, show_with
from desktop_app.gui.main_window import MainWindow
from desktop_app.gui.settings import Settings, user_settings
from desktop_app.gui.worker import Failed

_NAME = "Offing"
_LONGEST_OPENING_MS = 60_000
_PAINTED_AFTER_MS = 400


def run_window(path: Path | None) -> int:
    """Show the window, on a watch file if one is given; returns the exit status."""
    application = make_application()
    faults = Faults()
    faults.install()
    settings = user_settings()
    window = MainWindow(settings)
    show_with(faults, window.show_fault)
    window.show()
    wanted = path or next((known for known in settings.recent_files if known.exists()), None)
    if wanted:
        window.session.open(wanted)
    try:
        return int(application.exec())
    finally:
        faults.uninstall()


def grab_window(path: Path, size: tuple[int, int], palette: str, output: Path) -> None:
    """Save a picture of the window on a watch file, its biggest incident selected.

    ``size`` in pixels. Raises OffingError where the file cannot be opened or the picture written.
    """
    make_application()
    with TemporaryDirectory(prefix="offing-") as scratch:
        store = QSettings(str(Path(scratch) / "offing.ini"), QSettings.Format.IniFormat)
        settings = Settings(store)
        settings.palette = palette
        window = MainWindow(settings)
        window.resize(QSize(*size))
        window.show()
        try:
            _open_and_wait(window, path)
            _wait(_PAINTED_AFTER_MS)
            _save(window, output)
        finally:
            window.close()
            store.sync()


def _save(window: MainWindow, output: Path) -> None:
    if not window.grab().save(str(output), "PNG"):
        raise OffingError(
            say("The picture could not be written"), str(output), say("Choose another folder")
        )


def make_application() -> QApplication:
    """The application with its style, name and font; the one that runs, if one does."""
    running = QApplication.instance()
    application = running if isinstance(running, QApplication) else QApplication(sys.argv[:1])
    if application.applicationName() == _NAME:
        return application
    application.setApplicationName(_NAME)
    application.setDesktopFileName("org.offing.Offing")
    application.setStyle("Fusion")
    application.setFont(load_theme("day").font("body"))
    return application


def _open_and_wait(window: MainWindow, path: Path) -> None:
    loop = QEventLoop()
    failures: list[OffingError] = []

    def fail(failed: Failed) -> None:
        failures.append(failed.error)
        loop.quit()

    window.session.worker.failed.disconnect()
    window.session.worker.failed.connect(fail)
    window.session.changed.connect(loop.quit)
    QTimer.singleShot(_LONGEST_OPENING_MS, loop, loop.quit)
    window.session.open(path)
    loop.exec()
    if failures:
        raise failures[0]
    if window.session.snapshot is None:
        raise OffingError(say("The file did not open in time"), str(path), say("Try again"))


def _wait(milliseconds: int) -> None:
    """Let the window paint."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop, loop.quit)
    loop.exec()
