import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.basis import Basis
from desktop_app.domain.errors import DecisionNeeded, Refused
from desktop_app.domain.moments import parse_rfc3339, rfc3339
from desktop_app.domain.sketches import Form, Precision
from desktop_app.geodesy.ellipsoid import bearing_deg, distance_m
from desktop_app.importers.records import BadRecord
from desktop_app.importers.sighting_places import relative_position

MIYAKO = relative_position("0 km north of Miyako-jima")


def test_sightings_are_fixes_where_time_and_place_are_known_and_else_kept_as_they_are(read_data):
    imported = read_data("contacts/valid/sightings.csv")
    assert (imported.format, imported.basis, imported.records) == (
        "contact-list",
        Basis.SIGHTING,
        9,
    )
    assert [imported.vessel_keys[index].rsplit(":", 1)[1] for index in imported.vessel] == [
        "333",
        "333",
        "contact on line 8",
    ]
    assert rfc3339(imported.t_s[0]) == "2022-07-03T22:05:00.000Z"
    assert (imported.cog_deg[0], imported.sog_kn[0]) == (90.0, 12.0)
    assert [(bad.line, bad.reason) for bad in imported.rejected] == [
        (7, "the place 'Nowhere' is not known"),
        (9, "time precision 'soon' is none"),
    ]
    assert (imported.stored, imported.ignored) == (6, {"header": 1})
    found = [(s.line, s.precision, s.has_fix, s.vessel_keys[0]) for s in imported.sketches]
    assert found[:5] == [
        (2, Precision.MINUTE, True, "hull:RU:333"),
        (3, Precision.ABOUT, True, "hull:RU:333"),
        (4, Precision.DAY, False, "hull:CN:155"),
        (5, Precision.RANGE, False, "name:Ship A"),
        (6, Precision.MINUTE, False, "name:Ship A"),  # good to 5 nm only; the vessel of line 5
    ]
    assert all(s.form is Form.POINT and s.basis is Basis.SIGHTING for s in imported.sketches)


def test_what_is_known_of_a_sighting_is_kept(read_data):
    first, about, relative, *_ = read_data("contacts/valid/sightings.csv").sketches
    assert (first.observer, first.accuracy_m) == ("JS Abukuma", 500.0)
    nine = parse_rfc3339("2022-07-04T09:00:00+09:00")
    assert (about.earliest_s, about.latest_s) == (nine - 1800, nine + 1800)
    assert relative.place == "about 140 km north of Miyako Island"
    assert rfc3339(relative.earliest_s) == "2022-07-03T10:00:00.000Z"  # no zone: anywhere
    point = shapely.from_wkb(relative.geometry)
    away = distance_m(MIYAKO.lon_deg, MIYAKO.lat_deg, point.x, point.y)
    assert float(away) == pytest.approx(140_000, abs=0.01)
    assert point.x == pytest.approx(MIYAKO.lon_deg)
    assert relative.accuracy_m == pytest.approx(140_000 * 0.41421356, rel=0.01)


def test_a_time_without_a_zone_is_asked_for_and_an_open_quotation_mark_refused(read, read_data):
    text = "time,position,observer\n2022-07-04 07:05,25°N 123°E,x\n"
    with pytest.raises(DecisionNeeded):
        read("a.csv", text)
    assert rfc3339(read("a.csv", text, time_zone="+09:00").t_s[0])[11:16] == "22:05"
    with pytest.raises(Refused):
        read_data("contacts/invalid/open_quote.csv")


def test_a_sighting_twice_is_one(read):
    row = "2022-07-04T07:05Z,25°N 123°E,x,A\n"
    imported = read("a.csv", "time,position,observer,vessel\n" + row * 2)
    assert (len(imported.t_s), imported.duplicate, len(imported.sketches)) == (1, 1, 1)
    row = "2022-07-04,25°N 123°E,x,A\n"
    imported = read("a.csv", "time,position,observer,vessel\n" + row * 2)
    assert (len(imported.t_s), imported.duplicate, len(imported.sketches)) == (0, 1, 1)


@pytest.mark.parametrize(
    ("text", "bearing"),
    [
        ("80 nm NNE of Yonaguni-jima", 22.5),
        ("about 80 nm to the north-north-east of Yonaguni", 22.5),
        ("与那国島の北北東約80海里", 22.5),
        ("与那国島(沖縄県)の北東80km", 45.0),
        ("80 km southeast of the Yonaguni Island", 135.0),
        ("与那国島の東北80km", 45.0),
    ],
)
def test_directions_in_words(text, bearing):
    place = relative_position("0 km N of Yonaguni-jima")
    found = relative_position(text)
    assert float(
        bearing_deg(place.lon_deg, place.lat_deg, found.lon_deg, found.lat_deg)
    ) == pytest.approx(bearing, abs=1e-6)


@pytest.mark.parametrize("text", ["5 km up of Miyako", "5 km north of Atlantis"])
def test_what_is_no_direction_or_no_place_is_said(text):
    with pytest.raises(BadRecord):
        relative_position(text)


def test_coordinates_are_no_words():
    assert relative_position("25°44.5'N 123°28.0'E") is None


@given(st.integers(1, 999), st.sampled_from(["km", "nm"]))
def test_a_relative_position_lies_as_far_as_it_says(number, unit):
    found = relative_position(f"{number} {unit} west of Miyako")
    length = number * {"km": 1000.0, "nm": 1852.0}[unit]
    away = distance_m(MIYAKO.lon_deg, MIYAKO.lat_deg, found.lon_deg, found.lat_deg)
    assert float(away) == pytest.approx(length, rel=1e-9)
    assert found.accuracy_m > 0.41 * length


def test_a_vessel_known_by_a_day_and_its_mmsi_alone_is_a_vessel_all_the_same(read):
    imported = read("a.csv", "time,position,observer,mmsi\n2022-07-04,25°N 123°E,x,431000001\n")
    assert (len(imported.t_s), imported.sketches[0].vessel_keys) == (0, ("mmsi:431000001",))
    said = {(report.attribute, report.value) for report in imported.reports}
    assert said == {("mmsi", "431000001"), ("flag", "JP")}
