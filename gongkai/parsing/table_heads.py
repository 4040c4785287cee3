"""What the heads over a list form say of its columns: which figures are the form's, and in which order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gongkai.forms import Edition
from gongkai.parsing.phrases import YEAR, folded, year_of
from gongkai.parsing.pieces import IGNORED
from gongkai.parsing.scales import combined, scale_in
from gongkai.parsing.stream import Stream, plain, simplified

_HEAD_LINES = 16
_LONGEST_HEAD = 14
_LONGEST_LINE = 40
_CELL_ENDS = re.compile(r"[|｜│\t]|\s{2,}")
_FIRST_HEAD = re.compile(r"(?:统计)?(?:指标|项目)(?:名称)?|统计指标|项目名称|内容")
_OF_A_YEAR = re.compile(rf"({YEAR})年?度?(?:数|数量|合计)?")
_OWN = re.compile(r"(?:本年度?|统计|本年累计|本年实际|累计|实际)(?:数|数量|数值|合计|值)?|数量|数值|合计")
_FOREIGN = re.compile(
    r"历年累计数?|(?:上年度?|去年|上一年度?|同期|上年同期|去年同期|比上年|同比|增减|增长)(?:累计|同期|增减|增长)?(?:数|数量|率|额|情况|\(.{1,4}\))?"
)
# columns beside that of the figures, which hold numbers in some tables
_BESIDE = re.compile(r"备注|附注|备考|说明|(?:指标|项目|统计)?(?:代码|编码|编号)|序号|行次|行号")
_REMARKS = re.compile("备注|附注|备考|说明")
_LETTERS = frozenset("甲乙丙丁")
# all heads in one run, as text prints them that sets nothing between cells: 统计指标单位本年度历年累计
_FUSED_HEADS = re.compile(rf"(?:序号)?(?:{_FIRST_HEAD.pattern})(?:计量)?单位(?P<heads>(?!.*指标).+)")
_HEAD_IN_A_RUN = re.compile(
    rf"{_FOREIGN.pattern}|{YEAR}年?度?(?:数量?|合计)?|本年(?:累计|实际)(?:数量?)?|{_OWN.pattern}|{_BESIDE.pattern}"
    "|[^数量计]+?(?:统计)?(?:数量?|合计|累计)"
)
THIS_YEAR = "本年度"

Order = tuple[str | None, ...]


def scale_above(stream: Stream, first: int) -> str:
    """The unit with a scale that a line or a head right above the first label gives, empty where none does."""
    found = []
    for text in reversed(_lines_above(stream, first)):
        cells = list(_cells(simplified(folded(text))))
        if any(len(cell) > _LONGEST_LINE for cell in cells):
            break
        found += [scale_in(plain(cell)) for cell in cells]
    return combined(*found)


def _lines_above(stream: Stream, first: int) -> list[str]:
    end, offset = stream.origins[first]
    above = [line.text for line in stream.lines[max(0, end - _HEAD_LINES) : end]]
    return [*above, stream.lines[end].text[:offset]]


def heads_above(stream: Stream, first: int, form: Edition) -> list[str]:
    """The heads of columns of figures right above the first label, from left to right."""
    found: list[str] = []
    for text in reversed(_lines_above(stream, first)):
        for cell in reversed(list(_cells(simplified(folded(text))))):
            if fused := _FUSED_HEADS.fullmatch(cell):
                return list(dict.fromkeys([*_in_a_run(fused["heads"]), *found]))
            if len(cell) > _LONGEST_HEAD or _FIRST_HEAD.fullmatch(cell):
                return list(dict.fromkeys(found))
            if _is_head(cell, form):
                found.insert(0, cell)
    return list(dict.fromkeys(found))


def without_columns_beside(heads: Sequence[str]) -> list[str]:
    """The heads but for those of remarks, codes and line numbers."""
    return [head for head in heads if not _BESIDE.fullmatch(head)]


def ends_in_remarks(heads: Sequence[str]) -> bool:
    """Whether a column of remarks stands behind that of the figures."""
    return len(heads) > 1 and bool(_REMARKS.fullmatch(heads[-1])) and bool(_OWN.fullmatch(heads[-2]))


def order_of(form: Edition, heads: Sequence[str]) -> Order:
    """Which column of the form stands under each head, by its suffix in item codes; None for a foreign one.

    A line's own figure has the suffix "". Empty where the heads leave open which column is the form's.
    """
    official = form.value_columns or ("",)
    if not heads:
        return official
    years = [year_of(match[1]) for head in heads if (match := _OF_A_YEAR.fullmatch(head))]
    order = tuple(_suffix(form, head, max(years, default=0)) for head in heads)
    known = [suffix for suffix in order if suffix is not None]
    if len(set(known)) < len(known):
        return ()
    if form.value_columns and set(known) != set(official):
        # a head that was cut in pieces leaves the official order, a foreign column does not
        return official if len(heads) <= len(official) and None not in order else ()
    return order if known else ()


def is_furniture(text: str, heads: Sequence[str]) -> bool:
    """Whether a text is a head printed again on a further page."""
    return text in heads or text in _LETTERS or bool(IGNORED.fullmatch(text))


def _cells(line: str) -> Iterator[str]:
    for cell in _CELL_ENDS.split(line):
        parts = cell.split()
        words = [part for part in parts if IGNORED.fullmatch(part) or _FIRST_HEAD.fullmatch(part)]
        if len(words) > 1:
            yield from parts
        elif parts:
            yield "".join(parts)


def _in_a_run(text: str) -> list[str]:
    """The heads of which a run is made, or the run where it is made of others."""
    heads = [found[0] for found in _HEAD_IN_A_RUN.finditer(text)]
    return heads if "".join(heads) == text else [text]


def _is_head(cell: str, form: Edition) -> bool:
    patterns = (_OF_A_YEAR, _OWN, _FOREIGN, _BESIDE)
    return any(pattern.fullmatch(cell) for pattern in patterns) or cell in _names(form)


def _names(form: Edition) -> dict[str, str]:
    return {
        plain(label): column.item.removeprefix("col_") for column in form.columns for label in column.labels
    }


def _suffix(form: Edition, head: str, latest: int) -> str | None:
    names = _names(form)
    if head in names:
        return names[head]
    if match := _OF_A_YEAR.fullmatch(head):
        return names.get(THIS_YEAR, "") if year_of(match[1]) == latest else None
    if _OWN.fullmatch(head) and not form.value_columns:
        return ""
    bare = head.rstrip("数量值合计")
    return names.get(bare) or names.get(f"{bare}度")
