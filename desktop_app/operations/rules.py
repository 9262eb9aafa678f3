"""The rules that findings depend on: read, tried without storing anything, and set."""

import math
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from desktop_app.detectors.encounters import KIND as ENCOUNTER
from desktop_app.detectors.encounters import PRESETS
from desktop_app.domain.errors import UsageError
from desktop_app.domain.progress import Progress
from desktop_app.domain.rules import RULE_FIELDS, RuleSet
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

    ``loitering.top_speed_kn`` names the kind of finding; without it, the first kind that has such a
    parameter is meant. ``encounter`` takes the name of a preset. Raises UsageError for a parameter
    that does not exist, or a value that is none.
    """
    parts = {kind: getattr(rules, field) for kind, field in RULE_FIELDS.items()}
    for name, text in changes.items():
        if name == ENCOUNTER and text in PRESETS:
            parts[name] = PRESETS[text]
            continue
        kind, parameter = _named(parts, name)
        parts[kind] = _with(parts[kind], parameter, text)
    return make_rules(replace(rules, **{RULE_FIELDS[kind]: part for kind, part in parts.items()}))


def _named(parts: Mapping[str, Any], name: str) -> tuple[str, str]:
    """The kind of finding and the parameter that a name means."""
    wanted, _, parameter = name.rpartition(".")
    for kind, part in parts.items():
        if wanted in ("", kind) and parameter in part.as_dict():
            return kind, parameter
    known = ", ".join(f"{kind}.{name}" for kind, part in parts.items() for name in part.as_dict())
    raise UsageError(say("There is no such parameter"), name, known)


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
    if before is None and text == "none":
        return None
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
