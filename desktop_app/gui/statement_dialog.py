"""A report from a pasted text: the text on the left, what it says on the right, all by keyboard.

What the program fills in are suggestions; nothing is stored before it is accepted.
"""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from desktop_app.assessments.read_report import Suggested, read_report
from desktop_app.canvas.theme import Theme
from desktop_app.domain.errors import OffingError
from desktop_app.domain.incidents import Incident
from desktop_app.domain.moments import parse_rfc3339
from desktop_app.domain.parties import PARTIES
from desktop_app.domain.snapshot import Snapshot
from desktop_app.domain.statements import CREDIBILITIES, RELIABILITIES
from desktop_app.domain.words import say
from desktop_app.gui.local_times import TimeZones, local, zone_named
from desktop_app.gui.plain_text import button, describe, hairline, label, one_line
from desktop_app.operations.keep_report import EnteredReport, check_report

_LINES = (
    ("speaker", "Who says it", "Ministry of Defence of Japan"),
    ("publisher", "Published by", "Republic World"),
    ("chain", "Citing", "Kyodo News; sources close to the matter"),
    ("cited", "Found at", "address, or paper and date"),
    ("published", "Published on", "2022-07-07+09:00"),
    ("title", "Title of the incident", "two frigates off Uotsuri"),
    ("period", "When it was", "2022-07-04+09:00"),
    ("entered", "Entered", "2022-07-04T07:05+09:00"),
    ("left", "Left", "2022-07-04T08:16+09:00"),
    ("dwell", "Stay in minutes", "6"),
    ("vessels", "Vessels, flag", "Russian frigate, RU; Chinese frigate, CN"),
)
_MINUTE_S = 60.0
_SUGGESTED = ("title", "period", "entered", "left", "dwell", "vessels", "chain")


class StatementDialog(QDialog):
    """Takes a report in; ``entered`` is what was accepted."""

    def __init__(
        self,
        state: Snapshot,
        incident: Incident | None,
        theme: Theme,
        zones: TimeZones,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.entered: EnteredReport | None = None
        self._state, self._incident, self._theme, self._zones = state, incident, theme, zones
        self.setWindowTitle(say("Report from text"))
        describe(self, say("Report from text"))
        self.resize(1120, 640)
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self.text.setPlaceholderText(say("Paste the text here (Ctrl+V), then Tab"))
        describe(self.text, say("Pasted text"))
        self.lines: dict[str, QLineEdit] = {}
        self._by_hand: set[str] = set()
        self.about = QComboBox()
        self.vessel = QComboBox()
        self.zone = QComboBox()
        self.grade = (QComboBox(), QComboBox())
        self.loaded = label("", "attention", wraps=True)
        self.trouble = label("", "error", wraps=True)
        self.go_on = button(say("Write it down"), "main", say("Ctrl+Enter"))
        self._fill_choices()
        self._lay_out()
        self.text.textChanged.connect(self._read)
        self.go_on.clicked.connect(self.accept)
        self.text.setFocus()

    def accept(self) -> None:
        entered = self._report()
        try:
            check_report(entered)
        except OffingError as error:
            self.trouble.setText(str(error))
            return
        self.entered = entered
        super().accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.accept()
            return  # Enter in a line must not store anything
        super().keyPressEvent(event)

    def _report(self) -> EnteredReport:
        words = {name: line.text().strip() for name, line in self.lines.items()}
        dwell = words.pop("dwell")
        chain = tuple(part.strip() for part in words.pop("chain").split(";") if part.strip())
        zone = self._state.zones.get(str(self.zone.currentData() or ""))
        cursor = self.text.textCursor()
        return EnteredReport(
            text=self.text.toPlainText(),
            quote=cursor.selectedText().replace("\u2029", "\n"),
            chain=chain,
            dwell_s=60.0 * float(dwell) if _is_number(dwell) else None,
            zone_set=zone.zone_set if zone else "",
            regime=str(zone.regime) if zone else "",
            place=(zone.names[0] if zone.names else zone.name) if zone else "",
            vessel=str(self.vessel.currentData() or ""),
            about=str(self.about.currentData() or ""),
            reliability=self.grade[0].currentText(),
            credibility=self.grade[1].currentText(),
            **words,
        )

    def _read(self) -> None:
        """Suggest what the text says, wherever nobody has typed."""
        year = None
        if self._incident is not None and self._incident.start.earliest_s is not None:
            year = local(self._incident.start.earliest_s, self._zones.first).year
        found = read_report(
            self.text.toPlainText(), self._state.zones, zone_named(self._zones.first), year
        )
        for name, words in suggestions(found, self._state).items():
            if name not in self._by_hand:
                self.lines[name].blockSignals(True)
                self.lines[name].setText(words)
                self.lines[name].setCursorPosition(0)
                self.lines[name].blockSignals(False)
        if found.zone_id is not None:
            self.zone.setCurrentIndex(self.zone.findData(found.zone_id))
        self.loaded.setText(" ".join(remarks(found)))
        self._mark(found.loaded)

    def _mark(self, words: tuple[str, ...]) -> None:
        """Underline the loaded words in the text."""
        look = QTextCharFormat()
        look.setFontUnderline(True)
        look.setBackground(self._theme.color("status.attention_ground"))
        marks = []
        text = self.text.toPlainText().casefold()
        for word in words:
            place = text.find(word)
            while place >= 0:
                mark = QTextEdit.ExtraSelection()
                cursor = QTextCursor(self.text.document())
                cursor.setPosition(place)
                cursor.setPosition(place + len(word), QTextCursor.MoveMode.KeepAnchor)
                mark.cursor, mark.format = cursor, look
                marks.append(mark)
                place = text.find(word, place + len(word))
        self.text.setExtraSelections(marks)

    def _fill_choices(self) -> None:
        if self._incident is not None:
            self.about.addItem(one_line(self._incident.title), self._incident.id)
        self.about.addItem(say("a new incident, known from this report"), "")
        describe(self.about, say("About"))
        self.vessel.addItem(say("nobody’s times are held against a track"), "")
        names = self._incident.vessel_ids if self._incident else ()
        for name in names:
            vessel = self._state.vessels[name].label
            self.vessel.addItem(one_line(vessel), vessel)
        describe(self.vessel, say("Whose times"))
        self.zone.addItem(say("not said"), "")
        for zone in self._state.zones.values():
            self.zone.addItem(one_line(f"{zone.name} ({zone.zone_set})"), zone.id)
        describe(self.zone, say("Zone"))
        for box, letters, name in zip(
            self.grade,
            (RELIABILITIES, CREDIBILITIES),
            (say("Reliability of the source"), say("Credibility of what it says")),
            strict=True,
        ):
            box.addItems(letters)
            box.setCurrentIndex(len(letters) - 1)
            describe(box, name)

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.addWidget(label(say("Pasted text"), "strong"))
        note = say("Kept as it is, with its SHA-256. Mark a part to quote only that.")
        left.addWidget(label(note, "caption"))
        left.addWidget(self.text, 1)
        left.addWidget(self.loaded)
        halves = QHBoxLayout()
        halves.setSpacing(24)
        halves.addLayout(left, 1)
        halves.addWidget(self._form(), 1)
        foot = QHBoxLayout()
        foot.addWidget(
            label(say("Suggestions only: nothing is stored until you accept it."), "caption")
        )
        foot.addWidget(self.trouble, 1)
        stop = button(say("Discard"))
        stop.clicked.connect(self.reject)
        foot.addWidget(stop)
        foot.addWidget(self.go_on)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 14)
        column.addLayout(halves, 1)
        column.addWidget(hairline())
        column.addLayout(foot)

    def _form(self) -> QScrollArea:
        body = QWidget()
        grid = QGridLayout(body)
        grid.setContentsMargins(0, 0, 12, 0)
        grid.setVerticalSpacing(6)
        grid.addWidget(label(say("What it says"), "strong"), 0, 0)
        grade = QWidget()
        row = QHBoxLayout(grade)
        row.setContentsMargins(0, 0, 0, 0)
        for box in self.grade:
            row.addWidget(box)
        rows: list[tuple[str, QWidget]] = [(say("About"), self.about)]
        for name, words, example in _LINES:
            line = QLineEdit()
            line.setPlaceholderText(say(example))
            describe(line, say(words))
            line.textEdited.connect(lambda _, name=name: self._by_hand.add(name))
            self.lines[name] = line
            rows.append((say(words), line))
        rows += [
            (say("Zone"), self.zone),
            (say("Whose times"), self.vessel),
            (say("Reliability, credibility"), grade),
        ]
        for place, (words, field) in enumerate(rows, start=1):
            grid.addWidget(label(words, "secondary"), place, 0)
            grid.addWidget(field, place, 1)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(len(rows) + 1, 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(body)
        return area


def suggestions(found: Suggested, state: Snapshot) -> Mapping[str, str]:
    """What goes into which line."""
    zone = state.zones.get(found.zone_id or "")
    names = [PARTIES[party] for party in found.parties]
    ships = say("{parties}: ships", parties=", ".join(names)) if names else ""
    place = f" · {zone.name}" if zone and ships else ""
    made = {
        "title": f"{ships}{place}",
        "period": found.day or "",
        "entered": found.entered or "",
        "left": found.left or "",
        "dwell": "" if found.dwell_s is None or other_stay(found) else f"{found.dwell_s / 60:g}",
        "vessels": "; ".join(
            f"{say('ship of {party}', party=PARTIES[party])}, {party}" for party in found.parties
        ),
        "chain": "; ".join(found.chain),
    }
    if found.entered and found.left:
        made["period"] = f"{found.entered}/{found.left}"
    return {name: made[name] for name in _SUGGESTED}


def other_stay(found: Suggested) -> bool:
    """Whether the stay that is said is not the one between the times that are said."""
    if found.dwell_s is None or found.entered is None or found.left is None:
        return False
    length_s = parse_rfc3339(found.left) - parse_rfc3339(found.entered)
    return abs(length_s - found.dwell_s) > _MINUTE_S


def remarks(found: Suggested) -> list[str]:
    """What a person should know about what was read."""
    told = []
    if found.loaded:
        quoted = ", ".join(f"“{word}”" for word in found.loaded)
        told.append(say("Loaded words stay inside the quotation: {words}.", words=quoted))
    if other_stay(found):
        minutes = f"{(found.dwell_s or 0.0) / _MINUTE_S:g}"
        told.append(
            say("A stay of {n} min is said too: mark it, and write it down by itself.", n=minutes)
        )
    if found.not_territorial:
        told.append(say("It says that the territorial sea was not entered."))
    return told


def _is_number(words: str) -> bool:
    try:
        return float(words) >= 0
    except ValueError:
        return False
