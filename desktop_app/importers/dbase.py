"""dBASE III tables (the attributes of shapefiles) as rows of text and numbers.

Grammar: a header (number of rows at byte 4, its own length at 8, a row's at 10), field descriptions
of 32 bytes up to 0x0D, rows that begin with a blank or, where deleted, with ``*``. Character fields
are text, numeric ones numbers, dates ``YYYY-MM-DD``; an empty field is None.
"""

import struct
from typing import Any

from desktop_app.domain.errors import Refused
from desktop_app.domain.words import say

_FIELD_BYTES = 32
_FIRST_FIELD = 32
_END = 0x0D
_DATE_DIGITS = 8


def read_dbase(content: bytes, encoding: str, name: str) -> list[dict[str, Any]]:
    """The rows by field name; Refused where the table is damaged or not in that encoding."""
    try:
        rows, header_bytes, row_bytes = struct.unpack_from("<IHH", content, 4)
        fields = _fields(content, header_bytes)
        _check_lengths(fields, row_bytes, len(content) - header_bytes, rows)
        starts = range(header_bytes, header_bytes + rows * row_bytes, row_bytes)
        return [_row(content[at : at + row_bytes], fields, encoding) for at in starts]
    except UnicodeError as error:
        what = say("The attributes (.dbf) are not text in {name}", name=encoding)
        raise Refused(what, name) from error
    except (struct.error, ValueError, IndexError) as error:
        raise Refused(say("The attributes (.dbf) are damaged"), name) from error


def _check_lengths(
    fields: list[tuple[str, str, int]], row_bytes: int, left_bytes: int, rows: int
) -> None:
    """ValueError unless the fields make up a row, and the rows are all there."""
    if sum(length for _, _, length in fields) + 1 != row_bytes or rows * row_bytes > left_bytes:
        raise ValueError(row_bytes)


def _fields(content: bytes, header_bytes: int) -> list[tuple[str, str, int]]:
    fields = []
    at = _FIRST_FIELD
    while at < header_bytes and content[at] != _END:
        name = content[at : at + 11].split(b"\0")[0].decode("ascii", "replace")
        fields.append((name, chr(content[at + 11]), content[at + 16]))
        at += _FIELD_BYTES
    return fields


def _row(row: bytes, fields: list[tuple[str, str, int]], encoding: str) -> dict[str, Any]:
    values: dict[str, Any] = {}
    at = 1
    for name, kind, length in fields:
        text = row[at : at + length].decode(encoding).strip(" \0")
        values[name] = _value(text, kind)
        at += length
    return values


def _value(text: str, kind: str) -> Any:
    if not text:
        return None
    if kind in "NF":
        try:
            return float(text) if "." in text or "e" in text.lower() else int(text)
        except ValueError:
            return text
    if kind == "D" and len(text) == _DATE_DIGITS:
        return f"{text[:4]}-{text[4:6]}-{text[6:]}"
    return text
