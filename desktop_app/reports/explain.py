"""How a figure of a summary came about, down to the lines of its sources."""

from dataclasses import dataclass
from typing import Any

from desktop_app.domain.errors import UsageError
from desktop_app.domain.moments import rfc3339
from desktop_app.domain.words import say
from desktop_app.reports.summary import Figure, Summary, VisitLine


@dataclass(frozen=True, slots=True)
class Explanation:
    """A figure under its name, how it was found in sentences, and the lines it rests on."""

    field: str
    figure: Figure
    how: tuple[str, ...]
    origins: tuple[dict[str, Any], ...]


def explain(summary: Summary, field: str) -> Explanation:
    """Explain a field such as ``from``, ``duration`` or ``visits[1].entered``; counts from 1."""
    figures = _named(summary)
    if field not in figures:
        raise UsageError(
            say("There is no such field"), field, say("The fields: {f}", f=", ".join(figures))
        )
    figure, line = figures[field]
    how = _of_visit(line, field, figure) if line else _of_whole(field)
    return Explanation(field, figure, (*how, *summary.basis), _origins(summary, figure))


def explanation_text(told: Explanation) -> str:
    """The explanation as lines."""
    figure = told.figure
    lines = [f"{told.field}: {figure.text}"]
    if figure.value is not None:
        lines.append(say("  value {value} ({unit})", value=figure.value, unit=figure.unit))
    lines += [f"  {sentence}" for sentence in told.how]
    lines += [
        say("  {source}, line {line}, {at}, SHA-256 {sha256}", **origin) for origin in told.origins
    ]
    return "\n".join(lines)


def explanation_document(told: Explanation) -> dict[str, Any]:
    """The explanation for JSON."""
    return {
        "field": told.field,
        "value": told.figure.value,
        "unit": told.figure.unit,
        "text": told.figure.text,
        "how": list(told.how),
        "from": list(told.origins),
    }


def _named(summary: Summary) -> dict[str, tuple[Figure, VisitLine | None]]:
    named: dict[str, tuple[Figure, VisitLine | None]] = {
        "from": (summary.start, None),
        "to": (summary.end, None),
        "duration": (summary.duration, None),
    }
    for number, line in enumerate(summary.visits, start=1):
        for name in ("entered", "left", "dwell", "closest"):
            figure = getattr(line, name)
            if figure is not None:
                named[f"visits[{number}].{name}"] = (figure, line)
    return named


def _of_whole(field: str) -> tuple[str, ...]:
    words = {
        "from": say("The earliest entry, or bound of an entry, among the visits below."),
        "to": say("The latest exit, or bound of an exit, among the visits below."),
        "duration": say("The time between the incident's two bounds."),
    }
    return (words[field],)


def _of_visit(line: VisitLine, field: str, figure: Figure) -> tuple[str, ...]:
    name = field.rpartition(".")[2]
    known = say(
        "{vessel}, {zone} ({set}'s set): {how}.",
        vessel=line.vessel,
        zone=line.zone,
        set=line.zone_set,
        how=line.how,
    )
    bracket = {"entered": line.entered_bracket, "left": line.left_bracket}.get(name, "")
    told = [known, _method(name, figure, line)]
    if bracket:
        told.append(say("The fixes around it: {bracket}.", bracket=bracket))
    if name == "dwell" and line.dwell_range:
        told.append(say("The fixes allow {range}.", range=line.dwell_range))
    return (*told, *line.remarks)


def _method(name: str, figure: Figure, line: VisitLine) -> str:
    if figure.value is None:
        return say("It has no single value; the text says what is known.")
    if line.how == say("reported"):
        return say("The published time or what follows from it; the track was made from it.")
    words = {
        "entered": say("Where the line between the last fix outside and the first inside crosses."),
        "left": say("Where the line between the last fix inside and the first outside crosses."),
        "dwell": say("The time between entry and exit."),
        "closest": say("The least distance of the track inside from the baseline, on WGS 84."),
    }
    return words[name]


def _origins(summary: Summary, figure: Figure) -> tuple[dict[str, Any], ...]:
    sources = {source.id: source for source in summary.sources}
    return tuple(
        {
            "source": sources[entry.source_id].name,
            "line": entry.line,
            "at": rfc3339(entry.t_s),
            "sha256": sources[entry.source_id].sha256,
        }
        for entry in figure.evidence
        if entry.source_id in sources
    )
