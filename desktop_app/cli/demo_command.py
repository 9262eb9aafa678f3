"""``offing demo``: build the sample, find the visits, print the page, picture the window."""

import argparse
import os
import sys
from pathlib import Path

from desktop_app.cli.answers import DONE, StderrProgress, note, tell
from desktop_app.cli.watch_argument import Commands
from desktop_app.domain.words import say
from desktop_app.operations.build_sample import SamplePaths, build_samples
from desktop_app.operations.read_watch import snapshot
from desktop_app.operations.summarise import PrintOptions, summarise
from desktop_app.operations.watch_files import open_watch
from desktop_app.reports.visit_table import visit_table

_SIZE = (1600, 1000)


def add_to(commands: Commands) -> None:
    """Declare the command."""
    parser = commands.add_parser(
        "demo", help=say("build the sample watch files, and show what they yield")
    )
    parser.add_argument(
        "--directory", type=Path, metavar="DIR", default=Path.home() / "offing-demo"
    )
    parser.add_argument("--no-window", action="store_true", help=say("end without a window"))
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Build, find, print, picture, and open the window where there is a screen."""
    directory = arguments.directory.expanduser()
    paths = build_samples(directory, StderrProgress())
    for path in (paths.senkaku, paths.exercise):
        _tell_visits(path)
    page, picture = directory / "senkaku-summary.pdf", directory / "senkaku-window.png"
    _write_page(paths, page)
    _write_picture(paths, picture)
    for words, path in (
        (say("Sample watch file"), paths.senkaku),
        (say("Exercise watch file"), paths.exercise),
        (say("Track files they were made from"), paths.sources),
        (say("Incident summary"), page),
        (say("Picture of the window"), picture),
    ):
        tell(f"{words}: {path}")
    if arguments.no_window or not has_screen():
        return DONE
    from desktop_app.gui.application import run_window

    note(say("Opening the window on the sample."))
    return run_window(paths.senkaku)


def has_screen() -> bool:
    """Whether a window could be seen: a display on Linux, always elsewhere."""
    if os.environ.get("QT_QPA_PLATFORM") in ("offscreen", "minimal"):
        return False
    if not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _tell_visits(path: Path) -> None:
    with open_watch(path, read_only=True) as watch:
        state = snapshot(watch)
    visits = sorted(
        state.visits.values(), key=lambda visit: min(entry.t_s for entry in visit.evidence)
    )
    tell(say("Zone visits in {name}", name=path.name))
    tell(visit_table(visits, state))
    tell()


def _write_page(paths: SamplePaths, page: Path) -> None:
    from desktop_app.printing.command_line_pdf import write_summaries

    with open_watch(paths.senkaku, read_only=True) as watch:
        write_summaries(summarise(watch, [], PrintOptions()), page, "a4")


def _write_picture(paths: SamplePaths, picture: Path) -> None:
    """The window's picture is made in a process of its own, which needs no screen."""
    import subprocess

    code = (
        "import sys; from pathlib import Path; from desktop_app.gui.application import grab_window;"
        "grab_window(Path(sys.argv[1]), (int(sys.argv[3]), int(sys.argv[4])), 'day',"
        " Path(sys.argv[2]))"
    )
    size = [str(side) for side in _SIZE]
    subprocess.run(  # noqa: S603  our own interpreter and code
        [sys.executable, "-P", "-c", code, str(paths.senkaku), str(picture), *size],
        check=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
