"""The one thread: results come back in order, work stops when asked, nothing outlives closing."""

import threading

import pytest

from desktop_app.domain.errors import OffingError
from desktop_app.gui.worker import Worker


@pytest.fixture
def worker(qtbot):
    made = Worker()
    yield made
    made.close(lambda: None)
    assert not [thread for thread in threading.enumerate() if "offing-watch" in thread.name]


def test_results_come_back_on_the_windows_thread_and_in_order(qtbot, worker):
    got = []
    here = threading.current_thread()
    for number in range(20):
        worker.run(
            "counting",
            lambda _, number=number: (number, threading.current_thread() is here),
            lambda result: got.append((*result, threading.current_thread() is here)),
        )
    qtbot.waitUntil(lambda: len(got) == 20)
    assert got == [(number, False, True) for number in range(20)]
    assert not worker.busy


def test_an_error_a_person_can_act_on_is_told_in_words(qtbot, worker):
    def fail(_):
        raise OffingError("The file is held", "a.gpkg", "Close the other program.")

    with qtbot.waitSignal(worker.failed) as told:
        worker.run("Saving", fail, lambda _: None)
    assert told.args[0].doing == "Saving"
    assert told.args[0].error.do == "Close the other program."


def test_a_fault_is_raised_on_the_windows_thread(qtbot, worker):
    with qtbot.captureExceptions() as raised:
        worker.run("counting", lambda _: 1 / 0, lambda _: None)
        qtbot.waitUntil(lambda: bool(raised))
    assert raised[0][0] is ZeroDivisionError


def test_an_error_may_be_dealt_with_by_whoever_asked(qtbot, worker):
    dealt = []
    worker.run("x", lambda _: 1 / 0, lambda _: None, lambda error: dealt.append(error) is None)
    qtbot.waitUntil(lambda: bool(dealt))


def test_work_stops_when_it_is_cancelled(qtbot, worker):
    started, ended = threading.Event(), []

    def long(progress):
        started.set()
        while True:
            progress.step(1, 2)

    worker.run("long", long, ended.append, lambda error: ended.append(error) is None)
    started.wait(5)
    worker.cancel()
    qtbot.waitUntil(lambda: bool(ended))
    assert type(ended[0]).__name__ == "Cancelled"


def test_progress_reaches_the_window(qtbot, worker):
    go_on = threading.Event()

    def half(progress):
        progress.step(1, 2, "half way")
        go_on.wait(5)

    with qtbot.waitSignal(worker.working, check_params_cb=lambda work: work.share == 0.5):
        worker.run("half", half, lambda _: None)
    go_on.set()


def test_closing_stops_a_running_operation_within_two_seconds(qtbot):
    worker, started = Worker(), threading.Event()

    def long(progress):
        started.set()
        while True:
            progress.step(1, 2)

    worker.run("long", long, lambda _: None)
    started.wait(5)
    closed = []
    assert worker.close(lambda: closed.append(1))
    assert closed == [1]
