"""Times as people give them: to the second, the day, the month, the year, or between two of these.

The forms are those of ISO 8601 and its extension (EDTF, ISO 8601-2): ``2022-07-04T07:05+09:00``,
``2022-07-04``, ``2022-06``, ``2016``, a range ``2022-06/2022-07-05``, an open end ``2022-06/..``. A
date may carry an offset (``2022-07-04+09:00``): days are days somewhere.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone, tzinfo

from desktop_app.domain.moments import parse_rfc3339, rfc3339, to_epoch

_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?([+-]\d\d:\d\d|Z)?")
_OPEN = ".."


@dataclass(frozen=True, slots=True)
class FuzzyDate:
    """A time known to lie between two, epoch seconds UTC; None where a side is open.

    ``text`` is what was written; it is shown instead of a precision that nobody gave.
    """

    text: str
    earliest_s: float | None
    latest_s: float | None

    @property
    def exact(self) -> bool:
        """Whether it is one moment."""
        return self.earliest_s is not None and self.earliest_s == self.latest_s


def fuzzy_date(text: str) -> FuzzyDate:
    """Read a date or a time; ValueError where it is neither."""
    written = text.strip()
    first, _, last = written.partition("/")
    earliest, latest = _span(first)
    if last:
        latest = _span(last)[1]
        if earliest is not None and latest is not None and latest <= earliest:
            raise ValueError(f"{written} ends before it begins")
    return FuzzyDate(written, earliest, latest)


def fuzzy_shape(date: FuzzyDate | None) -> dict[str, str | None] | None:
    """As JSON: earliest, latest, and what was written."""
    if date is None:
        return None
    return {
        "earliest": rfc3339(date.earliest_s),
        "latest": rfc3339(date.latest_s),
        "text": date.text,
    }


def _span(text: str) -> tuple[float | None, float | None]:
    if text == _OPEN:
        return None, None
    if "T" in text:
        moment = parse_rfc3339(text)
        return moment, moment
    found = _DATE.fullmatch(text)
    if not found:
        raise ValueError(f"{text} is no date")
    year, month, day, offset = found.groups()
    zone = _zone(offset)
    first = datetime(int(year), int(month or 1), int(day or 1), tzinfo=zone)
    if day:
        after = first + timedelta(days=1)
    elif month:
        after = first + timedelta(days=calendar.monthrange(first.year, first.month)[1])
    else:
        after = datetime(first.year + 1, 1, 1, tzinfo=zone)
    return to_epoch(first), to_epoch(after)


def _zone(offset: str | None) -> tzinfo:
    if offset in (None, "Z"):
        return UTC
    assert offset is not None  # noqa: S101  asked above
    sign = -1 if offset[0] == "-" else 1
    return timezone(sign * timedelta(hours=int(offset[1:3]), minutes=int(offset[4:6])))
