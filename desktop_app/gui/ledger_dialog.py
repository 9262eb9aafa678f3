"""The whole ledger in one list: found by any word in any script; what is struck can come back."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.snapshot import Snapshot
from desktop_app.domain.words import counted, say
from desktop_app.gui.plain_text import button, describe, hairline, label, one_line
from desktop_app.operations.ledger import matching, record_words


class LedgerDialog(QDialog):
    """Shows every record; ``struck`` is the id of the one to remove, once it was accepted."""

    def __init__(self, state: Snapshot, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.struck: str | None = None
        self._state = state
        self.setWindowTitle(say("Ledger"))
        describe(self, say("Ledger"))
        self.resize(820, 560)
        self.field = QLineEdit()
        self.field.setPlaceholderText(say("Find any words, in any script: 尖閣, 독도, Yamada"))
        describe(self.field, say("Find in the ledger"))
        self.list = QListWidget()
        self.list.setWordWrap(True)
        describe(self.list, say("Records of the ledger"))
        self.count = label("", "caption")
        self.strike = button(say("Strike"), "plain", say("Remove it; undo brings it back"))
        self._lay_out()
        self.field.textChanged.connect(lambda _: self._show())
        self.list.currentRowChanged.connect(lambda _: self._look())
        self.strike.clicked.connect(self._strike)
        self._show()

    def _show(self) -> None:
        found = matching(self._state.ledger, self.field.text())
        self.list.clear()
        for kind, record in found:
            item = QListWidgetItem(one_line(f"{say(kind)} · {record_words(record)}"))
            item.setData(Qt.ItemDataRole.UserRole, record.id)
            self.list.addItem(item)
        self.count.setText(counted(len(found), "1 record", "{n} records"))
        self._look()

    def _look(self) -> None:
        self.strike.setEnabled(self.list.currentRow() >= 0 and self._state.read_only is None)

    def _strike(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.struck = str(item.data(Qt.ItemDataRole.UserRole))
            self.accept()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 14)
        column.addWidget(self.field)
        column.addWidget(self.list, 1)
        column.addWidget(hairline())
        foot = QHBoxLayout()
        foot.addWidget(self.count)
        foot.addStretch(1)
        foot.addWidget(self.strike)
        close = button(say("Close"), "main")
        close.clicked.connect(self.reject)
        foot.addWidget(close)
        column.addLayout(foot)
