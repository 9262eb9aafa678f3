import io
import re

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.importers import physical_lines as module
from desktop_app.importers.physical_lines import physical_lines


def lines(content, longest=100):
    return list(physical_lines(io.BytesIO(content), longest))


def test_every_way_to_end_a_line_is_one():
    assert lines(b"a\r\nb\rc\nd") == [b"a", b"b", b"c", b"d"]
    assert lines(b"a\n\n\r\rb\n") == [b"a", b"", b"", b"", b"b"]
    assert lines(b"") == []


def test_a_long_line_is_cut_and_the_next_is_whole():
    assert lines(b"x" * 500 + b"\nshort\n") == [b"x" * 101, b"short"]


@given(st.lists(st.sampled_from([b"a", b"\r", b"\n", b"\r\n", b"bb"]), max_size=30))
def test_block_limits_do_not_matter(parts):
    content = b"".join(parts)
    expected = re.split(rb"\r\n|\r|\n", content)
    expected = expected[:-1] if expected[-1] == b"" else expected
    before = module._BLOCK
    try:
        module._BLOCK = 3
        assert lines(content) == expected
    finally:
        module._BLOCK = before
