"""Read a press text for what it says: suggestions for a person to accept or change, no more.

Dates and clock times in English, ISO 8601 and Japanese forms; regimes and parties by their words;
places by any name that a zone in the file has. A text that gives no date, or several, gives no
time. Loaded words ("chased") are pointed out: they stay inside the quotation.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from desktop_app.domain.zones import Zone

_MONTHS = [
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
]
_MONTH = "|".join(_MONTHS)
_DATES = (
    re.compile(r"(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)"),
    re.compile(rf"(?P<d>\d{{1,2}}) (?P<name>{_MONTH})(?:,? (?P<y>\d{{4}}))?"),
    re.compile(rf"(?P<name>{_MONTH}) (?P<d>\d{{1,2}})(?!\d)(?:, (?P<y>\d{{4}}))?"),
    re.compile(r"(?:(?P<y>\d{4})年)?(?P<m>\d{1,2})月(?P<d>\d{1,2})日"),
)
_CLOCK = r"(\d{1,2})[:.](\d\d) ?([ap]\.?m\.?)?"
_PERIOD = re.compile(
    rf"{_CLOCK} ?(?:to|until|till|and|-|–|〜|\uff5e|から) ?{_CLOCK}", re.IGNORECASE
)
_NUMBER_WORDS = (
    *("one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
)
_NUMBERS = {word: number for number, word in enumerate(_NUMBER_WORDS, start=1)}
_DWELL = re.compile(
    rf"(?P<about>around |about |some |約)?(?P<n>\d+|{'|'.join(_NUMBERS)})[ -]?(?:minutes?|分間)",
    re.IGNORECASE,
)
_REGIMES: Final = {
    "contiguous zone": ("contiguous zone", "接続水域", "毗连区", "접속수역"),
    "territorial sea": ("territorial sea", "territorial waters", "領海", "领海", "영해"),
    "exclusive economic zone": ("exclusive economic zone", "排他的経済水域", "专属经济区"),
}
_NOT_IN = re.compile(
    r"(?:outside|did not enter|neither entered|not entered?) [^.]{0,40}territorial", re.IGNORECASE
)
_PARTIES: Final = {
    "CN": ("Chinese", "China", "中国"),
    "JP": ("Japanese", "Japan", "日本"),
    "KP": ("North Korea", "北朝鮮"),
    "KR": ("South Korea", "韓国"),
    "RU": ("Russian", "Russia", "ロシア"),
    "TW": ("Taiwanese", "Taiwan", "台湾"),
}
_SHIP = "naval ship|warship|frigate|destroyer|vessel|ship|submarine|corvette|coast guard"
_CHAIN = re.compile(r"\b((?:[A-Z][\w.]+ ){0,3}[A-Z][\w.]+) (?:reported|said|stated|claimed)")
_LOADED = re.compile(
    r"\b(?:chas\w+|intru\w+|joint\w*|violat\w+|incursion\w*|provo\w+)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Suggested:
    """What a text seems to say; None or empty where it says nothing of it.

    Times are RFC 3339 with offset, ``dwell_s`` seconds. ``zone_id`` is a zone of the file.
    """

    day: str | None
    entered: str | None
    left: str | None
    dwell_s: float | None
    dwell_about: bool
    regime: str | None
    not_territorial: bool
    parties: tuple[str, ...]
    zone_id: str | None
    chain: tuple[str, ...]
    loaded: tuple[str, ...]


def read_report(
    text: str, zones: Mapping[str, Zone], time_zone: ZoneInfo, year: int | None
) -> Suggested:
    """Suggestions for a text; ``year`` completes dates that have none."""
    days = _days(text, year)
    day = days[0] if len(days) == 1 else None
    entered, left = _period(text, day, time_zone)
    regime = next((name for name, words in _REGIMES.items() if _holds(text, words)), None)
    dwell = _DWELL.search(text)
    return Suggested(
        day=None if day is None else day.isoformat(),
        entered=entered,
        left=left,
        dwell_s=None if dwell is None else 60.0 * _number(dwell.group("n")),
        dwell_about=bool(dwell and dwell.group("about")),
        regime=regime,
        not_territorial=_NOT_IN.search(text) is not None,
        parties=_parties(text),
        zone_id=_zone(text, zones, regime),
        chain=tuple(dict.fromkeys(_named(found) for found in _CHAIN.findall(text)))[:3],
        loaded=tuple(dict.fromkeys(word.casefold() for word in _LOADED.findall(text))),
    )


def _days(text: str, year: int | None) -> list[date]:
    found: dict[date, None] = {}
    for pattern in _DATES:
        for match in pattern.finditer(text):
            parts = match.groupdict()
            number = parts.get("y") or year
            month = _MONTHS.index(parts["name"]) + 1 if parts.get("name") else int(parts["m"])
            if number is None:
                continue
            try:
                found[date(int(number), month, int(parts["d"]))] = None
            except ValueError:
                continue
    return list(found)


def _period(text: str, day: date | None, zone: ZoneInfo) -> tuple[str | None, str | None]:
    match = _PERIOD.search(text)
    if match is None or day is None:
        return None, None
    groups = match.groups()
    first = _clock(groups[0], groups[1], groups[2] or groups[5])
    last = _clock(groups[3], groups[4], groups[5] or groups[2])
    if first is None or last is None or last <= first:
        return None, None
    return _local(day, first, zone), _local(day, last, zone)


def _clock(hour: str, minute: str, half: str | None) -> tuple[int, int] | None:
    number = int(hour)
    if half is not None:
        number = number % 12 + (12 if half[0].casefold() == "p" else 0)
    return (number, int(minute)) if number < 24 and int(minute) < 60 else None  # noqa: PLR2004


def _local(day: date, clock: tuple[int, int], zone: ZoneInfo) -> str:
    return datetime(day.year, day.month, day.day, *clock, tzinfo=zone).isoformat(timespec="minutes")


def _number(word: str) -> int:
    return _NUMBERS.get(word.casefold()) or int(word)


def _holds(text: str, words: tuple[str, ...]) -> bool:
    return any(word.casefold() in text.casefold() for word in words)


def _parties(text: str) -> tuple[str, ...]:
    """The parties whose ships the text speaks of; else nobody."""
    found = []
    for party, words in _PARTIES.items():
        named = "|".join(re.escape(word) for word in words)
        if re.search(rf"(?:{named})(?: \w+)? ?(?:{_SHIP}|海軍|軍艦|艦)", text, re.IGNORECASE):
            found.append(party)
    return tuple(found)


def _zone(text: str, zones: Mapping[str, Zone], regime: str | None) -> str | None:
    """The one zone set's zone whose place the text names, under the regime that it names.

    Where two claimants' sets fit, the administering party's, since statements speak of its limits
    more often; a person sees it and can change it.
    """
    fitting = [
        zone
        for zone in zones.values()
        if str(zone.regime) == (regime or str(zone.regime))
        and any(len(name) > 1 and _in_text(name, text) for name in zone.names)
    ]
    own = [
        zone for zone in fitting if zone.zone_set in _PARTIES.get(zone.administered_by or "", ())
    ]
    chosen = own or fitting
    return chosen[0].id if chosen else None


def _in_text(name: str, text: str) -> bool:
    short = re.sub(r"\b(?:Islands?|Island group|Dao)\b", "", name).strip()
    return name.casefold() in text.casefold() or (
        len(short) > 3 and short.casefold() in text.casefold()  # noqa: PLR2004  a name, no syllable
    )


def _named(words: str) -> str:
    return re.sub(r"^(?:The|A|An|It) ", "", words).strip()
