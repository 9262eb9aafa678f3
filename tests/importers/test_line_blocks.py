import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.importers import line_blocks, physical_lines


@pytest.fixture(autouse=True)
def small_blocks(monkeypatch):
    monkeypatch.setattr(line_blocks, "_BLOCK", 7)


def lines_of(content, longest):
    lines = []
    for block in line_blocks.line_blocks(io.BytesIO(content), longest):
        assert block.first == len(lines) + 1
        lines += [block.line(index, longest) for index in range(len(block.starts))]
    return lines


@given(st.lists(st.sampled_from([b"a", b"bc", b"\n", b"\r", b"\r\n"]), max_size=40).map(b"".join))
def test_lines_are_the_physical_lines(content):
    wanted = list(physical_lines.physical_lines(io.BytesIO(content), 1024))
    assert lines_of(content, 1024) == wanted


@given(st.lists(st.sampled_from([b"abcdefgh", b"\n", b"\r\n"]), max_size=20).map(b"".join))
def test_long_lines_are_cut(content):
    wanted = list(physical_lines.physical_lines(io.BytesIO(content), 5))
    assert lines_of(content, 5) == wanted
