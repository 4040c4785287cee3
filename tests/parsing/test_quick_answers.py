"""What is answered at a glance, for speed, is what the whole way would have answered."""

from __future__ import annotations

from pathlib import Path

import pytest

from gongkai.documents import Paragraph, lines
from gongkai.documents.reader import read_document
from gongkai.parsing.fused_lines import only_cell, split_line
from gongkai.parsing.matrix_labels import label_of, matrix_labels
from gongkai.parsing.matrix_values import _place, place
from gongkai.parsing.numbers import read_figure
from gongkai.parsing.row_tokens import TextToken
from gongkai.parsing.stream import stream_of

SAMPLE = Path(__file__).resolve().parents[2] / "data" / "reports"
FILES = [*sorted(SAMPLE.glob("2017/*.txt")), *sorted(SAMPLE.glob("sample/*/*.html"))[:4]]
LINES = [
    "2021年，本机关收到申请3件，均已办结。",
    "（五）监督保障方面 全年开展季度通报3次、月通报7次。",
    "关于“三公”经费2021年的说明",
    "时间：2022-02-08 16:34",
    "其中2021年的说明 (不予公开)",
    "本年新收3件 总计",
    "第3页，共12页，完",
    "2、其他处理",
]
WITH_CELLS = [
    "行政许可 3 0 5",
    "结转下年度继续办理 1 0 0 0 0 0 1",
    "(三)不予公开1.属于国家秘密0000000",
    "行政强制0件",
]


def _spans(line: str) -> list[tuple[str, int]]:
    stream = stream_of([Paragraph(line, "line 1")])
    spans = split_line(stream, 0, len(stream.text))
    return [(stream.printed(begin, end).strip(), stream.origins[begin][1]) for begin, end in spans]


def _all_lines() -> list[str]:
    found = [line.text for file in FILES for line in lines(read_document(file.read_bytes(), file.name))]
    return [
        *LINES,
        *WITH_CELLS,
        *(text for text in found if text.strip() and "\n" not in text and "|" not in text),
    ]


def test_a_line_said_to_be_one_cell_is_not_cut():
    quick = {line: only_cell(line) for line in _all_lines()}
    assert all(quick[line] for line in LINES[:2])
    for line, cell in quick.items():
        if cell:
            assert _spans(line) == [cell]


@pytest.mark.parametrize("line", WITH_CELLS)
def test_a_line_with_cells_of_a_table_is_never_one_cell_at_a_glance(line):
    assert only_cell(line) is None


def test_a_text_that_is_foreign_by_its_characters_is_no_label_whatever_follows():
    foreign = [line for line in _all_lines() if label_of(line).is_foreign]
    assert LINES[0] in foreign
    for line in foreign:
        assert not label_of(line).is_known
        assert not any(label_of(line + label).is_known for label in ("其他", "(备注)", "总计"))


def test_no_label_of_the_forms_is_foreign():
    assert not [bare for bare in matrix_labels().all if label_of(bare).is_foreign]


@pytest.mark.parametrize(
    "text", ["无", "没有", "不适用", "增3", "减3件", "万元", "未收到申请", "三件", "3件", "条"]
)
def test_words_are_told_from_figures_as_the_numbers_say(text):
    is_text = read_figure(text).state == "text"
    assert label_of(text).is_words == (is_text and any(character >= "\u4e00" for character in text))


@pytest.mark.parametrize("texts", ["1 2 3", "1  3", "  ", "12 3 15", "1 2 ", "１ ２ ３"])
def test_a_row_of_plain_figures_is_placed_as_any_other(texts):
    tokens = [TextToken(text, f"cell {at}") for at, text in enumerate(texts.split(" "))]
    assert place(tokens, 3, is_whole=True) == _place(tokens, 3, None, is_whole=True)
