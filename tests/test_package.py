"""What is shipped: a wheel that works without the checkout, and nothing that goes over the network."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

NO_NETWORK = """
import os, sys
def hook(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo"):
        os.write(2, f"network: {event} {arguments}".encode())
        os._exit(9)
sys.addaudithook(hook)
"""


def test_reading_uses_no_network(vanban, letter, tmp_path: Path):
    (tmp_path / "sitecustomize.py").write_text(NO_NETWORK, "utf-8")
    offline = os.environ | {"PYTHONPATH": os.pathsep.join([str(tmp_path), os.environ.get("PYTHONPATH", "")])}
    probe = "import socket; socket.create_connection(('127.0.0.1', 9))"
    assert subprocess.run([sys.executable, "-c", probe], env=offline, check=False, capture_output=True).returncode == 9
    document = letter.replace("như sau:", "như sau, do bà Lường Thị Mến và ông Vì Văn Dũng, Chi hội Phụ nữ, cùng làm:")
    result = vanban("extract", "-", input=document, env=offline)
    assert result.returncode == 0, result.stderr
    assert "Lường Thị Mến" in result.stdout


@pytest.mark.slow
def test_the_wheel_works_away_from_the_checkout(root: Path, letter: str, tmp_path: Path):
    build = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(tmp_path / "dist"), str(root)]
    subprocess.run(build, check=True, capture_output=True)
    (wheel,) = (tmp_path / "dist").glob("*.whl")
    (source,) = (tmp_path / "dist").glob("*.tar.gz")
    assert source.stat().st_size > wheel.stat().st_size
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        archive.extractall(tmp_path / "site")
    shipped = {name.removeprefix("vanban/patterns/") for name in names if name.startswith("vanban/patterns/")}
    assert shipped == {file.name for file in (root / "patterns").glob("*.toml")}
    assert {name.split("/")[0] for name in names} == {
        "vanban",
        next(name for name in names if "dist-info" in name).split("/")[0],
    }

    away = os.environ | {"PYTHONPATH": str(tmp_path / "site")}
    command = [sys.executable, "-m", "vanban", "extract", "-"]
    result = subprocess.run(
        command, input=letter, env=away, cwd=tmp_path, capture_output=True, encoding="utf-8", check=False
    )
    assert result.returncode == 0, result.stderr
    assert json.loads(result.stdout)["document"]["number"]["canonical"] == "17/KH-UBND"
    where = [sys.executable, "-c", "import vanban.patterns; print(vanban.patterns.builtin_folder())"]
    found = subprocess.run(where, env=away, cwd=tmp_path, capture_output=True, encoding="utf-8", check=True).stdout
    assert Path(found.strip()) == tmp_path / "site/vanban/patterns"
