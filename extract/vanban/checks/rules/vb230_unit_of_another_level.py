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
from vanban.text.model import TextLine

_QUOTED = re.compile(r"“[^“”\n]*”|\"[^\"\n]*\"")
_ENOUGH = 5  # mentions of one kind of unit that show whose paper it is where no header does
_RARE = 2


def _look(case: Case) -> Iterator[Hit]:
    found = [(span, kind) for line in _lines(case) for span, kind in _units(case, line)]
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


def _lines(case: Case) -> Iterator[TextLine]:
    return case.prose.of_zones(Zone.BODY, Zone.CLOSING)


def _units(case: Case, line: TextLine) -> Iterator[tuple[Span, str]]:
    quoted = [match.span() for match in _QUOTED.finditer(line.text)]
    for match in case.patterns.get("level/unit").finditer(line.text):
        if not any(start <= match.start() < end for start, end in quoted):
            yield case.span(line.start + match.start(), line.start + match.end()), " ".join(match["kind"].split())


def _parts_of_towns(case: Case) -> Iterator[Hit]:
    """Parts of a town in a commune that has villages: from another paper, where there are few."""
    lines = list(_lines(case))
    village = case.patterns.get("level/village")
    if not any(village.regex.search(line.text) for line in lines):
        return
    found = [
        (case.span(line.start + match.start(), line.start + match.end()), match["part"])
        for line in lines
        for match in case.patterns.get("level/town").finditer(line.text)
    ]
    if len(found) <= _RARE:
        for span, part in found:
            yield _hit(span, part, "xã", "warning")


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
