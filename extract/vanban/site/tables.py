"""The tables of the site: what stands in their columns, and the query over the registry behind each.

Every query gives the document and the item's place in it (null for the document itself), and then the fields. Values
come as text, whole numbers or decimals, in the order in which the table is first shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from vanban.site.charts import LEVEL, MONTH

Kind = Literal["text", "code", "date", "number"]


@dataclass(frozen=True, slots=True)
class Field:
    """A column: codes are shown as ``words`` names them; ``choice`` gives it a list to choose from.

    ``leads`` says what of the cell is a link: to the place in the text, or to the document's page. Hidden columns
    are there to be filtered by; one of a ``language`` is shown in that language only.
    """

    name: str
    kind: Kind = "text"
    words: str = ""
    choice: bool = False
    leads: Literal["", "place", "page"] = ""
    hidden: bool = False
    language: Literal["", "vi", "en"] = ""


@dataclass(frozen=True, slots=True)
class SiteTable:
    """``items`` is the kind of item that a row is, as the marks on a document's page are called."""

    name: str
    items: str
    fields: tuple[Field, ...]
    sql: str


_SOURCE = Field("source", leads="page")
_UNIT = Field("unit_name")
_CITING = "coalesce({0}known_number, {0}document)"
_NEWEST = "o.date DESC NULLS LAST, o.document, x.n"


def _items(name: str, fields: tuple[Field, ...], columns: str) -> SiteTable:
    """A table of the registry as it is, with the document's number and unit."""
    return SiteTable(
        name, name, (*fields, _UNIT, _SOURCE),
        f'SELECT x.document, x.n, {columns}, o.unit_name, {_CITING.format("o.")} FROM "{name}" AS x '
        f"JOIN originals AS o ON o.document = x.document ORDER BY {_NEWEST}",
    )  # fmt: skip


TABLES = (
    SiteTable(
        "documents", "header",
        (
            Field("number", leads="page"), Field("date", "date"),
            Field("type_name", "code", "types", choice=True),
            Field("issuer"), Field("subject"), Field("signer"), Field("level", "code", "level", choice=True),
            Field("year", "number", choice=True), Field("month", choice=True, hidden=True), Field("document"),
        ),
        f"""SELECT document, NULL, coalesce(known_number, number_text), date::VARCHAR, type_name, issuer, subject,
            signer, {LEVEL}, year, {MONTH}, document
        FROM originals ORDER BY date DESC NULLS LAST, document""",
    ),
    SiteTable(
        "models", "models",
        (
            Field("name", leads="place"), Field("field", "code", "field", choice=True),
            Field("form", "code", "form", choice=True), Field("status", "code", "status", choice=True), _UNIT,
            Field("holders"), Field("first_year", "number"), Field("mentions", "number"), _SOURCE,
        ),
        f"""SELECT m.document, m.n, m.name, m.field, m.form, m.status, m.unit_name, m.holders, m.first_year, m.mentions,
            {_CITING.format("o.")}
        FROM known_models AS m JOIN originals AS o ON o.document = m.document ORDER BY m.unit_name, m.name, m.line""",
    ),
    SiteTable(
        "tasks", "tasks",
        (
            Field("task", leads="place"), Field("units"), Field("lead"), Field("due", "date"),
            Field("state", "code", "state", choice=True), Field("month", choice=True, hidden=True), _UNIT, _SOURCE,
        ),
        f"""SELECT document, n, text, units, lead, due::VARCHAR, state, strftime(due, '%Y-%m'), unit_name,
            {_CITING.format("")}
        FROM task_list ORDER BY due DESC NULLS LAST, document, n""",
    ),
    SiteTable(
        "citations", "references",
        (
            Field("citation", leads="place"), Field("cited_number"), Field("date", "date"), Field("cited_issuer"),
            Field("relation", "code", "relation", choice=True), Field("cited", hidden=True), _UNIT, _SOURCE,
        ),
        """SELECT document, n, text, number, date::VARCHAR, issuer, relation, cited, unit_name,
            coalesce(citing_number, document)
        FROM citations ORDER BY citing_date DESC NULLS LAST, document, n""",
    ),
    _items(
        "statistics",
        (
            Field("figure", leads="place"), Field("value", "number"), Field("measure"), Field("indicator"),
            Field("period"),
        ),
        "x.text, x.value::DOUBLE, x.unit, x.indicator, x.period",
    ),
    _items(
        "people",
        (Field("person", leads="place"), Field("role"), Field("organisation")),
        "x.name, x.role, x.organisation",
    ),
    _items(
        "organisations",
        (Field("body", leads="place"), Field("system", "code", "system", choice=True)),
        "x.name, x.system",
    ),
    _items(
        "findings",
        (
            Field("finding", leads="place", language="vi"), Field("finding", leads="place", language="en"),
            Field("rule", "code", "rules", choice=True),
            Field("severity", "code", "severity", choice=True),
        ),
        "x.message_vi, x.message, x.rule, x.severity",
    ),
    SiteTable(
        "copies", "header",
        (
            Field("document", leads="page"), Field("original"), Field("how", "code", "how", choice=True),
            Field("similarity", "number"),
        ),
        "SELECT document, NULL, document, original, how, similarity FROM copies ORDER BY document",
    ),
)  # fmt: skip
