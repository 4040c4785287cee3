"""Counts that the documents tell of the catalogue are those of the catalogue."""

from __future__ import annotations

import re
from pathlib import Path

from gongkai.checks import derived, rules

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
COUNTED = {  # the words about a count, and what it is
    r"\ball (\d+) rules\b": len(rules()),
    r"\ball (\d+) formulas of the form\b": len(derived.formulas("2021")),
}


def test_the_documents_count_rules_and_formulas_as_the_catalogue_does():
    texts = [file.read_text(encoding="utf-8") for file in DOCUMENTS]
    for words, count in COUNTED.items():
        told = [int(number) for text in texts for number in re.findall(words, text, re.IGNORECASE)]
        assert told, words
        assert set(told) == {count}, words
