"""What a limited child process says to its parent: pickled values, one frame each, over a pipe.

A frame is its length (8 bytes, big endian) and a pickle. The parent builds nothing from a frame but
numbers, texts, containers, numpy arrays and classes of this program, so that a child that a hostile
file has taken over cannot make the parent call something.
"""

import importlib
import io
import pickle
import struct
from collections.abc import Callable
from enum import Enum
from typing import Any, BinaryIO

_LENGTH = struct.Struct(">Q")
_NUMPY = {
    ("numpy", "ndarray"),
    ("numpy", "dtype"),
    ("numpy._core.numeric", "_frombuffer"),
    ("numpy._core.multiarray", "_reconstruct"),
    ("numpy._core.multiarray", "scalar"),
}
_BUILTINS = {"complex", "set", "frozenset", "bytearray", "slice", "range"}


class FrameTooLong(ValueError):
    """A frame announces more bytes than the parent takes."""


class _OwnValues(pickle.Unpickler):
    """An unpickler that knows the classes of this program and numpy's arrays, and nothing else."""

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) in _NUMPY or (module == "builtins" and name in _BUILTINS):
            return getattr(importlib.import_module(module), name)
        found = super().find_class(module, name) if module.startswith("desktop_app.") else None
        if isinstance(found, type) and found.__module__.startswith("desktop_app."):
            return found
        raise pickle.UnpicklingError(f"{module}.{name} is not taken from a child process")


class _PlainValues(pickle.Pickler):
    """A pickler that writes a member of an enumeration as its class and value.

    Python 3.11.0 to 3.11.3 would write a call of ``getattr``, which no reader here takes.
    """

    def reducer_override(self, value: object) -> Any:
        if isinstance(value, Enum):
            return type(value), (value.value,)
        return NotImplemented


def write_frame(pipe: BinaryIO, value: object) -> None:
    """Write one value as a frame and flush it."""
    payload = io.BytesIO()
    _PlainValues(payload, protocol=5).dump(value)
    pipe.write(_LENGTH.pack(payload.tell()))
    pipe.write(payload.getbuffer())
    pipe.flush()


def read_frame(pipe: BinaryIO, most_bytes: int) -> Any:
    """Read one value; EOFError at the end of the pipe, FrameTooLong above ``most_bytes``."""
    (length,) = _LENGTH.unpack(_exactly(pipe, _LENGTH.size))
    if length > most_bytes:
        raise FrameTooLong(f"{length} bytes")
    return _OwnValues(io.BytesIO(_exactly(pipe, length))).load()


def read_trusted(pipe: BinaryIO) -> Any:
    """Read one value that our own parent process wrote; any class is built."""
    (length,) = _LENGTH.unpack(_exactly(pipe, _LENGTH.size))
    return pickle.loads(_exactly(pipe, length))  # noqa: S301 - the parent is this program itself


def named_function(module: str, name: str) -> Callable[..., Any]:
    """The function that a parent names to its child."""
    function: Callable[..., Any] = getattr(importlib.import_module(module), name)
    return function


def _exactly(pipe: BinaryIO, length: int) -> bytes:
    parts = []
    missing = length
    while missing:
        part = pipe.read(min(missing, 1 << 20))
        if not part:
            raise EOFError
        parts.append(part)
        missing -= len(part)
    return b"".join(parts)
