"""A block of CSV lines as columns of text, and the lines that are not plain enough for that.

A line is plain where it has no quotation mark, is no comment, and has as many separators as the
header. Plain lines are split by polars at once; the others are left to the row-by-row reader.
"""

from dataclasses import dataclass

import numpy as np
import polars as pl

from desktop_app.domain.tracks import Integers
from desktop_app.importers.csv_rows import LONGEST_LINE
from desktop_app.importers.text_blocks import TextBlock

_LINE_FEED, _QUOTE, _HASH = 10, 34, 35
_STRIDE = LONGEST_LINE // 2


class NotPlain(Exception):
    """The file can only be read row by row."""


@dataclass(frozen=True, slots=True, eq=False)
class BlockTable:
    """Plain lines as columns of text, named ``column_1`` and so on, with the line of each row.

    ``odd`` are the numbers of the other lines, in order.
    """

    frame: pl.DataFrame
    line: Integers
    odd: Integers
    block: TextBlock

    def merged(self, lines: Integers) -> Integers:
        """The odd lines and these, in order."""
        return np.union1d(self.odd, lines).astype(np.int64)

    def texts(self, lines: Integers) -> list[str]:
        """The text of the lines with these numbers, each with its line feed."""
        ends = _line_ends(self.block.content)
        at = lines - self.block.first_line
        starts = np.where(at > 0, ends[np.maximum(at, 1) - 1] + 1, 0)
        spans = zip(starts.tolist(), (ends[at] + 1).tolist(), strict=True)
        return [self.block.content[start:end].decode() for start, end in spans]


def column(place: int) -> str:
    """The name of the column at a place (from 0)."""
    return f"column_{place + 1}"


def split_block(
    block: TextBlock, delimiter: str, width: int, header_line: int, places: list[int] | None = None
) -> BlockTable:
    """Take a block apart; NotPlain where a line is longer than any row may be.

    ``places`` are the columns that are wanted (all where it is None).
    """
    _refuse_long_lines(block.content)
    shape = _Shape(delimiter, width, places)
    try:
        return _table(block, shape, _odd_at_a_glance(block, shape, header_line))
    except pl.exceptions.PolarsError:  # a line too long and one too short made up for each other
        return _strict_table(block, shape, header_line)


@dataclass(frozen=True, slots=True)
class _Shape:
    """The separator, the number of columns, and the places of those that are wanted."""

    delimiter: str
    width: int
    places: list[int] | None


def _strict_table(block: TextBlock, shape: _Shape, header_line: int) -> BlockTable:
    odd = _with_header(_found_odd(block.content, shape), block, header_line)
    try:
        return _table(block, shape, odd)
    except pl.exceptions.PolarsError as error:
        raise NotPlain from error


def _table(block: TextBlock, shape: _Shape, odd: Integers) -> BlockTable:
    content = block.content if len(odd) == 0 else _without(block.content, odd)
    rows = np.ones(block.lines, dtype=bool)
    rows[odd] = False
    frame = _parse(content, shape)
    line = np.flatnonzero(rows) + block.first_line
    if frame.height != len(line):
        raise NotPlain
    return BlockTable(frame, line, odd + block.first_line, block)


def _parse(content: bytes, shape: _Shape) -> pl.DataFrame:
    places = range(shape.width) if shape.places is None else sorted(set(shape.places))
    names = [column(place) for place in places]
    if not content:
        return pl.DataFrame(schema=dict.fromkeys(names, pl.String))
    return pl.read_csv(
        content,
        has_header=False,
        schema={column(place): pl.String for place in range(shape.width)},
        columns=names,
        separator=shape.delimiter,
        quote_char=None,
        empty_string_is_null=False,
        missing_columns="insert",
        extra_columns="raise",
        glob=False,
    )


def _refuse_long_lines(content: bytes) -> None:
    """Raise NotPlain where a line may be longer than a row may be; looks at few bytes only."""
    for start in range(0, len(content), _STRIDE):
        if len(content) - start > _STRIDE and content.find(b"\n", start, start + _STRIDE) < 0:
            raise NotPlain


def _odd_at_a_glance(block: TextBlock, shape: _Shape, header_line: int) -> Integers:
    """The places (from 0) of the lines in the block that are not plain."""
    content = block.content
    signs = np.frombuffer(content, np.uint8)
    separators = np.count_nonzero(signs == ord(shape.delimiter))
    marked = b'"' in content or content.startswith(b"#") or b"\n#" in content
    odd = np.empty(0, dtype=np.int64)
    if marked or separators != block.lines * (shape.width - 1):
        odd = _found_odd(content, shape)
    return _with_header(odd, block, header_line)


def _with_header(odd: Integers, block: TextBlock, header_line: int) -> Integers:
    header = header_line - block.first_line
    return np.union1d(odd, [header] if 0 <= header < block.lines else []).astype(np.int64)


def _found_odd(content: bytes, shape: _Shape) -> Integers:
    signs = np.frombuffer(content, np.uint8)
    ends = _line_ends(content)
    separators = np.searchsorted(np.flatnonzero(signs == ord(shape.delimiter)), ends)
    quotes = np.searchsorted(np.flatnonzero(signs == _QUOTE), ends)
    starts = np.concatenate(([0], ends[:-1] + 1))
    odd = np.diff(separators, prepend=0) != shape.width - 1
    odd |= np.diff(quotes, prepend=0) > 0
    odd |= signs[starts] == _HASH
    return np.flatnonzero(odd)


def _line_ends(content: bytes) -> Integers:
    return np.flatnonzero(np.frombuffer(content, np.uint8) == _LINE_FEED)


def _without(content: bytes, odd: Integers) -> bytes:
    """The content without the lines at these places."""
    ends = _line_ends(content)
    starts = np.where(odd > 0, ends[np.maximum(odd, 1) - 1] + 1, 0).tolist()
    stops = (ends[odd] + 1).tolist()
    parts = [content[a:b] for a, b in zip([0, *stops], [*starts, len(content)], strict=True)]
    return b"".join(parts)
