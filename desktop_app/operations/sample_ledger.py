"""Read a sample's ledger: statements, responses, arrangements and reports, from TOML."""

import tomllib
from pathlib import Path
from typing import Any

from desktop_app.domain.arrangements import ApproachRule, Arrangement
from desktop_app.domain.fuzzy_dates import FuzzyDate, fuzzy_date
from desktop_app.domain.moments import to_epoch
from desktop_app.domain.reported_incidents import ReportedIncident, ReportedVessel
from desktop_app.domain.responses import Response
from desktop_app.domain.statements import Assertion, Statement
from desktop_app.store.ledger_records import Record

_MOMENTS = ("entered", "left", "about")


def read_sample_ledger(path: Path) -> list[Record]:
    """All records of a file, in its order by kind."""
    content = tomllib.loads(path.read_text(encoding="utf-8"))
    return [
        *(_statement(entry) for entry in content.get("statement", ())),
        *(_response(entry) for entry in content.get("response", ())),
        *(_arrangement(entry) for entry in content.get("arrangement", ())),
        *(_reported(entry) for entry in content.get("reported_incident", ())),
    ]


def _statement(entry: dict[str, Any]) -> Statement:
    values = dict(entry)
    assertion = values.pop("assertion", None)
    quoted = values.pop("quoted", False)
    return Statement(
        quote=values.pop("text"),
        paraphrased=not quoted,
        language=values.pop("language", "en"),
        chain=tuple(values.pop("chain", ())),
        said=_date(values.pop("said", None)),
        published=_date(values.pop("published", None)),
        assertion=None if assertion is None else _assertion(assertion),
        **values,
    )


def _assertion(entry: dict[str, Any]) -> Assertion:
    values: dict[str, Any] = {
        f"{name}_s" if name in _MOMENTS else name: to_epoch(value) if name in _MOMENTS else value
        for name, value in entry.items()
    }
    return Assertion(**values)


def _response(entry: dict[str, Any]) -> Response:
    values = dict(entry)
    return Response(at=_date(values.pop("at", None)), due=_date(values.pop("due", None)), **values)


def _arrangement(entry: dict[str, Any]) -> Arrangement:
    values = dict(entry)
    return Arrangement(
        parties=tuple(values.pop("parties")),
        made=_date(values.pop("made", None)),
        valid=_date(values.pop("valid", None)),
        rules=tuple(ApproachRule(**rule) for rule in values.pop("rule", ())),
        **values,
    )


def _reported(entry: dict[str, Any]) -> ReportedIncident:
    values = dict(entry)
    return ReportedIncident(
        period=fuzzy_date(values.pop("period")),
        vessels=tuple(ReportedVessel(**vessel) for vessel in values.pop("vessel", ())),
        **values,
    )


def _date(text: str | None) -> FuzzyDate | None:
    return None if text is None else fuzzy_date(text)
