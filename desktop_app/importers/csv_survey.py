"""A look through a whole CSV file for what decides how its times and numbers are read."""

from collections.abc import Iterator, Mapping
from typing import TextIO

import polars as pl

from desktop_app.domain.progress import Progress
from desktop_app.domain.words import say
from desktop_app.importers.block_columns import BlockTable, NotPlain, column, split_block
from desktop_app.importers.csv_layout import CsvLayout, open_text
from desktop_app.importers.csv_rows import MOST_COLUMNS, CsvRow, CsvRows
from desktop_app.importers.instants import latest_sensible_s
from desktop_app.importers.odd_lines import OddLines
from desktop_app.importers.source_file import SourceFile
from desktop_app.importers.text_blocks import text_blocks
from desktop_app.importers.time_decisions import TimeEvidence

FEWEST_COLUMNS = 3
_BETWEEN_STEPS = 4096
_OPEN_ONLY_IN_ITS_ZONE = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}:[0-9]{2}$"
_MEASURES = ("latitude", "longitude")
Comma = tuple[str, int] | None


def time_text(fields: list[str], places: Mapping[str, int]) -> str:
    """The time of a row as written: its date and its time, where they are two columns."""
    date = fields[places["date"]] if "date" in places else ""
    clock = fields[places["time"]] if "time" in places else ""
    return f"{date.strip()} {clock.strip()}".strip()


def text_rows(layout: CsvLayout, text: TextIO) -> CsvRows:
    """The rows of an opened file, by its layout."""
    return CsvRows(text, layout.delimiter, layout.header_line)


def suits_columns(layout: CsvLayout) -> bool:
    """Whether lines of this layout can be split into columns a block at a time."""
    return FEWEST_COLUMNS <= len(layout.header) <= MOST_COLUMNS and layout.delimiter.isascii()


def survey_rows(
    source: SourceFile, layout: CsvLayout, places: Mapping[str, int], progress: Progress
) -> tuple[TimeEvidence, Comma]:
    """Go through the file row by row for its times and for the first decimal comma."""
    seen = _Seen(layout, places)
    with open_text(source, layout.encoding) as text:
        rows = text_rows(layout, text)
        for number, row in enumerate(_data_rows(rows, layout)):
            seen.add(row)
            if number % _BETWEEN_STEPS == 0:
                progress.step(0.1, 1.0, say("Looking at the times"))
    return seen.evidence, seen.comma


def survey_columns(
    source: SourceFile, layout: CsvLayout, places: Mapping[str, int], progress: Progress
) -> tuple[TimeEvidence, Comma]:
    """The same a block of columns at a time, where the file allows it."""
    if not suits_columns(layout):
        return survey_rows(source, layout, places, progress)
    seen, odd = _Seen(layout, places), OddLines(layout)
    wanted = [places[field] for field in ("date", "time", *_MEASURES) if field in places]
    done = 0
    try:
        for block in text_blocks(source, layout):
            table = split_block(
                block, layout.delimiter, len(layout.header), layout.header_line, wanted or [0]
            )
            seen.add_table(table, [row for row in odd.rows(table) if row.line != odd.header_line])
            done += len(block.content)
            share = 0.05 + 0.1 * done / max(source.content_bytes, 1)
            progress.step(min(share, 0.15), 1.0, say("Looking at the times"))
    except NotPlain:
        return survey_rows(source, layout, places, progress)
    return seen.evidence, seen.comma


def _data_rows(rows: CsvRows, layout: CsvLayout) -> Iterator[CsvRow]:
    return (row for row in rows if row.line != layout.header_line)


class _Seen:
    """What was seen so far: evidence about the times, and the first number with a comma."""

    def __init__(self, layout: CsvLayout, places: Mapping[str, int]) -> None:
        self.evidence = TimeEvidence(latest_sensible_s())
        self.comma: Comma = None
        self._layout = layout
        self._places = places
        self._measures = [places[field] for field in _MEASURES if field in places]

    def add(self, row: CsvRow) -> None:
        """Take one row in."""
        fields = row.fields or []
        if len(fields) != len(self._layout.header):
            return
        self.evidence.add(time_text(fields, self._places), row.line)
        if self.comma is None and any("," in fields[place] for place in self._measures):
            self.comma = next(fields[p] for p in self._measures if "," in fields[p]), row.line

    def add_table(self, table: BlockTable, odd: list[CsvRow]) -> None:
        """Take a block in, and the rows that stand between its plain lines."""
        texts = [(line, text, None) for line, text in self._time_texts(table)]
        rows = [(row.line, "", row) for row in odd]
        comma = self._first_comma(table) if self.comma is None else None
        for line, text, row in sorted([*texts, *rows], key=lambda entry: entry[0]):
            if row is None:
                self.evidence.add(text, line)
            else:
                self.add(row)
        if comma and (self.comma is None or comma[1] < self.comma[1]):
            self.comma = comma

    def _time_texts(self, table: BlockTable) -> Iterator[tuple[int, str]]:
        """Each time text of the plain lines once, with its first line.

        Of those that leave nothing open but their zone only the first is given.
        """
        frame = pl.DataFrame({"line": table.line, "text": time_texts(table, self._places)})
        plain = frame["text"].str.contains(_OPEN_ONLY_IN_ITS_ZONE)
        yield from frame.filter(plain).head(1).iter_rows()
        rest = frame.filter(~plain).unique("text", keep="first", maintain_order=True)
        yield from rest.iter_rows()

    def _first_comma(self, table: BlockTable) -> Comma:
        if self._layout.delimiter == ",":
            return None
        found = [
            table.frame[column(place)].str.contains(",", literal=True).arg_max()
            for place in self._measures
            if table.frame[column(place)].str.contains(",", literal=True).any()
        ]
        if not found:
            return None
        at = min(index for index in found if index is not None)
        texts = [table.frame[column(place)][at] for place in self._measures]
        return next(text for text in texts if "," in text), int(table.line[at])


def time_texts(table: BlockTable, places: Mapping[str, int]) -> pl.Series:
    """The time of each plain line as written, as :func:`time_text` puts it together."""
    parts = [table.frame[column(places[field])] for field in ("date", "time") if field in places]
    if not parts:
        return pl.Series("text", [""] * table.frame.height, dtype=pl.String)
    if len(parts) == 1:
        return parts[0]
    return (parts[0] + " " + parts[1]).alias("text")
