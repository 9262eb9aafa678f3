"""The rules that findings depend on: read, tried without storing anything, and set."""

import math
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from desktop_app.domain.errors import UsageError
from desktop_app.domain.progress import Progress
from desktop_app.domain.rules import RuleSet
from desktop_app.domain.words import say
from desktop_app.operations.refresh_findings import Findings, find, store_findings
from desktop_app.store.acts import act
from desktop_app.store.rules import make_rules, read_rules, store_rules
from desktop_app.store.watch_file import WatchFile


def rules_of(watch: WatchFile) -> RuleSet:
    """The rules in force."""
    return read_rules(watch)


def changed_rules(rules: RuleSet, changes: Mapping[str, str]) -> RuleSet:
    """The rules with some parameters changed, such as ``top_speed_kn`` to ``"30"``.

    Raises UsageError for a parameter that does not exist, or a value that is none.
    """
    visits, incidents = rules.visits, rules.incidents
    for name, text in changes.items():
        if name in visits.as_dict():
            visits = _with(visits, name, text)
        elif name in incidents.as_dict():
            incidents = _with(incidents, name, text)
        else:
            known = ", ".join((*visits.as_dict(), *incidents.as_dict()))
            raise UsageError(say("There is no such parameter"), name, known)
    return make_rules(visits, incidents)


def try_rules(watch: WatchFile, rules: RuleSet, progress: Progress) -> Findings:
    """What detection would give under these rules; nothing is stored."""
    return find(watch, progress=progress, rules=rules)


def set_rules(watch: WatchFile, rules: RuleSet, by: str, progress: Progress) -> Findings:
    """Put rules in force and detect again, as one act; undo brings the former ones back."""
    findings = find(watch, progress=progress, rules=rules)
    arguments: dict[str, object] = {"rules": rules.id}
    with act(watch, "set rules", by, arguments) as current:
        store_rules(current, rules)
        store_findings(current, watch, findings)
    return findings


def _with(rules: Any, name: str, text: str) -> Any:
    before = getattr(rules, name)
    try:
        changes: dict[str, Any] = {name: _value(before, text)}
    except ValueError as error:
        wanted = say("Write {example}.", example=_written(before))
        raise UsageError(say("The value cannot be read"), f"{name}={text}", wanted) from error
    return replace(rules, **changes)


def _value(before: Any, text: str) -> Any:
    """A value of the kind of the one before: a number above zero or zero, or several of them."""
    if isinstance(before, tuple):
        return tuple(_number(part) for part in text.split(","))
    number = _number(text)
    if isinstance(before, int):
        if number != int(number):
            raise ValueError(text)
        return int(number)
    return number


def _number(text: str) -> float:
    number = float(text)
    if not math.isfinite(number) or number < 0:
        raise ValueError(text)
    return number


def _written(value: Any) -> str:
    return ",".join(map(str, value)) if isinstance(value, tuple) else str(value)
