"""The sections of the detail pane: each a widget made from values, in a fixed order."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop_app.canvas.theme import Theme
from desktop_app.domain.incidents import Incident, IncidentStatus, Moment
from desktop_app.domain.snapshot import Snapshot
from desktop_app.domain.sources import Source
from desktop_app.domain.words import counted, say
from desktop_app.gui.finding_words import finding
from desktop_app.gui.local_times import TimeZones, day_clock, zone_head
from desktop_app.gui.marks import StatusMark
from desktop_app.gui.plain_text import button, label, one_line, tooltip
from desktop_app.gui.visit_words import basis_word, status_word


class Choice(QLabel):
    """A name that can be chosen with mouse or keyboard; ``chosen`` carries its id."""

    chosen = Signal(object)

    def __init__(self, text: str, chosen_id: str) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(one_line(text))
        self.setWordWrap(True)
        self.setProperty("role", "choice")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(text)
        self._id = chosen_id

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        self.chosen.emit(self._id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit(self._id)
        else:
            super().keyPressEvent(event)


class Section(QWidget):
    """A heading with a remark at its right, and what stands under them."""

    def __init__(self, heading: str, remark: str = "") -> None:
        super().__init__()
        self.setAccessibleName(heading)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 10, 0, 10)
        self.column.setSpacing(4)
        row = QHBoxLayout()
        row.addWidget(label(heading, "strong"))
        row.addStretch(1)
        row.addWidget(label(remark, "caption"))
        self.column.addLayout(row)


def heading_section(
    snapshot: Snapshot, incident: Incident, zones: TimeZones, theme: Theme
) -> QWidget:
    """Status, title, the one-sentence finding, the basis where it limits what may be said."""
    section = QWidget()
    column = QVBoxLayout(section)
    column.setContentsMargins(0, 12, 0, 2)
    column.setSpacing(3)
    row = QHBoxLayout()
    row.setSpacing(6)
    mark = StatusMark()
    mark.show_status(incident.status, theme)
    role = "new" if incident.status is IncidentStatus.NEW else "settled"
    for widget in (mark, label(status_word(incident.status), role)):
        row.addWidget(widget)
    row.addWidget(label(f"· {incident.id}", "secondary"))
    row.addStretch(1)
    column.addLayout(row)
    column.addWidget(label(one_line(incident.title), "title", wraps=True))
    column.addWidget(label(one_line(finding(snapshot, incident, zones)), "secondary", wraps=True))
    if incident.reason:
        words = say("Reason: {reason}", reason=one_line(incident.reason))
        column.addWidget(label(words, "secondary", wraps=True))
    if incident.tags or incident.note:
        parts = [", ".join(f"#{tag}" for tag in incident.tags), incident.note]
        words = " · ".join(one_line(part) for part in parts if part)
        column.addWidget(label(words, "secondary", wraps=True))
    column.addWidget(label(_basis_sentence(incident), "attention", wraps=True))
    return section


def times_section(incident: Incident, zones: TimeZones, *, weekdays: bool) -> QWidget:
    """From and to, in both time zones; without weekdays where there is little room."""
    section = QWidget()
    section.setAccessibleName(say("From and to"))
    grid = QGridLayout(section)
    grid.setContentsMargins(0, 4, 0, 10)
    grid.setHorizontalSpacing(14)
    grid.setVerticalSpacing(2)
    reference = next(
        (
            t_s
            for moment in (incident.start, incident.end)
            for t_s in (moment.earliest_s, moment.latest_s)
            if t_s is not None
        ),
        None,
    )
    names = dict.fromkeys((zones.first, zones.second))
    for column, name in enumerate(names, start=1):
        if reference is not None:
            grid.addWidget(label(zone_head(reference, name), "label"), 0, column)
        for row, moment in ((1, incident.start), (2, incident.end)):
            text, approximate = moment_words(moment, name, weekdays=weekdays)
            role = "approximate" if approximate else ("strong" if column == 1 else "body")
            grid.addWidget(label(text, role, wraps=approximate), row, column)
            if approximate:
                grid.setColumnStretch(column, 1)
    grid.addWidget(label(say("From"), "secondary"), 1, 0)
    grid.addWidget(label(say("To"), "secondary"), 2, 0)
    if not any(grid.columnStretch(column) for column in range(1, len(names) + 1)):
        grid.setColumnStretch(len(names) + 1, 1)
    return section


def moment_words(moment: Moment, zone: str, *, weekdays: bool = True) -> tuple[str, bool]:
    """A moment as date and time, and whether it is only bracketed."""
    early, late = moment.earliest_s, moment.latest_s
    if early is None and late is None:
        return say("not known"), True
    if early is None and late is not None:
        return say("before {time}", time=_dated(late, zone, weekdays)), True
    if late is None and early is not None:
        return say("after {time}", time=_dated(early, zone, weekdays)), True
    first = _dated(early or 0.0, zone, weekdays)
    last = _dated(late or 0.0, zone, weekdays)
    if first == last:
        return first, False
    date, _, clock = last.rpartition(" ")
    return f"{first}–{clock if first.startswith(date) else last}", True


def _dated(t_s: float, zone: str, weekdays: bool) -> str:  # passed on
    words = day_clock(t_s, zone)
    return words if weekdays else words.partition(" ")[2]


def provenance_section(sources: tuple[Source, ...]) -> QWidget:
    """Which files it rests on, what they are, and what of them was not taken."""
    rejected = sum(source.rejected for source in sources)
    section = Section(say("Sources and basis"), _count(len(sources)))
    for source in sources:
        section.column.addWidget(_source(source))
    if rejected:
        words = say("{n} records were rejected; they are kept with line and reason.", n=rejected)
        section.column.addWidget(label(words, "attention", wraps=True))
    return section


def observers_section(sources: tuple[Source, ...]) -> QWidget:
    """Who is named as present without a position, and on whose word."""
    section = Section(say("Present, positions not published"))
    for observer in dict.fromkeys(each for source in sources for each in source.observers):
        flag = observer.flag or say("flag not stated")
        name = one_line(f"{observer.name} ({flag})")
        section.column.addWidget(label(name, "body", wraps=True))
        section.column.addWidget(label(one_line(observer.cited), "caption", wraps=True))
    return section


def rejects_button(rejected: int) -> QWidget:
    """The way to the rejected records."""
    return button(say("Show {n} rejected records", n=rejected), "link")


def _count(files: int) -> str:
    return counted(files, "1 file", "{n} files")


def _source(source: Source) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 2, 0, 4)
    column.setSpacing(0)
    column.addWidget(label(one_line(source.name), "body", wraps=True))
    counts = say(
        "{basis} · {format} · {stored} of {records} records stored, {rejected} rejected",
        basis=basis_word(source.basis),
        format=source.format,
        stored=f"{source.stored:,}",
        records=f"{source.records:,}",
        rejected=f"{source.rejected:,}",
    )
    column.addWidget(label(counts, "caption", wraps=True))
    for decision in source.decisions:
        words = one_line(f"{decision.about}: {decision.value} ({decision.how})")
        column.addWidget(label(words, "caption", wraps=True))
    digest = label(f"SHA-256 {source.sha256[:12]}…", "caption")
    digest.setToolTip(tooltip(source.sha256))
    column.addWidget(digest)
    return box


def _basis_sentence(incident: Incident) -> str:
    words = ", ".join(basis_word(basis) for basis in incident.basis)
    if any(basis.illustrative for basis in incident.basis):
        return say("Basis: {basis}. The positions are illustrative.", basis=words)
    return say("Basis: {basis}.", basis=words)
