"""A sheet: a page of tables and sentences that is no incident summary, and its plain formats."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from desktop_app.domain.words import say
from desktop_app.reports.columns import plain, table, wrapped
from desktop_app.reports.documents import prepared_text
from desktop_app.reports.summary import Foot
from desktop_app.reports.templating import Template, fill

_COLUMNS = 96


@dataclass(frozen=True, slots=True)
class SheetSection:
    """A section: a table (heads and rows, as wide as given in shares) and sentences under it."""

    title: str
    heads: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    shares: tuple[float, ...] = ()
    sentences: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar of the plot: its period, whose it is, how high, and the party's hue (1 to 5)."""

    period: str
    party: str
    value: float
    hue: int | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A whole sheet; ``stamp`` says where positions are no evidence, ``bars`` are its plot."""

    title: str
    period: str
    sections: tuple[SheetSection, ...]
    foot: Foot
    stamp: str = ""
    bars: tuple[Bar, ...] = ()
    bars_title: str = ""


def sheet_text(sheet: Sheet) -> str:
    """The sheet as plain text; ends with a line feed."""
    lines = [plain(sheet.title), plain(sheet.period)]
    if sheet.stamp:
        lines.append(f"[{sheet.stamp}]")
    for section in sheet.sections:
        lines += ["", section.title, "-" * len(section.title), *_section_text(section)]
    foot = sheet.foot
    lines += [
        "",
        "-" * _COLUMNS,
        plain(prepared_text(foot)),
        say("Content {fingerprint}", fingerprint=foot.fingerprint),
        say("Journal head {head}", head=foot.journal_head),
    ]
    return "\n".join(lines) + "\n"


def sheet_document(sheet: Sheet) -> dict[str, Any]:
    """The sheet for JSON."""
    document = asdict(sheet)
    foot = document.pop("foot")
    sections = [
        {
            "title": section.title,
            "heads": list(section.heads),
            "rows": [list(row) for row in section.rows],
            "sentences": list(section.sentences),
        }
        for section in sheet.sections
    ]
    return {**document, "sections": sections, **foot}


def sheet_by_template(sheet: Sheet, template: Template, language: str, *, html: bool) -> str:
    """The sheet as HTML or Markdown."""
    values = {"sheet": sheet, "prepared": prepared_text(sheet.foot), "language": language}
    return fill(template, values, html=html)


def _section_text(section: SheetSection) -> Sequence[str]:
    body = table(section.heads, section.rows, (60,) * len(section.heads)) if section.rows else []
    told = [line for text in section.sentences for line in wrapped(plain(text), _COLUMNS)]
    return [*body, *told]
