"""What the engine says of documents and of its troubles is told in Chinese too: no sentence without its Chinese, none that nobody says."""

from __future__ import annotations

import ast
import csv
import re
from pathlib import Path

import pytest

from pages.reasons import in_chinese, sentences

ROOT = Path(__file__).parents[2]
FILE = ROOT / "pages" / "reasons.csv"
SAID_IN = (
    *(ROOT / "gongkai" / folder for folder in ("documents", "parsing", "confined", "fetching")),
    *(ROOT / "gongkai" / file for file in ("gathering.py", "reading.py", "selfcheck.py")),
    *(ROOT / "gongkai" / "warehouse" / f"{name}.py" for name in ("captures", "reports")),
    # errors that a page may show
    *(ROOT / "queries" / f"{name}.py" for name in ("deciding", "drafting", "letter", "pack")),
    *(
        ROOT / "gongkai" / "warehouse" / f"{name}.py"
        for name in ("failures", "generations", "pointer", "reader")
    ),
    ROOT / "gongkai" / "exports" / "workbook.py",
    ROOT / "gongkai" / "people",
    ROOT / "gongkai" / "review",
)
# what looks like a sentence and is none of a document: places, settings of other programs, what commands alone say
OTHER = re.compile(
    r"@style and|@hidden or|\(\{}\) and not|<\?xml|<item |gzip, deflate|the contact \{}|a document made its reader"
    r"|no report and no reason|\{} is (?:no finite number|none of|no list|no text|neither true|no number of a field)"
    r"|report \{} is in the store already|\{}: \{}: it cannot be stored|\{} (?:cell|line|row) \{}|the warehouse"
    r"|\{}: (?:a link|column|no file|no such file|not a document|the folder)|the columns can hold|\{} redirects: \{}"
    # what the fields of a decision do not let happen, and what a page does not do
    r"|no (?:outcome|reason) \{}|\{} needs a (?:note|reason): |\{} takes no |\{}: there are|newer version|the new generation would"
    r"|… \[cut"
)
A_SENTENCE = re.compile(r"[a-z]{2,}[,:;']? [a-z]|^a \{}")


def _sources() -> list[Path]:
    return sorted(path for place in SAID_IN for path in ([place] if place.is_file() else place.rglob("*.py")))


def _template(node: ast.AST) -> str | None:
    """A text of the code, its values left out."""
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else None
    if isinstance(node, ast.JoinedStr):
        return "".join(part.value if isinstance(part, ast.Constant) else "{}" for part in node.values)  # type: ignore[misc]
    return None


def _texts(source: Path) -> set[str]:
    """The texts of a module that may be sentences; docstrings and the pieces of longer texts are not."""
    tree = ast.parse(source.read_text(encoding="utf-8"))
    apart = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    apart |= {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    found = {_template(node) for node in ast.walk(tree) if id(node) not in apart}
    return {text for text in found if text and "\n" not in text}


@pytest.fixture(scope="module")
def said() -> set[str]:
    return set().union(*map(_texts, _sources()))


@pytest.fixture(scope="module")
def held() -> list[tuple[str, str]]:
    with FILE.open(encoding="utf-8", newline="") as lines:
        return [(row["en"], row["zh"]) for row in csv.DictReader(lines)]


def _bare(sentence: str) -> str:
    return re.sub(r"{[\w:]*}", "{}", sentence)


def test_every_sentence_of_the_engine_has_its_chinese(said: set[str], held: list[tuple[str, str]]) -> None:
    of_documents = {text for text in said if A_SENTENCE.search(text) and not OTHER.match(text)}
    assert len(of_documents) > 150
    assert {text.removeprefix("; ") for text in of_documents} - {
        _bare(english) for english, _ in held
    } == set()


def test_none_is_held_that_nobody_says(said: set[str], held: list[tuple[str, str]]) -> None:
    spoken = {text.removeprefix("; ") for text in said}
    assert {english for english, _ in held if _bare(english) not in spoken} == set()


def test_the_two_languages_have_the_same_places(held: list[tuple[str, str]]) -> None:
    for english, chinese in held:
        assert sorted(re.findall(r"{(\w+)", english)) == sorted(re.findall(r"{(\w+)", chinese)), english
        assert re.search("[一-鿿：]", chinese), english


def test_no_sentence_stands_twice(held: list[tuple[str, str]]) -> None:
    assert len({_bare(english) for english, _ in held}) == len(held) == len(sentences())


@pytest.mark.parametrize(
    ("reasons", "chinese"),
    [
        ("the file is empty", "文件是空的"),
        ("3 passages of the form could not be read", "统计表有3处无法读取"),
        (
            "12 of 230 lines of the form are not printed; 1 cells print text instead of a number",
            "表式的230格中有12格没有印出；1格印的是文字而不是数字",
        ),
        # a sentence that holds the mark between sentences, beside another one
        (
            "text beside the number; the line has not one number for each column; which column each stands in cannot be told",
            "数字旁另有文字；这一行的数字与各栏不一一对应，无法判断各属哪一栏",
        ),
        # one within another
        (
            "no report year was found: name the year in a list of documents",
            "没有找到报告年度：请在文件清单中写明年度",
        ),
        ("a RAR archive: unpack it, or give the reports as .zip", "RAR压缩包：请先解压，或以.zip提供报告"),
        (
            "gov.example answers 503 (4 times): run `gongkai fetch` again later",
            "gov.example答复503（共4次）：请稍后再次执行gongkai fetch",
        ),
        ("page 2 holds a picture and no text", "第2页只有图片而没有文字"),
        (
            "store/CURRENT cannot be read: run `gongkai rebuild`",
            "store/CURRENT无法读取：请执行gongkai rebuild",
        ),
        ("the note has 5001 characters: at most 5000 are kept", "备注有5001个字符，最多5000个"),
        # what a document says stands as it is, signs of patterns and all
        (
            "the body is named 局{0}\\ only: which place's it is, nothing tells",
            "机关名称只写作“局{0}\\”，无从得知属于何地",
        ),
    ],
)
def test_reasons_are_told_in_chinese(reasons: str, chinese: str) -> None:
    assert in_chinese(reasons) == chinese


def test_what_is_no_sentence_is_not_guessed_at() -> None:
    assert in_chinese("the file is empty; something else happened") is None
    assert in_chinese("") is None
