"""What a person does with the map beside looking: save it, copy a position, go to one."""

import re
from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QInputDialog, QWidget

from desktop_app.canvas.map_canvas import MapCanvas
from desktop_app.domain.errors import OffingError
from desktop_app.domain.positions import ddm
from desktop_app.domain.words import say
from desktop_app.importers.coordinates import checked_position, latitude, longitude
from desktop_app.importers.records import BadRecord

_BETWEEN = re.compile(r"[,;\s]+")


class MapFlow:
    """Asks what has to be asked, and does it on the map; tells in a note what was done."""

    def __init__(self, window: QWidget, canvas: MapCanvas, note: Callable[[str], None]) -> None:
        self._window, self._canvas, self._note = window, canvas, note

    def save(self, folder: Path) -> None:
        """Ask for a name and write the map; OffingError where it cannot be written."""
        name, _ = QFileDialog.getSaveFileName(
            self._window,
            say("Save the map as a picture"),
            str(folder / "map.png"),
            say("Pictures (*.png *.pdf *.svg)"),
        )
        if name:
            path = Path(name) if Path(name).suffix else Path(f"{name}.png")
            self._canvas.save_picture(path)
            self._note(say("Map saved as {name}", name=path.name))

    def copy_position(self) -> None:
        """Put the position under the pointer on the clipboard."""
        text = ddm(*self._canvas.position())
        QGuiApplication.clipboard().setText(text)
        self._note(say("Copied {position}", position=text))

    def go_to(self) -> None:
        """Ask for a position and show it; OffingError where the text is none."""
        text, wanted = QInputDialog.getText(
            self._window,
            say("Go to a position"),
            say("Latitude, then longitude, as 25.74 123.47, 25°44.5′N 123°28.0′E or 25°44′30″N …"),
        )
        if wanted and text.strip():
            self._canvas.go_to(*position_in(text))


def position_in(text: str) -> tuple[float, float]:
    """Longitude and latitude in degrees of a text with the latitude first.

    Decimal degrees, degrees and minutes, or with seconds. OffingError where no cut of the text
    gives a latitude and a longitude, or two cuts give different ones.
    """
    found = {}
    for cut in _BETWEEN.finditer(text.strip()):
        first, second = text.strip()[: cut.start()], text.strip()[cut.end() :]
        try:
            lon, lat = longitude(second), latitude(first)
            found[checked_position(lon, lat)] = cut.start()
        except (BadRecord, ValueError):
            continue
    if len(found) != 1:
        raise OffingError(
            say("This is not one position"),
            text,
            say("Write latitude, then longitude, such as 25°44.5′N 123°28.0′E"),
        )
    return next(iter(found))
