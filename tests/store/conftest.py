import numpy as np
import pytest

from desktop_app.domain.basis import Basis
from desktop_app.domain.sources import Imported, Rejected
from desktop_app.domain.vessels import VesselReport
from desktop_app.store.acts import act
from desktop_app.store.sources import add_source
from desktop_app.store.tracks import write_fixes
from desktop_app.store.vessels import add_reports, ensure_vessels
from desktop_app.store.watch_file import create_watch_file

HOUR_UTC = 1656885900.0  # 2022-07-03T22:05:00Z


@pytest.fixture
def watch(tmp_path):
    with create_watch_file(tmp_path / "watch.gpkg") as opened:
        yield opened


def make_import(sha256="a" * 64, keys=("mmsi:431000001",), fixes=5, start=HOUR_UTC, lon=123.0):
    """An import of evenly spaced fixes: each vessel sails east a hundredth of a degree a minute."""
    count = fixes * len(keys)
    vessel = np.repeat(np.arange(len(keys)), fixes)
    step = np.tile(np.arange(fixes), len(keys))
    return Imported(
        format="test",
        basis=Basis.MEASURED,
        sha256=sha256,
        size_bytes=100,
        vessel_keys=tuple(keys),
        reports=tuple(VesselReport(key, "name", f"Vessel {key}", 2) for key in keys),
        vessel=vessel,
        t_s=start + 60.0 * step,
        lon_deg=(lon + 0.01 * step + 540.0) % 360.0 - 180.0,
        lat_deg=25.0 + 0.5 * vessel,
        sog_kn=np.where(step % 2 == 0, 12.34, np.nan),
        cog_deg=np.full(count, 90.0),
        heading_deg=np.full(count, np.nan),
        line=2 + np.arange(count),
        records=count + 1,
        rejected=(Rejected(1, "no position", "x"),),
        duplicate=0,
        ignored={},
    )


def store_import(watch, imported, source_id="source-1", name="tracks.csv", by="tester"):
    with act(watch, "import", by, {"file": name}) as current:
        fid = add_source(current, source_id, name, imported)
        fids = ensure_vessels(current, imported.vessel_keys)
        add_reports(
            current, fid, imported.reports, dict(zip(imported.vessel_keys, fids, strict=True))
        )
        write_fixes(current, fid, imported, fids)
    return fid
