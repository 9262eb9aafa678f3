"""The wording of the press-release ledger: when, which ships, who watched them.

Labels are read with full-width signs made plain (NFKC). Dates are ``month/day`` or
``month月day日``, alone, several (``10/3、4``) or from-to (``9/28~29``), the hour perhaps with
"about" (頃, 左右) or as the hour from then on (時台). The year is that of the release, or the one
before where the date would lie after it. Times are Japan's, UTC+9. Hull numbers stand in brackets
after the class: ``(333、335)``, ``(舷號「131」)``.
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone

from desktop_app.domain.moments import to_epoch
from desktop_app.domain.sketches import Precision
from desktop_app.domain.units import DAY_S

JAPAN = timezone(timedelta(hours=9))
ABOUT_S = 1800.0  # "about nine" is taken as half past eight to half past nine
_HOUR_S = 3600.0
_NOON = 12
_DAY = r"(?:3[01]|[12][0-9]|[1-9])"
_DATE = re.compile(rf"(1[0-2]|[1-9])(?:/|月)({_DAY})((?:日?[、~-](?!\d+/){_DAY})*)")
_HOUR = re.compile(
    r"^日?(?:\([^)]*\))?(?P<half>午前|午後|晚間|上午|下午)?(?P<hour>\d{1,2})時(?P<how>台|頃|左右)"
)
_RELEASED = re.compile(r"[a-z](\d{4})(\d{2})(\d{2})_", re.ASCII)
_SEGMENT = re.compile(r"(中國|俄國)海軍艦艇:")
_NUMBERS = re.compile(r"\((?:舷號)?([「」\d、,・)( ]+)\)", re.ASCII)
_CLASS = re.compile(
    r"([^、;:()及_的]*(?:艦|船|艇|「[^」]+」)[^、;:()]*?)(?:\d+隻)?(?:\([^()\d]*\))?"
    r"(?:\d+隻)?$"
)
_NAVY = re.compile(r"^(?:中國|俄國)海軍")
_NUMBERING = re.compile(r"^[\u2460-\u2473]\s*")  # circled numbers
_OBSERVER = re.compile(r"所属「([^」]+)」")
_NAMED = re.compile(r"「([^」]+)」")
_FLAGS = {"china": "CN", "russia": "RU", "中國": "CN", "俄國": "RU"}


@dataclass(frozen=True, slots=True)
class Ship:
    """A ship as a label names it: flag, hull number, class, and a name where it gives one."""

    flag: str
    hull: str
    ship_class: str

    @property
    def name(self) -> str | None:
        """The name in the class's quotation marks."""
        match = _NAMED.search(self.ship_class)
        return match[1] if match else None


@dataclass(frozen=True, slots=True)
class When:
    """The span of time (epoch seconds UTC) that a label states, None where it states none."""

    earliest_s: float | None = None
    latest_s: float | None = None
    precision: Precision | None = None


def plain(text: str) -> str:
    """A label in one form: full-width digits, brackets and signs made plain."""
    return unicodedata.normalize("NFKC", _NUMBERING.sub("", text.strip())).strip()


def released(file_name: str) -> datetime | None:
    """The day in a release's file name, its beginning in Japan; None where it has none."""
    match = _RELEASED.match(file_name)
    try:
        return datetime(*map(int, match.groups()), tzinfo=JAPAN) if match else None  # type: ignore[misc,arg-type]
    except ValueError:
        return None


def when_of(label: str, release: datetime) -> When:
    """When a label says that it was; the whole day where it names no hour."""
    days: list[datetime] = []
    hour: When | None = None
    head = label.partition("_")[0] if "_" in label else label.partition(";")[0]
    for match in _DATE.finditer(head):
        days += _days(match, release)
        clock = _HOUR.match(head[match.end() :])
        hour = _hour(days[-1], clock) if clock and days else hour
    if not days:
        return When()
    if hour is not None and len(days) == 1:
        return hour
    first, last = to_epoch(min(days)), to_epoch(max(days)) + DAY_S
    return When(first, last, Precision.DAY if last - first == DAY_S else Precision.RANGE)


def _days(match: re.Match[str], release: datetime) -> list[datetime]:
    month = int(match[1])
    days = []
    for day in (match[2], *re.findall(_DAY, match[3])):
        for year in (release.year, release.year - 1):
            try:
                moment = datetime(year, month, int(day), tzinfo=JAPAN)
            except ValueError:
                break
            if moment <= release:
                days.append(moment)
                break
    return days


def _hour(day: datetime, clock: re.Match[str]) -> When | None:
    hour = int(clock["hour"])
    if clock["half"] in ("午後", "下午", "晚間") and hour < _NOON:
        hour += _NOON
    start = to_epoch(day) + hour * _HOUR_S
    if clock["how"] == "台":
        return When(start, start + _HOUR_S, Precision.RANGE)
    return When(start - ABOUT_S, start + ABOUT_S, Precision.ABOUT)


def ships_of(label: str, country: str) -> tuple[Ship, ...]:
    """The ships that a label names by hull number; ``country`` is china, russia or both."""
    parts = _SEGMENT.split(label)
    segments = [(_FLAGS.get(country, ""), parts[0])]
    segments += [(_FLAGS[flag], text) for flag, text in zip(parts[1::2], parts[2::2], strict=True)]
    ships: dict[tuple[str, str], Ship] = {}
    for flag, text in segments:
        at = 0
        ship_class = ""
        for match in _NUMBERS.finditer(text):
            between = text[at : match.start()]
            found = _CLASS.search(between)
            if found or between.strip():
                ship_class = _NAVY.sub("", found[1].strip()) if found else ""
            for hull in re.findall(r"\d+", match[1]):
                ships.setdefault((flag, hull), Ship(flag, hull, ship_class))
            at = match.end()
    return tuple(ships.values())


def observers_of(release_text: str) -> str:
    """The ships and aircraft that the release says watched, in its order."""
    return "、".join(dict.fromkeys(_OBSERVER.findall(plain(release_text))))


def utc_day(t_s: float) -> str:
    """The day of a time in Japan, as ``2022-09-03``, to name an event by."""
    return datetime.fromtimestamp(t_s, UTC).astimezone(JAPAN).date().isoformat()
