"""The physical lines of a file as bytes, however they end (CR, LF, CRLF, also mixed)."""

from collections.abc import Iterator
from typing import BinaryIO

_BLOCK = 1 << 20


def physical_lines(file: BinaryIO, longest: int) -> Iterator[bytes]:
    """Each line without its end; of a longer line the first ``longest`` + 1 bytes.

    Memory does not depend on how long a line is.
    """
    rest = b""
    while block := file.read(_BLOCK):
        lines = (rest + block).splitlines(keepends=True)
        rest = b"" if lines[-1].endswith(b"\n") else lines.pop()
        for line in lines:
            yield line.rstrip(b"\r\n")[: longest + 1]
        if len(rest) > longest:
            rest = rest[: longest + 1] + (b"\r" if rest.endswith(b"\r") else b"")
    if rest:
        yield rest.rstrip(b"\r\n")[: longest + 1]
