"""What stands behind a number or name and belongs to it: date, term, issuer, subject, in any order."""

from __future__ import annotations

import re

from vanban.finders.references_citation import Citation, Grammar
from vanban.meaning.dates import parse_day

_JOINT_TYPES = ("TTLT", "NQLT")
_MAX_ISSUER = 140
MAX_SUBJECT = 700
_ASIDE = re.compile(r"\s*\([^()\n]{1,160}\)")
_TRAILING = re.compile(r"[\s,*_–-]*(?:\bvà)?[\s,*_–-]*$")
_SENTENCE_END = re.compile(r"[;\n]|\.(?=\s|$)|\.\.\.|…")


def read_tail(string: str, citation: Citation, limit: int, grammar: Grammar) -> None:
    """Fill date, issuer and subject of ``citation`` from ``string[core_end:limit]`` and move its end.

    ``limit`` is where the next citation of the text begins.
    """
    position = citation.core_end
    while True:
        step = _date(string, position, limit, citation, grammar) or _issuer(string, position, limit, citation, grammar)
        if step is None:
            aside = _ASIDE.match(string, position, limit)
            after = None
            if aside is not None:
                after = _date(string, aside.end(), limit, citation, grammar) or _issuer(
                    string, aside.end(), limit, citation, grammar
                )
            if after is None:
                break
            step = after
        position = step
    citation.end = position
    alias = grammar.alias.search(string, citation.core_end, min(len(string), position + 160))
    if alias is not None and not _SENTENCE_END.search(string, citation.core_end, alias.start()):
        citation.alias = " ".join(alias["alias"].split())


def read_subject(string: str, citation: Citation, limit: int, grammar: Grammar) -> None:
    """Fill the subject, which may hold other citations; ``limit`` is where the next listed one begins."""
    if citation.name is not None and citation.number is None and citation.type in grammar.laws:
        return  # its name says what it is about
    aside = _ASIDE.match(string, citation.end, limit)
    start = grammar.subject.match(string, citation.end, limit)
    if start is None and aside is not None:
        start = grammar.subject.match(string, aside.end(), limit)
    if start is None or citation.subject is not None:
        return
    begin = start.start("word") if start["word"] else start.end("lead") if start["lead"] else start.start("title")
    title = grammar.title.match(string, begin, limit)
    if title is not None:
        citation.subject, citation.end = grammar.about.sub("", _clean(title["quoted"][1:-1])), title.end()
        return
    end = min(limit, begin + MAX_SUBJECT)
    for stop in (_SENTENCE_END, grammar.clause):
        found = stop.search(string, begin, end)
        end = end if found is None else found.start()
    written = _TRAILING.sub("", string[begin : _closing_bracket(string, begin, end)])
    citation.subject = _clean(written) or None
    if citation.subject is not None:
        citation.end = begin + len(written)


def _date(string: str, position: int, limit: int, citation: Citation, grammar: Grammar) -> int | None:
    match = grammar.date.match(string, position, limit)
    if match is not None and citation.date is None:
        day = parse_day(match["date"])
        if day is not None and day.precision == "day":
            citation.date, citation.same_day = day.start, match["same"] is not None
        return match.end("date") if not string[position : match.start("date")].strip().startswith("(") else match.end()
    if citation.date is None and not citation.same_day and (same := grammar.same_day.match(string, position, limit)):
        citation.same_day = True
        return same.end()
    year = grammar.year.match(string, position, limit)
    named = citation.name is not None and citation.type in grammar.laws
    if year is not None and citation.year is None and citation.number is None and (year["label"] or named):
        citation.year = int(year["year"])
        return year.end()
    term = grammar.term.match(string, position, limit)
    return None if term is None else _balanced(term)


def _balanced(match: re.Match[str]) -> int:
    text = match.group()
    return match.end() - (1 if text.endswith(")") and "(" not in text else 0)


def _issuer(string: str, position: int, limit: int, citation: Citation, grammar: Grammar) -> int | None:
    lead = grammar.issuer.match(string, position, limit)
    if lead is None or citation.issuer is not None:
        return None
    start = lead.end()
    if not grammar.issuer_start.match(string, start):
        return None
    joint = lead["between"] is not None or (citation.type is not None and citation.type.code in _JOINT_TYPES)
    closed = None if joint else grammar.closed_issuer.match(string, start, limit)
    end = closed.end() if closed else issuer_end(string, start, min(limit, start + _MAX_ISSUER), grammar, joint)
    issuer = " ".join(string[start:end].split())
    if not issuer:
        return None
    citation.issuer = issuer
    return end


def issuer_end(string: str, start: int, limit: int, grammar: Grammar, joint: bool) -> int:
    """Where the name of the issuer that begins at ``start`` ends: names hold commas and 'và', joint issuers too."""
    position = start
    while (stop := grammar.issuer_stop.search(string, position, limit)) is not None:
        more = grammar.name_goes_on.match(string, stop.start())
        if more is None and joint:
            more = grammar.joint.match(string, stop.start())
        if more is None or more.end() > limit:
            return stop.start()
        position = max(more.end(), stop.end())
    return start + len(string[start:limit].rstrip(" ,"))


def _closing_bracket(string: str, begin: int, end: int) -> int:
    """Stop before a bracket that was opened before the subject."""
    depth = 0
    for offset in range(begin, end):
        if string[offset] == "(":
            depth += 1
        elif string[offset] == ")":
            depth -= 1
            if depth < 0:
                return offset
    return end


def _clean(text: str) -> str:
    return " ".join(text.replace("*", "").split()).strip(" ,.:;-–")
