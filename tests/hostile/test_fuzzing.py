"""The search of `make fuzz` reads samples, spoils them and keeps what reaches something new."""

from __future__ import annotations

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.skipif(find_spec("atheris") is None, reason="the extra `fuzz` is not installed (`make fuzz`)")
@pytest.mark.parametrize("suffix", [".html", ".docx"])
def test_a_search_reads_samples_and_what_it_has_spoiled(suffix: str, tmp_path: Path):
    command = [sys.executable, "-m", "tests.hostile.fuzzing", suffix, str(tmp_path), "-runs=40"]
    ended = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    assert ended.returncode == 0, ended.stderr
    assert "Done 40 runs" in ended.stderr
    (sample,) = [file for file in (tmp_path / suffix[1:]).iterdir() if file.suffix == suffix]
    assert len(list((tmp_path / suffix[1:]).iterdir())) > 1, f"nothing but {sample.name} reached anything new"
