"""Footnotes: every figure of a summary leads back to a file and its lines."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby

from desktop_app.domain.visits import FixReference
from desktop_app.domain.words import say
from desktop_app.reports.summary import Figure, Summary


@dataclass(frozen=True, slots=True)
class Note:
    """One footnote: its number from 1, what it says, and the sources it names."""

    number: int
    text: str
    source_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Footnotes:
    """The notes of a summary; figures that rest on the same fixes share one."""

    notes: tuple[Note, ...]
    numbers: Mapping[tuple[FixReference, ...], int]

    def number(self, figure: Figure | None) -> int | None:
        """The number of a figure's note, or None where it rests on no fix."""
        return self.numbers.get(_key(figure)) if figure else None

    def mark(self, *figures: Figure | None) -> str:
        """``[1] [2]``: the marks of some figures, each once, in order."""
        numbers = dict.fromkeys(self.number(figure) for figure in figures)
        return " ".join(f"[{number}]" for number in numbers if number is not None)


def footnotes(summary: Summary) -> Footnotes:
    """The notes in the order in which the figures stand: the visits', then the whole's."""
    names = {source.id: source.name for source in summary.sources}
    numbers: dict[tuple[FixReference, ...], int] = {}
    notes = []
    for figure in _figures(summary):
        key = _key(figure)
        if key and key not in numbers:
            numbers[key] = len(numbers) + 1
            notes.append(Note(numbers[key], evidence_text(key, names), _sources(key)))
    return Footnotes(tuple(notes), numbers)


def evidence_text(evidence: tuple[FixReference, ...], names: Mapping[str, str]) -> str:
    """``frigates.csv, lines 46, 117``: each source once, its lines in order."""
    parts = []
    for source_id, entries in groupby(_key_of(evidence), lambda entry: entry.source_id):
        lines = sorted({entry.line for entry in entries})
        words = say("{file}, line {lines}") if len(lines) == 1 else say("{file}, lines {lines}")
        told = ", ".join(str(line) for line in lines)
        parts.append(words.format(file=names.get(source_id, source_id), lines=told))
    return "; ".join(parts)


def _figures(summary: Summary) -> list[Figure]:
    figures: list[Figure | None] = []
    for line in summary.visits:
        figures += [line.entered, line.left, line.dwell, line.closest]
    figures += [summary.start, summary.end, summary.duration]
    return [figure for figure in figures if figure is not None]


def _key(figure: Figure) -> tuple[FixReference, ...]:
    return _key_of(figure.evidence)


def _key_of(evidence: tuple[FixReference, ...]) -> tuple[FixReference, ...]:
    return tuple(sorted(set(evidence), key=lambda entry: (entry.source_id, entry.line, entry.t_s)))


def _sources(evidence: tuple[FixReference, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(entry.source_id for entry in evidence))
