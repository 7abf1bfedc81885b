"""VB049: Quốc hiệu stands on the right, the issuer on the left."""

from __future__ import annotations

from collections.abc import Iterator

from vanban.checks.case import Case
from vanban.checks.regime import PARTY_PAPERS, Regime
from vanban.checks.rule import Hit, Rule
from vanban.record import Span


def _look(case: Case) -> Iterator[Hit]:
    if not case.looks.letters:
        return
    header = case.header
    title = header.state_title or header.party_title
    names = [name for name in header.names if case.document.issuer is not None]
    if title is not None and (middle := _middle(case, title)) is not None and middle < 0:
        yield Hit(
            at=title,
            message="Quốc hiệu (the title) stands in the left half of the page",
            message_vi="Quốc hiệu (tiêu đề) đặt ở nửa trái trang, phải ở bên phải",
        )
    elif names and (middle := _middle(case, names[0])) is not None and middle > 0:
        yield Hit(
            at=names[0],
            message="the issuer stands in the right half of the page",
            message_vi="tên cơ quan ban hành đặt ở nửa phải trang, phải ở bên trái",
        )


def _middle(case: Case, at: Span) -> float | None:
    """How far right of the middle of its page a part has its own middle, in points; None where it is not told."""
    if at.box is None or at.page is None:
        return None
    width = case.reading.pages[at.page - 1].width
    return None if width is None else (at.box[0] + at.box[2] - width) / 2


RULE = Rule(
    id="VB049",
    name="header-side",
    topic="page",
    severity="warning",
    title="Header columns on the wrong side",
    title_vi="Vị trí Quốc hiệu, tên cơ quan",
    about="Quốc hiệu and Tiêu ngữ (in Party papers the title) stand at the top right, the issuer at the top left. Told of PDF, which shows it.",
    about_vi="Quốc hiệu, Tiêu ngữ (văn bản của Đảng: tiêu đề) ở phía trên, bên phải; tên cơ quan ban hành ở phía trên, bên trái. Xét với PDF.",
    basis={Regime.ND30: "Phụ lục I, phần I, mục IV"},
    also=PARTY_PAPERS - {Regime.OLD_PARTY},
    look=_look,
)
