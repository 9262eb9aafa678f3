"""A PDF with the time at which its content was prepared in place of the clock's.

Qt writes the machine's clock, in the machine's time zone, into the document's dates; in UTC it
writes them shorter than elsewhere. Here every date becomes one of a fixed form, and the table of
offsets is written anew for what has moved.
"""

import re
from datetime import UTC, datetime

_INFO_DATE = re.compile(rb"\(D:\d{14}[^)]*\)")
_XMP_DATE = re.compile(rb"(Date=\")\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[^\"]*(\")")
_UUID = re.compile(rb"uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_LENGTH = re.compile(rb"(/Type /Metadata /Subtype /XML\s*/Length )(\d+)")
_OFFSET = re.compile(rb"(?m)^(\d{10}) (\d{5}) n ")
_START = re.compile(rb"startxref\s*\d+")


def with_times_from(document: bytes, prepared_at: str, identity: str) -> bytes:
    """The document with these dates and this UUID; its offsets are right again."""
    at = _moment(prepared_at)
    edits = [
        (found.start(), found.end(), f"(D:{at:%Y%m%d%H%M%S}Z)".encode())
        for found in _INFO_DATE.finditer(document)
    ]
    edits += _metadata_edits(document, at, identity)
    return _offsets(_apply(document, sorted(edits)), document, sorted(edits))


def _metadata_edits(document: bytes, at: datetime, identity: str) -> list[tuple[int, int, bytes]]:
    """Edits of the XML metadata: dates, identity, and the stream's length that follows."""
    length = _LENGTH.search(document)
    if length is None:
        return []
    start = document.index(b"stream", length.end())
    end = document.index(b"endstream", start)
    written = f"{at:%Y-%m-%dT%H:%M:%S}Z".encode()
    edits = [
        (found.start(), found.end(), found.group(1) + written + found.group(2))
        for found in _XMP_DATE.finditer(document, start, end)
    ]
    edits += [
        (found.start(), found.end(), b"uuid:" + identity.encode())
        for found in _UUID.finditer(document, start, end)
    ]
    change = sum(len(new) - (b - a) for a, b, new in edits)
    told = str(int(length.group(2)) + change).encode()
    return [(length.start(2), length.end(2), told), *edits]


def _apply(document: bytes, edits: list[tuple[int, int, bytes]]) -> bytes:
    parts, at = [], 0
    for start, end, new in edits:
        parts += [document[at:start], new]
        at = end
    return b"".join([*parts, document[at:]])


def _offsets(edited: bytes, before: bytes, edits: list[tuple[int, int, bytes]]) -> bytes:
    """The cross-reference table with every offset moved by the edits before it."""

    def moved(offset: int) -> int:
        return offset + sum(len(new) - (b - a) for a, b, new in edits if b <= offset)

    table = moved(before.rindex(b"\nxref") + 1)
    head, tail = edited[:table], edited[table:]
    tail = _OFFSET.sub(
        lambda found: b"%010d %s n " % (moved(int(found.group(1))), found.group(2)), tail
    )
    return head + _START.sub(b"startxref\n%d" % table, tail)


def _moment(text: str) -> datetime:
    """The time in UTC; where none was given, a fixed one."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return datetime(2000, 1, 1, tzinfo=UTC)
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
