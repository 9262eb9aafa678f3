import json

from desktop_app.domain.import_options import ImportOptions
from desktop_app.domain.progress import Quiet
from desktop_app.operations.import_tracks import import_file
from desktop_app.operations.read_journal import journal_of
from desktop_app.operations.read_watch import snapshot

RING = [[120, 20], [130, 20], [130, 30], [120, 30], [120, 20]]
FEATURE = {
    "type": "Feature",
    "properties": {"name": "Box"},
    "geometry": {"type": "Polygon", "coordinates": [RING]},
}


def test_the_rule_of_the_edges_is_told_kept_and_makes_another_zone(watch, tmp_path):
    path = tmp_path / "box.geojson"
    path.write_text(json.dumps(FEATURE))
    import_file(watch, path, ImportOptions(), "tester", Quiet())
    report = import_file(watch, path, ImportOptions(edges="geodesic"), "tester", Quiet())
    assert (report.outcome, report.stored) == ("accepted", 1)
    assert [(d.about, d.value) for d in report.decisions] == [("edges", "geodesic: 1 zones")]
    planar, bent = sorted(snapshot(watch).zones.values(), key=lambda zone: len(zone.source))
    assert bent.source.endswith("geodesic edges")
    assert bent.area.bounds[3] > planar.area.bounds[3] + 0.09
    assert "geodesic" in str(journal_of(watch)[-1].arguments)
