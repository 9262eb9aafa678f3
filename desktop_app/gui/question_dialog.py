"""Asks what only a person can decide about a file: each reading with its evidence, one chosen."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.errors import OffingError, Question
from desktop_app.domain.import_options import ImportOptions
from desktop_app.domain.words import say
from desktop_app.gui.import_answers import Reading, answered, flag_of, readings_of
from desktop_app.gui.plain_text import button, describe, hairline, label, one_line

_EXAMPLES = {
    "--time-zone": "Asia/Tokyo, UTC, +09:00",
    "--start-time": "2022-07-03T22:00:00Z",
    "--map": "lat=latitude, lon=longitude, when=time",
    "--encoding": "utf-8, cp1252, cp932",
}


class QuestionDialog(QDialog):
    """Puts an import's questions; ``options`` are the answers once it was accepted."""

    def __init__(
        self,
        file: str,
        questions: tuple[Question, ...],
        options: ImportOptions,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(say("Import"))
        describe(self, say("Questions before {file} can be read", file=file))
        self.options = options
        self._given = options
        self.asked = [Asked(question) for question in questions]
        self._trouble = label("", "error", wraps=True)
        self.go_on = button(say("Read it so"), "main")
        self._lay_out(file)
        for asked in self.asked:
            asked.changed.connect(self._look)
        self._look()

    def accept(self) -> None:
        try:
            self.options = answered(
                self._given, [(asked.question, asked.value()) for asked in self.asked]
            )
        except OffingError as error:
            self._trouble.setText(str(error))
            return
        super().accept()

    def _look(self) -> None:
        self._trouble.setText("")
        open_still = sum(not asked.value() for asked in self.asked)
        self.go_on.setEnabled(open_still == 0)

    def _lay_out(self, file: str) -> None:
        self.setMinimumWidth(640)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(8)
        count = len(self.asked)
        words = (
            say("One question before this file can be read")
            if count == 1
            else say("{n} questions before this file can be read", n=count)
        )
        column.addWidget(label(words, "title"))
        note = say(
            "{file}: the file alone cannot tell. Nothing is stored yet.", file=one_line(file)
        )
        column.addWidget(label(note, "secondary", wraps=True))
        body = QWidget()
        inside = QVBoxLayout(body)
        inside.setContentsMargins(0, 0, 8, 0)
        for asked in self.asked:
            inside.addWidget(asked)
        inside.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(body)
        area.setMinimumHeight(min(140 * count + 120, 420))
        column.addWidget(area, 1)
        column.addWidget(self._trouble)
        column.addWidget(hairline())
        row = QHBoxLayout()
        row.addStretch(1)
        stop = button(say("Do not import"))
        stop.clicked.connect(self.reject)
        self.go_on.clicked.connect(self.accept)
        row.addWidget(stop)
        row.addWidget(self.go_on)
        column.addLayout(row)


class Asked(QWidget):
    """One question: its readings as cards, and a field where a value has to be written."""

    changed = Signal()

    def __init__(self, question: Question) -> None:
        super().__init__()
        self.question = question
        self._group = QButtonGroup(self)
        self._readings = readings_of(question)
        self.cards: list[QPushButton] = []
        self.field = QLineEdit()
        self.field.setPlaceholderText(_EXAMPLES.get(flag_of(question), ""))
        describe(self.field, question.about)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 6)
        column.setSpacing(6)
        about = one_line(question.about[:1].upper() + question.about[1:])
        column.addWidget(label(about, "strong"))
        choosable = all(reading.value for reading in self._readings) and len(self._readings) > 1
        for reading in self._readings:
            self._add(column, reading, choosable=choosable)
        column.addWidget(self.field)
        self.field.setVisible(not choosable or flag_of(question) == "--time-zone")
        self.field.textChanged.connect(lambda _: self.changed.emit())

    def value(self) -> str:
        """The value given so far."""
        return self.field.text().strip()

    def _add(self, column: QVBoxLayout, reading: Reading, *, choosable: bool) -> None:
        words = label(one_line(reading.words), "body")
        words.setWordWrap(True)
        if not choosable:
            column.addWidget(words)
            return
        card = QPushButton()
        card.setProperty("role", "card")
        card.setCheckable(True)
        card.setAutoDefault(False)
        describe(card, reading.words)
        words.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(14, 10, 14, 10)
        inside.addWidget(words)
        card.setMinimumHeight(44)
        self._group.addButton(card)
        card.clicked.connect(lambda: self.field.setText(reading.value or ""))
        self.cards.append(card)
        column.addWidget(card)
