"""The physical lines of a file in blocks of a few megabytes, for reading many lines at a time.

The lines are those of :func:`physical_lines.physical_lines`, however they end.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

import numpy as np

from desktop_app.domain.tracks import Integers

_BLOCK = 1 << 22
_NEWLINE, _RETURN = 10, 13


@dataclass(frozen=True, slots=True, eq=False)
class LineBlock:
    """Whole lines: line k is ``data[starts[k]:ends[k]]`` without its end; numbered from ``first``.

    ``is_plain`` tells that every line but the file's last ends with LF or CRLF.
    """

    data: bytes
    first: int
    starts: Integers
    ends: Integers
    is_plain: bool

    def line(self, index: int, longest: int) -> bytes:
        """One line; of a longer one the first ``longest`` + 1 bytes."""
        return self.data[self.starts[index] : self.ends[index]][: longest + 1]


def line_blocks(file: BinaryIO, longest: int) -> Iterator[LineBlock]:
    """The file's lines in order. Memory does not depend on how long a line is."""
    rest, first = b"", 1
    while block := file.read(_BLOCK):
        data, rest = _cut(rest + block)
        if data:
            lines = _block(data, first)
            first += len(lines.starts)
            yield lines
        if len(rest) > longest:
            rest = rest[: longest + 1] + (b"\r" if rest.endswith(b"\r") else b"")
    if rest:
        yield _block(rest, first)


def lines_at(file: BinaryIO, wanted: set[int], longest: int) -> dict[int, bytes]:
    """The lines of some numbers."""
    found: dict[int, bytes] = {}
    for block in line_blocks(file, longest):
        last = block.first + len(block.starts)
        here = [number for number in wanted if block.first <= number < last]
        found |= {number: block.line(number - block.first, longest) for number in here}
    return found


def _cut(data: bytes) -> tuple[bytes, bytes]:
    """The whole lines, and what may go on in the next block."""
    at = data.rfind(b"\n") + 1
    lone = data.find(b"\r", at, len(data) - 1) >= 0
    if lone:
        at = data.rfind(b"\r", at, len(data) - 1) + 1
    return data[:at], data[at:]


def _block(data: bytes, first: int) -> LineBlock:
    if b"\r" in data and data.count(b"\r") != data.count(b"\r\n"):
        return _odd_block(data, first)
    characters = np.frombuffer(data, np.uint8)
    ends = np.flatnonzero(characters == _NEWLINE)
    if not data.endswith(b"\n"):
        ends = np.append(ends, len(data))
    starts = np.concatenate((np.zeros(1, np.int64), ends[:-1] + 1))
    before = characters[np.maximum(ends - 1, 0)]
    ends = ends - ((before == _RETURN) & (ends > starts))
    return LineBlock(data, first, starts, ends, is_plain=True)


def _odd_block(data: bytes, first: int) -> LineBlock:
    lines = data.splitlines(keepends=True)
    edges = np.cumsum([0] + [len(line) for line in lines])
    lengths = np.array([len(line.rstrip(b"\r\n")) for line in lines], np.int64)
    return LineBlock(data, first, edges[:-1], edges[:-1] + lengths, is_plain=False)
