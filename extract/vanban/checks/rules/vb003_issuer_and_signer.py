"""VB003: the header names the issuing body, and the signature speaks for that body."""

from __future__ import annotations

from collections.abc import Iterator

from vanban.checks.case import Case
from vanban.checks.form import as_typed, goes_out, top, weight_of_lack
from vanban.checks.regime import Regime
from vanban.checks.rule import Example, Hit, Rule
from vanban.meaning.folding import fold
from vanban.meaning.organisations import full_name

_COUNCILS = ("ủy ban nhân dân", "hội đồng nhân dân")


def _look(case: Case) -> Iterator[Hit]:
    header, issuer = case.header, case.document.issuer
    if header.seen and not header.names and not header.fused and goes_out(case):
        yield Hit(
            at=top(case),
            message="the header shows no issuing body",
            message_vi="không thấy tên cơ quan ban hành ở phần đầu",
            severity=weight_of_lack(case),
        )
    if issuer is None or not header.names or not as_typed(case):
        return
    own = _council(fold(issuer.name))
    named = fold(full_name(" ".join(name.quote for name in header.names), case.patterns))
    for line in case.closing.authorities:
        signing = _council(fold(full_name(line.body, case.patterns)))
        if line.meaning == "TM." and own and signing and signing not in named:
            yield Hit(
                at=line.at,
                related=[header.names[-1]],
                message=f"signed “{line.at.quote}”, the header names {issuer.name}",
                message_vi=f"ký “{line.at.quote}” nhưng phần đầu ghi {issuer.name}",
            )


def _council(name: str) -> str | None:
    return next((council for council in _COUNCILS if name.startswith(council)), None)


RULE = Rule(
    id="VB003",
    name="issuer-and-signer",
    topic="form",
    severity="error",
    title="The issuing body is missing, or the signature speaks for another",
    title_vi="Thiếu tên cơ quan ban hành, hoặc ký thay mặt cơ quan khác",
    about="The header names the body that issues the document, the line TM. above the signature the same one: a "
    "paper of the Ủy ban nhân dân is not signed for the Hội đồng nhân dân.",
    about_vi="Phần đầu ghi tên cơ quan ban hành; dòng TM. ở chữ ký phải là chính cơ quan đó: văn bản của Ủy ban "
    "nhân dân không ký thay mặt Hội đồng nhân dân.",
    example=Example(right="TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH", wrong="TM. HỘI ĐỒNG NHÂN DÂN\nCHỦ TỊCH"),
    basis={Regime.ND30: "Phụ lục I, phần I, mục II, khoản 2"},
    look=_look,
)
