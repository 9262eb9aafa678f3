"""Tables of the map's twin as Qt reads them: texts with the values they sort by, all in memory."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop_app.domain.positions import course_text, ddm
from desktop_app.domain.tracks import Track
from desktop_app.domain.words import say
from desktop_app.gui.local_times import exact

Index = QModelIndex | QPersistentModelIndex
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_ALIGN = int(Qt.ItemDataRole.TextAlignmentRole)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


@dataclass(frozen=True, slots=True)
class Cell:
    """A text and the value it sorts by; numbers stand at the right."""

    text: str
    key: float | str


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row: the id of what it shows, and its cells."""

    id: str
    cells: tuple[Cell, ...]


def text_cell(text: str | None) -> Cell:
    """A cell of text; a dash where there is none."""
    return Cell(text or "–", (text or "").casefold())


def number_cell(text: str, value: float | None) -> Cell:
    """A cell that sorts by its number; what is missing comes first."""
    return Cell(text, float("-inf") if value is None else value)


class RowsModel(QAbstractTableModel):
    """A sortable table of rows."""

    def __init__(self, heads: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._heads = tuple(heads)
        self._rows: list[TableRow] = []
        self._sorted: tuple[int, Qt.SortOrder] | None = None

    def show(self, rows: Sequence[TableRow]) -> None:
        """Show other rows, in the order in force."""
        self.beginResetModel()
        self._rows = list(rows)
        self._arrange()
        self.endResetModel()

    def id_at(self, index: Index) -> str | None:
        """The id of what a row shows."""
        return self._rows[index.row()].id if index.isValid() else None

    def row_of(self, wanted: str | None) -> int:
        """Where something stands, or -1."""
        return next((place for place, row in enumerate(self._rows) if row.id == wanted), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._heads)

    def data(self, index: Index, role: int = _DISPLAY) -> object:
        if not index.isValid():
            return None
        cell = self._rows[index.row()].cells[index.column()]
        if role == _DISPLAY:
            return cell.text
        return _RIGHT if role == _ALIGN and isinstance(cell.key, float) else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> object:
        if role != _DISPLAY or orientation is not Qt.Orientation.Horizontal:
            return None
        return self._heads[section] if 0 <= section < len(self._heads) else None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if 0 <= column < len(self._heads):
            self.beginResetModel()
            self._sorted = (column, order)
            self._arrange()
            self.endResetModel()

    def _arrange(self) -> None:
        if self._sorted and self._rows:
            column, order = self._sorted
            keys = np.array([row.cells[column].key for row in self._rows])
            if order is Qt.SortOrder.DescendingOrder:  # equal rows keep their order here too
                places = (len(keys) - 1 - np.argsort(keys[::-1], kind="stable"))[::-1]
            else:
                places = np.argsort(keys, kind="stable")
            self._rows = [self._rows[place] for place in places.tolist()]


class FixesModel(QAbstractTableModel):
    """The fixes of a vessel's tracks, formatted only where they are looked at."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tracks: tuple[Track, ...] = ()
        self._starts = np.zeros(1, dtype=np.int64)
        self._names: dict[str, str] = {}
        self._zone = "UTC"

    def show(self, tracks: tuple[Track, ...], names: dict[str, str], zone: str) -> None:
        """Show other tracks; ``names`` gives each source its file's name."""
        self.beginResetModel()
        self._tracks, self._names, self._zone = tracks, names, zone
        self._starts = np.concatenate(([0], np.cumsum([len(track) for track in tracks]))).astype(
            np.int64
        )
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else int(self._starts[-1])

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(_fix_heads())

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> object:
        if role != _DISPLAY or orientation is not Qt.Orientation.Horizontal:
            return None
        return _fix_heads()[section] if 0 <= section < len(_fix_heads()) else None

    def data(self, index: Index, role: int = _DISPLAY) -> object:
        if not index.isValid() or role != _DISPLAY:
            return None
        place = int(np.searchsorted(self._starts, index.row(), side="right")) - 1
        return self._text(
            self._tracks[place], index.row() - int(self._starts[place]), index.column()
        )

    def _text(self, track: Track, fix: int, column: int) -> str:
        if column == 0:
            return exact(float(track.t_s[fix]), self._zone)
        if column == 1:
            return ddm(float(track.lon_deg[fix]), float(track.lat_deg[fix]))
        if column == 2:
            speed = float(track.sog_kn[fix])
            return "–" if np.isnan(speed) else f"{speed:.1f}"
        if column == 3:
            course = float(track.cog_deg[fix])
            return "–" if np.isnan(course) else course_text(course)
        source_id = track.source_ids[int(track.source[fix])]
        name = self._names.get(source_id, source_id)
        return say("{file}, line {line}", file=name, line=int(track.line[fix]))


def _fix_heads() -> tuple[str, ...]:
    return (say("Time"), say("Position"), say("SOG, kn"), say("COG"), say("File and line"))
