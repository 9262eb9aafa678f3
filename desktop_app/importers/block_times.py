"""Many written times at once into epoch seconds UTC; NaN where a time is left to be read singly.

The usual forms of 19 characters (``2022-07-03T22:05:00``, ``03/07/2022 22:05:00``), and the same
with a Z, are read as columns of digits; any other text once for each time it is written.
"""

from datetime import UTC

import numpy as np
import polars as pl
from numpy.typing import NDArray

from desktop_app.domain.tracks import Floats, Integers
from desktop_app.domain.units import DAY_S
from desktop_app.importers.instants import EARLIEST_S, Reading, instant
from desktop_app.importers.records import BadRecord

_NAIVE, _WITH_Z = 19, 20
_YEAR_FIRST = ((0, 1, 2, 3), (5, 6), (8, 9), (4, 7))
_YEAR_LAST = ((6, 7, 8, 9), (0, 1), (3, 4), (2, 5))
_CLOCK = ((11, 12), (14, 15), (17, 18))
_LAST_CLOCK = (23, 59, 59)
_SEPARATORS = np.frombuffer(b"-/.", np.uint8)
_DAYS = np.array([0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31], dtype=np.int64)
_MONTHS, _FEBRUARY = 12, 2
_ZERO, _NINE = 48, 9
Bytes = NDArray[np.uint8]
Flags = NDArray[np.bool_]


def block_times(texts: pl.Series, reading: Reading) -> Floats:
    """The times of the texts, shape (n,); NaN for what is no time and for leap seconds."""
    t_s = np.full(len(texts), np.nan)
    length = texts.str.len_bytes().to_numpy()
    if reading.zone is UTC:
        _read_usual(t_s, texts, length == _NAIVE, _NAIVE, reading)
    _read_usual(t_s, texts, length == _WITH_Z, _WITH_Z, reading)
    _read_singly(t_s, texts, reading)
    return t_s


def _read_usual(t_s: Floats, texts: pl.Series, which: Flags, width: int, reading: Reading) -> None:
    """Fill in the times of the usual forms among the texts of one length."""
    if not which.any():
        return
    joined = "".join(texts.filter(pl.Series(which)).to_list()).encode()
    table = np.frombuffer(joined, np.uint8).reshape(-1, width)
    read = _civil(table, *_YEAR_FIRST)
    if reading.date_order is not None:
        year, first, second, marks = _YEAR_LAST
        day, month = (first, second) if reading.date_order == "dmy" else (second, first)
        last = _civil(table, year, month, day, marks)
        read = np.where(np.isnan(read), last, read)
    if width == _WITH_Z:
        read[table[:, -1] != ord("Z")] = np.nan
    read[(read < EARLIEST_S) | (read > reading.latest_s)] = np.nan
    t_s[which] = read


def _civil(
    table: Bytes,
    year: tuple[int, ...],
    month: tuple[int, ...],
    day: tuple[int, ...],
    marks: tuple[int, ...],
) -> Floats:
    """Epoch seconds of texts with these places of digits and marks; NaN where they are no time."""
    good = (table[:, marks[0]] == table[:, marks[1]]) & np.isin(table[:, marks[0]], _SEPARATORS)
    good &= (table[:, 10] == ord("T")) | (table[:, 10] == ord(" "))
    good &= (table[:, 13] == ord(":")) & (table[:, 16] == ord(":"))
    numbers = []
    for places in (year, month, day, *_CLOCK):
        value, digits = _number(table, places)
        numbers.append(value)
        good &= digits
    for value, most in zip(numbers[3:], _LAST_CLOCK, strict=True):
        good &= value <= most
    good &= _is_date(*numbers[:3])
    days = _days_since_1970(*numbers[:3])
    hour, minute, second = numbers[3:]
    return np.where(good, days * DAY_S + hour * 3600.0 + minute * 60.0 + second, np.nan)


def _number(table: Bytes, places: tuple[int, ...]) -> tuple[Integers, Flags]:
    value = np.zeros(len(table), dtype=np.int64)
    good = np.ones(len(table), dtype=bool)
    for place in places:
        digit = table[:, place] - np.uint8(_ZERO)
        good &= digit <= _NINE
        value = value * 10 + digit
    return value, good


def _is_date(year: Integers, month: Integers, day: Integers) -> Flags:
    known = (month >= 1) & (month <= _MONTHS) & (year >= 1)
    leap = (year % 4 == 0) & ((year % 100 != 0) | (year % 400 == 0))
    most = _DAYS[np.where(known, month, 0)] + (leap & (month == _FEBRUARY))
    return np.asarray(known & (day >= 1) & (day <= most))


def _days_since_1970(year: Integers, month: Integers, day: Integers) -> Integers:
    """Days from 1970-01-01 in the Gregorian calendar (years that begin in March, by 400 years)."""
    early = month <= _FEBRUARY
    moved = year - early
    era = moved // 400
    of_era = moved - era * 400
    of_year = (153 * (month + np.where(early, 9, -3)) + 2) // 5 + day - 1
    days = of_era * 365 + of_era // 4 - of_era // 100 + of_year
    return np.asarray(era * 146097 + days - 719468)


def _read_singly(t_s: Floats, texts: pl.Series, reading: Reading) -> None:
    """Fill in the times of all other forms, each text read once."""
    open_ = np.isnan(t_s)
    if not open_.any():
        return
    rest = texts.filter(pl.Series(open_)).to_list()
    known = {text: _one(text, reading) for text in set(rest)}
    t_s[open_] = [known[text] for text in rest]


def _one(text: str, reading: Reading) -> float:
    if ":60" in text:
        return float("nan")
    try:
        return instant(text, reading)
    except BadRecord:
        return float("nan")
