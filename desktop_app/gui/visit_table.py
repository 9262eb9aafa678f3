"""The zone visits of an incident, one group for each claimant's set."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel

from desktop_app.canvas.theme import Theme
from desktop_app.domain.incidents import Incident
from desktop_app.domain.snapshot import Snapshot
from desktop_app.domain.visits import Visit, VisitKind
from desktop_app.domain.words import say
from desktop_app.gui.detail_sections import Choice, Section
from desktop_app.gui.finding_words import parties_words
from desktop_app.gui.incident_rows import moment_s
from desktop_app.gui.local_times import TimeZones, zone_short
from desktop_app.gui.marks import affiliation_picture
from desktop_app.gui.plain_text import hairline, label, one_line, set_role, tooltip
from desktop_app.gui.visit_words import (
    TimeWords,
    bracket_line,
    bracket_sentence,
    crossing_words,
    dwell_words,
    is_decidable,
    kind_sentence,
    visit_facts,
)

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
_TOP = Qt.AlignmentFlag.AlignTop
_CHOICE_EDGE_PX = 2  # a name that can be chosen has room for its focus ring


class VisitTable(Section):
    """Vessel, entered, left, dwell; under each row how it is known. ``picked`` carries an id."""

    picked = Signal(object)

    def __init__(
        self, snapshot: Snapshot, incident: Incident, zones: TimeZones, theme: Theme
    ) -> None:
        self._start_s = moment_s(incident.start)
        short = "" if self._start_s is None else zone_short(self._start_s, zones.first)
        super().__init__(say("Zone visits"), say("times {zone}", zone=short) if short else "")
        self._snapshot, self._zones, self._theme = snapshot, zones, theme
        self._names: dict[str, Choice] = {}
        visits = snapshot.incident_visits(incident)
        for zone_id in dict.fromkeys(visit.zone_id for visit in visits):
            self._add_zone(zone_id, [visit for visit in visits if visit.zone_id == zone_id])
        for zone_set in _undecided_sets(snapshot, visits):
            self._add_undecided_set(zone_set)

    def mark(self, visit_id: str | None) -> None:
        """Show which visit is selected."""
        for known, name in self._names.items():
            set_role(name, "choice_selected" if known == visit_id else "choice")

    def _add_zone(self, zone_id: str, visits: list[Visit]) -> None:
        zone = self._snapshot.zones[zone_id]
        words = say("Set of {zone_set} · {name}", zone_set=zone.zone_set, name=zone.name)
        head = label(one_line(words), "label", wraps=True)
        head.setToolTip(tooltip(parties_words(zone)))
        self.column.addWidget(head)
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        timed = [visit for visit in visits if is_decidable(visit)]
        if timed:
            for column, text in ((2, say("Entered")), (3, say("Left")), (4, say("Dwell"))):
                grid.addWidget(label(text, "caption"), 0, column, _RIGHT)
        for place, visit in enumerate(visits):
            self._add_visit(grid, 1 + 3 * place, visit)
        self.column.addLayout(grid)
        self.column.addWidget(hairline())

    def _add_visit(self, grid: QGridLayout, row: int, visit: Visit) -> None:
        vessel = self._snapshot.vessels[visit.vessel_id]
        slot = self._snapshot.affiliations.get(vessel.flag or "")
        mark = QLabel()
        mark.setPixmap(affiliation_picture(self._theme, slot, self.devicePixelRatioF()))
        mark.setContentsMargins(0, _CHOICE_EDGE_PX, 0, 0)
        mark.setAccessibleName(vessel.flag or say("flag not known"))
        name = Choice(vessel.label, visit.id)
        name.chosen.connect(self.picked)
        self._names[visit.id] = name
        grid.addWidget(mark, row, 0, _TOP)
        grid.addWidget(name, row, 1)
        if not is_decidable(visit):
            words = say("not decidable: {why}", why=say(visit.not_decidable or ""))
            grid.addWidget(label(words, "undecidable", wraps=True), row + 1, 1, 1, 4)
            return
        tip = tooltip(f"{kind_sentence(visit.kind)}\n{bracket_sentence(visit, self._zones.first)}")
        for column, words_ in self._columns(visit):
            cell = _time_label(words_, strong=column == 4)
            cell.setToolTip(tip)
            grid.addWidget(cell, row, column, _RIGHT)
        grid.addWidget(label(visit_facts(visit), "caption", wraps=True), row + 1, 1, 1, 4)
        brackets = bracket_line(visit, self._zones.first)
        if brackets:
            grid.addWidget(label(brackets, "caption", wraps=True), row + 2, 1, 1, 4)

    def _columns(self, visit: Visit) -> tuple[tuple[int, TimeWords], ...]:
        zone = self._zones.first
        return (
            (2, crossing_words(visit.entered, zone, self._start_s)),
            (3, crossing_words(visit.left, zone, self._start_s)),
            (4, dwell_words(visit)),
        )

    def _add_undecided_set(self, zone_set: str) -> None:
        self.column.addWidget(label(one_line(say("Set of {s}", s=zone_set)), "label", wraps=True))
        words = say("not decidable: {why}", why=say("the positions are illustrative"))
        self.column.addWidget(label(words, "undecidable", wraps=True))


def _undecided_sets(snapshot: Snapshot, visits: tuple[Visit, ...]) -> list[str]:
    """Sets of which a reconstructed track can tell nothing: all but those that were reported in."""
    if not visits or any(visit.kind is not VisitKind.REPORTED for visit in visits):
        return []
    told = {snapshot.zones[visit.zone_id].zone_set for visit in visits}
    return sorted({zone.zone_set for zone in snapshot.zones.values()} - told)


def _time_label(words: TimeWords, *, strong: bool) -> QLabel:
    role = "approximate" if words.approximate else ("strong" if strong else "body")
    made = label(words.text, role)
    made.setContentsMargins(0, _CHOICE_EDGE_PX, 0, 0)
    return made
