"""VB058: a deputy signs in the place of the head (KT.)."""

from __future__ import annotations

from collections.abc import Iterator

from vanban.checks.case import Case
from vanban.checks.form import as_typed, issued_by_committee
from vanban.checks.regime import Regime
from vanban.checks.rule import Example, Hit, Rule


def _look(case: Case) -> Iterator[Hit]:
    issuer, document = case.document.issuer, case.document
    if issuer is None or issuer.system != "state" or not as_typed(case) or document.co_signers:
        return
    signer = document.signer
    if signer is None or signer.position is None or signer.at is None or signer.authority not in (None, "TM."):
        return
    deputy = case.patterns.compile("{deputy}").match(signer.position)
    if deputy is None or signer.name is None:
        return
    if issued_by_committee(case) or "Chủ tịch" not in signer.position:  # councils act together, by any of their heads
        yield Hit(
            at=signer.at,
            message=f"a {signer.position} signs without KT. and the head's office above",
            message_vi=f"{signer.position} ký nhưng không ghi “KT.” và chức vụ của người đứng đầu",
        )


RULE = Rule(
    id="VB058",
    name="deputy-without-head",
    topic="form",
    severity="warning",
    title="A deputy signs without KT.",
    title_vi="Cấp phó ký không ghi “KT.”",
    about="A deputy who signs for the head writes KT. and the head's office above the own one: KT. CHỦ TỊCH / PHÓ "
    "CHỦ TỊCH.",
    about_vi="Cấp phó ký thay người đứng đầu phải ghi “KT.” trước chức vụ người đứng đầu: KT. CHỦ TỊCH / PHÓ CHỦ TỊCH.",
    example=Example(right="KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH", wrong="PHÓ CHỦ TỊCH"),
    basis={Regime.ND30: "Phụ lục I, phần I, mục II, khoản 7"},
    look=_look,
)
