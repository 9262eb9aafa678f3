"""The keys of triage, at the foot of the list."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from desktop_app.domain.words import say
from desktop_app.gui.plain_text import describe, label

_WITH_WORDS_FROM_PX = 310


class KeyFoot(QWidget):
    """Key caps with their words; where there is no room for the words, the caps alone."""

    def __init__(self) -> None:
        super().__init__()
        describe(self, say("Keys: J K next, C checked, I incident, D dismiss, ? all keys"))
        self._words: list[QLabel] = []
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 7, 8, 7)
        row.setSpacing(5)
        for key, word in (
            ("J K", say("next")),
            ("C", say("checked")),
            ("I", say("incident")),
            ("D", say("dismiss")),
        ):
            row.addWidget(label(key, "key"))
            self._words.append(label(word, "caption"))
            row.addWidget(self._words[-1])
        self._more = label("?", "key")
        self._more_word = label(say("keys"), "caption")
        row.addWidget(self._more)
        row.addWidget(self._more_word)
        row.addStretch(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        roomy = self.width() >= _WITH_WORDS_FROM_PX
        for word in self._words:
            word.setVisible(roomy)
        self._more.setVisible(not roomy)
        self._more_word.setVisible(not roomy)
