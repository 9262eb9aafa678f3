"""The list of incidents: what there is to look at, in order, with the keys that decide on it."""

from dataclasses import replace

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QListView,
    QMenu,
    QPushButton,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop_app.canvas.theme import Theme
from desktop_app.domain.incidents import IncidentStatus
from desktop_app.domain.snapshot import Snapshot
from desktop_app.domain.words import say
from desktop_app.gui.incident_delegate import IncidentDelegate
from desktop_app.gui.incident_model import ROW_ROLE, IncidentModel
from desktop_app.gui.incident_rows import (
    Order,
    Row,
    Wanted,
    chosen_rows,
    parties_of,
    rows_of,
    with_heads,
)
from desktop_app.gui.key_foot import KeyFoot
from desktop_app.gui.local_times import TimeZones
from desktop_app.gui.plain_text import button, button_text, describe, hairline, label
from desktop_app.gui.reason_line import ReasonLine
from desktop_app.gui.selection import Chosen, Selection


class IncidentList(QWidget):
    """Sorts, filters and selects incidents.

    ``dismissed`` carries the reason as text when the person has given one.
    """

    dismissed = Signal(object)

    def __init__(self, selection: Selection, theme: Theme) -> None:
        super().__init__()
        describe(self, say("Incidents"))
        self._selection = selection
        self._rows: tuple[Row, ...] = ()
        self._zones = TimeZones()
        self._wanted = Wanted()
        self._following = False
        self.model = IncidentModel(self)
        self.view = _view(theme)
        self.view.setModel(self.model)
        self.reason = ReasonLine()
        self._count = label("", "caption")
        self._empty = _Empty()
        self._to_triage, self._all = _segments()
        self._sort = QToolButton()
        self._lay_out()
        self._wire()

    def show_snapshot(self, snapshot: Snapshot | None, zones: TimeZones) -> None:
        """Show the incidents of a snapshot; the selected one stays selected."""
        self._rows = rows_of(snapshot) if snapshot else ()
        self._zones = zones
        self._fill_menu()
        self._refresh()

    def filter_text(self, text: str) -> None:
        """Show only incidents in which every word is found: vessel, zone, place or title."""
        self._want(replace(self._wanted, text=text))

    def set_theme(self, theme: Theme) -> None:
        """Paint with another theme."""
        delegate = self.view.itemDelegate()
        if isinstance(delegate, IncidentDelegate):
            delegate.theme = theme
        self.view.viewport().update()

    def follow(self, chosen: Chosen) -> None:
        """Select what was selected elsewhere."""
        self._following = True
        index = self.model.index_of(chosen.incident_id)
        mode = QItemSelectionModel.SelectionFlag.ClearAndSelect
        picked = self.view.selectionModel()
        # A view that gets the focus makes its first row current without selecting it.
        if index != picked.currentIndex() or (index.isValid() and not picked.isSelected(index)):
            picked.setCurrentIndex(index, mode)
            if index.isValid():
                self.view.scrollTo(index)
        self._following = False

    def step(self, by: int) -> None:
        """Select the next incident, or with -1 the previous one."""
        ids = self.model.incident_ids()
        if not ids:
            return
        chosen = self._selection.chosen.incident_id
        place = ids.index(chosen) + by if chosen in ids else (0 if by > 0 else len(ids) - 1)
        if 0 <= place < len(ids):
            self._choose(ids[place])

    def next_to_triage(self) -> None:
        """Select the next incident that is still to triage, around the end if need be."""
        ids = self.model.incident_ids()
        chosen = self._selection.chosen.incident_id
        start = ids.index(chosen) + 1 if chosen in ids else 0
        for incident_id in (*ids[start:], *ids[:start]):
            row = self.model.index_of(incident_id).data(ROW_ROLE)
            if row.incident.status is IncidentStatus.NEW and incident_id != chosen:
                self._choose(incident_id)
                return

    def first(self) -> str | None:
        """The incident at the top."""
        return next(iter(self.model.incident_ids()), None)

    def ask_reason(self) -> None:
        """Ask on one line why the selected incident is dismissed."""
        self.reason.ask(say("Why dismiss it? A few words, then Enter"))

    def _choose(self, incident_id: str) -> None:
        row = self.model.index_of(incident_id).data(ROW_ROLE)
        self._selection.choose_incident(incident_id, row.start_s)

    def _want(self, wanted: Wanted) -> None:
        self._wanted = wanted
        self._refresh()

    def _refresh(self) -> None:
        self._following = True
        rows = chosen_rows(self._rows, self._wanted)
        self.model.show(with_heads(rows, self._wanted.order, self._zones), self._zones)
        self._following = False
        to_triage = len(chosen_rows(self._rows, self._with(only_to_triage=True)))
        self._count.setText(str(len(rows)))
        self._to_triage.setText(button_text(say("To triage {n}", n=to_triage)))
        self._empty.say_why(len(self._rows), len(rows))
        self._stack.setCurrentIndex(0 if rows else 1)
        self.follow(self._selection.chosen)

    def _picked(self, current: QModelIndex, _previous: QModelIndex) -> None:
        row = current.data(ROW_ROLE)
        if not self._following and isinstance(row, Row):
            self._selection.choose_incident(row.incident.id, row.start_s)

    def _wire(self) -> None:
        self.view.selectionModel().currentChanged.connect(self._picked)
        self._to_triage.clicked.connect(lambda: self._want(self._with(only_to_triage=True)))
        self._all.clicked.connect(lambda: self._want(self._with(only_to_triage=False)))
        self._empty.show_all.clicked.connect(self._show_all)
        self.reason.given.connect(self.dismissed)
        self.reason.closed.connect(self.view.setFocus)

    def _show_all(self) -> None:
        self._all.setChecked(True)
        self._want(Wanted(possible=True, order=self._wanted.order))
        self._fill_menu()

    def _with(self, *, only_to_triage: bool) -> Wanted:
        return replace(self._wanted, only_to_triage=only_to_triage)

    def _fill_menu(self) -> None:
        menu = QMenu(self)
        orders = QActionGroup(menu)
        for order in Order:
            self._add(
                menu, say(order.value.capitalize()), replace(self._wanted, order=order), orders
            )
        menu.addSeparator()
        parties = QActionGroup(menu)
        self._add(menu, say("Every party"), replace(self._wanted, party=None), parties)
        for party in parties_of(self._rows):
            words = say("Only {party}", party=party)
            self._add(menu, words, replace(self._wanted, party=party), parties)
        menu.addSeparator()
        possible = replace(self._wanted, possible=not self._wanted.possible)
        action = self._add(menu, say("Show possible visits too"), possible, None)
        action.setChecked(self._wanted.possible)
        self._sort.setMenu(menu)
        self._sort.setText(say("Sort"))

    def _add(self, menu: QMenu, words: str, wanted: Wanted, group: QActionGroup | None) -> QAction:
        action = menu.addAction(button_text(words))
        action.setCheckable(True)
        action.setChecked(wanted == self._wanted)
        if group:
            group.addAction(action)
        action.triggered.connect(lambda: self._from_menu(wanted))
        return action

    def _from_menu(self, wanted: Wanted) -> None:
        self._want(wanted)
        self._fill_menu()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._count.setVisible(self.width() >= 300)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(16, 8, 8, 8)
        head.setSpacing(4)
        describe(self._sort, say("Sort and filter"), say("Sort and filter the list"))
        self._sort.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._sort.setProperty("role", "small")
        title: QLabel = label(say("Incidents"), "strong")
        for widget in (title, self._count):
            head.addWidget(widget)
        head.addStretch(1)
        head.addWidget(self._sort)
        segments = QHBoxLayout()
        segments.setSpacing(0)
        segments.addWidget(self._to_triage)
        segments.addWidget(self._all)
        head.addLayout(segments)
        self._stack = QStackedLayout()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(hairline())
        column.addLayout(self._stack, 1)
        column.addWidget(self.reason)
        column.addWidget(hairline())
        column.addWidget(KeyFoot())


class _Empty(QWidget):
    """A sentence and a way on where no row is left."""

    def __init__(self) -> None:
        super().__init__()
        self._sentence = label("", "secondary", wraps=True)
        self.show_all = button(say("Show all"), "link")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.addWidget(self._sentence)
        column.addWidget(self.show_all, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    def say_why(self, total: int, shown: int) -> None:
        """Say why the list is empty."""
        hidden = total - shown
        self.show_all.setVisible(hidden > 0)
        self._sentence.setText(
            say("No incident matches. {n} do not.", n=hidden)
            if hidden
            else say("No incident yet. Import tracks: drop a file here, or press Ctrl+I.")
        )


def _segments() -> tuple[QPushButton, QPushButton]:
    """The two halves of the switch between what is to triage and everything."""
    to_triage, everything = button(say("To triage"), "segment"), button(say("All"), "segment")
    group = QButtonGroup(everything)
    for half in (to_triage, everything):
        half.setCheckable(True)
        group.addButton(half)
    everything.setChecked(True)
    return to_triage, everything


def _view(theme: Theme) -> QListView:
    view = QListView()
    view.setItemDelegate(IncidentDelegate(theme, view))
    view.setMouseTracking(True)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setLayoutMode(QListView.LayoutMode.SinglePass)
    describe(view, say("Incidents"))
    return view
