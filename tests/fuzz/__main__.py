"""Damaged files for every importer: ``python tests/fuzz [--cases N] [--seconds S] [--seed K]``.

A case is a file of tests/data with a few random changes, read in this process. A failure is an
exception that is no OffingError (an account that does not balance is one), or a case that takes
longer than 8 s; the process then dies by itself if it hangs. Failing inputs are kept in a folder
that is named. Exit status 1 if there was one.
"""

import argparse
import faulthandler
import random
import sys
import tempfile
import time
import traceback
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from desktop_app.domain.errors import OffingError  # noqa: E402 - after the path
from desktop_app.domain.import_options import ImportOptions  # noqa: E402 - after the path
from desktop_app.domain.progress import Quiet  # noqa: E402 - after the path
from desktop_app.importers.registry import read_file  # noqa: E402

LONGEST_S = 8.0
PIECES = (
    *(b"\n", b"\r", b"\r\n", b'"', b",", b";", b"\t", b"|", b"\0", b"*", b"!", b"\\", b"#"),
    *(b"<", b">", b"&", b"{", b"}", b"[", b"]", b"9", b"-", b".", b"1e999", b"NaN", b"\xff", b""),
)
OPTIONS = ImportOptions(
    time_zone="UTC", date_order="dmy", decimal=".", start_time="2022-07-03T22:05:00Z"
)


def corpus():
    """The sample files, by importer (the folder of tests/data they lie in)."""
    files = sorted(path for path in (ROOT / "tests" / "data").glob("*/*/*") if path.is_file())
    return [path for path in files if path.parts[-2] in ("valid", "invalid")]


def changed(content, rng):
    """The content with one to six changes: bytes put in, taken out, doubled, or cut off."""
    data = bytearray(content)
    for _ in range(rng.randint(1, 6)):
        at, length = rng.randint(0, len(data)), rng.randint(0, 16)
        kind = rng.random()
        if kind < 0.5:
            data[at : at + rng.randint(0, 3)] = rng.choice(PIECES)
        elif kind < 0.75:
            data[at : at + length] = rng.randbytes(rng.randint(0, 4))
        elif kind < 0.95:
            data[at:at] = data[at : at + length * 8]
        else:
            del data[at:]
    return bytes(data)


def outcome(path):
    """What became of a case: read, an OffingError's name, or a fault with its traceback."""
    try:
        read_file(path, OPTIONS, Quiet())
    except OffingError as error:
        return type(error).__name__, ""
    except Exception:
        return "fault", traceback.format_exc()
    return "read", ""


def run(files, rng, last, kept):
    """Read damaged files of each importer in turn until ``last`` says so; counts and failures."""
    counts, failures, number = Counter(), 0, 0
    while not last(number):
        kind = sorted(files)[number % len(files)]
        case = kept / f"{number}.case"
        case.write_bytes(changed(rng.choice(files[kind]).read_bytes(), rng))
        faulthandler.dump_traceback_later(4 * LONGEST_S, exit=True)
        started = time.monotonic()
        result, trace = outcome(case)
        took = time.monotonic() - started
        faulthandler.cancel_dump_traceback_later()
        result = "slow" if took > LONGEST_S else result
        counts[kind, result] += 1
        number += 1
        if result in ("fault", "slow"):
            failures += 1
            print(f"{kind}: {result} ({took:.1f} s), kept as {case}\n{trace}")
        else:
            case.unlink()
    return counts, failures


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=None, help="how many for each importer")
    parser.add_argument("--seconds", type=float, default=30.0, help="for all importers together")
    parser.add_argument("--seed", type=int, default=None)
    arguments = parser.parse_args()
    seed = arguments.seed if arguments.seed is not None else random.SystemRandom().randrange(10**6)
    kept = Path(tempfile.mkdtemp(prefix="offing-fuzz-"))
    files = {}
    for path in corpus():
        files.setdefault(path.parts[-3], []).append(path)
    until = time.monotonic() + arguments.seconds
    cases = arguments.cases

    def last(number):
        return number >= cases * len(files) if cases else time.monotonic() > until

    counts, failures = run(files, random.Random(seed), last, kept)  # noqa: S311 - no secret
    for (kind, result), count in sorted(counts.items()):
        print(f"{kind:12} {result:16} {count}")
    print(f"{sum(counts.values())} cases, {failures} failures, seed {seed}")
    if not failures:
        kept.rmdir()
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
