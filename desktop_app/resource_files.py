"""The one place that knows where the shipped resources lie."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def resource(*parts: str) -> Path:
    """The path of a shipped file: inside the installed package, else beside it in a checkout.

    A checkout is looked at first, so that an editable install never reads a stale copy.
    """
    checkout = _PACKAGE.parent / "resources"
    root = checkout if (_PACKAGE.parent / "pyproject.toml").exists() else _PACKAGE / "resources"
    return root.joinpath(*parts)
