"""The rule set in force; each version is kept."""

import json

from desktop_app.domain.identifiers import canonical_json, stable_id
from desktop_app.domain.rules import IncidentRules, RuleSet, VisitRules
from desktop_app.store.acts import Act, Value
from desktop_app.store.watch_file import WatchFile


def default_rules() -> RuleSet:
    """The rules that a new watch file starts with."""
    return make_rules(VisitRules(), IncidentRules())


def make_rules(visits: VisitRules, incidents: IncidentRules) -> RuleSet:
    """A rule set with the id that its parameters give."""
    parameters = _parameters(visits, incidents)
    return RuleSet(stable_id("rules", parameters), visits, incidents)


def read_rules(watch: WatchFile) -> RuleSet:
    """The rule set in force: the one set last."""
    row = watch.db.execute(
        "SELECT parameters FROM rule_set ORDER BY set_at DESC, fid DESC LIMIT 1"
    ).fetchone()
    if row is None:
        return default_rules()
    parameters = json.loads(row[0])
    visits = parameters["zone visit"]
    visits["shifts_m"] = tuple(visits["shifts_m"])
    return make_rules(VisitRules(**visits), IncidentRules(**parameters["incident"]))


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
    parameters = canonical_json(_parameters(rules.visits, rules.incidents))
    return {"id": rules.id, "parameters": parameters, "set_at": at}


def _parameters(visits: VisitRules, incidents: IncidentRules) -> dict[str, dict[str, object]]:
    return {"zone visit": visits.as_dict(), "incident": incidents.as_dict()}
