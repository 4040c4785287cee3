"""Every text a page asks for is there in both languages, and none is left over."""

import ast
import csv
import re
from collections import Counter
from pathlib import Path

import pytest

from pages.literal import literal, words
from pages.texts import LANGUAGES, texts, wording

ROOT = Path(__file__).resolve().parents[2]
SOURCES = [ROOT / "app.py", *sorted((ROOT / "pages").rglob("*.py"))]
KEY = re.compile(r"[a-z]+\.[a-z_]+")


def _asked() -> tuple[set[str], set[str]]:
    """Keys written out in the sources, and patterns of keys that end in a value."""
    keys, patterns = set(), set()
    for file in SOURCES:
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and KEY.fullmatch(node.value):
                keys.add(node.value)
            if isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
                start = str(node.values[0].value)
                if re.fullmatch(r"[a-z]+\.", start):
                    patterns.add(start)
    return keys, patterns


def test_no_text_is_missing():
    keys, patterns = _asked()
    rooms = {key.partition(".")[0] for key in texts()}
    assert {key for key in keys if key.partition(".")[0] in rooms} - texts().keys() == set()
    assert {start for start in patterns if not [key for key in texts() if key.startswith(start)]} == set()


def test_no_text_is_there_twice():
    with (ROOT / "pages" / "texts.csv").open(encoding="utf-8", newline="") as lines:
        keys = [row["key"] for row in csv.DictReader(lines)]
    assert [key for key, times in Counter(keys).items() if times > 1] == []


def test_no_text_is_left_over():
    keys, patterns = _asked()
    assert {key for key in texts() if key not in keys and not key.startswith(tuple(patterns))} == set()


@pytest.mark.parametrize("key", list(texts()))
def test_both_languages_have_the_same_places(key):
    places = {lang: set(re.findall(r"{(\w+)", words)) for lang, words in texts()[key].items()}
    assert places["zh"] == places["en"]
    assert all(texts()[key][lang].strip() for lang in LANGUAGES)
    assert not re.search("[一-鿿]", texts()[key]["en"])


def test_wording_fills_places():
    assert wording("report.findings", "en", findings=3) == "Findings (3)"
    with pytest.raises(KeyError):
        wording("no.such", "en")


@pytest.mark.parametrize(
    ("reports", "said"),
    [(1, "Rests on 1 report."), (2, "Rests on 2 reports."), (1234, "Rests on 1,234 reports.")],
)
def test_a_noun_goes_with_its_number(reports, said):
    assert (
        wording("metric.rests_on", "en", year="2017", unit="items", reports=reports)
        == f"2017, in items. {said}"
    )


@pytest.mark.parametrize("icon", [":material/delete:", ":streamlit:"])
def test_the_name_of_an_icon_is_no_icon(icon):
    made = literal(icon)
    assert made.replace("\\", "").replace("\u2060", "") == icon
    assert icon not in made.replace("\\", "")


def test_literal_escapes_markdown():
    assert literal("![x](ftp://a) :red[b] $c$ <b>") == (r"\!\[x\]\(ftp\://a\) \:red\[b\] \$c\$ \<b\>")


@pytest.mark.parametrize("address", ["http://a.cn", "HTTPS://a.cn", "www.a.cn", "x@a.cn"])
def test_an_address_in_a_text_becomes_no_link_and_looks_the_same(address):
    made = literal(address)
    assert "\u2060" in made
    assert made.replace("\u2060", "").replace("\\", "") == address


@pytest.mark.parametrize(("value", "said"), [(None, ""), (float("nan"), ""), ("a", "a"), (0, "0")])
def test_words_of_a_missing_value_are_none(value, said):
    assert words(value) == said
