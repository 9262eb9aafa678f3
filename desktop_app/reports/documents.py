"""A summary as HTML, Markdown or text, through a template."""

from collections.abc import Mapping

from markupsafe import Markup

from desktop_app.domain.words import say
from desktop_app.reports.footnotes import footnotes
from desktop_app.reports.summary import Foot, Summary
from desktop_app.reports.templating import Template, fill


def summary_html(
    summary: Summary, template: Template, pictures: Mapping[str, str], language: str
) -> str:
    """One HTML document that loads nothing. ``pictures`` are SVG elements of our own drawing."""
    drawn = {name: Markup(text) for name, text in pictures.items()}  # noqa: S704  our own SVG
    return fill(template, {**_values(summary, language), "pictures": drawn}, html=True)


def summary_by_template(summary: Summary, template: Template, language: str) -> str:
    """Markdown or text."""
    return fill(template, {**_values(summary, language), "pictures": {}}, html=False)


def heading(summary: Summary) -> str:
    """Serial, edition and status: what the page is called."""
    words = say(
        "Incident summary {serial} · {status}", serial=summary.serial, status=summary.status
    )
    if not summary.edition:
        return words
    return say("{heading} · version {edition}", heading=words, edition=summary.edition)


def prepared_text(foot: Foot) -> str:
    """Perspective, when, by whom, with what, from which file and rules; on one line."""
    return say(
        "Perspective: {perspective} · Prepared {at} by {by} · {program} · {file} · {rules}",
        perspective=foot.perspective,
        at=foot.prepared_at,
        by=foot.prepared_by,
        program=foot.program,
        file=foot.watch_file,
        rules=foot.rule_set,
    )


def _values(summary: Summary, language: str) -> dict[str, object]:
    return {
        "summary": summary,
        "notes": footnotes(summary),
        "heading": heading(summary),
        "prepared": prepared_text(summary.foot),
        "language": language,
    }
