"""VB014: the place of the date line is the unit whose authority issues the document."""

from __future__ import annotations

from collections.abc import Iterator

from vanban.checks.case import Case
from vanban.checks.form import as_typed
from vanban.checks.regime import Regime
from vanban.checks.rule import Example, Hit, Rule
from vanban.meaning.folding import fold

_AUTHORITIES = ("Ủy ban nhân dân", "Hội đồng nhân dân")


def _look(case: Case) -> Iterator[Hit]:
    issuer, place = case.document.issuer, case.document.place
    line = case.header.place_date
    if issuer is None or place is None or line is None or not as_typed(case):
        return
    unit = issuer.unit.commune or issuer.unit.district
    if unit is None or not issuer.name.startswith(_AUTHORITIES) or fold(unit) not in fold(issuer.name):
        return
    name = case.patterns.compile(r"^(?i:{unit_noun})\s+").sub("", unit)
    if not f" {fold(place)}".endswith(f" {fold(name)}"):
        yield Hit(
            at=case.span(line.start, line.start + len(place)),
            related=list(case.header.names[-1:]),
            message=f"the place is {place}, the issuer is that of {unit}",
            message_vi=f"địa danh ghi {place}, cơ quan ban hành là của {unit}",
        )


RULE = Rule(
    id="VB014",
    name="place-of-issuer",
    topic="form",
    severity="warning",
    title="The place is not the issuer's",
    title_vi="Địa danh không phải của cơ quan ban hành",
    about="The place of the date line is the name of the unit in which a local body sits: the commune for its Ủy "
    "ban nhân dân. Another name is often left over from a document that was copied.",
    about_vi="Địa danh là tên đơn vị hành chính nơi cơ quan địa phương đóng trụ sở: tên xã với Ủy ban nhân dân xã. "
    "Tên khác thường sót lại từ văn bản cũ.",
    example=Example(right="Đồng Vọng, ngày 08 tháng 3", wrong="Mường Lạn, ngày 08 tháng 3"),
    basis={Regime.ND30: "Phụ lục I, phần I, mục II, khoản 4"},
    look=_look,
)
