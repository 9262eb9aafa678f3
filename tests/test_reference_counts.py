"""A guard against the fault of PySide6 6.12.0: each call drops a reference to True or None.

On Python 3.11 the interpreter then aborts after a few hundred signals. The counts are taken in a
process of its own, so that the fault shows as a failed test and not as the death of all tests. From
Python 3.12 on these objects are immortal and their counts stand still.
"""

import json
import subprocess
import sys
from importlib.metadata import version

CALLS = 2_000
# The fault takes one reference a call. Qt's tables of connections give back a few None (up to some
# twenty, depending on where objects lie in memory), however many calls follow.
TOLERANCE = CALLS // 10

SCRIPT = f"""
import gc, json, os, sys
from PySide6.QtCore import QObject, QTimer, Signal

class Sender(QObject):
    changed = Signal(object)

def emit():
    sender.changed.emit(1)

def call_void():
    timer.setInterval(5)

def connect_and_disconnect():
    sender.changed.connect(heard.append)
    sender.changed.disconnect(heard.append)

# Spare references, so that a faulty library is counted and not killed by.
spare = [True, None] * {4 * CALLS}
sender, timer, heard = Sender(), QTimer(), []
# The collector would free what the imports left in the middle of a count.
gc.collect()
gc.disable()

def drift(act):
    act()
    before = sys.getrefcount(True), sys.getrefcount(None)
    for _ in range({CALLS}):
        act()
    return sys.getrefcount(True) - before[0], sys.getrefcount(None) - before[1]

print(json.dumps({{act.__name__: drift(act) for act in (emit, call_void, connect_and_disconnect)}}))
sys.stdout.flush()
os._exit(0)  # before the faulty library's losses end it otherwise
"""


def test_signals_and_calls_keep_the_counts_of_true_and_none():
    done = subprocess.run([sys.executable, "-P", "-c", SCRIPT], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    drifts = json.loads(done.stdout)
    assert set(drifts) == {"emit", "call_void", "connect_and_disconnect"}
    for act, (of_true, of_none) in drifts.items():
        assert abs(of_true) <= TOLERANCE, act
        assert abs(of_none) <= TOLERANCE, act


def test_the_installed_pyside_is_below_6_12():
    assert tuple(map(int, version("PySide6-Essentials").split(".")[:2])) < (6, 12)
