"""Profiles: how providers name the columns of their CSV files (``resources/profiles/*.toml``)."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from desktop_app.domain.errors import UsageError
from desktop_app.domain.words import say
from desktop_app.resource_files import resource

_DROPPED = str.maketrans("", "", "_-# \t\ufeff")


@dataclass(frozen=True, slots=True)
class Profile:
    """One provider's layout; column names are normalised, fields are what they hold.

    ``ships`` lists the values of the column ``kind`` that are ships; others are ignored by kind.
    ``divide`` says by how much a number is to be divided to be in degrees or knots.
    ``first_line`` is the line that a file of this profile must begin with.
    """

    name: str
    title: str
    columns: Mapping[str, str]
    required: tuple[str, ...]
    time_zone: str | None = None
    date_order: str | None = None
    ships: tuple[str, ...] = ()
    divide: Mapping[str, float] = field(default_factory=dict)
    first_line: str | None = None


def normalised(name: str) -> str:
    """A column's name as it is compared: lower case, without blanks and ``_ - #``."""
    return name.strip().lower().translate(_DROPPED)


def profile_named(name: str) -> Profile:
    """The profile of that name; UsageError if there is none."""
    for profile in profiles():
        if profile.name == name:
            return profile
    names = ", ".join(profile.name for profile in profiles())
    raise UsageError(say("There is no profile {name}", name=repr(name)), do=say("Say {n}", n=names))


def profile_of(header: list[str], first_line: str) -> Profile | None:
    """The profile whose required columns the header has, or None."""
    names = {normalised(name) for name in header}
    return next((each for each in profiles() if _fits(each, names, first_line)), None)


def _fits(profile: Profile, names: set[str], first_line: str) -> bool:
    if not names.issuperset(profile.required):
        return False
    if profile.first_line is not None:
        return first_line.startswith(profile.first_line)
    return len(names & set(profile.columns)) > len(profile.required)


def profiles() -> tuple[Profile, ...]:
    """All profiles; those that ask for a first line come first."""
    found = [_read(path) for path in sorted(resource("profiles").glob("*.toml"))]
    return tuple(sorted(found, key=lambda profile: (profile.first_line is None, profile.name)))


def _read(path: Path) -> Profile:
    content: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    return Profile(
        name=path.stem,
        title=content["title"],
        columns=content["columns"],
        required=tuple(content["required"]),
        time_zone=content.get("time_zone"),
        date_order=content.get("date_order"),
        ships=tuple(content.get("ships", ())),
        divide={name: float(by) for name, by in content.get("divide", {}).items()},
        first_line=content.get("first_line"),
    )
