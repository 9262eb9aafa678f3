"""Pages as PDF: real text on the right paper, nothing over the edge, nothing lost."""

import re
from dataclasses import replace

import pytest

from desktop_app.domain.errors import Cancelled
from desktop_app.printing.command_line_pdf import page_content, write_summaries
from desktop_app.printing.summary_page import MARGIN
from desktop_app.printing.summary_pdf import write_pdf


def crowded(story, vessels=40):
    """The story with many visit lines of long names and many sources."""
    summary = story.summary
    line = summary.visits[0]
    visits = tuple(
        replace(line, vessel=f"{n:02d} A vessel whose name is much longer than a column is wide")
        for n in range(vessels)
    )
    sources = tuple(replace(summary.sources[0], name=f"source-{n:02d}.csv") for n in range(vessels))
    return replace(story, summary=replace(summary, visits=visits, sources=sources))


@pytest.mark.parametrize(("paper", "size"), [("a4", (595, 842)), ("letter", (612, 792))])
def test_one_page_of_the_paper_asked_for(short_story, tmp_path, paper, size):
    page = tmp_path / "page.pdf"
    assert write_summaries([short_story], page, paper) == 1
    box = re.search(rb"/MediaBox \[([\d. ]+)\]", page.read_bytes())
    assert [round(float(n)) for n in box.group(1).split()][2:] == pytest.approx(size, abs=1)


def test_title_and_author_are_set_and_no_clock_is_in_it(story, tmp_path):
    page = tmp_path / "page.pdf"
    at = "2022-07-05T09:00:00+09:00"
    foot = replace(story.summary.foot, prepared_at=at, prepared_by="B. Watch")
    write_summaries([replace(story, summary=replace(story.summary, foot=foot))], page, "a4")
    document = page.read_bytes()
    assert "B. Watch".encode("utf-16-be") in document or b"B. Watch" in document
    assert set(re.findall(rb"\(D:(\d{14})", document)) == {b"20220705000000"}, "in UTC"


def test_fonts_are_embedded(story, tmp_path):
    page = tmp_path / "page.pdf"
    write_summaries([story], page, "a4")
    document = page.read_bytes()
    assert document.count(b"/FontFile2") >= 2, "the Latin and the Han face"


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_what_does_not_fit_goes_to_numbered_pages_and_nothing_is_lost(
    story, tmp_path, read_pdf, paper
):
    page = tmp_path / "page.pdf"
    count = write_summaries([crowded(story)], page, paper)
    pages = read_pdf(page)
    assert len(pages) == count > 1
    for number, text in enumerate(pages, start=1):
        assert f"page {number} of {count}" in text
    whole = " ".join(pages)
    for n in range(40):
        assert f"{n:02d} A vessel" in whole
        assert f"source-{n:02d}.csv" in whole


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_no_ink_in_the_margins(story, tmp_path, picture, paper):
    page = tmp_path / "page.pdf"
    count = write_summaries([crowded(story)], page, paper)
    edge = int((MARGIN - 6) * 60 / 72)
    for number in range(1, count + 1):
        image = picture(page, number)
        wide, high = image.width(), image.height()
        strips = [
            *((x, y) for x in (*range(edge), *range(wide - edge, wide)) for y in range(high)),
            *((x, y) for y in (*range(edge), *range(high - edge, high)) for x in range(wide)),
        ]
        assert all(image.pixelColor(x, y).lightness() > 250 for x, y in strips)


def test_several_incidents_each_number_their_own_pages(short_story, tmp_path, read_pdf):
    page = tmp_path / "page.pdf"
    assert write_pdf([page_content(short_story)] * 3, page) == 3
    assert all("page 1 of 1" in text for text in read_pdf(page))


def test_names_are_text_never_markup(short_story, tmp_path, read_pdf):
    name = '<img src="file:///etc/passwd"><b>Bold</b> & co'
    line = replace(short_story.summary.visits[0], vessel=name)
    page = tmp_path / "page.pdf"
    summary = replace(short_story.summary, visits=(line,), title=name)
    write_summaries([replace(short_story, summary=summary)], page, "a4")
    text = " ".join(read_pdf(page)[0].split())
    assert "<b>Bold</b> & co" in text


def test_an_incident_without_a_position_has_a_page_without_a_map(short_story, tmp_path, read_pdf):
    page = tmp_path / "page.pdf"
    incident = replace(short_story.incident, vessel_ids=(), visit_ids=(), zone_ids=())
    state = replace(short_story.snapshot, tracks=())
    summary = replace(
        short_story.summary, visits=(), vessels=(), zones=(), observers=(), sources=()
    )
    bare = replace(short_story, incident=incident, snapshot=state, summary=summary)
    assert write_summaries([bare], page, "a4") == 1
    (text,) = read_pdf(page)
    assert "No positions are known; there is no map." in text
    for head in ("Zone occupancy", "Zone visits", "Vessels", "Sources"):
        assert head not in text


def test_a_long_name_of_who_prepared_it_pushes_nothing_off_the_foot(
    short_story, tmp_path, read_pdf
):
    page = tmp_path / "page.pdf"
    foot = replace(short_story.summary.foot, prepared_by="A name that goes on and on " * 4)
    write_summaries(
        [replace(short_story, summary=replace(short_story.summary, foot=foot))], page, "a4"
    )
    (text,) = read_pdf(page)
    for wanted in (foot.rule_set, foot.watch_file, foot.fingerprint, foot.journal_head):
        assert wanted in text


def test_a_batch_tells_how_far_it_is_and_cancelled_leaves_nothing(short_story, tmp_path):
    page, steps = tmp_path / "page.pdf", []

    class Watching:
        def step(self, done, of, doing=""):
            steps.append((done, of))
            if done == 2:
                raise Cancelled

    with pytest.raises(Cancelled):
        write_summaries([short_story] * 4, page, "a4", Watching())
    assert steps == [(0, 4), (1, 4), (2, 4)]
    assert not page.exists()
