import hashlib
import os
from pathlib import Path

import pytest

from desktop_app.domain.errors import Refused
from desktop_app.domain.progress import Quiet
from desktop_app.importers.source_file import look_at, refuse_if_changed, refuse_odd_path


def test_a_file_is_known_by_its_hash_and_size(source):
    file = source("a.txt", "尖閣\n")
    content = "尖閣\n".encode()
    assert (file.sha256, file.size_bytes) == (hashlib.sha256(content).hexdigest(), 7)
    assert (file.head, file.not_utf8_at, file.name) == (content, None, "a.txt")


def test_the_first_byte_that_is_no_utf8_is_found_across_blocks(source):
    assert source("a.txt", b"x" * (1 << 20) + b"ab\xff").not_utf8_at == (1 << 20) + 2
    assert source("a.txt", b"x" * ((1 << 20) - 1) + "尖".encode()).not_utf8_at is None
    assert source("a.txt", b"abc\xe5").not_utf8_at == 3


@pytest.mark.parametrize(
    "path",
    [
        "http://x/y.csv",
        "/vsicurl/http://x/y.csv",
        "/vsizip/a.zip",
        "<OGRVRTDataSource>",
        "{}",
        "s3://b/k",
    ],
)
def test_addresses_and_documents_are_no_paths(path):
    with pytest.raises(Refused, match="not the path of a file"):
        refuse_odd_path(Path(path))


@pytest.mark.parametrize("path", ["/home/a/b.csv", "a b:c.csv", "C:/data/a.csv", "尖閣.csv"])
def test_ordinary_paths_are_paths(path):
    refuse_odd_path(Path(path))


def test_a_file_that_is_not_there_is_refused(tmp_path):
    for path in (tmp_path / "nothing.csv", tmp_path):
        with pytest.raises(Refused, match="no such file"):
            look_at(path, Quiet())


def test_a_file_that_changes_while_it_is_read_is_refused(source):
    file = source("a.txt", "x\n")
    refuse_if_changed(file)
    file.path.write_text("xy\n")
    with pytest.raises(Refused, match="changed while it was read"):
        refuse_if_changed(file)
    os.utime(file.path, ns=(0, file.changed_ns))
    with pytest.raises(Refused):
        refuse_if_changed(file)
