import hashlib
import sqlite3
import subprocess
import sys

import pytest
from sqlite_utils import Migrations

from desktop_app.domain.errors import OffingError, ReadOnly, Refused
from desktop_app.store.acts import act
from desktop_app.store.schema import MIGRATIONS
from desktop_app.store.watch_file import create_watch_file, open_watch_file
from tests.store.conftest import make_import, store_import

_POINT_INDEX = (
    'CREATE VIRTUAL TABLE "rtree_zone_geom" USING rtree(id, minx, maxx, miny, maxy)',
    (
        'CREATE TRIGGER "rtree_zone_geom_delete" AFTER DELETE ON "zone" WHEN old."geom" NOT NULL'
        ' BEGIN DELETE FROM "rtree_zone_geom" WHERE id = OLD."fid"; END'
    ),
)


def gpkg_problems(path):
    """What GDAL's own GeoPackage validator prints; nothing for a valid file."""
    command = [sys.executable, "-m", "osgeo_utils.samples.validate_gpkg", "--extra", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    return done.returncode, done.stdout + done.stderr


def test_an_empty_watch_file_is_a_valid_geopackage(tmp_path):
    create_watch_file(tmp_path / "empty.gpkg").close()
    assert gpkg_problems(tmp_path / "empty.gpkg")[0] == 0


def test_a_filled_watch_file_is_a_valid_geopackage(watch):
    store_import(watch, make_import(keys=("mmsi:431000001", "mmsi:412000001"), fixes=1500))
    store_import(watch, make_import("b" * 64, ("mmsi:1",), fixes=1), "source-2")
    watch.close()
    assert gpkg_problems(watch.path)[0] == 0


def test_the_validator_finds_a_fault_that_is_put_in(watch):
    store_import(watch, make_import())
    watch.db.execute("UPDATE gpkg_contents SET last_change = 'yesterday'")
    watch.close()
    assert gpkg_problems(watch.path)[0] != 0


def test_one_file_lies_there_at_rest(watch):
    store_import(watch, make_import())
    watch.close()
    assert [path.name for path in watch.path.parent.iterdir()] == ["watch.gpkg"]


def test_a_path_that_is_taken_is_refused_and_left_alone(tmp_path):
    path = tmp_path / "notes.gpkg"
    path.write_text("mine")
    with pytest.raises(OffingError, match="already"):
        create_watch_file(path)
    assert path.read_text() == "mine"


@pytest.mark.parametrize("content", [b"", b"mmsi,time\n1,2\n", b"SQLite format 3\x00 and nothing"])
def test_what_is_no_watch_file_is_refused(tmp_path, content):
    path = tmp_path / "other.gpkg"
    path.write_bytes(content)
    with pytest.raises(OffingError):
        open_watch_file(path)
    assert path.read_bytes() == content


def test_another_geopackage_is_refused_with_the_way_on(tmp_path):
    path = tmp_path / "foreign.gpkg"
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA application_id=1196444487")
        db.execute("CREATE TABLE t (a)")
    db.close()
    with pytest.raises(Refused, match="not a watch file") as refused:
        open_watch_file(path)
    assert "import" in refused.value.do


def test_a_newer_file_is_read_and_not_a_byte_of_it_changes(watch):
    store_import(watch, make_import())
    watch.db["_sqlite_migrations"].insert(
        {"migration_set": "offing", "name": "0099_from_the_future", "applied_at": "2030-01-01"}
    )
    watch.close()
    before = hashlib.sha256(watch.path.read_bytes()).hexdigest()
    with open_watch_file(watch.path) as newer:
        assert "newer" in newer.read_only
        with pytest.raises(ReadOnly), act(newer, "import", "tester", {}):
            pass
    assert hashlib.sha256(watch.path.read_bytes()).hexdigest() == before


def test_a_foreign_trigger_makes_the_file_read_only_and_is_named(watch):
    watch.db.execute("CREATE TRIGGER wipe AFTER INSERT ON source BEGIN DELETE FROM vessel; END")
    watch.close()
    with open_watch_file(watch.path) as opened:
        assert "wipe" in opened.read_only


def test_a_view_makes_the_file_read_only(watch):
    watch.db.execute("CREATE VIEW peek AS SELECT * FROM source")
    watch.close()
    with open_watch_file(watch.path) as opened:
        assert "peek" in opened.read_only


def test_a_spatial_index_that_a_gis_made_is_dropped_with_a_notice(watch):
    for statement in _POINT_INDEX:
        watch.db.execute(statement)
    watch.close()
    with open_watch_file(watch.path) as opened:
        assert opened.read_only is None
        assert "spatial index" in opened.notices[0]
        left = opened.db.execute("SELECT name FROM sqlite_master WHERE name GLOB 'rtree*'")
        assert left.fetchall() == []


def test_a_trigger_that_only_looks_like_an_index_is_not_trusted(watch):
    watch.db.execute(_POINT_INDEX[0])
    watch.db.execute(_POINT_INDEX[1].replace("; END", "; DELETE FROM vessel; END"))
    watch.close()
    with open_watch_file(watch.path) as opened:
        assert "rtree_zone_geom_delete" in opened.read_only


def test_a_damaged_file_is_not_opened(watch):
    store_import(watch, make_import(fixes=3000))
    watch.close()
    content = bytearray(watch.path.read_bytes())
    content[8192:20480] = b"\x5a" * 12288
    watch.path.write_bytes(bytes(content))
    with pytest.raises(OffingError, match=r"damaged|not a watch file"):
        open_watch_file(watch.path)


def test_the_state_before_a_migration_is_kept(watch):
    store_import(watch, make_import())
    watch.close()
    later = Migrations("offing")
    for migration in MIGRATIONS._migrations:
        later._migrations.append(migration)

    @later(name="0009_remarks")
    def _remarks(db):
        db.execute("CREATE TABLE remark (fid INTEGER PRIMARY KEY, text TEXT)")

    with open_watch_file(watch.path, migrations=later) as opened:
        assert opened.db["remark"].exists()
        former = f"watch.schema-{len(MIGRATIONS._migrations)}.gpkg"
        assert former in opened.notices[0]
    with open_watch_file(watch.path.with_name(former)) as kept:
        assert not kept.db["remark"].exists()
        assert kept.db["source"].count == 1


def test_a_migration_that_fails_leaves_the_file_as_it_was(watch):
    watch.close()
    later = Migrations("offing")
    later._migrations.extend(MIGRATIONS._migrations)

    @later(name="0002_broken")
    def _broken(db):
        db.execute("CREATE TABLE half (fid INTEGER PRIMARY KEY)")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        open_watch_file(watch.path, migrations=later)
    with open_watch_file(watch.path) as opened:
        assert not opened.db["half"].exists()


def test_another_program_writing_is_said_in_words(watch, monkeypatch):
    monkeypatch.setattr("desktop_app.store.connection._BUSY_TIMEOUT_S", 0.05)
    other = sqlite3.connect(watch.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    watch.db.execute("PRAGMA busy_timeout=50")
    with pytest.raises(OffingError, match="Another program"), act(watch, "x", "tester", {}):
        pass
    other.execute("ROLLBACK")
    other.close()
