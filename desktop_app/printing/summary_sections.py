"""The written sections of a page: zone visits, vessels, evidence, method, sources."""

from desktop_app.canvas.theme import Theme
from desktop_app.domain.words import say
from desktop_app.printing.blocks import Block, Boxed, Heading, Paragraph, Row, Stack, Style
from desktop_app.printing.flow import Section
from desktop_app.reports.columns import plain
from desktop_app.reports.footnotes import Footnotes
from desktop_app.reports.summary import SourceLine, Summary, VesselLine, VisitLine

_SHARES = (0.26, 0.184, 0.148, 0.148, 0.115, 0.095, 0.05)
_STRONG = (True, False, True, True, True, False, False)
_PLAIN_DECISIONS = ("columns:", "profile:")  # they stand in the text and JSON summary
_SMALL = Style(6.8)
_PALE = Style(6.8, role="text.tertiary")


def visits_section(summary: Summary, notes: Footnotes, theme: Theme) -> list[Block]:
    """The table of zone visits; its head is repeated where it goes on over a page."""
    heads = (
        say("Vessel"),
        say("Zone, whose set"),
        say("Entered [bracket]"),
        say("Left [bracket]"),
        say("Dwell"),
        say("Kind"),
        say("Note"),
    )
    if not summary.visits and not summary.possible:
        return []
    rows: list[Block] = [_visit_row(line, notes, theme) for line in summary.visits]
    if summary.possible:
        rows.append(Paragraph(plain(summary.possible), _PALE, theme))
    heading = Heading(say("Zone visits"), theme, say("times {zone}", zone=summary.time_zones[0]))
    head_row = Row(heads, _SHARES, theme, (True,) * len(heads), head=True)
    return [Section((heading, head_row), tuple(rows))]


def _visit_row(line: VisitLine, notes: Footnotes, theme: Theme) -> Row:
    remarks = list(line.remarks)
    if line.closest:
        remarks.append(say("closest to the baseline {distance}", distance=line.closest.text))
    cells = (
        line.vessel,
        f"{line.regime}, {line.zone_set}",
        line.entered.text,
        line.left.text,
        line.dwell.text,
        line.how,
        notes.mark(line.entered, line.left, line.dwell, line.closest),
    )
    texts = tuple(plain(cell) for cell in cells)
    told = (" · ".join(plain(remark) for remark in remarks),) if remarks else ()
    brackets = ("", "", line.entered_bracket, line.left_bracket, "", "", "")
    return Row(texts, _SHARES, theme, _STRONG, told, under=brackets)


def vessel_paragraphs(summary: Summary, theme: Theme) -> tuple[Block, ...]:
    """Each vessel with what sources say of it, then the ships that are only named."""
    told = [*(vessel_text(vessel) for vessel in summary.vessels), *summary.observers]
    return tuple(Paragraph(plain(text), _SMALL, theme, 2.0) for text in told)


def vessel_text(vessel: VesselLine) -> str:
    """A vessel with its flag and identity."""
    return f"{vessel.name} ({vessel.flag or say('flag not stated')}): {vessel.identity}"


def zone_paragraphs(summary: Summary, theme: Theme) -> tuple[Block, ...]:
    """How well each limit is known."""
    texts = dict.fromkeys(
        say("{set}'s set: {accuracy}", set=zone.zone_set, accuracy=zone.accuracy)
        for zone in summary.zones
    )
    return tuple(Paragraph(plain(text), _SMALL, theme, 1.5) for text in texts)


def method_box(summary: Summary, theme: Theme) -> list[Block]:
    """Basis, method and limits in a box; nothing where there is nothing to say."""
    texts = [*summary.basis, *summary.method]
    if not texts:
        return []
    head = Paragraph(say("Method and limits"), Style(8.2, strong=True), theme, 1.5)
    lines = tuple(Paragraph(plain(text), Style(7.0), theme, 1.0) for text in texts)
    return [Boxed(Section((head,), lines), theme)]


def notes_section(notes: Footnotes, theme: Theme) -> list[Block]:
    """The notes that lead from the figures to file and line."""
    if not notes.notes:
        return []
    told = "    ".join(plain(f"[{note.number}] {note.text}") for note in notes.notes)
    head = Heading(say("Notes: file and line of each figure"), theme)
    return [Section((head,), (Paragraph(told, Style(6.4), theme),))]


def sources_section(summary: Summary, theme: Theme) -> list[Block]:
    """Each source with its hash, its ledger and what it cites."""
    sources = tuple(_source_block(source, theme) for source in summary.sources)
    return [Section((Heading(say("Sources"), theme),), sources)] if sources else []


def _source_block(source: SourceLine, theme: Theme) -> Block:
    head = plain(f"{source.name} · {source.basis} · {source.ledger}")
    decisions = [text for text in source.decisions if not text.startswith(_PLAIN_DECISIONS)]
    texts = [f"SHA-256 {source.sha256}", *source.citations, *decisions]
    lines: list[Block] = [Paragraph(head, Style(7.0, strong=True), theme)]
    lines += [Paragraph(plain(text), Style(6.4), theme) for text in texts]
    return Stack(lines, 3.0)
