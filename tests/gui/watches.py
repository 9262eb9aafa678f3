"""Snapshots by hand for the tests of the window: public facts, and simulated vessels."""

import numpy as np
from shapely import Point, box

from desktop_app.domain.basis import NOT_DECIDABLE, Basis
from desktop_app.domain.incidents import Incident, IncidentStatus, Moment
from desktop_app.domain.moments import parse_rfc3339
from desktop_app.domain.regimes import Regime
from desktop_app.domain.rules import IncidentRules, RuleSet, VisitRules
from desktop_app.domain.snapshot import Coverage, Snapshot
from desktop_app.domain.sources import Decision, Source
from desktop_app.domain.tracks import Track
from desktop_app.domain.vessels import Vessel
from desktop_app.domain.visits import Crossing, FixReference, Sensitivity, Visit, VisitKind
from desktop_app.domain.zones import Zone

RUSSIAN = Vessel("vessel-ru", "name:Russian frigate", "Russian frigate", "RU")
CHINESE = Vessel("vessel-cn", "name:Chinese frigate", "Chinese frigate", "CN")
UDALOY = Vessel("vessel-ud", "name:Udaloy", "Udaloy, supply ship and tug", "RU")
JIANGKAI = Vessel("vessel-jk", "name:Jiangkai I", "Chinese frigate, Jiangkai I", "CN")
RULES = RuleSet("rules-1", VisitRules(), IncidentRules())


def at(text):
    return parse_rfc3339(text)


def zone(zone_id, name, zone_set, regime=Regime.CONTIGUOUS_ZONE, area=None, **more):
    shape = area or Point(123.5, 25.75).buffer(0.44)
    return Zone(zone_id, name, regime, zone_set, shape, 185.0, "test", **more)


JAPAN = zone(
    "zone-jp",
    "Senkaku contiguous zone",
    "Japan",
    administered_by="JP",
    claimed_by=("JP", "CN", "TW"),
)
JAPAN_SEA = zone(
    "zone-jp-ts",
    "Senkaku territorial sea",
    "Japan",
    Regime.TERRITORIAL_SEA,
    Point(123.5, 25.75).buffer(0.22),
    administered_by="JP",
    claimed_by=("JP", "CN", "TW"),
)
CHINA = zone(
    "zone-cn",
    "Diaoyu Dao contiguous zone",
    "China",
    area=Point(123.55, 25.76).buffer(0.44),
    administered_by="JP",
    claimed_by=("CN", "JP", "TW"),
)


def reported(visit_id, vessel, start, end, zone_id="zone-jp"):
    """A visit of which only the published times are known; none at all where they are None."""
    entered = Crossing(at_s=at(start) if start else None)
    left = Crossing(at_s=at(end) if end else None)
    dwell_s = at(end) - at(start) if start and end else None
    return Visit(
        visit_id,
        vessel.id,
        zone_id,
        Basis.RECONSTRUCTED,
        VisitKind.REPORTED,
        entered,
        left,
        dwell_s,
        None,
        None,
        zone_accuracy_m=185.0,
        not_decidable=NOT_DECIDABLE,
        evidence=(FixReference("source-1", 14, at("2022-07-03T22:05:00Z")),),
    )


def track(vessel, start, points, step_s=600.0, basis=Basis.RECONSTRUCTED, source="source-1"):
    """A track on given points, one every ``step_s`` seconds."""
    lon, lat = (np.array(column, dtype=float) for column in zip(*points, strict=True))
    n = len(points)
    return Track(
        vessel,
        basis,
        (source,),
        at(start) + step_s * np.arange(n),
        lon,
        lat,
        np.full(n, 12.0),
        np.full(n, 135.0),
        np.full(n, np.nan),
        np.zeros(n, dtype=np.int64),
        np.arange(2, n + 2),
    )


def moment(text):
    t_s = at(text)
    return Moment(t_s, t_s)


def source(source_id="source-1", name="frigates-2022-07-04.csv", basis=Basis.RECONSTRUCTED, **more):
    counts = {"records": 41, "stored": 36, "rejected": 0, "duplicate": 0} | more
    return Source(
        source_id,
        name,
        "3f9c" * 16,
        "offing-track",
        basis,
        "2026-11-24T02:00:00.000Z",
        **counts,
        ignored={"comment": 5},
        decisions=(Decision("basis", basis.value, "stated in the file, line 2"),),
    )


def snapshot_of(vessels, zones, visits, incidents, tracks=(), **more):
    """A snapshot of these values."""
    fixes = sum(len(one) for one in tracks)
    ends = [float(t_s) for one in tracks for t_s in (one.t_s[0], one.t_s[-1])]
    values = {
        "name": "senkaku.gpkg",
        "sources": (source(),),
        "affiliations": {"JP": 1, "RU": 2, "CN": 3},
        "journal_head": "3f9c" * 15 + "77e1",
        "undoable": "import frigates-2022-07-04.csv",
    } | more
    return Snapshot(
        vessels={vessel.id: vessel for vessel in vessels},
        zones={one.id: one for one in zones},
        tracks=tuple(tracks),
        visits={visit.id: visit for visit in visits},
        incidents=tuple(incidents),
        rules=RULES,
        coverage=Coverage(
            min(ends, default=None), max(ends, default=None), fixes, len(tracks), 1, 0
        ),
        **values,
    )


def frigates(**more):
    """The public times of 4 July 2022 and of 8-9 June 2016."""
    visits = (
        reported("visit-ru", RUSSIAN, "2022-07-03T22:05:00Z", "2022-07-03T23:16:00Z"),
        reported("visit-cn", CHINESE, "2022-07-03T22:44:00Z", "2022-07-03T22:50:00Z"),
        reported("visit-ru-cn", RUSSIAN, None, None, "zone-cn"),
        reported("visit-cn-cn", CHINESE, None, None, "zone-cn"),
        reported("visit-ud", UDALOY, "2016-06-08T12:50:00Z", "2016-06-08T18:05:00Z"),
        reported("visit-jk", JIANGKAI, "2016-06-08T15:50:00Z", "2016-06-08T18:10:00Z"),
    )
    july = Incident(
        "incident-2022",
        "co-presence",
        "Russian frigate and Chinese frigate in the contiguous zone",
        moment("2022-07-03T22:05:00Z"),
        moment("2022-07-03T23:16:00Z"),
        ("zone-cn", "zone-jp"),
        ("vessel-ru", "vessel-cn"),
        ("visit-ru", "visit-cn", "visit-ru-cn", "visit-cn-cn"),
        (Basis.RECONSTRUCTED,),
    )
    june = Incident(
        "incident-2016",
        "co-presence",
        "Udaloy, supply ship and tug and Chinese frigate in the contiguous zone",
        moment("2016-06-08T12:50:00Z"),
        moment("2016-06-08T18:10:00Z"),
        ("zone-jp",),
        ("vessel-ud", "vessel-jk"),
        ("visit-ud", "visit-jk"),
        (Basis.RECONSTRUCTED,),
        IncidentStatus.INCIDENT,
    )
    russian_way = [(122.75 + 0.055 * k, 25.84 - 0.05 * k) for k in range(18)]
    chinese_way = [(122.76 + 0.045 * k, 25.55 - 0.008 * k) for k in range(9)]
    chinese_way += [(123.12 - 0.045 * k, 25.48 - 0.02 * k) for k in range(1, 9)]
    tracks = (
        track(RUSSIAN, "2022-07-03T20:30:00Z", russian_way),
        track(CHINESE, "2022-07-03T21:24:00Z", chinese_way),
    )
    vessels = (RUSSIAN, CHINESE, UDALOY, JIANGKAI)
    return snapshot_of(vessels, (JAPAN, JAPAN_SEA, CHINA), visits, (june, july), tracks, **more)


AREA = zone(
    "zone-ex", "Exercise area Gull", "Exercise", Regime.EXERCISE_AREA, box(10.0, 54.0, 10.5, 54.4)
)
SEA = zone(
    "zone-ts", "Gull Bay territorial sea", "Northland", Regime.TERRITORIAL_SEA, box(10, 54, 11, 55)
)


def exercise(**more):
    """Simulated vessels with observed, inferred and possible visits, and rejected records."""
    names = ("Blue heron", "Grey seal", "Sandpiper", "長い名前の巡視船 Korsør Ålesund Þórshöfn")
    flags = ("XA", "XB", None, "XC")
    vessels = [
        Vessel(f"vessel-{k}", f"name:{name}", name, flag)
        for k, (name, flag) in enumerate(zip(names, flags, strict=True))
    ]
    simulated = {"basis": Basis.SIMULATED, "source": "source-2"}
    ways = [[(9.8 + 0.05 * k, 54.2 + 0.02 * j) for k in range(12)] for j in range(4)]
    tracks = [
        track(vessel, "2026-03-01T06:00:00Z", way, **simulated)
        for vessel, way in zip(vessels, ways, strict=True)
    ]
    visits = (
        _seen("visit-a", vessels[0], "zone-ts", "2026-03-01T06:41:12Z", "2026-03-01T07:39:50Z"),
        _inferred("visit-b", vessels[1], "zone-ex", "2026-03-01T06:58:00Z"),
        _possible("visit-c", vessels[2], "zone-ts", "2026-03-01T06:10:00Z"),
        _seen("visit-d", vessels[3], "zone-ex", "2026-03-01T07:00:00Z", "2026-03-01T07:30:00Z"),
    )
    incidents = [
        _own_incident(vessel, visit) for vessel, visit in zip(vessels, visits, strict=True)
    ]
    values = {
        "name": "exercise.gpkg",
        "sources": (source("source-2", "exercise.csv", Basis.SIMULATED, records=60, rejected=2),),
        "affiliations": {"XA": 1, "XB": 2, "XC": 4},
    } | more
    return snapshot_of(vessels, (AREA, SEA), visits, incidents, tracks, **values)


def _seen(visit_id, vessel, zone_id, start, end):
    start_s, end_s = at(start), at(end)
    return Visit(
        visit_id,
        vessel.id,
        zone_id,
        Basis.SIMULATED,
        VisitKind.OBSERVED,
        Crossing(start_s, start_s - 200, start_s + 400, (10.0, 54.2)),
        Crossing(end_s, end_s - 300, end_s + 300, (10.5, 54.2)),
        end_s - start_s,
        end_s - start_s - 700,
        end_s - start_s + 500,
        closest_m=9260.0,
        depth_m=1200.0,
        sensitivity=(
            Sensitivity(-50.0, end_s - start_s - 30),
            Sensitivity(50.0, end_s - start_s + 30),
        ),
        zone_accuracy_m=185.0,
        robust=True,
        fixes_inside=6,
        evidence=(FixReference("source-2", 12, start_s),),
    )


def _inferred(visit_id, vessel, zone_id, start):
    start_s = at(start)
    return Visit(
        visit_id,
        vessel.id,
        zone_id,
        Basis.SIMULATED,
        VisitKind.INFERRED,
        Crossing(start_s, start_s - 240, None, (10.0, 54.2)),
        Crossing(start_s + 240, None, start_s + 500, (10.1, 54.2)),
        240.0,
        0.0,
        740.0,
        zone_accuracy_m=400.0,
        robust=False,
    )


def _possible(visit_id, vessel, zone_id, start):
    start_s = at(start)
    return Visit(
        visit_id,
        vessel.id,
        zone_id,
        Basis.SIMULATED,
        VisitKind.POSSIBLE,
        Crossing(earliest_s=start_s),
        Crossing(latest_s=start_s + 7000),
        None,
        0.0,
        2400.0,
        unseen_s=2400.0,
        required_speed_kn=17.4,
    )


def _own_incident(vessel, visit):
    entered, left = visit.entered, visit.left
    return Incident(
        f"incident-{visit.id}",
        "zone visit",
        f"{vessel.label} in the zone",
        Moment(entered.at_s or entered.earliest_s, entered.at_s or entered.latest_s),
        Moment(left.at_s or left.earliest_s, left.at_s or left.latest_s),
        (visit.zone_id,),
        (vessel.id,),
        (visit.id,),
        (Basis.SIMULATED,),
    )
