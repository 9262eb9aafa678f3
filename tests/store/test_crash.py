"""kill -9 in the middle of imports: nothing half, nothing lost."""

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from desktop_app.store.fingerprint import altered_sources
from desktop_app.store.integrity import integrity_problems
from desktop_app.store.journal import broken_links, read_journal
from desktop_app.store.sources import list_sources
from desktop_app.store.watch_file import create_watch_file, open_watch_file

IMPORTS = 50
ROOT = Path(__file__).parents[2]
CHILD = """
import sys
from pathlib import Path
from desktop_app.store.watch_file import open_watch_file
from tests.store.conftest import make_import, store_import
first = int(sys.argv[2])
with open_watch_file(Path(sys.argv[1])) as watch:
    for number in range(first, first + 1000):
        store_import(watch, make_import(f"{number:064x}", fixes=5000), f"source-{number}")
        print(number, flush=True)
"""


def test_killed_in_the_middle_of_fifty_imports_nothing_is_half_and_nothing_is_lost(tmp_path):
    path = tmp_path / "watch.gpkg"
    create_watch_file(path).close()
    chance = random.Random(20220704)  # noqa: S311  a repeatable choice of moments
    acknowledged: set[int] = set()
    kills = 0
    while len(acknowledged) < IMPORTS:
        first = 1 + max(acknowledged, default=0)
        if first - 1 < (on_file := highest(path)):
            first = on_file + 1
        acknowledged |= run_and_kill(path, first, chance.uniform(0.0, 0.12))
        kills += 1
        with open_watch_file(path) as watch:
            assert integrity_problems(watch) == []
            assert broken_links(watch) == []
            assert altered_sources(watch) == []
            sources = {int(source.id.removeprefix("source-")) for source in list_sources(watch)}
            assert acknowledged <= sources, "an acknowledged import is lost"
            assert len(read_journal(watch)) == len(sources), "an import without its entry"
            counted = watch.db.execute(
                "SELECT source, sum(fixes) - sum(joined) FROM track_chunk GROUP BY source"
            ).fetchall()
            assert {count for _, count in counted} <= {5000}, "a half import"
            assert len(counted) == len(sources)
    assert kills > 3


def highest(path):
    with open_watch_file(path) as watch:
        return max((int(s.id.removeprefix("source-")) for s in list_sources(watch)), default=0)


def run_and_kill(path, first, after_s):
    """Import until killed, some time after the first import was acknowledged."""
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, str(path), str(first)],
        stdout=subprocess.PIPE,
        cwd=ROOT,
        text=True,
    )
    lines = [child.stdout.readline()]
    time.sleep(after_s)
    child.send_signal(signal.SIGKILL)
    lines += child.stdout.read().splitlines()
    child.stdout.close()
    child.wait()
    return {int(line) for line in lines if line.strip().isdigit()}
