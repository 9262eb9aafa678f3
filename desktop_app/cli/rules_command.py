"""``offing rules``: the thresholds that findings depend on; list, try, set."""

import argparse
from typing import Any

from desktop_app.cli.answers import DONE, StderrProgress, tell, tell_json
from desktop_app.cli.finding_shapes import found_shape
from desktop_app.cli.watch_argument import Commands, add_by, add_json, add_watch, who
from desktop_app.domain.errors import UsageError
from desktop_app.domain.rules import RuleSet
from desktop_app.domain.words import say
from desktop_app.operations.refresh_findings import Findings
from desktop_app.operations.rules import changed_rules, rules_of, set_rules, try_rules
from desktop_app.operations.watch_files import open_watch

_EXAMPLES = 20


def add_to(commands: Commands) -> None:
    """Declare the command."""
    parser = commands.add_parser("rules", help=say("list, try or set the thresholds of detection"))
    parts = parser.add_subparsers(metavar="list|try|set", required=True)
    for name, words, run in (
        ("list", say("the rules in force"), run_list),
        ("try", say("what other rules would find; nothing is stored"), run_try),
        ("set", say("put other rules in force, and detect again"), run_set),
    ):
        part = parts.add_parser(name, help=words)
        add_watch(part)
        if name != "list":
            part.add_argument("changes", metavar="[KIND.]NAME=VALUE", nargs="+")
        if name == "set":
            add_by(part)
        add_json(part)
        part.set_defaults(run=run)


def run_list(arguments: argparse.Namespace) -> int:
    """List the rules in force."""
    with open_watch(arguments.watch, read_only=True) as watch:
        _tell_rules(rules_of(watch), as_json=arguments.json)
    return DONE


def run_try(arguments: argparse.Namespace) -> int:
    """Tell how many findings other rules would give, with examples of what would differ."""
    with open_watch(arguments.watch, read_only=True) as watch:
        rules = changed_rules(rules_of(watch), _changes(arguments))
        found = try_rules(watch, rules, StderrProgress())
    if arguments.json:
        tell_json(_trial(found))
        return DONE
    difference = found.difference
    tell(
        say(
            "{count} findings: {added} more, {changed} changed, {removed} fewer than now",
            count=len(found.visits) + len(found.others),
            added=len(difference.added),
            changed=len(difference.changed),
            removed=len(difference.removed),
        )
    )
    return DONE


def run_set(arguments: argparse.Namespace) -> int:
    """Put other rules in force."""
    with open_watch(arguments.watch) as watch:
        rules = changed_rules(rules_of(watch), _changes(arguments))
        set_rules(watch, rules, who(arguments), StderrProgress())
        _tell_rules(rules_of(watch), as_json=arguments.json)
    return DONE


def _changes(arguments: argparse.Namespace) -> dict[str, str]:
    changes = {}
    for text in arguments.changes:
        name, sign, value = text.partition("=")
        if not sign:
            raise UsageError(say("This is no change of a rule"), text, say("Write NAME=VALUE."))
        changes[name.strip()] = value.strip()
    return changes


def _kinds(rules: RuleSet) -> list[tuple[str, dict[str, object]]]:
    return list(rules.as_dict().items())


def _tell_rules(rules: RuleSet, *, as_json: bool) -> None:
    if as_json:
        listed = [
            {"id": f"{rules.id}/{kind}", "kind": kind, "parameters": parameters}
            for kind, parameters in _kinds(rules)
        ]
        tell_json({"rule_set": rules.id, "rules": listed})
        return
    tell(rules.id)
    for kind, parameters in _kinds(rules):
        for name, value in parameters.items():
            tell(f"  {kind}: {name} = {value}")


def _trial(found: Findings) -> dict[str, Any]:
    difference = found.difference
    marked = [
        *(("added", one) for one in difference.added),
        *(("changed", one) for one in difference.changed),
        *(("removed", one) for one in difference.removed),
    ]
    examples = [{"change": word, **found_shape(one)} for word, one in marked[:_EXAMPLES]]
    return {"count": len(found.visits) + len(found.others), "examples": examples}
