"""VB226: a registration announces another number of models than it lists."""

from __future__ import annotations

from collections.abc import Iterator

from vanban.checks.case import Case
from vanban.checks.rule import Example, Hit, Rule
from vanban.layout.model import Zone


def _look(case: Case) -> Iterator[Hit]:
    listed = [model for model in case.record.models if model.mention == "registration"]
    announced = case.patterns.compile(r"(?i:đăng\s+k[ýí])[^.;\n]{0,80}?(?P<count>\d{1,2})\s+(?i:mô\s+hình)")
    match = next(case.matches(announced, Zone.BODY, Zone.BASES), None)
    if match is None or not listed or int(match["count"]) == len(listed):
        return
    yield Hit(
        at=case.span(*match.span()),
        related=[model.at[0] for model in listed],
        message=f"{match['count']} models are announced, {len(listed)} are listed",
        message_vi=f"ghi đăng ký {match['count']} mô hình, liệt kê {len(listed)}",
    )


RULE = Rule(
    id="VB226",
    name="models-counted",
    topic="models",
    severity="info",
    title="Another number of models than announced",
    title_vi="Số mô hình đăng ký khác số mô hình liệt kê",
    about="The letter says how many models are registered; the list below and the annex name them.",
    about_vi="Công văn nêu số mô hình đăng ký; danh sách bên dưới và phụ lục kể tên từng mô hình. Hai số phải bằng nhau.",
    example=Example(right="UBND xã Đồng Vọng đăng ký 02 mô hình", wrong="UBND xã Đồng Vọng đăng ký 03 mô hình"),
    look=_look,
)
