"""A citation on its way to becoming a reference, and the regexes that its parts are read with."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import Enum

from vanban.meaning.document_numbers import DocumentNumber
from vanban.meaning.document_types import type_by_name
from vanban.patterns import Pattern, PatternSet
from vanban.record import Relation, TypeName


class Head(Enum):
    """What names the type before a number."""

    OWN = "own"  # Kế hoạch số 12/KH-UBND
    LABEL = "label"  # … và số 15/QĐ-UBND
    NONE = "none"  # … và 15/QĐ-UBND


@dataclass(slots=True)
class Citation:
    """One mention of a document.

    ``start`` is where its head begins, ``core`` where its number or name begins, ``core_end`` where
    that ends and ``end`` where all that belongs to it ends: offsets into the text.
    """

    pattern: Pattern
    start: int
    core: int
    core_end: int
    end: int
    head: Head
    type: TypeName | None = None
    number: DocumentNumber | None = None
    sequence: int | None = None  # of a number without symbol; of a full number it is in ``number``
    year: int | None = None
    name: str | None = None
    date: str | None = None
    issuer: str | None = None
    subject: str | None = None
    provision: str | None = None
    relation: Relation = "cites"
    alias: str | None = None
    same_day: bool = False  # "cùng ngày" stands before its date: so was the one before it
    introduces: bool = False  # its issuer stands before the number and counts for the list

    @property
    def canonical(self) -> str | None:
        """The canonical number, None for a citation by name or with a blank number."""
        return None if self.number is None else self.number.canonical


@dataclass(slots=True)
class Grammar:
    """The regexes of ``patterns/references.toml`` that finders compile themselves."""

    patterns: PatternSet
    laws: tuple[TypeName | None, ...] = field(init=False)  # types that are cited by their name
    head: re.Pattern[str] = field(init=False)
    issued_head: re.Pattern[str] = field(init=False)
    qualified_head: re.Pattern[str] = field(init=False)
    law_head: re.Pattern[str] = field(init=False)
    shared_symbol: re.Pattern[str] = field(init=False)
    label: re.Pattern[str] = field(init=False)
    not_numbered: re.Pattern[str] = field(init=False)
    provision: re.Pattern[str] = field(init=False)
    date: re.Pattern[str] = field(init=False)
    year: re.Pattern[str] = field(init=False)
    term: re.Pattern[str] = field(init=False)
    issuer: re.Pattern[str] = field(init=False)
    closed_issuer: re.Pattern[str] = field(init=False)
    issuer_stop: re.Pattern[str] = field(init=False)
    joint: re.Pattern[str] = field(init=False)
    same_day: re.Pattern[str] = field(init=False)
    issuer_start: re.Pattern[str] = field(init=False)
    subject: re.Pattern[str] = field(init=False)
    title: re.Pattern[str] = field(init=False)
    about: re.Pattern[str] = field(init=False)
    clause: re.Pattern[str] = field(init=False)
    doer: re.Pattern[str] = field(init=False)
    name_goes_on: re.Pattern[str] = field(init=False)
    alias: re.Pattern[str] = field(init=False)

    def __post_init__(self) -> None:
        compile_ = self.patterns.compile
        self.laws = tuple(type_by_name(word, self.patterns) for word in self.patterns.terms("law_word"))
        type_ = r"(?P<type>{type_word})"
        self.head = compile_(type_ + r"\s*(?P<label>{number_label})?$")
        self.issued_head = compile_(
            type_ + r"\s+của\s+(?P<issuer>{issuing_body})(?:\s+(?:về\s+việc|về)\s+(?P<subject>[^();:.\n“”]{3,160}?))?"
            r"\s*[:(]?\s*(?P<label>{number_label})$"
        )
        self.qualified_head = compile_(
            r"(?<!\w)(?P<type>{document_type})(?P<words>(?:\s+[^\s;:.,()“”\"\d]+){1,8})\s+(?P<label>{number_label})$"
        )
        self.law_head = compile_(
            r"(?<!\w)(?P<type>{law_word}(?:\s+(?i:s[ửu]a?\s+đổi)[^;:.“”\"\n\d]{0,80}?{law_word})?)"
            r"\s+(?P<words>[^;:.“”\"\n\d]{3,200}?)(?<![;,])?\s*,?\s*(?P<label>{number_label})$"
        )
        self.shared_symbol = compile_(
            type_ + r"\s*(?:{number_label})?(?P<list>(?:\d{1,4}\s*(?:,|,?\s*và)\s*(?:{number_label})?)+)$"
        )
        self.label = compile_(r"(?<!\w)(?P<label>{number_label})$")
        self.not_numbered = compile_(r"(?<!\w){not_numbered}\s*(?::\s*)?(?:{number_label})?(?:\d+\s*(?:,|và|-|–)\s*)*$")
        self.provision = compile_(r"(?<!\w)(?P<provision>{provision})\s*,?\s*(?:của\s+)?(?:{plural_word}\s+)?$")
        self.date = compile_(r"\s*[,(]?\s*(?:ra\s+|ký\s+|(?P<same>cùng)\s+|{at_hour}\s+)?(?P<date>{citation_date})\)?")
        self.year = compile_(r"\s*,?\s*(?P<label>năm\s+)?(?P<year>{number_year})(?![\w/]|\s?[-–])")
        self.term = compile_(r"\s*,?\s*\(?\s*(?P<term>{party_term})\s*\)?")
        self.issuer = compile_(r"\s*,?\s*(?:của|do|(?P<between>giữa))\s+(?=\S)")
        self.closed_issuer = compile_(
            r"(?:{central_body}|(?:{issuing_position}\s+)?(?:{organ}\s+)*(?:(?i:{committee})|{own_body}\s+{unit_noun}))"
            r"(?=\s+{lower})(?!\s+(?:và|ủy|uỷ|đoàn|đội|đảo|thuộc|trực\s+thuộc|chi\s+nhánh|{unit_noun}|{settlement_noun})(?!\w))"
        )
        self.issuer_stop = compile_(
            r"[,;:.()“”\"\n\t/*]|\s+(?!số\s+\d{1,3}(?!\s?[-/\w]))(?:{issuer_end})(?!\w)|\s+[-–]\s+(?!{work_field})|\s+và\s+(?!{upper})(?!(?i:{work_field}))"
            r"|\s+(?:và\s+)?(?={type_word}\s+(?:số|\d))"
        )
        self.name_goes_on = compile_(
            r",\s+(?:Chủ\s+nhiệm(?!\w)|{capital_word}(?:\s(?!và\b)\w+){0,3}\svà\s\w+(?:\s\w+)?(?!\s+(?:số|ngày)))"
            r"|(?<=TP)\.|(?<=TX)\.|{quoted}(?=\s+{unit})"
            r"|(?:(?<=ờng vụ)|(?<=ng trực)|(?<=ấp hành)|(?<=Chủ tịch))\n+(?={own_body}|{central_body})"
        )
        self.joint = compile_(r",\s+(?={organisation})")
        self.same_day = compile_(r"\s*,?\s*cùng\s+ngày(?!\w)")
        self.issuer_start = compile_(
            r"{upper}|{organ}|{own_body}|{central_body}|{unit_noun}|(?i:{field_body})(?!\w)", re.IGNORECASE
        )
        self.subject = compile_(
            r"\s*(?:[,:-]?\s*(?P<lead>{subject_lead})|(?P<word>{subject_word})(?!\w)|[,:-]?\s*(?P<title>{quoted}))"
        )
        self.title = compile_(r"\s*(?P<quoted>{quoted})(?:\s+(?:năm\s+)?{number_year})?")
        self.about = self.patterns.get("subject/about").regex
        self.clause = compile_(
            r",\s+(?:{organisation}|{clause_start}|{unit_noun}\s+(?:đã|sẽ|{unit_act}))(?!\w)|\s+(?:xong\s+)?trước\s+ngày(?!\w)"
            r"|,?\s+(?:gồm|với)\s+(?:có\s+)?\d{1,3}\s+{lower}|\s*\((?:đã\s+)?(?:được|sau\s+đây|gọi|viết)(?!\w)"
        )
        self.doer = compile_(r",\s+{issuing_body}\s+(?!(?:về|ngày|số)(?!\w)){lower}")
        self.alias = compile_(
            r"\(?(?:sau\s+đây\s+)?(?:gọi|viết)\s+(?:tắt\s+|chung\s+)?là:?\s+[“\"]?(?P<alias>{type_word}\s+[^()“”\";\n]{1,80}?)[”\"]?\)"
        )
