import pytest

from desktop_app.domain.errors import DecisionNeeded, Refused, UsageError
from desktop_app.domain.import_options import ImportOptions
from desktop_app.importers.csv_layout import find_layout


@pytest.fixture
def layout(source):
    return lambda content, **said: find_layout(source("a.csv", content), ImportOptions(**said))


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_the_separator_is_the_one_that_parts_the_header(layout, separator):
    found = layout(separator.join(["mmsi", "time", "lat", "lon"]) + "\n")
    assert (found.delimiter, found.header) == (separator, ["mmsi", "time", "lat", "lon"])


def test_a_tie_of_separators_is_asked_for(layout):
    with pytest.raises(DecisionNeeded) as asked:
        layout("a,b;c,d;e\n")
    assert asked.value.questions[0].flag == "--delimiter"
    assert layout("a,b;c,d;e\n", delimiter="semicolon").header == ["a,b", "c,d", "e"]


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        ("\ufeffa,b\n".encode(), "utf-8-sig"),
        ("a,b\n".encode("utf-16"), "utf-16"),
        ("尖閣,b\n".encode(), "utf-8"),
    ],
)
def test_the_encoding_is_shown_by_the_file(layout, content, encoding):
    assert layout(content).encoding == encoding


def test_what_is_no_utf8_is_asked_for_with_samples(layout):
    content = "a,b\n1,海上保安庁\n".encode("cp932")
    with pytest.raises(DecisionNeeded) as asked:
        layout(content)
    assert any("cp932: 1,海上保安庁" in reading for reading in asked.value.questions[0].readings)
    assert layout(content, encoding="cp932").encoding == "cp932"


def test_an_encoding_that_does_not_fit_or_exist_is_said(layout):
    content = "a,b\n1,海上保安庁\n".encode("cp932")
    with pytest.raises(Refused, match="not text in utf-8"):
        layout(content, encoding="utf-8")
    with pytest.raises(UsageError, match="no encoding"):
        layout(content, encoding="klingon")


def test_the_header_may_follow_comments_or_look_like_one(layout):
    assert layout("# one\n# two\na,b\n").header_line == 3
    found = layout("# Timestamp,MMSI,Latitude,Longitude\n")
    assert (found.header_line, found.header[0]) == (1, "# Timestamp")


def test_comments_alone_are_no_record(layout):
    with pytest.raises(Refused, match="no record"):
        layout("# one\n\n")
