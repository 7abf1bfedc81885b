"""The outline: the document's own numbering as a tree (Nghị định 30/2020/NĐ-CP, Phụ lục I, II.6)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from vanban.layout.model import SectionRange
from vanban.layout.pieces import Piece, whole_line
from vanban.meaning.organisations import is_capitals
from vanban.patterns import Pattern, PatternSet
from vanban.record import Section
from vanban.text.model import Text

_LONG_TITLE = 200
_RECENT = 200  # headings in which the series is looked for that a heading goes on
_SENTENCE = re.compile(r"(?<=[^\W\d_]{2})[.;]\s+(?=[^\W\d_])|:\s+(?=\S)")
_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
# Styles that only ever stand above the others, the outermost first
_OUTER = ("part", "chapter", "section", "subsection", "article")


@dataclass(slots=True)
class Heading:
    """A heading: ``style`` is its way of numbering, ``value`` its place in the series (0 without number)."""

    label: str
    style: str
    value: int
    title: str
    start: int
    heading_end: int
    level: int = 0
    end: int = 0
    children: list[Heading] = field(default_factory=list)


def read_outline(text: Text, patterns: PatternSet, lines: Sequence[int]) -> list[Heading]:
    """The headings on the given lines as a tree; lines of tables never are headings."""
    kinds = patterns.kind("outline")
    headings: list[Heading] = []
    taken = -1
    for position, index in enumerate(lines):
        if index <= taken or text.lines[index].cell is not None:
            continue
        line = whole_line(text, index)
        heading = _heading(line, kinds, headings[-_RECENT:]) or _unnumbered(text, kinds, lines, position)
        if heading is not None:
            taken = _title_below(text, heading, lines, position)
            headings.append(heading)
    end = text.lines[lines[-1]].end if lines else 0
    return _tree(headings, end)


def is_heading(line: Piece, patterns: PatternSet) -> bool:
    """Whether ``line`` begins with a number of an outline."""
    return _heading(line, patterns.kind("outline"), []) is not None


def sections_of(text: Text, headings: Sequence[Heading]) -> tuple[Section, ...]:
    """The headings as sections of the record."""
    return tuple(
        Section(
            label=heading.label,
            level=heading.level,
            title=heading.title,
            at=text.span(heading.start, heading.heading_end),
            children=list(sections_of(text, heading.children)),
        )
        for heading in headings
    )


def ranges_of(headings: Sequence[Heading], path: tuple[str, ...] = ()) -> list[SectionRange]:
    """The headings flat, in text order, with the labels above them."""
    ranges: list[SectionRange] = []
    for heading in headings:
        own = (*path, heading.label)
        ranges.append(
            SectionRange(
                heading.label, heading.level, heading.title, heading.start, heading.heading_end, heading.end, own
            )
        )
        ranges.extend(ranges_of(heading.children, own))
    return ranges


def _heading(line: Piece, kinds: Sequence[Pattern], before: Sequence[Heading]) -> Heading | None:
    for pattern in kinds:
        match = pattern.regex.match(line.text)
        if match is None:
            continue
        style = pattern.id.partition("/")[2]
        label = " ".join(match["label"].split()).rstrip(" ./-–—")
        number = match["number"]
        if style == "roman" and _is_letter(number, match["sign"], before):
            style = "letter"
        value = _value(style, number)
        if number == "l" and not _follows_k(match["sign"], before):
            return None  # 1), read wrongly from a scan
        if style == "decimal" and not _fits_decimal(label, before):
            return None
        sign = (match.groupdict().get("sign") or "").strip()
        depth = number.count(".") if style == "decimal" else 0
        rest = line.cut(match.end("label"), len(line.text))
        skip = len(rest.text) - len(rest.text.lstrip(".:)/-–—* "))
        rest = rest.cut(skip, len(rest.text))
        title_end = _title_end(rest.text)
        return Heading(
            label=label,
            style=f"{style}{depth or ''}{sign if style in ('number', 'small-letter', 'letter', 'roman') else ''}",
            value=value,
            title=_clean(rest.text[:title_end]),
            start=line.start,
            heading_end=rest.start + title_end if rest.text else line.end,
        )
    return None


def _title_end(rest: str) -> int:
    """Where the title ends: before content on the same line, which a colon or a first sentence sets off."""
    for match in _SENTENCE.finditer(rest):
        if match.group()[0] == ":" or len(rest) > _LONG_TITLE:
            return match.start() + 1
    return len(rest)


def _clean(title: str) -> str:
    return " ".join(title.replace("*", "").split()).strip(" .:;,-–")


def _title_below(text: Text, heading: Heading, lines: Sequence[int], position: int) -> int:
    """Take lines in capitals below "Chương I" as its title; the index of the last line taken."""
    taken = lines[position]
    if heading.style not in _OUTER[:4] and heading.title:
        return taken
    for index in lines[position + 1 : position + 5]:
        line = whole_line(text, index)
        if not line.text:
            continue
        if not is_capitals(line.text) or re.match(r"^\W*(?:[IVX]{1,5}|\d+|[A-Z])[.)/]", line.text):
            break
        heading.title = f"{heading.title} {_clean(line.text)}".strip()
        heading.heading_end = line.end
        taken = index
    return taken


def _unnumbered(text: Text, kinds: Sequence[Pattern], lines: Sequence[int], position: int) -> Heading | None:
    """A short line without end mark right above numbered items, where nothing numbered stands above it."""
    line = whole_line(text, lines[position])
    if not line.text or len(line.text) > 80 or not line.text[0].isupper() or line.text[-1] in ".;:,?!/":
        return None
    following = (whole_line(text, index) for index in lines[position + 1 : position + 4])
    below = next((piece for piece in following if piece.text), None)
    first = None if below is None else _heading(below, kinds, [])
    if first is None or first.value != 1 or first.style[:4] not in ("numb", "step"):
        return None
    return Heading("", "unnumbered", 0, _clean(line.text), line.start, line.end)


def _is_letter(number: str, sign: str, before: Sequence[Heading]) -> bool:
    """Whether I, V or X goes on a series of capital letters rather than of Roman numerals."""
    letters = [heading.value for heading in before if heading.style == f"letter{sign.strip()}"]
    return len(number) == 1 and bool(letters) and letters[-1] == _LETTERS.find(number)


def _follows_k(sign: str, before: Sequence[Heading]) -> bool:
    """Whether the last small letter with this sign was k."""
    letters = [heading.value for heading in before if heading.style == f"small-letter{sign}"]
    return bool(letters) and letters[-1] == _value("small-letter", "k")


_LETTERS = "ABCDEGHIKLMNOPQRSTUVXY"
_SMALL = "abcdđeghiklmnopqrstuvxy"


def _value(style: str, number: str) -> int:
    if number.isdigit():
        return int(number)
    if style == "decimal":
        return int(number.rsplit(".", 1)[1])
    if style == "small-letter":
        return _SMALL.find(number.lower()) + 1
    if style == "letter":
        return _LETTERS.find(number) + 1
    if re.fullmatch(r"[IVXLC]+", number):
        return _roman(number)
    return 0


def _roman(number: str) -> int:
    values = [_VALUES[char] for char in number]
    return sum(-value if value < max(values[index:]) else value for index, value in enumerate(values))


def _fits_decimal(label: str, before: Sequence[Heading]) -> bool:
    """1.2 is a heading under 1, or when it ends in a dot; else it may be a quantity."""
    if label.endswith((".", "/", ")")):
        return True
    parent = label.rpartition(".")[0]
    return any(
        heading.label.rstrip("./)-") == parent or heading.label.rpartition(".")[0] == parent for heading in before
    )


def _tree(headings: Sequence[Heading], end: int) -> list[Heading]:
    """Nest headings: a style seen above closes everything below it, a new style opens a level."""
    top: list[Heading] = []
    stack: list[Heading] = []
    for heading in headings:
        depth = _depth(stack, heading)
        for closed in stack[depth:]:
            closed.end = heading.start
        del stack[depth:]
        heading.level = depth + 1
        (stack[-1].children if stack else top).append(heading)
        stack.append(heading)
    for heading in stack:
        heading.end = end
    return top


def _depth(stack: Sequence[Heading], heading: Heading) -> int:
    for depth, open_heading in enumerate(stack):
        if open_heading.style == heading.style:
            return depth
    if heading.style in _OUTER:
        rank = _OUTER.index(heading.style)
        for depth, open_heading in enumerate(stack):
            if open_heading.style not in _OUTER or _OUTER.index(open_heading.style) > rank:
                return depth
    if heading.style == "unnumbered":
        return next((depth for depth, open_heading in enumerate(stack) if open_heading.style == "unnumbered"), 0)
    return len(stack)
