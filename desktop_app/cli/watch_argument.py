"""Arguments that several commands share."""

import argparse
from pathlib import Path
from typing import Any

from desktop_app.domain.errors import UsageError
from desktop_app.domain.moments import parse_rfc3339
from desktop_app.domain.perspective import NEUTRAL
from desktop_app.domain.words import say
from desktop_app.operations.analyst import analyst_name, login_name, remember_analyst

Commands = Any  # argparse keeps the type of its sub-parsers to itself


def add_watch(parser: argparse.ArgumentParser) -> None:
    """The watch file to work on."""
    parser.add_argument("watch", metavar="WATCH", type=Path, help=say("the watch file (*.gpkg)"))


def add_json(parser: argparse.ArgumentParser) -> None:
    """Answer as JSON."""
    parser.add_argument(
        "--json", action="store_true", help=say("print one JSON document and nothing else")
    )


def add_perspective(parser: argparse.ArgumentParser) -> None:
    """Whose names and zone sets to show."""
    words = say("whose names and zone sets: neutral, or a party's code such as JP")
    parser.add_argument("--perspective", metavar="P", default=NEUTRAL, help=words)


def add_by(parser: argparse.ArgumentParser) -> None:
    """Who acts."""
    parser.add_argument(
        "--by", metavar="NAME", help=say("your name, for the journal; kept for the next time")
    )


def add_period(parser: argparse.ArgumentParser) -> None:
    """From when to when."""
    for name, words in (("--from", say("not before this time")), ("--to", say("not after it"))):
        parser.add_argument(name, dest=f"{name[2:]}_time", metavar="T", help=words)


def who(arguments: argparse.Namespace) -> str:
    """The analyst: as given now, as given before, or as logged in."""
    given = getattr(arguments, "by", None)
    if given:
        remember_analyst(given)
        return str(given)
    return analyst_name() or login_name()


def moment(text: str | None) -> float | None:
    """A time given as RFC 3339, or a date at 00:00 UTC, as epoch seconds."""
    if text is None:
        return None
    try:
        return parse_rfc3339(f"{text}T00:00:00Z" if len(text) == len("2022-07-04") else text)
    except ValueError as error:
        raise UsageError(
            say("The time cannot be read"), text, say("Write it as 2022-07-04T07:05:00+09:00.")
        ) from error
