"""Tables whose merged cells a program spread over all their columns, each a cell and blank ones behind it."""

from gongkai.documents.reader import read_document
from gongkai.parsing.matrix_form import read_matrix_form

OVER = ["", "自然人", "法人或其他组织", "", "", "", "", "", "", "", "总计"]
LEAVES = ["", "", "商业企业", "", "科研机构", "", "社会公益组织", "", "法律服务机构", "其他", ""]
LABELS = ("一、本年新收政府信息公开申请数量", "二、上年结转政府信息公开申请数量", "四、结转下年度继续办理")


def spread(figures, columns):
    """A row of eleven cells with figures in some of them."""
    placed = dict(zip(columns, figures, strict=True))
    return [placed.get(at, "") for at in range(1, 11)]


def read(*rows):
    table = [OVER, LEAVES, *([label, *row] for label, row in zip(LABELS, rows, strict=False))]
    text = "\n".join(
        ["清源区示例局2022年政府信息公开工作年度报告", *(f"| {' | '.join(row)} |" for row in table)]
    )
    reading = read_matrix_form(read_document(text.encode(), "a.txt"), 2022)
    found = {cell.item: str(cell.value) for cell in reading.cells if cell.value is not None}
    return found, [row.text.replace(" ", "") for row in reading.unread]


def test_figures_stand_under_heads_that_are_spread_too():
    aligned = (1, 2, 4, 6, 8, 9, 10)
    found, unread = read(
        spread("3201017", aligned), spread(["1", "2", "3"], (6, 9, 10)), spread(["4", "4"], (4, 10))
    )
    assert unread == []
    assert {item: value for item, value in found.items() if value != "0"} == {
        "requests_new__natural_person": "3",
        "requests_new__org_business": "2",
        "requests_new__org_public_interest": "1",
        "requests_new__org_other": "1",
        "requests_new__total": "7",
        "requests_carried_in__org_public_interest": "1",
        "requests_carried_in__org_other": "2",
        "requests_carried_in__total": "3",
        "requests_carried_out__org_research": "4",
        "requests_carried_out__total": "4",
    }


def test_a_figure_under_no_head_takes_their_columns_from_all_rows():
    otherwise = (1, 3, 4, 6, 7, 9, 10)
    found, unread = read(
        spread(["3", "2", "5"], (1, 3, 10)), spread(["1", "2", "3"], (4, 6, 10)), spread("3201017", otherwise)
    )
    assert found["requests_new__total"] == "5"
    assert found["requests_carried_in__total"] == "3"
    assert not [item for item in found if item.startswith("requests_carried_in__org")]
    assert not [item for item in found if item.startswith("requests_new__org")]
    assert found["requests_carried_out__org_business"] == "2"
    assert found["requests_carried_out__total"] == "7"
    assert len(unread) == 2
