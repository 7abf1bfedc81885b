"""VB019: Như trên needs a Kính gửi, Như Điều N an article N."""

from __future__ import annotations

from collections.abc import Iterator

from vanban.checks.case import Case
from vanban.checks.form import as_typed
from vanban.checks.regime import Regime, State
from vanban.checks.rule import Example, Hit, Rule
from vanban.layout.model import Zone


def _look(case: Case) -> Iterator[Hit]:
    entries = case.closing.recipients
    if not as_typed(case) or case.state is State.EXTRACTED:
        return
    addressed = bool(case.document.addressees) or any(True for _ in case.lines(Zone.ADDRESSEES))
    above = [entry for entry in entries if case.patterns.get("form/as-above").regex.match(entry.quote)]
    if above and not addressed and case.header.seen and not _without_addressees(case):
        yield Hit(
            at=above[0],
            message=f"“{above[0].quote}” points to a Kính gửi that is not there",
            message_vi=f"ghi “{above[0].quote}” nhưng văn bản không có “Kính gửi”",
        )
    if entries and addressed and not above:
        yield Hit(
            at=entries[0],
            message="with a Kính gửi the recipients begin with “Như trên”",
            message_vi="có “Kính gửi” thì nơi nhận mở đầu bằng “Như trên”",
            severity="info",
        )
    for entry in entries:
        named = case.patterns.get("form/as-article").regex.match(entry.quote)
        if named is not None and not _has_article(case, named["article"]):
            yield Hit(
                at=entry,
                message=f"there is no Điều {named['article']}",
                message_vi=f"văn bản không có Điều {named['article']}",
            )


def _without_addressees(case: Case) -> bool:
    """Whether the missing Kính gửi is a fault of its own (VB018), or the text itself addresses somebody."""
    kind = case.document.type
    return kind is not None and kind.code in ("CV", "TTr", *case.patterns.terms("addressed_in_text"))


def _has_article(case: Case, number: str) -> bool:
    article = case.patterns.compile(rf"(?im)^\W*điều\s+{number}(?!\d)")
    return any(True for _ in case.matches(article, Zone.BODY, Zone.BASES))


RULE = Rule(
    id="VB019",
    name="as-above",
    topic="form",
    severity="warning",
    title="Như trên or Như Điều points to nothing",
    title_vi="“Như trên”, “Như Điều …” không có nơi trỏ tới",
    about="Under Nơi nhận “Như trên” stands for the addressees of Kính gửi, “Như Điều 3” for those whom article 3 "
    "names.",
    about_vi="Ở nơi nhận, “Như trên” thay cho các cơ quan ở phần “Kính gửi”, “Như Điều 3” thay cho đối tượng nêu "
    "tại Điều 3.",
    example=Example(right="- UBND huyện Sơn Bình;\n- Các thôn;", wrong="- Như trên;\n- Các thôn;"),
    basis={Regime.ND30: "Phụ lục I, phần I, mục II, khoản 9"},
    look=_look,
)
