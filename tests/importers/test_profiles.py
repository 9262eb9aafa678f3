import math

import pytest

from desktop_app.domain.errors import UsageError
from desktop_app.domain.import_options import MAPPED_FIELDS
from desktop_app.importers.instants import zone_named
from desktop_app.importers.profiles import normalised, profile_named, profiles

OWN_FIELDS = {
    *MAPPED_FIELDS,
    "kind",
    "ship_class",
    "ship_type",
    "segment",
    "message",
    "millisecond",
}


def test_names_are_compared_without_case_and_signs():
    assert normalised("# Base_Date-Time ") == "basedatetime"


@pytest.mark.parametrize("profile", profiles(), ids=lambda profile: profile.name)
def test_every_profile_names_known_fields_and_normalised_columns(profile):
    assert {field.split()[0] for field in profile.columns.values()} <= OWN_FIELDS
    assert all(normalised(column) == column for column in profile.columns)
    assert set(profile.required) <= set(profile.columns)
    assert profile.time_zone is None or zone_named(profile.time_zone)


# Each sample by its profile: stored fixes, rejected, what is ignored, and the first fix
# (MMSI, epoch seconds, longitude, latitude, SOG, COG, heading; None where it is not reported).
FIRST = ("431000001", 1625818017.0, 123.5, 25.7, 12.5, 90.5, None)
SPIRE_IGNORED = {"aid to navigation": 1, "base station": 1, "static report": 1}
SAMPLES = {
    "aishub": (1, 0, {}, FIRST),
    "aishub_encoded": (2, 2, {}, FIRST),
    "exactearth": (
        *(1, 0, {"base station": 1, "static report": 1}),
        ("431000001", 1625097600.25, 123.5, 25.7, 12.5, 90.0, None),
    ),
    "gfw": (1, 1, {}, ("245390000", 1735787045.0, 123.5, 25.7, 12.5, 90.1, None)),
    "marinecadastre_2009": (
        *(2, 0, {}),
        ("366000001", 1388534400.0, -122.4, 37.8, 5.0, 90.0, 91.0),
    ),
    "marinetraffic": (2, 0, {"SAR aircraft": 1}, (*FIRST[:5], 90.0, None)),
    "spire": (1, 0, SPIRE_IGNORED, ("431000001", 1656885900.0, 123.5, 25.7, 12.5, 90.0, None)),
    "statsat": (1, 0, {"base station": 1}, FIRST),
    "stonesoup": (1, 0, {}, (FIRST[0], 1625818017.25, *FIRST[2:])),
    "ungp": (1, 0, {}, FIRST),
    "vesselfinder": (1, 0, {}, FIRST),
}


@pytest.mark.parametrize("name", SAMPLES)
def test_a_providers_rows_are_read_as_its_profile_says(read_data, name):
    stored, rejected, ignored, first = SAMPLES[name]
    imported = read_data(f"csv/valid/{name}.csv", time_zone="UTC" if name == "stonesoup" else None)
    profile = next(each for each in imported.decisions if each.about == "profile")
    assert profile.value == name.replace("_", "-")
    assert (len(imported.t_s), len(imported.rejected)) == (stored, rejected)
    assert {**imported.ignored, "header": 1} == {**ignored, "header": 1}
    columns = (imported.t_s, imported.lon_deg, imported.lat_deg)
    motion = (imported.sog_kn, imported.cog_deg, imported.heading_deg)
    assert imported.vessel_keys[imported.vessel[0]] == f"mmsi:{first[0]}"
    assert [column[0] for column in columns] == pytest.approx(first[1:4], abs=1e-9)
    expected = [math.nan if value is None else value for value in first[4:]]
    assert [column[0] for column in motion] == pytest.approx(expected, nan_ok=True)


def test_what_a_static_message_says_is_kept(read_data):
    imported = read_data("csv/valid/spire.csv")
    said = {(each.attribute, each.value) for each in imported.reports}
    assert {("name", "TEST SHIP"), ("imo", "9074729"), ("call_sign", "7JAB")} <= said


def test_sentinels_are_counted(read_data):
    imported = read_data("csv/valid/aishub_encoded.csv")
    counted = {
        (each.about, each.how) for each in imported.decisions if "not available" in each.value
    }
    assert counted == {("sog", "1 record"), ("cog", "1 record"), ("heading", "2 records")}


def test_a_users_own_profile_is_found_by_name_and_by_its_columns(read, monkeypatch, tmp_path):
    monkeypatch.setattr("desktop_app.importers.profiles.own_profiles", lambda: tmp_path)
    (tmp_path / "ours.toml").write_text(
        'title = "Ours"\ntime_zone = "Asia/Tokyo"\nrequired = ["funa", "toki", "n", "e"]\n'
        '[columns]\nfuna = "vessel"\ntoki = "time"\nn = "latitude"\ne = "longitude"\n'
    )
    imported = read("a.csv", "funa,toki,n,e\nA,2022-07-04T07:05:00,25.7,123.5\n")
    assert imported.t_s.tolist() == [1656885900.0]
    assert profile_named("ours").title == "Ours"


def test_a_broken_profile_is_named(monkeypatch, tmp_path):
    monkeypatch.setattr("desktop_app.importers.profiles.own_profiles", lambda: tmp_path)
    (tmp_path / "broken.toml").write_text("title = \n")
    with pytest.raises(UsageError) as refused:
        profiles()
    assert refused.value.where == "broken.toml"
