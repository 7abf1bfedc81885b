"""VB234: a heading speaks of the same branch of dân vận as the document's title."""

from __future__ import annotations

from collections.abc import Iterator

from vanban.checks.case import Case
from vanban.checks.rule import Example, Hit, Rule

_BRANCH = r"(?i:dân\s+vận\s+(?:của\s+)?)(?P<branch>{branch_of_mass_work})"


def _look(case: Case) -> Iterator[Hit]:
    branch = case.patterns.compile(_BRANCH)
    title = branch.search(case.document.subject or "")
    if title is None:
        return
    own = " ".join(title["branch"].lower().split())
    for section in case.layout.sections:
        found = branch.search(case.string, section.start, section.heading_end) if section.level == 1 else None
        if found is not None and " ".join(found["branch"].lower().split()) != own:
            yield Hit(
                at=case.span(section.start, section.heading_end),
                message=f"the heading speaks of dân vận of “{found['branch'].lower()}”, the title of “{own}”",
                message_vi=f"đề mục nói về dân vận của “{found['branch'].lower()}”, trích yếu nói về “{own}”",
            )


RULE = Rule(
    id="VB234",
    name="heading-off-topic",
    topic="consistency",
    severity="info",
    title="A heading about another branch than the title",
    title_vi="Đề mục lệch chủ đề văn bản",
    about="A report about dân vận of the administration has no chapter about dân vận of the whole political system.",
    about_vi="Văn bản về dân vận chính quyền thì đề mục lớn không nói về dân vận của hệ thống chính trị, và ngược lại.",
    example=Example(
        right="I. CÔNG TÁC CHỈ ĐẠO DÂN VẬN CHÍNH QUYỀN", wrong="I. CÔNG TÁC CHỈ ĐẠO DÂN VẬN CỦA HỆ THỐNG CHÍNH TRỊ"
    ),
    look=_look,
)
