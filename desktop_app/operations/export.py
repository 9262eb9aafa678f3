"""Export what a watch file holds to a file that other programs read."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from desktop_app.domain.errors import OffingError
from desktop_app.domain.snapshot import Snapshot
from desktop_app.domain.words import say
from desktop_app.operations.read_watch import snapshot
from desktop_app.reports.exchange_json import geojson, moving_features
from desktop_app.reports.exchange_tables import fixes_csv, fixes_parquet
from desktop_app.store.copies import copy_into
from desktop_app.store.watch_file import WatchFile

_Pieces = Callable[[Snapshot], Iterable[str | bytes]]


def _parquet(state: Snapshot) -> Iterator[bytes]:
    yield fixes_parquet(state)


_WRITERS: dict[str, _Pieces] = {
    "geojson": geojson,
    "csv": fixes_csv,
    "mfjson": moving_features,
    "parquet": _parquet,
}
SUFFIXES = {
    "geojson": ".geojson",
    "csv": ".csv",
    "mfjson": ".mf.json",
    "parquet": ".parquet",
    "gpkg": "-copy.gpkg",
}
"""What is put behind the watch file's name where no other is given."""


def export(watch: WatchFile, kind: str, path: Path) -> None:
    """Write the file whole or not at all; the watch file itself is never written over."""
    if path.resolve() == watch.path.resolve():
        raise OffingError(
            say("The export would overwrite the watch file"), path.name, say("Give another name.")
        )
    part = path.with_name(f"{path.name}.part")
    try:
        part.unlink(missing_ok=True)
        if kind == "gpkg":
            copy_into(watch, part)
        else:
            _write(part, _WRITERS[kind](snapshot(watch)))
        part.replace(path)
    except OSError as error:
        raise OffingError(
            say("The export cannot be written: {reason}", reason=error.strerror or str(error)),
            str(path),
            say("Check the folder and the name."),
        ) from error
    finally:
        part.unlink(missing_ok=True)


def _write(path: Path, pieces: Iterable[str | bytes]) -> None:
    with path.open("wb") as stream:
        for piece in pieces:
            stream.write(piece.encode("utf-8") if isinstance(piece, str) else piece)
