"""``offing print``: incident summaries as PDF, HTML, Markdown, text or JSON."""

import argparse
import json
import sys
from pathlib import Path

from desktop_app.cli.answers import DONE, StderrProgress, note, tell, tell_json
from desktop_app.cli.sheet_printing import SHEETS, sheet_in, sheet_of, write_sheet_as_pdf
from desktop_app.cli.watch_argument import (
    Commands,
    add_json,
    add_period,
    add_perspective,
    add_watch,
    moment,
)
from desktop_app.domain.errors import OffingError, UsageError
from desktop_app.domain.perspective import perspective
from desktop_app.domain.words import counted, say
from desktop_app.operations.languages import ENGLISH, languages, speaking, template_of
from desktop_app.operations.summarise import (
    DEFAULT_ZONES,
    PrintOptions,
    Summarised,
    summarise,
)
from desktop_app.operations.watch_files import open_watch
from desktop_app.reports.documents import summary_by_template, summary_html
from desktop_app.reports.explain import explain, explanation_document, explanation_text
from desktop_app.reports.json_summary import summary_document
from desktop_app.reports.sheet import Sheet
from desktop_app.reports.signals import imo_lines, seven_lines
from desktop_app.reports.text import summary_text

_SIGNALS = ("sitrep", "imo")
_FORMATS = ("pdf", "html", "text", "markdown", "json", *_SIGNALS)
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
    parser.add_argument("--language", metavar="L", default=ENGLISH, help=", ".join(languages()))
    parser.add_argument(
        "--explain", metavar="FIELD", help=say("how a figure came about, such as visits[1].dwell")
    )
    parser.add_argument(
        "--template", type=Path, metavar="PATH", help=say("your own, for HTML, Markdown or text")
    )
    parser.add_argument("--paper", choices=_PAPERS, default="a4")
    parser.add_argument("--page", choices=("summary", *SHEETS), default="summary")
    add_period(parser)
    _declare_marks(parser)
    add_json(parser)
    parser.set_defaults(run=run)


def _declare_marks(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--prepared-at", metavar="T", help=say("RFC 3339; the last act's time"))
    parser.add_argument("--prepared-by", metavar="NAME", help=say("the last act's name, if none"))
    parser.add_argument("--serial", metavar="S", default="", help=say("the incident's id, if none"))
    parser.add_argument("--edition", metavar="N", default="", help=say("the page's version"))
    parser.add_argument("--handling", metavar="TEXT", default="", help=say("handling marking"))


def run(arguments: argparse.Namespace) -> int:
    """Write the summaries."""
    with speaking(arguments.language):
        options = _options(arguments)
        with open_watch(arguments.watch, read_only=True) as watch:
            if arguments.page in SHEETS:
                _write_sheet(sheet_of(watch, arguments, options), arguments)
                return DONE
            summaries = summarise(watch, arguments.incidents, options)
        if arguments.explain:
            _explain(summaries, arguments)
        else:
            _write(summaries, arguments)
    return DONE


def _options(arguments: argparse.Namespace) -> PrintOptions:
    return PrintOptions(
        time_zones=tuple(arguments.time_zones or DEFAULT_ZONES),
        prepared_at=arguments.prepared_at,
        prepared_by=arguments.prepared_by,
        perspective=perspective(arguments.perspective),
        serial=arguments.serial,
        edition=arguments.edition,
        handling=arguments.handling,
        start_s=moment(arguments.from_time),
        end_s=moment(arguments.to_time),
    )


def _explain(summaries: list[Summarised], arguments: argparse.Namespace) -> None:
    told = [explain(one.summary, arguments.explain) for one in summaries]
    if arguments.json or arguments.format == "json":
        documents = [explanation_document(one) for one in told]
        tell_json(documents[0] if len(documents) == 1 else {"explanations": documents})
    else:
        tell("\n\n".join(explanation_text(one) for one in told))


def _write(summaries: list[Summarised], arguments: argparse.Namespace) -> None:
    chosen = _form(arguments)
    if chosen == "pdf":
        _write_pdf(summaries, arguments)
        return
    write = {
        "json": _as_json,
        "html": _as_html,
        "markdown": _as_markdown,
        "text": _as_text,
        "sitrep": _as_seven_lines,
        "imo": _as_imo_lines,
    }[chosen]
    _write_text(write(summaries, arguments), arguments)


def _write_sheet(made: Sheet, arguments: argparse.Namespace) -> None:
    chosen = _form(arguments)
    if chosen in _SIGNALS:
        raise UsageError(say("This format is for incidents"), chosen, say("Leave --page out."))
    if chosen == "pdf":
        write_sheet_as_pdf(made, arguments)
    else:
        _write_text(sheet_in(chosen, made, arguments), arguments)


def _form(arguments: argparse.Namespace) -> str:
    """The format asked for; a template goes with some formats only."""
    chosen = str(arguments.format or ("json" if arguments.json else "pdf"))
    if arguments.template and chosen not in ("html", "markdown", "text"):
        raise UsageError(
            say("A template is for HTML, Markdown or text"), chosen, say("Give another --format.")
        )
    if arguments.output:
        _refuse_watch_file(arguments.output, arguments.watch)
    return chosen


def _as_seven_lines(summaries: list[Summarised], _arguments: argparse.Namespace) -> str:
    return "\n".join(seven_lines(one.summary, one.incident, one.snapshot) for one in summaries)


def _as_imo_lines(summaries: list[Summarised], _arguments: argparse.Namespace) -> str:
    return "\n".join(imo_lines(one.summary, one.incident, one.snapshot) for one in summaries)


def _refuse_watch_file(output: Path, watch: Path) -> None:
    if output.resolve() == watch.resolve():
        raise UsageError(
            say("The page would overwrite the watch file"), output.name, say("Give another name.")
        )


def _write_pdf(summaries: list[Summarised], arguments: argparse.Namespace) -> None:
    from desktop_app.printing.command_line_pdf import write_summaries

    output = arguments.output or arguments.watch.with_suffix(".pdf")
    pages = write_summaries(summaries, output, arguments.paper, StderrProgress())
    if arguments.json:
        tell_json({"written": str(output), "pages": pages})
    else:
        written = counted(pages, "1 page", "{n} pages")
        note(say("{path}: {pages}", path=output, pages=written))


def _as_json(summaries: list[Summarised], _arguments: argparse.Namespace) -> str:
    documents = [summary_document(one.summary) for one in summaries]
    document = documents[0] if len(documents) == 1 else {"summaries": documents}
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _as_html(summaries: list[Summarised], arguments: argparse.Namespace) -> str:
    from desktop_app.printing.command_line_pdf import summary_pictures

    if len(summaries) > 1:
        raise UsageError(
            say("An HTML file holds one incident"),
            say("{n} incidents", n=len(summaries)),
            say("Name one incident, or print a PDF."),
        )
    template = template_of("summary.html", arguments.template)
    (one,) = summaries
    return summary_html(one.summary, template, summary_pictures(one), arguments.language)


def _as_markdown(summaries: list[Summarised], arguments: argparse.Namespace) -> str:
    template = template_of("summary.md", arguments.template)
    return "\n".join(
        summary_by_template(one.summary, template, arguments.language) for one in summaries
    )


def _as_text(summaries: list[Summarised], arguments: argparse.Namespace) -> str:
    if arguments.template is None:
        return "\n".join(summary_text(one.summary) for one in summaries)
    template = template_of("", arguments.template)
    return "\n".join(
        summary_by_template(one.summary, template, arguments.language) for one in summaries
    )


def _write_text(text: str, arguments: argparse.Namespace) -> None:
    if arguments.output is None:
        sys.stdout.write(text)
        return
    try:
        arguments.output.write_text(text, encoding="utf-8")
    except OSError as error:
        raise OffingError(
            say("The page cannot be written: {reason}", reason=error.strerror or str(error)),
            str(arguments.output),
            say("Check the folder and the name."),
        ) from error
    if arguments.json:
        tell_json({"written": str(arguments.output)})
