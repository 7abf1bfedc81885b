"""VB004: the two columns of the header run into each other on one line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vanban.checks.case import Case
from vanban.checks.form import as_typed
from vanban.checks.rule import Example, Hit, Rule
from vanban.record import Span

_TOUCHING = re.compile(r"[^\W\d_] ?[*_]*$")  # letters, with one space or emphasis marks behind them


def _look(case: Case) -> Iterator[Hit]:
    if not as_typed(case):
        return
    for at, line in [(span, span.quote) for span in case.header.fused] or _in_the_file(case):
        yield Hit(
            at=at,
            message=f"two columns of the header stand on one line: “{line}”",
            message_vi=f"hai cột của phần đầu dính thành một dòng: “{line}”",
        )


def _in_the_file(case: Case) -> Iterator[tuple[Span, str]]:
    """The Quốc hiệu and its line in a text file where letters stand right before it that reading has taken apart."""
    title = case.header.state_title
    for line in case.file_lines or ():
        before, found, _ = line.partition(title.quote) if title else ("", "", "")
        if title is not None and found and _TOUCHING.search(before):
            yield title, line.strip("*_ ")


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
