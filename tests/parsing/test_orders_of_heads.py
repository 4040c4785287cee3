"""Tables whose columns stand in another order than the official one: their heads say so, or nothing is read."""

from dataclasses import replace

import pytest

from gongkai.documents import Document, Paragraph
from gongkai.documents.reader import read_document
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


FLAT = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]


def flat(order: tuple[int, ...]) -> list[list[str]]:
    """The request matrix with one line of heads and its columns in this order."""
    _, requests, _ = tables("2021", VALUES)
    rows = [["项目", *(FLAT[at] for at in order)]]
    return [*rows, *([*row[:-7], *(row[-7:][at] for at in order)] for row in requests[3:])]


@pytest.mark.parametrize(
    "order", [(0, 1, 2, 3, 4, 6, 5), (6, 0, 1, 2, 3, 4, 5), (1, 0, 2, 3, 4, 5, 6), (0, 2, 1, 3, 4, 5, 6)]
)
def test_heads_in_a_line_of_text_tell_their_columns(order):
    proactive, _, official = tables("2021", VALUES)
    found = [proactive, flat(order), official]
    for name, layout in TEXT_LAYOUTS.items():
        read = values_of(as_text(found, layout))
        if name == "inline_bars":
            assert read == wanted(VALUES)
        else:  # heads on lines of their own may be those of two lines of heads
            assert not {item for item in read if "__" in item and item.startswith("re")}


def test_a_row_that_contradicts_the_line_of_heads_is_not_read():
    proactive, _, official = tables("2021", VALUES)
    rows = flat((6, 0, 1, 2, 3, 4, 5))
    rows[1][1] = "9999"
    read = values_of(as_text([proactive, rows, official], TEXT_LAYOUTS["inline_bars"]))
    assert {item: value for item, value in wanted(VALUES).items() if item not in read} == {
        item: value for item, value in wanted(VALUES).items() if item.startswith("requests_new__")
    }


TWO_LINES = {
    "organisations first": (["法人或其他组织", "自然人", "总计"], (1, 2, 3, 4, 5, 0, 6)),
    "total in the middle": (["自然人", "总计", "法人或其他组织"], (0, 6, 1, 2, 3, 4, 5)),
    "total first": (["总计", "自然人", "法人或其他组织"], (6, 0, 1, 2, 3, 4, 5)),
    "natural persons last": (["法人或其他组织", "总计", "自然人"], (1, 2, 3, 4, 5, 6, 0)),
}


@pytest.mark.parametrize("name", TWO_LINES)
def test_columns_below_two_lines_of_heads_in_another_order_are_not_taken_for_the_official_ones(name):
    heads, order = TWO_LINES[name]
    proactive, requests, official = tables("2021", VALUES)
    rows = [[*row[:-7], *(row[-7:][at] for at in order)] for row in requests[3:]]
    for document in documents([proactive, [requests[0], heads, requests[2], *rows], official]):
        read = values_of(document)
        assert {item: value for item, value in read.items() if wanted(VALUES)[item] != value} == {}
        assert len(read) == 25  # the first table and the last


@pytest.mark.parametrize("name", TWO_LINES)
def test_a_page_tells_by_spans_which_column_is_whose(name):
    heads, order = TWO_LINES[name]
    proactive, requests, official = tables("2021", VALUES)
    spans = "".join(
        f"<td {'colspan=5' if head == '法人或其他组织' else 'rowspan=2'}>{head}</td>" for head in heads
    )
    head_rows = f"<tr><td rowspan=2 colspan=2></td>{spans}</tr><tr>{cells(requests[2])}</tr>"
    rows = "".join(
        f"<tr>{cells(row[:-7]) if len(row) == 9 else f'<td colspan=2>{row[0]}</td>'}{cells([row[-7:][at] for at in order])}</tr>"
        for row in requests[3:]
    )
    page = f"{table(proactive)}<table>{head_rows}{rows}</table>{table(official)}"
    document = read_document(f"<html><body>{page}</body></html>".encode(), "a.html")
    assert values_of(document) == wanted(VALUES)


@pytest.mark.parametrize("order", [(0, 1, 2, 3, 4, 5), (0, 2, 1, 3, 4, 5)])
def test_a_table_without_a_column_of_totals_is_read_by_its_heads(order):
    proactive, _, official = tables("2021", VALUES)
    page = f"{table(proactive)}{table(flat(order))}{table(official)}"
    document = read_document(f"<html><body>{page}</body></html>".encode(), "a.html")
    parts = {item: value for item, value in wanted(VALUES).items() if not item.endswith("__total")}
    assert values_of(document) == parts


def test_cells_and_rows_of_a_page_need_no_end():
    page = "".join(table(found) for found in tables("2021", VALUES))
    page = page.replace("</td>", "").replace("</tr>", "")
    document = read_document(f"<html><body>{page}</body></html>".encode(), "a.html")
    assert values_of(document) == wanted(VALUES)


def cells(texts: list[str]) -> str:
    return "".join(f"<td>{text}</td>" for text in texts)


def table(rows: list[list[str]]) -> str:
    return f"<table>{''.join(f'<tr>{cells(row)}</tr>' for row in rows)}</table>"
