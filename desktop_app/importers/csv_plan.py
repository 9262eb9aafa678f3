"""Everything that is decided about a CSV file before its rows are read for good.

The file is gone through once for its times and its decimal sign, so that every open question is
asked at once.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from desktop_app.domain.errors import DecisionNeeded, Question, UsageError
from desktop_app.domain.import_options import ImportOptions
from desktop_app.domain.progress import Progress
from desktop_app.domain.sources import Decision
from desktop_app.domain.words import say
from desktop_app.importers.csv_columns import CsvColumns, decide_columns
from desktop_app.importers.csv_layout import CsvLayout, find_layout
from desktop_app.importers.csv_survey import survey_columns, survey_rows
from desktop_app.importers.instants import Reading
from desktop_app.importers.profiles import Profile
from desktop_app.importers.source_file import SourceFile
from desktop_app.importers.time_decisions import Stated, decide_times

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


def plan_csv(
    source: SourceFile, options: ImportOptions, progress: Progress, *, columns: bool = False
) -> CsvPlan:
    """The plan for a file; DecisionNeeded with every question that is still open.

    ``columns`` asks to look through the file a block of columns at a time, where that is possible.
    """
    layout = find_layout(source, options)
    found = decide_columns(layout, options)
    survey = survey_columns if columns else survey_rows
    evidence, comma = survey(source, layout, found.places, progress)
    stated = _stated(layout, found)
    reading, time_decisions, time_questions = decide_times(evidence, options, stated)
    decimal, decimal_decisions, decimal_questions = _decimal(comma, options)
    questions = (*found.questions, *time_questions, *decimal_questions)
    if questions:
        raise DecisionNeeded(questions, source.name)
    decisions = (*layout.decisions, *found.decisions, *time_decisions, *decimal_decisions)
    return CsvPlan(layout, found.places, found.profile, decimal, reading, decisions)


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
