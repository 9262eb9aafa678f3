"""Run one function in a child process with limits, and bring back its result or its error.

The child is a fresh interpreter (``-P``: no module of the current folder is ever run), so it works
under a window with threads, from a console script and under a test runner alike. It cannot outlive
the call: it is killed when the call ends, and it ends by itself when this process is gone.
"""

import os
import pickle
import queue
import subprocess
import sys
import threading
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO

from desktop_app.domain.errors import OffingError, Refused
from desktop_app.domain.progress import Progress
from desktop_app.domain.words import say
from desktop_app.isolation.frames import FrameTooLong, read_frame, write_frame
from desktop_app.isolation.limits import GIB, Limits
from desktop_app.isolation.resident_memory import resident_bytes

_BETWEEN_LOOKS_S = 0.1
_MOST_WAITING = 2
_ROOT = Path(__file__).resolve().parents[2]
_START = (
    "import sys; sys.path.append(sys.argv[1]); from desktop_app.isolation.child import main; main()"
)


_Frames = queue.Queue[Any]


class ChildFault(RuntimeError):
    """The function raised something that is a fault of the program; its traceback is the text."""


def run_limited(
    function: Callable[..., Any],
    arguments: tuple[Any, ...],
    limits: Limits,
    progress: Progress,
    take: Callable[[Any], None] | None = None,
) -> Any:
    """``function(*arguments, progress)``, called in a limited child process.

    ``take`` gets the parts of the result that the function sends ahead, in their order.

    The function must be importable by name, its result made of plain values, arrays and classes of
    this program. Raises what the function raises as OffingError; Refused when the child dies or
    goes over a limit; ChildFault for any other exception; whatever ``progress`` raises (Cancelled)
    after the child is gone.
    """
    child = _start()
    try:
        write_frame(_in(child), (os.getpid(), *_name(function), limits, arguments))
        return _wait(child, limits, progress, take or _take_none)
    except BrokenPipeError:
        return _died(child, limits)
    finally:
        _end(child)


def _name(function: Callable[..., Any]) -> tuple[str, str]:
    return function.__module__, function.__qualname__


def _start() -> subprocess.Popen[bytes]:
    return subprocess.Popen(  # noqa: S603 - our own interpreter and our own words
        [sys.executable, "-P", "-B", "-c", _START, str(_ROOT)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"},
        start_new_session=True,
    )


def _in(child: subprocess.Popen[bytes]) -> BinaryIO:
    assert child.stdin is not None  # noqa: S101 - PIPE was asked for
    return child.stdin  # type: ignore[return-value] # IO[bytes] is a BinaryIO in all but name


def _take_none(part: object) -> None:
    raise TypeError(f"the child sent {type(part).__name__} ahead, which nobody takes")


def _wait(
    child: subprocess.Popen[bytes],
    limits: Limits,
    progress: Progress,
    take: Callable[[Any], None],
) -> Any:
    """Take frames until the answer; look at memory, clock and the person ten times a second."""
    frames: _Frames = queue.Queue(maxsize=_MOST_WAITING)
    threading.Thread(target=_take, args=(child.stdout, limits, frames), daemon=True).start()
    until_s = time.monotonic() + limits.wall_s
    step: tuple[Any, ...] = (0.0, 1.0, "")
    while True:
        try:
            kind, *content = frames.get(timeout=_BETWEEN_LOOKS_S)
        except queue.Empty:
            kind, content = "progress", list(step)
        if kind == "part":
            take(content[0])
        elif kind == "progress":
            step = tuple(content)
        else:
            return _answer(child, limits, kind, content)
        progress.step(*step)
        _hold_to(limits, resident_bytes(child.pid), until_s)


def _take(pipe: BinaryIO, limits: Limits, frames: _Frames) -> None:
    """Read frames until the answer or the end of the pipe; runs in a thread of its own.

    A child that makes parts faster than they are taken waits: at most a few are held.
    """
    try:
        while True:
            frame = read_frame(pipe, limits.result_bytes)
            frames.put(frame)
            if frame[0] not in ("progress", "part"):
                return
    except FrameTooLong:
        frames.put(("memory",))
    except pickle.UnpicklingError:  # an answer that no reader of ours may give
        frames.put(("fault", traceback.format_exc()))
    except Exception:  # a broken frame and a closed pipe both mean: the child is gone
        frames.put(("died",))


def _answer(child: subprocess.Popen[bytes], limits: Limits, kind: str, content: list[Any]) -> Any:
    if kind == "result":
        return content[0]
    if kind == "error" and isinstance(content[0], OffingError):
        raise content[0]
    if kind == "fault":
        raise ChildFault(str(content[0]))
    if kind == "memory":
        raise _too_much_memory(limits)
    return _died(child, limits)


def _hold_to(limits: Limits, held_bytes: int, until_s: float) -> None:
    if held_bytes > limits.resident_bytes:
        raise _too_much_memory(limits)
    if time.monotonic() > until_s:
        raise _too_long(limits.wall_s)


def _died(child: subprocess.Popen[bytes], limits: Limits) -> Any:
    """Say why a child that gave no answer ended; always raises."""
    status = child.wait(timeout=5)
    if sys.platform != "win32" and -status == 24:  # noqa: PLR2004 - SIGXCPU, not there on Windows
        raise _too_long(limits.cpu_s)
    raise Refused(
        say(
            "Reading the file ended without a result: the reader stopped ({status})", status=status
        ),
        do=say("The file may be damaged or made to do harm; nothing of it was stored"),
    )


def _too_much_memory(limits: Limits) -> Refused:
    return Refused(
        say("Reading the file needs more than {gib} GiB of memory", gib=_gib(limits)),
        do=say("Split it into smaller files and import them one by one"),
    )


def _gib(limits: Limits) -> str:
    return f"{limits.resident_bytes / GIB:.1f}".removesuffix(".0")


def _too_long(seconds: float) -> Refused:
    return Refused(
        say("Reading the file takes longer than {seconds} s", seconds=round(seconds)),
        do=say("Split it into smaller files and import them one by one"),
    )


def _end(child: subprocess.Popen[bytes]) -> None:
    """Kill the child if it still runs, collect its status, and close our ends of the pipes."""
    child.kill()
    child.wait()
    for pipe in (child.stdin, child.stdout):
        if pipe is not None:
            try:
                pipe.close()
            except BrokenPipeError:
                continue  # what was still to be sent has nobody to read it
