"""Finder of models (mô hình, điển hình): registered, reported, planned, named in an article.

Registrations (labelled lines, filled forms, rows of annex tables) define a model; prose mentions add
places and what the registration does not say.
"""

from __future__ import annotations

from vanban.finders.material import Material
from vanban.finders.models_blocks import find_blocks, find_forms
from vanban.finders.models_fields import FieldMarks
from vanban.finders.models_mentions import merge
from vanban.finders.models_prose import find_prose_models
from vanban.finders.models_tables import find_table_models
from vanban.layout.model import Zone
from vanban.record import MentionKind


def find(material: Material) -> None:
    """Fill ``material.models``."""
    fields = FieldMarks(material)
    tables = find_table_models(material, fields)
    mentions = [
        *find_forms(material),
        *find_blocks(material, fields),
        *(mention for rows in tables.values() for mention in rows),
        *find_prose_models(material, fields, tables.keys()),
    ]
    material.models = merge(mentions, _kind(material))


def _kind(material: Material) -> MentionKind:
    """What the document is to its models."""
    document = material.layout.document
    if document.posted is not None:
        return "web"
    code = document.type.code if document.type else None
    if code in ("BC", "QĐ", "TB"):
        return "report"
    if Zone.FORM in material.zones and not document.number:
        return "registration"
    return "plan" if code in ("KH", "CTr", "HD", "ĐA") else "registration" if code in ("CV", "TTr") else "report"
