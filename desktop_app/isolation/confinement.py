"""What a limited child process takes away from itself before it reads a foreign file.

Memory, CPU time and core dumps by ``setrlimit``; the network by a network namespace of its own
where the system allows it; and always an audit hook that refuses sockets, other programs, and
files opened for writing. The hook also holds where namespaces are not to be had. It guards against
Python code that was talked into something, not against machine code: the formats read here are
parsed in Python.
"""

import ctypes
import os
import sys
import threading
from typing import Any, BinaryIO

from desktop_app.isolation.limits import Limits

_PR_SET_PDEATHSIG = 1  # linux/prctl.h
_CLONE_NEWUSER = 0x10000000  # linux/sched.h
_CLONE_NEWNET = 0x40000000
_SIGKILL = 9
_REFUSED_EVENTS = (
    "socket.",
    "subprocess.",
    "os.exec",
    "os.fork",
    "os.forkpty",
    "os.posix_spawn",
    "os.spawn",
    "os.startfile",
    "os.system",
    "os.remove",
    "os.rename",
    "os.rmdir",
    "os.mkdir",
    "os.link",
    "os.symlink",
    "os.truncate",
    "pty.spawn",
    "shutil.",
    "ftplib.",
    "http.client.",
    "urllib.Request",
    "webbrowser.",
)
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


def confine(limits: Limits) -> None:
    """Apply every limit that this system knows; after this nothing can be taken back."""
    _limit_resources(limits)
    if sys.platform == "linux":
        _leave_the_network()
    sys.addaudithook(_refuse)


def die_with_the_parent(parent: int, lifeline: BinaryIO) -> None:
    """End this process when its parent ends, however the parent ends.

    Linux sends SIGKILL itself; elsewhere, and behind it, a thread waits for the end of the pipe
    from the parent.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, _SIGKILL)
        if os.getppid() != parent:
            os._exit(1)
    threading.Thread(target=_wait_for_the_end, args=(lifeline,), daemon=True).start()


def _wait_for_the_end(lifeline: BinaryIO) -> None:
    while lifeline.read(1):
        pass
    os._exit(1)


def _limit_resources(limits: Limits) -> None:
    if sys.platform == "win32":
        return  # the parent watches memory and time; there is nothing to set here
    import resource  # noqa: PLC0415 - not there on Windows

    _lower(resource.RLIMIT_AS, limits.address_space_bytes)
    _lower(resource.RLIMIT_CPU, limits.cpu_s)
    _lower(resource.RLIMIT_CORE, 0)


def _lower(kind: int, value: int) -> None:
    import resource  # noqa: PLC0415 - not there on Windows

    _, hard = resource.getrlimit(kind)
    if hard != resource.RLIM_INFINITY:
        value = min(value, hard)
    resource.setrlimit(kind, (value, hard))


def _leave_the_network() -> None:
    """Move to an empty network namespace; where neither way is allowed the hook stands alone."""
    unshare = ctypes.CDLL(None, use_errno=True).unshare
    if unshare(_CLONE_NEWNET) != 0:
        unshare(_CLONE_NEWUSER | _CLONE_NEWNET)


def _refuse(event: str, arguments: tuple[Any, ...]) -> None:
    if event.startswith(_REFUSED_EVENTS):
        raise PermissionError(f"{event} is not allowed while a file is read")
    if event == "open" and _for_writing(arguments):
        raise PermissionError(f"writing to {arguments[0]!r} is not allowed while a file is read")


def _for_writing(arguments: tuple[Any, ...]) -> bool:
    _, mode, flags = arguments
    if isinstance(mode, str):
        return any(letter in mode for letter in "wax+")
    return isinstance(flags, int) and bool(flags & _WRITING)
