"""Rows of a CSV file a block of columns at a time: the fast way, for rows that are plain.

A row is claimed here only where every field has its usual form: nine digits of MMSI, a time, a
position in range, numbers or nothing for the motion. Every other row goes to the row-by-row reader,
which says what is wrong with it. So both ways store the same and reject the same, and no rule for
what is rejected stands here.
"""

from collections.abc import Iterator

import numpy as np
import polars as pl
from numpy.typing import NDArray

from desktop_app.domain.import_options import ImportOptions
from desktop_app.domain.progress import HandsOver, Progress
from desktop_app.domain.sources import Imported
from desktop_app.domain.tracks import Floats, Integers
from desktop_app.domain.words import say
from desktop_app.importers import coordinates
from desktop_app.importers.block_columns import BlockTable, column, split_block
from desktop_app.importers.block_times import block_times
from desktop_app.importers.csv_plan import CsvPlan
from desktop_app.importers.csv_row_reader import MOTION, OWN_FORMAT, Beside, RowReader, kind_of
from desktop_app.importers.csv_survey import suits_columns, time_texts
from desktop_app.importers.odd_lines import OddLines
from desktop_app.importers.source_file import SourceFile
from desktop_app.importers.text_blocks import text_blocks

_MMSI_DIGITS = 9
_NOT_SHIPS, _AIDS = (111, 970, 972, 974), 99  # such rows are left to the row-by-row reader
_POLE_DEG, _HALF_CIRCLE_DEG = 90.0, 180.0
SLICED_BYTES = 128 << 20  # the fixes of larger contents are handed on after each block
_NEEDED = ("mmsi", "latitude", "longitude")
_ONLY_BY_ROWS = ("segment", "message", "millisecond")
Flags = NDArray[np.bool_]


def may_read_columns(plan: CsvPlan) -> bool:
    """Whether this reader knows what the plan asks for."""
    own = plan.profile is not None and plan.profile.name == OWN_FORMAT
    needed = all(field in plan.places for field in _NEEDED)
    odd = any(field in plan.places for field in _ONLY_BY_ROWS)
    return needed and not own and not odd and suits_columns(plan.layout)


def read_columns(
    plan: CsvPlan, source: SourceFile, options: ImportOptions, progress: Progress, block: int = 0
) -> Imported:
    """Read the file; NotPlain where only the row-by-row reader can."""
    rows = RowReader(plan, source, options)
    reader = _ColumnReader(plan, rows)
    large = source.content_bytes > SLICED_BYTES
    layout, done = plan.layout, 0
    for part in text_blocks(source, layout, block):
        table = split_block(part, layout.delimiter, len(layout.header), layout.header_line)
        reader.take(table)
        if large and isinstance(progress, HandsOver):
            progress.hand_over(rows.ledger.take_slice(source.sha256))
        done += len(part.content)
        share = done / max(source.content_bytes, 1)
        progress.step(0.15 + 0.8 * min(1.0, share), 1.0, say("Reading"))
    return reader.close()


class _ColumnReader:
    """Takes blocks in order; the rows it does not claim it hands to the row-by-row reader."""

    def __init__(self, plan: CsvPlan, rows: RowReader) -> None:
        self._plan = plan
        self._rows = rows
        self._odd = OddLines(plan.layout)
        self._lines = 0
        self._said: set[tuple[str, ...]] = set()
        self._divide = plan.profile.divide if plan.profile else {}

    def take(self, table: BlockTable) -> None:
        """Take a block in."""
        self._lines += table.block.lines
        other = self._ignore_other_kinds(table)
        mmsi, claimed = self._mmsi(table)
        t_s = block_times(time_texts(table, self._plan.places), self._plan.reading)
        lon, lat = self._number(table, "longitude"), self._number(table, "latitude")
        claimed &= np.isfinite(t_s) & ~other
        claimed &= (np.abs(lon) <= _HALF_CIRCLE_DEG) & (np.abs(lat) <= _POLE_DEG)
        motion = [self._motion(table, field, claimed) for field, _ in MOTION]
        kept = np.flatnonzero(claimed)
        self._count_left_out(motion, kept)
        numbers = [column[kept] for column in (t_s, lon, lat, *self._ruled(motion))]
        self._rows.ledger.accept_columns(
            self._vessels(mmsi[kept]), tuple(numbers), table.line[kept], {}
        )
        unclaimed = table.line[~claimed & ~other]
        self._take_singly(table, kept, unclaimed)

    def close(self) -> Imported:
        """Close the ledger, its fixes in the order of the file."""
        self._rows.ledger.in_file_order()
        odd = self._odd
        beside = Beside(self._lines, odd.blank, odd.comment_lines, odd.comments)
        return self._rows.close(beside)

    def _text(self, table: BlockTable, field: str) -> pl.Series:
        return table.frame[column(self._plan.places[field])]

    def _ignore_other_kinds(self, table: BlockTable) -> Flags:
        """Count the records that are no ship's, as the profile says; where they stand."""
        profile = self._plan.profile
        if profile is None or "kind" not in self._plan.places:
            return np.zeros(len(table.line), dtype=bool)
        texts = self._text(table, "kind")
        kinds = {text: kind_of(profile, text) for text in texts.unique().to_list()}
        other = texts.is_in([text for text, kind in kinds.items() if kind is not None])
        for text, count in texts.filter(other).value_counts().iter_rows():
            self._rows.ledger.ignore(str(kinds[text]), count)
        return other.to_numpy()

    def _mmsi(self, table: BlockTable) -> tuple[Integers, Flags]:
        """The MMSI as numbers, and where a row has one of nine digits."""
        texts = self._text(table, "mmsi")
        number = texts.cast(pl.UInt32, strict=False)
        good = number.is_not_null() & (texts.str.len_bytes() == _MMSI_DIGITS)
        good &= ~texts.str.contains("+", literal=True)
        value = number.fill_null(0).to_numpy().astype(np.int64)
        others = np.isin(value // 1_000_000, _NOT_SHIPS) | (value // 10_000_000 == _AIDS)
        return value, good.to_numpy() & ~others

    def _vessels(self, mmsi: Integers) -> Integers:
        different, first, which = np.unique(mmsi, return_index=True, return_inverse=True)
        numbers = np.empty(len(different), dtype=np.int64)
        for place in np.argsort(first).tolist():
            key = f"mmsi:{different[place]:09d}"
            numbers[place] = self._rows.ledger.vessel(key)
        return numbers[which]

    def _number(self, table: BlockTable, field: str) -> Floats:
        """A column of numbers, divided as the profile says; NaN where one is not plainly one."""
        texts = self._text(table, field)
        if self._plan.decimal == ",":
            texts = texts.str.replace_all(",", ".", literal=True)
        values = texts.cast(pl.Float64, strict=False).fill_null(np.nan).to_numpy()
        if self._plan.profile is not None and field in self._plan.profile.whole:
            values = np.where(values == np.floor(values), values, np.nan)
        return values / self._divide.get(field, 1.0)

    def _motion(self, table: BlockTable, field: str, claimed: Flags) -> Floats:
        """A column of motion as it is written; rows where it is not plainly one are not claimed."""
        if field not in self._plan.places:
            return np.full(len(table.line), np.nan)
        values = self._number(table, field)
        empty = (self._text(table, field) == "").to_numpy()
        claimed &= np.isfinite(values) | empty
        return values

    def _ruled(self, motion: list[Floats]) -> list[Floats]:
        sog, *directions = motion
        most = coordinates.FIRST_NO_SOG_KN
        ruled = [np.where((sog >= 0) & (sog < most), sog, np.nan)]
        turn = coordinates.CIRCLE_DEG
        return ruled + [np.where((d >= 0) & (d < turn), d, np.nan) for d in directions]

    def _count_left_out(self, motion: list[Floats], kept: Integers) -> None:
        ruled = self._ruled(motion)
        for (field, _), written, taken in zip(MOTION, motion, ruled, strict=True):
            left = written[kept][np.isnan(taken[kept]) & np.isfinite(written[kept])]
            for value, count in zip(*np.unique(left, return_counts=True), strict=True):
                why = coordinates.left_out(field, float(value))
                self._rows.ledger.count(field, why, int(count))

    def _take_singly(self, table: BlockTable, kept: Integers, unclaimed: Integers) -> None:
        """Odd and unclaimed lines, and what new the claimed ones say of vessels, in file order."""
        rows = {row.line: row for row in self._odd.rows(table, unclaimed)}
        said = dict(self._new_reports(table, kept))
        for line in sorted({*rows, *said}):
            if line in rows:
                self._rows.take(rows[line])
            else:
                self._rows.report(f"mmsi:{said[line][0]}", said[line][1], line)

    def _new_reports(
        self, table: BlockTable, kept: Integers
    ) -> Iterator[tuple[int, tuple[str, dict[int, str]]]]:
        """What is said of a vessel in words not met before: its line, the MMSI, the fields."""
        fields = self._rows.reported
        if not fields:
            return
        places = self._plan.places
        names = list(dict.fromkeys(column(places[field]) for field in ("mmsi", *fields)))
        frame = table.frame.select(names).with_columns(line=pl.Series(table.line))
        words = frame[kept].unique(names, keep="first", maintain_order=True)
        for row in words.iter_rows():
            if row[:-1] not in self._said:
                self._said.add(row[:-1])
                values = dict(zip(words.columns, row, strict=True))
                by_place = {places[field]: values[column(places[field])] for field in fields}
                yield row[-1], (values[names[0]], by_place)
