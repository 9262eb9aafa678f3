"""Statements, precedent, responses and arrangements on a page; the long tail for the annex."""

from desktop_app.canvas.theme import Theme
from desktop_app.domain.words import counted, say
from desktop_app.printing.blocks import Block, Columns, Heading, Paragraph, Row, Style
from desktop_app.printing.flow import Section
from desktop_app.reports.columns import plain
from desktop_app.reports.summary import ResponseLine, StatementLine, Summary

_SHARES = (0.36, 0.3, 0.06, 0.28)
_STATEMENTS_FIRST = 6
_RESPONSES_FIRST = 3
_SMALL = Style(7.0)
_PALE = Style(6.4, role="text.tertiary")


def statements_first(summary: Summary, theme: Theme) -> list[Block]:
    """The statements that come first; how many more the annex holds."""
    rows: list[Block] = [_row(line, theme) for line in summary.statements[:_STATEMENTS_FIRST]]
    more = len(summary.statements) - len(rows)
    if more > 0:
        words = counted(more, "1 more statement in the annex", "{n} more statements in the annex")
        rows.append(Paragraph(words, _PALE, theme))
    return [_statements(rows, theme)] if rows else []


def statements_rest(summary: Summary, theme: Theme, *, whole: bool) -> list[Block]:
    """The others, or all of them where none stands on the first page."""
    start = 0 if whole else _STATEMENTS_FIRST
    rows = [_row(line, theme) for line in summary.statements[start:]]
    return [_statements(rows, theme)] if rows else []


def precedent_and_responses(summary: Summary, theme: Theme) -> list[Block]:
    """Precedent beside the first responses; one of them alone takes the whole width."""
    responses: list[Block] = [
        _response(line, theme) for line in summary.responses[:_RESPONSES_FIRST]
    ]
    more = len(summary.responses) - len(responses)
    if more > 0:
        words = counted(more, "1 more response in the annex", "{n} more responses in the annex")
        responses.append(Paragraph(words, _PALE, theme))
    sides = [*_precedent(summary, theme), *_responses(responses, theme)]
    together: list[Block] = [Columns(sides[0], sides[1], 0.5)] if len(sides) > 1 else sides
    return [*together, *_arrangements(summary, theme)]


def responses_rest(summary: Summary, theme: Theme, *, whole: bool) -> list[Block]:
    """The other responses; precedent and arrangements too where none is on the first page."""
    start = 0 if whole else _RESPONSES_FIRST
    rows = [_response(line, theme) for line in summary.responses[start:]]
    if not whole:
        return _responses(rows, theme)
    before, agreed = _precedent(summary, theme), _arrangements(summary, theme)
    return [*before, *_responses(rows, theme), *agreed]


def _precedent(summary: Summary, theme: Theme) -> list[Block]:
    rows = tuple(Paragraph(plain(text), _SMALL, theme, 1.5) for text in summary.precedent)
    return [Section((Heading(say("Precedent"), theme),), rows)] if rows else []


def _responses(rows: list[Block], theme: Theme) -> list[Block]:
    return [Section((Heading(say("Responses"), theme),), tuple(rows))] if rows else []


def _arrangements(summary: Summary, theme: Theme) -> list[Block]:
    rows = tuple(Paragraph(plain(text), _SMALL, theme, 1.5) for text in summary.arrangements)
    return [Section((Heading(say("Arrangements, as reported"), theme),), rows)] if rows else []


def _statements(rows: list[Block], theme: Theme) -> Block:
    heads = (say("Statement"), say("Said by, through"), say("Grade"), say("Against the tracks"))
    head_row = Row(heads, _SHARES, theme, (True,) * len(heads), head=True)
    return Section((Heading(say("Statements against tracks"), theme), head_row), tuple(rows))


def _row(line: StatementLine, theme: Theme) -> Block:
    texts = tuple(plain(text) for text in (line.text, line.by, line.grade, line.verdict))
    under = ("", plain(line.cited), "", say("repeats another statement") if line.repeats else "")
    return Row(texts, _SHARES, theme, (False,) * len(texts), under=under)


def _response(line: ResponseLine, theme: Theme) -> Block:
    words = say("{party}: {text} · {when} · {cited}", **_texts(line))
    return Paragraph(plain(words), _SMALL, theme, 1.5)


def _texts(line: ResponseLine) -> dict[str, str]:
    return {"party": line.party, "text": line.text, "when": line.when, "cited": line.cited}
