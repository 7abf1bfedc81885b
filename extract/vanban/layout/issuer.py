"""Who issued the document: from the header's lines, or from what the text says when it has no header."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from vanban.layout.pieces import Piece, joined
from vanban.meaning.folding import without_tone
from vanban.meaning.organisations import full_name, system_of, unit_of
from vanban.patterns import PatternSet
from vanban.record import Issuer, Signer, Unit
from vanban.text.model import Text

# How much it says that a body acts: in a document's first sentences, in its last one, elsewhere once.
_OPENING, _CONCLUDING = 2, 4


def issuer_of_lines(text: Text, patterns: PatternSet, lines: Sequence[Piece], party: bool) -> Issuer | None:
    """The issuer that the lines of a header name: its parent above, names over several lines joined."""
    bodies = _bodies(text, lines, patterns)
    if not bodies:
        return None
    names = [full_name(joined(body), patterns) for body in bodies]
    at = text.span(bodies[-1][0].start, bodies[-1][-1].end)
    if len(names) > 1 and _is_organ(names[-1], patterns):
        names[-2:] = [f"{names[-1]} {names[-2]}"]
        at = text.span(bodies[-2][0].start, bodies[-1][-1].end)
    parent = ", ".join(reversed(names[:-1])) or None  # the nearest first
    return make_issuer(text, patterns, names[-1], parent, party, at.start if _in_one_place(bodies) else None, at.end)


def make_issuer(
    text: Text, patterns: PatternSet, name: str, parent: str | None, party: bool, start: int | None, end: int
) -> Issuer:
    """The issuer called ``name``, with the unit that its names say."""
    system = system_of(name, patterns)
    if party and system not in ("front", "union"):
        system = "party"  # whoever prints the Party's title acts for it
    elif system == "other" and parent is not None and not patterns.compile(r"{settlement_noun}(?!\w)").match(name):
        system = system_of(parent, patterns)  # a council or board is of the body that has set it up; a village is not
    unit = unit_of([name, *([parent] if parent else [])], patterns)
    return Issuer(
        name=name, parent=parent, system=system, unit=unit, at=None if start is None else text.span(start, end)
    )


def infer_issuer(
    text: Text, patterns: PatternSet, preamble: tuple[int, int], body: tuple[int, int], signer: Signer | None
) -> Issuer | None:
    """The issuer of a document without header: the body that acts in it, mostly where it opens and closes.

    ``preamble`` and ``body`` are text offsets. A body that signs comes before others; a body named by its
    kind alone ("UBND phường") gets the name that the document gives its unit.
    """
    acting = _acting(text, patterns, preamble, body)
    signed = signer.on_behalf_of if signer is not None else None
    if not acting:
        if signed is None:
            return None
        return make_issuer(text, patterns, _completed(signed, text, patterns, body), None, False, None, 0)
    weights: Counter[str] = Counter()
    for one in acting:
        weights[_kind(one.name, patterns)] += one.weight
    named = [one for one in acting if unit_of([one.name], patterns) != Unit()]
    last = {_kind(one.name, patterns): index for index, one in enumerate(acting)}
    kind = max(
        weights, key=lambda kind: (signed is not None and kind.startswith(signed.casefold()), weights[kind], last[kind])
    )
    full = [one for one in named if _kind(one.name, patterns) == kind]
    if not full:
        generic = next(one.name for one in acting if _kind(one.name, patterns) == kind)
        return make_issuer(text, patterns, _completed(generic, text, patterns, body), None, False, None, 0)
    often = Counter(one.name for one in full)
    chosen = max(reversed(full), key=lambda one: often[one.name])
    return make_issuer(text, patterns, chosen.name, None, False, chosen.start, chosen.end)


@dataclass(frozen=True, slots=True)
class _Acting:
    """A body that does what only the issuer does; where it is named and how much that says."""

    name: str
    start: int
    end: int
    weight: int


def _acting(text: Text, patterns: PatternSet, preamble: tuple[int, int], body: tuple[int, int]) -> list[_Acting]:
    """Bodies that act in the text, in text order."""
    found = [
        (match, _OPENING if match.start() < preamble[1] else 1)
        for match in patterns.get("closing/issuer-acts").regex.finditer(text.string, *body)
    ]
    for concluding in ("closing/issuer-concludes", "closing/issuer-takes-leave"):
        regex = patterns.get(concluding).regex
        found += [(match, _CONCLUDING) for match in regex.finditer(text.string, *body)]
    return sorted(
        (_Acting(full_name(match["issuer"], patterns), *match.span("issuer"), weight) for match, weight in found),
        key=lambda one: one.start,
    )


def _kind(name: str, patterns: PatternSet) -> str:
    """The body without the name of its unit, in small letters: ủy ban nhân dân phường."""
    return (
        patterns.compile(r"(?<=[ ])(?P<noun>{unit_noun})[ ](?:{proper_name}|\d{1,2}(?!\w))")
        .sub(lambda match: match["noun"], name)
        .casefold()
    )


def _completed(name: str, text: Text, patterns: PatternSet, body: tuple[int, int]) -> str:
    """``name`` with the unit that the document names most often: of its own level, or the issuer's kind of body."""
    if unit_of([name], patterns) != Unit():
        return name
    level = patterns.compile(r"(?i:(?P<noun>{unit_noun}))$").search(name)
    noun = re.escape(level["noun"]) if level is not None else "{unit_noun}"
    before = "" if level is not None else "{own_body}[ ]"
    units = Counter(
        match["unit"]
        for match in patterns.compile(
            rf"(?<!\w){before}(?P<unit>(?i:{noun})[ ](?:{{proper_name}}|\d{{1,2}}(?!\w)))"
        ).finditer(text.string, 0, body[1])
    )
    if not units:
        return name
    unit = units.most_common(1)[0][0]
    return f"{name[: level.start()]}{unit}" if level is not None else f"{name} {unit}"


def _bodies(text: Text, lines: Sequence[Piece], patterns: PatternSet) -> list[list[Piece]]:
    """Lines grouped by body: a line that begins with the first word of a body begins one.

    A line that only names an office-holder or an organ, or breaks off in a name, goes on in the one below it.
    The issuer is set in bold, its parent is not (Nghị định 30/2020/NĐ-CP, Phụ lục I, V): where bold begins, a
    body begins.
    """
    begins = patterns.compile(r"^\W*(?:{own_body}|(?i:{central_body}|{field_body})|{organ})(?![\w])")
    unfinished = patterns.compile(
        r"(?:^\W*(?:{position}|{leading_organ})|(?<!\w)(?i:{field_body}|và|của|mặt trận|tổ quốc|-))\W*$"
    )
    whole_word = patterns.compile(r"(?<!\w)(?i:{work_field})\W*$")  # môi trường is no school, quốc phòng no room
    position = patterns.compile(r"^\W*{position}\W*$")
    settlement = patterns.compile(r"^\W*{settlement_noun}(?![\w])")
    bodies: list[list[Piece]] = []
    for line in lines:
        if re.fullmatch(r"[\W_]*", line.text):
            continue
        line = _with_its_tone(_without_of(line), patterns)
        above = bodies[-1][-1] if bodies else None
        starts = (begins.match(line.text) or position.match(line.text)) is not None
        starts = starts or (above is not None and _bold(text, line) and not _bold(text, above))
        if bodies and settlement.match(line.text):  # CHI BỘ / THÔN X is one body, UBND XÃ Y / THÔN X are two
            starts = unit_of([full_name(joined(bodies[-1]), patterns)], patterns) != Unit()
        open_ = above is not None and unfinished.search(above.text) and not whole_word.search(above.text)
        if not bodies or (starts and not open_):
            bodies.append([line])
        else:
            bodies[-1].append(line)
    return bodies


def _without_of(line: Piece) -> Piece:
    match = re.match(r"(?i:của)\s+", line.text)
    return line.cut(match.end(), len(line.text)) if match else line


def _with_its_tone(line: Piece, patterns: PatternSet) -> Piece:
    """A body whose first word a scan gave another tone: SỠ CÔNG THƯƠNG → SỞ CÔNG THƯƠNG."""
    match = patterns.compile(r"^(?P<word>\w+)\s+(?i:{work_field})(?!\w)").match(line.text)
    nouns = {noun.upper() for noun in patterns.terms("field_body")}
    if match is None or match["word"] in nouns or patterns.compile(r"{settlement_noun}(?!\w)").match(line.text):
        return line
    meant = [noun for noun in nouns if without_tone(noun) == without_tone(match["word"])]
    return replace(line, text=meant[0] + line.text[match.end("word") :]) if len(meant) == 1 else line


def _bold(text: Text, line: Piece) -> bool:
    return text.lines[line.line].style.bold


def _is_organ(name: str, patterns: PatternSet) -> bool:
    return patterns.compile(r"{leading_organ}").fullmatch(name) is not None


def _in_one_place(bodies: Sequence[Sequence[Piece]]) -> bool:
    body = bodies[-1]
    return all(later.line - earlier.line <= 2 for earlier, later in pairwise(body))
