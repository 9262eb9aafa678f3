"""The ledger in the detail pane: statements against tracks, precedent, responses."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop_app.assessments.precedent import Precedent, Rung, coverage_sentence
from desktop_app.canvas.theme import Theme
from desktop_app.domain.moments import duration_text
from desktop_app.domain.responses import Response
from desktop_app.domain.statements import Comparison, Difference, Statement, Verdict
from desktop_app.domain.words import counted, say
from desktop_app.gui.detail_sections import Section
from desktop_app.gui.icons import icon
from desktop_app.gui.plain_text import button, label, one_line, tooltip

_AT_FIRST = 4
_SAME_SOURCE = "the track was made from this statement"
_LOOKS = {
    Verdict.MATCH: ("check", "status.match"),
    Verdict.CONFLICT: ("not-equal", "status.conflict"),
    Verdict.NOT_TESTABLE: ("ring-dashed", "status.not_testable"),
}


def statements_section(
    statements: Sequence[Statement], tested: dict[str, Comparison], theme: Theme
) -> QWidget:
    """Each statement with its grade, and how it stands against the tracks."""
    order = list(_LOOKS)
    ranked = sorted(
        statements,
        key=lambda one: (
            order.index(tested[one.id].verdict),
            tested[one.id].why != _SAME_SOURCE,
            one.assertion is None,
        ),
    )
    section = Section(
        say("Statements against tracks"), counted(len(ranked), "1 statement", "{n} statements")
    )
    rows = [_statement(one, tested[one.id], theme) for one in ranked]
    _with_more(section, rows)
    return section


def precedent_section(found: Precedent) -> QWidget:
    """When it last happened; the archive's coverage stands in the same section."""
    section = Section(say("Precedent"))
    for rung in found.ladder:
        section.column.addWidget(label(one_line(rung_words(rung)), "body", wraps=True))
    section.column.addWidget(label(coverage_sentence(found), "attention", wraps=True))
    return section


def rung_words(rung: Rung) -> str:
    """One step of the ladder as a sentence."""
    if rung.previous is None:
        return say("{rung}: none before in this archive", rung=_capital(rung.rung))
    return say(
        "{rung}: number {n} in this archive, last {when}",
        rung=_capital(rung.rung),
        n=rung.count,
        when=rung.previous.when,
    )


def responses_section(responses: Sequence[Response]) -> QWidget:
    """What each side did, in which words."""
    section = Section(say("Responses"), counted(len(responses), "1 response", "{n} responses"))
    _with_more(section, [_response(one) for one in responses])
    return section


def difference_words(difference: Difference) -> str:
    """A difference with its sign, in the unit that fits it."""
    sign = "+" if difference.value > 0 else "−" if difference.value < 0 else "±"
    size = abs(difference.value)
    if difference.unit == "s":
        return f"{sign}{duration_text(size)}"
    if difference.unit == "m":
        return f"{sign}{size:.0f}\u00a0m"
    return f"{sign}{size:.0f}"


def verdict_words(tested: Comparison) -> str:
    """The verdict with why; a track made from the statement is told as the same source."""
    if tested.why == _SAME_SOURCE:
        return say("Same source: {why}", why=say(tested.why))
    if tested.difference is None:
        return f"{_capital(say(str(tested.verdict)))}: {say(tested.why)}"
    by = difference_words(tested.difference)
    return f"{_capital(say(str(tested.verdict)))}, {by}: {say(tested.why)}"


def _statement(statement: Statement, tested: Comparison, theme: Theme) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 2, 0, 4)
    column.setSpacing(0)
    column.addWidget(label(one_line(statement.shown), "body", wraps=True))
    chain = " ← ".join((statement.publisher, *statement.chain))
    by = chain if statement.speaker == statement.publisher else f"{statement.speaker} · {chain}"
    who = label(one_line(f"{by} · {statement.grade}"), "caption", wraps=True)
    who.setToolTip(tooltip(statement.cited))
    column.addWidget(who)
    name, role = _LOOKS[tested.verdict]
    if tested.why == _SAME_SOURCE:
        name, role = "turning-arrow", "status.same_source"
    row = QHBoxLayout()
    row.setSpacing(5)
    glyph = QLabel()
    glyph.setPixmap(icon(name, theme, role).pixmap(QSize(13, 13)))
    row.addWidget(glyph, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(label(verdict_words(tested), "caption", wraps=True), 1)
    column.addLayout(row)
    return box


def _response(response: Response) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 2, 0, 4)
    column.setSpacing(0)
    words = say(
        "{actor} to {addressee}, {channel}",
        actor=response.actor,
        addressee=response.addressee,
        channel=response.channel,
    )
    told = [f"“{response.quote}”" if response.quote else "", response.wording]
    said = ", ".join(part for part in told if part)
    column.addWidget(label(one_line(f"{words}: {said}" if said else words), "body", wraps=True))
    when = response.at.text if response.at else say("time not published")
    column.addWidget(
        label(one_line(f"{response.party} · {when} · {response.cited}"), "caption", wraps=True)
    )
    return box


def _with_more(section: Section, rows: Sequence[QWidget]) -> None:
    """The first rows, and a way to the rest."""
    for place, row in enumerate(rows):
        section.column.addWidget(row)
        row.setVisible(place < _AT_FIRST)
    rest = list(rows[_AT_FIRST:])
    if not rest:
        return
    more = button(say("Show {n} more", n=len(rest)), "link")

    def show_rest() -> None:
        for row in rest:
            row.setVisible(True)
        more.setVisible(False)

    more.clicked.connect(show_rest)
    section.column.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
