"""Sentences of two parts on neighbouring lines, found many lines at a time.

Both lines must state the same beside their sentences (tag block, suffix), so that they come from
one station at one time; all else is left to the reader of single lines.
"""

from dataclasses import dataclass

import numpy as np

from desktop_app.domain.tracks import Integers
from desktop_app.importers.ais_columns import BlockText, sound_times, sums_are_right
from desktop_app.importers.nmea_groups import GroupKey

_HEAD = 15  # ``!AIVDM,2,1,3,A,``
_SAME = (1, 2, 3, 4, 5, 11, 13)  # talker, VDM or VDO, sequence, channel
_FIXED = ((3, "V"), (4, "D"), (6, ","), (7, "2"), (8, ","), (10, ","), (12, ","), (14, ","))
_MOST_FILL_BITS = 5


@dataclass(frozen=True, slots=True)
class Pair:
    """Two parts: what names their group, their time, their payload and its last fill bits."""

    key: GroupKey
    t_s: float
    payload: bytes
    fill_bits: int


def find_pairs(lines: BlockText, latest_s: float) -> dict[int, Pair]:
    """The pairs of a block, by the index of their first line."""
    index, at, stars = _parts(lines)
    if not len(index):
        return {}
    starts, ends = lines.block.starts[index], lines.block.ends[index]
    t_s, good = sound_times(lines, (starts, at, stars + 3, ends), latest_s)
    good &= sums_are_right(lines.text, at + 1, stars)
    index, at, stars, t_s = index[good], at[good], stars[good], t_s[good]
    number = lines.text[at + 9]
    first = (np.diff(index) == 1) & (number[:-1] == ord("1")) & (number[1:] == ord("2"))
    first &= lines.text[stars[:-1] - 1] == ord("0")
    for place in _SAME:
        character = lines.text[at + place]
        first &= character[:-1] == character[1:]
    found: dict[int, Pair] = {}
    for row in np.flatnonzero(first).tolist():
        pair = _pair(lines, (index[row], index[row + 1]), at[row : row + 2], stars[row : row + 2])
        if pair is not None:
            found[int(index[row])] = Pair(pair[0], float(t_s[row]), *pair[1:])
    return found


def _parts(lines: BlockText) -> tuple[Integers, Integers, Integers]:
    """Lines with a part of two: index, place of the exclamation mark and of the asterisk."""
    text, at = lines.text, lines.at
    index = np.flatnonzero(lines.fits & (at + _HEAD < lines.block.ends))
    begins = at[index]
    plain = np.ones(len(index), np.bool_)
    for place, character in _FIXED:
        plain &= text[begins + place] == ord(character)
    plain &= (text[begins + 11] >= ord("0")) & (text[begins + 11] <= ord("9"))
    index, begins = index[plain], begins[plain]
    stars = np.append(np.flatnonzero(text == ord("*")), len(text))
    ends = stars[np.searchsorted(stars, begins)] if len(begins) else begins
    fill = text[np.minimum(ends, len(text)) - 1] - np.uint8(ord("0"))
    whole = (ends + 3 <= lines.block.ends[index]) & (ends - begins > _HEAD + 2)
    whole &= (text[np.minimum(ends, len(text)) - 2] == ord(",")) & (fill <= _MOST_FILL_BITS)
    return index[whole], begins[whole], ends[whole]


def _pair(
    lines: BlockText, index: tuple[int, int], at: Integers, stars: Integers
) -> tuple[GroupKey, bytes, int] | None:
    """The group's name, the payload and its fill bits; None where the lines state unlike things."""
    data, block = lines.block.data, lines.block
    one, two = int(at[0]), int(at[1])
    end_one, end_two = int(stars[0]), int(stars[1])
    before = data[block.starts[index[0]] : one] == data[block.starts[index[1]] : two]
    after = data[end_one + 3 : block.ends[index[0]]] == data[end_two + 3 : block.ends[index[1]]]
    if not (before and after):
        return None
    payload = data[one + _HEAD : end_one - 2] + data[two + _HEAD : end_two - 2]
    key = (data[one + 1 : one + 3], 2, data[one + 11 : one + 12], data[one + 13 : one + 14])
    return key, payload, data[end_two - 1] - ord("0")
