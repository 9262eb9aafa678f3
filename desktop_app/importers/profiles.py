"""Profiles: how providers name the columns of their CSV files (``resources/profiles/*.toml``).

A user's own profiles lie in the folder ``profiles`` of the program's settings, in the same form.
"""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from platformdirs import user_config_path

from desktop_app.domain.errors import UsageError
from desktop_app.domain.words import say
from desktop_app.resource_files import resource

_DROPPED = str.maketrans("", "", "_-# \t\ufeff")


@dataclass(frozen=True, slots=True)
class Profile:
    """One provider's layout; column names are normalised, fields are what they hold.

    ``ships`` lists the values of the column ``kind`` that are ships; others are ignored by kind.
    ``not_ships`` names those of its values that are none. Fields in ``whole`` hold whole numbers;
    ``sample`` gives patterns that columns of the first row must have.
    ``divide`` says by how much a number is to be divided to be in degrees or knots.
    ``first_line`` is the line that a file of this profile must begin with; ``own`` says that the
    user saved it.
    """

    name: str
    title: str
    columns: Mapping[str, str]
    required: tuple[str, ...]
    time_zone: str | None = None
    date_order: str | None = None
    ships: tuple[str, ...] = ()
    divide: Mapping[str, float] = field(default_factory=dict)
    not_ships: Mapping[str, str] = field(default_factory=dict)
    whole: tuple[str, ...] = ()
    sample: Mapping[str, str] = field(default_factory=dict)
    first_line: str | None = None
    own: bool = False


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


def profile_of(header: list[str], first_line: str, first_row: Sequence[str]) -> Profile | None:
    """The profile whose required columns the header has; of several, the most exacting."""
    names = [normalised(name) for name in header]
    row = dict(zip(names, first_row, strict=False))
    return next((each for each in profiles() if _fits(each, set(names), first_line, row)), None)


def _fits(profile: Profile, names: set[str], first_line: str, first_row: Mapping[str, str]) -> bool:
    if not names.issuperset(profile.required):
        return False
    if profile.first_line is not None:
        return first_line.startswith(profile.first_line)
    for name, pattern in profile.sample.items():
        if not re.fullmatch(pattern, first_row.get(name, "").strip(), re.ASCII):
            return False
    return len(names & set(profile.columns)) > len(profile.required) or profile.own


def profiles() -> tuple[Profile, ...]:
    """All profiles, the user's own first, then the more exacting before the less."""
    found = [_read(path, own=False) for path in sorted(resource("profiles").glob("*.toml"))]
    found += [_read(path, own=True) for path in sorted(own_profiles().glob("*.toml"))]
    return tuple(sorted(found, key=_rank))


def own_profiles() -> Path:
    """The folder with the profiles that the user saved; it may not be there."""
    return user_config_path("offing", appauthor=False) / "profiles"


def _rank(profile: Profile) -> tuple[bool, bool, bool, int, str]:
    plain = profile.first_line is None
    return not profile.own, plain, not profile.sample, -len(profile.required), profile.name


def _read(path: Path, *, own: bool) -> Profile:
    try:
        content: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
        return _profile(path.stem, content, own=own)
    except (ValueError, KeyError, TypeError, AttributeError, OSError) as error:
        raise UsageError(
            say("The profile cannot be read: {error}", error=error),
            path.name,
            say("Correct the file or remove it"),
        ) from error


def _profile(name: str, content: dict[str, Any], *, own: bool) -> Profile:
    return Profile(
        name=name,
        title=content["title"],
        columns=content["columns"],
        required=tuple(content["required"]),
        time_zone=content.get("time_zone"),
        date_order=content.get("date_order"),
        ships=tuple(content.get("ships", ())),
        divide={name: float(by) for name, by in content.get("divide", {}).items()},
        not_ships=content.get("not_ships", {}),
        whole=tuple(content.get("whole", ())),
        sample=content.get("sample", {}),
        own=own,
        first_line=content.get("first_line"),
    )
