"""AIS messages in the order of a file, until it is known which of them were heard twice.

Several stations hear one transmission: the same payload within 30 s of one that counts is a
duplicate of it. Messages may be added in any order; the line on which each was finished (its last
part) sorts them.
"""

import hashlib
from array import array
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from desktop_app.domain.sources import Decision
from desktop_app.domain.tracks import Floats, Integers
from desktop_app.domain.words import say
from desktop_app.importers.ledger import Ledger

SAME_WITHIN_S = 30.0
SHORT_BYTES = 28  # a position report of 168 bits
_FIX = 0
_MIXERS = (0xBF58476D1CE4E5B9, 0x94D049BB133111EB)
Hashes = NDArray[np.uint64]


def short_hashes(payloads: NDArray[np.uint8]) -> Hashes:
    """64-bit hashes of payloads of 28 characters, shape (n, 28): splitmix64 over four words."""
    padded = np.zeros((len(payloads), 32), np.uint8)
    padded[:, :SHORT_BYTES] = payloads
    words = padded.view("<u8")
    mixed = np.zeros(len(payloads), np.uint64)
    for column in range(4):
        mixed ^= words[:, column]
        mixed ^= mixed >> np.uint64(30)
        mixed *= np.uint64(_MIXERS[0])
        mixed ^= mixed >> np.uint64(27)
        mixed *= np.uint64(_MIXERS[1])
        mixed ^= mixed >> np.uint64(31)
    return mixed


class HeardMessages:
    """Collects messages and settles which are ships' fixes, duplicates, or of no use."""

    def __init__(self) -> None:
        self._kinds: list[str] = ["a fix"]
        self._short: list[bytes] = []
        self._hashed = array("Q")
        self._is_short = array("b")
        self._numbers = tuple(array("q") for _ in range(5))  # order, lines, kind, mmsi, line
        self._columns = tuple(array("d") for _ in range(6))
        self._blocks: list[tuple[Hashes, tuple[Integers, ...], tuple[Floats, ...]]] = []
        self._absent = [0, 0, 0]
        self._spoken: list[tuple[int, str, tuple[tuple[str, str], ...], int]] = []

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """How many ships' fixes say that they do not know their speed, course or heading."""
        how = say("AIS says “not available” (SOG 102.3, COG 360, heading 511): stored as absent")
        motion = (say("speed"), say("course"), say("heading"))
        return tuple(
            Decision(say("{motion} not available", motion=what), say("{n} fixes", n=absent), how)
            for what, absent in zip(motion, self._absent, strict=True)
            if absent
        )

    def kind(self, name: str) -> int:
        """The number that stands for a kind of message that is no fix."""
        if name not in self._kinds:
            self._kinds.append(name)
        return self._kinds.index(name)

    def kinds(self, given: Integers, name: Callable[[int], str]) -> Integers:
        """Kinds as numbered elsewhere, of shape (n,), as numbered here; ``name`` names each."""
        known, which = np.unique(given, return_inverse=True)
        here = [self.kind(name(number)) if number else _FIX for number in known.tolist()]
        return np.array(here, np.int64)[which]

    def add(
        self,
        payload: bytes,
        place: tuple[int, int, int],
        t_s: float | None,
        what: str | tuple[int, tuple[float, ...]],
    ) -> None:
        """Add one message.

        ``place`` is the line that finished it, its first line and the number of its lines;
        ``what`` its kind, or MMSI with longitude, latitude, SOG, COG and heading.
        """
        order, line, lines = place
        mmsi, columns = (0, (np.nan,) * 5) if isinstance(what, str) else what
        kind = self.kind(what) if isinstance(what, str) else _FIX
        short = len(payload) == SHORT_BYTES
        if short:
            self._short.append(payload)
        digest = b"" if short else hashlib.blake2b(payload, digest_size=8).digest()
        self._hashed.append(int.from_bytes(digest, "little"))
        self._is_short.append(short)
        for column, number in zip(self._numbers, (order, lines, kind, mmsi, line), strict=True):
            column.append(number)
        seconds = np.nan if t_s is None else t_s
        for measured, value in zip(self._columns, (seconds, *columns), strict=True):
            measured.append(value)

    def add_block(
        self, hashes: Hashes, numbers: tuple[Integers, ...], columns: tuple[Floats, ...]
    ) -> None:
        """Add many messages of one line each: order, lines, kind, MMSI, line; then time to heading.

        All of shape (n,); kind 0 is a ship's fix.
        """
        self._blocks.append((hashes, numbers, columns))

    def speak(
        self, order: int, mmsi: str, attributes: tuple[tuple[str, str], ...], line: int
    ) -> None:
        """Keep what a ship says of itself."""
        if attributes:
            self._spoken.append((order, mmsi, attributes, line))

    def settle(self, ledger: Ledger) -> None:
        """Hand everything to the ledger, in the order of the file."""
        hashes, numbers, columns = self._joined()
        order, lines, kind, mmsi, line = numbers
        again = _heard_again(hashes, columns[0])
        ledger.duplicate(int(lines[again].sum()))
        other = ~again & (kind != _FIX)
        counts = np.bincount(kind[other], weights=lines[other], minlength=len(self._kinds))
        for name, count in zip(self._kinds, counts.astype(int).tolist(), strict=True):
            ledger.ignore(name, count)
        fixes = np.flatnonzero(~again & (kind == _FIX))
        index = self._meet(ledger, order[fixes], mmsi[fixes])
        more = np.flatnonzero(lines[fixes] > 1)
        more_lines = dict(zip(more.tolist(), (lines[fixes][more] - 1).tolist(), strict=True))
        kept = tuple(column[fixes] for column in columns)
        self._absent = [int(np.isnan(column).sum()) for column in kept[3:]]
        ledger.accept_columns(index, kept, line[fixes], more_lines)
        for _, name, attributes, at in sorted(self._spoken, key=lambda spoken: spoken[0]):
            for attribute, value in attributes:
                ledger.report(f"mmsi:{name}", attribute, value, at)

    def _joined(self) -> tuple[Hashes, list[Integers], list[Floats]]:
        hashes = np.array(self._hashed, np.uint64)
        short = np.frombuffer(b"".join(self._short), np.uint8).reshape(-1, SHORT_BYTES)
        hashes[np.array(self._is_short, np.int8) == 1] = short_hashes(short)
        parts = [(hashes, self._numbers, self._columns), *self._blocks]
        joined = np.concatenate([part[0] for part in parts])
        numbers = [
            np.concatenate([np.asarray(part[1][n], np.int64) for part in parts]) for n in range(5)
        ]
        columns = [
            np.concatenate([np.asarray(part[2][n], np.float64) for part in parts]) for n in range(6)
        ]
        sequence = np.argsort(numbers[0], kind="stable")
        return (
            joined[sequence],
            [column[sequence] for column in numbers],
            [column[sequence] for column in columns],
        )

    def _meet(self, ledger: Ledger, order: Integers, mmsi: Integers) -> Integers:
        """The ledger's numbers of the ships with fixes; ships are met in the file's order."""
        known, first, which = np.unique(mmsi, return_index=True, return_inverse=True)
        met = {
            f"{number:09d}": at
            for number, at in zip(known.tolist(), order[first].tolist(), strict=True)
        }
        for at, name, _, _ in self._spoken:
            met[name] = min(at, met.get(name, at))
        for name in sorted(met, key=met.__getitem__):
            ledger.vessel(f"mmsi:{name}")
        numbers = [ledger.vessel(f"mmsi:{number:09d}") for number in known.tolist()]
        return np.array(numbers, np.int64)[which] if numbers else np.zeros(0, np.int64)


def _heard_again(hashes: Hashes, t_s: Floats) -> NDArray[np.bool_]:
    """Which messages are duplicates of an earlier one; both of shape (n,), in file order."""
    again = np.zeros(len(hashes), np.bool_)
    in_order = np.sort(hashes)
    repeated = np.unique(in_order[1:][np.diff(in_order) == 0])
    if not len(repeated):
        return again
    place = np.minimum(np.searchsorted(repeated, hashes), len(repeated) - 1)
    heard_s: dict[int, float] = {}
    candidates = np.flatnonzero((repeated[place] == hashes) & ~np.isnan(t_s))
    rows = zip(
        candidates.tolist(), hashes[candidates].tolist(), t_s[candidates].tolist(), strict=True
    )
    for index, payload, at_s in rows:
        before_s = heard_s.get(payload)
        if before_s is not None and abs(at_s - before_s) <= SAME_WITHIN_S:
            again[index] = True
        else:
            heard_s[payload] = at_s
    return again
