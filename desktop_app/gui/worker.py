"""The one thread that touches the watch file.

Every operation is a plain function that runs on that thread, one after the other; what it gives
comes back to the window's thread by one queued signal. The thread knows nothing of the window: it
holds only a relay that outlives it.
"""

import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as TooLate
from dataclasses import dataclass
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from desktop_app.domain.errors import Cancelled, OffingError
from desktop_app.domain.progress import Progress

LONGEST_WAIT_S = 2.0
_REPORT_EVERY_S = 0.1

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Working:
    """Work in hand: what, and how far it is (share from 0 to 1, -1 where that is not known)."""

    doing: str
    share: float


@dataclass(frozen=True, slots=True)
class Failed:
    """An operation that did not succeed, and why, in words."""

    doing: str
    error: OffingError


@dataclass(frozen=True, slots=True)
class _Ended:
    number: int
    result: Any = None
    error: BaseException | None = None


class _Relay(QObject):
    """Carries values from the working thread to the window's thread."""

    ended = Signal(object)
    progressed = Signal(object)


class Reported(Progress):
    """Progress that is told to the window ten times a second, and learns that it must stop."""

    def __init__(self, relay: _Relay, doing: str, stop: threading.Event) -> None:
        self._relay, self._doing, self._stop = relay, doing, stop
        self._told_at = 0.0

    def step(self, done: float, of: float, doing: str = "") -> None:
        """Tell how far the work is; raises Cancelled where the person has stopped it."""
        if self._stop.is_set():
            raise Cancelled
        now = time.monotonic()
        if now - self._told_at >= _REPORT_EVERY_S:
            self._told_at = now
            share = done / of if of > 0 else -1.0
            self._relay.progressed.emit(Working(doing or self._doing, share))


@dataclass(frozen=True, slots=True)
class _Job:
    doing: str
    then: Callable[[Any], None]
    otherwise: Callable[[BaseException], bool] | None


class Worker(QObject):
    """One thread, one queue. ``working`` carries Working or None, ``failed`` carries Failed."""

    working = Signal(object)
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._executor = ThreadPoolExecutor(1, "offing-watch-file")
        self._relay = _Relay()
        self._relay.ended.connect(self._end, Qt.ConnectionType.QueuedConnection)
        self._relay.progressed.connect(self.working, Qt.ConnectionType.QueuedConnection)
        self._jobs: dict[int, _Job] = {}
        self._number = 0
        self._stop = threading.Event()
        self._closed = threading.Event()

    @property
    def busy(self) -> bool:
        """Whether anything is running or waiting."""
        return bool(self._jobs)

    def run(
        self,
        doing: str,
        work: Callable[[Progress], Result],
        then: Callable[[Result], None],
        otherwise: Callable[[BaseException], bool] | None = None,
    ) -> None:
        """Queue an operation; ``then`` gets its result on the window's thread.

        ``otherwise`` gets what was raised, and says whether it dealt with it.
        """
        self._number += 1
        self._jobs[self._number] = _Job(doing, then, otherwise)
        self._stop.clear()
        progress = Reported(self._relay, doing, self._stop)
        self._executor.submit(_perform, self._number, work, progress, self._relay, self._closed)
        self.working.emit(Working(doing, -1.0))

    def cancel(self) -> None:
        """Stop what is running as soon as it asks."""
        self._stop.set()

    def close(self, last: Callable[[], None]) -> bool:
        """Stop everything, do ``last`` on the thread, and wait for at most two seconds."""
        self._closed.set()
        self._stop.set()
        self._jobs.clear()
        ending: Future[None] = self._executor.submit(last)
        self._executor.shutdown(wait=False)
        try:
            ending.result(LONGEST_WAIT_S)
        except TooLate:
            return False
        self._executor.shutdown(wait=True)
        return True

    def _end(self, ended: _Ended) -> None:
        job = self._jobs.pop(ended.number, None)
        if job is None:
            return
        if not self._jobs:
            self.working.emit(None)
        if ended.error is None:
            job.then(ended.result)
        elif job.otherwise is None or not job.otherwise(ended.error):
            self._tell(job.doing, ended.error)

    def _tell(self, doing: str, error: BaseException) -> None:
        if isinstance(error, Cancelled):
            return
        if not isinstance(error, OffingError):
            raise error
        self.failed.emit(Failed(doing, error))


def _perform(
    number: int,
    work: Callable[[Progress], Any],
    progress: Progress,
    relay: _Relay,
    closed: threading.Event,
) -> None:
    if closed.is_set():
        return
    try:
        ended = _Ended(number, result=work(progress))
    except Exception as error:  # raised again on the window's thread
        ended = _Ended(number, error=error)
    if not closed.is_set():
        relay.ended.emit(ended)
