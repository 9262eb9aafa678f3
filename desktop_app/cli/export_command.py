"""``offing export``: tracks, zones and visits for other programs, or an evidence bundle."""

import argparse
import tempfile
from pathlib import Path

from desktop_app.cli.answers import DONE, StderrProgress, note, tell, tell_json
from desktop_app.cli.watch_argument import Commands, add_json, add_watch
from desktop_app.domain.errors import UsageError
from desktop_app.domain.words import say
from desktop_app.operations.evidence_bundle import write_bundle
from desktop_app.operations.export import SUFFIXES, export
from desktop_app.operations.summarise import PrintOptions, summarise
from desktop_app.operations.watch_files import open_watch
from desktop_app.store.watch_file import WatchFile

_BUNDLE = "bagit"


def add_to(commands: Commands) -> None:
    """Declare the command."""
    parser = commands.add_parser(
        "export", help=say("write tracks, zones and visits for other programs")
    )
    add_watch(parser)
    parser.add_argument("--format", choices=(*SUFFIXES, _BUNDLE), required=True)
    parser.add_argument(
        "--output", type=Path, metavar="PATH", help=say("beside the watch file, if none")
    )
    parser.add_argument(
        "--sources",
        type=Path,
        metavar="DIR",
        nargs="+",
        default=[],
        help=say("bagit: where source files are looked for, by their hash"),
    )
    add_json(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write the export."""
    for folder in arguments.sources:
        if not folder.is_dir():
            raise UsageError(say("There is no such folder"), str(folder), say("Check the name."))
    with open_watch(arguments.watch, read_only=True) as watch:
        if arguments.format == _BUNDLE:
            return _bundle(watch, arguments)
        suffix = SUFFIXES[arguments.format]
        output = arguments.output or arguments.watch.with_name(arguments.watch.stem + suffix)
        export(watch, arguments.format, output)
    if arguments.json:
        tell_json({"written": str(output), "format": arguments.format})
    else:
        note(str(output))
    return DONE


def _bundle(watch: WatchFile, arguments: argparse.Namespace) -> int:
    output = arguments.output or arguments.watch.with_name(arguments.watch.stem + "-bundle")
    pages = _pages(watch)
    written = write_bundle(watch, output, pages, arguments.sources, StderrProgress())
    if arguments.json:
        tell_json(
            {
                "written": str(written.path),
                "format": _BUNDLE,
                "sources_found": list(written.found),
                "sources_missing": list(written.missing),
            }
        )
        return DONE
    note(str(written.path))
    for name in written.missing:
        tell(say("missing: {name}", name=name))
    return DONE


def _pages(watch: WatchFile) -> dict[str, bytes]:
    """The summaries of all incidents as one PDF; none where there is no incident."""
    from desktop_app.operations.read_watch import snapshot
    from desktop_app.printing.command_line_pdf import write_summaries

    incidents = [incident.id for incident in snapshot(watch).incidents]
    if not incidents:
        return {}
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder, "incidents.pdf")
        write_summaries(summarise(watch, incidents, PrintOptions()), page, "a4", StderrProgress())
        return {page.name: page.read_bytes()}
