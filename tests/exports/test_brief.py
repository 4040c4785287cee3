"""The printed brief, read back from its PDF."""

import io

import pdfplumber
import pytest

pytest.importorskip("typst")

from gongkai import briefing
from gongkai.errors import UsageError
from gongkai.exports import brief
from queries import current
from queries.brief import brief_data, brief_pdf
from tests import fixture_store

HOSTILE = '#image("x.png") *bold* $x^2$ = head <label> @ref \\u{41} `raw` // gone'


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    return fixture_store.build(tmp_path_factory.mktemp("store"))


@pytest.fixture(autouse=True)
def used(store, monkeypatch):
    monkeypatch.setenv("GONGKAI_STORE", str(store))
    if brief.missing():
        pytest.skip(brief.missing())


def _text(pdf):
    with pdfplumber.open(io.BytesIO(pdf)) as pages:
        return "\n".join(page.extract_text() for page in pages.pages)


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("zh", ["清源区教育局〔样本〕", "主要数字", "历年变化", "与同级比较", "B-ID-01", "第24行", "第 1 代数据"]),
        ("en", ["Qingyuan Education Bureau", "Headline figures", "Against peers", "B-ID-01", "line 24", "Generation 1"]),
    ],
)  # fmt: skip
def test_the_brief_of_a_body_says_figures_peers_findings_and_where_from(lang, words):
    pdf = brief_pdf(current(), lang=lang, agencies=["990101-b1"], years=["2017"])
    said = _text(pdf).replace("\n", " ")
    spaceless = said.replace(" ", "")
    assert not [word for word in words if word.replace(" ", "") not in spaceless]
    assert "990101-b1" not in spaceless  # codes are for machines
    assert "nan" not in said.lower().split()


def test_text_of_documents_is_printed_as_it_stands():
    data = brief_data(current(), lang="en", agencies=["990101-b1"])
    row = {"body": HOSTILE, "statement": HOSTILE, "place": "line 1", "proposed": "1"}
    said = _text(brief.to_pdf({**data, "title": HOSTILE, "findings": [row]}, lang="en"))
    for piece in ('#image("x.png")', "*bold*", "$x^2$", "<label>", "@ref", "\\u{41}", "`raw`", "// gone"):
        assert said.replace(" ", "").replace("\n", "").count(piece.replace(" ", "")) >= 3, piece


def test_trends_reach_back_before_the_year_and_not_beyond_it():
    data = brief_data(current(), lang="en", agencies=["990101-b1"], years=["2016"])
    assert {point["year"] for trend in data["trends"] for point in trend["points"]} == {
        "2014",
        "2015",
        "2016",
    }
    assert data["headline"][0]["change"] == "+20"
    assert data["findings"] == []


@pytest.mark.parametrize(
    ("lang", "filters"),
    [
        ("zh", "筛选：地区示例省 示例市（含下级）；年份2016、2017。"),
        ("en", "filters: region Made up 示例市 (with those within); years 2016, 2017."),
    ],
)
def test_the_filters_are_told_in_words(lang, filters):
    assert (
        filters
        in brief_data(current(), lang=lang, regions=["990100"], years=["2016", "2017"])["origin"]["long"]
    )


def test_a_break_is_marked_where_a_definition_changes():
    data = brief_data(current(), lang="en", agencies=["990101-b1"])
    refused = next(trend for trend in data["trends"] if trend["label"].startswith("Refused"))
    assert [point["year"] for point in refused["points"] if point["breaks"]] == ["2019"]


def test_the_command_takes_names_in_either_language(tmp_path):
    output = tmp_path / "brief.pdf"
    name = "Qingyuan Education Bureau [sample]"
    assert briefing.write_brief(output, "en", agencies=[name], regions=[], years=[2017]) == 1
    assert output.read_bytes().startswith(b"%PDF")
    assert briefing.write_brief(output, "zh", agencies=[], regions=["示例省 示例市"], years=[]) == 32
    english = "Made up 示例市"
    assert briefing.write_brief(output, "en", agencies=[], regions=[english], years=[]) == 32


@pytest.mark.parametrize(
    ("given", "complaint"),
    [
        ({"agencies": ["no such"]}, "no agency 'no such'"),
        ({"years": [1999]}, "no report of these"),
        ({"lang": "fr"}, "give zh or en"),
    ],
)
def test_what_cannot_be_briefed_is_said_in_one_line(given, complaint, tmp_path):
    asked = {"lang": "en", "agencies": [], "regions": [], "years": [], **given}
    with pytest.raises(UsageError, match=complaint) as error:
        briefing.write_brief(tmp_path / "brief.pdf", asked.pop("lang"), **asked)
    assert "\n" not in str(error.value)


def test_a_machine_without_a_chinese_font_is_told_what_to_install(monkeypatch):
    monkeypatch.setattr(brief, "families", lambda: frozenset({"DejaVu Sans"}))
    with pytest.raises(UsageError, match="install fonts-noto-cjk"):
        brief.to_pdf({}, lang="zh")
