"""A text file as blocks of whole lines in UTF-8, each line ended by one line feed.

CR, CRLF and LF end a line, as in Python's universal newlines. A block is about 32 MiB; what is not
UTF-8 is transcoded on the way.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from desktop_app.importers.csv_layout import CsvLayout, open_text
from desktop_app.importers.source_file import SourceFile

BLOCK_BYTES = 32 << 20
_AS_IT_IS = {"utf-8": 0, "utf-8-sig": 3}


@dataclass(frozen=True, slots=True)
class TextBlock:
    """Whole lines: their bytes, how many they are, and the number (from 1) of the first."""

    content: bytes
    lines: int
    first_line: int


def text_blocks(source: SourceFile, layout: CsvLayout, size: int = 0) -> Iterator[TextBlock]:
    """The file's lines in order, in blocks of about ``size`` bytes (32 MiB where it is 0)."""
    size = size or BLOCK_BYTES
    skipped = _AS_IT_IS.get(layout.encoding)
    if skipped is None:
        parts = _transcoded(source, layout.encoding, size)
    else:
        parts = _plain(source, skipped, size)
    line = 1
    for content in parts:
        lines = content.count(b"\n")
        yield TextBlock(content, lines, line)
        line += lines


def _plain(source: SourceFile, skipped: int, size: int) -> Iterator[bytes]:
    with source.open() as file:
        file.read(skipped)
        rest = b""
        while block := file.read(size):
            cut = _cut(block)
            if cut == 0:
                rest += block
                continue
            yield _line_feeds(rest + block[:cut])
            rest = block[cut:]
    if rest:
        yield _line_feeds(rest if rest.endswith((b"\n", b"\r")) else rest + b"\n")


def _cut(block: bytes) -> int:
    """Where the last whole line ends; a final CR may be the first half of a CRLF."""
    at = block.rfind(b"\n")
    return (at if at >= 0 else block.rfind(b"\r", 0, len(block) - 1)) + 1


def _line_feeds(block: bytes) -> bytes:
    if b"\r" not in block:
        return block
    return block.replace(b"\r\n", b"\n").replace(b"\r", b"\n")


def _transcoded(source: SourceFile, encoding: str, size: int) -> Iterator[bytes]:
    with open_text(source, encoding) as text:
        rest = ""
        while part := text.read(size):
            part = rest + part
            cut = part.rfind("\n") + 1
            if cut:
                yield part[:cut].encode()
            rest = part[cut:]
    if rest:
        yield f"{rest}\n".encode()
