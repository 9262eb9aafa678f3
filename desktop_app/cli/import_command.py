"""``offing import``: track files and zone files in, with a ledger of every record."""

import argparse
from pathlib import Path

from desktop_app.cli.answers import (
    DECISION_NEEDED,
    DONE,
    FAILED,
    SOME_REJECTED,
    StderrProgress,
    note,
    tell,
    tell_error,
    tell_json,
)
from desktop_app.cli.shapes import import_shape
from desktop_app.cli.watch_argument import Commands, add_by, add_json, add_watch, who
from desktop_app.domain.basis import Basis
from desktop_app.domain.errors import DecisionNeeded, OffingError, UsageError
from desktop_app.domain.import_options import MAPPED_FIELDS, ImportOptions
from desktop_app.domain.words import say
from desktop_app.operations.import_report import ImportReport
from desktop_app.operations.import_tracks import import_file
from desktop_app.operations.watch_files import create_watch, open_or_create
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
    ("--start-time", "start_time", "T", "when a log without times begins"),
)


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
        _tell_all_json(reports)
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
        return import_file(
            watch, pat