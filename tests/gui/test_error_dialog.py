"""What happened, what is safe, what you can do, details."""

from pathlib import Path

from PySide6.QtWidgets import QLabel, QPlainTextEdit

from desktop_app.domain.errors import OffingError, ReadOnly, Refused
from desktop_app.gui.error_dialog import ErrorDialog, trouble_from_error, trouble_from_fault
from desktop_app.gui.faults import Fault


def test_an_error_is_told_in_its_own_words(qtbot):
    trouble = trouble_from_error(Refused("Line 4 is broken", "a.gpx", "Save it again."))
    dialog = ErrorDialog(trouble)
    qtbot.addWidget(dialog)
    shown = [label.text() for label in dialog.findChildren(QLabel)]
    assert shown[:2] == ["Line 4 is broken", "a.gpx"]
    assert "Save it again." in shown
    assert any("unchanged" in text for text in shown)


def test_every_error_has_something_to_do():
    for error in (OffingError("x"), ReadOnly("y"), Refused("z")):
        trouble = trouble_from_error(error)
        assert trouble.safe
        assert trouble.do


def test_a_faults_details_are_opened_on_demand(qtbot):
    fault = Fault("ValueError: <b>x</b>", "a.py:3", "Traceback …", Path("offing.log"))
    dialog = ErrorDialog(trouble_from_fault(fault))
    qtbot.addWidget(dialog)
    dialog.show()
    text = dialog.findChild(QPlainTextEdit)
    assert not text.isVisible()
    assert text.toPlainText().startswith("ValueError: <b>x</b>")
