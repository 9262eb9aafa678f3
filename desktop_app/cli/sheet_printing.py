"""The other pages of ``offing print``: handover note, watch log, zone statistics."""

import argparse
import json

from desktop_app.cli.answers import note, tell_json
from desktop_app.domain.errors import UsageError
from desktop_app.domain.words import counted, say
from desktop_app.operations.languages import template_of
from desktop_app.operations.sheets import sheet
from desktop_app.operations.summarise import PrintOptions
from desktop_app.reports.sheet import Sheet, sheet_by_template, sheet_document, sheet_text
from desktop_app.store.watch_file import WatchFile

SHEETS = ("handover", "statistics", "log")


def sheet_of(watch: WatchFile, arguments: argparse.Namespace, options: PrintOptions) -> Sheet:
    """The sheet asked for; incidents are not named with it, and no figure is explained."""
    if arguments.incidents or arguments.explain:
        raise UsageError(
            say("This page is of a period, not of an incident"),
            arguments.page,
            say("Give --from and --to instead."),
        )
    return sheet(watch, arguments.page, options)


def sheet_in(form: str, made: Sheet, arguments: argparse.Namespace) -> str:
    """The sheet in a format that is text."""
    if form == "json":
        return json.dumps(sheet_document(made), ensure_ascii=False, indent=1) + "\n"
    if form == "text" and arguments.template is None:
        return sheet_text(made)
    name = "sheet.html" if form == "html" else "sheet.md"
    template = template_of(name, arguments.template)
    return sheet_by_template(made, template, arguments.language, html=form == "html")


def write_sheet_as_pdf(made: Sheet, arguments: argparse.Namespace) -> None:
    """The sheet as a PDF, beside the watch file where no place is named."""
    from desktop_app.printing.command_line_pdf import write_sheet

    beside = arguments.watch.with_name(f"{arguments.watch.stem}-{arguments.page}.pdf")
    output = arguments.output or beside
    pages = write_sheet(made, output, arguments.paper)
    if arguments.json:
        tell_json({"written": str(output), "pages": pages})
    else:
        note(f"{output}: {counted(pages, '1 page', '{n} pages')}")
