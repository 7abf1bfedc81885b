"""The usual questions as views, in SQL that DuckDB, SQLite and PostgreSQL all read. Copies are left out."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class View:
    """A question: the name of the view, what it answers, its query."""

    name: str
    about: str
    sql: str


VIEWS = (
    View(
        "originals",
        "every document once: its header, key, unit and year, and how many copies there are",
        """
        SELECT d.*, coalesce(d.number, d.inferred_number) AS known_number, i.unit, i.unit_name, i.year,
            (SELECT count(*) FROM copies AS c WHERE c.original = d.document) AS copies
        FROM documents AS d JOIN identities AS i ON i.document = d.document
        WHERE NOT EXISTS (SELECT 1 FROM copies AS c WHERE c.document = d.document)
        """,
    ),
    View(
        "document_counts",
        "documents by unit, issuer, year and type",
        """
        SELECT unit, unit_name, issuer, year, type, type_name, count(*) AS documents
        FROM originals GROUP BY unit, unit_name, issuer, year, type, type_name
        """,
    ),
    View(
        "citations",
        "who cites what: the citing and the cited document, and whether that one is in the registry (`target`)",
        """
        SELECT o.document, o.known_number AS citing_number, o.date AS citing_date, o.issuer AS citing_issuer,
            o.unit, o.unit_name, r.n, r.text, r.type, r.type_name, r.number, r.date, r.issuer, r.subject, r.provision,
            r.relation, r.page, r.at_start, r.at_end, l.cited, l.target, l.how
        FROM "references" AS r JOIN originals AS o ON o.document = r.document
        JOIN links AS l ON l.document = r.document AND l.n = r.n
        """,
    ),
    View(
        "cited_documents",
        "every cited document once: how often and by how many documents and units it is cited",
        """
        SELECT cited, max(type) AS type, max(type_name) AS type_name, max(number) AS number, max(date) AS date,
            max(issuer) AS issuer, max(subject) AS subject, min(text) AS text, max(target) AS target,
            count(*) AS citations, count(DISTINCT document) AS documents, count(DISTINCT unit_name) AS units
        FROM citations GROUP BY cited
        """,
    ),
    View(
        "model_mentions",
        "every mention of a model, with the line that it belongs to and the year of its document",
        """
        SELECT l.line, l.unit, l.unit_name, o.year, o.issuer, o.known_number, o.date, m.*
        FROM models AS m JOIN model_lines AS l ON l.document = m.document AND l.n = m.n
        JOIN originals AS o ON o.document = m.document
        """,
    ),
    View(
        "registered_models",
        "models registered or planned, each once a year: its fullest mention, a registration before a plan",
        """
        SELECT * FROM (
            SELECT v.*, row_number() OVER (
                PARTITION BY line, year
                ORDER BY CASE mention WHEN 'registration' THEN 0 ELSE 1 END,
                    CASE WHEN field IS NULL THEN 1 ELSE 0 END + CASE WHEN activities IS NULL THEN 1 ELSE 0 END
                    + CASE WHEN form IS NULL THEN 1 ELSE 0 END + CASE WHEN status IS NULL THEN 1 ELSE 0 END,
                    document, n) AS choice
            FROM model_mentions AS v WHERE mention IN ('registration', 'plan')) AS chosen
        WHERE choice = 1
        """,
    ),
    View(
        "known_models",
        "every model once, whatever the year: its fullest mention, a registration or plan before others; what that one "
        "leaves out (field, form, status) as another mention has it",
        """
        SELECT document, n, line, name, unit, unit_name, holders, coalesce(field, any_field) AS field,
            coalesce(form, any_form) AS form, coalesce(status, any_status) AS status, first_year, last_year, mentions
        FROM (
            SELECT v.*, max(field) OVER (PARTITION BY line) AS any_field,
                max(form) OVER (PARTITION BY line) AS any_form, max(status) OVER (PARTITION BY line) AS any_status,
                min(year) OVER (PARTITION BY line) AS first_year,
                max(year) OVER (PARTITION BY line) AS last_year, count(*) OVER (PARTITION BY line) AS mentions,
                row_number() OVER (
                    PARTITION BY line
                    ORDER BY CASE mention WHEN 'registration' THEN 0 WHEN 'plan' THEN 1 ELSE 2 END,
                        CASE WHEN field IS NULL THEN 1 ELSE 0 END + CASE WHEN activities IS NULL THEN 1 ELSE 0 END
                        + CASE WHEN form IS NULL THEN 1 ELSE 0 END + CASE WHEN status IS NULL THEN 1 ELSE 0 END,
                        document, n) AS choice
            FROM model_mentions AS v) AS chosen
        WHERE choice = 1
        """,
    ),
    View(
        "model_history",
        "every model over time: a row a line and year, with the mentions of each kind",
        """
        SELECT line, min(name) AS name, unit, unit_name, year, count(*) AS mentions,
            sum(CASE WHEN mention = 'registration' THEN 1 ELSE 0 END) AS registered,
            sum(CASE WHEN mention = 'plan' THEN 1 ELSE 0 END) AS planned,
            sum(CASE WHEN mention = 'report' THEN 1 ELSE 0 END) AS reported,
            sum(CASE WHEN mention = 'web' THEN 1 ELSE 0 END) AS in_the_news,
            count(DISTINCT document) AS documents
        FROM model_mentions GROUP BY line, unit, unit_name, year
        """,
    ),
    View(
        "unreported_models",
        "registered or planned models that no report of that year or later names; `reports` counts the unit's reports "
        "since then that are here, so that 0 means that nothing could be found",
        """
        SELECT r.line, r.name, r.unit, r.unit_name, r.year, r.mention, r.document, r.n,
            (SELECT count(*) FROM originals AS o
                WHERE o.unit = r.unit AND o.year >= r.year AND o.type = 'BC') AS reports
        FROM registered_models AS r
        WHERE NOT EXISTS (
            SELECT 1 FROM model_mentions AS m WHERE m.line = r.line AND m.mention = 'report' AND m.year >= r.year)
        """,
    ),
    View(
        "task_list",
        "every task with its document, whether a report takes it up, and who must do it",
        """
        SELECT o.unit, o.unit_name, o.issuer, o.known_number, o.date, o.year, t.*, s.state, s.report, s.similarity,
            s.quote AS report_quote
        FROM tasks AS t JOIN originals AS o ON o.document = t.document
        JOIN task_reports AS s ON s.document = t.document AND s.n = t.n
        """,
    ),
    View(
        "tasks_by_unit",
        "tasks and deadlines by who must act: a row for each body that carries out, or that directs where none does",
        """
        SELECT coalesce(u.name, l.name) AS body, CASE WHEN u.name IS NULL THEN 'lead' ELSE 'unit' END AS part, t.*
        FROM task_list AS t
        LEFT JOIN task_units AS u ON u.document = t.document AND u.task = t.n
        LEFT JOIN task_leads AS l ON l.document = t.document AND l.task = t.n AND u.name IS NULL
        """,
    ),
    View(
        "deadlines",
        "tasks with a day by which they must be done",
        "SELECT * FROM task_list WHERE due IS NOT NULL",
    ),
    View(
        "unreported_tasks",
        "tasks that the reports of the unit do not take up, as far as there are reports",
        "SELECT * FROM task_list WHERE state = 'unreported'",
    ),
    View(
        "indicators",
        "reported quantities by unit, indicator, measure and year, one value each: of the last report of the year, in "
        "it the first; `different` counts the values that the reports of the year give",
        """
        SELECT unit, unit_name, indicator, measure, year, value, value_text, document, n, different FROM (
            SELECT o.unit, o.unit_name, s.indicator, s.unit AS measure, o.year, s.value, s.value_text, s.document, s.n,
                row_number() OVER (
                    PARTITION BY o.unit_name, s.indicator, s.unit, o.year
                    ORDER BY CASE WHEN o.date IS NULL THEN 1 ELSE 0 END, o.date DESC, s.document, s.n) AS choice,
                (SELECT count(DISTINCT other.value_text) FROM statistics AS other
                    JOIN originals AS p ON p.document = other.document
                    WHERE p.unit_name = o.unit_name AND p.year = o.year AND p.type = 'BC'
                    AND other.indicator = s.indicator AND coalesce(other.unit, '') = coalesce(s.unit, '')) AS different
            FROM statistics AS s JOIN originals AS o ON o.document = s.document
            WHERE o.type = 'BC' AND s.indicator IS NOT NULL AND s.value IS NOT NULL AND o.year IS NOT NULL
                AND o.unit_name IS NOT NULL) AS chosen
        WHERE choice = 1
        """,
    ),
    View(
        "finding_counts",
        "findings by unit, rule and severity",
        """
        SELECT o.unit, o.unit_name, f.rule, f.severity, count(*) AS findings, count(DISTINCT f.document) AS documents
        FROM findings AS f JOIN originals AS o ON o.document = f.document
        GROUP BY o.unit, o.unit_name, f.rule, f.severity
        """,
    ),
)
