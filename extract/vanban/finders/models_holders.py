"""Who runs a model: persons and bodies told apart, and the place that is named with them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from vanban.meaning.letters import UPPER
from vanban.meaning.people import clean_name
from vanban.patterns import PatternSet
from vanban.record import Holder

_NAME = rf"{UPPER}[\w’']*(?:\s+{UPPER}[\w’']*){{1,4}}"
_PLACE_WORDS = r"(?:xã|phường|thị\s+trấn|huyện|quận|thị\s+xã|thành\s+phố|tỉnh)"
_PLACE = re.compile(
    rf"^\s*[,(–-]?\s*(?P<place>{_PLACE_WORDS}\s+(?:{UPPER}|[0-9])[^,;.()\n“”\"…]*(?:,\s*{_PLACE_WORDS}\s+{UPPER}[^,;.()\n“”\"…]*)*)"
)
# Behind a place: a comma and small letters that name no place (thôn A, vận động 12 hộ)
_ANOTHER_CLAUSE = re.compile(
    rf",\s+(?!{_PLACE_WORDS}(?!\w)|(?:thôn|bản|ấp|khóm|buôn|làng|xóm|khu|tổ)(?!\w)|{UPPER}|\d)"
)
_STOP = re.compile(
    rf"\s[–-]\s+(?!{UPPER}|\d)|"
    r"[;.…\n“”\"()]|\.\.\.|\s(?:đã|được|giúp|góp|mang|đem|có|với|đang|là|hiện|từ|trong|nhằm|để|hoạt\s+động|thực\s+hiện|khởi\s+xướng|đảm\s+nhận|phụ\s+trách|chủ\s+trì|quản\s+lý|nuôi|đăng\s+ký|phát\s+động|xây\s+dựng|tổ\s+chức|lập|làm|ngụ|ra\s+mắt|triển\s+khai|phát\s+huy|luôn|tiếp\s+tục|vừa|bước\s+đầu|trên\s+địa\s+bàn|tại|ở)(?!\w)"
)


@dataclass(slots=True)
class Owner:
    """Holders and place read behind a name."""

    holders: list[Holder] = field(default_factory=list)
    place: str | None = None


def owner_after(text: str, patterns: PatternSet) -> Owner:
    """Read "của ông A, bà B, xã C", "(thôn D) …", "ở thôn E" at the beginning of ``text``, behind a name."""
    match = re.match(r"\s*[”\"»“]?\s*(?:,\s*)?(?:(?P<own>của|do)\s+|(?P<at>tại|ở)\s+|(?P<bracket>\())", text)
    if match is None:
        return Owner()
    phrase = text[match.end() :]
    if match["bracket"]:
        return _bracket_owner(phrase.partition(")")[0], patterns)
    stop = _STOP.search(phrase)
    phrase = (phrase[: stop.start()] if stop else phrase).strip(" ,")
    if match["at"]:
        return Owner([], _place_only(_ANOTHER_CLAUSE.split(phrase, maxsplit=1)[0]))
    return read_owner(phrase, patterns)


def owner_within(clause: str, known: Owner, patterns: PatternSet) -> Owner:
    """Who a clause behind a name says to carry it out: "…, do Công an xã thực hiện"; ``known`` where it says nobody."""
    match = re.search(r",\s*(?=do\s)", clause)
    found = owner_after(f" {clause[match.end() :]}", patterns) if match else Owner()
    return Owner(found.holders, known.place or found.place) if found.holders else known


def owner_before(text: str, patterns: PatternSet) -> Owner:
    """Who stands before a name: "Hội X duy trì mô hình …", "anh Y (thôn Z) với …"; ``text`` ends at the name."""
    match = patterns.get("model_owner/before").regex.search(text)
    if match is None:
        return Owner()
    partner = re.sub(r"\s+phối\s+hợp(?:\s+(?:với|cùng))?\s+", " và ", match["partner"] or "")
    phrase = re.sub(r"\s*\([^)]*\)", "", match["owner"] + partner)
    bracket = re.search(r"\(([^)]*)\)", match["owner"])
    found = read_owner(phrase, patterns)
    return Owner(found.holders, found.place or (_place_only(bracket.group(1)) if bracket else None))


def _bracket_owner(text: str, patterns: PatternSet) -> Owner:
    """A bracket names a place, a person or a body; words on status and field are neither."""
    first = re.split(r"[,;]\s*(?=(?:nhân\s+rộng|xây\s+dựng|duy\s+trì|từ))", text)[0].strip()
    if _place_only(first):
        return Owner([], first)
    if patterns.compile(r"(?:{honorific}\s+{upper}|{organisation})").match(first):
        return read_owner(first, patterns)
    return Owner()


def read_owner(phrase: str, patterns: PatternSet) -> Owner:
    """Holders in ``phrase``: names of persons, or the name of a body up to its place."""
    owner = Owner()
    phrase = re.sub(r"\s+phối\s+hợp(?:\s+(?:với|cùng))?\s+", " và ", phrase)
    people = _people(phrase, patterns)
    if people:
        owner.holders = people[0]
        rest = people[1]
    else:
        parts = _split_bodies(phrase, patterns)
        owner.holders = [Holder(name=_body(part), kind="organisation") for part in parts if _body(part)]
        rest = phrase[len(parts[0]) :] if len(parts) == 1 else ""
        trailing = re.search(rf",\s*({_PLACE_WORDS}\s+{UPPER}.*)$", phrase)
        rest = trailing.group(1) if trailing else rest
    place = _PLACE.match(rest)
    owner.place = place["place"].strip() if place else None
    return owner


def _place_only(phrase: str) -> str | None:
    return (
        phrase
        if phrase
        and re.match(
            rf"(?i:(?:các\s+)?(?:{_PLACE_WORDS}|thôn|bản|ấp|khóm|buôn|làng|xóm|khu\s+phố|tổ\s+dân\s+phố|tổ))\s", phrase
        )
        else None
    )


@cache
def _honorific(terms: tuple[str, ...]) -> re.Pattern[str]:
    words = "|".join(re.escape(term).replace(r"\ ", r"\s+") for term in sorted(terms, key=len, reverse=True))
    return re.compile(rf"(?:(?:các|nhóm|vợ\s+chồng)\s+)?(?:(?i:{words})\.?\s+)+(?={_NAME})")


def _people(phrase: str, patterns: PatternSet) -> tuple[list[Holder], str] | None:
    """Persons at the beginning of ``phrase`` and what follows them; an honorific covers the names behind it."""
    honorific = _honorific(patterns.terms("honorific"))
    if honorific.match(phrase) is None:
        return None
    holders, rest = [], phrase
    while True:
        title = honorific.match(rest)
        rest = rest[title.end() :] if title else rest
        name = re.match(_NAME, rest)
        if name is None or re.match(rf"(?i:{_PLACE_WORDS}|thôn|bản|ấp)\s", rest):
            break
        holders.append(Holder(name=clean_name(name.group())[1], kind="person"))
        rest = rest[name.end() :]
        joint = re.match(rf"\s*(?:,|và|;|-|–)\s*(?={UPPER}|ông|bà|anh|chị)", rest)
        if joint is None:
            break
        rest = rest[joint.end() :]
    return (holders, rest) if holders else None


def _split_bodies(phrase: str, patterns: PatternSet) -> list[str]:
    """Bodies joined by "và", ";" or commas, each beginning like a body and not like a place; a name stays whole."""
    head = re.split(rf",\s*(?={_PLACE_WORDS}\s+{UPPER})", phrase)[0]
    named = [match.span() for match in patterns.compile("{organisation}").finditer(head)]
    parts, start = [], 0
    for match in re.finditer(rf"\s+và\s+(?={UPPER}|chi\s|thôn\s|công\s|hội\s)|,\s*(?={UPPER})|\s*;\s*", head):
        if not any(first < match.start() and match.end() < last for first, last in named):
            parts.append(head[start : match.start()])
            start = match.end()
    return [part.strip(" ,") for part in (*parts, head[start:]) if part.strip(" ,")]


def _body(part: str) -> str:
    return part.strip(" ,;:–-¹²³⁴⁵⁶⁷⁸⁹⁰")
