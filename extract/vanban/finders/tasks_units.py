"""Who gets a task: units in lists, at the beginning of a sentence, and alone in a heading."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from vanban.finders.material import MASK
from vanban.patterns import PatternSet

_NOTE = r"(?:\s*\([^()\n]*\))?"
_FIRST_UNITS = r"{unit_list}|{field_body}\s+{task_verb}(?!\w)|{unit_start}(?!\w)"
_TOPIC = re.compile(r"(?:[^\W\d_]+,?\s){0,7}[^\W\d_]+:\s+")
_OFFICES = re.compile(r"\s[-–]\s")  # between the offices of one person: Trưởng phòng Nội vụ - Phó Trưởng ban
_BROKEN = re.compile(r"(?<![,;.:])\n(?=(\w))")
_TRIMMED = " \t\n.,;:-–+*•"
_MOST_WORDS = 30  # of a subject
_SHORT_NAME = 14  # words of a heading that may be a unit no grammar knows
_NEAR = 60  # characters between a known unit and its verb, when only words that describe it stand between


@dataclass(frozen=True, slots=True)
class Subject:
    """Those whom a sentence names before the verb; ``action`` is the offset in it where their task begins."""

    units: list[str]
    action: int
    head: str  # what stands before the units: "" or, in small letters, "giao", "đề nghị"

    @property
    def assigned(self) -> bool:
        """Whether a word such as "Giao" leaves no doubt."""
        return self.head.startswith("giao")

    @property
    def asked(self) -> bool:
        """Whether they are asked or told to act, not only spoken of."""
        return self.head.startswith(("giao", "phân công", "đề nghị", "kính đề nghị", "yêu cầu"))


def split_units(text: str, patterns: PatternSet) -> list[str]:
    """The units in a list: parted by semicolons, commas and "và", but not within the name of a body.

    A line break parts them as well, unless a small letter behind it shows that a narrow cell broke the line.
    """
    text = _BROKEN.sub(lambda match: " " if match[1].islower() else "\n", without_note(text))
    named = patterns.compile(r"(?P<one>{joint_office}(?!\w)|{comrade_office})|{organisation}|{work_pair}")
    another = patterns.compile(r"((?:,\s*|\s+và\s+)(?={own_body}(?!\w)))")  # Sở Tài chính và UBND các huyện

    def mask(match: re.Match[str]) -> str:
        if match.group().islower():
            return match.group()  # bodies of a kind, not the name of one
        pieces = [match.group()] if match["one"] else another.split(match.group())
        return "".join(re.sub(r"[\s,]", MASK, piece) if not index % 2 else piece for index, piece in enumerate(pieces))

    masked = named.sub(mask, text)
    named_place = rf"[\s{MASK}]+(?:{{upper}}|\d|số)"
    separator = patterns.compile(
        rf"\s*(?:[;\n]|,(?!\s*{{joined_noun}}(?!\w)|\s*{{settlement_noun}}(?!\w|{named_place}))|\s(?:và|cùng|với)\s)"
        r"\s*(?:(?:và|với|cùng)\s+)?"
    )
    comrade = patterns.get("task_head/comrade").regex
    places = _whole_bodies(text, _between(separator, masked), patterns)
    names = (comrade.sub("", text[start:end].strip(_TRIMMED)) for start, end in places)
    return [" ".join(name.split()) for name in names if name]


def _whole_bodies(text: str, places: list[tuple[int, int]], patterns: PatternSet) -> list[tuple[int, int]]:
    """The pieces of a list, the fields of one body together: Trung tâm Văn hóa, Thể thao và Truyền thanh."""
    body = patterns.compile(r"\s*(?!{own_body}(?!\w)){field_body}\s+{upper}")
    another = patterns.compile(
        r"\s*(?:(?:đồng\s+chí|đ/c)\s+)?(?:{unit_phrase}|{unit_start}(?!\w)|{settlement_noun}(?!\w))"
    )
    field = patterns.compile(r"\s*{upper}{lower}+(?:\s+(?!các(?!\w)){lower}+){0,3}\s*$")
    whole: list[tuple[int, int]] = []
    for start, end in places:
        piece = text[start:end]
        if whole and body.match(text[slice(*whole[-1])]) and field.match(piece) and not another.match(piece):
            whole[-1] = whole[-1][0], end
        else:
            whole.append((start, end))
    return whole


def _between(separator: re.Pattern[str], text: str) -> list[tuple[int, int]]:
    cuts = [(0, 0), *(match.span() for match in separator.finditer(text)), (len(text), len(text))]
    return [(left[1], right[0]) for left, right in pairwise(cuts)]


def is_unit_list(text: str, patterns: PatternSet, *, above_list: bool = False) -> bool:
    """Whether ``text`` is nothing but units: a heading such as "2. Công an, Ban Chỉ huy Quân sự xã".

    ``above_list`` says that a list stands below it: then a verb describes the unit ("Cán bộ phụ trách văn hóa").
    """
    name = without_head(text, patterns).strip(_TRIMMED)
    if not name or len(name.split()) > _MOST_WORDS:
        return False
    if patterns.compile(r"{unit_list}" + _NOTE).fullmatch(name):
        return True
    begins = patterns.compile(
        r"(?:{unit_list}|(?!(?i:tổ\s+chức)\s)(?:{field_body}\s+{task_verb}(?!\w)|{unit_start}(?!\w))|{work_field}\s*[-–])"
    ).match(name)
    if begins is None or len(name.split()) > _SHORT_NAME:
        return False
    return above_list or _verb(name, patterns, begins.end()) is None


def without_head(text: str, patterns: PatternSet) -> str:
    """The units in a heading: without "Giao", "Đề nghị", "Trách nhiệm của" before and "có trách nhiệm" behind them."""
    text = patterns.get("task_head/charged").regex.sub("", text)
    for name in ("task_head/assigning", "task_head/naming"):
        match = patterns.get(name).regex.match(text)
        if match is not None:
            return text[match.end() :]
    return text


def without_note(text: str) -> str:
    """``text`` without what stands in brackets."""
    return re.sub(r"\s*\([^()]*\)", "", text)


def read_subject(text: str, patterns: PatternSet) -> Subject | None:
    """The units with which a sentence begins and where the verb follows them; None when it begins otherwise."""
    same = patterns.get("task_head/kind").regex.match(text)
    if same is not None:
        kind = same["kind"][:1].upper() + same["kind"][1:]
        return Subject([f"{kind} {name.strip()}" for name in same["units"].split(",")], same.end(), "")
    head = patterns.get("task_head/assigning").regex.match(text)
    start = head.end() if head is not None else 0
    if head is None and begins_with_verb(text, patterns):
        return None
    end = _end_of_units(text, start, patterns)
    action = None if end is None else _action(text, end, patterns)
    if action is None:
        return None
    named = without_note(text[start:action]).strip(_TRIMMED)
    if len(named.split()) > _MOST_WORDS or re.search(r"[.;:]\s", named):
        return None
    return Subject(split_units(named, patterns), action, head["word"].casefold() if head is not None else "")


def later_subject(text: str, patterns: PatternSet) -> tuple[Subject, int] | None:
    """The first "giao X làm Z" behind a topic or another sentence, and the offset in ``text`` where Z begins."""
    for match in re.finditer(r"[.;:]\s+(?=\S)", text):
        subject = read_subject(text[match.end() :], patterns)
        if subject is not None and subject.assigned:
            return subject, match.end() + subject.action
    return None


def topic_length(text: str, patterns: PatternSet) -> int:
    """Length of the topic before the units with which a sentence begins: "Đăng ký: các thôn nộp …"; 0 without one."""
    topic = _TOPIC.match(text)
    return topic.end() if topic is not None and read_subject(text[topic.end() :], patterns) is not None else 0


def partners(text: str, patterns: PatternSet) -> list[str]:
    """The units with whom a lead works ("chủ trì, phối hợp với Y làm Z"): those named first, up to their verb."""
    match = patterns.get("task_head/partners").regex.match(text)
    if match is None:
        joining = patterns.get("task_head/joining").regex.match(text)
        return split_units(joining["units"], patterns) if joining is not None else []
    rest = match["units"]
    end = _end_of_units(rest, 0, patterns) or 0
    action = _action(rest, end, patterns) if end else _verb(rest, patterns, 0)
    return split_units(rest[: end if action is None else action], patterns)


def begins_with_verb(text: str, patterns: PatternSet) -> bool:
    """Whether ``text`` begins with a verb of duty, capital or not."""
    return patterns.compile(r"(?:{task_verb})(?!\w)").match(text) is not None


def _end_of_units(text: str, start: int, patterns: PatternSet) -> int | None:
    found = patterns.compile(_FIRST_UNITS).match(text, start)
    return None if found is None else found.end()


def _action(text: str, end_of_units: int, patterns: PatternSet) -> int | None:
    """Where the action begins behind units that end at ``end_of_units``: after a colon, or with the verb.

    A verb that no vocabulary knows is taken when it follows the units directly.
    """
    acting = patterns.compile(_NOTE + r",?\s+(?={direct_verb}(?!\w))").match(text, end_of_units)
    if acting is not None:
        return acting.end()
    charged = re.compile(r"[^.:;\n]{0,100}?\s(?=(?:có|chịu)\s+trách\s+nhiệm(?!\w))").match(text, end_of_units)
    if charged is not None:
        return charged.end()
    verb = _verb(text, patterns, end_of_units)
    colon = re.compile(r"[^:.;\n]{0,100}:\s*(?=\S)").match(text, end_of_units)
    if colon is not None and (verb is None or colon.end() <= verb or _OFFICES.search(text, end_of_units, colon.end())):
        return colon.end()
    direct = patterns.compile(_NOTE + r",?\s+(?!{not_a_verb}(?!\w))(?={lower})").match(text, end_of_units)
    between = text[end_of_units:verb].strip() if verb is not None else ""
    near = verb is not None and verb - end_of_units <= _NEAR and ("," not in between or between == ",")
    if direct is None or near:
        return verb
    return direct.end()


def _verb(text: str, patterns: PatternSet, start: int) -> int | None:
    """The first verb of duty from ``start`` that is no part of a name (Tổ kiểm tra) and no noun (các tổ chức)."""
    masked = patterns.compile("{organisation}").sub(lambda match: MASK * len(match.group()), text)
    noun = patterns.compile(r"(?<!\w)(?:{field_body}|{noun_sign}|được|bị)\s+$")
    always = patterns.compile(r"{direct_verb}(?!\w)")
    for match in patterns.compile(r"(?<!\w)(?:{task_verb})(?!\w)").finditer(masked, start):
        before = text[max(start, match.start() - 20) : match.start()]
        if match.group()[0].islower() and (always.match(match.group()) or noun.search(before) is None):
            return match.start()
    return None
