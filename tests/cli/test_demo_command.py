"""``offing demo``: it builds, tells and writes everything that it says it does."""

import pytest


def test_it_ends_well_without_a_window(demo):
    assert demo.answer.status == 0


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("senkaku.gpkg", b"SQLite format 3\0"),
        ("exercise.gpkg", b"SQLite format 3\0"),
        ("senkaku-summary.pdf", b"%PDF-"),
        ("senkaku-window.png", b"\x89PNG"),
    ],
)
def test_each_file_is_there_and_named(demo, name, begins):
    file = demo.directory / name
    assert file.read_bytes().startswith(begins)
    assert str(file) in demo.answer.out


def test_the_published_times_stand_in_the_table(demo):
    (russian,) = [
        line
        for line in demo.answer.out.splitlines()
        if line.startswith("Russian frigate ") and " Japan " in line
    ]
    assert "2022-07-03 22:05:00" in russian
    assert "2022-07-03 23:16:00" in russian
    assert "reported" in russian


def test_building_again_finds_the_same_visits_with_the_same_names(demo, offing, tmp_path):
    assert offing("demo", "--no-window", "--directory", tmp_path).status == 0
    for name in ("senkaku.gpkg", "exercise.gpkg"):
        again = offing("visits", tmp_path / name, "--json").document
        assert again == offing("visits", demo.directory / name, "--json").document
