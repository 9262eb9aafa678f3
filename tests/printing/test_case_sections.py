"""Forty statements on paper: each once, none lost, the first ones in front."""

from dataclasses import replace

import pytest

from desktop_app.printing.command_line_pdf import write_summaries
from desktop_app.reports.summary import StatementLine


def statement(number):
    return StatementLine(
        statement_id=f"s{number}",
        text=f"“statement number {number:02d}”",
        by="A ministry ‹ An agency",
        grade="B2",
        verdict="Not testable: there is no track of it at that time",
        cited="cited",
        repeats=False,
    )


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_forty_statements_stand_once_each(story, tmp_path, read_pdf, paper):
    page = tmp_path / "page.pdf"
    many = tuple(statement(number) for number in range(40))
    summary = replace(story.summary, statements=many)
    count = write_summaries([replace(story, summary=summary)], page, paper)
    pages = read_pdf(page)
    assert len(pages) == count >= 2
    whole = " ".join(" ".join(pages).split())
    for number in range(40):
        assert whole.count(f"statement number {number:02d}") == 1
    for head in ("Precedent", "Method and limits", "Sources"):
        assert whole.count(head) == 1


def test_few_statements_stay_on_the_first_page(story, tmp_path, read_pdf):
    page = tmp_path / "page.pdf"
    two = (statement(1), statement(2))
    summary = replace(story.summary, statements=two, responses=(), precedent=(), arrangements=())
    write_summaries([replace(story, summary=summary)], page, "a4")
    assert "statement number 01" in read_pdf(page)[0]
