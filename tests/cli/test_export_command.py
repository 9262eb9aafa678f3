"""``offing export``: each format reads back; the bundle proves by hashes that it is whole."""

import hashlib
import json

import pytest


@pytest.mark.parametrize("name", ["geojson", "csv", "mfjson"])
def test_what_is_exported_can_be_imported_with_every_fix(demo, offing, tmp_path, name):
    output = tmp_path / f"out.{name}"
    answer = offing("export", demo.exercise, "--format", name, "--output", output, "--json")
    assert answer.document == {"written": str(output), "format": name}
    watch = tmp_path / "again.gpkg"
    assert offing("import", watch, output).status == 0
    before = offing("visits", demo.exercise, "--json").document["coverage"]
    after = offing("visits", watch, "--json").document["coverage"]
    names = ("from", "to", "fixes", "vessels")
    assert [after[key] for key in names] == [before[key] for key in names]


@pytest.mark.parametrize("name", ["geojson", "csv", "mfjson"])
def test_the_same_file_gives_the_same_bytes(demo, offing, tmp_path, name):
    for number in (1, 2):
        words = ("--format", name, "--output", tmp_path / f"{number}")
        assert offing("export", demo.senkaku, *words).status == 0
    assert (tmp_path / "1").read_bytes() == (tmp_path / "2").read_bytes()
    assert not list(tmp_path.glob("*.part"))


def test_the_copy_is_a_watch_file_with_the_same_content(demo, offing, tmp_path):
    copy = tmp_path / "copy.gpkg"
    assert offing("export", demo.senkaku, "--format", "gpkg", "--output", copy).status == 0
    told = [offing("check", path, "--json").document for path in (demo.senkaku, copy)]
    assert told[0]["fingerprint"] == told[1]["fingerprint"]
    assert told[1]["ok"] is True


def test_parquet_is_written(demo, offing, tmp_path):
    output = tmp_path / "x.parquet"
    assert offing("export", demo.senkaku, "--format", "parquet", "--output", output).status == 0
    assert output.read_bytes().startswith(b"PAR1")


def test_without_a_name_it_lies_beside_the_watch_file(offing, senkaku):
    assert offing("export", senkaku, "--format", "csv").status == 0
    assert senkaku.with_name("senkaku.csv").exists()


def test_the_watch_file_is_not_written_over(offing, senkaku):
    answer = offing("export", senkaku, "--format", "csv", "--output", senkaku, "--json")
    assert answer.status == 1
    assert senkaku.read_bytes().startswith(b"SQLite format 3\0")


def manifest(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    return {name: digest for digest, name in (line.split("  ", 1) for line in lines)}


def test_the_bundle_is_whole_and_lists_what_is_missing(demo, offing, tmp_path):
    folder = tmp_path / "sources"
    folder.mkdir()
    there = demo.directory / "sample-sources" / "2022-07-04-frigates.csv"
    (folder / "renamed.txt").write_bytes(there.read_bytes())
    bag = tmp_path / "bag"
    words = ("--format", "bagit", "--output", bag, "--sources", folder, "--json")
    told = offing("export", demo.senkaku, *words).document
    assert told["sources_found"] == ["2022-07-04-frigates.csv"]
    assert len(told["sources_missing"]) == 2
    for name in ("manifest-sha256.txt", "tagmanifest-sha256.txt"):
        for file, digest in manifest(bag / name).items():
            assert hashlib.sha256((bag / file).read_bytes()).hexdigest() == digest
    payload = {str(f.relative_to(bag)) for f in (bag / "data").rglob("*") if f.is_file()}
    assert payload == set(manifest(bag / "manifest-sha256.txt"))
    sources = json.loads((bag / "data" / "sources.json").read_text(encoding="utf-8"))["sources"]
    assert [source["in_this_bundle"] for source in sources].count(True) == 1
    assert (bag / "data" / "incidents.pdf").read_bytes().startswith(b"%PDF-")
    assert (bag / "bagit.txt").read_text().startswith("BagIt-Version: 1.0\n")
    assert offing("check", bag / "data" / "senkaku.gpkg").status == 0


def test_a_bundle_is_not_put_over_another(demo, offing, tmp_path):
    answer = offing("export", demo.senkaku, "--format", "bagit", "--output", tmp_path, "--json")
    assert answer.status == 1
    assert tmp_path.exists()


def test_a_folder_that_is_not_there_is_a_usage_error(demo, offing, tmp_path):
    words = ("--format", "bagit", "--sources", tmp_path / "none")
    assert offing("export", demo.senkaku, *words).status == 2
