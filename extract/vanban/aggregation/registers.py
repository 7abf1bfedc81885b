"""The registers that offices keep: which columns under which headings, and the query over the registry behind each.

A query gives the sheet, the group (where the register has groups), and then the columns, in the order of the rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

import duckdb

from vanban.aggregation.rows import streamed

Language = Literal["vi", "en"]
Kind = Literal["text", "date", "number", "mark"]
Value = str | int | Decimal | date | None
FIELDS = ("economy", "culture_society", "defence_security", "political_system", "other")


@dataclass(frozen=True, slots=True)
class Heading:
    """Words in both languages."""

    vi: str
    en: str

    def __getitem__(self, language: Language) -> str:
        return self.vi if language == "vi" else self.en


@dataclass(frozen=True, slots=True)
class Field:
    """A column: its heading, how wide (in characters) and of what kind; ``above`` is a heading that several share.

    In a mark column ``x`` or any words stand where it applies, and subtotals count them.
    """

    heading: Heading
    width: int
    kind: Kind = "text"
    above: Heading | None = None


@dataclass(frozen=True, slots=True)
class Register:
    """A register: the name of its file, its title (with the year where ``{}`` stands), columns and query."""

    name: Heading
    title: Heading
    fields: tuple[Field, ...]
    query: str
    grouped: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a register, and the sheet and group it belongs to."""

    sheet: str
    group: str
    values: tuple[Value, ...]


def read_rows(database: duckdb.DuckDBPyConnection, register: Register, language: Language) -> Iterator[Row]:
    """The rows of ``register``, sheet by sheet, group by group."""
    cursor = database.cursor()
    cursor.execute("SET VARIABLE language = $language", {"language": language})
    rows: Iterator[tuple[Value, ...]] = streamed(cursor.execute(register.query))
    for sheet, *values in rows:
        group = str(values.pop(0)) if register.grouped else ""
        yield Row(str(sheet), group, tuple(values))


def all_registers(database: duckdb.DuckDBPyConnection) -> Sequence[Register]:
    """Every register; that of indicators has a column for each year of this registry."""
    found = database.execute("SELECT DISTINCT year FROM indicators ORDER BY year").fetchall()
    return (DOCUMENTS, MODELS, TASKS, _indicators([year for (year,) in found]), CITED, UNREPORTED)


def _said(vi: str, en: str) -> str:
    """SQL for words in the language asked for."""
    return f"(CASE getvariable('language') WHEN 'vi' THEN '{vi}' ELSE '{en}' END)"


_YEAR = f"coalesce(year::VARCHAR, {_said('Không rõ năm', 'Year unknown')})"


def _sorted(column: str) -> str:
    """SQL that sorts as people do, by letters first: ``Các`` before ``Chủ``."""
    return f"replace(strip_accents(lower({column})), 'đ', 'd') NULLS LAST, {column} NULLS LAST"


_NUMBER = Field(Heading("Số, ký hiệu", "Number and symbol"), 18)
_DATE = Field(Heading("Ngày, tháng, năm", "Date"), 12, "date")
_ISSUER = Field(Heading("Cơ quan ban hành", "Issued by"), 22)
_SUBJECT = Field(Heading("Tên loại và trích yếu nội dung", "Type and subject"), 42)
_SOURCE = "coalesce(known_number, document)"

DOCUMENTS = Register(
    Heading("so-van-ban", "documents"),
    Heading("SỔ ĐĂNG KÝ VĂN BẢN {}", "REGISTER OF DOCUMENTS {}"),
    (
        _NUMBER, _DATE, _ISSUER, _SUBJECT, Field(Heading("Người ký", "Signed by"), 20),
        Field(Heading("Nơi nhận", "Recipients"), 28), Field(Heading("Số trang", "Pages"), 8, "number"),
        Field(Heading("Ghi chú", "Remarks"), 22),
    ),
    f"""
    SELECT {_YEAR}, coalesce(known_number, number_text),
        CASE WHEN date_precision = 'day' THEN date END, issuer,
        concat_ws(': ', CASE WHEN type <> 'CV' THEN type_name END, subject), signer, recipients, pages,
        concat_ws('; ', document,
            CASE WHEN number IS NULL AND inferred_number IS NOT NULL
                THEN {_said("số ghi ở phụ lục hoặc chữ ký số", "number from an annex or signature")} END,
            CASE WHEN date_precision <> 'day' THEN date_text END,
            CASE WHEN copies > 0 THEN {_said("thêm ", "and ")} || copies || {_said(" bản trùng", " more copies")} END)
    FROM originals ORDER BY year DESC NULLS LAST, date NULLS LAST, sequence, document
    """,
)  # fmt: skip

_FORM = Heading("Hình thức", "Form")
_OF_WHICH = Heading("Trong đó", "Of which")
_FIELD_NAMES = " ".join(
    f"WHEN '{code}' THEN {_said(vi, en)}"
    for code, vi, en in (
        ("economy", "Lĩnh vực kinh tế", "Economy"),
        ("culture_society", "Lĩnh vực văn hóa - xã hội", "Culture and society"),
        ("defence_security", "Lĩnh vực quốc phòng - an ninh", "Defence and security"),
        ("political_system", "Lĩnh vực xây dựng hệ thống chính trị", "Political system"),
        ("other", "Lĩnh vực khác", "Other fields"),
    )
)
MODELS = Register(
    Heading("mo-hinh-dang-ky", "models"),
    Heading("DANH SÁCH MÔ HÌNH, ĐIỂN HÌNH ĐĂNG KÝ {}", "MODELS REGISTERED {}"),
    (
        Field(Heading("Lĩnh vực/Tên mô hình, điển hình", "Field / name of the model"), 34),
        Field(Heading("Mô hình tập thể", "Collective"), 10, "mark", _FORM),
        Field(Heading("Mô hình cá nhân", "Individual"), 10, "mark", _FORM),
        Field(Heading("Địa chỉ", "Address"), 26),
        Field(Heading("Nội dung cụ thể", "Content"), 46),
        Field(Heading("Xây dựng mới", "New"), 10, "mark", _OF_WHICH),
        Field(Heading("Nhân rộng", "Replicated"), 14, "mark", _OF_WHICH),
        Field(Heading("Ghi chú", "Remarks"), 20),
    ),
    f"""
    SELECT {_YEAR}, CASE field {_FIELD_NAMES} ELSE {_said("Chưa rõ lĩnh vực", "Field not given")} END, name,
        CASE form WHEN 'collective' THEN 'x' END, CASE form WHEN 'individual' THEN 'x' END,
        concat_ws(', ', holders, place, CASE WHEN place IS NULL OR NOT contains(lower(place), lower(commune))
            THEN lower(left(unit_name, 1)) || substr(unit_name, 2) END),
        regexp_replace(replace(coalesce(activities, objectives, results), '.; ', '. '), ';+ ', '; ', 'g'),
        CASE status WHEN 'new' THEN 'x' END,
        CASE status WHEN 'replicated' THEN coalesce({_said("Từ ", "From ")} || based_on, 'x') END,
        concat_ws('; ', {_SOURCE}, CASE status WHEN 'maintained' THEN {_said("duy trì", "maintained")} END)
    FROM registered_models LEFT JOIN (SELECT document, commune FROM documents) USING (document)
    ORDER BY year DESC NULLS LAST, coalesce(list_position({list(FIELDS)}, field), 9), {_sorted("unit_name")},
        {_sorted("name")}, line
    """,
    grouped=True,
)  # fmt: skip

TASKS = Register(
    Heading("nhiem-vu", "tasks"),
    Heading("NHIỆM VỤ VÀ THỜI HẠN THEO ĐƠN VỊ {}", "TASKS AND DEADLINES BY UNIT {}"),
    (
        Field(Heading("Nội dung nhiệm vụ", "Task"), 56), Field(Heading("Chỉ đạo", "Directed by"), 22),
        Field(Heading("Thực hiện, phối hợp", "Carried out by"), 28),
        Field(Heading("Thời hạn", "Deadline"), 16), Field(Heading("Hạn cuối", "Last day"), 12, "date"),
        Field(Heading("Văn bản giao", "Document"), 18), Field(Heading("Báo cáo", "Report"), 18),
    ),
    f"""
    SELECT {_YEAR}, concat_ws(' – ', unit_name, coalesce(body, {_said("Chưa rõ đơn vị", "Unit not given")})), text,
        lead, units, deadline, due, {_SOURCE},
        CASE state WHEN 'reported' THEN {_said("Đã báo cáo", "Reported")} || ': ' || coalesce(r.number, report)
            WHEN 'unreported' THEN {_said("Chưa thấy trong báo cáo", "In no report")}
            ELSE {_said("Chưa có báo cáo", "No report yet")} END
    FROM tasks_by_unit LEFT JOIN (SELECT document AS report, number FROM documents) AS r USING (report)
    ORDER BY year DESC NULLS LAST, {_sorted("unit_name")}, {_sorted("body")}, due NULLS LAST, document, n
    """,
    grouped=True,
)  # fmt: skip


def _indicators(years: Sequence[int]) -> Register:
    values = "".join(f', max(CASE year WHEN {year} THEN value END) AS "{year}"' for year in years)
    return Register(
        Heading("chi-tieu", "indicators"),
        Heading("CHỈ TIÊU, SỐ LIỆU BÁO CÁO THEO ĐƠN VỊ VÀ NĂM", "REPORTED FIGURES BY UNIT AND YEAR"),
        (
            Field(Heading("Chỉ tiêu", "Indicator"), 60), Field(Heading("Đơn vị tính", "Measure"), 14),
            *(Field(Heading(f"Năm {year}", str(year)), 14, "number") for year in years),
        ),
        f"""
        SELECT {_said("Số liệu", "Figures")}, unit_name, indicator, measure{values}
        FROM indicators GROUP BY unit_name, indicator, measure
        ORDER BY {_sorted("unit_name")}, {_sorted("indicator")}, {_sorted("measure")}
        """,
        grouped=True,
    )  # fmt: skip


CITED = Register(
    Heading("van-ban-vien-dan", "cited-documents"),
    Heading("DANH MỤC VĂN BẢN ĐƯỢC VIỆN DẪN", "DOCUMENTS CITED"),
    (
        _NUMBER, _DATE, _ISSUER, _SUBJECT, Field(Heading("Số lần viện dẫn", "Citations"), 9, "number"),
        Field(Heading("Số văn bản viện dẫn", "Citing documents"), 10, "number"),
        Field(Heading("Số đơn vị", "Units"), 8, "number"), Field(Heading("Viện dẫn tại", "Cited in"), 36),
        Field(Heading("Có trong hồ sơ", "On file"), 18),
    ),
    f"""
    SELECT {_said("Viện dẫn", "Cited")}, number, date, issuer,
        CASE WHEN number IS NULL THEN text ELSE concat_ws(': ', type_name, subject) END, citations,
        documents, units, citing, target
    FROM cited_documents
    JOIN (SELECT cited, string_agg(DISTINCT coalesce(citing_number, document), '; '
            ORDER BY coalesce(citing_number, document)) AS citing FROM citations GROUP BY cited) USING (cited)
    ORDER BY documents DESC, citations DESC, cited
    """,
)  # fmt: skip

UNREPORTED = Register(
    Heading("chua-bao-cao", "unreported"),
    Heading("MÔ HÌNH, NHIỆM VỤ CHƯA THẤY TRONG BÁO CÁO {}", "MODELS AND TASKS NOT YET REPORTED {}"),
    (
        Field(Heading("Mô hình, nhiệm vụ", "Model or task"), 60), Field(Heading("Đơn vị", "Unit"), 30),
        Field(Heading("Văn bản đăng ký, giao việc", "Registered or set in"), 22),
        Field(Heading("Hạn cuối", "Last day"), 12, "date"),
        Field(Heading("Số báo cáo đã đối chiếu", "Reports compared"), 10, "number"),
    ),
    f"""
    SELECT {_YEAR}, kind, text, unit_name, {_SOURCE}, due, reports FROM (
        SELECT 1 AS part, {_said("Mô hình, điển hình", "Models")} AS kind, u.year, u.name AS text, u.unit_name,
            o.known_number, u.document, u.n, NULL AS due, u.reports
        FROM unreported_models AS u JOIN originals AS o USING (document)
        UNION ALL
        SELECT 2, {_said("Nhiệm vụ", "Tasks")}, t.year, t.text, t.unit_name, t.known_number, t.document, t.n, t.due,
            (SELECT count(*) FROM originals AS o WHERE o.unit = t.unit AND o.type = 'BC'
                AND o.year BETWEEN t.year AND t.year + 1)
        FROM task_list AS t WHERE t.state <> 'reported')
    ORDER BY year DESC NULLS LAST, part, {_sorted("unit_name")}, document, n
    """,
    grouped=True,
)  # fmt: skip
