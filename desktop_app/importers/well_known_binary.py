"""Well-known binary of a foreign file, walked through before any library reads it.

Grammar: ISO 19125 / OGC 06-103r4, 8.2: byte order, type (plus 1000 for Z, 2000 for M, 3000 for
both), counts and doubles; the flags of extended WKB are refused. A damaged one can crash a library
that trusts its counts, so each count is held against the bytes that are left, nesting against a
limit, and a part against the kinds that its whole may hold.
"""

import struct

from desktop_app.domain.words import say
from desktop_app.importers.records import BadRecord

_POINT, _LINE, _POLYGON, _COLLECTION = 1, 2, 3, 7
_PARTS = {4: _POINT, 5: _LINE, 6: _POLYGON}  # what a multi-geometry is made of
_DEEPEST = 8
_MOST_FLAVOUR = 3
_DOUBLE = 8
_COUNT = 4


def check_wkb(blob: bytes) -> None:
    """BadRecord where the bytes are not exactly one sound geometry."""
    end = _geometry(blob, 0, None, 0)
    if end != len(blob):
        raise _bad()


def _geometry(blob: bytes, at: int, wanted: int | None, depth: int) -> int:
    """Walk one geometry from ``at``; gives where it ends."""
    order, base, size = _head(blob, at)
    if depth > _DEEPEST or (wanted is not None and base != wanted):
        raise _bad()
    at += 1 + _COUNT
    if base == _POINT:
        return _room(blob, at, size)
    if base == _LINE:
        return _points(blob, at, order, size)
    return _whole(blob, at, order, (base, size, depth))


def _head(blob: bytes, at: int) -> tuple[str, int, int]:
    """Byte order, kind, and the bytes that a position takes."""
    _room(blob, at, 1 + _COUNT)
    if blob[at] not in (0, 1):
        raise _bad()
    order = "<" if blob[at] else ">"
    (kind,) = struct.unpack_from(f"{order}I", blob, at + 1)
    flavour, base = divmod(kind, 1000)
    if flavour > _MOST_FLAVOUR:
        raise _bad()
    return order, base, _DOUBLE * (2, 3, 3, 4)[flavour]


def _whole(blob: bytes, at: int, order: str, about: tuple[int, int, int]) -> int:
    """Walk what consists of rings or of further geometries."""
    base, size, depth = about
    if base == _POLYGON:
        count, at = _counted(blob, at, order, _COUNT)
        for _ in range(count):
            at = _points(blob, at, order, size)
    elif base in _PARTS or base == _COLLECTION:
        count, at = _counted(blob, at, order, 1 + _COUNT)
        for _ in range(count):
            at = _geometry(blob, at, _PARTS.get(base), depth + 1)
    else:
        raise _bad()
    return at


def _points(blob: bytes, at: int, order: str, size: int) -> int:
    count, at = _counted(blob, at, order, size)
    return _room(blob, at, count * size)


def _counted(blob: bytes, at: int, order: str, least: int) -> tuple[int, int]:
    """A count, which must fit into what is left, and where the counted things begin."""
    _room(blob, at, _COUNT)
    (count,) = struct.unpack_from(f"{order}I", blob, at)
    at += _COUNT
    _room(blob, at, count * least)
    return count, at


def _room(blob: bytes, at: int, size: int) -> int:
    if size > len(blob) - at:
        raise _bad()
    return at + size


def _bad() -> BadRecord:
    return BadRecord(say("a geometry that cannot be read"))
