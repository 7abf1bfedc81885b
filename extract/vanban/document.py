"""The part of a record that a register of documents wants to know: header and closing."""

from __future__ import annotations

from typing import Literal

from pydantic import ConfigDict, Field

from vanban.source import Span, Strict

System = Literal["state", "party", "front", "union", "court", "other"]
Precision = Literal["day", "month", "quarter", "half_year", "year", "range", "recurring"]
UnitLevel = Literal["commune", "district", "province"]
Edition = Literal["2004", "2025"]


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

    key: str | None = Field(
        default=None, description="as in citations of this document: system:issuer:type:year:number; null for a guess"
    )
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
