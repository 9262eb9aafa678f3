"""CSV text into rows, each with the physical lines it stands on; nothing is swallowed.

Grammar: RFC 4180 with any of CR, LF, CRLF as line ends (also mixed) and one separator. Lines that
begin with ``#`` are comments, empty ones blank. A quoted field may hold line ends, but a quotation
mark that is not closed, or that takes in lines which look like rows, refuses the file by line: it
would hide those rows.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TextIO

from desktop_app.domain.errors import Refused
from desktop_app.domain.words import say

LONGEST_LINE = 100_000
MOST_COLUMNS = 1_000


@dataclass(slots=True)
class CsvRow:
    """One row: its first line, how many lines it takes, its fields (None: unreadable)."""

    line: int
    lines: int
    fields: list[str] | None
    raw: str


class CsvRows:
    """The rows of a CSV text in order; comments and blank lines are counted beside them.

    ``header_line`` is the line of the header, which may begin with ``#`` and still be no comment;
    ``first_line`` the number of the text's first line.
    """

    def __init__(
        self, text: TextIO, delimiter: str, header_line: int = 1, first_line: int = 1
    ) -> None:
        self.lines = first_line - 1
        self.blank = 0
        self.comments: list[tuple[int, str]] = []
        self.comment_lines = 0
        self._text = text
        self._delimiter = delimiter
        self._header_line = header_line
        self._taken: list[str] = []
        self._columns = 0

    def __iter__(self) -> Iterator[CsvRow]:
        reader = csv.reader(self._physical_lines(), delimiter=self._delimiter, strict=True)
        while True:
            self._taken.clear()
            try:
                fields = next(reader, None)
            except csv.Error as error:
                yield self._unreadable(error)
                continue
            if fields is None:
                return
            self._check(fields)
            lines = len(self._taken)
            yield CsvRow(self.lines - lines + 1, lines, fields, "".join(self._taken))

    def _physical_lines(self) -> Iterator[str]:
        while line := self._text.readline(LONGEST_LINE + 1):
            self.lines += 1
            if len(line) > LONGEST_LINE:
                raise _refused(
                    self.lines, say("a line is longer than {n} characters", n=LONGEST_LINE)
                )
            if self._taken or not self._beside(line):
                self._taken.append(line)
                yield line

    def _beside(self, line: str) -> bool:
        """Whether a line, at the start of a row, is a comment or blank; it is counted if so."""
        if line.startswith("#") and self.lines != self._header_line:
            self.comment_lines += 1
            if self.comment_lines <= LONGEST_LINE:
                self.comments.append((self.lines, line.rstrip("\n")))
            return True
        if not line.strip():
            self.blank += 1
            return True
        return False

    def _unreadable(self, error: csv.Error) -> CsvRow:
        lines = len(self._taken)
        if lines > 1 or "unexpected end" in str(error):
            raise _swallowing(self.lines - lines + 1)
        return CsvRow(self.lines, 1, None, "".join(self._taken))

    def _check(self, fields: list[str]) -> None:
        first = self.lines - len(self._taken) + 1
        if len(fields) > MOST_COLUMNS:
            raise _refused(first, say("a row has more than {n} columns", n=MOST_COLUMNS))
        self._columns = self._columns or len(fields)
        separators = max(self._columns - 1, 1)
        if any(line.count(self._delimiter) >= separators for line in self._taken[1:]):
            raise _swallowing(first)


def _swallowing(line: int) -> Refused:
    return _refused(line, say("a quotation mark is opened and takes in the lines after it"))


def _refused(line: int, what: str) -> Refused:
    return Refused(
        say("The file cannot be read as CSV: {what}", what=what),
        say("line {line}", line=line),
        say("Correct that line and import again"),
    )
