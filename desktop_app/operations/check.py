"""Check a watch file: whole, unaltered, and its findings follow from its tracks."""

from dataclasses import dataclass

from desktop_app.operations.refresh_findings import find
from desktop_app.store.fingerprint import altered_sources, fingerprint
from desktop_app.store.integrity import integrity_problems
from desktop_app.store.journal import broken_links, journal_head, read_journal
from desktop_app.store.watch_file import WatchFile


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that is not as it should be, and where."""

    what: str
    where: str


@dataclass(frozen=True, slots=True)
class CheckResult:
    """All problems found, the journal's head, the content fingerprint, and remarks on prints."""

    problems: tuple[Problem, ...]
    journal_head: str
    fingerprint: str
    remarks: tuple[str, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong."""
        return not self.problems


def check(watch: WatchFile, head: str | None = None, printed: str | None = None) -> CheckResult:
    """Check the file; ``head`` and ``printed`` are a journal head and a fingerprint from a page."""
    with watch.reading():
        now = fingerprint(watch)
        problems = [
            *(Problem(what, "the file") for what in integrity_problems(watch)),
            *(
                Problem("The journal's chain is broken here", entry)
                for entry in broken_links(watch)
            ),
            *(
                Problem("The stored fixes differ from what was imported", name)
                for name in altered_sources(watch)
            ),
            *_underivable(watch),
        ]
        remarks: list[str] = []
        if head is not None:
            _compare_head(watch, head, problems, remarks)
        if printed is not None and printed != now:
            problems.append(Problem("The content differs from the printed fingerprint", printed))
        return CheckResult(tuple(problems), journal_head(watch), now, tuple(remarks))


def _underivable(watch: WatchFile) -> list[Problem]:
    difference = find(watch).difference
    return [
        *(
            Problem("A finding on file does not follow from the tracks", visit.id)
            for visit in difference.removed
        ),
        *(
            Problem("A finding on file differs from what the tracks give", visit.id)
            for visit in difference.changed
        ),
        *(
            Problem("The tracks give a finding that is not on file", visit.id)
            for visit in difference.added
        ),
    ]


def _compare_head(watch: WatchFile, head: str, problems: list[Problem], remarks: list[str]) -> None:
    entries = read_journal(watch)
    places = [place for place, entry in enumerate(entries) if entry.hash.startswith(head.lower())]
    if not places or not head:
        problems.append(Problem("The printed journal head is not in this file's chain", head))
        return
    since = entries[places[0] + 1 :]
    if not since:
        remarks.append("The printed head is the present one; nothing changed since.")
    remarks += [f"Since then: {entry.at} {entry.act} by {entry.by}." for entry in since]
