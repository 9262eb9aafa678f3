"""The coordination sheet: indicators, plots, what others said, and the analyst's judgement."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop_app.assessments.coordination import CoordinationSheet, Indicator, Presence
from desktop_app.canvas.theme import Theme
from desktop_app.domain.incidents import Incident
from desktop_app.domain.judgements import CONFIDENCES, SCALES, Judgement, mixed_sentence
from desktop_app.domain.snapshot import Snapshot
from desktop_app.domain.words import say
from desktop_app.gui.coordination_plot import CoordinationPlot
from desktop_app.gui.icons import icon
from desktop_app.gui.local_times import TimeZones
from desktop_app.gui.plain_text import button, describe, hairline, label, one_line
from desktop_app.operations.assess import Assessment, Judged

_LOOKS = {
    Presence.PRESENT: ("check", "text.primary"),
    Presence.ABSENT: ("ring-struck", "text.secondary"),
    Presence.NOT_ASSESSABLE: ("ring-dashed", "text.secondary"),
}


class CoordinationDialog(QDialog):
    """Shows a sheet; ``judged`` is what the analyst filled in, once it was accepted."""

    def __init__(
        self,
        state: Snapshot,
        incident: Incident,
        made: Assessment,
        theme: Theme,
        zones: TimeZones,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        assert made.sheet is not None  # noqa: S101  asked by whoever opens it
        self.judged: Judged | None = None
        self._state, self._sheet, self._theme, self._zones = state, made.sheet, theme, zones
        self.setWindowTitle(say("Coordination sheet"))
        describe(self, say("Coordination sheet"))
        self.resize(1180, 660)
        self._scale = _choice(say("Scale of likelihood"), list(SCALES))
        self.likelihood = _choice(say("Likelihood"), [])
        self.confidence = _choice(say("Confidence in the basis"), ["", *CONFIDENCES])
        self.reasons = QPlainTextEdit()
        self.reasons.setMaximumHeight(44)
        self.reasons.setTabChangesFocus(True)
        describe(self.reasons, say("What it rests on"))
        self.alternatives = QLineEdit()
        self.alternatives.setPlaceholderText(say("Other explanations, separated by ;"))
        describe(self.alternatives, say("Other explanations considered"))
        self.trouble = label("", "error", wraps=True)
        self.save = button(say("Write it down"), "main", say("Ctrl+Enter"))
        self.save.setShortcut("Ctrl+Return")
        self._lay_out(incident, made)
        self._scale.currentTextChanged.connect(self._offer_words)
        for box in (self.likelihood, self.confidence):
            box.currentTextChanged.connect(lambda _: self._look())
        self.reasons.textChanged.connect(self._look)
        self.alternatives.textChanged.connect(lambda _: self._look())
        self.save.clicked.connect(self.accept)
        self._offer_words(self._scale.currentText())

    def accept(self) -> None:
        self.judged = Judged(
            self._question(),
            self._scale.currentText(),
            str(self.likelihood.currentData() or ""),
            self.confidence.currentText(),
            self.reasons.toPlainText().strip(),
            tuple(part.strip() for part in self.alternatives.text().split(";") if part.strip()),
        )
        super().accept()

    def _question(self) -> str:
        return say("The two moved with regard to each other.")

    def _offer_words(self, scale: str) -> None:
        self.likelihood.clear()
        self.likelihood.addItem("", "")
        for word, (low, high) in SCALES[scale].items():
            self.likelihood.addItem(f"{say(word)} ({low}–{high} %)", word)
        self._look()

    def _look(self) -> None:
        mixed = mixed_sentence(self.reasons.toPlainText()) or mixed_sentence(
            self.alternatives.text()
        )
        words = say("Likelihood and confidence in one sentence: make two of it.") if mixed else ""
        self.trouble.setText(words)
        chosen = bool(self.likelihood.currentData()) and bool(self.confidence.currentText())
        self.save.setEnabled(chosen and not mixed and self._state.read_only is None)

    def _lay_out(self, incident: Incident, made: Assessment) -> None:
        halves = QHBoxLayout()
        halves.setSpacing(24)
        halves.addLayout(self._left(incident), 3)
        halves.addWidget(self._right(made), 2)
        foot = QHBoxLayout()
        foot.addWidget(self.trouble, 1)
        close = button(say("Close"))
        close.clicked.connect(self.reject)
        foot.addWidget(close)
        foot.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 14)
        column.addLayout(halves, 1)
        column.addWidget(hairline())
        column.addLayout(foot)

    def _left(self, incident: Incident) -> QVBoxLayout:
        column = QVBoxLayout()
        names = self._names()
        column.addWidget(label(say("Coordination sheet"), "title"))
        words = say("{one} and {other}", one=names[0], other=names[1])
        column.addWidget(label(one_line(words), "secondary"))
        if self._sheet.series is None:
            told = say("No plot: {why}.", why=self._sheet.why_no_series)
            column.addWidget(label(told, "attention"))
        else:
            plot = CoordinationPlot(self._sheet.series, names, self._theme)
            plot.show_times(self._zones)
            column.addWidget(plot, 1)
        basis = ", ".join(dict.fromkeys(str(one) for one in incident.basis))
        column.addWidget(label(say("Basis: {basis}.", basis=basis), "caption"))
        column.addWidget(hairline())
        column.addWidget(label(say("Your judgement"), "strong"))
        column.addLayout(self._form())
        if self._sheet.series is None:
            column.addStretch(1)
        return column

    def _right(self, made: Assessment) -> QScrollArea:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 12, 0)
        column.setSpacing(5)
        column.addWidget(label(say("Indicators of coordination"), "strong"))
        column.addWidget(label(counts_words(self._sheet), "secondary", wraps=True))
        for indicator in self._sheet.indicators:
            column.addWidget(_indicator(indicator, self._theme))
        note = say(
            "Counts are not a score: the indicators do not weigh the same, "
            "and none of them shows intent."
        )
        column.addWidget(label(note, "caption", wraps=True))
        column.addWidget(hairline())
        column.addWidget(label(say("What others said"), "strong"))
        said = [one.statement for one in made.statements if one.statement.assertion is None]
        for statement in said:
            words = f"{statement.speaker}: {statement.shown} ({statement.grade})"
            column.addWidget(label(one_line(words), "caption", wraps=True))
        if not said:
            column.addWidget(label(say("Nothing in the ledger."), "caption"))
        column.addWidget(hairline())
        column.addWidget(label(say("Judgements of analysts"), "strong"))
        for judgement in made.judgements:
            for words in judgement_words(judgement):
                column.addWidget(label(one_line(words), "caption", wraps=True))
        if not made.judgements:
            column.addWidget(label(say("None yet."), "caption"))
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(body)
        describe(area, say("Indicators and judgements"))
        return area

    def _form(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setVerticalSpacing(5)
        rows: tuple[tuple[str, QWidget], ...] = (
            (say("That they moved with regard to each other is"), self.likelihood),
            (say("Words of"), self._scale),
            (say("Confidence in the basis"), self.confidence),
            (say("What it rests on"), self.reasons),
            (say("Other explanations"), self.alternatives),
        )
        for place, (words, field) in enumerate(rows):
            grid.addWidget(label(words, "secondary", wraps=True), place, 0)
            grid.addWidget(field, place, 1)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 3)
        return grid

    def _names(self) -> tuple[str, str]:
        one, other = (self._state.vessels[name].label for name in self._sheet.vessel_ids)
        return one, other


def counts_words(sheet: CoordinationSheet) -> str:
    """``2 of 9 present · 3 absent · 4 not assessable``."""
    return say(
        "{k} of {n} present · {a} absent · {m} not assessable",
        k=sheet.count(Presence.PRESENT),
        n=len(sheet.indicators),
        a=sheet.count(Presence.ABSENT),
        m=sheet.count(Presence.NOT_ASSESSABLE),
    )


def judgement_words(judgement: Judgement) -> tuple[str, str]:
    """A judgement in two sentences: how probable, and how good the basis is."""
    low, high = judgement.range_percent
    first = say(
        "{author}, {day}: {question} This is {likelihood} ({low}–{high} %, {scale}).",
        author=judgement.author,
        day=judgement.at[:10],
        question=judgement.question,
        likelihood=say(judgement.likelihood),
        low=low,
        high=high,
        scale=judgement.scale,
    )
    second = say("Confidence in the basis: {confidence}.", confidence=say(judgement.confidence))
    return first, f"{second} {judgement.reasons}".strip()


def _choice(name: str, words: list[str]) -> QComboBox:
    made = QComboBox()
    made.addItems(words)
    describe(made, name)
    return made


def _indicator(indicator: Indicator, theme: Theme) -> QWidget:
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 1, 0, 1)
    row.setSpacing(7)
    name, role = _LOOKS[indicator.presence]
    glyph = QLabel()
    glyph.setPixmap(icon(name, theme, role).pixmap(QSize(13, 13)))
    row.addWidget(glyph, 0, Qt.AlignmentFlag.AlignTop)
    column = QVBoxLayout()
    column.setSpacing(0)
    strong = "strong" if indicator.presence is Presence.PRESENT else "body"
    words = f"{say(str(indicator.presence)).capitalize()}: {indicator.what}"
    column.addWidget(label(words, strong, wraps=True))
    told = " · ".join(part for part in (indicator.value, indicator.threshold) if part)
    column.addWidget(label(one_line(told), "caption", wraps=True))
    row.addLayout(column, 1)
    return box
