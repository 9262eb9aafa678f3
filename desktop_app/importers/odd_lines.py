"""The lines of a block that are not plain, read one by one as the row-by-row reader reads them."""

import io
from collections.abc import Iterator

from desktop_app.domain.errors import Refused
from desktop_app.domain.tracks import Integers
from desktop_app.importers.block_columns import BlockTable, NotPlain
from desktop_app.importers.csv_layout import CsvLayout
from desktop_app.importers.csv_rows import LONGEST_LINE, CsvRow, CsvRows


class OddLines:
    """Reads such lines into rows; comments and blank lines are counted beside them."""

    def __init__(self, layout: CsvLayout) -> None:
        self.header_line = layout.header_line
        self.blank = 0
        self.comment_lines = 0
        self.comments: list[tuple[int, str]] = []
        self._delimiter = layout.delimiter

    def rows(self, table: BlockTable, more: Integers | None = None) -> Iterator[CsvRow]:
        """The rows on the odd lines of a block, and on ``more`` of its lines, in order.

        NotPlain where a row goes on over the end of its line.
        """
        lines = table.odd if more is None else table.merged(more)
        if not len(lines):
            return
        for number, text in zip(lines.tolist(), table.texts(lines), strict=True):
            rows = CsvRows(io.StringIO(text), self._delimiter, self.header_line, number)
            try:
                yield from rows
            except Refused as refused:
                raise NotPlain from refused
            self.blank += rows.blank
            self.comment_lines += rows.comment_lines
            if len(self.comments) <= LONGEST_LINE:
                self.comments += rows.comments
