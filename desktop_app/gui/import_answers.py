"""What a person answers to the questions of an import, turned into import options."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from desktop_app.domain.basis import Basis
from desktop_app.domain.errors import Question, UsageError
from desktop_app.domain.import_options import MAPPED_FIELDS, ImportOptions
from desktop_app.domain.words import say

_FIELDS = {
    "--format": "format",
    "--profile": "profile",
    "--time-zone": "time_zone",
    "--date-order": "date_order",
    "--encoding": "encoding",
    "--delimiter": "delimiter",
    "--decimal": "decimal",
    "--epoch-unit": "epoch_unit",
    "--start-time": "start_time",
}
_VALUES = {
    "--date-order": ("dmy", "mdy", "ymd"),
    "--epoch-unit": ("ms", "s"),
    "--basis": tuple(basis.value for basis in Basis),
}
_FLAG = re.compile(r"--[a-z-]+")
_OFFSET = re.compile(r"[+-]\d\d:\d\d")


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read the file: in words, and the value of the flag; None where it is open."""

    words: str
    value: str | None


def flag_of(question: Question) -> str:
    """The bare flag that answers a question: ``--time-zone``."""
    found = _FLAG.search(question.flag)
    return found.group() if found else question.flag


def readings_of(question: Question) -> tuple[Reading, ...]:
    """The readings of a question with the values that choose them, as far as they name one."""
    flag = flag_of(question)
    return tuple(
        Reading(words.replace(f"{flag} ", ""), _value_in(words, flag))
        for words in question.readings
    )


def answered(options: ImportOptions, answers: Sequence[tuple[Question, str]]) -> ImportOptions:
    """The options with the answers in them; UsageError where an answer makes no sense."""
    for question, value in answers:
        flag, given = flag_of(question), value.strip()
        if flag == "--map":
            options = replace(options, columns={**options.columns, **_columns(given)})
        elif flag == "--basis":
            options = replace(options, basis=_basis(given))
        elif flag in _FIELDS and given:
            changes: dict[str, str] = {_FIELDS[flag]: given}
            options = replace(options, **changes)  # type: ignore[arg-type] # every one is text
        else:
            raise UsageError(
                say("No answer to: {about}", about=question.about),
                do=say("Choose a reading, or write a value"),
            )
    return options


def _value_in(words: str, flag: str) -> str | None:
    named = re.search(re.escape(flag) + r"[ =]([^\s,;)]+)", words)
    if named:
        return named.group(1)
    for value in _VALUES.get(flag, ()):
        if re.search(rf"(?<![\w]){re.escape(value)}(?![\w])", words):
            return value
    if flag == "--time-zone":
        return _zone_in(words)
    return None


def _zone_in(words: str) -> str | None:
    place = re.search(r"\b[A-Z][A-Za-z]+/[A-Z][A-Za-z_]+\b", words)
    if place:
        return place.group()
    offset = _OFFSET.search(words)
    if offset:
        return offset.group()
    return "UTC" if re.search(r"\bUTC\b", words) else None


def _columns(text: str) -> dict[str, str]:
    columns = {}
    for part in re.split(r"[\n,;]+", text):
        column, equals, name = part.rpartition("=")
        if part.strip() and (not equals or name.strip() not in MAPPED_FIELDS):
            raise UsageError(
                say("“{part}” does not say what a column means", part=part.strip()),
                do=say(
                    "Write COLUMN=FIELD, with a field of: {names}", names=", ".join(MAPPED_FIELDS)
                ),
            )
        if part.strip():
            columns[column.strip()] = name.strip()
    return columns


def _basis(text: str) -> Basis:
    try:
        return Basis(text)
    except ValueError:
        names = ", ".join(basis.value for basis in Basis)
        raise UsageError(say("There is no basis “{text}”", text=text), do=names) from None
