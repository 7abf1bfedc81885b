"""The tables of a registry that no single record holds: what is found by looking across documents."""

from __future__ import annotations

from vanban.aggregation.tables import Column, Table


def _column(name: str, type_: str, about: str) -> Column:
    return Column(name, type_, "", about)


_DOCUMENT = _column("document", "VARCHAR", "the document, `documents.document`")
IDENTITIES = Table(
    "identities",
    "for whom and of when each document speaks: one row a document",
    (
        _DOCUMENT,
        _column("unit", "VARCHAR", "the administrative unit that it speaks for; the same for all its documents"),
        _column("unit_name", "VARCHAR", "name of that unit, or of the issuer where no unit is known"),
        _column("year", "INTEGER", "the year that it is about: named in the subject, or else of its date or number"),
    ),
)
COPIES = Table(
    "copies",
    "documents that are another one again: in another format, or scanned twice. All views leave them out",
    (
        _DOCUMENT,
        _column("original", "VARCHAR", "the document that counts, `documents.document`"),
        _column(
            "how", "VARCHAR", "bytes: the same file; key: the same number, issuer and year; text: by the words alone"
        ),
        _column("similarity", "DOUBLE", "share of the shorter text that is in the other too, from 0 to 1"),
    ),
)
LINKS = Table(
    "links",
    "what each citation means: one row for each of `references`",
    (
        _DOCUMENT,
        _column("n", "INTEGER", "`references.n`"),
        _column("cited", "VARCHAR", "the cited document: the same for all citations of it"),
        _column("target", "VARCHAR", "the cited document where it is in this registry, `documents.document`"),
        _column("how", "VARCHAR", "key: by the key; date: by number, date and issuer; null without target"),
    ),
)
MODEL_LINES = Table(
    "model_lines",
    "which model it is, over documents and years: one row for each of `models`",
    (
        _DOCUMENT,
        _column("n", "INTEGER", "`models.n`"),
        _column("line", "VARCHAR", "the model: the same for a model of one unit, whatever the year and the spelling"),
        _column("unit", "VARCHAR", "the unit whose model it is, as in `identities.unit`"),
        _column("unit_name", "VARCHAR", "name of that unit"),
    ),
)
TASK_REPORTS = Table(
    "task_reports",
    "whether a task is reported: one row for each of `tasks`",
    (
        _DOCUMENT,
        _column("n", "INTEGER", "`tasks.n`"),
        _column(
            "state", "VARCHAR", "reported, unreported, or no_report where no report of that unit and time is there"
        ),
        _column("report", "VARCHAR", "the report with the passage nearest to the task, `documents.document`"),
        _column("similarity", "DOUBLE", "share of the task's word pairs that are in that passage, from 0 to 1"),
        _column("quote", "VARCHAR", "the passage"),
    ),
)
REGISTRY = Table(
    "registry",
    "what made this registry",
    (
        _column("name", "VARCHAR", "`vanban`: the version; `schema`: of the records"),
        _column("value", "VARCHAR", "its value"),
    ),
)

DERIVED_TABLES = (IDENTITIES, COPIES, LINKS, MODEL_LINES, TASK_REPORTS, REGISTRY)
