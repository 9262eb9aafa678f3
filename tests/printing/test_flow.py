"""Blocks over pages: nothing lost, nothing too high, heads repeated and never alone."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.canvas.theme import PAGE, load_theme
from desktop_app.printing.blocks import Boxed, Drawing, Heading, Paragraph, Row, Stack, Style
from desktop_app.printing.flow import Section, paginate, stacked_height

THEME = load_theme(PAGE)
STYLE = Style(8.0)
WIDTH, ROOM = 400.0, 120.0


def line(text):
    return Paragraph(text, STYLE, THEME)


def texts(block):
    if isinstance(block, Paragraph):
        return block.text.split("\n")
    if isinstance(block, Boxed):
        return texts(block.inner)
    if isinstance(block, Row):
        return list(block.cells)
    parts = block.rows if isinstance(block, Section) else getattr(block, "blocks", ())
    return [text for part in parts for text in texts(part)]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(min_value=1, max_value=30), min_size=1, max_size=8))
def test_every_line_of_every_section_stands_once_and_in_order(counts):
    sections = [
        Section((Heading(f"{n}", THEME),), tuple(line(f"{n}.{i}") for i in range(count)))
        for n, count in enumerate(counts)
    ]
    pages = paginate(sections, WIDTH, ROOM)
    told = [text for page in pages for block in page for text in texts(block)]
    assert told == [f"{n}.{i}" for n, count in enumerate(counts) for i in range(count)]
    for page in pages:
        assert sum(block.height(WIDTH) for block in page) <= ROOM
        assert all(block.rows for block in page), "no head stands alone"


def test_a_paragraph_higher_than_a_page_goes_on():
    words = " ".join(f"word{n}" for n in range(600))
    pages = paginate([line(words)], WIDTH, ROOM)
    assert len(pages) > 1
    told = " ".join(text for page in pages for block in page for text in texts(block))
    assert told.split() == words.split()


@pytest.mark.parametrize(
    "wrap",
    [
        lambda rows: Boxed(Section((), rows), THEME),
        lambda rows: Stack(rows, 0.0),
        lambda rows: Section((Heading("h", THEME),), rows),
    ],
)
def test_boxes_and_stacks_are_divided_too(wrap):
    rows = tuple(line(f"line {n}") for n in range(40))
    pages = paginate([wrap(rows)], WIDTH, ROOM)
    told = [text for page in pages for block in page for text in texts(block)]
    assert told == [f"line {n}" for n in range(40)]


def test_a_row_higher_than_a_page_is_unrolled():
    name = "Ship " * 400
    row = Row((name, "07:05"), (0.5, 0.5), THEME, (False, False), ("a remark",))
    pages = paginate([Section((Heading("h", THEME),), (row,))], WIDTH, ROOM)
    told = " ".join(text for page in pages for block in page for text in texts(block))
    assert told.split() == [*name.split(), "07:05", "a", "remark"]


def test_what_cannot_be_divided_goes_whole_to_the_next_page():
    drawing = Drawing(115.0, lambda *_: None)
    pages = paginate([line("first"), drawing, line("last")], WIDTH, ROOM)
    assert [len(page) for page in pages] == [1, 2] or [len(page) for page in pages] == [1, 1, 1]
    assert pages[1][0] is drawing
    assert stacked_height(pages[0], WIDTH) < ROOM
