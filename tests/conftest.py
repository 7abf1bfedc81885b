"""What several test files need."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from vanban.finders.component import build_nlp, find_all
from vanban.finders.material import Material
from vanban.patterns import builtin_patterns
from vanban.readers import registry
from vanban.text.build import build_text

Find = Callable[[str], Material]
Command = Callable[..., "subprocess.CompletedProcess[str]"]

ROOT = Path(__file__).parents[1]
LETTER = """UBND XÃ ĐỒNG VỌNG
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 17/KH-UBND
Đồng Vọng, ngày 08 tháng 3 năm 2024
KẾ HOẠCH
Trồng cây phân tán năm 2024
Thực hiện Kế hoạch số 41/KH-UBND ngày 02/02/2024 của UBND huyện Sơn Bình về trồng cây năm 2024, Ủy ban nhân dân xã \
xây dựng kế hoạch như sau:
1. Trồng 1.200 cây lát hoa, hoàn thành trước ngày 30/6/2024.
2. Xây dựng mô hình “Hàng rào xanh bản Phiêng Lái”.
Nơi nhận:
- Như trên;
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Lò Văn Phúc
"""


@pytest.fixture(scope="session")
def find() -> Find:
    """What all finders find in a text, read as a text file would be."""
    nlp = build_nlp()

    def run(string: str) -> Material:
        text = build_text(registry.read(string.encode(), "bai.txt"))
        return find_all(nlp, text, builtin_patterns())

    return run


@pytest.fixture(scope="session")
def root() -> Path:
    """The top of the checkout."""
    return ROOT


@pytest.fixture(scope="session")
def letter() -> str:
    """A whole invented document."""
    return LETTER


@pytest.fixture(scope="session")
def vanban() -> Command:
    """The real command in a process of its own: ``vanban("schema")``; keywords are those of subprocess.run."""

    def run(*arguments: str | Path, **keywords: object) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "vanban", *map(str, arguments)]
        return subprocess.run(command, capture_output=True, encoding="utf-8", timeout=300, check=False, **keywords)  # type: ignore[call-overload, no-any-return]

    return run


@pytest.fixture(scope="session")
def corpus_run(vanban: Command, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output folder of a run over corpus/."""
    folder = tmp_path_factory.mktemp("corpus") / "run"
    result = vanban("extract", ROOT / "corpus", "-o", folder, "--format", "csv", "--jobs", "2")
    assert result.returncode == 0, result.stderr
    return folder
