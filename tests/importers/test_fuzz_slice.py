"""A few seconds of the fuzzer of tests/fuzz, as every check runs it."""

import subprocess
import sys
from pathlib import Path

FUZZ = Path(__file__).parents[1] / "fuzz"


def test_damaged_files_of_every_importer_fail_in_no_other_way_than_said():
    command = [sys.executable, "-P", str(FUZZ), "--seconds", "6"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-4000:]
    assert " 0 failures" in done.stdout
