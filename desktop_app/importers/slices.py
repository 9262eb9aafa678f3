"""Large files handed on slice by slice, so that memory does not grow with the file."""

from pathlib import Path
from typing import Any

from desktop_app.domain.import_options import ImportOptions
from desktop_app.domain.progress import Progress
from desktop_app.domain.sources import Imported
from desktop_app.importers.registry import read_file
from desktop_app.importers.zone_records import ImportedZones


class Slicing:
    """Progress of a reader in the limited child whose parent takes slices."""

    def __init__(self, pipe: Any) -> None:
        self._pipe = pipe

    def step(self, done: float, of: float, doing: str = "") -> None:
        """Tell the parent how far it is."""
        self._pipe.step(done, of, doing)

    def hand_over(self, part: object) -> None:
        """Send a slice to the parent."""
        self._pipe.send(part)


def read_in_slices(
    path: Path, options: ImportOptions, progress: Progress
) -> Imported | ImportedZones:
    """Read a file as :func:`read_file` does; a large one hands its fixes on in slices."""
    return read_file(path, options, Slicing(progress))
