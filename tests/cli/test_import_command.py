"""``offing import``: exit statuses 0 to 4, the ledger, the questions."""

import pytest

KEYS = {
    "path",
    "sha256",
    "format",
    "basis",
    "outcome",
    "records",
    "stored",
    "rejected",
    "duplicate",
    "ignored",
    "also_in_other_sources",
    "vessels",
    "from",
    "to",
    "decisions",
    "questions",
    "rejects",
}
MAPPED = ("--map", "MMSI=mmsi", "time=time", "lat=latitude", "lon=longitude")


@pytest.fixture
def watch(tmp_path):
    return tmp_path / "new.gpkg"


@pytest.fixture
def naive(tmp_path):
    file = tmp_path / "naive.csv"
    file.write_text(
        "MMSI,time,lat,lon\n"
        "431000001,2022-07-04 07:05:00,25.5,123.2\n"
        "431000001,2022-07-04 07:15:00,25.5,123.3\n"
    )
    return file


def only_file(answer):
    (record,) = answer.document["files"]
    return record


def test_all_accepted_is_0_and_the_ledger_balances(offing, watch, track):
    answer = offing("import", watch, track, "--json")
    told = only_file(answer)
    assert (answer.status, told["outcome"]) == (0, "accepted")
    assert set(told) >= KEYS
    assert (told["records"], told["stored"], told["ignored"]) == (3, 2, 1), "the head is ignored"
    assert told["records"] == sum(
        told[name] for name in ("stored", "rejected", "duplicate", "ignored")
    )
    assert told["from"] == "2022-07-04T00:00:00.000Z"
    assert told["path"] == "track.csv", "the name, not where it lay"


def test_the_same_file_twice_is_already_here(offing, watch, track):
    offing("import", watch, track)
    answer = offing("import", watch, track, "--json")
    told = only_file(answer)
    assert (answer.status, told["outcome"]) == (0, "already here")
    assert [told[name] for name in ("records", "stored", "rejected", "duplicate")] == [None] * 4
    assert len(offing("sources", "list", watch, "--json").document["sources"]) == 1


def test_a_file_that_is_not_there_is_1(offing, watch, tmp_path):
    answer = offing("import", watch, tmp_path / "none.csv", "--json")
    assert answer.status == 1
    assert only_file(answer)["outcome"] == "refused"
    assert set(answer.document["error"]) == {"what", "where", "do"}
    assert not watch.exists(), "nothing was stored, so there is no watch file"


@pytest.mark.parametrize(
    "words",
    [("--map", "lat"), ("--map", "lat=depth"), ("--basis", "guessed"), ("--nonsense",)],
)
def test_wrong_words_are_2(offing, watch, track, words):
    assert offing("import", watch, track, *words).status == 2
    assert not watch.exists()


def test_some_rejected_is_3_and_they_are_told(offing, watch, track):
    track.write_text(track.read_text() + "431000001,2022-07-04T01:00:00Z,95.0,123.3\n")
    answer = offing("import", watch, track, "--json")
    told = only_file(answer)
    assert (answer.status, told["outcome"]) == (3, "partial")
    assert (told["stored"], told["rejected"]) == (2, 1)
    (reject,) = told["rejects"]
    assert reject["line"] == 4
    assert reject["reason"]
    assert "line 4" in offing("import", watch.with_name("other.gpkg"), track).out


def test_local_time_without_a_zone_is_4_with_the_flag_that_answers(offing, watch, naive):
    answer = offing("import", watch, naive, *MAPPED, "--json")
    told = only_file(answer)
    assert (answer.status, told["outcome"]) == (4, "decision needed")
    assert any("--time-zone" in question["flag"] for question in told["questions"])
    assert all(set(q) == {"about", "readings", "flag"} for q in told["questions"])
    assert not watch.exists()


def test_the_answer_is_kept_as_a_decision(offing, watch, naive):
    answer = offing("import", watch, naive, *MAPPED, "--time-zone", "Asia/Tokyo", "--json")
    told = only_file(answer)
    assert (answer.status, told["from"]) == (0, "2022-07-03T22:05:00.000Z")
    assert any("Asia/Tokyo" in decision["value"] for decision in told["decisions"])


def test_dry_run_counts_and_stores_nothing(offing, watch, track):
    answer = offing("import", watch, track, "--dry-run", "--json")
    assert (answer.status, only_file(answer)["stored"]) == (0, 2)
    assert not watch.exists()


def test_dry_run_leaves_an_existing_file_as_it_was(offing, watch, track, tmp_path):
    offing("import", watch, track)
    before = offing("check", watch, "--json").document["fingerprint"]
    other = tmp_path / "other.csv"
    other.write_text(track.read_text().replace("431000001", "431000002"))
    assert offing("import", watch, other, "--dry-run").status == 0
    assert offing("check", watch, "--json").document["fingerprint"] == before


def test_the_worst_of_several_files_decides_and_each_stands_alone(offing, watch, track, naive):
    track.write_text(track.read_text().replace("BaseDateTime,LAT,LON", "time,lat,lon"))
    answer = offing("import", watch, track, naive, "gone.csv", *MAPPED, "--json")
    outcomes = [record["outcome"] for record in answer.document["files"]]
    assert answer.status == 1
    assert outcomes == ["accepted", "decision needed", "refused"]
    answer = offing("import", watch.with_name("b.gpkg"), track, naive, *MAPPED)
    assert answer.status == 4


def test_removed_and_imported_again_it_is_back(offing, watch, track):
    offing("import", watch, track)
    offing("sources", "remove", watch, "track.csv")
    told = only_file(offing("import", watch, track, "--json"))
    assert (told["outcome"], told["stored"]) == ("accepted", 2)


def test_a_dry_run_tells_what_the_import_window_shows(offing, tmp_path, track):
    answer = offing("import", tmp_path / "new.gpkg", track, "--dry-run")
    assert answer.status == 0
    assert "CSV: recognised by what is in the file, not by its name" in answer.out
    assert (
        "line 2  2022-07-04T00:00:00.000Z  431000001  25\u00b030.0\u2032N 123\u00b012.0\u2032E"
        in answer.out
    )
    assert "from 2022-07-04T00:00:00.000Z to 2022-07-04T00:30:00.000Z" in answer.out
    assert "3 records = 2 stored" in answer.out
    assert not (tmp_path / "new.gpkg").exists()
