"""The summary as plain text, at most 100 columns."""

from desktop_app.domain.words import say
from desktop_app.reports.columns import plain, table, wrapped
from desktop_app.reports.documents import heading
from desktop_app.reports.summary import Summary

_COLUMNS = 96


def summary_text(summary: Summary) -> str:
    """The whole summary; ends with a line feed."""
    lines = [
        plain(heading(summary)),
        *([plain(summary.handling)] if summary.handling else []),
        plain(summary.title),
        "=" * _COLUMNS,
        *(plain(text) for text in summary.when),
        *_paragraphs(summary.where),
    ]
    if summary.stamp:
        lines.append(f"[{summary.stamp}]")
    lines += ["", *_paragraphs(summary.finding)]
    lines += _visits(summary)
    for head, texts in (
        (say("Vessels"), _vessels(summary)),
        (say("Zones"), _zones(summary)),
        (say("Statements against tracks"), _statements(summary)),
        (say("Precedent"), summary.precedent),
        (say("Responses"), _responses(summary)),
        (say("Arrangements, as reported"), summary.arrangements),
        (say("Basis"), summary.basis),
        (say("Method and limits"), summary.method),
    ):
        lines += _section(head, texts)
    lines += _section(say("Sources"), _sources(summary))
    lines += _foot(summary)
    return "\n".join(lines) + "\n"


def _paragraphs(texts: tuple[str, ...]) -> list[str]:
    return [line for text in texts for line in wrapped(plain(text), _COLUMNS)]


def _section(head: str, texts: tuple[str, ...]) -> list[str]:
    if not texts:
        return []
    lines = ["", head, "-" * len(head)]
    for text in texts:
        first, *rest = wrapped(plain(text), _COLUMNS - 2)
        lines += [f"  {first}", *(f"    {line}" for line in rest)]
    return lines


def _visits(summary: Summary) -> list[str]:
    head = say("Zone visits (times {zone})", zone=summary.time_zones[0])
    heads = (
        say("Vessel"),
        say("Zone"),
        say("Set"),
        say("Entered"),
        say("Left"),
        say("Dwell"),
        say("How"),
    )
    rows = [
        (
            line.vessel,
            line.regime,
            line.zone_set,
            line.entered.text,
            line.left.text,
            line.dwell.text,
            line.how,
        )
        for line in summary.visits
    ]
    lines = ["", head, "-" * len(head)]
    body = table(heads, rows, (34, 16, 9, 13, 13, 15, 9))
    lines.append(f"  {body[0]}")
    for row, line in zip(body[1:], summary.visits, strict=True):
        lines.append(f"  {row}")
        brackets = " ".join(part for part in (line.entered_bracket, line.left_bracket) if part)
        notes = [*([say("brackets {b}", b=brackets)] if brackets else []), *line.remarks]
        if line.closest:
            notes.append(say("closest to the baseline {distance}", distance=line.closest.text))
        lines += [part for note in notes for part in wrapped(plain(note), _COLUMNS, "      ")]
    if summary.possible:
        lines.append(f"  {summary.possible}")
    return lines


def _vessels(summary: Summary) -> tuple[str, ...]:
    told = (
        f"{vessel.name} ({vessel.flag or say('flag not stated')}): {vessel.identity}"
        for vessel in summary.vessels
    )
    return (*told, *summary.observers)


def _zones(summary: Summary) -> tuple[str, ...]:
    return tuple(
        f"{zone.name} ({zone.zone_set}): {zone.accuracy}"
        + (f"; {zone.parties}" if zone.parties else "")
        for zone in summary.zones
    )


def _statements(summary: Summary) -> tuple[str, ...]:
    return tuple(
        f"{line.grade}  {line.text} · {line.by} · {line.cited} · {line.verdict}"
        for line in summary.statements
    )


def _responses(summary: Summary) -> tuple[str, ...]:
    return tuple(
        f"{line.party}: {line.text} · {line.when} · {line.cited}" for line in summary.responses
    )


def _sources(summary: Summary) -> tuple[str, ...]:
    lines: list[str] = []
    for source in summary.sources:
        lines.append(f"{source.name} · {source.basis} · SHA-256 {source.sha256}")
        lines.append(source.ledger)
        lines += [*source.decisions, *source.citations]
    return tuple(lines)


def _foot(summary: Summary) -> list[str]:
    foot = summary.foot
    return [
        "",
        "-" * _COLUMNS,
        plain(
            say(
                "Perspective: {perspective} · Prepared {at} by {by} · {program} · {file}",
                perspective=foot.perspective,
                at=foot.prepared_at,
                by=foot.prepared_by,
                program=foot.program,
                file=foot.watch_file,
            )
        ),
        say("Rules {rules}", rules=foot.rule_set),
        say("Content {fingerprint}", fingerprint=foot.fingerprint),
        say("Journal head {head}", head=foot.journal_head),
        say("page 1 of 1"),
    ]
