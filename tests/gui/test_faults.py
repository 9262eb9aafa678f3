"""A fault is logged, told once, and the program goes on."""

import sys
import threading

import pytest
from PySide6.QtCore import QTimer, qWarning

from desktop_app.gui.faults import Faults


@pytest.fixture
def faults(qtbot, tmp_path):
    made = Faults(tmp_path / "log" / "offing.log")
    made.install()
    yield made
    made.uninstall()


def raised(faults):
    try:
        int("of the program")
    except ValueError as error:
        faults.report(error)


def test_the_same_fault_is_told_once_but_logged_each_time(faults):
    told = []
    faults.found.connect(told.append)
    raised(faults)
    raised(faults)
    assert [fault.words for fault in told] == [
        "ValueError: invalid literal for int() with base 10: 'of the program'"
    ]
    assert faults.log.read_text().count("ValueError: invalid literal") == 2


def test_an_exception_in_a_thread_is_caught(qtbot, faults):
    told = []
    faults.found.connect(told.append)
    thread = threading.Thread(target=lambda: 1 / 0)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: bool(told))
    assert told[0].words.startswith("ZeroDivisionError")


def test_an_exception_in_a_slot_is_caught_and_the_program_goes_on(qtbot, faults):
    told, went_on = [], []
    faults.found.connect(told.append)
    sys.excepthook = faults._raised  # pytest-qt puts its own there
    QTimer.singleShot(0, lambda: 1 / 0)
    QTimer.singleShot(10, lambda: went_on.append(1))
    qtbot.waitUntil(lambda: bool(went_on))
    assert told[0].words == "ZeroDivisionError: division by zero"


def test_what_qt_says_goes_to_the_log(faults):
    qWarning("something odd")
    assert "Qt: something odd" in faults.log.read_text()


def test_a_control_c_is_no_fault(faults, capsys):
    told = []
    faults.found.connect(told.append)
    faults._raised(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert told == []
