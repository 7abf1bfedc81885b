"""Finder of bodies: every body that the text names, folded to one form (UBND xã X = Ủy ban nhân dân xã X)."""

from __future__ import annotations

import re

from vanban.finders.material import Material
from vanban.layout.model import Zone
from vanban.meaning.folding import fold
from vanban.meaning.organisations import full_name, system_of
from vanban.record import Organisation, Span

_SETTLEMENT = re.compile(
    r"(?i)^(?:thôn|làng|bản|buôn|bon|plei|ấp|khóm|phum|sóc|xóm|tổ dân phố|khu phố|khối phố|khu dân cư|tiểu khu)\s"
)


def find(material: Material) -> None:
    """Fill ``material.organisations``: one entry a body, in the order of first mention."""
    bodies: dict[str, Organisation] = {}
    pattern = material.patterns.get("organisations/named")
    for match in pattern.finditer(material.string):
        text = " ".join(match["body"].split())
        if _SETTLEMENT.match(text) or material.zone_at(match.start()) is Zone.HEADER:
            continue
        _add(material, bodies, text, material.span(*match.span("body")), pattern.id, pattern.confidence)
    issuer = material.layout.document.issuer
    if issuer is not None and issuer.at is not None:
        _add(material, bodies, issuer.name, issuer.at, "layout/issuer", 0.97)
    for body in bodies.values():
        body.at.sort(key=lambda span: span.start)
    material.organisations = sorted(bodies.values(), key=lambda body: body.at[0].start)


def _add(
    material: Material, bodies: dict[str, Organisation], text: str, at: Span, pattern: str, confidence: float
) -> None:
    name = full_name(text, material.patterns)
    known = bodies.get(fold(name))
    if known is None:
        bodies[fold(name)] = Organisation(
            name=name, system=system_of(name, material.patterns), confidence=confidence, pattern=pattern, at=[at]
        )
    else:
        known.at.append(at)
