"""Which document a citation means, and whether that one is here."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

import duckdb

from vanban.aggregation.rows import fetched, insert
from vanban.meaning.folding import fold
from vanban.meaning.organisations import full_name
from vanban.patterns import PatternSet

_OWN = """
SELECT d.document, d.key, coalesce(d.number, d.inferred_number), coalesce(d.date::VARCHAR, d.inferred_date), d.issuer
FROM documents AS d ANTI JOIN copies USING (document) ORDER BY d.document
"""
_CITED = """
SELECT r.document, r.n, r.key, r.number, r.date::VARCHAR, r.issuer, r.type_name, coalesce(r.subject, r.text)
FROM "references" AS r ORDER BY r.document, r.n
"""
_HIGHER = re.compile(r"^(\w+:[^.:]+)((?:\.[^.:]+)*)-(\w+)(:.*)$")  # system:unit.higher.units-body:type:year:number

_Cited = tuple[str, int, str | None, str | None, str | None, str | None, str | None, str | None]


def link(database: duckdb.DuckDBPyConnection, patterns: PatternSet) -> None:
    """Fill ``links``: one row a citation."""
    documents = _Documents(database.execute(_OWN).fetchall(), patterns)
    copies = dict(database.execute("SELECT document, original FROM copies").fetchall())
    insert(database, "links", _links(fetched(database, _CITED), documents, copies))


def _links(
    citations: Iterable[_Cited],
    documents: _Documents,
    copies: Mapping[str, str],
) -> Iterator[tuple[str, int, str, str | None, str | None]]:
    for document, n, key, number, date, issuer, kind, subject in citations:
        target, how = documents.find(key, number, date, issuer)
        if target == copies.get(document, document):
            target, how = None, None  # its own number, in an annex
        cited = (documents.keys.get(target) or target) if target else key or _name(number, date, issuer, kind, subject)
        yield document, n, cited, target, how


def _name(number: str | None, date: str | None, issuer: str | None, kind: str | None, subject: str | None) -> str:
    """What a citation without a key is called: all it says, folded, so that equal citations are one."""
    said = (number, date or fold(issuer or "")) if number else (fold(subject or kind or ""), date)
    return " ".join(part for part in said if part)


class _Documents:
    """The documents that citations can mean."""

    def __init__(
        self, rows: Sequence[tuple[str, str | None, str | None, str | None, str | None]], patterns: PatternSet
    ) -> None:
        self.keys: dict[str, str | None] = {}
        self._by_key: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
        self._by_date: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
        self._full = lru_cache(maxsize=65536)(lambda name: fold(full_name(name, patterns)))
        for document, key, number, date, issuer in rows:
            self.keys[document] = key
            if key is not None:
                short, higher = _parts(key)
                self._by_key[short].append((higher, document))
            if number is not None and date is not None:
                self._by_date[number, date].append((self._full(issuer or ""), document))

    def find(
        self, key: str | None, number: str | None, date: str | None, issuer: str | None
    ) -> tuple[str | None, str | None]:
        """The document and how it was found; nothing where several fit."""
        if key is not None:
            short, higher = _parts(key)
            fitting = [document for units, document in self._by_key[short] if _agree(units, higher)]
            if len(fitting) == 1:
                return fitting[0], "key"
        if number is not None and date is not None:
            body = self._full(issuer or "")
            fitting = [document for name, document in self._by_date[number, date] if _same_body(body, name)]
            if len(fitting) == 1:
                return fitting[0], "date"
        return None, None


def _parts(key: str) -> tuple[str, tuple[str, ...]]:
    """A key without the units above the issuer's, and these: not every document names them."""
    match = _HIGHER.match(key)
    if match is None:
        return key, ()
    return f"{match[1]}-{match[3]}{match[4]}", tuple(match[2].split(".")[1:])


def _agree(units: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Whether the higher units that both name are the same, by kind: one may leave out the district."""
    return not units or not others or bool(set(units) & set(others))


def _same_body(cited: str, issuer: str) -> bool:
    """Whether a body as cited ("Ủy ban nhân dân xã") can be this issuer: not named, the same, or shortened."""
    return not cited or cited == issuer or issuer.startswith(f"{cited} ")
