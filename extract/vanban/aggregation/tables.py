"""The tables of a registry that hold what the records hold: one a kind, column by column.

``r`` is a record, ``i`` the item of a table's list, ``n`` its place in that list, counted from 1, ``parent`` the place
of the item whose list it is, and ``id`` the document's. A column is one expression over the record.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Column:
    """A column: DuckDB type, the expression that fills it, and what it means."""

    name: str
    type: str
    value: str
    about: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table. ``items`` is the record's list that has one entry a row (none: one row a record).

    ``inner`` is a list inside the items, for tables that have a row for each of its entries; ``parent`` then is
    the name of the column with the place of the item. ``key`` joins and is unique.
    """

    name: str
    about: str
    columns: tuple[Column, ...]
    items: str = ""
    inner: str = ""
    parent: str = ""

    @property
    def key(self) -> tuple[str, ...]:
        """The columns that name a row."""
        first, *others = (column.name for column in self.columns)
        return first, *(name for name in others if name == "n" or name == self.parent)


_DOCUMENT = Column("document", "VARCHAR", "id", "the document: its path in the run, `documents.document`")
_N = Column("n", "INTEGER", "n", "place in the record's list, from 1")
_SURE = (
    Column("confidence", "DOUBLE", "i.confidence", "how sure, from 0 to 1"),
    Column("pattern", "VARCHAR", "i.pattern", "the rule that found it"),
)


def _text(name: str, about: str, value: str = "") -> Column:
    return Column(name, "VARCHAR", value or f'i."{name}"', about)


def _date(name: str, value: str, about: str) -> Column:
    return Column(name, "DATE", f"try_cast({value} AS DATE)", about)


def _decimal(name: str, value: str, about: str) -> Column:
    return Column(name, "DECIMAL(38,6)", f"try_cast({value} AS DECIMAL(38,6))", about)


def _number(name: str, about: str, value: str = "") -> Column:
    return Column(name, "INTEGER", value or f'i."{name}"', about)


def _names(name: str, about: str, value: str = "") -> Column:
    return Column(
        name, "VARCHAR", f"nullif(array_to_string({value or f'i.{name}'}, '; '), '')", f"{about}, joined by `; `"
    )


def _at(at: str) -> tuple[Column, ...]:
    return (
        Column("page", "INTEGER", f"{at}.page", "page where it was read, from 1; null in formats without pages"),
        Column("at_start", "INTEGER", f'{at}."start"', "where it begins in `texts.text`, in characters from 0"),
        Column("at_end", "INTEGER", f'{at}."end"', "where it ends: `substr(text, at_start + 1, at_end - at_start)`"),
    )


_ONE, _MANY = _at("i.at"), _at("i.at[1]")

DOCUMENTS = Table(
    "documents",
    "one row a record: header and closing of the document, and the file",
    (
        _DOCUMENT,
        _text("run", "the run it came with; empty where only one was given", "run"),
        _text("path", "path of the file in its run", "r.source.path"),
        _text("key", "the same as in citations of it; null where it would be a guess", "r.document.key"),
        _text("type", "abbreviation of the type: KH, BC, QĐ …; CV for công văn", "r.document.type.code"),
        _text("type_name", "name of the type", "r.document.type.name"),
        _text("issuer", "the body that issued it", "r.document.issuer.name"),
        _text("issuer_parent", "the body above it, where the header names one", "r.document.issuer.parent"),
        _text("system", "state, party, front, union, court or other", "r.document.issuer.system"),
        _text("commune", "commune of the issuer", "r.document.issuer.unit.commune"),
        _text("district", "district of the issuer", "r.document.issuer.unit.district"),
        _text("province", "province of the issuer", "r.document.issuer.unit.province"),
        _text("unit_code", "code of the issuer's administrative unit", "r.document.issuer.unit.code"),
        _text("district_code", "code of the district that it is in", "r.document.issuer.unit.district_code"),
        _text("province_code", "code of the province that it is in", "r.document.issuer.unit.province_code"),
        _text("edition", "the list that the codes are of: 2004 or 2025", "r.document.issuer.unit.edition"),
        _text("successor_code", "code of the unit that it became in 2025", "r.document.issuer.unit.successor.code"),
        _text("successor_commune", "commune that it became", "r.document.issuer.unit.successor.commune"),
        _text("successor_province", "province of what it became", "r.document.issuer.unit.successor.province"),
        _text("number", "canonical number; null while it is blank", "r.document.number.canonical"),
        _text("number_text", "the number as printed", "r.document.number.text"),
        _number("sequence", "the number without its symbol", "r.document.number.sequence"),
        _text("symbol", "what follows the number", "r.document.number.symbol"),
        _text("inferred_number", "the number that another place in it gives", "r.document.number.inferred.canonical"),
        _text("place", "place of issue", "r.document.place"),
        _date("date", "r.document.date.\"start\"", "date of issue; of a blank day or month the first that fits"),
        _date("date_end", "r.document.date.\"end\"", "the last date that fits"),
        _text("date_text", "the date as printed", "r.document.date.text"),
        _text("date_precision", "day, month or year", "r.document.date.precision"),
        _text("inferred_date", "the date that another place in the file gives", "r.document.date.inferred.canonical"),
        _text("subject", "what it is about (trích yếu)", "r.document.subject"),
        _names("addressees", "to whom it is addressed (Kính gửi)", "r.document.addressees"),
        _names("recipients", "who gets it (Nơi nhận)", "r.document.recipients"),
        _text("authority", "TM., KT., TL. …", "r.document.signer.authority"),
        _text("on_behalf_of", "for which body it is signed", "r.document.signer.on_behalf_of"),
        _text("position", "position of the signer", "r.document.signer.position"),
        _text("signer", "name of the signer", "r.document.signer.name"),
        _text("urgency", "degree of urgency", "r.document.urgency"),
        _text("secrecy", "degree of secrecy", "r.document.secrecy"),
        _text("posted", "of web pages: when published", "r.document.posted.time"),
        _text("site", "of web pages: where", "r.document.posted.site"),
        _text("media_type", "format of the file", "r.source.media_type"),
        _text("encoding", "unicode, tcvn3, vni or mixed", "r.source.encoding"),
        _number("pages", "pages of the file; null in formats without", "r.source.pages"),
        Column("recognised", "BOOLEAN", "r.source.ocr IS NOT NULL", "pages of it were recognised (OCR), not typed"),
        Column("bytes", "BIGINT", "r.source.bytes", "size of the file"),
        _text("sha256", "checksum of the file", "r.source.sha256"),
    ),
)  # fmt: skip
TEXTS = Table(
    "texts", "the whole reading text of each document", (_DOCUMENT, _text("text", "the text", "r.text"))
)  # fmt: skip
MODELS = Table(
    "models",
    "models (mô hình, điển hình) that a document names",
    (
        _DOCUMENT, _N,
        _text("name", "name of the model"),
        _text("field", "economy, culture_society, defence_security, political_system or other"),
        _text("field_text", "the field as written"),
        _text("form", "collective or individual"),
        _text("status", "new, replicated or maintained"),
        _text("based_on", "the model that it is replicated from"),
        _names("holders", "who runs it", "list_transform(i.holders, lambda x: x.name)"),
        _text("place", "where"),
        _date("period_start", 'i.period."start"', "first day"),
        _date("period_end", 'i.period."end"', "last day"),
        _text("level", "provincial, district or grassroots"),
        _names("objectives", "aims"), _names("activities", "what is done"), _names("results", "what came of it"),
        _decimal("expected_value", 'i.expected_value."value"', "expected worth"),
        _text("expected_unit", "its unit", "i.expected_value.unit"),
        _text("mention", "registration, plan, report or web: what kind of document names it"),
        *_SURE, *_MANY,
    ),
    "models",
)  # fmt: skip
HOLDERS = Table(
    "model_holders",
    "who runs a model, one row each",
    (
        _DOCUMENT, _number("model", "`models.n`", "parent"), _N,
        _text("name", "name of the body or person"), _text("kind", "organisation or person"),
    ),
    "models", "holders", "model",
)  # fmt: skip
REFERENCES = Table(
    "references",
    "documents that a document cites (in SQL the name wants quotes: `\"references\"`; the view `citations` does not)",
    (
        _DOCUMENT, _N,
        _text("text", "the citation as written"),
        _text("type", "abbreviation of the cited type", "i.type.code"),
        _text("type_name", "name of the cited type", "i.type.name"),
        _text("number", "canonical number; null for a citation by name"),
        _number("sequence", "the number without its symbol"), _number("year", "the year in the number"),
        _text("symbol", "what follows the number"),
        _date("date", "i.date", "date of the cited document"),
        _text("issuer", "issuer as cited"), _text("subject", "subject as cited"),
        _text("provision", "article or clause"),
        _text("relation", "implements, legal_basis, attached_to, amends, replaces, repeals or cites"),
        _text("key", "the same for the same document; null where it would be a guess"),
        *_SURE, *_MANY,
    ),
    "references",
)  # fmt: skip
DATES = Table(
    "dates",
    "every date and period in the text",
    (
        _DOCUMENT, _N, _text("text", "as written"),
        _date("start_date", 'i."start"', "first day; null when open"),
        _date("end_date", 'i."end"', "last day; null when open"),
        Column("before", "BOOLEAN", 'i."before"', "the last day itself is excluded"),
        _text("precision", "day, month, quarter, half_year, year, range or recurring"),
        _text("role", "issued, cited, deadline, posted, period or mentioned"),
        _text("recurrence", "ISO 8601 repeating interval"),
        *_SURE, *_ONE,
    ),
    "dates",
)  # fmt: skip
STATISTICS = Table(
    "statistics",
    "every reported quantity",
    (
        _DOCUMENT, _N, _text("text", "as written"),
        _decimal("value", 'i."value"', "the quantity; null where none was made"),
        _text("value_text", "the quantity as the record has it, with all its figures", 'i."value"'),
        _text("unit", "what is counted or measured"), _text("indicator", "what of"),
        _text("per", "what the unit is for each of: năm, hộ, người/ngày"),
        _text("bound", "min, max or about: a limit, or a round figure"),
        _text("share_of", "of what it is a share"), _text("part_of", "of what it is a part"),
        _number("share_of_start", "`at_start` of the quantity that is all of it", 'i.share_of_at."start"'),
        _number("part_of_start", "`at_start` of the total that it is a part of", 'i.part_of_at."start"'),
        _number("about_start", "`at_start` of the quantity that it restates, or that changed", 'i.about_at."start"'),
        Column("exhaustive", "BOOLEAN", "coalesce(i.exhaustive, false)", "its parts are said to be all of it"),
        _text("comparison", "compared with what"), _text("period", "of which time, as written"),
        *_SURE, *_ONE,
    ),
    "statistics",
)  # fmt: skip
TASKS = Table(
    "tasks",
    "who must do what by when",
    (
        _DOCUMENT, _N, _text("text", "what is to be done"), _text("section", "under which heading"),
        _names("lead", "who directs", 'i."lead"'), _names("units", "who carries out"),
        _text("deadline", "the deadline as written", "i.deadline.text"),
        _date("deadline_start", 'i.deadline."start"', "first day"),
        _date("deadline_end", 'i.deadline."end"', "last day as written"),
        Column(
            "due", "DATE",
            'try_cast(i.deadline."end" AS DATE) - CASE WHEN i.deadline."before" THEN 1 ELSE 0 END',
            "last day on which it is in time: the day before where the text says before",
        ),
        _text("recurrence", "ISO 8601 repeating interval", "i.deadline.recurrence"),
        *_SURE, *_ONE,
    ),
    "tasks",
)  # fmt: skip
_TASK_BODY = (_DOCUMENT, _number("task", "`tasks.n`", "parent"), _N, _text("name", "the body or position", "i"))
TASK_LEADS = Table("task_leads", "who directs a task, one row each", _TASK_BODY, "tasks", "lead", "task")
TASK_UNITS = Table("task_units", "who carries out a task, one row each", _TASK_BODY, "tasks", "units", "task")
PEOPLE = Table(
    "people",
    "named persons",
    (
        _DOCUMENT, _N, _text("name", "name"), _text("role", "role here"), _text("organisation", "of which body"),
        *_SURE, *_MANY,
    ),
    "people",
)  # fmt: skip
ORGANISATIONS = Table(
    "organisations",
    "named bodies",
    (
        _DOCUMENT, _N, _text("name", "name written out"),
        _text("system", "state, party, front, union, court or other"),
        _text("unit_code", "code of the administrative unit in its name"), *_SURE, *_MANY,
    ),
    "organisations",
)  # fmt: skip
FINDINGS = Table(
    "findings",
    "what a careful clerk would object to",
    (
        _DOCUMENT, _N, _text("rule", "id of the rule"), _text("severity", "error, warning or info"),
        _text("message", "what is wrong"), _text("message_vi", "what is wrong, in Vietnamese"),
        _text("suggestion", "what would be right"), _text("basis", "guide and article that say so"),
        _number("line", "line of the file where it is plain text, else of the text; from 1"), *_MANY,
    ),
    "findings",
)  # fmt: skip
TABLES = Table(
    "tables",
    "tables in a document",
    (
        _DOCUMENT, _N, _text("caption", "caption"), _number("row_count", "rows", "i.rows"),
        _number("column_count", "columns", "i.columns"), _number("header_rows", "rows that are headings"), *_ONE,
    ),
    "tables",
)  # fmt: skip
CELLS = Table(
    "cells",
    "their cells",
    (
        _DOCUMENT, Column("table_n", "INTEGER", "parent", "`tables.n`"), _N,
        _number("row_n", "row of its top left corner, from 0", 'i."row"'),
        _number("column_n", "column of that corner, from 0", 'i."column"'),
        _number("row_span", "rows that it spans"), _number("column_span", "columns that it spans"),
        _text("text", "what stands in it"),
    ),
    "tables", "cells", "table_n",
)  # fmt: skip

RECORD_TABLES = (
    DOCUMENTS, TEXTS, MODELS, HOLDERS, REFERENCES, DATES, STATISTICS, TASKS, TASK_LEADS, TASK_UNITS, PEOPLE,
    ORGANISATIONS, FINDINGS, TABLES, CELLS,
)  # fmt: skip
