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
_SETTLEMENT_WORDS = (
    r"(?:thôn|bản|ấp|khóm|buôn|bon|plei|làng|xóm|phum|sóc|khu\s+phố|khối\s+phố|tổ\s+dân\s+phố|khu\s+dân\s+cư|"
    r"tổ|khu|khối)"
)
_SPOT_WORDS = r"(?:chợ|trường|đường|hẻm|ngõ|kiệt|tuyến\s+đường|cánh\s+đồng|kênh)"
# Behind a place: a comma and small letters that name no place (thôn A, vận động 12 hộ)
_ANOTHER_CLAUSE = re.compile(
    rf",\s+(?!{_PLACE_WORDS}(?!\w)|(?:thôn|bản|ấp|khóm|buôn|làng|xóm|khu|tổ)(?!\w)|{UPPER}|\d)"
)
_VERBS = (
    r"(?:đã|được|giúp|góp|mang|đem|có|với|đang|là|hiện|từ|trong|nhằm|để|hoạt\s+động|thực\s+hiện|khởi\s+xướng|đảm\s+nhận|"
    r"phụ\s+trách|chủ\s+trì|quản\s+lý|nuôi|đăng\s+ký|phát\s+động|xây\s+dựng|tổ\s+chức|lập|làm|ngụ|ra\s+mắt|triển\s+khai|"
    r"phát\s+huy|luôn|tiếp\s+tục|duy\s+trì|nhân\s+rộng|vừa|bước\s+đầu|trên\s+địa\s+bàn|tại|ở|sẽ|bắt\s+đầu|phục\s+vụ(?!\s+hành\s+chính)|phân\s+công|"
    r"cùng(?=\s+thực\s+hiện))"
)
_STOP = re.compile(rf"\s[–-]\s+(?!{UPPER}|\d)|[;.…\n“”\"()]|\.\.\.|\s{_VERBS}(?!\w)")
_PROPER = rf"(?:{UPPER}|\d)[\w’'-]*(?:\s+(?:{UPPER}|\d)[\w’'-]*)*"
_ONE_PLACE = rf"(?i:{_PLACE_WORDS}|{_SETTLEMENT_WORDS}|{_SPOT_WORDS})\s+(?:số\s+)?{_PROPER}"
_PLACES = re.compile(rf"{_ONE_PLACE}(?:(?:,\s*|\s+và\s+){_ONE_PLACE})*")
# Between holders and their place: a comma, a bracket, "ở", "thực hiện tại"
_BEFORE_PLACE = re.compile(r"\s*(?:[,(–-]\s*)?(?:(?:[^\W\d_]+\s+){0,3}(?:tại|ở)\s+)?")
# A body's name that ends in its unit is complete; small letters behind it tell what it does
_OWN_UNIT = re.compile(rf"(?<!tác)\s(?i:{_PLACE_WORDS}|{_SETTLEMENT_WORDS})(?:\s+{_PROPER})?$")
_TOLD = re.compile(rf"\s+(?!(?:và|cùng|phối|của|thuộc|{_PLACE_WORDS}|{_SETTLEMENT_WORDS})(?!\w))[^\W\d_A-ZĐ]")
_TOLD_BEHIND_PLACE = re.compile(
    rf"(?<!tác)\s(?:{_PLACE_WORDS}|thôn|bản|ấp|khóm|buôn|xóm|khu\s+phố|tổ\s+dân\s+phố)\s+{_PROPER}(?={_TOLD.pattern})"
)
# The office of a person, no body: Chi hội trưởng Phụ nữ
_OFFICE = r"(?i:[^\W\d_]+\s+){1,2}(?:trưởng|phó)(?!\w)"
# Those who are named elsewhere: "của hai chi hội này"
_POINTED_AT = re.compile(r"\s(?:này|đó|ấy|trên|nói\s+trên)$")
# What announces those who run a model together, one behind the other
_THESE = re.compile(
    r"do\s+(?:\d+\s+|các\s+)?(?:đơn\s+vị|tập\s+thể|địa\s+phương|cá\s+nhân|hộ)\s+(?:sau|sau\s+đây|dưới\s+đây)"
    r"(?:\s+(?:cùng\s+|phối\s+hợp\s+)?thực\s+hiện)?\s*:\s*(?P<named>[^.\n]+)"
)


@dataclass(slots=True)
class Owner:
    """Holders and place read behind a name."""

    holders: list[Holder] = field(default_factory=list)
    place: str | None = None


def owner_after(text: str, patterns: PatternSet) -> Owner:
    """Read who and where at the beginning of ``text``, behind a name.

    "của ông A, bà B, xã C"; "(thôn D) …"; "ở thôn E do Hội F …"; "- Chi hội G"; ": do Hội H thực hiện";
    "được Hội I duy trì".
    """
    match = re.match(
        r"\s*[”\"»“]?\s*(?:,\s*)?(?:(?P<own>của|do)\s+|(?P<at>tại|ở)\s+|(?P<bracket>\()|(?P<mark>[:–-])\s+|(?P<passive>được)\s+)",
        text,
    )
    if match is None:
        return Owner()
    rest = text[match.end() :]
    if match["bracket"]:
        inside, _, behind = rest.partition(")")
        found = _bracket_owner(inside, patterns)
        named = bool(found.holders or found.place) or re.match(r"\s+(?:của|do)\s", behind) is None
        return found if named else owner_after(behind, patterns)
    these = _THESE.match(text.lstrip())
    if these is not None:
        return read_owner(these["named"], patterns)
    if match["mark"]:
        following = re.match(r"(?:(?:được\s+)?(?:triển\s+khai|thực\s+hiện)\s+)?(?=(?:của|do|tại|ở)\s)", rest)
        if following is not None:
            return owner_after(f" {rest[following.end() :]}", patterns)
    body = patterns.compile("{model_body}").match(rest)
    known = patterns.compile("{organisation}").match(rest)
    stop = _STOP.search(rest, known.end() if known else 0)  # a verb in a body's name ends nothing: Ban quản lý bản
    phrase = rest[: stop.start()] if stop else rest
    if match["at"]:
        return _owner_at(rest, phrase.strip(" ,"), patterns)
    told = _TOLD_BEHIND_PLACE.search(phrase)
    phrase = phrase[: told.end()] if told is not None else phrase  # thôn A ra 4 thôn khác
    if known is not None and _OWN_UNIT.search(known.group()) and _TOLD.match(rest, known.end()):
        phrase = known.group()  # Hội Phụ nữ xã không thu tiền
    person = patterns.compile(r"(?:(?:các|nhóm)\s+)?{honorific}\s+{upper}").match(rest)
    if (match["mark"] or match["passive"]) and not (body or person):
        return Owner()
    if match["mark"] == ":" and not person and (body is None or body.end() < len(phrase.rstrip(" ,"))):
        return Owner()  # what is told behind a colon, not who runs it
    found = read_owner(phrase.strip(" ,"), patterns)
    return Owner(found.holders, found.place or _place_behind(rest[len(phrase) :]))


def _owner_at(text: str, phrase: str, patterns: PatternSet) -> Owner:
    """The place with which ``text`` begins, and who is named behind it; ``phrase`` is its first clause."""
    named = _PLACES.match(text)
    if named is None:
        return Owner([], _place_only(_ANOTHER_CLAUSE.split(phrase, maxsplit=1)[0]))
    behind = re.match(r",?\s+(?:do|của)\s", text[named.end() :])
    found = owner_after(text[named.end() :], patterns) if behind else Owner()
    return Owner(found.holders, named.group().strip())


def place_in(text: str) -> str | None:
    """The first place that ``text`` names: "ấp Gò Cát, xã Vĩnh Thới"."""
    named = _PLACES.search(text)
    return named.group().strip() if named else None


def _place_behind(text: str) -> str | None:
    """The place that ``text``, behind holders, begins with: ", xóm A"; "(buôn B, xã C)"; " thực hiện tại chợ D"."""
    before = _BEFORE_PLACE.match(text)
    named = _PLACES.match(text, before.end() if before else 0)
    return named.group().strip() if named else None


def owner_within(clause: str, known: Owner, patterns: PatternSet) -> Owner:
    """Who a clause behind a name says to carry it out: "…, do Công an xã thực hiện"; ``known`` where it says nobody."""
    match = re.search(r",\s*(?=do\s)", clause)
    found = owner_after(f" {clause[match.end() :]}", patterns) if match else Owner()
    return Owner(found.holders, known.place or found.place) if found.holders else known


def owner_before(text: str, patterns: PatternSet) -> Owner:
    """Who stands before a name: "Hội X duy trì mô hình …", "anh Y (thôn Z) với …"; ``text`` ends at the name."""
    match = patterns.get("model_owner/before").regex.search(text)
    if match is None:
        listed = patterns.get("model_owner/listed").regex.search(text)
        if listed is not None:
            return read_owner(listed["owner"], patterns)
        return Owner()
    partner = re.sub(r"\s+phối\s+hợp(?:\s+(?:với|cùng))?\s+", " và ", match["partner"] or "")
    phrase = re.sub(r"\s*\([^)]*\)", "", match["owner"] + partner)
    bracket = re.search(r"\(([^)]*)\)", match["owner"])
    found = read_owner(phrase, patterns)
    return Owner(found.holders, found.place or (_place_only(bracket.group(1)) if bracket else None))


def place_before(text: str) -> str | None:
    """The place with which the clause of a name begins: "Tại thôn A, mô hình “"; none behind another name."""
    there = re.search(rf"(?:[Tt]ại|[Ởở])\s+(?P<place>{_ONE_PLACE}),[^,“”\"]{{0,40}}[“\"]?\s*$", text)
    return there["place"] if there and not re.search(r"[“”\"]", text[: there.start()]) else None


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
    phrase = re.sub(r"\s+phối\s+hợp(?:\s+(?:với|cùng))?\s+", " và ", phrase)
    people = _people(phrase, patterns)
    if people is not None:
        holders, rest = people
        joint = patterns.compile(rf"\s*(?:,|và|cùng)\s+(?={{model_body}})(?!{_OFFICE})").match(rest)
        bodies = Owner()
        if joint is not None and not _PLACES.match(rest, joint.end()):
            bodies = read_owner(rest[joint.end() :], patterns)
        return Owner([*holders, *bodies.holders], bodies.place or _place_behind(rest))
    holders = []
    for part in _split_bodies(phrase, patterns):
        named = _people(part, patterns)
        body = _body(part)
        holders += named[0] if named else [Holder(name=body, kind="organisation")] if body else []
    trailing = re.search(rf",\s*({_PLACE_WORDS}\s+{UPPER}.*)$", phrase)
    return Owner(holders, _place_behind(trailing.group(1)) if trailing else None)


def own_name(name: str, patterns: PatternSet) -> list[Holder]:
    """The one after whom a model is called: "ông X", "Chi hội Phụ nữ thôn Y"; none when it is called otherwise."""
    whole = patterns.compile(r"(?:{honorific}\s+{person_name}|{organisation})").fullmatch(name)
    return read_owner(name, patterns).holders if whole is not None else []


def _place_only(phrase: str) -> str | None:
    return phrase if phrase and re.match(rf"(?i:(?:các\s+)?(?:{_PLACE_WORDS}|{_SETTLEMENT_WORDS}))\s", phrase) else None


@cache
def _honorific(terms: tuple[str, ...]) -> re.Pattern[str]:
    words = "|".join(re.escape(term).replace(r"\ ", r"\s+") for term in sorted(terms, key=len, reverse=True))
    return re.compile(
        rf"(?:(?:các|những|nhóm|vợ\s+chồng)\s+)*(?:(?i:{words})\.?\s+)(?:(?:các|(?i:{words}))\.?\s+)*(?={_NAME})"
    )


def _people(phrase: str, patterns: PatternSet) -> tuple[list[Holder], str] | None:
    """Persons at the beginning of ``phrase`` and what follows them; an honorific covers the names behind it."""
    honorific = _honorific(patterns.terms("honorific"))
    if honorific.match(phrase) is None:
        return None
    holders: list[Holder] = []
    rest = following = phrase
    while True:
        title = honorific.match(following)
        following = following[title.end() :] if title else following
        name = re.match(_NAME, following)
        if name is None or re.match(rf"(?i:{_PLACE_WORDS}|{_SETTLEMENT_WORDS})\s", following):
            break
        if title is None and patterns.compile("{organisation}").match(following):
            break
        holders.append(Holder(name=clean_name(name.group())[1], kind="person"))
        rest = following[name.end() :]
        joint = re.match(rf"\s*(?:,|và|;|-|–)\s*(?={UPPER}|ông|bà|anh|chị)", rest)
        if joint is None:
            break
        following = rest[joint.end() :]
    return (holders, rest) if holders else None


def _split_bodies(phrase: str, patterns: PatternSet) -> list[str]:
    """Bodies joined by "và", ";" or commas, each beginning like a body and not like a place; a name stays whole."""
    head = re.split(rf",\s*(?={_PLACE_WORDS}\s+{UPPER})", phrase)[0]
    named = [match.span() for match in patterns.compile("{organisation}").finditer(head)]
    parts, start = [], 0
    another = rf"(?={UPPER}|\d|chi\s|thôn\s|công\s|hội\s|ông\s|bà\s|anh\s|chị\s)"
    for match in re.finditer(rf"\s+và\s+{another}|,\s*(?={UPPER}|ông\s|bà\s|anh\s|chị\s)|\s*;\s*", head):
        if not any(first < match.start() and match.end() < last for first, last in named):
            parts.append(head[start : match.start()])
            start = match.end()
    return [part.strip(" ,") for part in (*parts, head[start:]) if part.strip(" ,")]


def _body(part: str) -> str:
    """The name of a body without marks around it, "" for words that point to one named elsewhere."""
    name = re.sub(r"\s+phối\s+hợp$", "", part.strip(" ,;:–-¹²³⁴⁵⁶⁷⁸⁹⁰"))
    return "" if _POINTED_AT.search(name) else name
