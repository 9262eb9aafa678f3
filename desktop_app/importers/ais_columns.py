r"""Many AIS sentences at a time: the plain ones, which are most of any log, decoded as columns.

Claimed is a line of this form and no other, everything about it being in order:
``[\tag block with c:*hh\|EPOCH ]!ttVDM,1,1,,C,PAYLOAD OF 28,0*hh[,suffix[,EPOCH]]`` that states its
time, with types 1, 2, 3 and 18 (ITU-R M.1371-5, tables 48 and 67) or one that is only counted. All
else, and all that is to be rejected, is left to the reader of single lines, which says why.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from desktop_app.domain.tracks import Floats, Integers
from desktop_app.importers.ais_messages import NO_POSITION, kind_of_type
from desktop_app.importers.heard_messages import Hashes, short_hashes
from desktop_app.importers.instants import EARLIEST_S
from desktop_app.importers.line_blocks import LineBlock

_Bytes = NDArray[np.uint8]
_Flags = NDArray[np.bool_]
_Words = NDArray[np.uint64]
_LENGTH = 47  # from the exclamation mark to the checksum's last digit
_WINDOW = 48
_PAYLOAD = slice(14, 42)
_FORM = b"!..VD.,1,1,,.,............................,0*..."  # a full stop: anything
_EPOCH_DIGITS = 10
_POWERS = 10 ** np.arange(_EPOCH_DIGITS - 1, -1, -1, dtype=np.int64)
_CLASS_A, _CLASS_B = (1, 2, 3), 18
_NOT_CLAIMED = (5, 19, 24, 27)  # static data and long range: the reader of single lines has them
_HIGHEST_TYPE = 28
_TYPES = np.arange(64)
_IS_REPORT = np.isin(_TYPES, (*_CLASS_A, _CLASS_B))
_IS_CLAIMED = (_TYPES >= 1) & (_TYPES <= _HIGHEST_TYPE) & ~np.isin(_TYPES, _NOT_CLAIMED)
_NO_LON, _NO_LAT = 181 * 600_000, 91 * 600_000
_MOST_LON, _MOST_LAT = 180 * 600_000, 90 * 600_000
_NO_SOG, _CIRCLE, _CIRCLE_TENTHS = 1023, 360, 3600
_MICRO = 1e6
# Identities that may be no ship's (ITU-R M.585-9), as ranges; they are left to the other reader.
_OTHER_MMSI = (
    (0, 8_000_000),
    (111_000_000, 112_000_000),
    (970_000_000, 975_000_000),
    (990_000_000, 1 << 30),
)
_FIX, _ABSENT = 0, 100  # a kind is the type of a message that is only counted, or one of these


def _table(characters: bytes, first: int = 0) -> _Bytes:
    table = np.full(256, 255, np.uint8)
    table[np.frombuffer(characters, np.uint8)] = np.arange(first, first + len(characters))
    return table


_ARMOUR = _table(bytes(range(48, 88)) + bytes(range(96, 120)))
_HEX = _table(b"0123456789ABCDEF")
_HEX[np.frombuffer(b"abcdef", np.uint8)] = np.arange(10, 16)
_NAMING = _table(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") < 255  # noqa: PLR2004 - the table's "none"


def _fixed_words() -> list[tuple[int, np.uint64, np.uint64]]:
    """The fixed characters of a sentence, by words of eight: which word, its mask, its value."""
    form = np.frombuffer(_FORM, np.uint8)
    masks = np.where(form == ord("."), 0, 255).astype(np.uint8)
    pairs = zip(masks.view("<u8"), (form & masks).view("<u8"), strict=True)
    return [(place, *pair) for place, pair in enumerate(pairs) if pair[0]]


_FIXED = _fixed_words()


@dataclass(frozen=True, slots=True, eq=False)
class Claimed:
    """Lines as columns of shape (n,): ``index`` into the block, ``kind`` 0 for a fix, and the fix.

    ``fix`` holds time, longitude, latitude, SOG, COG and heading, NaN where absent.
    """

    index: Integers
    kind: Integers
    mmsi: Integers
    hashes: Hashes
    fix: tuple[Floats, ...]


def kind_name(kind: int) -> str:
    """What a kind of claimed message counts as."""
    return NO_POSITION if kind == _ABSENT else kind_of_type(kind)


@dataclass(frozen=True, slots=True, eq=False)
class BlockText:
    """A block's characters, and of each line the place of its first exclamation mark.

    ``fits`` tells that the mark is on the line and the line not too long. ``slashes`` is where
    backslashes stand, ``times`` and ``groups`` where the colons of the tag blocks' ``c:`` and
    ``g:`` do.
    """

    block: LineBlock
    text: _Bytes
    at: Integers
    fits: _Flags
    slashes: Integers
    times: Integers
    groups: Integers


def block_text(block: LineBlock, longest: int) -> BlockText:
    """Look for the sentences of a block."""
    text = np.frombuffer(block.data + bytes(_WINDOW), np.uint8)
    bangs = np.append(np.flatnonzero(text == ord("!")), len(text))
    at = bangs[np.searchsorted(bangs, block.starts)]
    fits = (at < block.ends) & (block.ends - block.starts <= longest)
    slashes = np.flatnonzero(text == ord("\\"))
    colons = np.flatnonzero(text[2:-1] == ord(":")) + 2 if len(slashes) else slashes
    colons = colons[(text[colons - 2] == ord(",")) | (text[colons - 2] == ord("\\"))]
    times = np.append(colons[text[colons - 1] == ord("c")], len(text) - _WINDOW)
    groups = colons[text[colons - 1] == ord("g")]
    return BlockText(block, text, at, fits, slashes, times, groups)


def claim(lines: BlockText, latest_s: float) -> Claimed:
    """The lines of a block that are plain enough."""
    text, block = lines.text, lines.block
    index = np.flatnonzero(lines.fits & (lines.at + _LENGTH <= block.ends))
    at = lines.at[index]
    rows = np.lib.stride_tricks.sliding_window_view(text, _WINDOW)[at]
    sixes = _ARMOUR[rows[:, _PAYLOAD]].view("<u4")
    sound = _is_sound(rows, sixes)
    index, at = index[sound], at[sound]
    places = (block.starts[index], at, at + _LENGTH, block.ends[index])
    t_s, timed = sound_times(lines, places, latest_s)
    good = np.flatnonzero(sound)[timed]
    return _decode(index[timed], rows[good, _PAYLOAD], _words(sixes[good]), t_s[timed])


def _is_sound(rows: _Bytes, sixes: NDArray[np.uint32]) -> _Flags:
    """Whether each has the fixed parts, a payload in armour, and the checksum that it states.

    ``rows`` is of shape (n, 48), ``sixes`` the payload's values, four to a number.
    """
    sound = _NAMING[rows[:, 1]] & _NAMING[rows[:, 2]] & _NAMING[rows[:, 12]]
    sound &= (rows[:, 5] == ord("M")) | (rows[:, 5] == ord("O"))
    words = rows.view("<u8")
    for place, mask, fixed in _FIXED:
        sound &= (words[:, place] & mask) == fixed
    sound &= (np.bitwise_or.reduce(sixes, axis=1) & np.uint32(0xC0C0C0C0)) == 0
    sums = (words[:, 0] & ~np.uint64(255)) ^ (words[:, 5] & np.uint64(0xFFFFFFFF))
    for place in range(1, 5):
        sums ^= words[:, place]
    for shift in (32, 16, 8):
        sums ^= sums >> np.uint64(shift)
    high, low = _HEX[rows[:, 45]], _HEX[rows[:, 46]]
    stated = high.astype(np.uint64) * np.uint64(16) + low
    sound &= (low < 16) & (high < 16) & (stated == (sums & np.uint64(255)))  # noqa: PLR2004
    return np.asarray(sound, np.bool_)


def sound_times(
    lines: BlockText, places: tuple[Integers, Integers, Integers, Integers], latest_s: float
) -> tuple[Floats, _Flags]:
    """The time that each line states, and whether that is plain, sound and sensible.

    ``places`` are where the line starts, its sentence begins, its checksum ends, the line ends.
    """
    text, (starts, at, after, ends) = lines.text, places
    comma = text[after] == ord(",")
    t_s, known = np.full(len(at), np.nan), np.zeros(len(at), np.bool_)
    suffix = (starts == at) & comma & (ends - after > _EPOCH_DIGITS)
    suffix &= text[ends - _EPOCH_DIGITS - 1] == ord(",")
    _read_epochs(text, ends - _EPOCH_DIGITS, suffix, t_s, known)
    leading = (at - starts == _EPOCH_DIGITS + 1) & (text[at - 1] == ord(" "))
    _read_epochs(text, starts, leading, t_s, known)
    tag_times, tagged = _tag_times(lines, starts, at)
    _read_epochs(text, tag_times, tagged, t_s, known)
    known &= (comma | (after == ends)) & (t_s >= EARLIEST_S) & (t_s <= latest_s)
    return t_s, known


def _read_epochs(text: _Bytes, places: Integers, where: _Flags, t_s: Floats, known: _Flags) -> None:
    """Read ten digits at the places; changes ``t_s`` and ``known``."""
    rows = np.flatnonzero(where)
    digits = text[places[rows][:, None] + np.arange(_EPOCH_DIGITS)] - np.uint8(ord("0"))
    good = (digits <= 9).all(axis=1)  # noqa: PLR2004 - a digit
    rows, digits = rows[good], digits[good]
    t_s[rows] = digits @ _POWERS
    known[rows] = True


def _tag_times(lines: BlockText, starts: Integers, at: Integers) -> tuple[Integers, _Flags]:
    """Where each line's tag block states its time, and whether that block is plain and sound."""
    text, star = lines.text, at - 4
    tagged = (text[starts] == ord("\\")) & (text[at - 1] == ord("\\")) & (star - starts > 1)
    tagged &= (text[star] == ord("*")) & (text[starts + 2] != ord("G"))
    tagged &= _between(lines.slashes, starts, at) == 2  # noqa: PLR2004 - its two ends
    tagged &= _between(lines.groups, starts, at) == 0
    times = lines.times
    first = np.searchsorted(times, starts)
    tagged &= np.searchsorted(times, at) - first == 1
    places = times[first] + 1
    end = np.minimum(places + _EPOCH_DIGITS, len(text) - 1)
    tagged &= (end == star) | ((text[end] == ord(",")) & (end < star))
    rows = np.flatnonzero(tagged)
    tagged[rows] = sums_are_right(text, starts[rows] + 1, star[rows])
    return places, tagged


def _between(places: Integers, starts: Integers, ends: Integers) -> Integers:
    """How many of the places lie from each start to its end."""
    if not len(places):
        return np.zeros(len(starts), np.int64)
    return np.searchsorted(places, ends) - np.searchsorted(places, starts)


def sums_are_right(text: _Bytes, begins: Integers, stars: Integers) -> _Flags:
    """Whether the characters from ``begins`` to the asterisks have the checksums after them."""
    if not len(begins):
        return np.zeros(0, np.bool_)
    edges = np.column_stack((begins, stars)).ravel()
    computed = np.bitwise_xor.reduceat(text, edges)[::2]
    high, low = _HEX[text[stars + 1]], _HEX[text[stars + 2]]
    sound = (high < 16) & (low < 16) & (high * np.uint8(16) + low == computed)  # noqa: PLR2004
    return np.asarray(sound, np.bool_)


def _decode(index: Integers, payload: _Bytes, words: tuple[_Words, ...], t_s: Floats) -> Claimed:
    number = _bits(words[0], 54, 6)
    mmsi = _bits(words[0], 22, 30)
    lon, lat, *motion = _report(number == _CLASS_B, words)
    is_report = _IS_REPORT[number]
    absent = (lon == _NO_LON) | (lat == _NO_LAT)
    taken = _IS_CLAIMED[number]
    for low, high in _OTHER_MMSI:
        taken &= ~is_report | (mmsi < low) | (mmsi >= high)
    in_range = (np.abs(lon) <= _MOST_LON) & (np.abs(lat) <= _MOST_LAT)
    taken &= ~is_report | in_range | absent
    kind = np.where(is_report, np.where(absent, _ABSENT, _FIX), number)
    fix = (t_s, _degrees(lon), _degrees(lat), *_motion(*motion))
    hashes = short_hashes(payload[taken])
    columns = tuple(column[taken] for column in fix)
    return Claimed(index[taken], kind[taken], mmsi[taken], hashes, columns)


def _words(sixes: NDArray[np.uint32]) -> tuple[_Words, ...]:
    """Payloads of 28 characters as words of 60, 60 and 48 bits."""
    six = np.uint32(63)
    groups = (sixes & six) << np.uint32(18) | (sixes >> np.uint32(8) & six) << np.uint32(12)
    groups |= (sixes >> np.uint32(16) & six) << np.uint32(6) | sixes >> np.uint32(24)
    wide = np.ascontiguousarray(groups.T).astype(np.uint64)  # seven rows of 24 bits
    first = wide[0] << np.uint64(36) | wide[1] << np.uint64(12) | wide[2] >> np.uint64(12)
    second = (wide[2] & np.uint64(0xFFF)) << np.uint64(48) | wide[3] << np.uint64(24) | wide[4]
    return first, second, wide[5] << np.uint64(24) | wide[6]


def _bits(word: _Words, shift: int, count: int) -> Integers:
    """``count`` bits of a word, ``shift`` above its lowest."""
    return ((word >> np.uint64(shift)) & np.uint64((1 << count) - 1)).astype(np.int64)


def _signed(value: Integers, count: int) -> Integers:
    return value - ((value >> (count - 1)) << count)


def _report(is_b: _Flags, words: tuple[_Words, ...]) -> tuple[Integers, ...]:
    """Longitude, latitude, SOG, COG and heading as sent, of class A or B."""
    first, second, third = words
    lon = np.where(is_b, (_bits(first, 0, 3) << 25) | _bits(second, 35, 25), _bits(second, 31, 28))
    lat = np.where(is_b, _bits(second, 8, 27), _bits(second, 4, 27))
    sog = np.where(is_b, _bits(first, 4, 10), _bits(first, 0, 10))
    cog_b = (_bits(second, 0, 8) << 4) | _bits(third, 44, 4)
    cog = np.where(is_b, cog_b, (_bits(second, 0, 4) << 8) | _bits(third, 40, 8))
    heading = np.where(is_b, _bits(third, 35, 9), _bits(third, 31, 9))
    return _signed(lon, 28), _signed(lat, 27), sog, cog, heading


def _degrees(sent: Integers) -> Floats:
    """1/10,000 minutes as degrees, rounded to the millionth as pyais rounds them."""
    return np.asarray((10 * sent + 3) // 6 / _MICRO, np.float64)


def _motion(sog: Integers, cog: Integers, heading: Integers) -> tuple[Floats, Floats, Floats]:
    return (
        np.where(sog < _NO_SOG, sog / 10.0, np.nan),
        np.where(cog < _CIRCLE_TENTHS, cog / 10.0, np.nan),
        np.where(heading < _CIRCLE, heading.astype(np.float64), np.nan),
    )
