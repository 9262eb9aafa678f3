"""A shifted limit of a long baseline is rebuilt near the track only, and gives the same dwell."""

import numpy as np
import pytest
import shapely
from pyproj import Geod

from desktop_app.detectors.sensitivity import overlapping, sensitivity, shifted_area
from desktop_app.detectors.stays import Path, find_stays
from desktop_app.domain.regimes import Regime
from desktop_app.domain.rules import VisitRules
from desktop_app.domain.units import NM_M
from desktop_app.domain.zones import Zone
from desktop_app.geodesy.antimeridian import join, turned
from desktop_app.geodesy.coasts import geodesic
from desktop_app.geodesy.limits import ring, sea_within

WGS84 = Geod(ellps="WGS84")
RULES = VisitRules()


def zone(baseline, inner_nm=0.0, outer_nm=12.0):
    baseline = geodesic(baseline)
    inner, outer = inner_nm * NM_M, outer_nm * NM_M
    return Zone(
        id="zone-1",
        name="a long coast",
        regime=Regime.TERRITORIAL_SEA,
        zone_set="Arland",
        area=ring(baseline, inner, outer) if inner else sea_within(baseline, outer),
        accuracy_m=50.0,
        source="made for the test",
        baseline=baseline,
        inner_m=inner,
        outer_m=outer,
    )


def northward(lon, south, north):
    """A track along a meridian, a fix a minute, 20 fixes."""
    lat = np.linspace(south, north, 20)
    return Path(np.arange(20) * 60.0, np.full(20, lon), lat)


LINES = {
    "a line": shapely.LineString([(160.0, 30.0), (172.0, 31.0)]),
    "points and a line": shapely.GeometryCollection(
        [shapely.LineString([(160.0, 30.0), (172.0, 31.0)]), shapely.Point(166.0, 30.9)]
    ),
    "islands": shapely.MultiPoint([(160.0, 30.0), (166.2, 30.5), (172.0, 31.0)]),
}


@pytest.mark.parametrize("name", LINES)
@pytest.mark.parametrize("inner_nm", [0.0, 12.0])
def test_the_dwell_is_that_of_the_whole_baseline(name, inner_nm):
    of = zone(LINES[name], inner_nm, inner_nm + 12.0)
    path = northward(166.1, 29.5, 31.6)
    stays = find_stays(path, of.area, RULES)
    assert stays
    for shift_m in (-200.0, 50.0, 200.0):
        whole = find_stays(path, shifted_area(of, shift_m), RULES)
        for stay in stays:
            near = overlapping(path, stay, of, 0.0, shift_m, RULES)
            expected = [
                one for one in whole if one.begins_s <= stay.ends_s and one.ends_s >= stay.begins_s
            ]
            assert len(near) == len(expected) > 0
            for one, other in zip(near, expected, strict=True):
                # The ship makes 190 m/s here: two drawings within a metre differ by less.
                assert one.entered.at_s == pytest.approx(other.entered.at_s, abs=0.02)
                assert one.left.at_s == pytest.approx(other.left.at_s, abs=0.02)


@pytest.mark.parametrize("lon", [-176.0, 184.0])
def test_a_track_beyond_180_meets_its_part_of_the_baseline(lon):
    of = zone(shapely.LineString([(175.0, 10.0), (-173.0, 10.0)]))
    path = northward(lon, 9.0, 11.0)
    area = join(of.area)
    turn_deg = 0.0 if lon > 0 else -360.0
    [stay] = find_stays(path, turned(area, turn_deg), RULES)
    found = sensitivity(path, stay, of, turn_deg, (-100.0, 0.0, 100.0), RULES)
    dwells = [entry.dwell_s for entry in found]
    assert dwells[1] == pytest.approx(stay.left.at_s - stay.entered.at_s, abs=0.02)
    speed_m_s = WGS84.inv(0, 9, 0, 11)[2] / 1140.0
    assert np.diff(dwells) == pytest.approx([200 / speed_m_s] * 2, abs=0.02)
