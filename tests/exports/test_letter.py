"""The letter to a body, read back from its Word document."""

import io
import shutil
import subprocess
import tomllib
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from docx import Document

import queries
from gongkai import lettering
from gongkai.errors import UsageError
from gongkai.exports.legible import legible
from gongkai.exports.letter import Letter, Part, Point, to_docx
from gongkai.review import Decision
from queries.deciding import decide
from queries.letter import file_name, letter_of
from tests import fixture_store

HOSTILE = "=1+1 <b>粗</b> ![x](http://example.org/x.png) {PAGE} &amp; \x00\x1f \ud800 \uffff"
SHOWN = r"=1+1 <b>粗</b> ![x](http://example.org/x.png) {PAGE} &amp; \x00\x1f \ud800 \uffff"
SERVICE_CENTRE = "990101-b2"


@pytest.fixture
def store(tmp_path, monkeypatch):
    folder = fixture_store.build(tmp_path / "store")
    monkeypatch.setenv("GONGKAI_STORE", str(folder))
    return folder


def _said(docx: bytes) -> list[str]:
    """All texts of the document, those of its tables as `label: text`, and of its footer."""
    document = Document(io.BytesIO(docx))
    rows = [row.cells for table in document.tables for row in table.rows]
    return [
        *(paragraph.text for paragraph in document.paragraphs),
        *(f"{cells[0].text}: {cells[1].text}" for cells in rows),
        *(paragraph.text for paragraph in document.sections[0].footer.paragraphs),
    ]


def _letter(lang: str, agency_id: str, **more) -> list[str]:
    return _said(to_docx(letter_of(queries.current(), lang=lang, agency_id=agency_id, **more), lang=lang))


@pytest.mark.parametrize(
    ("lang", "lines"),
    [
        ("zh", [
            "清源区教育局〔样本〕：",
            "2017 年度报告（1 处）",
            "1. 收到申请数等于四种方式之和 (B-ID-01)",
            "核对发现: 收到申请数印为12，四种方式之和为10，相差2。",
            "对照算式: B-ID-01：收到申请数 12 = 1 + 2 + 3 + 4（12 与 10）",
            "请核实: 请核实“(一)收到申请数”是否应为 10 件（现印 12 件）。",
            "答复: ",
            "来源文件：990101-b1-2017.txt",
            "数据第 1 代，发布于 2026-01-02 00:00 UTC；规则版本 fixture1",
            "第  页，共  页",
        ]),
        ("en", [
            "To: Qingyuan Education Bureau [sample]",
            "Report for 2017 (points: 1)",
            "Held against: B-ID-01: Requests received 12 = 1 + 2 + 3 + 4 (12 and 10)",
            "Please verify: Should “Requests received” read 10 cases (printed: 12 cases)?",
            "Answer: ",
            "Source files: 990101-b1-2017.txt",
        ]),
    ],
)  # fmt: skip
def test_a_letter_says_place_print_formula_and_question(lang, lines, store):
    said = _letter(lang, "990101-b1")
    assert [line for line in lines if line not in said] == []
    (cells,) = [line for line in said if line.startswith(("位置和印出内容", "Place and"))]
    first, *others = cells.partition(": ")[2].splitlines()
    assert first.startswith("▶ ")
    assert first.endswith("印为“12”件" if lang == "zh" else "printed “12” cases")
    assert len(others) == 4


def test_points_go_from_the_latest_report_to_the_first(store):
    letter = letter_of(queries.current(), lang="zh", agency_id=SERVICE_CENTRE)
    assert [part.heading[:4] for part in letter.parts] == ["2018", "2017", "2016", "2015", "2014"]
    assert [point.heading[:2] for part in letter.parts for point in part.points] == [
        "1.",
        "2.",
        "3.",
        "4.",
        "5.",
    ]
    chosen = letter_of(queries.current(), lang="zh", agency_id=SERVICE_CENTRE, years=["2015", "2017"])
    assert [part.heading[:4] for part in chosen.parts] == ["2017", "2015"]


def test_what_was_dismissed_or_explained_is_left_out_and_a_due_date_is_told(store):
    decide(["f100000000002014"], Decision("dismissed", "张三", "false_alarm", None, None))
    decide(["f100000000002015"], Decision("explained", "张三", None, "已说明", None))
    decide(["f100000000002016"], Decision("asked", "张三", None, None, date(2026, 3, 1)))
    said = _letter("zh", SERVICE_CENTRE)
    headings = [line for line in said if line.endswith("处）")]
    assert headings == ["2018 年度报告（1 处）", "2017 年度报告（1 处）", "2016 年度报告（1 处）"]
    assert said.count("答复期限: 2026-03-01") == 1
    assert "其中 1 处已定答复期限，最早为 2026-03-01。" in said
    assert not [line for line in said if "张三" in line]


def test_information_is_no_point_and_a_body_without_any_gets_no_letter(store):
    with pytest.raises(UsageError, match="no open finding of 990102-b3"):
        letter_of(queries.current(), lang="zh", agency_id="990102-b3")


def test_text_of_documents_is_set_as_it_stands(store):
    assert [line for line in _letter("zh", SERVICE_CENTRE) if f"{fixture_store.HOSTILE}：正文" in line]
    point = Point(HOSTILE, ((HOSTILE, (HOSTILE, HOSTILE)),), HOSTILE)
    letter = Letter(
        HOSTILE, HOSTILE, (HOSTILE,), (Part(HOSTILE, HOSTILE, (point,)),), HOSTILE,
        ((HOSTILE,) * 3, (HOSTILE,) * 3), (HOSTILE, HOSTILE), "a|b|c", datetime(2026, 1, 2, tzinfo=UTC),
    )  # fmt: skip
    said = _said(to_docx(letter, lang="zh"))
    assert [line.count(SHOWN) for line in said if line not in ("abc", f"{SHOWN}: ")] == [1] * 7 + [3] + [
        1
    ] * 2
    assert said.count("abc") == 1


def test_legible_leaves_what_a_file_can_hold():
    assert legible("a\t\n\r 甲 😀 \x7f") == "a\t\n\r 甲 😀 \x7f"
    assert legible("\x0b\ud83d\ufffe") == r"\x0b\ud83d\ufffe"


@pytest.mark.parametrize(
    ("source_name", "name"),
    [("/srv/store/甲/a.pdf", "a.pdf"), ("c:\\x\\b.txt", "b.txt"), ("/srv/a.zip!内/c.docx", "c.docx"), (None, "–")],
)  # fmt: skip
def test_a_letter_names_documents_without_our_folders(source_name, name):
    assert file_name(source_name) == name


def test_both_languages_have_the_same_words_with_the_same_places():
    words = tomllib.loads((Path(queries.__file__).parent / "letter.toml").read_text("utf-8"))
    assert list(words["zh"]) == list(words["en"])
    for key, said in words["zh"].items():
        assert said.count("{") == words["en"][key].count("{"), key


def test_the_command_writes_the_letter_of_a_body_by_name(store, tmp_path):
    output = tmp_path / "letter.docx"
    name = "Qingyuan Service Centre [sample]"
    assert lettering.write_letter(output, "en", agency=name, years=[2016, 2017]) == 2
    assert "Report for 2016 (points: 1)" in _said(output.read_bytes())


@pytest.mark.parametrize(
    ("given", "complaint"),
    [
        ({"agency": "no such"}, "no agency 'no such'"),
        ({"years": [1999]}, "no open finding"),
        ({"lang": "fr"}, "give zh or en"),
        ({"output": "letter.pdf"}, "must end in .docx"),
    ],
)
def test_what_cannot_be_written_is_said_in_one_line(given, complaint, store, tmp_path):
    asked = {"output": "letter.docx", "lang": "en", "agency": SERVICE_CENTRE, "years": [], **given}
    with pytest.raises(UsageError, match=complaint) as error:
        lettering.write_letter(
            tmp_path / asked["output"], asked["lang"], agency=asked["agency"], years=asked["years"]
        )
    assert "\n" not in str(error.value)


def test_office_programs_open_the_letter(store, tmp_path):
    soffice = shutil.which("soffice")
    if soffice is None:
        pytest.skip("no LibreOffice is installed")
    letter = letter_of(queries.current(), lang="zh", agency_id=SERVICE_CENTRE)
    hostile = replace(letter, title=HOSTILE)
    (tmp_path / "letter.docx").write_bytes(to_docx(hostile, lang="zh"))
    profile = f"-env:UserInstallation=file://{tmp_path / 'profile'}"
    call = [
        soffice,
        profile,
        "--headless",
        "--convert-to",
        "txt:Text",
        "--outdir",
        tmp_path,
        tmp_path / "letter.docx",
    ]
    subprocess.run(call, check=True, capture_output=True, timeout=120)
    text = (tmp_path / "letter.txt").read_text("utf-8-sig")
    assert SHOWN in text
    assert "请核实“2.政府网站公开政府信息数”所印的 0 条是否正确" in text
