"""Scores, on records and annotations small enough to count by hand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from vanban.errors import FloorError, GoldError, RecordError
from vanban.evaluation import floor, report
from vanban.evaluation.comparison import fold, similar
from vanban.evaluation.gold import Gold, load_gold
from vanban.evaluation.scoring import load_records, score_documents
from vanban.record import (
    Document,
    Holder,
    IssueDate,
    Issuer,
    Model,
    Number,
    Period,
    Record,
    Reference,
    Source,
    Span,
    Statistic,
    Task,
)

AT = Span(start=0, end=1, quote="x")
SURE = {"confidence": 0.9, "pattern": "a/b"}


def record(path: str = "kh.docx", **parts) -> Record:
    source = Source(path=path, sha256="0", bytes=1, media_type="text/plain", pages=None, encoding="unicode")
    return Record(source=source, text="x", **({"document": Document()} | parts))


def score(gold: dict, found: Record | None) -> dict[str, dict[str, float | int]]:
    """Figures by field for one document."""
    documents = score_documents({"kh": Gold.model_validate(gold)}, {} if found is None else {"kh.docx": found})
    return {field: report.figures(score) for field, score in report.scores(documents).items()}


def period(start, end, role="mentioned", precision="day") -> Period:
    return Period(text="x", start=start, end=end, precision=precision, role=role, at=AT, **SURE)


def reference(number, date=None, issuer=None) -> Reference:
    return Reference(
        text="x", type=None, number=number, sequence=None, year=None, symbol=None, date=date, issuer=issuer,
        subject=None, relation="cites", at=[AT], **SURE,
    )  # fmt: skip


def figure(value, unit) -> Statistic:
    return Statistic(text="x", value=value, unit=unit, indicator=None, at=AT, **SURE)


def model(name, *holders, **parts) -> Model:
    held = [Holder(name=holder, kind="organisation") for holder in holders]
    return Model(name=name, mention="report", holders=held, at=[AT], **parts, **SURE)


def test_names_are_compared_without_case_quotes_and_abbreviations():
    assert fold("“UBND  TP. Sơn Bình”") == "ủy ban nhân dân thành phố sơn bình"
    assert similar("Uỷ ban nhân dân xã", "ỦY BAN NHÂN DÂN XÃ") == 1
    assert similar(None, "") == 0


def test_sets_have_precision_recall_and_f1():
    gold = {
        "references": [{"number": "12/KH-UBND"}, {"number": "34-NQ/TU", "date": "2023-01-02"}, {"number": "5/QĐ-TTg"}],
        "references_optional": ["77/CV-X"],
    }
    found = record(references=[reference("12/KH-UBND", "2024-05-06"), reference("34-NQ/TU", "2023-01-02"),
                               reference("77/cv-x"), reference("99/BC-Y"), reference(None)])  # fmt: skip
    scores = score(gold, found)
    assert scores["references.number"] == {"precision": 0.6667, "recall": 0.6667, "f1": 0.6667, "n": 3}
    assert scores["references.number+date"] == {"precision": 0.3333, "recall": 0.3333, "f1": 0.3333, "n": 3}


def test_type_and_issuer_of_a_reference_are_asked_where_it_was_found():
    gold = {
        "references": [{"number": "12/KH-UBND", "issuer": "UBND huyện Sơn Bình"}, {"number": "13/KH", "issuer": "X"}]
    }
    found = record(references=[reference("12/KH-UBND", issuer="Ủy ban nhân dân huyện Sơn Bình")])
    assert score(gold, found)["references.issuer"] == {"accuracy": 1.0, "n": 1}


def test_single_values_have_accuracy_and_only_what_is_annotated_is_asked():
    issuer = Issuer(name="Ủy ban nhân dân xã Đồng Vọng", parent=None, system="state", unit={})
    found = record(document=Document(issuer=issuer, subject="Trồng cây", place="Sơn Bình"))
    gold = {"document": {"issuer": "UBND xã Đồng Vọng", "subject": None, "place": "Đồng Vọng"}}
    assert score(gold, found) == {
        "document.issuer": {"accuracy": 1.0, "n": 1},
        "document.place": {"accuracy": 0.0, "n": 1},
        "document.subject": {"accuracy": 0.0, "n": 1},
    }


def test_a_number_and_a_day_in_handwriting_may_stay_unread_but_not_be_read_wrong():
    gold = {
        "document": {
            "number": {"sequence": 7, "symbol": "KH-UBND", "canonical": "07/KH-UBND", "handwritten": True},
            "date": {"start": "2024-03-08", "end": "2024-03-08", "handwritten": True},
        }
    }
    blank = Number(text="Số: /KH-UBND", sequence=None, year=None, symbol="KH-UBND", canonical=None)
    month = IssueDate(text="x", start="2024-03-01", end="2024-03-31", precision="month")
    scores = score(gold, record(document=Document(number=blank, date=month)))
    assert scores == {
        "document.number.symbol": {"accuracy": 1.0, "n": 1},
        "handwritten.date": {"accuracy": 0.0, "n": 1},
        "handwritten.number": {"accuracy": 0.0, "n": 1},
    }
    wrong = blank.model_copy(update={"sequence": 1, "canonical": "01/KH-UBND"})
    scores = score(gold, record(document=Document(number=wrong)))
    assert scores["document.number.canonical"] == {"accuracy": 0.0, "n": 1}
    assert scores["document.date"] == {"accuracy": 0.0, "n": 1}


def test_dates_are_pairs_and_recurring_ones_are_not_asked():
    gold = {
        "dates": [
            {"start": None, "end": "2024-06-30", "role": "deadline"},
            {"start": "2024-01-01", "end": "2024-12-31"},
        ],
        "dates_optional": [["2020-01-01", "2020-12-31"]],
    }
    found = record(dates=[period(None, "2024-06-30", "deadline"), period("2020-01-01", "2020-12-31", precision="year"),
                          period("2024-01-01", None, precision="recurring"), period(None, None)])  # fmt: skip
    scores = score(gold, found)
    assert scores["dates"] == {"precision": 1.0, "recall": 0.5, "f1": 0.6667, "n": 2}
    assert scores["dates.deadlines"] == {"precision": 1.0, "recall": 1.0, "f1": 1.0, "n": 1}


@pytest.mark.parametrize(
    ("found", "right"),
    [(("12", "hộ"), 1), (("12.0", "hộ nghèo"), 1), (("12", "hộp"), 0), (("13", "hộ"), 0), ((None, "hộ"), 0)],
)
def test_a_figure_is_its_value_and_unit(found, right):
    scores = score({"statistics": [{"value": "12", "unit": "hộ"}]}, record(statistics=[figure(*found)]))
    assert scores["statistics"]["recall"] == right


def test_a_figure_with_a_qualified_unit_is_the_closest_wanted_one():
    gold = {
        "statistics": [{"value": "5", "unit": "hộ"}, {"value": "5", "unit": "hộ nghèo"}, {"value": "9", "unit": "thẻ"}],
        "statistics_optional": [["9", "thẻ bảo hiểm"]],
    }
    found = record(statistics=[figure("5", "hộ nghèo"), figure("9", "thẻ bảo hiểm")])
    assert score(gold, found)["statistics"] == {"precision": 1.0, "recall": 0.6667, "f1": 0.8, "n": 3}


def test_models_are_matched_by_name_then_asked_for_their_values():
    gold = {
        "models": [
            {"name": "Hàng rào xanh", "status": "new", "holders": ["Thôn Ba", "Thôn Tư"], "based_on": "Ngõ sạch"},
            {"name": "Camera an ninh"},
        ],
        "models_optional": ["Tiếng loa chiều"],
    }
    found = record(models=[model("“Hàng rào  xanh”", "Ông Thôn Ba", "Chi hội Phụ nữ", status="replicated"),
                           model("Tiếng loa chiều"), model("Đường hoa")])  # fmt: skip
    scores = score(gold, found)
    assert scores["models.name"] == {"precision": 0.5, "recall": 0.5, "f1": 0.5, "n": 2}
    assert scores["models.status"] == {"accuracy": 0.0, "n": 1}
    assert scores["models.holders"] == {"precision": 0.5, "recall": 0.5, "f1": 0.5, "n": 2}
    assert scores["models.based_on"] == {"accuracy": 0.0, "n": 1}


def test_tasks_are_matched_by_how_they_begin():
    gold = {
        "tasks": [
            {"text": "Rà soát hộ nghèo", "deadline": [None, "2024-06-30"], "units": ["Công chức văn hóa"]},
            {"text": "Gửi báo cáo về huyện"},
        ]
    }
    task = Task(
        text="Rà soát hộ nghèo, hộ cận nghèo trên địa bàn", section=None, lead=[],
        units=["Công chức văn hoá", "Thôn Ba"], deadline=period(None, "2024-06-30"), at=AT, **SURE,
    )  # fmt: skip
    scores = score(gold, record(tasks=[task]))
    assert scores["tasks.found"] == {"accuracy": 0.5, "n": 2}
    assert scores["tasks.deadline"] == {"accuracy": 1.0, "n": 1}
    assert scores["tasks.units"] == {"accuracy": 0.0, "n": 1}  # one unit too many


def test_where_there_is_no_record_everything_is_wrong():
    gold = {
        "document": {"number": None, "date": None, "type": None, "subject": None},
        "references": [{"number": "12/KH-UBND"}],
        "forms": 0,
    }
    assert all(figures.get("accuracy", figures.get("f1")) == 0 for figures in score(gold, None).values())
    assert all(figures.get("accuracy", 1) == 1 for figures in score(gold, record()).values())


def test_an_unknown_key_in_an_annotation_names_file_and_key(tmp_path: Path):
    (tmp_path / "kh.json").write_text('{"models": [{"name": "x", "colour": "green"}]}')
    with pytest.raises(GoldError, match=r"kh\.json: models\.0\.colour: Extra inputs"):
        load_gold(tmp_path)


def test_what_is_no_record_is_named(tmp_path: Path):
    (tmp_path / "run.json").write_text('{"vanban": "0.1.0"}')
    with pytest.raises(RecordError, match=r"run\.json: "):
        load_records(tmp_path)


def test_two_records_for_one_annotation_are_an_error():
    with pytest.raises(RecordError, match=r"there are records of kh\.docx, kh\.pdf"):
        score_documents({"kh": Gold()}, {"kh.docx": record(), "kh.pdf": record("kh.pdf")})


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    """A folder of records and a corpus folder with annotations: a KH of .docx, and a BC without a record."""
    (tmp_path / "records").mkdir()
    (tmp_path / "corpus" / "gold").mkdir(parents=True)
    found = record(references=[reference("12/KH-UBND")])
    (tmp_path / "records" / "kh.docx.json").write_text(found.to_json(), "utf-8")
    gold = {"references": [{"number": "12/KH-UBND"}]}
    for name, kind in (("kh", "KH"), ("bc", "BC")):
        annotation = {"document": {"type": kind}} | gold
        (tmp_path / "corpus" / "gold" / f"{name}.json").write_text(json.dumps(annotation), "utf-8")
    return tmp_path / "records", tmp_path / "corpus" / "gold"


def test_the_command_prints_a_table_and_json(vanban, files):
    table = vanban("evaluate", *files)
    assert table.returncode == 0
    assert table.stderr == ""
    assert table.stdout.splitlines()[0] == "all: 2 documents, 1 without a record: bc"
    rows = {line.split()[0]: line.split()[1:] for line in table.stdout.splitlines()[1:]}
    assert rows["references.number"] == ["1.000", "0.500", "0.667", "2"]
    assert rows["document.type"] == ["0.000", "2"]

    by_format = json.loads(vanban("evaluate", *files, "--format", "json", "--by", "format").stdout)
    assert {name: group["documents"] for name, group in by_format.items()} == {"docx": 1, "none": 1}
    assert by_format["docx"]["fields"]["references.number"]["f1"] == 1
    by_type = json.loads(vanban("evaluate", *files, "--format", "json", "--by", "type").stdout)
    assert {name: group["missing"] for name, group in by_type.items()} == {"BC": ["bc"], "KH": []}


def test_the_command_shows_errors_apart_from_the_table(vanban, files):
    result = vanban("evaluate", *files, "--show-errors")
    assert "bc\treferences.number\tmissed: 12/KH-UBND" in result.stderr.splitlines()
    assert "kh\tdocument.type\twant 'KH', got None" in result.stderr.splitlines()


def test_a_score_below_the_floor_fails_the_command(vanban, files):
    records, gold = files
    path = gold.parent / "floor.json"
    missing = vanban("evaluate", *files, "--floor", path)
    assert (missing.returncode, "no such file (make it with --reset-floor)" in missing.stderr) == (1, True)
    assert vanban("evaluate", *files, "--floor", path, "--reset-floor").returncode == 0
    assert vanban("evaluate", *files, "--floor", path).returncode == 0
    (records / "kh.docx.json").write_text(record().to_json(), "utf-8")
    result = vanban("evaluate", *files, "--floor", path)
    assert result.returncode == 1
    assert "below the floor: references.number 0.0000 < 0.6667, references.number+date 0.0000 < 0.6667" in result.stderr


def scores(found: Record):
    gold = Gold.model_validate({"forms": 0, "references": [{"number": "12/KH-UBND"}]})
    return report.scores(score_documents({"kh": gold}, {"kh.docx": found}))


def test_a_floor_rises_and_does_not_fall(tmp_path: Path):
    path, worse, better = (
        tmp_path / "floor.json",
        scores(record()),
        scores(record(references=[reference("12/KH-UBND")])),
    )
    (tmp_path / "kh.docx").write_bytes(b"1")
    floor.reset(path, worse)
    floor.raise_(path, better)
    floor.check(path, better)
    before = path.read_bytes()
    for act in (floor.check, floor.raise_):
        with pytest.raises(FloorError, match=r"references\.number 0\.0000 < 1\.0000"):
            act(path, worse)
    with pytest.raises(FloorError, match="the corpus did not change"):
        floor.reset(path, worse)
    assert path.read_bytes() == before


def test_a_changed_corpus_wants_a_new_floor(tmp_path: Path):
    path, before = tmp_path / "floor.json", scores(record(references=[reference("12/KH-UBND")]))
    (tmp_path / "kh.docx").write_bytes(b"1")
    floor.reset(path, before)
    (tmp_path / "kh.docx").write_bytes(b"2")
    for act in (floor.check, floor.raise_):
        with pytest.raises(FloorError, match="made for other documents"):
            act(path, before)
    floor.reset(path, scores(record()))
    floor.check(path, scores(record()))


def test_a_field_that_is_no_longer_scored_is_below_its_floor(tmp_path: Path):
    path, all_fields = tmp_path / "floor.json", scores(record())
    floor.reset(path, all_fields)
    with pytest.raises(FloorError, match=r"forms 0\.0000 < 1\.0000"):
        floor.check(path, {field: score for field, score in all_fields.items() if field != "forms"})


def test_a_broken_floor_file_is_told(tmp_path: Path):
    (tmp_path / "floor.json").write_text("{}")
    with pytest.raises(FloorError, match="restore the file"):
        floor.check(tmp_path / "floor.json", {})
