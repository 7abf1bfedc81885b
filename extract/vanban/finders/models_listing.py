"""Lists of models: behind "các mô hình như:", or the list lines below a line that announces models."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from vanban.finders.material import Material
from vanban.finders.models_blocks import label_kind
from vanban.meaning.letters import UPPER
from vanban.patterns import Pattern
from vanban.readers.reading import Role
from vanban.text.model import TextLine

Named = tuple[int, int, str]  # start and end of a name, and the words that announce its list
_Place = tuple[int, int]

_SENTENCE_END = re.compile(rf"(?<!\.)\.(?=\s+(?:{UPPER}|[“\"]))|…|\.{{2,}}|[!?]|\n")
_QUOTED = re.compile(r"[“\"«]\s*(?P<name>[^“”\"«»\n]{2,260}?)\s*[”\"»“]")
_NAMED = re.compile(r"[“\"](?!\s*[Dd]ân\s+vận\s+khéo)[^“”\"\n]{2,260}[”\"]")
LIST_LINE = re.compile(r"\s*(?:[-+*•]|\(?\d{1,2}[.)]|[a-zđ]\))\s*")
_FIELD_LABEL = re.compile(r"(?:(?:[Tt]rên|[Vv]ề|[Tt]rong)\s+)?[Ll]ĩnh\s+vực[^:“\"]{3,80}:\s*")
# What may stand directly before a quoted name in a list
_BEFORE_NAME = re.compile(
    r"(?:^|[;,.)(:]|\svà|\shoặc|[Mm]ô\s+hình(?:\s+[\w-]+){0,3}|việc\s+làm|nhân\s+rộng|duy\s+trì|xây\s+dựng(?:\s+mới)?|ra\s+mắt|(?<!\w)với)\s*$"
)


def list_names(material: Material, pattern: Pattern, read_tables: Collection[int]) -> Iterator[Named]:
    """Places of the names in all lists that ``pattern`` (what announces a list) opens."""
    other = material.patterns.compile(r"(?:{not_list_word})")
    lines = material.text.lines
    for index, line in enumerate(lines):
        if line.cell is not None and line.cell.table in read_tables:
            continue
        for match, limit in _announcements(material, pattern, line):
            label = material.string[line.start : match.start("name")].rstrip(" :")
            if other.search(match["between"]) or _is_label(material, label) or not match["name"].strip():
                continue
            if _NAMED.search(match["between"]) and match["name"].lstrip()[0] not in '“"':
                continue  # what a colon behind a model tells of it
            end = _list_end(material.string, match.start("name"), limit)
            said = material.string[max(line.start, match.start() - 120) : match.start("name")]
            announced = re.split(r"[.;]\s", said)[-1]
            places = list(_names(material, match.start("name"), end))
            if end == line.end and line.text.rstrip().endswith(";"):
                places += _names_below(material, index)
            for place in places:
                yield (*place, announced)
        if _announces(material, line.text, other):
            for place in _names_below(material, index):
                yield (*place, line.text[-200:])


def _announcements(material: Material, pattern: Pattern, line: TextLine) -> Iterator[tuple[re.Match[str], int]]:
    """What opens a list in ``line``, and where its list ends at the latest: the next one has a clause of its own."""
    match = pattern.regex.search(material.string, line.start, line.end)
    while match is not None:
        following = pattern.regex.search(material.string, match.start("name"), line.end)
        parted = re.compile(r".*[.;]", re.DOTALL).match(
            material.string, match.start("name"), following.start() if following else match.start("name")
        )
        yield match, parted.end() - 1 if parted else line.end
        match = following if parted else None


def _names_below(material: Material, index: int) -> Iterator[_Place]:
    """The names in the list lines below line ``index``; a footnote or the rest of a broken line goes by."""
    paragraph = material.patterns.get("field_mark/paragraph")
    unfinished = False
    for line in material.text.lines[index + 1 :]:
        item = LIST_LINE.match(line.text) or paragraph.regex.match(line.text)
        if item is not None:
            yield from _names(material, line.start + item.end(), line.end)
        elif line.role is not Role.FOOTNOTE and not unfinished:
            return
        unfinished = line.text.rstrip()[-1:] not in ".;:!?…"


def _is_label(material: Material, text: str) -> bool:
    """Whether ``text`` is the label of a labelled line: "3. Lý do xây dựng mô hình"."""
    label = LIST_LINE.sub("", text, count=1)
    return ":" not in label and len(label) < 90 and label_kind(label, material.patterns) is not None


def _announces(material: Material, text: str, other: re.Pattern[str]) -> bool:
    """Whether a line ends by announcing models: "… có những mô hình tiêu biểu như sau:"."""
    if not text.rstrip().endswith(":"):
        return False
    sentences = re.split(r"[.](?=\s)", text)
    clause = sentences[-1] if len(sentences[-1]) > 40 else ".".join(sentences[-2:])  # "Nổi bật là:" goes on
    clause = clause[-300:]
    return material.patterns.compile("{model_head}").search(clause) is not None and other.search(clause[-90:]) is None


def _list_end(string: str, start: int, end: int) -> int:
    """Where the sentence of a list ends; a full stop before another quoted model goes on."""
    for match in _SENTENCE_END.finditer(string, start, end):
        if not re.match(r"\s*(?:[Mm]ô\s+hình\s*)?[“\"]", string[match.end() : match.end() + 14]):
            return match.start()
    return end


def _names(material: Material, start: int, end: int) -> Iterator[_Place]:
    """The names in a list or in a list line: segment by segment, quoted or plain."""
    label = _FIELD_LABEL.match(material.string, start, end)
    start = label.end() if label else start
    for segment_start, segment_end in _segments(material.string, start, end):
        quoted = list(_quoted_names(material, segment_start, segment_end))
        if quoted:
            yield from quoted
        elif not _QUOTED.search(material.string, segment_start, segment_end):
            opens = segment_start == start or material.string[segment_start - 1] != "."
            yield from _plain_names(material, segment_start, segment_end, opens)


def _segments(string: str, start: int, end: int) -> Iterator[_Place]:
    """Pieces of a list parted by semicolons, sentence ends and numbers in brackets, not within quotes."""
    position = start
    for match in re.finditer(rf"[“\"][^”\"\n]*[”\"]|;|\.(?=\s+{UPPER})|\.{{2,}}|…|(?=\(\d\)\s)", string[start:end]):
        if match.group()[:1] in ("“", '"'):
            continue
        yield position, start + match.start()
        position = start + match.end()
    yield position, end


def _quoted_names(material: Material, start: int, end: int) -> Iterator[_Place]:
    string = material.string
    other = material.patterns.compile(r"(?:^|[\s(,;])(?:{not_model_head})(?:\s+[\w-]+){0,2}\s*:?\s*$")
    rejected_end = -1
    for match in _QUOTED.finditer(string, start, end):
        before = string[max(start, match.start() - 120) : match.start()]
        between = string[rejected_end : match.start()] if rejected_end >= 0 else ""
        follows_rejected = rejected_end >= 0 and re.fullmatch(r"\s*(?:,|và|;)*\s*", between) is not None
        if other.search(before) or follows_rejected or not _BEFORE_NAME.search(before.strip() and before):
            rejected_end = match.end()
            continue
        yield match.span("name")


def _plain_names(material: Material, start: int, end: int, opens: bool) -> Iterator[_Place]:
    """Names without quotes: a piece that begins with "Mô hình", with what is done, or with who does it.

    A new sentence (``opens`` is false) goes on telling of the model before unless it says "Mô hình".
    """
    name = material.patterns.compile(
        r"\s*(?:\(\d\)\s*)?(?:và\s+)?(?P<head>[Mm]ô\s+hình\s+(?!{not_model_start}(?!\w)))?"
        r"(?P<name>(?i:{work_verb})(?!\w)[^;:…()“”\"\n]*?)(?={name_end})"
    )
    headed = material.patterns.compile(
        r"\s*(?:\(\d\)\s*)?[Mm]ô\s+hình\s+(?!{not_model_start}(?!\w))(?P<name>[^;:…()“”\"\n]{4,}?)(?={name_end})"
    )
    for piece in re.finditer(r"[^,]+", material.string[start:end]):
        limits = start + piece.start(), min(end, start + piece.end() + 1)
        match = (name.match(material.string, *limits) if opens else None) or headed.match(material.string, *limits)
        if match is None:
            return  # what does not look like a name ends the list
        if 2 <= len(match["name"].split()) <= 16:
            yield match.span("name")
        if re.match(
            r"\s+(?:đã|được|giúp|góp|mang|đem|của|ở|tại|do|với)\s", material.string[match.end() : match.end() + 8]
        ):
            return
