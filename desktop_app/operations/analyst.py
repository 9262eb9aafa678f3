"""The analyst's name: asked once, kept for this user of this machine."""

import getpass
from pathlib import Path

from platformdirs import user_config_path


def _kept() -> Path:
    return user_config_path("offing") / "analyst.txt"


def analyst_name() -> str | None:
    """The name given before, or None."""
    path = _kept()
    return path.read_text(encoding="utf-8").strip() or None if path.is_file() else None


def login_name() -> str:
    """The name under which the person is logged in; a suggestion, and the last resort."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "unknown"


def remember_analyst(name: str) -> None:
    """Keep the name for the acts to come."""
    path = _kept()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(name.strip() + "\n", encoding="utf-8")
