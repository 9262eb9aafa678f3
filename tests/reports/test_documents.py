"""The summary as HTML and Markdown: one file, nothing loaded, every figure linked."""

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from desktop_app.operations.languages import template_of
from desktop_app.reports.documents import heading, summary_by_template, summary_html

SVG = '<svg xmlns="http://www.w3.org/2000/svg"><text>N</text></svg>'
EVIL = '"><script>alert(1)</script><img src="file:///etc/passwd">'


class Reader(HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.tags, self.attributes, self.words = [], [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += [(tag, *pair) for pair in attrs]

    def handle_data(self, data):
        self.words.append(data)


def html_of(summary):
    pictures = {"map": SVG, "strip": SVG}
    return summary_html(summary, template_of("summary.html", None), pictures, "en")


def test_nothing_outside_is_named(story):
    read = Reader(html_of(story))
    assert not {"script", "link", "img", "iframe", "object", "embed", "base"} & set(read.tags)
    for _, name, value in read.attributes:
        if name in ("href", "src", "xlink:href", "data", "action"):
            assert value.startswith("#")
    assert "url(" not in html_of(story)
    assert "default-src 'none'" in html_of(story)


def test_every_link_leads_somewhere_in_the_document(story):
    read = Reader(html_of(story))
    targets = {value for _, name, value in read.attributes if name == "id"}
    links = [value[1:] for tag, name, value in read.attributes if (tag, name) == ("a", "href")]
    assert len(links) >= 3 * len(story.visits)
    assert set(links) <= targets


def test_it_says_what_the_summary_says(story):
    words = " ".join(" ".join(Reader(html_of(story)).words).split())
    for wanted in ("07:05", "08:16", "尖閣諸島", story.sources[0].sha256, story.foot.journal_head):
        assert wanted in words


def test_names_from_files_stay_text(story):
    line = replace(story.visits[0], vessel=EVIL, remarks=(EVIL,))
    vessel = replace(story.vessels[0], name=EVIL, identity=EVIL)
    source = replace(story.sources[0], name=EVIL, citations=(EVIL,))
    evil = replace(
        story, title=EVIL, where=(EVIL,), visits=(line,), vessels=(vessel,), sources=(source,)
    )
    read = Reader(html_of(evil))
    assert "script" not in read.tags
    assert "img" not in read.tags
    assert sum(EVIL in words for words in read.words) >= 6
    told = summary_by_template(evil, template_of("summary.md", None), "en")
    assert not re.search(r"(?<!\\)<", told)


def test_markdown_has_a_row_a_visit_and_a_note_a_figure(story):
    told = summary_by_template(story, template_of("summary.md", None), "en")
    rows = [line for line in told.splitlines() if line.startswith("| ")]
    assert len(rows) == 2 + len(story.visits)
    assert all(row.count("|") == rows[0].count("|") for row in rows)
    assert "2022-07-04-frigates.csv, lines" in told


def test_handling_and_edition_stand_only_where_given(story):
    assert "version" not in heading(story)
    marked = replace(story, edition="2", handling="Open sources only")
    assert heading(marked).endswith("· version 2")
    assert "Open sources only" in html_of(marked)


@pytest.mark.parametrize("name", ["summary.html", "summary.md"])
def test_a_persons_own_template_takes_the_place_of_ours(story, tmp_path, name):
    own = tmp_path / name
    own.write_text("{{ summary.title }} / {{ summary.visits | length }}")
    told = summary_by_template(story, template_of(name, own), "en")
    assert told == f"{story.title} / 4"
