"""Where the text cites documents: the cores that patterns find, each with the head before it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from vanban.finders.material import Material
from vanban.finders.references_citation import Citation, Grammar, Head
from vanban.layout.model import Zone
from vanban.meaning.document_numbers import DocumentNumber, parse_document_number
from vanban.meaning.document_types import party_type, type_by_code, type_by_name
from vanban.patterns import Pattern
from vanban.record import TypeName

_WINDOW = 260  # how far before a number its head may begin: names of laws are long
_LIST_GAP = 400  # the longest date, issuer and subject between two numbers of a list
_LIST_SIGN = re.compile(r"(?:[,;(]|\bvà|\bcùng|\bhoặc)\s*$")
_MISTYPED_WORDS = 4  # no type that is cited by number has more words


def find_citations(string: str, material: Material, grammar: Grammar) -> list[Citation]:
    """All citations of ``string`` (the text of ``material``) in text order, none inside the core of another."""
    found: list[Citation] = []
    taken = bytearray(len(string))
    for pattern in material.kind("references"):
        for match in pattern.finditer(string):
            core = match.span("number") if "number" in match.groupdict() else match.span()
            if any(taken[core[0] : core[1]]):
                continue
            citation = _numbered(string, grammar, pattern, match) or _named(grammar, pattern, match)
            if citation is not None and not _is_header(citation, material):
                found.append(citation)
                taken[citation.start : citation.core_end] = b"\1" * (citation.core_end - citation.start)
    found.sort(key=lambda citation: (citation.core, citation.start))
    _complete_names(string, found)
    return list(_listed(string, _with_shared_symbols(string, found, grammar), grammar))


def _with_shared_symbols(string: str, found: list[Citation], grammar: Grammar) -> list[Citation]:
    """``Nghị quyết số 05, 06 và 07/NQ-HĐND``: the symbol stands once, at the end of a list of numbers."""
    shared: list[Citation] = []
    for last in found:
        if last.number is None or last.number.year is not None or last.head is Head.OWN:
            continue
        origin = max(0, last.start - _WINDOW)
        listed = grammar.shared_symbol.search(string[origin : last.start])
        if listed is None:
            continue
        last.type = _named_type(listed["type"], grammar) or last.type
        for match in re.finditer(r"\d+", listed["list"]):
            start = origin + listed.start("list") + match.start()
            end = start + len(match[0])
            number = replace(last.number, sequence=int(match[0]), suffix="")
            citation = Citation(last.pattern, start, start, end, end, Head.NONE, type=last.type, number=number)
            if match.start() == 0:
                citation.start, citation.head = origin + listed.start("type"), Head.OWN
            shared.append(citation)
    cores = {citation.core_end for citation in shared}
    kept = [citation for citation in found if citation.core_end not in cores]  # without the bare numbers
    return sorted([*kept, *shared], key=lambda citation: (citation.core, citation.start))


def _complete_names(string: str, found: list[Citation]) -> None:
    """A law whose name was cut at a comma gets the whole name where the text gives it elsewhere as a whole."""
    names = {citation.name for citation in found if citation.name is not None}
    for citation in found:
        if citation.name is None or citation.number is not None:
            continue
        for name in sorted(names, key=len, reverse=True):
            if len(name) > len(citation.name) and string.startswith(name, citation.core_end - len(citation.name)):
                citation.core_end = citation.end = citation.core_end - len(citation.name) + len(name)
                citation.name = name
                break


def _is_header(citation: Citation, material: Material) -> bool:
    """Whether it is the document's own number line (``Số: …``, ``Luật số: …``) and no citation."""
    if material.zone_at(citation.start) is not Zone.HEADER:
        return False
    line = material.text.line_at(citation.start)
    if citation.head in (Head.LABEL, Head.NONE):
        return True
    before, behind = material.string[line.start : citation.start], material.string[citation.core_end : line.end]
    return not before.strip() and " của " not in behind


def _numbered(string: str, grammar: Grammar, pattern: Pattern, match: re.Match[str]) -> Citation | None:
    if "number" not in match.groupdict():
        return None
    number = parse_document_number(match["number"], grammar.patterns)
    if number is None:
        return None
    core, end = match.span("number")
    window = string[max(0, core - _WINDOW) : core]
    if grammar.not_numbered.search(window):
        return None
    citation = Citation(pattern, core, core, end, end, Head.NONE, number=number)
    _take_head(citation, window, number, grammar)
    return citation


def _take_head(citation: Citation, window: str, number: DocumentNumber, grammar: Grammar) -> None:
    """Find the type before the number and move the citation's start to it."""
    coded = _coded_type(number, grammar)
    origin = citation.core - len(window)
    head = grammar.head.search(window) or grammar.issued_head.search(window)
    if head is None and number.symbol is not None and _is_law(number.symbol):
        head = _outermost_law(grammar, window)
    qualified = _last(grammar.qualified_head, window)
    if head is None or (_says(qualified, coded, grammar) and not _says(head, coded, grammar)):
        head = qualified  # Thông báo kết luận số 12-TB/HU is a Thông báo
    if head is None:
        _take_mistyped_head(citation, window, coded, grammar)
        return
    groups = head.groupdict()
    citation.start = origin + head.start("type")
    citation.head = Head.OWN
    citation.issuer = groups.get("issuer")
    citation.introduces = citation.issuer is not None
    citation.subject = groups.get("subject")
    citation.type = _named_type(head["type"].split(" sửa đổi")[0], grammar) or coded
    if number.symbol is not None and _is_law(number.symbol) and groups.get("words"):
        citation.name = head[0][len(head["type"].split()[0]) :].removesuffix(head["label"]).strip(" ,")
    if citation.type is not None and coded is not None and number.party_form:
        citation.type = party_type(citation.type, grammar.patterns)


def _take_mistyped_head(citation: Citation, window: str, coded: TypeName | None, grammar: Grammar) -> None:
    citation.type = coded
    label = grammar.label.search(window)
    before = window if label is None else window[: label.start()]
    if label is not None:
        citation.start, citation.head = citation.core - len(window) + label.start(), Head.LABEL
    words = list(re.finditer(r"\S+", before[-60:]))[-_MISTYPED_WORDS:]
    for word in words:
        kind = _named_type(before[-60:][word.start() :], grammar)
        if kind is not None:
            citation.start = citation.core - len(window) + len(before) - len(before[-60:]) + word.start()
            citation.type, citation.head = kind, Head.OWN
            return


def _says(head: re.Match[str] | None, coded: TypeName | None, grammar: Grammar) -> bool:
    """Whether a head names the type that the symbol's code says."""
    return head is not None and coded is not None and _named_type(head["type"], grammar) == coded


def _named_type(words: str, grammar: Grammar) -> TypeName | None:
    return type_by_name(words, grammar.patterns)


def _coded_type(number: DocumentNumber, grammar: Grammar) -> TypeName | None:
    """The type that the symbol's first part says, when a body follows it."""
    return type_by_code(number.parts[0], grammar.patterns) if len(number.parts) > 1 else None


def _is_law(symbol: str) -> bool:
    return re.match(r"(?:PL-?)?(?:QH|UBTVQH)\d*", symbol) is not None


def _outermost_law(grammar: Grammar, window: str) -> re.Match[str] | None:
    """The name of a law that runs up to the number: ``Luật X số …``, ``Luật sửa đổi … của Luật X số …``."""
    found = _last(grammar.law_head, window)
    if found is None:
        return None
    amending = re.search(r"Luật\s+(?i:sử?a?\s+đổi)[^;:.“”\"\n\d]*$", window[: found.start()])
    return grammar.law_head.search(window, amending.start()) if amending else found


def _last(pattern: re.Pattern[str], window: str) -> re.Match[str] | None:
    """The match of a pattern that ends the window which begins last."""
    found = None
    start = 0
    while (match := pattern.search(window, start)) is not None:
        found, start = match, match.start() + 1
    return found


def _named(grammar: Grammar, pattern: Pattern, match: re.Match[str]) -> Citation | None:
    groups = match.groupdict()
    if "head" not in groups:
        return None
    citation = Citation(pattern, match.start("head"), match.start(), match.end(), match.end(), Head.OWN)
    citation.type = _named_type(match["head"], grammar)
    if groups.get("blank"):
        citation.number = parse_document_number(match["blank"], grammar.patterns)
    if groups.get("sequence"):
        citation.sequence = int(match["sequence"])
    if groups.get("year"):
        citation.year = int(match["year"])
    if groups.get("title"):
        citation.subject = match["title"][1:-1].strip()
    citation.name = groups.get("name")
    return citation


def _listed(string: str, found: list[Citation], grammar: Grammar) -> Iterator[Citation]:
    """Leave out numbers without head that are neither in a list nor certain by themselves."""
    previous: Citation | None = None
    for citation in found:
        if citation.head in (Head.LABEL, Head.NONE) and citation.number is not None:
            follows = previous is not None and _continues(string, previous, citation, citation.number)
            if not follows and not _stands_alone(string, citation, citation.number, grammar):
                continue
        yield citation
        previous = citation


def _continues(string: str, previous: Citation, citation: Citation, number: DocumentNumber) -> bool:
    """Whether a number goes on with the list that ``previous`` began."""
    gap = string[previous.core_end : citation.start]
    if len(gap) > _LIST_GAP or "\n\n" in gap or _LIST_SIGN.search(gap) is None:
        return False
    alike = previous.number is not None and previous.number.symbol == number.symbol
    return len(number.parts) > 1 or alike


def _stands_alone(string: str, citation: Citation, number: DocumentNumber, grammar: Grammar) -> bool:
    line = string[string.rfind("\n", 0, citation.start) + 1 : citation.start]
    if citation.head is Head.LABEL:
        # a line that begins with the label alone is a header, of the document or of one attached to it
        return bool(line.strip(" *_-–\t")) and len(number.parts) > 1
    return _coded_type(number, grammar) is not None or (citation.type is not None and number.year is not None)
