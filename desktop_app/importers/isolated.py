"""Reading a file in the limited child process: the way in for everything above this room."""

from collections.abc import Callable
from pathlib import Path

from desktop_app.domain.errors import Refused
from desktop_app.domain.import_options import ImportOptions
from desktop_app.domain.progress import Progress
from desktop_app.domain.sources import FixSlice, Imported
from desktop_app.importers.registry import read_file
from desktop_app.importers.slices import read_in_slices
from desktop_app.importers.source_file import refuse_odd_path
from desktop_app.importers.zone_records import ImportedZones
from desktop_app.isolation.limited_child import run_limited
from desktop_app.isolation.limits import Limits

_LEAST_S = 60
_BYTES_A_SECOND = 500_000  # several times slower than the slowest importer measured


def read_isolated(
    path: Path,
    options: ImportOptions,
    progress: Progress,
    take: Callable[[FixSlice], None] | None = None,
) -> Imported | ImportedZones:
    """Read one file in a child process that a hostile file can take nothing from.

    ``take`` gets the fixes of a large file in slices, while it is read; without it they all come
    at the end.

    Raises what reading raises (Refused, DecisionNeeded, UsageError), Refused where the child dies
    or goes over a limit, and Cancelled from ``progress``.
    """
    refuse_odd_path(path)
    try:
        arguments, reader = (path.absolute(), options), read_in_slices if take else read_file
        result = run_limited(reader, arguments, _limits(path), progress, take)
    except Refused as refused:
        raise _with_the_name(refused, path) from refused
    if not isinstance(result, Imported | ImportedZones):
        raise TypeError(f"the child answered with {type(result).__name__}")
    return result


def _limits(path: Path) -> Limits:
    size_bytes = path.stat().st_size if path.is_file() else 0
    seconds = _LEAST_S + size_bytes // _BYTES_A_SECOND
    return Limits(wall_s=float(seconds), cpu_s=seconds)


def _with_the_name(refused: Refused, path: Path) -> Refused:
    if path.name in refused.where:
        return refused
    place = f"{path.name}, {refused.where}" if refused.where else path.name
    return Refused(refused.what, place, refused.do)
