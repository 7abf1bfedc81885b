"""Which document a citation means, and whether that one is here."""

from __future__ import annotations

import duckdb

from vanban.aggregation.rows import map_texts
from vanban.meaning.folding import fold
from vanban.meaning.organisations import full_name
from vanban.patterns import PatternSet

_ISSUERS = """
SELECT issuer FROM documents WHERE coalesce(number, inferred_number) IS NOT NULL
UNION SELECT issuer FROM "references" WHERE number IS NOT NULL AND date IS NOT NULL
"""
_UNKEYED = """
SELECT CASE WHEN number IS NULL THEN coalesce(subject, text) ELSE issuer END FROM "references" WHERE key IS NULL
"""
# a key is system:unit.higher.units-body:type:year:number; not every document names the higher units
_KEYS = """
CREATE TEMP TABLE keys AS
SELECT key, coalesce(nullif(part.unit || part.rest, ''), key) AS short, string_split(part.higher[2:], '.') AS higher
FROM (
    SELECT key, regexp_extract(key, '^(\\w+:[^.:]+)((?:\\.[^.:]+)*)(-\\w+:.*)$', ['unit', 'higher', 'rest']) AS part
    FROM (SELECT key FROM documents UNION SELECT key FROM "references") WHERE key IS NOT NULL)
"""
_OWN = """
CREATE TEMP TABLE own AS
SELECT d.document, d.key, k.short, k.higher, coalesce(d.number, d.inferred_number) AS number,
    coalesce(d.date::VARCHAR, d.inferred_date) AS date, coalesce(b.form, '') AS body
FROM documents AS d ANTI JOIN copies USING (document)
LEFT JOIN keys AS k USING (key) LEFT JOIN bodies AS b ON b.text = d.issuer
"""
# where several documents fit, none is meant; of the higher units two keys must share one, where both name some
_BY_KEY = """
CREATE TEMP TABLE by_key AS
SELECT k.key, any_value(own.document) AS target FROM keys AS k JOIN own USING (short)
WHERE k.higher = [''] OR own.higher = [''] OR list_has_any(k.higher, own.higher)
GROUP BY k.key HAVING count(*) = 1
"""
# a body as cited may be left out, or shortened: "Ủy ban nhân dân xã"
_BY_DATE = """
CREATE TEMP TABLE by_date AS
SELECT r.number, r.date, r.issuer, any_value(own.document) AS target
FROM (SELECT DISTINCT number, date::VARCHAR AS date, issuer FROM "references") AS r JOIN own USING (number, date)
LEFT JOIN bodies AS b ON b.text = r.issuer
WHERE coalesce(b.form, '') = '' OR own.body = b.form OR starts_with(own.body, b.form || ' ')
GROUP BY r.number, r.date, r.issuer HAVING count(*) = 1
"""
# a citation without a key is called by all it says, so that equal citations are one; its own number in an annex is none
_LINKS = """
INSERT INTO links
SELECT cited.document, cited.n, coalesce(CASE WHEN other THEN coalesce(own.key, target) END, cited.key,
        concat_ws(' ', nullif(coalesce(cited.number, f.form), ''),
            coalesce(cited.date, CASE WHEN cited.number IS NOT NULL THEN nullif(f.form, '') END)), ''),
    CASE WHEN other THEN target END, CASE WHEN other THEN how END
FROM (
    SELECT r.document, r.n, r.key, r.number, r.date::VARCHAR AS date, coalesce(k.target, d.target) AS target,
        CASE WHEN k.target IS NULL THEN 'date' ELSE 'key' END AS how,
        coalesce(k.target, d.target) <> coalesce(c.original, r.document) AS other,
        CASE WHEN r.number IS NULL THEN coalesce(r.subject, r.text) ELSE r.issuer END AS said
    FROM "references" AS r LEFT JOIN by_key AS k USING (key)
    LEFT JOIN by_date AS d
        ON d.number = r.number AND d.date = r.date::VARCHAR AND d.issuer IS NOT DISTINCT FROM r.issuer
    LEFT JOIN copies AS c ON c.document = r.document) AS cited
LEFT JOIN own ON own.document = target LEFT JOIN folds AS f ON f.text = said
ORDER BY cited.document, cited.n
"""


def link(database: duckdb.DuckDBPyConnection, patterns: PatternSet) -> None:
    """Fill ``links``: one row a citation."""
    map_texts(database, "bodies", _ISSUERS, lambda issuer: fold(full_name(issuer, patterns)))
    map_texts(database, "folds", _UNKEYED, fold)
    for statement in (_KEYS, _OWN, _BY_KEY, _BY_DATE, _LINKS):
        database.execute(statement)
    for table in ("bodies", "folds", "keys", "own", "by_key", "by_date"):
        database.execute(f"DROP TABLE {table}")
