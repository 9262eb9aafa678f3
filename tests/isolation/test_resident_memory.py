import os
import sys

import pytest

from desktop_app.isolation.resident_memory import resident_bytes


@pytest.mark.skipif(sys.platform != "linux", reason="asks /proc")
def test_this_process_holds_some_megabytes():
    assert 1_000_000 < resident_bytes(os.getpid()) < 100_000_000_000


def test_a_process_that_is_not_there_holds_nothing():
    assert resident_bytes(2**22 + 1) == 0
