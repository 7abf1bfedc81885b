"""All rules: every file of ``rules/`` holds one, under the name ``RULE``."""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module

from vanban.checks import rules
from vanban.checks.rule import Rule
from vanban.errors import UsageError


@cache
def all_rules() -> tuple[Rule, ...]:
    """The rules in the order of their ids."""
    found = (import_module(f"{rules.__name__}.{module.name}").RULE for module in pkgutil.iter_modules(rules.__path__))
    return tuple(sorted(found, key=lambda rule: rule.id))


def rule_named(name: str) -> Rule:
    """The rule of an id (``VB008``, any case) or a name (``space-in-number``); UsageError when there is none."""
    wanted = name.casefold()
    for rule in all_rules():
        if wanted in (rule.id.casefold(), rule.name):
            return rule
    raise UsageError(f"there is no rule {name}", "vanban rule lists them")
