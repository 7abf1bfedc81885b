"""Lines of a PDF page from its words: what stands at one height, and columns set side by side.

PDF content has no lines and comes in any order; position alone decides here.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from statistics import median

from vanban.readers.pdf_glyphs import Glyphs
from vanban.readers.reading import Box, Line, Style, Word, font_runs

SUPERSCRIPT = str.maketrans("0123456789+-=", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼")
_SUBSCRIPT = str.maketrans("0123456789+-=", "₀₁₂₃₄₅₆₇₈₉₊₋₌")

_SAME_LINE = 0.2  # em by which the baselines of one line may differ
_SMALL = 0.8  # of the size of its neighbours: a raised or lowered mark
_FEW = 3  # words that together may be marks of a line
_SPACE = 0.1  # em between words from which they stand apart
_TAB = 2.0  # em that no row of typed spaces explains
_ALIGNED = 2.5  # points by which edges of one column may differ
_CENTRED = 6.0  # points by which middles may differ
_INDENTED = 3  # lines of different length that begin at one place make it an indent
_SIDE_ROOM = 12.0  # points that a centred line leaves free on both sides


@dataclass(frozen=True)
class Row:
    """Words on one baseline, from left to right; the gaps between them may be wide."""

    words: tuple[Glyphs, ...]

    @cached_property
    def box(self) -> Box:
        return around(word.box for word in self.words)

    @cached_property
    def size(self) -> float:
        return max(word.size for word in self.words)

    @cached_property
    def baseline(self) -> float:
        return max(self.words, key=lambda word: word.size).baseline

    def between(self, left: float, right: float) -> Row | None:
        """The part of the row whose words have their middles between two edges."""
        words = tuple(word for word in self.words if left <= (word.box[0] + word.box[2]) / 2 < right)
        return Row(words) if words else None


def around(boxes: Iterable[Box]) -> Box:
    """The box that holds all of ``boxes``."""
    x0, y0, x1, y1 = zip(*boxes, strict=True)
    return min(x0), min(y0), max(x1), max(y1)


def rows_of(words: Iterable[Glyphs]) -> list[Row]:
    """``words`` by baseline, from top to bottom; raised and lowered marks stay with their line."""
    groups: list[list[Glyphs]] = []
    for word in sorted(words, key=lambda word: (word.baseline, word.box[0])):
        home = next((group for group in reversed(groups[-4:]) if _level(group, word)), None)
        if home is None:
            groups.append([word])
        else:
            home.append(word)
    _take_in_marks(groups)
    rows = [Row(tuple(sorted(group, key=_along))) for group in groups]
    return sorted(rows, key=lambda row: (row.baseline, row.box[0]))


def _along(word: Glyphs) -> float:
    return word.box[0] if word.upright else word.order


def _level(group: Sequence[Glyphs], word: Glyphs) -> bool:
    first = group[0]
    if not (first.upright and word.upright):
        return first.upright == word.upright and abs(word.order - group[-1].order) <= 1
    return abs(first.baseline - word.baseline) < _SAME_LINE * min(first.size, word.size)


def _take_in_marks(groups: list[list[Glyphs]]) -> None:
    """Move words that stand a little off a line (marks, stamped numbers) into the gap of it that they fill."""
    for group in [group for group in groups if len(group) <= _FEW and all(len(word.text) <= 6 for word in group)]:
        for word in list(group):
            homes = [other for other in groups if other is not group and _has_room_for(other, word)]
            if homes:
                max(homes, key=lambda other: (_overlap(other[0].core, word.core), len(other))).append(word)
                group.remove(word)
    groups[:] = [group for group in groups if group]


def _has_room_for(line: Sequence[Glyphs], mark: Glyphs) -> bool:
    if not line or not mark.upright or not all(word.upright for word in line):
        return False
    size = max(word.size for word in line)
    x0, _, x1, _ = mark.box
    if any(min(x1, word.box[2]) - max(x0, word.box[0]) > 0.3 * size for word in line):
        return False
    begin, end = min(word.box[0] for word in line), max(word.box[2] for word in line)
    before = mark.size < _SMALL * size and 0 <= begin - x1 < 0.6 * size
    return (before or begin < x0 < end + 0.5 * size) and _overlap(line[0].core, mark.core) >= 0.5


def _overlap(one: tuple[float, float], other: tuple[float, float]) -> float:
    """How much of the lower of two stretches the other covers, 0 to 1."""
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return max(0.0, shared) / max(0.1, min(one[1] - one[0], other[1] - other[0]))


def line_of(row: Row, align: str | None = None) -> Line:
    """``row`` as a line of the reading: its text, and words with their boxes."""
    text = ""
    words: list[Word] = []
    fonts: list[tuple[str, str | None]] = []
    last: Glyphs | None = None
    for glyphs in row.words:
        gap = _gap(last, glyphs) if last else ""
        shown = _shown(glyphs, row)
        if gap == "" and words:
            joined = words.pop()
            words.append(Word(joined.start, len(text) + len(shown), around((joined.box, glyphs.box))))
        else:
            start = len(text) + len(gap)
            words.append(Word(start, start + len(shown), glyphs.box))
        text += gap + shown
        fonts.append((gap + shown, glyphs.font.name))
        last = glyphs
    return Line(text, row.box, _style(row, align), tuple(words), font_runs(fonts))


def _gap(last: Glyphs, word: Glyphs) -> str:
    width = word.box[0] - last.box[2]
    em = max(last.size, word.size, 1.0)
    spaces = word.spaces if word.order == last.order + 1 else 0
    if width > _TAB * em and spaces < 2:
        return "\t"
    if spaces or width > _SPACE * em:
        return " " * max(spaces, 1)
    return ""


def _shown(word: Glyphs, row: Row) -> str:
    """The word's text; numbers set small above or below the line as such characters."""
    if word.size > _SMALL * row.size:
        return word.text
    rise = row.baseline - word.baseline
    if rise > 0.15 * row.size:
        return _all_marks(word.text, SUPERSCRIPT)
    return _all_marks(word.text, _SUBSCRIPT) if rise < -0.05 * row.size else word.text


def _all_marks(text: str, table: dict[int, int]) -> str:
    return text.translate(table) if all(ord(char) in table for char in text) else text


def _style(row: Row, align: str | None) -> Style:
    looks: Counter[tuple[str, float, bool, bool]] = Counter()
    for word in row.words:
        looks[(word.font.name, word.size, word.font.bold, word.font.italic)] += len(word.text)
    total = looks.total()
    (font, size, _, _), _ = looks.most_common(1)[0]
    bold = sum(count for look, count in looks.items() if look[2])
    italic = sum(count for look, count in looks.items() if look[3])
    return Style(font or None, size, 2 * bold > total, 2 * italic > total, align)


@dataclass(frozen=True, slots=True)
class Margins:
    """Between which edges the lines of a page stand, and where paragraphs begin besides the left margin."""

    left: float
    right: float
    indents: tuple[float, ...] = ()


def aligned_line(row: Row, margins: Margins) -> Line:
    """``row`` as a line, with its alignment between the margins."""
    return line_of(row, _alignment(row.box, margins))


def _alignment(box: Box, margins: Margins) -> str:
    before, after = box[0] - margins.left, margins.right - box[2]
    if before < _SIDE_ROOM and after < _ALIGNED:
        return "justify"
    if any(abs(box[0] - indent) < 1 for indent in margins.indents):
        return "left"
    if abs(before - after) < 2 * _CENTRED and min(before, after) > _SIDE_ROOM:
        return "center"
    return "right" if before > 0.4 * (margins.right - margins.left) and after < _SIDE_ROOM else "left"


def column_lines(rows: Sequence[Row]) -> list[Line]:
    """``rows`` of one narrow column as lines: centred when their middles agree better than their left edges."""
    boxes = [row.box for row in rows]
    centred = is_centred(boxes)
    return [line_of(row, "center" if centred else "left") for row in rows]


def is_centred(boxes: Sequence[Box]) -> bool:
    """Whether lines share their middle rather than their left edge."""
    middles = [(x0 + x1) / 2 for x0, _, x1, _ in boxes]
    return len(boxes) > 1 and _spread(middles) < _spread([box[0] for box in boxes])


def _spread(values: Sequence[float]) -> float:
    middle = median(values)
    return median(sorted(abs(value - middle) for value in values)[len(values) // 2 :])


def inner_gaps(row: Row) -> Iterator[tuple[float, float]]:
    """The free stretches between the words of a row: (left, right) edges."""
    reach = row.words[0].box[2]
    for word in row.words[1:]:
        if word.box[0] > reach:
            yield reach, word.box[0]
        reach = max(reach, word.box[2])


def page_margins(boxes: Sequence[Box], width: float) -> Margins:
    """The margins of pages whose lines and tables stand in ``boxes``: the outermost edges that several share."""
    if not boxes:
        return Margins(0.0, width)
    lefts = [box[0] for box in boxes]
    left, right = _outermost(lefts), -_outermost([-box[2] for box in boxes])
    ends: defaultdict[float, set[int]] = defaultdict(set)
    for box in boxes:
        ends[round(box[0], 1)].add(round(box[2]))
    indents = (edge for edge, others in ends.items() if len(others) >= _INDENTED and left + _ALIGNED < edge < right)
    return Margins(left, right, tuple(sorted(indents)))


def _outermost(edges: Sequence[float]) -> float:
    """The least edge that is shared by several lines; by one when no edge is shared."""
    ordered = sorted(edges)
    enough = max(2, len(ordered) // 30)
    for index, edge in enumerate(ordered):
        reach = index + enough - 1
        if reach < len(ordered) and ordered[reach] - edge < _ALIGNED:
            return edge
    return ordered[0]
