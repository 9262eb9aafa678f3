"""Blocks: heights that add up, and text that is broken without losing a character."""

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.canvas.theme import PAGE, load_theme
from desktop_app.printing.blocks import Columns, Drawing, Paragraph, Stack, Style, broken, page_font

THEME = load_theme(PAGE)
STYLE = Style(7.6)


@settings(max_examples=40, deadline=None)
@given(
    st.text(alphabet="ab c尖閣諸島°′″", min_size=1, max_size=60),
    st.floats(min_value=600, max_value=4000),
)
def test_broken_lines_hold_every_character_but_spaces(text, width):
    lines = broken(text, page_font(THEME, STYLE, text), width)
    assert "".join("".join(lines).split()) == "".join(text.split())


def test_a_narrower_paragraph_is_higher():
    text = "Passage through a contiguous zone is not in itself unlawful. " * 3
    paragraph = Paragraph(text, STYLE, THEME)
    assert paragraph.height(100) > paragraph.height(400)


def test_a_stack_is_the_sum_and_columns_the_higher_of_two():
    high, low = Drawing(30.0, lambda *_: None), Drawing(10.0, lambda *_: None)
    assert Stack([high, low], gap_after=5.0).height(100) == 45.0
    assert Columns(high, low, 0.5).height(100) == 30.0


def test_han_is_never_drawn_bold():
    strong = Style(8.0, strong=True)
    assert (
        page_font(THEME, strong, "Uotsuri").weight() > page_font(THEME, strong, "魚釣島").weight()
    )
