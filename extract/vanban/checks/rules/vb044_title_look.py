"""VB044: type and subject are bold, of their size and in the middle."""

from __future__ import annotations

from collections.abc import Iterator

from vanban.checks.case import Case
from vanban.checks.page import TABLE, is_pdf, named, wrong_looks, wrong_sizes
from vanban.checks.regime import PARTY_PAPERS, Regime
from vanban.checks.rule import Hit, Rule

_KINDS = "type", "subject", "letter_subject"


def _look(case: Case) -> Iterator[Hit]:
    yield from wrong_sizes(case, *_KINDS)
    yield from wrong_looks(case, *_KINDS)
    for kind in _KINDS[:2] if not is_pdf(case) else ():  # where a page ends is only seen on a PDF
        aside = next((part.at for part in case.looks.of(kind) if part.style.align in ("left", "right")), None)
        if aside is not None:
            vi, en = named(case, kind)
            yield Hit(at=aside, message=f"{en} should be centred", message_vi=f"{vi} phải canh giữa")


RULE = Rule(
    id="VB044",
    name="title-look",
    topic="page",
    severity="warning",
    title="Look of type and subject",
    title_vi="Trình bày tên loại, trích yếu",
    about="The type in capitals and the subject below it are bold, upright, of size 13 to 14 and centred; the subject of a letter is upright, of size 12 to 13.",
    about_vi="Tên loại và trích yếu cỡ chữ 13-14, kiểu chữ đứng, đậm, đặt canh giữa; trích yếu công văn cỡ chữ 12-13, kiểu chữ đứng.",
    basis={Regime.ND30: TABLE},
    also=PARTY_PAPERS - {Regime.OLD_PARTY},
    look=_look,
)
