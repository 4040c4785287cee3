import pytest

from gongkai.documents import lines
from gongkai.documents.reader import read_document


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("⾏政许可⽂件", "行政许可文件"),
        ("⻔户⽹站⻓期公开", "门户网站长期公开"),
        ("信息公开①②㎡", "信息公开①②㎡"),
        ("1\u00ad2\u200b3\u200d4\u2060件\ufeff", "1234件"),
        (
            "政務(wù)公開報(bào)告（二）申請(qǐng)3件(其中網(wǎng)上2件)",
            "政務公開報告（二）申請3件(其中網上2件)",
        ),
    ],
)
def test_radicals_stand_for_the_characters_they_look_like(printed, meant):
    document = read_document(f"政府信息公开工作年度报告\n{printed}".encode(), "a.txt")
    assert lines(document)[1].text == meant


def test_cells_of_tables_too():
    page = "<html><body><table><tr><td>⾏政处罚</td><td>3</td></tr></table></body></html>"
    assert [line.text for line in lines(read_document(page.encode(), "a.html"))] == ["行政处罚", "3"]
