"""The map as tables, for whoever reads with the keyboard or a screen reader."""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableView,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.snapshot import Snapshot
from desktop_app.domain.words import say
from desktop_app.gui.local_times import TimeZones
from desktop_app.gui.plain_text import describe
from desktop_app.gui.selection import Chosen, Selection
from desktop_app.gui.table_models import FixesModel, RowsModel
from desktop_app.gui.table_rows import (
    vessel_heads,
    vessel_rows,
    visit_heads,
    visit_rows,
    zone_heads,
    zone_rows,
)

_ROWS_MEASURED = 60
_WIDEST_PX = 260


class TableTwin(QWidget):
    """Vessels, visits, zones, and the fixes of the selected vessel."""

    def __init__(self, selection: Selection) -> None:
        super().__init__()
        describe(self, say("Map as a table"))
        self._selection = selection
        self._snapshot: Snapshot | None = None
        self._zones = TimeZones()
        self._following = False
        self.vessels = RowsModel(vessel_heads(), self)
        self.visits = RowsModel(visit_heads(), self)
        self.zones = RowsModel(zone_heads(), self)
        self.fixes = FixesModel(self)
        self.tabs = QTabWidget()
        self.views: dict[str, QTableView] = {}
        self._add("visits", say("Visits"), self.visits)
        self._add("vessels", say("Vessels"), self.vessels)
        self._add("zones", say("Zones"), self.zones)
        self._add("fixes", say("Fixes of the selected vessel"), self.fixes)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 4, 8, 0)
        column.addWidget(self.tabs)
        self.setFocusProxy(self.tabs)

    def show_snapshot(self, snapshot: Snapshot | None, zones: TimeZones) -> None:
        """Show another snapshot."""
        self._snapshot, self._zones = snapshot, zones
        self._following = True
        self.vessels.show(vessel_rows(snapshot, zones) if snapshot else [])
        self.visits.show(visit_rows(snapshot, zones) if snapshot else [])
        self.zones.show(zone_rows(snapshot) if snapshot else [])
        self._following = False
        for name in ("visits", "vessels", "zones"):
            self._fit_columns(self.views[name])
        self.follow(self._selection.chosen)

    def follow(self, chosen: Chosen) -> None:
        """Mark what was selected."""
        self._following = True
        self._mark("vessels", self.vessels, chosen.vessel_id)
        self._mark("visits", self.visits, chosen.visit_id)
        self._mark("zones", self.zones, chosen.zone_id)
        tracks = self._snapshot.tracks if self._snapshot else ()
        sources = self._snapshot.sources if self._snapshot else ()
        self.fixes.show(
            tuple(track for track in tracks if track.vessel.id == chosen.vessel_id),
            {source.id: source.name for source in sources},
            self._zones.first,
        )
        self._following = False

    def _fit_columns(self, view: QTableView) -> None:
        view.resizeColumnsToContents()
        for column in range(view.model().columnCount()):
            view.setColumnWidth(column, min(view.columnWidth(column) + 8, _WIDEST_PX))

    def _mark(self, name: str, model: RowsModel, wanted: str | None) -> None:
        row = model.row_of(wanted)
        view = self.views[name]
        if row < 0:
            view.clearSelection()
        elif view.currentIndex().row() != row:
            view.setCurrentIndex(model.index(row, 0))

    def _add(self, name: str, title: str, model: RowsModel | FixesModel) -> None:
        view = QTableView()
        view.setModel(model)
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.setShowGrid(False)
        view.setAlternatingRowColors(True)
        view.setTabKeyNavigation(False)
        view.setWordWrap(False)
        view.setTextElideMode(Qt.TextElideMode.ElideRight)
        view.verticalHeader().hide()
        view.verticalHeader().setDefaultSectionSize(24)
        view.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        view.horizontalHeader().setStretchLastSection(True)
        view.horizontalHeader().setResizeContentsPrecision(_ROWS_MEASURED)
        view.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        if isinstance(model, RowsModel):
            view.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
            view.setSortingEnabled(True)
            view.selectionModel().currentRowChanged.connect(
                lambda current, _previous: self._picked(name, model, current)
            )
        describe(view, title)
        self.views[name] = view
        self.tabs.addTab(view, title)

    def _picked(self, name: str, model: RowsModel, current: QModelIndex) -> None:
        picked = model.id_at(current)
        if self._following or picked is None or self._snapshot is None:
            return
        if name == "vessels":
            self._selection.choose_vessel(picked)
        elif name == "zones":
            self._selection.choose_zone(picked)
        else:
            visit = self._snapshot.visits[picked]
            self._selection.choose_visit(visit.id, visit.vessel_id, visit.earliest_s)
