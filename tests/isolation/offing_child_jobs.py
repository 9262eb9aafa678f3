"""What the tests of the limited child process let it do."""

import os
import socket
import subprocess
import sys
import time
from pathlib import Path

import numpy as np

from desktop_app.domain.errors import DecisionNeeded, Question, Refused


def double(number, progress):
    progress.step(1, 2, "half way")
    return 2 * number, np.arange(3, dtype=np.float64)


def hold_memory(progress):
    held = []
    while True:
        held.append(b"x" * 10_000_000)
        time.sleep(0.002)


def ask_for_too_much_at_once(progress):
    return len(bytearray(8 << 30))


def turn_in_circles(progress):
    while True:
        pass


def sleep(progress):
    time.sleep(60)


def end_abruptly(progress):
    os.abort()


def leave(progress):
    os._exit(0)


def connect(progress):
    socket.create_connection(("127.0.0.1", 9))


def start_a_program(progress):
    subprocess.run([sys.executable, "-V"], check=False)


def write_a_file(path, progress):
    Path(path).write_text("x")


def refuse(progress):
    raise Refused("what", "where", "do")


def ask(progress):
    raise DecisionNeeded((Question("time zone", ("a", "b"), "--time-zone"),), "file")


def fail(progress):
    raise KeyError("a fault")


class Foreign:
    """A class that is not the program's."""


def answer_with_a_foreign_class(progress):
    return Foreign()


def print_much(progress):
    print("x" * 1_000_000)
    return "printed"


def say_who_it_is(progress):
    progress.step(os.getpid(), 1)
    time.sleep(60)
