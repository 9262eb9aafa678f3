"""MarineCadastre CSV into a watch file, against polars merely reading the same 17 columns."""

import statistics
import tempfile
import time
from pathlib import Path

import marinecadastre
import polars as pl

from desktop_app.domain.import_options import ImportOptions
from desktop_app.domain.progress import Quiet
from desktop_app.operations.import_tracks import import_file
from desktop_app.store.watch_file import create_watch_file

ROWS, RUNS = 5_000_000, 3


def run():
    """The ratio of the rates; medians of the times, and the bytes of a fix on disk."""
    ours, peers, fix_bytes = [], [], 0.0
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "marinecadastre.csv")
        marinecadastre.write(source, ROWS)
        for number in range(RUNS):
            started = time.perf_counter()
            pl.read_csv(source)
            peers.append(time.perf_counter() - started)
            path = Path(folder, f"{number}.gpkg")
            started = time.perf_counter()
            with create_watch_file(path) as watch:
                report = import_file(watch, source, ImportOptions(), "benchmark", Quiet())
            ours.append(time.perf_counter() - started)
            fix_bytes = path.stat().st_size / report.stored
            path.unlink()
    mine, peer = statistics.median(ours), statistics.median(peers)
    medians = f"import {mine:.1f} s, polars {peer:.2f} s, {fix_bytes:.1f} bytes a fix"
    return [
        {
            "name": f"MarineCadastre CSV, {ROWS:,} rows",
            "ratio": round(peer / mine, 3),
            "against": "the rate of polars merely reading the same 17 columns",
            "medians": medians,
        }
    ]
