"""The message of a finding in the language that was asked for, for formats that have one field for all of it."""

from __future__ import annotations

from vanban.checks.settings import Language
from vanban.record import Finding

_REMEDY = {"vi": ("trang", "sửa thành", "căn cứ"), "en": ("page", "suggestion", "basis")}


def message(finding: Finding, lang: Language) -> str:
    """What is wrong."""
    return finding.message_vi if lang == "vi" else finding.message


def with_remedy(finding: Finding, lang: Language) -> str:
    """What is wrong, on which page, what would be right, and by which article."""
    page, suggestion, basis = _REMEDY[lang]
    parts = [message(finding, lang)]
    if finding.at[0].page is not None:
        parts.append(f"{page} {finding.at[0].page}")
    if finding.suggestion is not None:
        parts.append(f"{suggestion}: {finding.suggestion}")
    if finding.basis is not None:
        parts.append(f"{basis}: {finding.basis}")
    return "; ".join(parts)
