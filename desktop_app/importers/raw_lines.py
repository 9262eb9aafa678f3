"""The text of rejected lines, fetched from the file where it was not kept while reading."""

from collections.abc import Iterable
from dataclasses import replace

from desktop_app.domain.sources import Imported, Rejected
from desktop_app.importers.records import LONGEST_RAW

_MOST = 10_000


def with_raw_lines(imported: Imported, lines: Iterable[str]) -> Imported:
    """The same import, its first 10,000 rejected records with their text.

    ``lines`` are the physical lines of the file in order; it is read only as far as is needed.
    """
    wanted = lines_without_text(imported)
    return with_texts(imported, _texts(wanted, lines)) if wanted else imported


def lines_without_text(imported: Imported) -> set[int]:
    """The lines among the first 10,000 rejected records whose text was not kept."""
    return {rejected.line for rejected in imported.rejected[:_MOST] if not rejected.raw}


def with_texts(imported: Imported, texts: dict[int, str]) -> Imported:
    """The same import, its rejected records with the texts of their lines."""
    filled = (
        Rejected(each.line, each.reason, each.raw or texts.get(each.line, "")[:LONGEST_RAW])
        for each in imported.rejected
    )
    return replace(imported, rejected=tuple(filled))


def _texts(wanted: set[int], lines: Iterable[str]) -> dict[int, str]:
    texts: dict[int, str] = {}
    for number, line in enumerate(lines, 1):
        if number in wanted:
            texts[number] = line.rstrip("\r\n")
            if len(texts) == len(wanted):
                break
    return texts
