import pytest

from desktop_app.domain.errors import UsageError
from desktop_app.domain.import_options import ImportOptions
from desktop_app.importers.csv_columns import decide_columns
from desktop_app.importers.csv_layout import CsvLayout


def decide(header, first_line="", **said):
    layout = CsvLayout("utf-8", ",", 1, header.split(","), first_line or header, ())
    return decide_columns(layout, ImportOptions(**said))


def test_plain_names_need_no_word():
    columns = decide("MMSI,Time,LAT,Lon,speed,Name")
    assert dict(columns.places) == {
        "mmsi": 0,
        "time": 1,
        "latitude": 2,
        "longitude": 3,
        "vessel": 5,
    }
    assert not columns.questions


def test_names_that_may_mean_anything_are_asked_for():
    columns = decide("ID,ais_pos_timestamp,longitude,latitude")
    assert "--map ID=mmsi or --map ID=vessel" in columns.questions[0].readings[1]
    assert columns.places["time"] == 1


def test_what_the_person_maps_is_taken():
    columns = decide("ID,ais_pos_timestamp,longitude,latitude", columns={"ID": "vessel"})
    assert columns.places["vessel"] == 0
    assert not columns.questions
    assert columns.decisions[-1].value == "ID=vessel"


def test_a_column_that_is_ignored_is_not_taken_by_its_name():
    columns = decide("mmsi,time,lat,lon,sog", columns={"sog": "ignore"})
    assert "sog" not in columns.places


def test_a_name_that_is_there_twice_is_asked_for():
    readings = decide("mmsi,time,lat,lat,lon").questions[0].readings
    assert "'lat' is there more than once" in readings


@pytest.mark.parametrize(
    "columns",
    [{"nowhere": "time"}, {"ID": "shoe size"}, {"ID": "time", "ais_pos_timestamp": "time"}],
)
def test_a_map_that_makes_no_sense_is_said(columns):
    with pytest.raises(UsageError):
        decide("ID,ais_pos_timestamp,longitude,latitude", columns=columns)


def test_a_profile_is_recognised_by_its_header():
    columns = decide("mmsi,base_date_time,longitude,latitude,sog,vessel_name")
    assert columns.profile.name == "marinecadastre-2025"
    assert columns.places["longitude"] == 2


def test_our_own_format_is_recognised_by_its_first_line():
    assert decide("vessel,time,latitude,longitude").profile is None
    found = decide("vessel,time,latitude,longitude", "# offing-track 1")
    assert found.profile.name == "offing-track"


def test_an_unknown_profile_is_said():
    with pytest.raises(UsageError, match="no profile"):
        decide("mmsi,time,lat,lon", profile="nobody")
