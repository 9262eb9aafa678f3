"""The limited child process itself: one function is read from the parent, called, and answered.

Frames out: ``("progress", done, of, doing)`` and ``("part", value)`` any number, then one of
``("result", value)``, ``("error", error)`` for an OffingError, ``("memory",)``, or
``("fault", traceback)``.
"""

import os
import sys
import time
import traceback
from typing import Any, BinaryIO

from desktop_app.domain.errors import OffingError
from desktop_app.isolation.confinement import confine, die_with_the_parent
from desktop_app.isolation.frames import named_function, read_trusted, write_frame
from desktop_app.isolation.limits import Limits

_BETWEEN_REPORTS_S = 0.05


class PipeProgress:
    """Progress that is told to the parent, at most twenty times a second."""

    def __init__(self, pipe: BinaryIO) -> None:
        self._pipe = pipe
        self._next_s = 0.0

    def step(self, done: float, of: float, doing: str = "") -> None:
        """Tell the parent; whether to stop is the parent's to say, and it ends this process."""
        now_s = time.monotonic()
        if now_s >= self._next_s:
            self._next_s = now_s + _BETWEEN_REPORTS_S
            write_frame(self._pipe, ("progress", float(done), float(of), str(doing)))

    def send(self, part: object) -> None:
        """Give the parent a part of the result; waits while the parent has enough to do."""
        write_frame(self._pipe, ("part", part))


def main() -> None:
    """Read the job, confine this process, do the job, answer, and end at once."""
    pipe = _answer_pipe()
    parent, module, name, limits, arguments = read_trusted(sys.stdin.buffer)
    die_with_the_parent(parent, sys.stdin.buffer)
    write_frame(pipe, _answer(pipe, module, name, limits, arguments))
    os._exit(0)


def _answer_pipe() -> BinaryIO:
    """The old standard output; whatever else prints goes to standard error instead."""
    pipe = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return pipe


def _answer(
    pipe: BinaryIO, module: str, name: str, limits: Limits, arguments: tuple[Any, ...]
) -> tuple[Any, ...]:
    try:
        function = named_function(module, name)
        confine(limits)
        return "result", function(*arguments, PipeProgress(pipe))
    except OffingError as error:
        return "error", error
    except MemoryError:
        return ("memory",)
    except BaseException:  # told to the parent, which raises it there
        return "fault", traceback.format_exc()
