"""Models that a table lists: the rows of a registration annex or of a summary, whatever the order of its columns."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from vanban.finders.material import Material
from vanban.finders.models_blocks import label_kind, period_in
from vanban.finders.models_fields import FieldMarks, field_of
from vanban.finders.models_holders import owner_after
from vanban.finders.models_mentions import Mention, mention
from vanban.finders.models_values import form_of, holders_of, level_of, source_of, status_of
from vanban.meaning.letters import UPPER
from vanban.record import ModelField, ModelForm, Table, TableCell

_TICK = re.compile(r"^[xX×✓✔]$|^[+]$|^có$")


@dataclass(slots=True)
class _Group:
    """What a group row ("A. Lĩnh vực …") says of the rows below it."""

    field: ModelField | None = None
    text: str | None = None


def find_table_models(material: Material, fields: FieldMarks) -> dict[int, list[Mention]]:
    """Models of all tables that have a column for the model's name, by the index of the table."""
    found = {}
    for index, table in enumerate(material.layout.tables):
        columns = _columns(material, table)
        if "name" in columns.values():
            found[index] = list(_rows(material, table, columns, fields))
    return found


def _columns(material: Material, table: Table) -> dict[int, str]:
    """Column → what its heading asks for; the first of several columns that ask for the same counts."""
    headings: dict[int, list[str]] = defaultdict(list)
    for cell in table.cells:
        if cell.row < table.header_rows:
            for column in range(cell.column, cell.column + cell.column_span):
                if cell.text:
                    headings[column].append(" ".join(cell.text.split()))
    columns: dict[int, str] = {}
    for column, texts in sorted(headings.items()):
        kinds = [label_kind(text, material.patterns) for text in (texts[-1], " ".join(texts))]
        kind = next((kind for kind in kinds if kind), None)
        if kind and (kind not in columns.values() or kind in ("activities", "holder")):
            columns[column] = kind
    return columns


def _rows(material: Material, table: Table, columns: dict[int, str], fields: FieldMarks) -> Iterator[Mention]:
    group = _Group(*fields.at(table.at.start))
    current: Mention | None = None
    before = ""  # the cell of the current name as it is written
    for row in range(table.header_rows, table.rows):
        cells = {c.column: c for c in table.cells if c.row <= row < c.row + c.row_span and c.text.strip()}
        name = next((cells[column] for column, kind in columns.items() if kind == "name" and column in cells), None)
        heading = _group_heading(material, cells, name)
        if heading is not None:
            group = heading
            continue
        if name is None or name.at is None or name.row < row:
            if current is not None:  # a row cut by a page break goes on
                _read_cells(material, current, cells, columns)
            continue
        if current is not None and _goes_on(table, cells, name, row):
            current.name = " ".join(f"{before} {name.text}".split())
            _read_cells(material, current, cells, columns)
            continue
        if current is not None:
            yield current
        current, before = _mention(material, name, group), name.text
        if current is not None:
            _read_cells(material, current, cells, columns)
    if current is not None:
        yield current


def _goes_on(table: Table, cells: dict[int, TableCell], name: TableCell, row: int) -> bool:
    """Whether a row is the rest of the row before, which a page break cut: it has no ordinal, others have one."""
    first = min(cell.column for cell in table.cells)
    ordinals = [cell for cell in table.cells if cell.column == first and re.fullmatch(r"\d{1,3}\W*", cell.text.strip())]
    return len(ordinals) > 1 and first not in cells and row > ordinals[0].row and name.text.strip()[:1].islower()


def _group_heading(material: Material, cells: dict[int, TableCell], name: TableCell | None) -> _Group | None:
    """A row with nothing but a label and the name of a field."""
    texts = [cell for cell in cells.values() if not re.fullmatch(r"[A-ZĐ\dIVX]{1,4}[.)]?", cell.text.strip())]
    if len(texts) != 1:
        return None
    text = " ".join(texts[0].text.split())
    spans = texts[0].column_span > 1 or texts[0] is name
    field = field_of(text, material.patterns)
    if (
        field is None
        or not spans
        or not re.match(
            r"(?i)(?:[A-ZIVX\d]{1,4}[.)]\s*)?(?:về\s+|trên\s+)?(?:lĩnh\s+vực|phát\s+triển\s+kinh|kinh\s+tế|văn\s+h|quốc\s+phòng|an\s+ninh|xây\s+dựng\s+(?:hệ|đảng)|hệ\s+thống)",
            text,
        )
    ):
        return None
    return _Group(field, text)


def _mention(material: Material, cell: TableCell, group: _Group) -> Mention | None:
    assert cell.at is not None
    text = material.string[cell.at.start : cell.at.end]
    quoted = re.search(r"[“\"]\s*([^“”\"]{3,260})[”\"]", text)
    first = re.match(rf"\s*(?:[Mm]ô\s+hình\s*:?\s+(?=[“\"]|{UPPER}))?", text)
    start = quoted.start(1) if quoted else (first.end() if first else 0)
    bracket = re.search(r"\s*\((?:[^()]*)\)\s*$", text)
    end = quoted.end(1) if quoted else bracket.start() if bracket and bracket.start() > start else len(text)
    pattern = material.patterns.get("model_label/name")
    found = mention(material, pattern, cell.at.start + start, cell.at.start + end, defining=True)
    if found is not None:
        found.name = " ".join(found.name.split())
        found.field, found.field_text = group.field, group.text
        owner = owner_after(text[end:], material.patterns)
        found.holders, found.place = owner.holders, owner.place
    return found


def _read_cells(material: Material, found: Mention, cells: dict[int, TableCell], columns: dict[int, str]) -> None:
    for column, cell in sorted(cells.items()):
        kind = columns.get(column)
        if cell.at is None or kind == "name":
            continue
        text = cell.text.strip()
        if kind in (None, "background"):
            if found.status is None and len(text.split()) <= 12 and re.match(r"(?i)(?:xây|nhân|duy|mới|tiếp)", text):
                found.status, found.based_on = status_of(text, material.patterns), source_of(text, material.patterns)
            continue
        ticked = _TICK.match(text) is not None
        if kind.startswith("form-"):
            form: ModelForm = "collective" if kind == "form-collective" else "individual"
            found.form = found.form or form
            if not ticked:
                found.holders = found.holders or holders_of(text, material.patterns)
        elif kind.startswith("status-"):
            _status(material, found, kind.removeprefix("status-"), text)
        elif kind == "activities":
            _content(material, found, text)
        elif kind in ("objectives", "results"):
            getattr(found, kind).extend(_items(text))
        elif kind == "place":
            found.place = found.place or " ".join(text.split())
        elif kind == "period":
            found.period = found.period or period_in(material, cell.at)
        elif kind == "field":
            found.field, found.field_text = field_of(text, material.patterns) or found.field, " ".join(text.split())
        elif kind == "holder":
            found.holders = found.holders or holders_of(" ".join(text.split()), material.patterns)
        elif kind == "form":
            found.form = found.form or form_of(text, material.patterns)
        elif kind == "status":
            found.status = found.status or status_of(text, material.patterns)
            found.based_on = found.based_on or source_of(text, material.patterns)
        elif kind == "level":
            found.level = found.level or level_of(text, material.patterns)


def _status(material: Material, found: Mention, status: str, text: str) -> None:
    """A tick or words in a status column; words may name the model that is replicated."""
    found.based_on = found.based_on or source_of(text, material.patterns)
    if found.status is None or found.status == status:
        found.status = status  # type: ignore[assignment]  # kinds of columns are named after it


def _items(text: str) -> list[str]:
    lines = (re.sub(r"^[-+*•]\s*", "", line).strip() for line in text.split("\n"))
    return [line for line in lines if line]


def _content(material: Material, found: Mention, text: str) -> None:
    """Content cells hold what is done, often the expected results under a heading, and who does it under a label."""
    target = found.results if found.results and not found.activities else found.activities
    for item in _items(text):
        label, colon, value = item.partition(":")
        kind = label_kind(label.lstrip("-+*• "), material.patterns) if colon and len(label) < 60 else None
        if kind == "holder" and value.strip():
            found.holders = found.holders or holders_of(value, material.patterns)
        elif kind == "results":
            target = found.results
            target += [value.strip()] if value.strip() else []
        elif kind != "activities" or value.strip():
            target.append(item)
