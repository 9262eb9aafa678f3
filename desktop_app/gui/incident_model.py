"""The incident list as Qt reads it: rows and date heads, all in memory."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop_app.gui.incident_rows import Head, Row, row_time
from desktop_app.gui.local_times import TimeZones
from desktop_app.gui.visit_words import status_word

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = int(Qt.ItemDataRole.UserRole) + 1


class IncidentModel(QAbstractListModel):
    """Holds what is listed; heads cannot be selected."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._listed: list[Row | Head] = []
        self._places: dict[str, int] = {}
        self.zones = TimeZones()

    def show(self, listed: Sequence[Row | Head], zones: TimeZones) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._listed = list(listed)
        self.zones = zones
        self._places = {
            entry.incident.id: place
            for place, entry in enumerate(self._listed)
            if isinstance(entry, Row)
        }
        self.endResetModel()

    def entry(self, index: Index) -> Row | Head | None:
        """What a place of the list holds."""
        return self._listed[index.row()] if index.isValid() else None

    def index_of(self, incident_id: str | None) -> QModelIndex:
        """Where an incident stands; an invalid index if it is not listed."""
        place = self._places.get(incident_id or "")
        return QModelIndex() if place is None else self.index(place)

    def incident_ids(self) -> list[str]:
        """The listed incidents, from top to bottom."""
        return list(self._places)

    def has_heads(self) -> bool:
        """Whether dates stand above the rows."""
        return len(self._listed) > len(self._places)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._listed)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if isinstance(self.entry(index), Row):
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        entry = self.entry(index)
        if entry is None:
            return None
        if role == ROW_ROLE:
            return entry
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.text if isinstance(entry, Head) else entry.incident.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return entry.text if isinstance(entry, Head) else self._spoken(entry)
        return None

    def _spoken(self, row: Row) -> str:
        parties = " ".join(letters for _, letters in row.parties)
        when = row_time(row, self.zones, dated=True).text
        status = status_word(row.incident.status)
        return f"{status}. {row.incident.title}. {parties}. {when}. {row.how}"
