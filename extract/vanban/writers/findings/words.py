"""The words of a finding in the language that was asked for."""

from __future__ import annotations

from vanban.checks.pages import SEVERITY_VI
from vanban.checks.settings import Language
from vanban.record import Finding, Severity

_WORDS = {
    "vi": {"page": "trang", "suggestion": "sửa thành", "basis": "căn cứ"},
    "en": {"page": "page", "suggestion": "suggestion", "basis": "basis"},
}


def message(finding: Finding, lang: Language) -> str:
    """What is wrong."""
    return finding.message_vi if lang == "vi" else finding.message


def severity(level: Severity, lang: Language) -> str:
    """The name of a severity."""
    return SEVERITY_VI[level] if lang == "vi" else level


def page(finding: Finding, lang: Language) -> list[str]:
    """The page, where the format has pages."""
    number = finding.at[0].page
    return [] if number is None else [f"{_WORDS[lang]['page']} {number}"]


def remedy(finding: Finding, lang: Language) -> list[str]:
    """What would be right, and by which article, as far as there is an answer."""
    said = {"suggestion": finding.suggestion, "basis": finding.basis}
    return [f"{_WORDS[lang][name]}: {value}" for name, value in said.items() if value is not None]


def with_remedy(finding: Finding, lang: Language) -> str:
    """What is wrong, on which page, what would be right, and by which article, for formats with one field for all."""
    return "; ".join([message(finding, lang), *page(finding, lang), *remedy(finding, lang)])
