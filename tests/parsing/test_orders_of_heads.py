"""Tables whose columns stand in another order than the official one: their heads say so, or nothing is read."""

from dataclasses import replace

import pytest

from gongkai.documents import Document, Paragraph
from gongkai.parsing.matrix_form import read_matrix_form
from tests.parsing.matrix_figures import consistent, wanted
from tests.parsing.matrix_layouts import (
    GROUPS,
    RESULT_HEADS,
    RESULTS,
    TEXT_LAYOUTS,
    as_grids,
    as_text,
    tables,
)

VALUES = consistent("2021")
HEAD_OF = dict(zip(RESULTS, RESULT_HEADS, strict=True))
WAY_OF = {"recon": "行政复议", "lit_direct": "未经复议直接起诉", "lit_after": "复议后起诉"}


def values_of(document: Document) -> dict[str, object]:
    reading = read_matrix_form(document, 2022)
    assert reading is not None
    return {cell.item: cell.value for cell in reading.cells if cell.value is not None}


def documents(found: list[list[list[str]]]) -> list[Document]:
    return [as_grids(found), *(as_text(found, layout) for layout in TEXT_LAYOUTS.values())]


def appeals(ways: tuple[str, ...], results: tuple[str, ...]) -> list[list[str]]:
    courts = [WAY_OF[way] for way in ways if way != "recon"]
    over = ["行政复议", "行政诉讼"] if ways[-1] != "recon" else ["行政诉讼", "行政复议"]
    heads = [HEAD_OF[result] for result in results] * 3
    return [over, courts, heads, [VALUES[f"{way}_{result}"] for way in ways for result in results]]


@pytest.mark.parametrize(
    "ways",
    [GROUPS, ("recon", "lit_after", "lit_direct"), ("lit_direct", "lit_after", "recon")],
    ids=["official", "court", "recon_last"],
)
@pytest.mark.parametrize(
    "results",
    [
        RESULTS,
        ("corrected", "upheld", "other", "pending", "total"),
        ("upheld", "corrected", "pending", "other", "total"),
        ("total", "upheld", "corrected", "other", "pending"),
    ],
    ids=["official", "corrected", "pending", "total"],
)
def test_appeals_are_read_under_the_heads_over_them(ways, results):
    proactive, requests, _ = tables("2021", VALUES)
    for document in documents([proactive, requests, appeals(ways, results)]):
        assert values_of(document) == wanted(VALUES)


def test_appeals_under_heads_in_no_certain_order_are_not_read():
    proactive, requests, official = tables("2021", VALUES)
    mixed = [*official[2][:5], official[2][6], official[2][5], *official[2][7:]]
    mixed[3] = "结果维持"
    for document in documents([proactive, requests, [*official[:2], mixed, official[3]]]):
        read = values_of(document)
        assert not {item for item in read if item.startswith(GROUPS)}


def test_each_way_may_have_its_results_in_another_order():
    proactive, requests, official = tables("2021", VALUES)
    heads, figures = list(official[2]), list(official[3])
    for row in (heads, figures):
        row[5], row[6] = row[6], row[5]
    for document in documents([proactive, requests, [*official[:2], heads, figures]]):
        assert values_of(document) == wanted(VALUES)


@pytest.mark.parametrize("order", [(6, 0, 1, 2, 3, 4, 5), (0, 2, 1, 3, 4, 5, 6), (1, 2, 3, 4, 5, 0, 6)])
def test_columns_of_the_matrix_in_another_order_are_read_right_or_not_at_all(order):
    proactive, requests, official = tables("2021", VALUES)
    heads = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]
    rows = [["项目", *(heads[at] for at in order)]]
    for row in requests[3:]:
        rows.append([*row[:-7], *(row[-7:][at] for at in order)])
    for document in documents([proactive, rows, official]):
        for item, value in values_of(document).items():
            assert value == wanted(VALUES)[item], item


TORN = (
    "行政复议行政诉讼",
    "未经复议直接起诉复议后起诉",
    "结果结果其他尚未",
    "总计",
    "总计总计",
)


def with_torn_heads(lower: str) -> Document:
    found = tables("2021", VALUES)
    text = as_text(found, TEXT_LAYOUTS["inline_bars"])
    heading = next(at for at, block in enumerate(text.blocks) if block.text.startswith("四、"))
    below = [*TORN, lower, " ".join(found[-1][-1])]
    lines = (Paragraph(line, f"line {900 + at}") for at, line in enumerate(below))
    return replace(text, blocks=(*text.blocks[: heading + 1], *lines))


@pytest.mark.parametrize("lower", ["维持纠正结果审结维持纠正结果审结", "维持 纠正 结果 审结"])
def test_a_total_between_the_halves_of_torn_heads_tells_no_order(lower):
    assert values_of(with_torn_heads(lower)) == wanted(VALUES)


def test_torn_heads_in_another_order_are_not_read():
    read = values_of(with_torn_heads("纠正维持结果审结纠正维持结果审结"))
    assert not {item for item in read if item.startswith(GROUPS)}


@pytest.mark.parametrize("named", ["行政诉讼（{}）", "行政诉讼——{}", "{}（行政诉讼）", "{}"])
def test_a_table_for_each_way_is_known_by_the_way_and_the_court_over_it(named):
    proactive, requests, official = tables("2021", VALUES)
    above = as_grids([proactive, requests])
    blocks = list(above.blocks)
    for at, way in enumerate(GROUPS):
        title = named.format(WAY_OF[way]) if at else WAY_OF[way]
        figures = official[-1][at * len(RESULTS) : (at + 1) * len(RESULTS)]
        blocks.append(Paragraph(title, f"line {at}"))
        blocks += as_grids([[list(RESULT_HEADS), figures]]).blocks
    assert values_of(replace(above, blocks=tuple(blocks))) == wanted(VALUES)
