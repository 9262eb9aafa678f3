"""Faults of the program: logged, shown once each, and the program goes on."""

import faulthandler
import logging
import sys
import threading
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

import platformdirs
from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    Qt,
    QtMsgType,
    Signal,
    qInstallMessageHandler,
)

LOG_BYTES = 1_000_000
LOG_FILES = 3
_LOG = logging.getLogger("offing")
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


@dataclass(frozen=True, slots=True)
class Fault:
    """What was raised, where, and the whole trace for a report."""

    words: str
    place: str
    trace: str
    log: Path


class Faults(QObject):
    """Catches what nothing else caught; ``found`` carries each distinct Fault once."""

    found = Signal(object)

    def __init__(self, log: Path | None = None) -> None:
        super().__init__()
        self.log = log or log_path()
        self._seen: set[str] = set()
        self._before: tuple[Callable[..., object], Callable[..., object]] | None = None
        self._handler: RotatingFileHandler | None = None

    def install(self) -> None:
        """Begin to catch."""
        self._handler = _handler(self.log)
        _LOG.addHandler(self._handler)
        _LOG.setLevel(logging.INFO)
        _LOG.propagate = False
        self._before = (sys.excepthook, threading.excepthook)
        sys.excepthook = self._raised
        threading.excepthook = self._raised_in_thread
        qInstallMessageHandler(_qt_message)
        if sys.stderr is not None and not faulthandler.is_enabled():
            faulthandler.enable()

    def uninstall(self) -> None:
        """Stop catching, and close the log."""
        if self._before is None or self._handler is None:
            return
        sys.excepthook, threading.excepthook = self._before
        qInstallMessageHandler(None)
        _LOG.removeHandler(self._handler)
        self._handler.close()
        _LOG.propagate = True
        self._before = None

    def report(self, error: BaseException) -> None:
        """Log a fault; tell of it where it was not told of before."""
        trace = "".join(traceback.format_exception(error))
        _LOG.error("%s", trace)
        frames = traceback.extract_tb(error.__traceback__)
        place = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
        key = f"{type(error).__name__} {place}"
        if key not in self._seen:
            self._seen.add(key)
            self.found.emit(Fault(f"{type(error).__name__}: {error}", place, trace, self.log))

    def _raised(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        self.report(error)

    def _raised_in_thread(self, raised: threading.ExceptHookArgs) -> None:
        if raised.exc_value is not None and not isinstance(raised.exc_value, SystemExit):
            self.report(raised.exc_value)


def show_with(faults: Faults, show: Callable[[Fault], None]) -> None:
    """Show faults with a function, always on the window's thread."""
    faults.found.connect(show, Qt.ConnectionType.QueuedConnection)


def log_path() -> Path:
    """Where the log lies on this machine."""
    return Path(platformdirs.user_log_dir("offing", appauthor=False)) / "offing.log"


def _handler(path: Path) -> RotatingFileHandler:
    path.parent.mkdir(parents=True, exist_ok=True)
    handler = RotatingFileHandler(
        path, maxBytes=LOG_BYTES, backupCount=LOG_FILES, encoding="utf-8", delay=True
    )
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    return handler


def _qt_message(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    _LOG.log(_LEVELS.get(kind, logging.WARNING), "Qt: %s", message)
