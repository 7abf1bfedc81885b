"""What a quantity is about: read from the words around it in its line.

An indicator is the clause without the quantity: the words since the last figure, and the counted noun with
what qualifies it ("hiến 640 m2 đất" → hiến đất; "Toàn xã có 12 thôn" → Toàn xã: thôn). A figure without words
of its own is about what the figure before it is about ("chiếm 49,22"; "đóng góp 2 tỷ đồng và 300 ngày công").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from vanban.finders.statistic_figure import Figure
from vanban.finders.statistic_units import Units
from vanban.patterns import PatternSet

LONGEST = 25  # syllables of the words before or behind a figure
_REACH = 200  # characters that a phrase before a figure or period may take up
_LONG = 12  # of the words before it when those behind it say much
_SENTENCE_END = re.compile(r"[.;](?=\s)|[(\n]")
_RATE = re.compile(r"\s?/\s?(?P<noun>[^\W\d]+)")  # đồng/người/năm, tạ/ha
_FULL_STOP = re.compile(r"\.(?=\s)")
_LABEL = re.compile(
    r"^(?:\d{1,2}(?:\.\d{1,2})*[.)-]|[a-zđ][.)]|\(\d{1,2}\)|[IVX]+[.)-]|Điều\s+\d+\.)\s+|^[\s*_+•¹²³⁴⁵–-]+"
)
LEAST_MORE = 100  # a count from which "trên" before it means more than and not on
SHARES = ("%", "‰")
_TOTAL = "tổng số"  # what the whole of a pair is (387/402 đơn)
_BRACKET = re.compile(r"\([^()]*\)")
_COUNTED = re.compile(r"(?:tổng\s+)?(?:số|lượng|giá\s+trị|diện\s+tích|kinh\s+phí)\b", re.IGNORECASE)
_PREPOSITION = re.compile(r"\b(?:của|cho|với|tại|ở|trên)$")
_MORE_THAN = re.compile(r"\btrên\s*$", re.IGNORECASE)
_MARKS = " ,:;.*_–-\ufffc"


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one figure: those right before it, and the parts of its indicator."""

    figure: Figure
    lead: str
    subject: str
    colon: bool
    qualifier: str
    reach: int  # offset in the line up to which the words belong to this figure
    per: str | None
    share_of: str | None  # the words behind a share that are its base
    indicator: str | None


def right_before(line: str, start: int) -> str:
    """What stands right before ``start``, as far as a phrase reaches: paragraphs may be as long as a document."""
    return line[max(0, start - _REACH) : start]


class ContextReader:
    """Reads indicators with the words that a pattern set knows."""

    def __init__(self, patterns: PatternSet, units: Units) -> None:
        self._units = units
        compile_ = patterns.compile
        self._opening = compile_(r"^(?:[\s*_+•,:;)/–-]|{words_opening_clause}(?!\w))+", re.IGNORECASE)
        self._closing = compile_(r"(?:[\s:,(/–-]|(?<!\w){words_before_figure}(?!\w))+$", re.IGNORECASE)
        self._filling = compile_(r"(?:[\s,(/–-]|(?<!\w){words_of_filling}(?!\w))+$", re.IGNORECASE)
        self._being = compile_(r"(?::|(?<!\w){words_of_being})[\s:]*$", re.IGNORECASE)
        self._distributing = re.compile(r"(?:^|.*, )(?:mỗi|bình quân|trung bình)(?: \w+){1,3}", re.IGNORECASE)
        self._connective = compile_(
            r"(?:[\s,;:(/)–-]|(?<!\w)(?:và|cùng|hoặc|hay|{words_of_filling}|{words_of_equality}|{words_of_change}|{words_of_new_level})(?!\w))*",
            re.IGNORECASE,
        )
        self._attached = compile_(r"\s*(?P<word>với|cho|tại|ở|có|gồm|trên)(?:\s+{words_of_filling})*\s*", re.IGNORECASE)
        self._sum = compile_(
            r"(?:(?:với|tổng)\s+)?(?:{words_of_sum}|{words_of_change}|{words_of_equality}|\s)+", re.IGNORECASE
        )
        self._qualifier_end = compile_(
            r"[.;](?=\s|$)|[;:()/\n]|,(?!\s+{coordinate_noun}(?!\w))|\s[-–]\s(?![a-zà-ỹđ])|\d|(?<!\w){words_ending_qualifier}(?!\w)"
            r"|(?<!\w){words_leading_to_figure}(?=(?:\s+(?:{words_of_filling}|{words_of_sum}|{words_of_equality}))*\s+\d)"
            r"|\bvà\b(?=[^,;.]*\d)"
        )
        self._or_more = compile_(r"\btrở\s+(?:lên|xuống)\b", re.IGNORECASE)
        self._beginning = compile_(r"{words_beginning_indicator}(?!\w)", re.IGNORECASE)
        self._coordinated = compile_(r"(?:,\s+{coordinate_noun}(?!\w))+")
        self._parts = compile_(r"(?<!\w)trong\s+đó(?:\s+có)?(?!\w)", re.IGNORECASE)
        self._against = compile_(
            r"[^.;,()\d\n]*?\bso\s+(?:sánh\s+)?với\s+(?!{words_of_comparison}(?!\w))(?P<whole>[^.;,()\n]+)",
            re.IGNORECASE,
        )
        self._changes = compile_(r"(?<!\w){words_of_change}(?:\s+{words_of_filling})*\s*$", re.IGNORECASE)
        self._base = compile_(
            r"(?:(?:so\s+)?(?:với|trên|của|trong)\s+(?P<whole>.+)|(?P<bare>{words_of_base}(?!\w).*))", re.IGNORECASE
        )
        self._joining = compile_(r"\s(?={words_joining}(?!\w))")
        self._compared = compile_(
            r"\bso\s+(?:sánh\s+)?với\s+[^.;,()\n]*?(?=[.;,()\n]|$|\s{words_of_change}(?!\w))", re.IGNORECASE
        )

    def words(self, line: str, figures: Sequence[Figure], dates: Iterable[tuple[int, int]]) -> list[Words]:
        """The words of every figure of a line.

        ``figures`` are in text order; ``dates`` are spans of the line that are no words of an indicator.
        """
        blanked = _without(line, dates)
        for unsaid in (self._compared, self._or_more):
            blanked = _without(blanked, [match.span() for match in unsaid.finditer(blanked)])
        found: list[Words] = []
        for index, figure in enumerate(figures):
            before = found[-1] if found else None
            if before is not None and before.figure.pair == "whole":  # what follows goes on from the part
                before = replace(found[-2], reach=before.reach) if figure.pair != "whole" else before
            lead = blanked[before.reach if before else 0 : figure.start]
            if before and _FULL_STOP.search(line, before.figure.end, figure.start):
                before = None
            if before is not None and self._changes.search(lead):
                before = self._changed(figure, found) or before
            until = figures[index + 1].start if index + 1 < len(figures) else len(blanked)
            found.append(self._read(figure, lead, blanked[figure.end :], until - figure.end, before))
            if figure.unit in SHARES and (whole := self._against.match(line, figure.end)):
                found[-1] = replace(found[-1], share_of=whole["whole"].strip())
        return found

    def _changed(self, figure: Figure, earlier: Sequence[Words]) -> Words | None:
        """The figure that a change is about when others stand between them: the last that counts the same."""
        alike = [words for words in earlier if words.figure.unit == figure.unit]
        if self._units.measured(figure.unit) or not alike:
            return None
        return replace(alike[-1], reach=earlier[-1].reach)

    def _read(self, figure: Figure, lead: str, after: str, until: int, before: Words | None) -> Words:
        qualifier, length, per = self._qualifier(after)
        share_of, qualifier = self._share_of(figure, lead, qualifier)
        measured = self._units.measured(figure.unit)
        if not measured and (figure.number or 0) >= LEAST_MORE:
            lead = _MORE_THAN.sub("", lead)
        if not qualifier and lead.rstrip().endswith("(") and lead.strip(" ("):  # nêu gương tốt (10 điểm)
            lead = lead.rstrip(" (")
        subject, colon = self._subject(lead, measured)
        if before is not None:
            subject, colon = self._continued(figure, lead, subject, colon, qualifier, before)
        return Words(
            figure=figure,
            lead=lead,
            subject=subject,
            colon=colon,
            qualifier=qualifier,
            reach=figure.end + min(length, until),
            per=per,
            share_of=share_of,
            indicator=self._indicator(figure, subject, colon, qualifier),
        )

    def _continued(
        self, figure: Figure, lead: str, subject: str, colon: bool, qualifier: str, before: Words
    ) -> tuple[str, bool]:  # fmt: skip
        """The subject of a figure that goes on from the one before it in its sentence."""
        if figure.pair == "whole":
            return (before.subject, before.colon) if self._units.measured(figure.unit) else (_TOTAL, False)
        measured = self._units.measured(figure.unit)
        if figure.bound == "max" and figure.end == before.figure.end:  # the ends of a range
            return before.subject, before.colon
        if subject and self._sum.fullmatch(subject) and before.indicator:
            return (f"{before.indicator}, {subject}", False) if measured else (before.subject, before.colon)
        if (attached := self._attached.fullmatch(lead)) and before.indicator:
            word = attached["word"].lower()
            return (before.indicator, True) if word in ("có", "gồm", "trên") else (f"{before.indicator} {word}", False)
        if subject or ";" in lead or (self._parts.search(lead) and qualifier):
            return subject, colon
        if not self._connective.fullmatch(lead.strip()):
            return (before.indicator or "", False) if measured and not qualifier else (subject, colon)
        if not lead.strip() and before.qualifier:  # 63 hộ hiến 4.950 m2 đất
            counted = not self._units.measured(before.figure.unit)
            return (f"{before.figure.unit} {before.qualifier}" if counted else before.indicator or ""), False
        if not qualifier and measured and not _goes_on(lead):
            return before.indicator or "", False
        if qualifier and self._changes.search(lead):
            return "", False
        alike = bool(qualifier) == bool(before.qualifier) or before.colon or _goes_on(lead)
        if lead.strip() == "(" and not qualifier and before.indicator:  # 14 mô hình (09 tập thể, 05 cá nhân)
            return before.indicator, True
        if "(" in lead or before.figure.unit in SHARES or not alike:
            return "", False
        return before.subject, before.colon

    def _share_of(self, figure: Figure, lead: str, qualifier: str) -> tuple[str | None, str]:
        """The base of a share among the words behind it, and the words that are left."""
        if figure.unit not in SHARES or not qualifier:
            return None, qualifier
        found = self._base.fullmatch(qualifier)
        if found and self._changes.search(lead) and _COUNTED.match(qualifier):  # giảm 50% số vụ: the number itself fell
            return None, qualifier
        if found:
            return found["whole"] or found["bare"], ""
        if re.search(r"\bchiếm\b", lead):
            return qualifier, ""
        return None, qualifier

    def _indicator(self, figure: Figure, subject: str, colon: bool, qualifier: str) -> str | None:
        if len(qualifier.split()) > _LONG // 2:
            subject = _last_clauses(subject, _LONG)
        if self._units.measured(figure.unit):
            behind = qualifier
        elif _says(subject, f"{figure.unit} {qualifier}".strip()) and not _PREPOSITION.search(subject):
            behind = ""
        else:
            behind = f"{figure.unit} {qualifier}"
        joint = ": " if colon and behind.strip() and subject else " "
        return _tidy(f"{subject}{joint}{behind}")

    def _subject(self, words: str, measured: bool) -> tuple[str, bool]:
        """What stands before a figure in its sentence, and whether it has the figure (a colon, "có") and is no
        verb that acts on it; what stands before a colon when nothing stands behind it."""
        words = _BRACKET.sub(" ", words).rpartition(")")[2]
        breaks = [found.end() for found in _SENTENCE_END.finditer(words)]
        words = _LABEL.sub("", words[breaks[-1] if breaks else 0 :].strip())
        words = self._parts.split(words)[-1]
        colon = False
        for part in reversed(words.split(":")):
            bare = self._opening.sub("", part)
            light = self._filling.sub("", bare).rstrip()
            colon = colon or bare[len(light) :].lstrip().startswith(",")
            if being := self._being.search(light):
                colon, light = True, light[: being.start()].rstrip()
            light = self._closing.sub("", light) if measured or colon else light
            light = _stripped(light)
            if light:
                light = self._fitting(light, LONGEST)
                return light, colon or self._distributing.fullmatch(light) is not None
            colon = True
        return "", colon

    def _fitting(self, words: str, longest: int) -> str:
        """The last clauses of ``words``, cut before a joining word, that are no longer than an indicator."""
        clauses = words.split(", ")
        own = [index for index, clause in enumerate(clauses) if self._beginning.match(clause)]
        words = _last_clauses(", ".join(clauses[own[-1] if own else 0 :]), longest)
        if len(words.split()) <= longest:
            return words
        cuts = [found.end() for found in self._joining.finditer(words)]
        return next((words[cut:] for cut in cuts if len(words[cut:].split()) <= longest), words)

    def _qualifier(self, after: str) -> tuple[str, int, str | None]:
        """The words that say more of the unit before them, how far they reach, and what the unit is per."""
        per, start = self._rate(after)
        if per is None and (nouns := self._coordinated.match(after)) is not None:
            start = nouns.end()
        if not after[start : start + 1].isspace():
            return after[:start] if per is None else "", start, per
        end = self._qualifier_end.search(after, start)
        words = after[: end.start()] if end else after
        kept = words[start if per is not None else 0 :]
        if end is not None and end.group().isdigit():
            kept = self._before_number(kept)
            if not kept.endswith("  "):  # no date stood there: the last words lead on to the next figure
                words = words[: len(words) - len(kept) + len(self._closing.sub("", kept))]
            kept = self._closing.sub("", kept)
        elif kept.endswith("  "):
            kept = self._closing.sub("", kept)
        nouns_before = "" if per is not None else after[:start]
        return (
            nouns_before + " " * bool(nouns_before) + _stripped(self._head(kept[len(nouns_before) :])),
            len(words),
            per,
        )

    def _rate(self, after: str) -> tuple[str | None, int]:
        """What a unit is for each of (đồng/người/năm → người/năm), and where that ends; None without a rate."""
        parts, end = [], 0
        while (rate := _RATE.match(after, end)) is not None:
            noun = self._units.leading(after[rate.start("noun") :].split(",")[0]) or rate["noun"]
            parts.append(noun)
            end = rate.start("noun") + len(noun)
        return ("/".join(parts) or None), end

    def _before_number(self, words: str) -> str:
        """Words that a number cut short, without the phrase that the number belongs to (tại Quyết định số)."""
        cuts = [found.start() for found in self._joining.finditer(words)]
        return words[: cuts[-1]] if cuts and re.search(r"\b(?:số|ngày|lần|thứ|khóa|năm)\s*$", words) else words

    def _head(self, words: str) -> str:
        if len(words.split()) <= LONGEST:
            return words
        cuts = [found.start() for found in self._joining.finditer(words)]
        return next((words[:cut] for cut in reversed(cuts) if len(words[:cut].split()) <= LONGEST), words)


def _goes_on(lead: str) -> bool:
    """Whether the words before a figure go on to another thing and do not restate the figure before."""
    return "(" not in lead and re.search(r"\b(?:và|cùng|hoặc|hay)\b", lead) is not None


def _last_clauses(words: str, longest: int) -> str:
    """The last of the clauses between commas that together have no more syllables; one at least."""
    clauses = words.split(", ")
    while len(clauses) > 1 and len(" ".join(clauses).split()) > longest:
        clauses.pop(0)
    return ", ".join(clauses)


def _says(subject: str, words: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", subject, re.IGNORECASE) is not None


def _without(line: str, spans: Iterable[tuple[int, int]]) -> str:
    for start, end in spans:
        line = line[:start] + " " * (end - start) + line[end:]
    return line


def _stripped(words: str) -> str:
    """Words without marks at their ends, and without half a pair of quotation marks."""
    words = words.strip(_MARKS)
    if words.count("“") == words.count("”"):
        return words
    return words.strip(_MARKS + "“”")


def _tidy(words: str) -> str | None:
    words = re.sub(r"(?<=\S) ([,;:])", r"\1", words)
    return _stripped(" ".join(part for part in words.split() if part.strip(","))) or None
