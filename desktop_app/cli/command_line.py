"""The command line: parse words, run one command, and answer with text or JSON and a status.

Exit status: 0 done, 1 failed or refused, 2 usage, 3 done with records rejected, 4 a decision is
needed, 130 interrupted.
"""

import argparse
import sys
from collections.abc import Sequence

from desktop_app import __version__
from desktop_app.cli import (
    check_command,
    demo_command,
    detect_command,
    export_command,
    import_command,
    incidents_command,
    journal_command,
    open_command,
    precedent_command,
    print_command,
    provenance_command,
    rules_command,
    sources_command,
    statements_command,
    statistics_command,
    undo_command,
    visits_command,
    zones_command,
)
from desktop_app.cli.answers import FAILED, INTERRUPTED, USAGE, tell_error
from desktop_app.domain.errors import Cancelled, OffingError, UsageError
from desktop_app.domain.words import say

COMMANDS = (
    open_command,
    demo_command,
    import_command,
    sources_command,
    zones_command,
    rules_command,
    detect_command,
    visits_command,
    incidents_command,
    precedent_command,
    statements_command,
    statistics_command,
    print_command,
    export_command,
    provenance_command,
    journal_command,
    undo_command,
    check_command,
)


def make_parser() -> argparse.ArgumentParser:
    """All commands with their help."""
    parser = argparse.ArgumentParser(
        prog="offing",
        description=say("Who was in which maritime zone, from when to when, and how sure."),
        epilog=say("Without a command: the window, with the watch file opened last."),
    )
    parser.add_argument("--version", action="version", version=f"Offing {__version__}")
    commands = parser.add_subparsers(metavar="COMMAND")
    for command in COMMANDS:
        command.add_to(commands)
    return parser


def run(words: Sequence[str]) -> int:
    """Run one command and give its exit status."""
    arguments = make_parser().parse_args(words)
    as_json = bool(getattr(arguments, "json", False))
    chosen = getattr(arguments, "run", open_command.run_last)
    try:
        return int(chosen(arguments))
    except UsageError as error:
        tell_error(error, as_json=as_json)
        return USAGE
    except OffingError as error:
        tell_error(error, as_json=as_json)
        return FAILED
    except (KeyboardInterrupt, Cancelled):
        print(say("Interrupted; nothing of this act was stored."), file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        sys.stderr.close()
        return FAILED
