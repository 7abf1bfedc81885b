"""Which printed lines are one line of the text: paragraphs put together again over line and page breaks.

Where the page is known, its geometry decides first: a line that left room for the next word was
ended on purpose. Without geometry only the text speaks: labels, punctuation, capitals.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from vanban.readers.reading import Box
from vanban.text.lines import Printed

_DASH = re.compile(r"[-–—+]\s")
_LABEL = re.compile(
    r"""[-–—+*•▪□☒✓|]                                   # bullets, and rows of tables typed with bars
      | [¹²³⁴-⁹]+\s
      | \(?\d{1,2}(?:\.\d{1,2}){0,3}(?:[.)](?:\s|(?=[^\W\d]))|/(?!\w?[A-ZĐ]{2})(?=\s|[^\W\d]))  # 1. 1.2. (1) 1/ 1.Tên
      | \d{1,2}(?:\.\d{1,2}){1,3}\s
      | [IVX]{1,5}(?:[.)](?=\s|\w)|/(?!\d))
      | \(?[A-ZĐa-zđ][.)/]\s
      | (?:Phần|Chương|Mục|Tiểu\ mục|Điều|Bước|Phụ\ lục|Biểu|Mẫu)\s+(?:[IVX]+|\d+)\b
      | [.…_]{3}                                          # leaders of a form
    """,
    re.VERBOSE,
)
_INLINE_LABEL = re.compile(r"\(\w{1,2}\)\s")  # counts inside a paragraph: (1) ...; (2) ...
_FINISHED = re.compile(r"[.;:!?…][\"”’')\]*]*$")
_LEADERS = re.compile(r"(?:[._]{4,}|…{2,})$")  # of a form: what was to be filled in ends here
_WORD = re.compile(r"\S+")
_BREAKABLE = re.compile(r"\S[-/]$")
_SYMBOL_BEGUN = re.compile(r"\d/[A-ZĐ][\w-]*$")
_HELD_BACK = re.compile(r"[-/][^\W_]")

_SPACE = 3.0  # points between two words, at least
_SLACK = 2.0  # points by which a justified line may miss the margin
_JUSTIFIED = 4  # lines that end at one place make it a margin
_INDENT = 8.0
_PADDING = 5.0  # points between a cell's rule and its text (Word and LibreOffice: 5.4 and 5.5)
_APART = 4.0  # points more than the usual line pitch
_NAME = 2  # words that a name in capitals has at least before one is broken off
_RUNNING_TEXT = 60  # characters that make a line running text rather than a line of a heading or header


@dataclass(frozen=True, slots=True)
class Measure:
    """How far lines could reach: left and right edge and usual line pitch in points.

    ``width`` is the same in characters for typed text that was broken by hand at a width.
    """

    left: float | None = None
    right: float | None = None
    pitch: float | None = None
    width: int | None = None


Measures = Mapping[int | None, Measure]
Group = list[Printed]


def join_lines(lines: Sequence[Printed], measures: Measures) -> list[Group]:
    """Group ``lines`` that stand under each other into the lines of the text; ``measures`` are by page."""
    return _grouped(lines, lambda group, line: goes_on(group, line, measures[group[-1].page]))


def join_column(lines: Sequence[Printed]) -> list[Group]:
    """Group the lines of a narrow column, where most breaks are meant: the names of a header, a list."""
    return _grouped(lines, _goes_on_in_column)


def _grouped(lines: Sequence[Printed], continues: Callable[[Group, Printed], bool]) -> list[Group]:
    groups: list[Group] = []
    for line in lines:
        if groups and not line.complete and not groups[-1][-1].complete and continues(groups[-1], line):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def goes_on(paragraph: Sequence[Printed], line: Printed, measure: Measure) -> bool:
    """Whether ``line`` continues ``paragraph``, the lines joined so far."""
    last = paragraph[-1]
    if last.complete or line.complete or last.role is not line.role:
        return False
    if _mostly_capitals(last.text) != _mostly_capitals(line.text) or _LEADERS.search(last.text):
        return False
    if last.box is None or line.box is None or measure.right is None:
        return _goes_on_typed(paragraph, line, measure)
    full = _full(last, line, measure)
    indented = _indented(paragraph, line, measure)
    apart = _pitch_apart(last, line, measure)
    if _LABEL.match(line.text):
        return full and not indented and (_INLINE_LABEL.match(line.text) is not None or _unfinished_dash(last, line))
    if not ends_sentence(last.text) and _begins_lower(line.text):
        return full or not (indented or apart)
    if _both_centred(last, line):
        return (
            not apart and not ends_sentence(last.text) and not _mostly_capitals(line.text) and _same_style(last, line)
        )
    if not full or indented or apart:
        return False
    return not ends_sentence(last.text) or last.style.bold == line.style.bold


def _goes_on_typed(paragraph: Sequence[Printed], line: Printed, measure: Measure) -> bool:
    last = paragraph[-1]
    if _LABEL.match(line.text):
        return False
    if measure.width is not None and not line.apart:
        first = _WORD.match(line.text)
        return len(last.text) + 1 + (len(first.group()) if first else 0) > measure.width
    if ends_sentence(last.text):
        return False
    if last.text.endswith(","):
        return _begins_lower(line.text) or (not line.apart and _is_item(paragraph))
    return _begins_lower(line.text) and len(last.text) >= _RUNNING_TEXT


def _goes_on_in_column(paragraph: Sequence[Printed], line: Printed) -> bool:
    last = paragraph[-1]
    if _LABEL.match(line.text) or ends_sentence(last.text):
        return False
    if last.box is None or line.box is None or line.box[1] - last.box[3] > last.box[3] - last.box[1]:
        return False
    if _mostly_capitals(last.text):
        return _is_last_word(last, line)
    return _begins_lower(line.text) or line.text[:1].isdigit() or _is_item(paragraph)


def _is_last_word(last: Printed, line: Printed) -> bool:
    """Whether ``line`` is the one word of a name in capitals that had no room ("ĐẢNG BỘ HUYỆN SƠN / VÂN")."""
    return len(last.text.split()) > _NAME and line.text.isalpha() and line.text.isupper() and _same_style(last, line)


def _is_item(paragraph: Sequence[Printed]) -> bool:
    return _DASH.match(paragraph[0].text) is not None


def _unfinished_dash(last: Printed, line: Printed) -> bool:
    """Whether ``line`` begins with a dash inside a sentence ("kinh tế / - xã hội") or a symbol ("49/KH / -UBND")."""
    if _DASH.match(line.text):
        rest = line.text[1:].lstrip()
        between_years = rest[:1].isdigit() and last.text[-1].isdigit()
        return not ends_sentence(last.text) and (_begins_lower(rest) or between_years)
    return _HELD_BACK.match(line.text) is not None and _SYMBOL_BEGUN.search(last.text) is not None


def separator(last: str, following: str) -> str:
    """What stands between two joined lines: nothing after a hyphen or slash inside a word, else a space."""
    return "" if _BREAKABLE.search(last) or _HELD_BACK.match(following) else " "


def measures_of(lines: Sequence[Printed]) -> dict[int | None, Measure]:
    """The measure of every page, from the body lines on it and on the pages of the same width."""
    by_page: dict[int | None, list[Printed]] = {}
    for line in lines:
        by_page.setdefault(line.page, []).append(line)
    whole = measure_of(lines)
    return {page: _fitting(measure_of(own), whole) for page, own in by_page.items()}


def _fitting(own: Measure, whole: Measure) -> Measure:
    if own.right is None or whole.right is None or own.right > whole.right + _INDENT:
        return own
    return whole


def measure_of(lines: Sequence[Printed], box: Box | None = None) -> Measure:
    """The measure of lines that stand in one column; ``box`` is that of the table cell, if any."""
    boxed = [line.box for line in lines if line.box is not None]
    if not boxed:
        return Measure(width=_typed_width(lines))
    left = _left_margin(x0 for x0, _, _, _ in boxed)
    right = _right_margin(x1 for _, _, x1, _ in boxed)
    if box is not None:
        left, right = min(left, box[0] + _PADDING), max(right, box[2] - _PADDING)
    return Measure(left=left, right=right, pitch=_usual_pitch(lines))


def _left_margin(edges: Iterable[float]) -> float:
    """The outermost place where a fair share of the lines begin, else where the outermost begins."""
    clusters = _clusters(sorted(edges))
    enough = max(2, sum(map(len, clusters)) / 12)
    return next((cluster[0] for cluster in clusters if len(cluster) >= enough), clusters[0][0])


def _right_margin(edges: Iterable[float]) -> float:
    """Where most lines end; without such a place, the outermost edge that two lines share, else the outermost."""
    clusters = _clusters(sorted(edges, reverse=True))
    fullest = max(clusters, key=len)
    if len(fullest) >= max(_JUSTIFIED, sum(map(len, clusters)) / 6):
        return fullest[0]
    return next((cluster[0] for cluster in clusters if len(cluster) > 1), clusters[0][0])


def _clusters(ordered: Iterable[float]) -> list[list[float]]:
    clusters: list[list[float]] = []
    for edge in ordered:
        if clusters and abs(edge - clusters[-1][0]) <= _SLACK:
            clusters[-1].append(edge)
        else:
            clusters.append([edge])
    return clusters


def _usual_pitch(lines: Sequence[Printed]) -> float | None:
    pitches = [
        _pitch(last, line)
        for last, line in pairwise(lines)
        if last.page == line.page and not ends_sentence(last.text) and _begins_lower(line.text)
    ]
    forward = [pitch for pitch in pitches if 0 < pitch < 60]
    return median(forward) if forward else None


def _pitch(last: Printed, line: Printed) -> float:
    return line.box[3] - last.box[3] if last.box is not None and line.box is not None else 0.0


def _pitch_apart(last: Printed, line: Printed, measure: Measure) -> bool:
    return last.page == line.page and measure.pitch is not None and _pitch(last, line) > measure.pitch + _APART


def _typed_width(lines: Sequence[Printed]) -> int | None:
    """At how many characters typed lines were broken by hand; None when they were not."""
    lengths = sorted(len(line.text) for line in lines)
    if len(lengths) < 8 or lengths[-1] > 130:
        return None
    width = lengths[int(len(lengths) * 0.98)]
    near = sum(1 for length in lengths if length > 0.85 * width)
    return width if near > 0.4 * len(lengths) else None


def _full(last: Printed, line: Printed, measure: Measure) -> bool:
    """Whether the first word of ``line`` had no room behind ``last``."""
    assert last.box is not None
    assert measure.left is not None
    assert measure.right is not None
    begin = measure.left if last.style.align == "center" else last.box[0]
    return begin + last.box[2] - last.box[0] + _SPACE + _first_word_width(line) > measure.right - _SLACK


def _first_word_width(line: Printed) -> float:
    if line.words:
        box = line.words[0][2]
        return box[2] - box[0]
    first = _WORD.match(line.text)
    if first is None or line.box is None:
        return 0.0
    return (line.box[2] - line.box[0]) * len(first.group()) / len(line.text)


def _indented(paragraph: Sequence[Printed], line: Printed, measure: Measure) -> bool:
    """Whether ``line`` begins further in than the lines that continue a paragraph do."""
    assert line.box is not None
    if _both_centred(paragraph[-1], line):
        return False
    continued = [member.box[0] for member in paragraph[1:] if member.box is not None]
    if continued:
        return line.box[0] > continued[-1] + _INDENT
    first = paragraph[0].box
    if first is not None and line.box[0] < first[0] - _INDENT:
        return False  # the first line was indented, not this one
    hanging = first is not None and line.box[0] >= first[0] and bool(_LABEL.match(paragraph[0].text))
    return measure.left is not None and line.box[0] > measure.left + _INDENT and not hanging


def _both_centred(last: Printed, line: Printed) -> bool:
    if last.box is None or line.box is None or "center" not in (last.style.align, line.style.align):
        return False
    return abs(last.box[0] + last.box[2] - line.box[0] - line.box[2]) < 2 * _SLACK


def _same_style(last: Printed, line: Printed) -> bool:
    if (last.style.bold, last.style.italic) != (line.style.bold, line.style.italic):
        return False
    return last.style.size is None or line.style.size is None or abs(last.style.size - line.style.size) < 1


def ends_sentence(text: str) -> bool:
    """Whether a line ends with a mark after which a new line may begin."""
    return _FINISHED.search(text) is not None


def _begins_lower(text: str) -> bool:
    return text[:1].islower() and _LABEL.match(text) is None


def _mostly_capitals(text: str) -> bool:
    letters = [char for char in text if char.isalpha()]
    return " " in text and len(letters) >= 6 and sum(char.isupper() for char in letters) > 0.8 * len(letters)
