"""``offing import``: track files and zone files in, with a ledger of every record."""

import argparse
from pathlib import Path

from desktop_app.cli.answers import (
    DECISION_NEEDED,
    DONE,
    FAILED,
    SOME_REJECTED,
    StderrProgress,
    error_document,
    note,
    tell,
    tell_error,
    tell_json,
)
from desktop_app.cli.preview_lines import tell_preview
from desktop_app.cli.shapes import import_shape
from desktop_app.cli.watch_argument import Commands, add_by, add_json, add_watch, who
from desktop_app.domain.basis import Basis
from desktop_app.domain.errors import DecisionNeeded, OffingError, UsageError
from desktop_app.domain.import_options import MAPPED_FIELDS, ImportOptions
from desktop_app.domain.words import counted, say
from desktop_app.operations.import_preview import preview_file
from desktop_app.operations.import_report import ImportReport
from desktop_app.operations.import_tracks import import_file
from desktop_app.operations.watch_files import open_or_create
from desktop_app.store.watch_file import WatchFile

_CHOICES = (
    ("--format", "format", "F", "the file's format, where it cannot be recognised"),
    ("--profile", "profile", "P", "a provider's column layout"),
    ("--time-zone", "time_zone", "TZ", "zone of local times: an IANA name or an offset"),
    ("--date-order", "date_order", "ORDER", "dmy, mdy or ymd"),
    ("--encoding", "encoding", "E", "text encoding, such as cp932"),
    ("--delimiter", "delimiter", "C", "what separates columns"),
    ("--decimal", "decimal", "C", "decimal sign"),
    ("--epoch-unit", "epoch_unit", "UNIT", "s or ms"),
    ("--edges", "edges", "RULE", "how edges of zones run: planar, geodesic or rhumb"),
    ("--start-time", "start_time", "T", "when a log without times begins"),
)
_SHOWN = 20


def add_to(commands: Commands) -> None:
    """Declare the command."""
    parser = commands.add_parser(
        "import", help=say("import track or zone files; makes the watch file where there is none")
    )
    add_watch(parser)
    parser.add_argument("files", metavar="FILE", type=Path, nargs="+")
    for flag, name, metavar, words in _CHOICES:
        parser.add_argument(flag, dest=name, metavar=metavar, help=say(words))
    parser.add_argument(
        "--map",
        dest="columns",
        metavar="COLUMN=FIELD",
        nargs="+",
        action="extend",
        default=[],
        help=say("what a column holds: {fields}", fields=", ".join(MAPPED_FIELDS)),
    )
    parser.add_argument("--basis", metavar="B", help=", ".join(Basis))
    parser.add_argument("--dry-run", action="store_true", help=say("store nothing"))
    add_by(parser)
    add_json(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Import each file by itself; the worst outcome gives the exit status."""
    options = _options(arguments)
    made = not arguments.watch.exists()
    with open_or_create(arguments.watch, who(arguments)) as watch:
        reports = [_import_one(watch, path, options, arguments) for path in arguments.files]
    if made and (arguments.dry_run or not any(_stored(report) for report in reports)):
        arguments.watch.unlink()
    if arguments.json:
        _tell_as_json(reports)
    else:
        for report in reports:
            _tell(report)
    return _status(reports)


def _options(arguments: argparse.Namespace) -> ImportOptions:
    columns = {}
    for entry in arguments.columns:
        column, equals, field = entry.rpartition("=")
        if not equals or field not in MAPPED_FIELDS:
            raise UsageError(
                say("--map takes COLUMN=FIELD"),
                entry,
                say("The fields are {fields}.", fields=", ".join(MAPPED_FIELDS)),
            )
        columns[column] = field
    if arguments.basis and arguments.basis not in list(Basis):
        raise UsageError(say("There is no such basis"), arguments.basis, ", ".join(Basis))
    return ImportOptions(
        columns=columns,
        basis=Basis(arguments.basis) if arguments.basis else None,
        **{name: getattr(arguments, name) for _, name, _, _ in _CHOICES},
    )


def _import_one(
    watch: WatchFile, path: Path, options: ImportOptions, arguments: argparse.Namespace
) -> ImportReport:
    try:
        if arguments.dry_run:
            preview = preview_file(watch, path, options, who(arguments), StderrProgress())
            if not arguments.json:
                tell_preview(preview)
            return preview.report
        return import_file(watch, path, options, who(arguments), StderrProgress())
    except DecisionNeeded as error:
        return ImportReport(
            path.name, None, None, None, "decision needed", questions=error.questions, error=error
        )
    except OffingError as error:
        return ImportReport(path.name, None, None, None, "refused", error=error)


def _stored(report: ImportReport) -> bool:
    return report.outcome in ("accepted", "partial")


def _status(reports: list[ImportReport]) -> int:
    outcomes = {report.outcome for report in reports}
    for outcome, status in (
        ("refused", FAILED),
        ("decision needed", DECISION_NEEDED),
        ("partial", SOME_REJECTED),
    ):
        if outcome in outcomes:
            return status
    return DONE


def _tell_as_json(reports: list[ImportReport]) -> None:
    """One document; if a single file was refused, its error stands at the top too."""
    document: dict[str, object] = {"files": [import_shape(report) for report in reports]}
    refused = [report.error for report in reports if report.outcome == "refused" and report.error]
    if refused and len(reports) == 1:
        document["error"] = error_document(refused[0])
    tell_json(document)


def _tell(report: ImportReport) -> None:
    if report.outcome == "refused" and report.error:
        tell_error(report.error, as_json=False)
        return
    tell(f"{report.name}: {say(report.outcome)}")
    for question in report.questions:
        note(say("  {about}? Answer with {flag}.", about=question.about, flag=question.flag))
        for reading in question.readings:
            note(f"    - {reading}")
    if report.records is not None:
        tell(_ledger(report) + _nothing_stored(report))
    for decision in report.decisions:
        tell(f"  {decision.about}: {decision.value} ({decision.how})")
    for reject in report.rejects[:_SHOWN]:
        tell(say("  line {line}: {reason}", line=reject.line, reason=reject.reason))
    if len(report.rejects) > _SHOWN:
        more = len(report.rejects) - _SHOWN
        tell(say("  and {more} more, kept in the watch file", more=more))


def _nothing_stored(report: ImportReport) -> str:
    """What a file held that gave nothing to store, on a line of its own."""
    if report.stored or not report.ignored_kinds:
        return ""
    kinds = ", ".join(f"{say(kind)}: {count}" for kind, count in report.ignored_kinds)
    return "\n" + say("  nothing is stored; ignored are {kinds}", kinds=kinds)


def _ledger(report: ImportReport) -> str:
    return say(
        "  {records} records = {stored} stored + {rejected} rejected + {duplicate} duplicate"
        " + {ignored} ignored; {vessels}",
        records=report.records,
        stored=report.stored,
        rejected=report.rejected,
        duplicate=report.duplicate,
        ignored=report.ignored,
        vessels=counted(report.vessels or 0, "1 vessel", "{n} vessels"),
    )
