"""The record that every document becomes: the published contract, as pydantic models.

Names and meanings are fixed by the schema number; fields may be added. Every extracted item says
where it was read (``at``), by which pattern, and how sure that is.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from pydantic import ConfigDict, Field

from vanban.document import Annex as Annex
from vanban.document import Document as Document
from vanban.document import Edition as Edition
from vanban.document import Inferred as Inferred
from vanban.document import IssueDate as IssueDate
from vanban.document import Issuer as Issuer
from vanban.document import Number as Number
from vanban.document import Posted as Posted
from vanban.document import Precision as Precision
from vanban.document import Signer as Signer
from vanban.document import Successor as Successor
from vanban.document import System as System
from vanban.document import TypeName as TypeName
from vanban.document import Unit as Unit
from vanban.document import UnitLevel as UnitLevel
from vanban.source import Encoding as Encoding
from vanban.source import Ocr as Ocr
from vanban.source import Signature as Signature
from vanban.source import Source as Source
from vanban.source import Span as Span
from vanban.source import Strict

SCHEMA: Literal["vanban/record/1"] = "vanban/record/1"

ModelField = Literal["economy", "culture_society", "defence_security", "political_system", "other"]
ModelForm = Literal["collective", "individual"]
ModelStatus = Literal["new", "replicated", "maintained"]
Level = Literal["provincial", "district", "grassroots"]
MentionKind = Literal["registration", "report", "plan", "web"]
Relation = Literal["implements", "legal_basis", "attached_to", "amends", "replaces", "repeals", "cites"]
DateRole = Literal["issued", "cited", "deadline", "posted", "period", "mentioned"]
Bound = Literal["min", "max", "about"]
Severity = Literal["error", "warning", "info"]


class Item(Strict):
    """An extracted item: how sure, and by which pattern."""

    confidence: float = Field(ge=0, le=1)
    pattern: str


class Section(Strict):
    """A heading of the document's own numbering and what stands under it."""

    label: str
    level: int = Field(ge=1)
    title: str
    at: Span
    children: list[Section] = []


class Period(Item):
    """A date or period; ``end`` is the date that a reader sees, ``before`` says that it is excluded."""

    text: str
    start: str | None
    end: str | None
    before: bool = False
    precision: Precision
    role: DateRole
    recurrence: str | None = Field(default=None, description="ISO 8601 repeating interval, R/P3M")
    at: Span


class Reference(Item):
    """A document that this one cites; ``number`` is canonical or null for a citation by name."""

    text: str
    type: TypeName | None
    number: str | None
    sequence: int | None
    year: int | None
    symbol: str | None
    date: str | None
    issuer: str | None
    subject: str | None
    provision: str | None = None
    relation: Relation
    key: str | None = None
    at: list[Span] = Field(min_length=1)


class Statistic(Item):
    """A reported quantity; ``value`` is a decimal string or null when it cannot be normalised.

    Links to other quantities of the record are given twice: in words for a reader (``part_of``, ``share_of``) and
    as the other one's ``at``, to be joined on ``start`` and ``end``. A link that is not certain is null.
    """

    text: str
    value: str | None
    unit: str | None
    indicator: str | None
    per: str | None = Field(default=None, description="what the unit is for each of: năm, hộ, người/ngày")
    bound: Bound | None = Field(default=None, description="a limit or a round figure: min (trên), max, about (khoảng)")
    share_of: str | None = Field(default=None, description="of a share: what all of it is, as the text says")
    share_of_at: Span | None = Field(default=None, description="the quantity that is all of it")
    about_at: Span | None = Field(
        default=None,
        description="of a share or change: the quantity that it restates (315 hộ, chiếm 49,22%) or that changed",
    )
    part_of: str | None = Field(default=None, description="the total that this is a part of, as the text says")
    part_of_at: Span | None = Field(default=None, description="the quantity that is the total")
    exhaustive: bool = Field(
        default=False, description="the parts of this total are said to be all of it (gồm, a row of totals)"
    )
    comparison: str | None = Field(default=None, description="tăng, giảm, so với … as the text says")
    period: str | None = Field(default=None, description="the time that the text gives it for")
    at: Span

    @property
    def number(self) -> Decimal | None:
        """``value`` as a number."""
        return None if self.value is None else Decimal(self.value)


class Holder(Strict):
    """Who runs a model."""

    name: str
    kind: Literal["organisation", "person"]


class Model(Item):
    """One named mô hình or điển hình, however often it is mentioned."""

    name: str
    field: ModelField | None = None
    field_text: str | None = None
    form: ModelForm | None = None
    status: ModelStatus | None = None
    based_on: str | None = None
    holders: list[Holder] = []
    place: str | None = None
    period: Period | None = None
    level: Level | None = None
    objectives: list[str] = []
    activities: list[str] = []
    results: list[str] = []
    expected_value: Statistic | None = None
    mention: MentionKind
    at: list[Span] = Field(min_length=1)


class Task(Item):
    """Who must do what by when."""

    text: str
    section: str | None
    lead: list[str]
    units: list[str]
    deadline: Period | None
    at: Span


class Person(Item):
    """A named person with the role that the text gives."""

    name: str
    role: str | None
    organisation: str | None = None
    at: list[Span] = Field(min_length=1)


class Organisation(Item):
    """A named body; ``name`` is its folded form (UBND xã X → Ủy ban nhân dân xã X)."""

    name: str
    system: System | None = None
    unit_code: str | None = Field(default=None, description="official code of the unit that its name says")
    at: list[Span] = Field(min_length=1)


class TableCell(Strict):
    """A cell: 0-based top left corner, spans, text; ``at`` is null for an empty cell."""

    row: int
    column: int
    row_span: int = 1
    column_span: int = 1
    text: str
    at: Span | None


class Table(Strict):
    """A table, joined over page breaks."""

    caption: str | None
    rows: int
    columns: int
    header_rows: int
    cells: list[TableCell]
    at: Span


class FormField(Strict):
    """A field of a form and what was filled in, null when blank."""

    label: str
    value: str | None
    at: Span


class Form(Strict):
    """A blank or filled form."""

    title: str
    kind: ModelForm | None = None
    blank: bool
    fields: list[FormField]
    at: Span


class Elsewhere(Strict):
    """A place in another document of the same folder."""

    path: str = Field(description="as in that record's source")
    at: Span


class Finding(Strict):
    """What a careful clerk would object to."""

    rule: str
    severity: Severity
    message: str
    message_vi: str
    at: list[Span]
    line: int = Field(default=1, ge=1, description="1-based: of the file where it is plain text, else of ``text``")
    related: list[Span] = []
    elsewhere: list[Elsewhere] = []
    suggestion: str | None = Field(
        default=None, description="the right text for ``at``, where there is one right answer"
    )
    basis: str | None = Field(
        default=None, description="guide and article; null where only the logic of documents speaks"
    )


class Record(Strict):
    """One document."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True, serialize_by_alias=True, title=SCHEMA)

    schema_: Literal["vanban/record/1"] = Field(default=SCHEMA, alias="schema")
    source: Source
    text: str
    document: Document
    outline: list[Section] = []
    models: list[Model] = []
    references: list[Reference] = []
    dates: list[Period] = []
    statistics: list[Statistic] = []
    tasks: list[Task] = []
    people: list[Person] = []
    organisations: list[Organisation] = []
    tables: list[Table] = []
    forms: list[Form] = []
    findings: list[Finding] = []

    def to_json(self, indent: int | None = 2) -> str:
        """The record as JSON text, the same bytes for the same record."""
        return self.model_dump_json(indent=indent)
