"""``vanban doctor`` in processes of its own: as things are, and with something missing."""

from __future__ import annotations

import subprocess
import sys
from importlib import metadata

from vanban.readers.registry import FORMATS


def without(module: str) -> subprocess.CompletedProcess[str]:
    """The command in a Python that cannot import ``module``."""
    code = f"import sys; sys.modules[{module!r}] = None; from vanban.cli import main; main(['doctor'])"
    return subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=False, timeout=120)


def test_all_readers_and_engines_work_here(vanban):
    result = vanban("doctor")
    assert result.returncode == 0, result.stdout
    lines = result.stdout.splitlines()
    for row in FORMATS:
        assert any(line.split("  ")[1:] and row.name in line and row.extensions[0] in line for line in lines), row.name
    assert f"  ok        pypdfium2  {metadata.version('pypdfium2')}" in lines
    assert f"  ok        digital signatures  pyhanko {metadata.version('pyhanko')}" in lines
    assert "missing" not in result.stdout
    assert lines[-1] == "All is well."


def test_what_is_missing_is_named_with_the_command_that_installs_it():
    result = without("pyhanko")
    assert result.returncode == 1
    (line,) = (line for line in result.stdout.splitlines() if "digital signatures:" in line)
    assert line.startswith("  missing   digital signatures: pip install ")
    assert result.stdout.splitlines()[-1] == "1 missing: digital signatures"


def test_a_reader_whose_library_is_missing_does_not_hide_the_others():
    result = without("pypdfium2")
    assert result.returncode == 1
    lines = result.stdout.splitlines()
    assert any(line.startswith("  missing   PDF: pip install ") for line in lines)
    assert any(line.startswith("  ok        Word document") for line in lines)
