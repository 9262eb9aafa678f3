"""The line at the foot of the window: what is known, and on what it rests."""

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from desktop_app.domain.perspective import perspective_text
from desktop_app.domain.snapshot import Snapshot
from desktop_app.domain.words import counted, say
from desktop_app.gui.local_times import UTC, iso_day
from desktop_app.gui.plain_text import ElidedLabel, button, describe, label, one_line


class StatusLine(QWidget):
    """Saved or read-only, counts, what the archive covers, work in hand, the journal's head."""

    def __init__(self) -> None:
        super().__init__()
        describe(self, say("Status"))
        self.setProperty("role", "bar")
        self.setFixedHeight(24)
        self._state = ElidedLabel("", "caption")
        self._head = label("", "caption")
        self._doing = label("", "caption")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedSize(160, 4)
        describe(self._bar, say("How far"))
        self.stop = button(say("Stop"), "link")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(12)
        row.addWidget(self._state, 1)
        for widget in (self._doing, self._bar, self.stop, self._head):
            row.addWidget(widget)
        self.show_work("", 0.0)

    def show_snapshot(self, snapshot: Snapshot | None) -> None:
        """Say what the file holds; nothing without a file."""
        if snapshot is None:
            self._state.show_text("")
            self._head.setText("")
            return
        self._state.show_text("     ".join(_facts(snapshot)))
        short = f"{snapshot.journal_head[:4]}…{snapshot.journal_head[-2:]}"
        view = say("Perspective {view}", view=perspective_text(snapshot.perspective))
        self._head.setText(
            say("{view} · journal head {head}", view=view, head=short)
            if snapshot.journal_head
            else view
        )
        self._head.setToolTip(snapshot.journal_head)

    def show_note(self, note: str) -> None:
        """Say what was done, until something else is being done."""
        self.show_work("", 0.0)
        self._doing.setText(one_line(note))
        self._doing.setVisible(True)

    def show_work(self, doing: str, share: float) -> None:
        """Say what is being done and how far it is; an empty text hides it."""
        self._doing.setText(doing)
        self._bar.setRange(0, 1000 if share >= 0 else 0)
        self._bar.setValue(round(1000 * max(share, 0)))
        for widget in (self._doing, self._bar, self.stop):
            widget.setVisible(bool(doing))


def _facts(snapshot: Snapshot) -> list[str]:
    coverage = snapshot.coverage
    read_only = snapshot.read_only
    facts = [say("Read-only: {why}", why=read_only) if read_only else say("Saved")]
    facts.append(
        say(
            "{vessels}, {fixes}",
            vessels=counted(coverage.vessels, "1 vessel", "{n} vessels"),
            fixes=counted(coverage.fixes, "1 fix", "{n} fixes"),
        )
    )
    if coverage.start_s is not None and coverage.end_s is not None:
        span = f"{iso_day(coverage.start_s, UTC)} – {iso_day(coverage.end_s, UTC)}"
        facts.append(
            say(
                "Archive: {span} UTC, {gaps}, {sources}",
                span=span,
                gaps=counted(coverage.gaps, "1 gap", "{n} gaps"),
                sources=counted(coverage.sources, "1 source", "{n} sources"),
            )
        )
    facts.append(say("Rule set {id}", id=snapshot.rules.id))
    return facts
