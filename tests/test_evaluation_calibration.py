"""Calibration, on items few enough to count by hand, and confidences written back into a pattern set."""

from __future__ import annotations

import json

import pytest

from test_evaluation import AT, figure, files, period, record, reference  # noqa: F401 (files is a fixture)
from vanban.errors import OutputError
from vanban.evaluation.calibration import Judged, expected_error, fit, judge, table, write_confidences
from vanban.evaluation.gold import Gold, load_gold
from vanban.evaluation.scoring import issuer_kind, judge_documents, load_records
from vanban.patterns import PatternSet, load_patterns
from vanban.record import Model, Task


def items(confidence: float, right: int, wrong: int, pattern: str = "a/b") -> list[Judged]:
    return [Judged("dates", pattern, confidence, index < right) for index in range(right + wrong)]


def test_the_error_is_the_distance_of_confidence_and_truth_weighted_by_size():
    judged = [*items(0.9, 9, 1), *items(0.6, 1, 1)]
    bins = table(judged)
    assert [(one.low, one.high, one.count, one.right) for one in bins] == [(0.6, 0.7, 2, 0.5), (0.9, 0.95, 10, 0.9)]
    assert expected_error(bins) == pytest.approx((2 * 0.1 + 10 * 0) / 12)
    assert expected_error([]) == 0


def test_sure_items_have_a_bin():
    assert table(items(1.0, 1, 0))[0].high == 1.0


def test_a_fit_is_the_share_of_right_items_and_careful_with_few():
    assert fit(items(0.5, 900, 100)) == {"a/b": pytest.approx(0.9, abs=0.001)}
    few = fit(items(0.5, 2, 0))["a/b"]
    assert 0.9 < few < 0.95


def test_only_what_the_annotation_decides_about_is_judged():
    gold = Gold.model_validate(
        {
            "references": [{"number": "12/KH-UBND"}],
            "references_optional": ["13/KH-UBND"],
            "dates": [{"start": "2024-03-08", "end": "2024-03-08"}],
            "dates_optional": [["2024-01-01", "2024-12-31"]],
            "statistics": [{"value": "5", "unit": "hộ"}],
            "statistics_optional": [["6", "hộ"]],
        }
    )
    found = record(
        references=[reference("12/KH-UBND"), reference("13/KH-UBND"), reference("14/KH-UBND"), reference(None)],
        dates=[period("2024-03-08", "2024-03-08"), period("2024-01-01", "2024-12-31"), period("2025-01-01", None)],
        statistics=[figure("5", "hộ nghèo"), figure("6", "hộ"), figure("7", "hộ"), figure(None, "hộ")],
    )
    judged = list(judge(gold, found))
    assert [(item.kind, item.right) for item in judged] == [
        ("references", True), ("references", False), ("dates", True), ("dates", False),
        ("statistics", True), ("statistics", False),
    ]  # fmt: skip


def test_models_and_tasks_are_judged_by_their_pairs():
    gold = Gold.model_validate({"models": [{"name": "Hàng rào xanh"}], "tasks": [{"text": "rà soát các mô hình"}]})
    sure = {"confidence": 0.9, "pattern": "a/b"}
    found = record(
        models=[Model(name=name, mention="plan", at=[AT], **sure) for name in ("Hàng rào xanh", "Tiếng loa an ninh")],
        tasks=[
            Task(text=text, section=None, lead=[], units=[], deadline=None, at=AT, **sure)
            for text in ("rà soát các mô hình đã có", "tổng hợp số liệu của các thôn")
        ],
    )
    assert [(item.kind, item.right) for item in judge(gold, found)] == [
        ("models", True), ("models", False), ("tasks", True), ("tasks", False),
    ]  # fmt: skip


def test_written_confidences_hold_for_their_patterns(tmp_path):
    (tmp_path / "words.toml").write_text(
        "[[pattern]]\nid = 'office/room'\nabout = 'x'\nregex = 'x'\nconfidence = 0.5\n"
        "examples = [{ text = 'x' }, { text = 'x x' }]\nnot = ['y']\n",
        "utf-8",
    )
    write_confidences(tmp_path / "confidence.toml", {"office/room": 0.75, "office/table-cell": 0.25})
    patterns = load_patterns([tmp_path])
    assert patterns.get("office/room").confidence == patterns.confidence("office/room") == 0.75
    assert patterns.confidence("office/table-cell") == 0.25
    assert PatternSet().confidence("office/unheard-of") == 0.9


def test_a_pattern_that_replaces_another_is_not_believed_like_it(tmp_path):
    first, second = tmp_path / "first", tmp_path / "second"
    for folder, confidence in ((first, 0.5), (second, 0.6)):
        folder.mkdir()
        (folder / "words.toml").write_text(
            f"[[pattern]]\nid = 'office/room'\nabout = 'x'\nregex = 'x'\nconfidence = {confidence}\n"
            "examples = [{ text = 'x' }, { text = 'x x' }]\nnot = ['y']\n",
            "utf-8",
        )
    write_confidences(first / "confidence.toml", {"office/room": 0.75})
    assert load_patterns([first, second]).get("office/room").confidence == 0.6


def test_a_place_that_cannot_be_written_is_an_error(tmp_path):
    with pytest.raises(OutputError, match=r"nowhere.*name another file"):
        write_confidences(tmp_path / "nowhere" / "confidence.toml", {})


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("UBND xã Đồng Vọng", "state, commune"),
        ("Ủy ban nhân dân huyện Sơn Bình", "state, district"),
        ("Sở Nội vụ tỉnh Lâm Khê", "state, province"),
        ("Đảng ủy xã Đồng Vọng", "party"),
        ("Ủy ban MTTQ Việt Nam xã Đồng Vọng", "front"),
        ("Hội Nông dân xã Đồng Vọng", "union"),
        (None, "none"),
    ],
)
def test_kinds_of_issuers(name, kind):
    assert issuer_kind(name) == kind


def test_the_command_prints_calibration(vanban, files, tmp_path):  # noqa: F811
    shown = vanban("evaluate", *files, "--calibration")
    assert shown.returncode == 0
    assert shown.stdout.splitlines()[1].split() == ["0.90-0.95", "1", "0.900", "1.000"]
    calibration = json.loads(vanban("evaluate", *files, "--calibration", "--format", "json").stdout)
    assert calibration["kinds"]["references"] == {"items": 1, "expected_error": 0.1}
    target = tmp_path / "confidence.toml"
    assert vanban("evaluate", *files, "--fit", target).returncode == 0
    assert '"a/b" = 0.914' in target.read_text("utf-8")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--calibration", "--by", "format"], "leave out --by"),
        (["--floor", "f.json", "--raise-floor", "--reset-floor"], "give one of them"),
        (["--floor", "."], "is a directory"),
    ],
)
def test_options_that_do_not_go_together(vanban, files, options, message):  # noqa: F811
    result = vanban("evaluate", *files, *options)
    assert (result.returncode, message in result.stderr) == (2, True)


def test_confidence_on_the_corpus_means_what_it_says(root):
    judged = judge_documents(load_gold(root / "corpus/gold"), load_records(root / "outputs/records"))
    assert len(judged) > 2500
    assert expected_error(table(judged)) <= 0.05
