"""``offing check``: is the file whole, unaltered, and do its findings follow from its tracks."""

import argparse

from desktop_app.cli.answers import DONE, FAILED, tell, tell_json
from desktop_app.cli.watch_argument import Commands, add_json, add_watch
from desktop_app.domain.words import say
from desktop_app.operations.check import check
from desktop_app.operations.watch_files import open_watch


def add_to(commands: Commands) -> None:
    """Declare the command."""
    parser = commands.add_parser("check", help=say("check the file, its journal and its findings"))
    add_watch(parser)
    parser.add_argument("--head", metavar="HEX", help=say("a journal head from a printed page"))
    parser.add_argument("--fingerprint", metavar="HEX", help=say("a fingerprint from a page"))
    add_json(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Check the file; exit status 1 if anything is wrong."""
    with open_watch(arguments.watch, read_only=True) as watch:
        result = check(watch, arguments.head, arguments.fingerprint)
    if arguments.json:
        problems = [{"what": problem.what, "where": problem.where} for problem in result.problems]
        tell_json(
            {
                "ok": result.ok,
                "problems": problems,
                "journal_head": result.journal_head,
                "fingerprint": result.fingerprint,
                "remarks": list(result.remarks),
            }
        )
        return DONE if result.ok else FAILED
    for problem in result.problems:
        tell(f"{problem.what} ({problem.where}).")
    for remark in result.remarks:
        tell(remark)
    tell(say("The file is as it should be.") if result.ok else say("Something is wrong."))
    tell(say("Journal head {head}", head=result.journal_head))
    tell(say("Fingerprint {fingerprint}", fingerprint=result.fingerprint))
    return DONE if result.ok else FAILED
