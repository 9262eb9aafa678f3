"""``offing print``: the incident summary as PDF, text or JSON."""

import argparse
import sys
from pathlib import Path

from desktop_app.cli.answers import DONE, note, tell_json
from desktop_app.cli.watch_argument import Commands, add_json, add_perspective, add_watch
from desktop_app.domain.errors import UsageError
from desktop_app.domain.perspective import perspective
from desktop_app.domain.words import counted, say
from desktop_app.operations.summarise import (
    DEFAULT_ZONES,
    PrintOptions,
    Summarised,
    summarise,
)
from desktop_app.operations.watch_files import open_watch
from desktop_app.reports.json_summary import summary_document
from desktop_app.reports.text import summary_text

_FORMATS = ("pdf", "text", "json")
_PAPERS = ("a4", "letter")


def add_to(commands: Commands) -> None:
    """Declare the command."""
    parser = commands.add_parser(
        "print", help=say("write incident summaries; writes nothing to the watch file")
    )
    add_watch(parser)
    parser.add_argument(
        "incidents", metavar="INCIDENT", nargs="*", help=say("the last one, if none")
    )
    parser.add_argument("--format", choices=_FORMATS, help=say("pdf, unless --json"))
    parser.add_argument("--output", type=Path, metavar="PATH", help=say("text and JSON: stdout"))
    parser.add_argument(
        "--time-zone",
        dest="time_zones",
        metavar="TZ",
        nargs="+",
        help=say("the first leads; Asia/Tokyo and UTC if none"),
    )
    add_perspective(parser)
    parser.add_argument("--paper", choices=_PAPERS, default="a4")
    parser.add_argument("--prepared-at", metavar="T", help=say("RFC 3339; the last act's time"))
    parser.add_argument("--prepared-by", metavar="NAME", help=say("the last act's name, if none"))
    add_json(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write the summaries."""
    chosen = arguments.format or ("json" if arguments.json else "pdf")
    options = PrintOptions(
        tuple(arguments.time_zones or DEFAULT_ZONES),
        arguments.prepared_at,
        arguments.prepared_by,
        perspective(arguments.perspective),
    )
    with open_watch(arguments.watch, read_only=True) as watch:
        summaries = summarise(watch, arguments.incidents, options)
    if chosen == "pdf":
        _write_pdf(summaries, arguments)
    elif chosen == "json":
        _write_json(summaries, arguments.output)
    else:
        _write_text("\n".join(summary_text(one.summary) for one in summaries), arguments.output)
    return DONE


def _write_pdf(summaries: list[Summarised], arguments: argparse.Namespace) -> None:
    from desktop_app.printing.command_line_pdf import write_summaries

    output = arguments.output or arguments.watch.with_suffix(".pdf")
    if output.resolve() == arguments.watch.resolve():
        raise UsageError(
            say("The page would overwrite the watch file"), output.name, say("Give another name.")
        )
    pages = write_summaries(summaries, output, arguments.paper)
    if arguments.json:
        tell_json({"written": str(output), "pages": pages})
    else:
        note(f"{output}: {counted(pages, '1 page', '{n} pages')}")


def _write_json(summaries: list[Summarised], output: Path | None) -> None:
    documents = [summary_document(one.summary) for one in summaries]
    document = documents[0] if len(documents) == 1 else {"summaries": documents}
    if output is None:
        tell_json(document)
    else:
        import json

        output.write_text(json.dumps(document, ensure_ascii=False, indent=1), encoding="utf-8")


def _write_text(text: str, output: Path | None) -> None:
    if output is None:
        sys.stdout.write(text)
    else:
        output.write_text(text, encoding="utf-8")
