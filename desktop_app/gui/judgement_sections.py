"""Arrangements and the coordination sheet in brief, for the detail pane."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from desktop_app.assessments.arrangement_checks import ApproachCheck
from desktop_app.assessments.coordination import CoordinationSheet
from desktop_app.domain.incidents import Incident
from desktop_app.domain.judgements import Judgement
from desktop_app.domain.snapshot import Snapshot
from desktop_app.domain.words import say
from desktop_app.gui.coordination_dialog import counts_words, judgement_words
from desktop_app.gui.detail_sections import Section
from desktop_app.gui.plain_text import label, one_line


def arrangements_section(checks: Sequence[ApproachCheck], state: Snapshot) -> QWidget:
    """Whether the other side was told, under each rule that speaks of it."""
    section = Section(say("Arrangements"))
    arrangements = {one.id: one for one in state.ledger.arrangements}
    for check in checks:
        arrangement = arrangements[check.arrangement_id]
        words = say(
            "{moving} to tell {tell} beforehand: {verdict}",
            moving=check.rule.moving,
            tell=check.rule.tell,
            verdict=say(str(check.verdict)),
        )
        section.column.addWidget(label(one_line(words), "body", wraps=True))
        told = " · ".join(part for part in (arrangement.valid_words, arrangement.cited) if part)
        section.column.addWidget(label(one_line(told), "caption", wraps=True))
    return section


def coordination_section(sheet: CoordinationSheet, judgements: Sequence[Judgement]) -> QWidget:
    """The counts, and the judgement made last."""
    section = Section(say("Coordination sheet"), say("opens with S"))
    section.column.addWidget(label(counts_words(sheet), "body", wraps=True))
    for words in judgement_words(judgements[-1]) if judgements else ():
        section.column.addWidget(label(one_line(words), "caption", wraps=True))
    return section


def links_words(state: Snapshot, incident: Incident) -> str:
    """The titles of what tells of the same event."""
    titles = {one.id: one.title for one in state.ledger.reported}
    titles |= {one.id: one.title for one in state.incidents}
    return "; ".join(titles[name] for name in incident.links if name in titles)
