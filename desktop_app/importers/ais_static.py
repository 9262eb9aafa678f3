"""Static data of ships (ITU-R M.1371-5, messages 5 and 24) straight from the bits of a payload.

Only whole messages of ordinary ships' identities are read; the rest is left to pyais, which gives
the same and is many times slower.
"""

import base64

from pyais.constants import ShipType

from desktop_app.importers.ais_messages import StaticData
from desktop_app.importers.identities import imo_text
from desktop_app.importers.records import shown_text

_ARMOUR = bytes(range(48, 88)) + bytes(range(96, 120))
_BASE64 = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
_TO_BASE64 = bytes.maketrans(_ARMOUR, _BASE64)
_CHARACTERS = bytes(range(64, 96)) + bytes(range(32, 64))
_FROM_BASE64 = bytes.maketrans(_BASE64, _CHARACTERS)
_FIRST_SHIP, _LAST_SHIP = 200_000_000, 799_999_999
_VOYAGE, _REPORT = 5, 24
_SHIP_TYPES = tuple(int(ShipType.from_value(number) or 0) for number in range(256))  # 0: undefined
_VOYAGE_BITS, _PART_A_BITS, _PART_B_BITS = 424, 160, 168


class _Bits:
    """Fields of a payload by their first bit and their number of bits."""

    def __init__(self, payload: bytes) -> None:
        text = payload.translate(_TO_BASE64)
        text += b"A" * (-len(text) % 4)
        self._value = int.from_bytes(base64.b64decode(text), "big")
        self._length = 6 * len(text)

    def number(self, first: int, count: int) -> int:
        return (self._value >> (self._length - first - count)) & ((1 << count) - 1)

    def text(self, first: int, characters: int) -> str:
        """Six-bit text; it ends with what is neither ``@`` nor a blank."""
        count = 6 * characters
        padded = self.number(first, count) << (-count % 24)
        data = padded.to_bytes((count + (-count % 24)) // 8, "big")
        sixes = base64.b64encode(data)[:characters].translate(_FROM_BASE64)
        return shown_text(sixes.decode("ascii").rstrip("@").strip())


def quick_static(payload: bytes, fill_bits: int) -> StaticData | None:
    """What a ship's static message says; None where it is another message or not a plain one."""
    if payload.translate(None, _ARMOUR):
        return None
    bits, field = 6 * len(payload) - fill_bits, _Bits(payload)
    mmsi = field.number(8, 30)
    if not _FIRST_SHIP <= mmsi <= _LAST_SHIP:
        return None
    values = _values(field, bits)
    if values is None:
        return None
    return StaticData(str(mmsi), tuple((name, value) for name, value in values if value))


def _values(field: _Bits, bits: int) -> tuple[tuple[str, str], ...] | None:
    number, part = field.number(0, 6), field.number(38, 2)
    if number == _VOYAGE and bits == _VOYAGE_BITS:
        return (
            ("name", field.text(112, 20)),
            ("call_sign", field.text(70, 7)),
            ("imo", imo_text(str(field.number(40, 30))) or ""),
            ("ship_type", str(_SHIP_TYPES[field.number(232, 8)] or "")),
        )
    if number == _REPORT and part == 0 and bits >= _PART_A_BITS:
        return (("name", field.text(40, 20)),)
    if number == _REPORT and part == 1 and bits == _PART_B_BITS:
        ship_type = str(field.number(40, 8) or "")
        return (("call_sign", field.text(90, 7)), ("ship_type", ship_type))
    return None
