import importlib
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import numpy as np
import pytest

from desktop_app.domain.errors import Cancelled, DecisionNeeded, Refused
from desktop_app.domain.progress import Quiet
from desktop_app.isolation.limited_child import ChildFault, run_limited
from desktop_app.isolation.limits import Limits

HERE = Path(__file__).parent
PARENT = """
import offing_child_jobs as jobs
from desktop_app.isolation.limited_child import run_limited
from desktop_app.isolation.limits import Limits

class Tell:
    def step(self, done, of, doing=""):
        if done:
            print(int(done), flush=True)

run_limited(jobs.say_who_it_is, (), Limits(), Tell())
"""


@pytest.fixture
def jobs(monkeypatch):
    monkeypatch.syspath_prepend(str(HERE))
    monkeypatch.setenv("PYTHONPATH", str(HERE))
    return importlib.import_module("offing_child_jobs")


class Heard:
    """Progress that keeps what it is told, and cancels when it is asked to."""

    def __init__(self, cancel_after=None):
        self.steps = []
        self._cancel_after = cancel_after

    def step(self, done, of, doing=""):
        self.steps.append((done, of, doing))
        if self._cancel_after is not None and len(self.steps) >= self._cancel_after:
            raise Cancelled


def run(function, *arguments, limits=None, progress=None):
    return run_limited(function, arguments, limits or Limits(), progress or Quiet())


def processes_of(parent):
    tasks = Path(f"/proc/{parent}/task").glob("*/children")
    return {int(each) for task in tasks for each in task.read_text().split()}


def test_the_result_comes_back_with_its_arrays(jobs):
    doubled, array = run(jobs.double, 21)
    assert doubled == 42
    np.testing.assert_array_equal(array, [0.0, 1.0, 2.0])


def test_progress_is_told_to_the_parent(jobs):
    heard = Heard()
    run(jobs.double, 21, progress=heard)
    assert (1.0, 2.0, "half way") in heard.steps


def test_errors_for_a_person_arrive_as_they_were_raised(jobs):
    with pytest.raises(Refused) as refused:
        run(jobs.refuse)
    assert (refused.value.what, refused.value.where, refused.value.do) == ("what", "where", "do")
    with pytest.raises(DecisionNeeded) as asked:
        run(jobs.ask)
    assert asked.value.questions[0].readings == ("a", "b")


def test_any_other_exception_is_a_fault_with_its_traceback(jobs):
    with pytest.raises(ChildFault, match="KeyError: 'a fault'"):
        run(jobs.fail)


def test_a_child_that_holds_too_much_memory_is_refused_and_gone(jobs):
    with pytest.raises(Refused, match=r"more than 0\.1 GiB of memory"):
        run(jobs.hold_memory, limits=Limits(resident_bytes=107_374_182))
    assert not processes_of(os.getpid())


def test_a_child_that_asks_for_too_much_at_once_is_refused(jobs):
    with pytest.raises(Refused, match="more than 1 GiB of memory"):
        run(jobs.ask_for_too_much_at_once)


def test_an_endless_loop_ends_at_the_wall_clock(jobs):
    begun = time.monotonic()
    with pytest.raises(Refused, match="takes longer than 1 s"):
        run(jobs.turn_in_circles, limits=Limits(wall_s=0.6))
    assert time.monotonic() - begun < 3


def test_an_endless_loop_ends_at_the_limit_of_its_cpu_time(jobs):
    with pytest.raises(Refused, match="takes longer than 1 s"):
        run(jobs.turn_in_circles, limits=Limits(cpu_s=1))


def test_a_child_that_aborts_is_refused(jobs):
    with pytest.raises(Refused, match=r"the reader stopped \(-6\)"):
        run(jobs.end_abruptly)


def test_a_child_that_leaves_without_an_answer_is_refused(jobs):
    with pytest.raises(Refused, match="without a result"):
        run(jobs.leave)


@pytest.mark.parametrize("name", ["connect", "start_a_program"])
def test_network_and_other_programs_are_out_of_reach(jobs, name):
    with pytest.raises(ChildFault, match="PermissionError"):
        run(getattr(jobs, name))


def test_files_cannot_be_written(jobs, tmp_path):
    with pytest.raises(ChildFault, match="PermissionError: writing to"):
        run(jobs.write_a_file, str(tmp_path / "x"))
    assert not (tmp_path / "x").exists()


def test_a_class_that_is_not_ours_is_not_built_in_the_parent(jobs):
    with pytest.raises(ChildFault, match="is not taken from a child process"):
        run(jobs.answer_with_a_foreign_class)


def test_what_the_function_prints_does_not_disturb_the_answer(jobs):
    assert run(jobs.print_much) == "printed"


def test_cancelling_ends_the_child_though_it_says_nothing(jobs):
    begun = time.monotonic()
    with pytest.raises(Cancelled):
        run(jobs.sleep, progress=Heard(cancel_after=3))
    assert time.monotonic() - begun < 3
    assert not processes_of(os.getpid())


def test_it_runs_from_another_thread_beside_others(jobs):
    results = []
    threads = [
        threading.Thread(target=lambda n=n: results.append(run(jobs.double, n)[0])) for n in (1, 2)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(results) == [2, 4]


@pytest.mark.skipif(sys.platform != "linux", reason="asks /proc")
def test_a_killed_parent_leaves_no_orphan(jobs):
    parent = subprocess.Popen([sys.executable, "-P", "-c", PARENT], stdout=subprocess.PIPE)
    with parent:
        child = int(parent.stdout.readline())
        assert Path(f"/proc/{child}").exists()
        parent.send_signal(signal.SIGKILL)
        parent.wait()
    until = time.monotonic() + 5
    while _alive(child) and time.monotonic() < until:
        time.sleep(0.02)
    assert not _alive(child)


def _alive(process):
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
