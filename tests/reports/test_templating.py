"""Templates: sandboxed, names are text, mistakes are told with their line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.errors import OffingError
from desktop_app.reports.templating import Template, fill, markdown


def filled(text, *, html=False, **values):
    return fill(Template("mine.html", text), values, html=html)


def test_names_are_never_markup_in_html():
    told = filled("<b>{{ name }}</b>", html=True, name='<img src="x"> & "co"')
    assert told == "<b>&lt;img src=&#34;x&#34;&gt; &amp; &#34;co&#34;</b>"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("fine\n{% if %}\n", 2),
        ("fine\nfine\n{{ nothing.here }}\n", 3),
        ("{{ 1 / 0 }}", 1),
        ("a\n{% include 'other.html' %}", 2),
        ("a\n{{ ''.__class__.__mro__ }}", 2),
        ("a\nb\n{% for n in range(10 ** 9) %}{% endfor %}", 3),
    ],
)
def test_a_broken_template_says_which_line(text, line):
    with pytest.raises(OffingError) as caught:
        filled(text)
    assert caught.value.where == f"mine.html, line {line}"


def test_a_template_opens_no_file(tmp_path):
    (tmp_path / "secret").write_text("secret")
    for text in ("{% include '" + str(tmp_path / "secret") + "' %}", "{{ open('secret') }}"):
        with pytest.raises(OffingError):
            filled(text)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("*bold* _em_", r"\*bold\* \_em\_"),
        ("[a](b)", r"\[a\](b)"),
        ("<img src=x>", r"\<img src=x\>"),
        ("- item", r"\- item"),
        ("1. item", r"1\. item"),
        ("2022-07-04 07:05", "2022-07-04 07:05"),
        ("a|b\nc", r"a\|b\\u000ac"),
    ],
)
def test_markdown_shows_text_as_it_is(text, told):
    assert markdown(text) == told


@given(st.text())
def test_markdown_text_stays_on_one_line_and_opens_no_tag(text):
    told = markdown(text)
    assert "\n" not in told
    assert all(told[i - 1] == "\\" for i, c in enumerate(told) if c in "<>|`[]")
