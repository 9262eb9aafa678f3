"""Everything that is decided about a CSV file before its rows are read for good.

The file is gone through once for its times and its decimal sign, so that every open question is
asked at once.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TextIO

from desktop_app.domain.errors import DecisionNeeded, Question, UsageError
from desktop_app.domain.import_options import ImportOptions
from desktop_app.domain.progress import Progress
from desktop_app.domain.sources import Decision
from desktop_app.domain.words import say
from desktop_app.importers.csv_columns import CsvColumns, decide_columns
from desktop_app.importers.csv_layout import CsvLayout, find_layout, open_text
from desktop_app.importers.csv_rows import CsvRow, CsvRows
from desktop_app.importers.instants import Reading, latest_sensible_s
from desktop_app.importers.profiles import Profile
from desktop_app.importers.source_file import SourceFile
from desktop_app.importers.time_decisions import Stated, TimeEvidence, decide_times

_BETWEEN_STEPS = 4096
_ZONE_WORDS = ("utc", "gmt", "(z)")


@dataclass(frozen=True, slots=True)
class CsvPlan:
    """How the rows are read: places of the fields (from 0), decimal sign, times; and why so."""

    layout: CsvLayout
    places: Mapping[str, int]
    profile: Profile | None
    decimal: str
    reading: Reading
    decisions: tuple[Decision, ...]


def text_rows(layout: CsvLayout, text: TextIO) -> CsvRows:
    """The rows of an opened file, by its layout."""
    return CsvRows(text, layout.delimiter, layout.header_line)


def plan_csv(source: SourceFile, options: ImportOptions, progress: Progress) -> CsvPlan:
    """The plan for a file; DecisionNeeded with every question that is still open."""
    layout = find_layout(source, options)
    columns = decide_columns(layout, options)
    evidence, comma = _survey(source, layout, columns.places, progress)
    stated = _stated(layout, columns)
    reading, time_decisions, time_questions = decide_times(evidence, options, stated)
    decimal, decimal_decisions, decimal_questions = _decimal(comma, options)
    questions = (*columns.questions, *time_questions, *decimal_questions)
    if questions:
        raise DecisionNeeded(questions, source.name)
    decisions = (*layout.decisions, *columns.decisions, *time_decisions, *decimal_decisions)
    return CsvPlan(layout, columns.places, columns.profile, decimal, reading, decisions)


def _survey(
    source: SourceFile, layout: CsvLayout, places: Mapping[str, int], progress: Progress
) -> tuple[TimeEvidence, tuple[str, int] | None]:
    """Go through the file once for its times and for the first decimal comma."""
    evidence = TimeEvidence(latest_sensible_s())
    comma: tuple[str, int] | None = None
    measures = [places[field] for field in ("latitude", "longitude") if field in places]
    with open_text(source, layout.encoding) as text:
        rows = text_rows(layout, text)
        for number, row in enumerate(_data_rows(rows, layout)):
            fields = row.fields or []
            if len(fields) != len(layout.header):
                continue
            evidence.add(time_text(fields, places), row.line)
            if comma is None and any("," in fields[place] for place in measures):
                comma = next(fields[p] for p in measures if "," in fields[p]), row.line
            if number % _BETWEEN_STEPS == 0:
                progress.step(0.1, 1.0, say("Looking at the times"))
    return evidence, comma


def _data_rows(rows: CsvRows, layout: CsvLayout) -> Iterator[CsvRow]:
    return (row for row in rows if row.line != layout.header_line)


def time_text(fields: list[str], places: Mapping[str, int]) -> str:
    """The time of a row as written: its date and its time, where they are two columns."""
    date = fields[places["date"]] if "date" in places else ""
    clock = fields[places["time"]] if "time" in places else ""
    return f"{date.strip()} {clock.strip()}".strip()


def _stated(layout: CsvLayout, columns: CsvColumns) -> Stated:
    """What profile and column names state about the times."""
    profile = columns.profile
    if profile is not None and profile.time_zone is not None:
        zone_how = say("the format defines it (profile {name})", name=profile.name)
        return Stated(profile.time_zone, zone_how, profile.date_order, zone_how)
    for field in ("time", "date"):
        name = layout.header[columns.places[field]] if field in columns.places else ""
        if any(word in name.lower() for word in _ZONE_WORDS):
            return Stated("UTC", say("the column is named {name}", name=repr(name)))
    return Stated()


def _decimal(
    comma: tuple[str, int] | None, options: ImportOptions
) -> tuple[str, tuple[Decision, ...], tuple[Question, ...]]:
    about = say("decimal sign")
    if options.decimal is not None:
        if options.decimal not in (".", ","):
            raise UsageError(say("A decimal sign is a point or a comma"))
        said = say("said by the person (--decimal)")
        return options.decimal, (Decision(about, options.decimal, said),), ()
    if comma is None:
        return ".", (), ()
    text, line = comma
    readings = (say("Line {line} has {text}", line=line, text=repr(text[:40])),)
    return ".", (), (Question(about, readings, "--decimal"),)
