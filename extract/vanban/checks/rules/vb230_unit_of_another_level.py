"""VB230: a commune's paper does not speak of its ward, nor a ward's of its commune."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from vanban.checks.case import Case
from vanban.checks.regime import TWO_TIERS
from vanban.checks.rule import Example, Hit, Rule
from vanban.layout.model import Zone
from vanban.record import Severity, Span

_QUOTED = re.compile(r"“[^“”\n]*”|\"[^\"\n]*\"")
_ENOUGH = 5  # mentions of one kind of unit that show whose paper it is where no header does
_RARE = 2


def _look(case: Case) -> Iterator[Hit]:
    found = list(_units(case))
    own, sure = _own_kind(case, Counter(kind for _, kind in found))
    if own is None:
        return
    other = [(span, kind) for span, kind in found if kind != own]
    if len(other) <= _RARE:
        for span, kind in other:
            yield _hit(span, kind, own, "error" if sure else "warning")
    if own == "xã" and (case.issued is None or case.issued < TWO_TIERS):
        yield from _parts_of_towns(case)


def _own_kind(case: Case, mentions: Counter[str]) -> tuple[str | None, bool]:
    """The kind of unit that issued the paper, and whether its header says so."""
    issuer = case.document.issuer
    if issuer is not None:
        unit = (issuer.unit.commune or "").lower()
        return next((kind for kind in ("xã", "phường", "thị trấn") if unit.startswith(kind)), None), True
    most = mentions.most_common(1)
    return (most[0][0] if most and most[0][1] >= _ENOUGH else None), False


def _units(case: Case) -> Iterator[tuple[Span, str]]:
    for match in _matches(case, "level/unit"):
        line = case.text.line_at(match.start())
        inside = any(
            quoted.start() <= match.start() - line.start < quoted.end() for quoted in _QUOTED.finditer(line.text)
        )
        if not inside:
            yield case.span(*match.span()), " ".join(match["kind"].split())


def _parts_of_towns(case: Case) -> Iterator[Hit]:
    """Parts of a town in a commune that has villages: from another paper, where there are few."""
    found = [(case.span(*match.span()), match["part"]) for match in _matches(case, "level/town")]
    if len(found) <= _RARE and any(_matches(case, "level/village")):
        for span, part in found:
            yield _hit(span, part, "xã", "warning")


def _matches(case: Case, pattern: str) -> Iterator[re.Match[str]]:
    found = sorted(case.prose.matches(case.patterns.get(pattern)), key=re.Match.start)
    return (match for match in found if case.zone_at(match.start()) in (Zone.BODY, Zone.CLOSING))


def _hit(span: Span, kind: str, own: str, severity: Severity) -> Hit:
    return Hit(
        at=span,
        message=f"“{span.quote}” in the paper of a {own}: {kind} is a unit of another kind",
        message_vi=f"văn bản của {own} nhưng ghi “{span.quote}”: có thể chép từ văn bản của nơi khác",
        severity=severity,
    )


RULE = Rule(
    id="VB230",
    name="unit-of-another-level",
    topic="consistency",
    severity="error",
    title="Words for a unit of another kind",
    title_vi="Dùng từ chỉ đơn vị của loại khác (sao chép)",
    about="“UBND phường” in the paper of a xã, “khu phố” in a commune of villages: words left from the paper that was "
    "copied.",
    about_vi="“UBND phường” trong văn bản của xã, “khu phố” trong xã có thôn: từ còn sót khi chép văn bản nơi khác.",
    example=Example(right="do UBND phường phát động", wrong="do UBND xã phát động"),
    look=_look,
)
