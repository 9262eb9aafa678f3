"""The command line as a whole: help, usage, refusals, and what a terminal must not obey."""

import pytest

from desktop_app.cli.command_line import COMMANDS, make_parser

NAMES = [
    "open",
    "demo",
    "import",
    "sources",
    "zones",
    "detect",
    "visits",
    "incidents",
    "print",
    "journal",
    "undo",
    "redo",
    "check",
]


@pytest.mark.parametrize("name", NAMES)
def test_each_command_has_help(offing, name):
    answer = offing(name, "--help")
    assert answer.status == 0
    assert answer.out.startswith(f"usage: offing {name}")


def test_each_command_is_told_with_a_word_of_what_it_does(offing):
    told = {
        line.split()[0] for line in offing("--help").out.splitlines() if line.startswith("    ")
    }
    assert told >= set(NAMES)
    assert len({command.__name__ for command in COMMANDS}) == len(COMMANDS)
    assert make_parser().prog == "offing"


def test_version(offing):
    assert offing("--version").out.startswith("Offing ")


@pytest.mark.parametrize("words", [("sail",), ("visits",), ("sources",), ("print", "w", "--x")])
def test_wrong_words_are_2_and_leave_stdout_empty(offing, words):
    answer = offing(*words)
    assert (answer.status, answer.out) == (2, "")
    assert answer.err


@pytest.mark.parametrize("name", ["visits", "incidents", "journal", "check", "print", "undo"])
def test_a_watch_file_that_is_not_there_is_1_and_is_not_made(offing, tmp_path, name):
    watch = tmp_path / "gone.gpkg"
    answer = offing(name, watch, "--json")
    assert answer.status == 1
    assert set(answer.document["error"]) == {"what", "where", "do"}
    assert not watch.exists()


def test_a_name_with_an_escape_sequence_is_written_out(offing, tmp_path):
    file = tmp_path / "names.csv"
    file.write_text(
        "MMSI,BaseDateTime,LAT,LON,VesselName\n"
        "431000001,2022-07-04T00:00:00Z,25.5,123.2,\x1b[31mRED\u202e\n"
        "431000001,2022-07-04T00:30:00Z,25.5,123.3,\x1b[31mRED\u202e\n"
    )
    watch = tmp_path / "w.gpkg"
    offing("import", watch, file)
    points = tmp_path / "points.csv"
    points.write_text("lat,lon\n25.5,123.25\n")
    offing("zones", "build", watch, "--points", points, "--name", "Rock")
    for command in ("visits", "incidents"):
        out = offing(command, watch).out
        assert "RED" in out
        assert "\x1b" not in out
        assert "\u202e" not in out
