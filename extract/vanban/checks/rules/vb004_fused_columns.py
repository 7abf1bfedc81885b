"""VB004: the two columns of the header run into each other on one line."""

from __future__ import annotations

from collections.abc import Iterator

from vanban.checks.case import Case
from vanban.checks.form import as_typed
from vanban.checks.rule import Example, Hit, Rule


def _look(case: Case) -> Iterator[Hit]:
    for line in case.header.fused if as_typed(case) else ():
        yield Hit(
            at=line,
            message=f"two columns of the header stand on one line: “{line.quote}”",
            message_vi=f"hai cột của phần đầu dính thành một dòng: “{line.quote}”",
        )


RULE = Rule(
    id="VB004",
    name="fused-columns",
    topic="form",
    severity="info",
    title="Header columns run together",
    title_vi="Hai cột phần đầu dính vào nhau",
    about="Issuer and number stand on the left, Quốc hiệu and date on the right. On one line without a gap they "
    "were run together when the text was copied.",
    about_vi="Tên cơ quan và số ở bên trái, Quốc hiệu và ngày tháng ở bên phải. Dính thành một dòng thường do sao "
    "chép văn bản.",
    example=Example(
        right="XÃ ĐỒNG VỌNG\n-------\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        wrong="XÃ ĐỒNG VỌNG CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    ),
    look=_look,
)
