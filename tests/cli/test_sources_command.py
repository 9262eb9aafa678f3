"""``offing sources``: what was imported; taking it back, and bringing it back."""

KEYS = {"id", "name", "sha256", "format", "basis", "imported_at", "stored", "rejected"}


def listed(offing, watch):
    return offing("sources", "list", watch, "--json").document["sources"]


def test_sources_by_name_and_hash_never_by_path(demo, offing):
    sources = listed(offing, demo.senkaku)
    assert len(sources) == 3
    for source in sources:
        assert set(source) >= {*KEYS, "removed_at"}
        assert "/" not in source["name"]
        assert len(source["sha256"]) == 64
        assert (source["basis"], source["removed_at"]) == ("reconstructed", None)
    assert len(offing("sources", "list", demo.senkaku).out.splitlines()) == 3


def test_removing_takes_back_what_it_brought_and_undo_brings_it_back(offing, senkaku):
    before = offing("visits", senkaku, "--json").document["visits"]
    name = "2022-07-04-frigates.csv"
    answer = offing("sources", "remove", senkaku, name, "--json")
    assert answer.status == 0
    (removed,) = [source for source in listed(offing, senkaku) if source["removed_at"]]
    assert (removed["id"], removed["name"]) == (answer.document["removed"], name)
    left = offing("visits", senkaku, "--json").document["visits"]
    assert len(left) == len(before) - 4
    assert offing("undo", senkaku).status == 0
    assert offing("visits", senkaku, "--json").document["visits"] == before


def test_a_source_that_is_not_there_is_refused_in_words(offing, senkaku):
    answer = offing("sources", "remove", senkaku, "nothing.csv", "--json")
    assert answer.status == 1
    assert set(answer.document["error"]) == {"what", "where", "do"}
