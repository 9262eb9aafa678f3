import gzip
import io
import zipfile

import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.errors import Refused
from desktop_app.domain.progress import Quiet
from desktop_app.importers.packed_files import Packing, open_unpacked, packing_of, zip_members
from desktop_app.importers.source_file import look_at

ROWS = b"mmsi,time,lat,lon\n431000001,2022-07-03T22:05:00Z,25.7,123.5\n"


def zipped(**members):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "."), content)
    return buffer.getvalue()


PACKED = {
    "gzip": gzip.compress(ROWS),
    "zstd": zstandard.compress(ROWS),
    "zip": zipped(a__csv=ROWS, README__md="CC BY-NC 4.0"),
}


@pytest.mark.parametrize("kind", PACKED)
def test_a_packed_csv_is_read_as_the_csv_in_it(read, kind):
    imported = read("a.bin", PACKED[kind])
    assert (len(imported.t_s), imported.records, imported.size_bytes) == (1, 2, len(PACKED[kind]))
    assert (imported.decisions[0].about, imported.decisions[0].value.split(":")[0]) == (
        "packing",
        kind,
    )


def test_the_hash_is_of_the_file_and_the_head_of_its_contents(source):
    file = source("a.csv.gz", PACKED["gzip"])
    assert (file.head, file.content_bytes, file.packing) == (ROWS, len(ROWS), Packing("gzip"))
    assert file.sha256 != look_at(file.path.with_name("a.csv.gz"), Quiet()).head


@given(st.lists(st.binary(max_size=3000), min_size=1, max_size=4))
def test_frames_one_after_another_are_one_content(tmp_path_factory, parts):
    path = tmp_path_factory.mktemp("frames") / "a"
    for kind, pack in (("gzip", gzip.compress), ("zstd", zstandard.compress)):
        path.write_bytes(b"".join(map(pack, parts)))
        with open_unpacked(path, Packing(kind)) as file:
            assert file.read() == b"".join(parts)


@pytest.mark.parametrize("kind", PACKED)
def test_a_truncated_archive_is_refused(written, kind):
    with pytest.raises(Refused, match="damaged"):
        look_at(written("a", PACKED[kind][:-9]), Quiet())


@pytest.mark.parametrize("kind", PACKED)
def test_a_bomb_is_refused(written, kind):
    bomb = bytes(8 << 20)
    packed = {"gzip": gzip.compress, "zstd": zstandard.compress, "zip": lambda b: zipped(a__csv=b)}
    with pytest.raises(Refused, match="unpacks to more than 1 MiB"):
        look_at(written("a", packed[kind](bomb)), Quiet())


def test_the_most_bytes_may_be_less(written):
    path = written("a", gzip.compress(bytes(range(256)) * 16))
    with open_unpacked(path, Packing("gzip"), 4096) as file:
        assert len(file.read()) == 4096
    with pytest.raises(Refused), open_unpacked(path, Packing("gzip"), 4095) as file:
        file.read()


@pytest.mark.parametrize(
    "members", [{"doc.kml": b"<kml/>"}, {"[Content_Types].xml": b""}, {"a.csv": b"", "b.csv": b""}]
)
def test_a_zip_that_is_a_format_in_itself_stays_packed(tmp_path, members):
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    assert packing_of(path, path.read_bytes()[:16]) is None
    assert zip_members(path) == tuple(members)


def test_a_link_in_an_archive_is_refused(tmp_path):
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        link = zipfile.ZipInfo("a.csv")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    with pytest.raises(Refused, match="a link"):
        look_at(path, Quiet())
