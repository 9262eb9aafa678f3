"""``offing sources``: list what was imported, or take a source back."""

import argparse

from desktop_app.cli.answers import DONE, tell, tell_json
from desktop_app.cli.shapes import source_shape
from desktop_app.cli.watch_argument import Commands, add_by, add_json, add_watch, who
from desktop_app.domain.words import say
from desktop_app.operations.sources import remove, sources_of
from desktop_app.operations.watch_files import open_watch


def add_to(commands: Commands) -> None:
    """Declare the command."""
    parser = commands.add_parser("sources", help=say("list the imported files, or remove one"))
    actions = parser.add_subparsers(metavar="list|remove", required=True)
    listing = actions.add_parser("list", help=say("all sources, by name and hash"))
    removal = actions.add_parser(
        "remove", help=say("take back exactly what a source brought; undo brings it back")
    )
    for part in (listing, removal):
        add_watch(part)
        add_json(part)
    removal.add_argument("source", metavar="SOURCE", help=say("its id, name, or start of its hash"))
    add_by(removal)
    listing.set_defaults(run=run_list)
    removal.set_defaults(run=run_remove)


def run_list(arguments: argparse.Namespace) -> int:
    """List all sources."""
    with open_watch(arguments.watch, read_only=True) as watch:
        sources = sources_of(watch)
    if arguments.json:
        tell_json({"sources": [source_shape(source) for source in sources]})
        return DONE
    for source in sources:
        counts = say(
            "{stored} stored, {rejected} rejected", stored=source.stored, rejected=source.rejected
        )
        removed = say(", removed {at}", at=source.removed_at) if source.removed_at else ""
        tell(
            f"{source.id}  {source.name}  {source.basis}  SHA-256 {source.sha256[:12]}…  "
            f"{counts}{removed}"
        )
    return DONE


def run_remove(arguments: argparse.Namespace) -> int:
    """Remove one source."""
    with open_watch(arguments.watch) as watch:
        removed = remove(watch, arguments.source, who(arguments))
    if arguments.json:
        tell_json({"removed": removed.id})
    else:
        tell(say("{name} is removed; undo brings it back.", name=removed.name))
    return DONE
