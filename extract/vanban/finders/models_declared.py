"""A person's registration in running prose: "Tôi tên là …", "tôi đăng ký điển hình …: “X”"."""

from __future__ import annotations

from collections.abc import Iterator

from vanban.finders.material import Material
from vanban.finders.models_fields import stated_field
from vanban.finders.models_holders import place_in
from vanban.finders.models_mentions import Mention, mention
from vanban.finders.models_values import level_of, status_of
from vanban.meaning.people import clean_name
from vanban.record import Holder


def find_declared(material: Material) -> Iterator[Mention]:
    """The models that the person who speaks in the text registers; who that is says "Tôi tên là" or "Họ và tên:"."""
    speaker = material.patterns.get("model_owner/speaker").regex.search(material.string)
    if speaker is None:
        return
    pattern = material.patterns.get("models/declared")
    introduced = material.text.line_at(speaker.start())
    for match in pattern.finditer(material.string):
        found = mention(material, pattern, *match.span("name"), defining=True)
        if found is None:
            continue
        clause = material.string[match.end() : material.text.line_at(match.end()).end].partition(".")[0]
        found.field, found.field_text = stated_field(clause, material.patterns) or (None, None)
        found.form = "individual"
        found.holders = [Holder(name=clean_name(speaker["name"])[1], kind="person")]
        found.level = level_of(match["said"], material.patterns)
        found.status = status_of(match["said"], material.patterns)
        found.place = place_in(introduced.text[speaker.end() - introduced.start :])
        later = (date for date in material.dates if date.at.start > match.end())
        found.period = next((date for date in later if date.role == "period" and date.end), None)
        yield found
