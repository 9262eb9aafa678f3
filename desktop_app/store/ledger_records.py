"""The ledger in the watch file: statements, responses, arrangements, incidents from reports.

Each record is a row with its kind and its content as JSON; the columns beside it are for finding
and sorting. Records are added, changed and removed inside acts, so that each can be undone.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any, Final, TypeVar

from desktop_app.domain.arrangements import ApproachRule, Arrangement, Notification
from desktop_app.domain.documents import Document
from desktop_app.domain.fuzzy_dates import FuzzyDate
from desktop_app.domain.identifiers import canonical_json
from desktop_app.domain.incident_edits import IncidentEdit
from desktop_app.domain.judgements import Judgement
from desktop_app.domain.reported_incidents import ReportedIncident, ReportedVessel
from desktop_app.domain.responses import Response
from desktop_app.domain.statements import Assertion, Statement
from desktop_app.store.acts import Act
from desktop_app.store.watch_file import WatchFile

Record = (
    Statement
    | Response
    | Arrangement
    | ReportedIncident
    | Judgement
    | Notification
    | Document
    | IncidentEdit
)
Kind = TypeVar(
    "Kind",
    Statement,
    Response,
    Arrangement,
    ReportedIncident,
    Judgement,
    Notification,
    Document,
    IncidentEdit,
)

KINDS: Final = {
    Statement: "statement",
    Response: "response",
    Arrangement: "arrangement",
    ReportedIncident: "reported incident",
    Judgement: "judgement",
    Notification: "notification",
    Document: "document",
    IncidentEdit: "incident edit",
}
_DATES = ("said", "published", "retrieved", "at", "due", "made", "valid", "period", "accessed")


def put_record(act: Act, record: Record) -> None:
    """Store a record, or renew the one with the same id."""
    content = asdict(record)
    row = {
        "id": record.id,
        "kind": KINDS[type(record)],
        "text": searchable(record),
        "record": canonical_json(content),
    }
    fid = _fid(act, record.id)
    if fid is None:
        act.insert("ledger_record", row)
    else:
        act.update("ledger_record", fid, row)


def take_out_record(act: Act, record_id: str) -> bool:
    """Delete a record; False where there is none."""
    fid = _fid(act, record_id)
    if fid is not None:
        act.delete("ledger_record", fid)
    return fid is not None


def read_records(watch: WatchFile, kind: type[Kind]) -> tuple[Kind, ...]:
    """The records of a kind, in the order in which they came."""
    rows = watch.db.execute(
        "SELECT record FROM ledger_record WHERE kind = ? ORDER BY fid", [KINDS[kind]]
    ).fetchall()
    return tuple(_record(kind, json.loads(text)) for (text,) in rows)


def find_records(watch: WatchFile, words: str) -> list[tuple[str, str]]:
    """Kind and id of the records in which every word is found, in any script, even of one letter.

    A word is found anywhere inside the text: 尖閣 in 尖閣諸島.
    """
    wanted = words.casefold().split()
    rows = watch.db.execute("SELECT kind, id, text FROM ledger_record ORDER BY fid").fetchall()
    return [(kind, name) for kind, name, text in rows if all(word in text for word in wanted)]


def searchable(record: Record) -> str:
    """All the words of a record, case folded."""
    return " ".join(_words(asdict(record))).casefold()


def _words(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, Mapping):
        return [word for part in value.values() for word in _words(part)]
    if isinstance(value, list | tuple):
        return [word for part in value for word in _words(part)]
    return []


def _fid(act: Act, record_id: str) -> int | None:
    row = act.db.execute("SELECT fid FROM ledger_record WHERE id = ?", [record_id]).fetchone()
    return None if row is None else int(row[0])


def _record(kind: type[Kind], content: dict[str, Any]) -> Kind:
    for name in _DATES:
        if isinstance(content.get(name), dict):
            content[name] = FuzzyDate(**content[name])
    if content.get("assertion") is not None:
        content["assertion"] = Assertion(**content["assertion"])
    for name in ("chain", "parties", "alternatives", "tags", "links"):
        if name in content:
            content[name] = tuple(content[name])
    if "rules" in content:
        content["rules"] = tuple(ApproachRule(**rule) for rule in content["rules"])
    if "vessels" in content:
        content["vessels"] = tuple(ReportedVessel(**vessel) for vessel in content["vessels"])
    return kind(**content)
