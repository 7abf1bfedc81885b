"""The record that every document becomes: the published contract, as pydantic models.

Names and meanings are fixed by the schema number; fields may be added. Every extracted item says
where it was read (``at``), by which pattern, and how sure that is.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from pydantic import ConfigDict, Field

from vanban.source import Encoding as Encoding
from vanban.source import Ocr as Ocr
from vanban.source import Signature as Signature
from vanban.source import Source as Source
from vanban.source import Strict

SCHEMA: Literal["vanban/record/1"] = "vanban/record/1"

System = Literal["state", "party", "front", "union", "court", "other"]
ModelField = Literal["economy", "culture_society", "defence_security", "political_system", "other"]
ModelForm = Literal["collective", "individual"]
ModelStatus = Literal["new", "replicated", "maintained"]
Level = Literal["provincial", "district", "grassroots"]
MentionKind = Literal["registration", "report", "plan", "web"]
Relation = Literal["implements", "legal_basis", "attached_to", "amends", "replaces", "repeals", "cites"]
Precision = Literal["day", "month", "quarter", "half_year", "year", "range", "recurring"]
DateRole = Literal["issued", "cited", "deadline", "posted", "period", "mentioned"]
Bound = Literal["min", "max", "about"]
Severity = Literal["error", "warning", "info"]
UnitLevel = Literal["commune", "district", "province"]
Edition = Literal["2004", "2025"]


class Span(Strict):
    """Where something was read: ``text[start:end] == quote``, offsets in code points."""

    start: int = Field(ge=0)
    end: int = Field(ge=0)
    quote: str
    page: int | None = Field(default=None, description="1-based, null where the format has no pages")
    box: tuple[float, float, float, float] | None = Field(
        default=None, description="x0, y0, x1, y1 in points, origin top left; null without geometry"
    )


class Item(Strict):
    """An extracted item: how sure, and by which pattern."""

    confidence: float = Field(ge=0, le=1)
    pattern: str


class TypeName(Strict):
    """A type of document: official abbreviation (CV for công văn) and name."""

    code: str | None
    name: str


class Successor(Strict):
    """The unit that a unit became."""

    commune: str | None
    province: str | None
    code: str | None


class Unit(Strict):
    """The administrative unit of an issuer: names as the document says them, and official codes."""

    commune: str | None = None
    district: str | None = None
    province: str | None = None
    code: str | None = Field(default=None, description="of the lowest level named; null when unknown or ambiguous")
    district_code: str | None = None
    province_code: str | None = None
    edition: Edition | None = Field(
        default=None,
        description="the list that the codes are of: Quyết định 124/2004/QĐ-TTg (until 30/6/2025) or 19/2025/QĐ-TTg",
    )
    filled: list[UnitLevel] = Field(default=[], description="levels that only the official list says, by its names")
    candidates: list[str] = Field(default=[], description="codes of all units of an ambiguous name")
    successor: Successor | None = Field(
        default=None, description="since 1 July 2025; null when the unit was divided or ended"
    )


class Issuer(Strict):
    """The body that issued the document."""

    name: str
    parent: str | None
    system: System
    unit: Unit
    at: Span | None = Field(default=None, description="null when put together from several places")


class Inferred(Strict):
    """A value that the blank itself does not show but another place in the file gives."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True, serialize_by_alias=True)

    canonical: str
    from_: Literal["annex", "signature", "closing", "title", "caption"] = Field(alias="from")
    at: Span | None


class Number(Strict):
    """Number and symbol as printed. A blank number has a null sequence and keeps its symbol."""

    text: str
    sequence: int | None
    year: int | None
    symbol: str | None
    canonical: str | None = Field(description="null while the sequence is blank")
    inferred: Inferred | None = None
    at: Span | None = None


class IssueDate(Strict):
    """The date line; a blank day leaves precision month, a blank month precision year."""

    text: str
    start: str | None
    end: str | None
    precision: Precision | None
    inferred: Inferred | None = None
    at: Span | None = None


class Signer(Strict):
    """Who signed: ``authority`` is the prefix nearest to the position (TM., KT., TL., TUQ., Q.)."""

    authority: str | None
    on_behalf_of: str | None
    position: str | None
    name: str | None
    at: Span | None = None


class Annex(Strict):
    """An annex, with the number and date that its caption gives."""

    label: str | None
    title: str | None
    number: str | None
    date: str | None
    at: Span


class Posted(Strict):
    """When a web page was published, local time in ISO 8601, and the site."""

    time: str | None
    site: str | None


class Document(Strict):
    """Header and closing: what a register of documents wants to know."""

    type: TypeName | None = None
    issuer: Issuer | None = None
    number: Number | None = None
    place: str | None = None
    date: IssueDate | None = None
    subject: str | None = None
    addressees: list[str] = []
    recipients: list[str] = []
    signer: Signer | None = None
    co_signers: list[Signer] = []
    urgency: str | None = None
    secrecy: str | None = None
    annexes: list[Annex] = []
    posted: Posted | None = None


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
