"""Finder of models (mô hình, điển hình): registered, reported, planned, named in an article.

Registrations (labelled lines, filled forms, rows of annex tables) define a model; prose mentions add
places and what the registration does not say.
"""

from __future__ import annotations

from collections.abc import Sequence

from vanban.finders.material import Material
from vanban.finders.models_blocks import find_blocks, find_forms, find_headings
from vanban.finders.models_declared import find_declared
from vanban.finders.models_fields import FieldMarks
from vanban.finders.models_mentions import merge
from vanban.finders.models_prose import find_prose_models
from vanban.finders.models_tables import find_table_models
from vanban.record import MentionKind, Span

_REPORTS = ("BC", "QĐ", "TB")
_PLANS = ("KH", "CTr", "HD", "ĐA")


def find(material: Material) -> None:
    """Fill ``material.models``."""
    fields = FieldMarks(material)
    tables = find_table_models(material, fields)
    mentions = [
        *find_forms(material),
        *find_blocks(material, fields),
        *find_headings(material, fields),
        *find_declared(material),
        *(mention for rows in tables.values() for mention in rows),
        *find_prose_models(material, fields, tables.keys()),
    ]
    material.models = merge(mentions, _kind(material, any(mention.defining for mention in mentions)))
    names = [span for model in material.models for span in model.at]
    material.statistics = [figure for figure in material.statistics if not _inside(figure.at, names)]


def _inside(at: Span, names: Sequence[Span]) -> bool:
    """Whether a figure stands in the name of a model ("Gian hàng 0 đồng") and reports nothing."""
    return any(name.start <= at.start and at.end <= name.end for name in names)


def _kind(material: Material, registered: bool) -> MentionKind | None:
    """What the document is to its models; ``registered`` says whether it defines any."""
    document = material.layout.document
    if document.posted is not None:
        return "web"
    code = document.type.code if document.type else None
    if code in _REPORTS:
        return "report"
    return "plan" if code in _PLANS and not registered else None
