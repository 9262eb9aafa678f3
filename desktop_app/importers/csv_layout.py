"""How the text of a CSV file is to be taken apart: encoding, separator, line of the header."""

import codecs
import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, TextIO

from desktop_app.domain.errors import DecisionNeeded, Question, Refused, UsageError
from desktop_app.domain.import_options import ImportOptions
from desktop_app.domain.sources import Decision
from desktop_app.domain.words import say
from desktop_app.importers.csv_rows import LONGEST_LINE
from desktop_app.importers.profiles import normalised
from desktop_app.importers.source_file import SourceFile

_BYTE_ORDER_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_OFFERED = ("cp1252", "cp932", "gb18030", "euc_kr", "cp1251", "latin-1")
_SEPARATORS = ",;\t|"
_SEPARATOR_NAMES = {"tab": "\t", "\\t": "\t", "comma": ",", "semicolon": ";", "pipe": "|"}
_LINES_LOOKED_AT = 2000
_SAMPLE = 40


@dataclass(frozen=True, slots=True)
class CsvLayout:
    """What was found or said about the text of a CSV file."""

    encoding: str
    delimiter: str
    header_line: int
    header: list[str]
    first_line: str
    decisions: tuple[Decision, ...]
    first_row: tuple[str, ...] = ()


def open_text(source: SourceFile, encoding: str) -> TextIO:
    """The file as text, its line ends all made LF; strict: a byte that does not fit raises.

    LookupError where there is no such encoding.
    """
    codecs.lookup(encoding)  # before anything is opened
    return io.TextIOWrapper(source.open(), encoding=encoding, errors="strict", newline=None)


def find_layout(source: SourceFile, options: ImportOptions) -> CsvLayout:
    """The layout; DecisionNeeded where encoding or separator are open, Refused if no line is."""
    encoding, encoding_decisions = _encoding(source, options)
    first = _first_lines(source, encoding)
    candidates = _separators(options)
    header_line = _find_header(first, candidates)
    if header_line is None:
        raise Refused(say("The file holds no record"), source.name)
    separators = _best_separators(first[header_line - 1], candidates)
    if len(separators) != 1:
        raise DecisionNeeded((_ask_separator(first[header_line - 1], candidates),), source.name)
    header = _split(first[header_line - 1], separators[0])
    decisions = (
        *_packing_decision(source),
        *encoding_decisions,
        *_separator_decision(separators[0], options),
    )
    rows = (line for line in first[header_line:] if line.strip() and not line.startswith("#"))
    first_row = tuple(_split(next(rows, ""), separators[0]))
    return CsvLayout(encoding, separators[0], header_line, header, first[0], decisions, first_row)


def _packing_decision(source: SourceFile) -> tuple[Decision, ...]:
    if source.packing is None:
        return ()
    return (Decision(say("packing"), source.packing.shown, say("the first bytes")),)


def _encoding(source: SourceFile, options: ImportOptions) -> tuple[str, tuple[Decision, ...]]:
    about = say("encoding")
    if options.encoding is not None:
        _check_encoding(source, options.encoding)
        said = Decision(about, options.encoding, say("said by the person (--encoding)"))
        return options.encoding, (said,)
    for mark, encoding in _BYTE_ORDER_MARKS:
        if source.head.startswith(mark):
            _check_encoding(source, encoding)
            return encoding, (Decision(about, encoding, say("the byte order mark")),)
    if source.not_utf8_at is None:
        return "utf-8", ()
    raise DecisionNeeded((_ask_encoding(source, source.not_utf8_at),), source.name)


def _check_encoding(source: SourceFile, encoding: str) -> None:
    try:
        with open_text(source, encoding) as text:
            while text.read(1 << 20):
                pass
    except LookupError as error:
        raise UsageError(say("There is no encoding {name}", name=repr(encoding))) from error
    except UnicodeError as error:
        raise Refused(
            say("The file is not text in {name}: {error}", name=encoding, error=error), source.name
        ) from error


def _ask_encoding(source: SourceFile, bad_at: int) -> Question:
    start = max(0, bad_at - _SAMPLE // 2)
    with source.open() as file:
        _skip(file, start)
        before, after = file.read(bad_at - start), file.read(_SAMPLE)
    sample = before.rpartition(b"\n")[2] + after.partition(b"\n")[0]
    readings = [say("Byte {at} is not UTF-8", at=bad_at)]
    for encoding in _OFFERED:
        try:
            readings.append(f"--encoding {encoding}: {sample.decode(encoding)}")
        except UnicodeDecodeError:
            continue
    return Question(say("encoding"), tuple(readings), "--encoding")


def _skip(file: BinaryIO, count: int) -> None:
    """Go on by ``count`` bytes; a packed file cannot be entered in its middle."""
    while count > 0 and (block := file.read(min(count, 1 << 20))):
        count -= len(block)


def _first_lines(source: SourceFile, encoding: str) -> list[str]:
    lines: list[str] = []
    with open_text(source, encoding) as text:
        while len(lines) < _LINES_LOOKED_AT and (line := text.readline(LONGEST_LINE + 1)):
            if len(line) > LONGEST_LINE:
                raise Refused(
                    say("A line is longer than {n} characters", n=LONGEST_LINE),
                    say("line {line}", line=len(lines) + 1),
                )
            lines.append(line.rstrip("\n"))
    return lines


def _separators(options: ImportOptions) -> str:
    if options.delimiter is None:
        return _SEPARATORS
    separator = _SEPARATOR_NAMES.get(options.delimiter.lower(), options.delimiter)
    if len(separator) != 1 or separator in '\r\n"':
        raise UsageError(say("A separator is one character, or the word tab"))
    return separator


def _find_header(lines: list[str], candidates: str) -> int | None:
    """The header's line, from 1; None where all lines are comments or blank."""
    numbered = enumerate(lines, 1)
    return next((number for number, line in numbered if _may_be_header(line, candidates)), None)


def _best_separators(header: str, candidates: str) -> list[str]:
    """The separators that part the header into most columns; more than one is a tie."""
    columns = {separator: len(_split(header, separator)) for separator in candidates}
    most = max(columns.values())
    return [separator for separator, count in columns.items() if count == most]


def _may_be_header(line: str, candidates: str) -> bool:
    """A line that is no comment; or one like ``# Timestamp,...,MMSI,Latitude,Longitude``."""
    if not line.strip():
        return False
    if not line.startswith("#"):
        return True
    names = {normalised(name) for separator in candidates for name in _split(line, separator)}
    return {"mmsi", "latitude", "longitude"} <= names


def _split(line: str, separator: str) -> list[str]:
    reader: Iterator[list[str]] = csv.reader(io.StringIO(line), delimiter=separator)
    return next(reader, [])


def _ask_separator(header: str, candidates: str) -> Question:
    readings = tuple(
        say("{s}: {n} columns", s=repr(separator), n=len(_split(header, separator)))
        for separator in candidates
    )
    return Question(say("separator"), readings, "--delimiter")


def _separator_decision(separator: str, options: ImportOptions) -> tuple[Decision, ...]:
    shown = {"\t": "tab"}.get(separator, separator)
    if options.delimiter is not None:
        return (Decision(say("separator"), shown, say("said by the person (--delimiter)")),)
    if separator == ",":
        return ()
    return (Decision(say("separator"), shown, say("it parts the header best")),)
