"""VB242: private telephone numbers and addresses do not go out with a document."""

from __future__ import annotations

from collections.abc import Iterator

from vanban.checks.case import Case
from vanban.checks.rule import Example, Hit, Rule


def _look(case: Case) -> Iterator[Hit]:
    typed = {line.start for line, _ in case.prose.lines}
    found = [
        case.span(*match.span("number"))
        for pattern in case.patterns.kind("contact")
        if pattern.constants.get("holds", "") in case.string
        for match in pattern.finditer(case.string)
        if case.text.line_at(match.start()).start in typed
    ]
    if found:
        found.sort(key=lambda span: span.start)
        yield Hit(
            at=found[0],
            related=found[1:],
            message=f"a mobile number or private address: {found[0].quote} ({len(found)} in all); may it be passed on?",
            message_vi=f"có số di động hoặc thư điện tử cá nhân: {found[0].quote} (tất cả {len(found)}); "
            "cân nhắc trước khi phát hành",
        )


RULE = Rule(
    id="VB242",
    name="private-contact",
    topic="consistency",
    severity="info",
    title="Private telephone number or address",
    title_vi="Số điện thoại, thư điện tử cá nhân",
    about="A mobile number or an address at a provider for private people belongs to a person: look before the text is "
    "passed on or published.",
    about_vi="Số di động, hộp thư cá nhân là dữ liệu của cá nhân: xem lại trước khi gửi đi hoặc đăng tải.",
    example=Example(right="theo số 0259 365 4321", wrong="theo số 0912 365 432"),
    look=_look,
)
