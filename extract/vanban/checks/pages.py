"""The page of a rule, made from the rule: what ``vanban rule VB008`` prints and ``docs/rules/VB008.md`` holds."""

from __future__ import annotations

from collections.abc import Sequence

from vanban.checks.regime import Regime
from vanban.checks.rule import Rule

SEVERITY_VI = {"error": "lỗi", "warning": "cảnh báo", "info": "ghi chú"}


def page(rule: Rule) -> str:
    """The page of one rule in Markdown, Vietnamese first."""
    parts = [
        f"# {rule.id} {rule.name}",
        f"**{rule.title_vi}** ({SEVERITY_VI[rule.severity]})",
        rule.about_vi,
        f"**{rule.title}** ({rule.severity})",
        rule.about,
        *_example(rule),
        *_basis(rule),
    ]
    if rule.fixable:
        parts.append("`vanban check --fix` mends it in a copy of a `.docx`.")
    return "\n\n".join(parts) + "\n"


def index(rules: Sequence[Rule]) -> str:
    """The list of all rules in Markdown."""
    rows = [
        f"| [{rule.id}]({rule.id}.md) | {rule.name} | {rule.topic} | {rule.severity} | {rule.title_vi} | {rule.title} |"
        for rule in rules
    ]
    columns = "| Rule | Name | Topic | Severity | Quy tắc | In English |"
    head = ["# Rules of vanban check", "", columns, "|---|---|---|---|---|---|"]
    return "\n".join([*head, *rows]) + "\n"


def _example(rule: Rule) -> list[str]:
    if rule.example is None:
        return []
    return [
        f"Sai / wrong:\n\n```text\n{rule.example.wrong}\n```",
        f"Đúng / right:\n\n```text\n{rule.example.right}\n```",
    ]


def _basis(rule: Rule) -> list[str]:
    if rule.basis:
        places = "\n".join(f"- {regime.cite(place)}" for regime, place in rule.basis.items())
        others = [f"- {regime.value}" for regime in Regime if regime in rule.also]
        return ["Căn cứ / basis:\n\n" + "\n".join([places, *others])]
    if rule.regimes == frozenset(Regime):
        return ["Căn cứ / basis: none; the logic of documents, whatever guide binds them."]
    names = ", ".join(regime.value for regime in Regime if regime in rule.regimes)
    return [f"Căn cứ / basis: none; the logic of documents. Asked of papers under: {names}."]
