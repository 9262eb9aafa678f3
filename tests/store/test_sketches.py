from dataclasses import replace

import numpy as np
import shapely

from desktop_app.domain.basis import Basis
from desktop_app.domain.sketches import Form, Precision, Sketch
from desktop_app.operations.check import check
from desktop_app.store.acts import act
from desktop_app.store.sketches import read_sketches, write_sketches
from desktop_app.store.sources import add_source, remove_source
from desktop_app.store.tracks import stored_content_sha256, write_fixes
from desktop_app.store.vessels import ensure_vessels
from tests.store.conftest import make_import

LINE = shapely.to_wkb(shapely.MultiLineString([[(122.3, 25.5), (122.4, 23.9)]]))
SKETCH = Sketch(
    form=Form.LINE,
    geometry=LINE,
    label="7/31 frigate 599",
    line=2,
    vessel_keys=("hull:CN:599", "hull:CN:155"),
    earliest_s=1659193200.0,
    latest_s=1659279600.0,
    precision=Precision.DAY,
    release="p20220801_02.pdf",
    new_event=False,
)


def sketched():
    empty = np.array([])
    columns = dict.fromkeys(
        ("t_s", "lon_deg", "lat_deg", "sog_kn", "cog_deg", "heading_deg"), empty
    )
    whole = empty.astype(np.int64)
    keys = SKETCH.vessel_keys
    return replace(
        make_import(keys=keys),
        basis=Basis.SKETCHED,
        vessel=whole,
        line=whole,
        sketches=(SKETCH,),
        records=2,
        **columns,
    )


def store(watch):
    imported = sketched()
    with act(watch, "import", "tester", {}) as current:
        fid = add_source(current, "source-1", "ledger.csv", imported)
        fids = dict(
            zip(imported.vessel_keys, ensure_vessels(current, imported.vessel_keys), strict=True)
        )
        write_sketches(current, "source-1", imported.sketches, fids)
        write_fixes(current, fid, imported, list(fids.values()))
    return fid


def test_a_sketch_comes_back_as_it_was_and_goes_with_its_source(watch):
    fid = store(watch)
    (stored,) = read_sketches(watch)
    assert shapely.from_wkb(stored.sketch.geometry).equals(shapely.from_wkb(LINE))
    assert replace(stored.sketch, geometry=LINE) == SKETCH
    assert len(stored.vessel_ids) == 2
    assert check(watch).problems == ()
    with act(watch, "remove source", "tester", {}) as current:
        remove_source(current, fid)
    assert read_sketches(watch) == ()


def test_a_changed_sketch_is_noticed(watch):
    fid = store(watch)
    before = stored_content_sha256(watch, fid)
    watch.db.execute("UPDATE sketch SET label = 'another ship'")
    assert stored_content_sha256(watch, fid) != before
