"""What is found across documents: copies, citations, models over time, plan against report."""

from __future__ import annotations

from registries import SURE, model, record, reference, registry, span, statistic, task
from vanban.record import Period

WORDS = (
    "Thực hiện chương trình công tác năm nay, Ủy ban nhân dân xã tổ chức ra quân làm vệ sinh đường bản, khơi thông "
    "mương nước đầu nguồn, vận động từng hộ đào hố rác và trồng thêm hàng cau hai bên lối đi chung, kiểm tra vào chiều "
    "thứ sáu. Mỗi bản chọn một tổ làm trước, rút kinh nghiệm rồi nhân ra các tổ còn lại, cuối quý họp dân công khai."
)
SCANNED = WORDS.replace("Thực", "Thưc").replace("đường bản", "duong bàn").replace("từng hộ", "từnghộ")
SCANNED = SCANNED.replace("mương", "mưcng").replace("rút", "rúi")
PLAN = {"type": "KH", "number": "12/KH-UBND", "date": "2024-02-05", "commune": "Xã Nà Phặc Thượng"}
KEYED = PLAN | {"district": "Huyện Khâu Vai"}  # a commune without its district has no key


def found(database, query):
    return database.execute(query).fetchall()


def test_a_scan_of_a_typed_document_counts_once(tmp_path):
    scan = record("quét.pdf", **KEYED, text=SCANNED, ocr=True)
    with registry(tmp_path, record("kế hoạch.docx", **KEYED, text=WORDS), scan) as database:
        ((document, original, how, alike),) = found(database, "SELECT * FROM copies")
        assert (document, original, how) == ("quét.pdf", "kế hoạch.docx", "key")
        assert 0.5 < alike < 1
        assert found(database, "SELECT document, copies FROM originals") == [("kế hoạch.docx", 1)]
        assert found(database, "SELECT sum(documents) FROM document_counts") == [(1,)]


def test_a_copy_without_a_readable_header_is_recognised_by_its_letters(tmp_path):
    bare = record("a không đầu.pdf", text=f"{WORDS} Nơi nhận: Như trên.", ocr=True)
    with registry(tmp_path, bare, record("b.docx", **PLAN, text=WORDS)) as database:
        assert found(database, "SELECT document, original, how FROM copies") == [("a không đầu.pdf", "b.docx", "text")]


def test_the_same_file_in_two_places_counts_once(tmp_path):
    with registry(tmp_path, *(record(path, text="ngắn", sha256="1") for path in ("b/x.txt", "a/x.txt"))) as database:
        assert found(database, "SELECT * FROM copies") == [("b/x.txt", "a/x.txt", "bytes", 1.0)]


def test_three_copies_have_one_original(tmp_path):
    plans = [record(f"{name}.docx", **PLAN, text=WORDS) for name in "abc"]
    with registry(tmp_path, *plans) as database:
        assert found(database, "SELECT document, original FROM copies") == [("b.docx", "a.docx"), ("c.docx", "a.docx")]


def test_near_copies_that_differ_in_number_date_or_unit_are_other_documents(tmp_path):
    others = [
        PLAN, PLAN | {"number": "13/KH-UBND"}, PLAN | {"date": "2025-02-05"}, PLAN | {"commune": "Xã Khâu Vai Hạ"},
        PLAN | {"type": "BC"},
    ]  # fmt: skip
    with registry(tmp_path, *(record(f"{n}.txt", **other, text=WORDS) for n, other in enumerate(others))) as database:
        assert found(database, "SELECT * FROM copies") == []


def test_one_key_over_different_texts_is_not_one_document(tmp_path):
    other = record(
        "b.txt", **KEYED, text="Nội dung hoàn toàn khác về việc thu quỹ phòng chống thiên tai ở các thôn bản."
    )
    with registry(tmp_path, record("a.txt", **KEYED, text=WORDS), other) as database:
        assert found(database, "SELECT * FROM copies") == []


def test_a_citation_leads_to_the_document_and_back(tmp_path):
    # the citing document knows the province too
    key = "state:xa-na-phac-thuong.huyen-khau-vai.tinh-song-nhi-ubnd:kh:2024:12"
    cites = [
        reference("Kế hoạch số 12/KH-UBND", number="12/KH-UBND", date="2024-02-05", key=key),
        reference("Kế hoạch số 99/KH-UBND", number="99/KH-UBND", date="2024-02-05"),
    ]
    with registry(tmp_path, record("kh.docx", **KEYED), record("bc.docx", references=cites)) as database:
        links = found(database, "SELECT document, n, target, how FROM links ORDER BY n")
        assert links == [("bc.docx", 1, "kh.docx", "key"), ("bc.docx", 2, None, None)]
        back = found(database, "SELECT target, documents, citations FROM cited_documents WHERE target IS NOT NULL")
        assert back == [("kh.docx", 1, 1)]


def test_a_citation_without_a_key_is_linked_by_number_date_and_issuer(tmp_path):
    def cite(issuer):
        return reference("Kế hoạch", number="12/KH-UBND", date="2024-02-05", issuer=issuer)

    cites = [cite("UBND xã Nà Phặc Thượng"), cite("UBND xã"), cite(None), cite("UBND xã Khâu Vai Hạ")]
    with registry(tmp_path, record("kh.docx", **PLAN), record("bc.docx", references=cites)) as database:
        targets = [target for (target,) in found(database, "SELECT target FROM links ORDER BY n")]
        assert targets == ["kh.docx", "kh.docx", "kh.docx", None]


def test_a_citation_that_fits_two_documents_is_linked_to_none(tmp_path):
    two = [record(f"{name}.txt", **PLAN | {"commune": f"Xã {name}"}, text=f"Bài {name} " * 5) for name in ("Ba", "Tư")]
    citing = record("bc.txt", references=[reference("Kế hoạch", number="12/KH-UBND", date="2024-02-05")])
    with registry(tmp_path, *two, citing) as database:
        assert found(database, "SELECT target FROM links") == [(None,)]


def test_a_citation_of_itself_leads_nowhere(tmp_path):
    own = record("kh.docx", **PLAN, references=[reference("Kế hoạch", number="12/KH-UBND", date="2024-02-05")])
    with registry(tmp_path, own) as database:
        assert found(database, "SELECT target, how FROM links") == [(None, None)]


def test_a_citation_of_a_copy_leads_to_the_original(tmp_path):
    plans = [record("a.docx", **PLAN, text=WORDS), record("b.pdf", **PLAN, text=SCANNED, ocr=True)]
    citing = record("c.txt", references=[reference("Kế hoạch", number="12/KH-UBND", date="2024-02-05")])
    with registry(tmp_path, *plans, citing) as database:
        assert found(database, "SELECT target FROM links") == [("a.docx",)]


def test_equal_citations_are_one_cited_document(tmp_path):
    law = {"type": None, "subject": None}
    cites = [reference("Luật Tiếp công dân", **law), reference("Luật tiếp công dân", **law)]
    documents = [record(f"{n}.txt", references=[cite]) for n, cite in enumerate(cites)]
    with registry(tmp_path, *documents) as database:
        assert found(database, "SELECT citations, documents FROM cited_documents") == [(2, 2)]


def test_a_model_registered_in_one_year_and_reported_in_another_is_one_line(tmp_path):
    here = {"commune": "Xã Nà Phặc Thượng"}
    registered = record("a.txt", type="CV", date="2023-03-01", **here, models=[model("Hàng cau xanh đường bản")])
    reported = record(
        "b.txt", type="BC", date="2024-11-01", **here, models=[model("“Hàng cau xanh” đường bản", "report")]
    )
    other = record(
        "c.txt", type="CV", date="2023-03-01", commune="Xã Khâu Vai Hạ", models=[model("Hàng cau xanh đường bản")]
    )
    with registry(tmp_path, registered, reported, other) as database:
        history = "SELECT unit_name, year, registered, reported FROM model_history ORDER BY line, year"
        assert found(database, history) == [
            ("Xã Khâu Vai Hạ", 2023, 1, 0),
            ("Xã Nà Phặc Thượng", 2023, 1, 0),
            ("Xã Nà Phặc Thượng", 2024, 0, 1),
        ]
        assert len(set(found(database, "SELECT line FROM model_lines"))) == 2
        assert found(database, "SELECT document, reports FROM unreported_models") == [("c.txt", 0)]


def test_the_models_of_a_district_belong_to_the_communes_that_they_name(tmp_path):
    summary = record(
        "a.txt", type="TB", issuer="Ủy ban nhân dân huyện Khâu Vai", district="Huyện Khâu Vai", date="2024-04-01",
        models=[model("Hàng cau xanh", place="xã Nà Phặc Thượng")],
    )  # fmt: skip
    own = record("b.txt", type="CV", date="2024-03-01", commune="Xã Nà Phặc Thượng", models=[model("Hàng cau xanh")])
    with registry(tmp_path, summary, own) as database:
        assert found(database, "SELECT DISTINCT line FROM model_lines") == [
            ("xa-na-phac-thuong.huyen-khau-vai/hàng cau xanh",)
        ]
        assert found(database, "SELECT DISTINCT unit FROM identities WHERE document = 'b.txt'") == [
            ("xa-na-phac-thuong",)
        ]


def test_documents_of_one_unit_agree_on_it_however_much_of_it_they_name(tmp_path):
    names = [
        ("Xã Hòa An", None), ("Xã Hoà An", "Huyện Khâu Vai"), ("Xã Tân Lập", "Huyện Ba"), ("Xã Tân Lập", "Huyện Tư"),
        ("Xã Tân Lập", None),
    ]  # fmt: skip
    documents = [record(f"{n}.txt", commune=commune, district=district) for n, (commune, district) in enumerate(names)]
    with registry(tmp_path, *documents) as database:
        units = [unit for (unit,) in found(database, "SELECT unit FROM identities ORDER BY document")]
        assert units == [
            "xa-hoa-an.huyen-khau-vai", "xa-hoa-an.huyen-khau-vai", "xa-tan-lap.huyen-ba", "xa-tan-lap.huyen-tu",
            "xa-tan-lap",
        ]  # fmt: skip


def test_a_document_is_about_the_year_that_its_subject_names(tmp_path):
    year = Period(
        text="năm 2023", start="2023-01-01", end="2023-12-31", precision="year", role="period",
        at=span("năm 2023"), **SURE,
    )  # fmt: skip
    named = record("a.txt", date="2024-01-09", subject="Kết quả năm 2023", dates=[year])
    with registry(tmp_path, named, record("b.txt", date="2024-01-09"), record("c.txt")) as database:
        assert found(database, "SELECT year FROM identities ORDER BY document") == [(2023,), (2024,), (None,)]


def test_tasks_that_a_report_takes_up_are_told_from_those_that_it_does_not(tmp_path):
    tasks = [
        task("Khơi thông mương nước đầu nguồn, vận động từng hộ đào hố rác"),
        task("Lắp đặt hệ thống loa truyền thanh thông minh tại nhà văn hóa"),
    ]
    plan = record("kh.txt", **PLAN, tasks=tasks)
    line = "- Đã khơi thông mương nước đầu nguồn; vận động từng hộ đào hố rác được 42 hố."
    report = record("bc.txt", type="BC", commune=PLAN["commune"], date="2024-11-20", text=f"Báo cáo\n{line}\nHết")
    with registry(tmp_path, plan, report) as database:
        states = found(database, "SELECT n, state, report, quote FROM task_reports ORDER BY n")
        assert states == [(1, "reported", "bc.txt", line), (2, "unreported", None, None)]
        assert found(database, "SELECT n FROM unreported_tasks") == [(2,)]


def test_reports_compared_in_processes_of_their_own_say_the_same(tmp_path, monkeypatch):
    """As many documents need it; here each unit is a part of its own."""
    documents = []
    for commune in ("Xã Nà Phặc Thượng", "Xã Khe Mướp", "Xã Đồi Thông"):
        plan = PLAN | {"commune": commune}
        documents.append(
            record(f"{commune}/kh.txt", **plan, text="kế hoạch", tasks=[task(WORDS[:60]), task("Tổ chức hội thi")])
        )
        report = {"type": "BC", "number": "90/BC-UBND", "date": "2024-12-05", "commune": commune}
        documents.append(record(f"{commune}/bc.txt", **report, text=f"Kết quả\n{WORDS}"))
    found_rows = []
    for name, size in (("one", 1_000_000), ("many", 1)):
        monkeypatch.setattr("vanban.aggregation.reported._PART", size)
        (tmp_path / name).mkdir()
        with registry(tmp_path / name, *documents) as database:
            found_rows.append(found(database, "SELECT * FROM task_reports ORDER BY document, n"))
    assert found_rows[0] == found_rows[1]
    assert [row[2] for row in found_rows[0]] == ["reported", "unreported"] * 3


def test_without_a_report_of_the_time_nothing_is_said_of_a_task(tmp_path):
    plan = record("kh.txt", **PLAN, tasks=[task("Khơi thông mương nước đầu nguồn")])
    older = record(
        "bc.txt", type="BC", commune=PLAN["commune"], date="2023-11-20", text="Khơi thông mương nước đầu nguồn"
    )
    elsewhere = record("x.txt", type="BC", commune="Xã Khâu Vai Hạ", date="2024-11-20", text="Khơi thông mương nước")
    with registry(tmp_path, plan, older, elsewhere) as database:
        assert found(database, "SELECT state, report FROM task_reports") == [("no_report", None)]


def test_an_indicator_has_the_value_of_the_last_report_of_the_year(tmp_path):
    here = {"type": "BC", "commune": "Xã Nà Phặc Thượng"}
    documents = [
        record("a.txt", **here, date="2024-06-01", statistics=[statistic("hộ nghèo", "31", "hộ")]),
        record("b.txt", **here, date="2024-12-01", statistics=[statistic("hộ nghèo", "25.5", "hộ")]),
        record("c.txt", **here, date="2023-12-01", statistics=[statistic("hộ nghèo", "40", "hộ")]),
        record("d.txt", **here | {"type": "KH"}, date="2024-12-30", statistics=[statistic("hộ nghèo", "0", "hộ")]),
    ]
    with registry(tmp_path, *documents) as database:
        values = found(database, "SELECT year, value_text, document, different FROM indicators ORDER BY year")
        assert values == [(2023, "40", "c.txt", 1), (2024, "25.5", "b.txt", 2)]
