"""What the number of an AIS message says of a provider's row (ITU-R M.1371-5, annex 8)."""

from desktop_app.domain.words import say

STATIC = "static report"
_POSITIONS = ("", "1", "2", "3", "18", "19", "27")
_KINDS = {
    "4": "base station",
    "5": STATIC,
    "9": "SAR aircraft",
    "11": "base station",
    "21": "aid to navigation",
    "24": STATIC,
}


def other_message(text: str) -> str | None:
    """The kind of a record that is no position report of a ship; None where it is one."""
    number = text.strip().removesuffix(".0")
    if number in _POSITIONS:
        return None
    return _KINDS.get(number, say("AIS message type {n}", n=number[:20]))
