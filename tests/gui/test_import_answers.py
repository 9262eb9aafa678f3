"""Answers become options."""

import pytest

from desktop_app.domain.basis import Basis
from desktop_app.domain.errors import Question, UsageError
from desktop_app.domain.import_options import ImportOptions
from desktop_app.gui.import_answers import answered, flag_of, readings_of

ORDER = Question(
    "date order",
    ("dmy: 04/07/2022 is 4 July 2022", "mdy: 04/07/2022 is 7 April 2022"),
    "--date-order dmy|mdy",
)
ZONE = Question("time zone", ("UTC would fit", "Asia/Tokyo would fit", "+08:00 too"), "--time-zone")


def test_a_reading_names_its_value():
    assert flag_of(ORDER) == "--date-order"
    assert [reading.value for reading in readings_of(ORDER)] == ["dmy", "mdy"]
    assert [reading.value for reading in readings_of(ZONE)] == ["UTC", "Asia/Tokyo", "+08:00"]


def test_a_reading_without_a_value_stays_open():
    assert readings_of(Question("start", ("no time in the file",), "--start-time"))[0].value is None


def test_answers_are_put_into_the_options():
    options = answered(ImportOptions(), [(ORDER, "mdy"), (ZONE, " UTC ")])
    assert options == ImportOptions(date_order="mdy", time_zone="UTC")


def test_columns_are_read_one_by_one():
    question = Question("columns", (), "--map COLUMN=FIELD")
    options = answered(ImportOptions(), [(question, "lat=latitude, a=b=longitude\nt=time")])
    assert options.columns == {"lat": "latitude", "a=b": "longitude", "t": "time"}


def test_a_basis_is_one_of_ours():
    question = Question("basis", (), "--basis")
    assert answered(ImportOptions(), [(question, "sighting")]).basis is Basis.SIGHTING


@pytest.mark.parametrize(
    ("flag", "value"),
    [("--basis", "guess"), ("--map", "lat"), ("--map", "lat=width"), ("--time-zone", " ")],
)
def test_nonsense_is_refused_in_words(flag, value):
    with pytest.raises(UsageError):
        answered(ImportOptions(), [(Question("x", (), flag), value)])
