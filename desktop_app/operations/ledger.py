"""Keep the ledger: write down, change and remove statements, responses and arrangements."""

from collections.abc import Sequence

from desktop_app.domain.arrangements import Arrangement, Notification
from desktop_app.domain.documents import Document
from desktop_app.domain.errors import OffingError
from desktop_app.domain.incident_edits import IncidentEdit
from desktop_app.domain.judgements import Judgement
from desktop_app.domain.reported_incidents import ReportedIncident
from desktop_app.domain.responses import Response
from desktop_app.domain.snapshot import Ledger
from desktop_app.domain.statements import Statement
from desktop_app.domain.words import say
from desktop_app.store.acts import act
from desktop_app.store.ledger_records import (
    KINDS,
    Record,
    find_records,
    put_record,
    read_records,
    searchable,
    take_out_record,
)
from desktop_app.store.watch_file import WatchFile


def write_down(watch: WatchFile, records: Sequence[Record], by: str) -> None:
    """Add records, or renew those with the same ids, as one act."""
    arguments: dict[str, object] = {
        "records": [record.id for record in records],
        "kinds": sorted({KINDS[type(record)] for record in records}),
    }
    with act(watch, "write down", by, arguments) as current:
        for record in records:
            put_record(current, record)


def strike(watch: WatchFile, record_id: str, by: str) -> None:
    """Remove a record; undo brings it back."""
    with act(watch, "strike", by, {"record": record_id}) as current:
        if not take_out_record(current, record_id):
            raise OffingError(
                say("There is no such record in the ledger"), record_id, say("List the ledger.")
            )


def read_ledger(watch: WatchFile) -> Ledger:
    """Everything in the ledger."""
    return Ledger(
        read_records(watch, Statement),
        read_records(watch, Response),
        read_records(watch, Arrangement),
        read_records(watch, ReportedIncident),
        read_records(watch, Judgement),
        read_records(watch, Notification),
        read_records(watch, Document),
        read_records(watch, IncidentEdit),
    )


def search(watch: WatchFile, words: str) -> list[tuple[str, str]]:
    """Kind and id of the records that hold every word."""
    return find_records(watch, words)


def matching(ledger: Ledger, words: str) -> list[tuple[str, Record]]:
    """Kind and record of everything in a ledger that holds every word, by kind."""
    wanted = words.casefold().split()
    records: list[Record] = [
        *ledger.statements,
        *ledger.responses,
        *ledger.arrangements,
        *ledger.reported,
        *ledger.judgements,
        *ledger.notifications,
        *ledger.edits,
        *ledger.documents,
    ]
    return [
        (KINDS[type(record)], record)
        for record in records
        if all(word in searchable(record) for word in wanted)
    ]


def record_words(record: Record) -> str:
    """What a record is, in one line: its words, and on whose word."""
    for name in ("shown", "title", "words", "question", "text", "note"):
        if text := getattr(record, name, ""):
            told = str(text)
            break
    else:
        told = f"{getattr(record, 'actor', '')}: {getattr(record, 'wording', '')}"
    said = [str(getattr(record, name, "")) for name in ("speaker", "author", "cited")]
    return " · ".join(part for part in (told[:160], *said) if part)
