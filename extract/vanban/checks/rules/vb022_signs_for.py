"""VB022: TM. speaks for a body, KT. for one person, and an Ủy ban nhân dân that acts as a body has TM. above."""

from __future__ import annotations

from collections.abc import Iterator

from vanban.checks.case import Case
from vanban.checks.form import as_typed, issued_by_committee
from vanban.checks.regime import Regime
from vanban.checks.rule import Example, Hit, Rule


def _look(case: Case) -> Iterator[Hit]:
    if not as_typed(case):
        return
    person = case.patterns.compile(r"^{one_mans_office}(?!\w)")
    body = case.patterns.compile(r"(?i)^(?:ủy|uỷ)\s+ban\s+nhân\s+dân|^hội\s+đồng\s+nhân\s+dân")
    for line in case.closing.authorities:
        if line.meaning == "TM." and person.match(line.body):
            yield Hit(
                at=line.at,
                message=f"“{line.at.quote}”: TM. is written for a body, for a person KT., TL. or TUQ.",
                message_vi=f"“{line.at.quote}”: TM. dùng cho tập thể; với cá nhân dùng KT., TL. hoặc TUQ.",
            )
        elif line.meaning == "KT." and body.match(line.body):
            yield Hit(
                at=line.at,
                message=f"“{line.at.quote}”: KT. is written for a person, for a body TM.",
                message_vi=f"“{line.at.quote}”: KT. dùng cho người đứng đầu; với tập thể dùng TM.",
            )
    yield from _without_body(case)


def _without_body(case: Case) -> Iterator[Hit]:
    kind, signer = case.document.type, case.document.signer
    if kind is None or kind.code not in case.patterns.terms("collective_type") or not issued_by_committee(case):
        return
    if signer is None or signer.at is None or "Chủ tịch" not in (signer.position or ""):
        return
    if signer.authority in (None, "KT.") and not any(line.meaning == "TM." for line in case.closing.authorities):
        first = case.text.line_at(signer.at.start)
        yield Hit(
            at=case.span(signer.at.start, min(first.end, signer.at.end)),
            message=f"a {kind.name} of the Ủy ban nhân dân is signed without TM. ỦY BAN NHÂN DÂN",
            message_vi=f"{kind.name} của Ủy ban nhân dân ký không có “TM. ỦY BAN NHÂN DÂN”",
            severity="info",
        )


RULE = Rule(
    id="VB022",
    name="signs-for",
    topic="form",
    severity="warning",
    title="The line TM., KT. does not fit",
    title_vi="Ghi quyền hạn ký (TM., KT.) chưa phù hợp",
    about="TM. stands before the name of a body in whose name somebody signs, KT. before the office of the head "
    "whose deputy signs. Whether a chairman signs for the Ủy ban or in his own power only the matter tells: its "
    "lack is told.",
    about_vi="TM. đứng trước tên tập thể, KT. đứng trước chức vụ người đứng đầu khi cấp phó ký thay. Chủ tịch ký "
    "thay mặt Ủy ban hay theo thẩm quyền riêng tùy nội dung nên chỉ lưu ý khi thiếu.",
    example=Example(right="TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH", wrong="TM. ỦY BAN NHÂN DÂN\nKT. ỦY BAN NHÂN DÂN"),
    basis={Regime.ND30: "Phụ lục I, phần I, mục II, khoản 7"},
    look=_look,
)
