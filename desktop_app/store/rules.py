"""The rule set in force; each version is kept."""

import json
from typing import Any

from desktop_app.domain.identifiers import canonical_json, stable_id
from desktop_app.domain.rules import (
    AisGapRules,
    EncounterRules,
    IncidentRules,
    JumpRules,
    LoiteringRules,
    RuleSet,
    VisitRules,
)
from desktop_app.store.acts import Act, Value
from desktop_app.store.watch_file import WatchFile


def default_rules() -> RuleSet:
    """The rules that a new watch file starts with."""
    return rules_from({})


def make_rules(rules: RuleSet) -> RuleSet:
    """The rules under the id that their parameters give."""
    return rules.named(stable_id("rules", rules.as_dict()))


def rules_from(parameters: dict[str, dict[str, Any]]) -> RuleSet:
    """The rule set of stored parameters; what they leave out has its default."""
    visits = dict(parameters.get("zone visit", {}))
    if "shifts_m" in visits:
        visits["shifts_m"] = tuple(visits["shifts_m"])
    rules = RuleSet(
        "",
        VisitRules(**visits),
        IncidentRules(**parameters.get("incident", {})),
        AisGapRules(**parameters.get("AIS gap", {})),
        JumpRules(**parameters.get("impossible jump", {})),
        LoiteringRules(**parameters.get("loitering", {})),
        EncounterRules(**parameters.get("encounter", {})),
    )
    return make_rules(rules)


def read_rules(watch: WatchFile) -> RuleSet:
    """The rule set in force: the one set last."""
    row = watch.db.execute(
        "SELECT parameters FROM rule_set ORDER BY set_at DESC, fid DESC LIMIT 1"
    ).fetchone()
    return default_rules() if row is None else rules_from(json.loads(row[0]))


def store_rules(act: Act, rules: RuleSet) -> None:
    """Put a rule set in force; one that was in force before comes back."""
    row = rules_row(rules, act.at)
    there = act.db.execute("SELECT fid FROM rule_set WHERE id = ?", [rules.id]).fetchone()
    if there:
        act.update("rule_set", int(there[0]), row)
    else:
        act.insert("rule_set", row)


def rules_row(rules: RuleSet, at: str) -> dict[str, Value]:
    """A rule set as a row of its table."""
    return {"id": rules.id, "parameters": canonical_json(rules.as_dict()), "set_at": at}
