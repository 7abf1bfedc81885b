"""Every rule, on correct documents and on the same documents with one fault."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from checking import correct_documents, findings_in, rules_in
from vanban.checks import rules
from vanban.checks.registry import all_rules
from vanban.checks.rule import Rule

RULES = all_rules()
TEXT_RULES = [rule for rule in RULES if rule.example is not None]


def base_of(rule: Rule) -> str:
    """The one correct document that holds the example, once."""
    assert rule.example is not None
    found = [text for text in correct_documents().values() if text.count(rule.example.right) == 1]
    assert found, f"{rule.id}: its example stands in no correct document"
    return found[0]


@pytest.mark.parametrize("name", correct_documents())
def test_nothing_is_said_of_a_correct_document(name: str):
    assert [(finding.rule, finding.message) for finding in findings_in(correct_documents()[name])] == []


@pytest.mark.parametrize("rule", TEXT_RULES, ids=lambda rule: rule.id)
def test_a_fault_is_met_by_its_rule_and_by_no_other(rule: Rule):
    assert rule.example is not None
    assert rules_in(base_of(rule).replace(rule.example.right, rule.example.wrong)) == {rule.id}


@pytest.mark.parametrize("rule", [rule for rule in TEXT_RULES if rule.fixable], ids=lambda rule: rule.id)
def test_what_may_be_mended_is_right_afterwards(rule: Rule):
    assert rule.example is not None
    text = base_of(rule).replace(rule.example.right, rule.example.wrong)
    for finding in reversed(findings_in(text)):
        assert finding.suggestion is not None
        at = finding.at[0]
        place = text.index(at.quote)
        text = text[:place] + finding.suggestion + text[place + len(at.quote) :]
    assert rules_in(text) == set()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_is_well_formed(rule: Rule):
    files = [file.stem for file in Path(rules.__path__[0]).glob(f"{rule.id.lower()}_*.py")]
    assert files == [f"{rule.id}-{rule.name}".lower().replace("-", "_")]
    assert re.fullmatch(r"VB\d{3}", rule.id)
    assert (rule.look is None) != (rule.look_at_folder is None)


def test_ids_and_names_are_given_once():
    assert len({rule.id for rule in RULES}) == len({rule.name for rule in RULES}) == len(RULES)
