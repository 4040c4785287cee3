"""What list forms look like otherwise: rows, labels and figures printed in another way.

The first figure of a row stands in its last cells; a row's truth counts how many there are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from decimal import Decimal
from functools import cache

import opencc

from benchmarks.disturbing import Disturbance, Printed, Row
from benchmarks.disturbing.media import TEXTS

_EVERY = 7
_WIDE = str.maketrans("0123456789(),:.", "０１２３４５６７８９（），：．")
_SYNONYMS = {
    "其他方式": "其它方式",
    "收到申请数": "受理申请数",
    "按时办结数": "按期办结数",
    "网络申请数": "网上申请数",
    "其他形式": "其它形式",
    "总数": "总数量",
    "行政诉讼数量": "行政诉讼数",
}
_NOTE = ["注：本表由各科室填报，统计口径以上级机关通知为准，请各单位认真核对后再行上报。"]


def _groups(rows: tuple[Row, ...], length: int) -> list[tuple[Row, ...]]:
    return [rows[at : at + length] for at in range(0, len(rows), length)]


def _first_figure(row: Row) -> int:
    return len(row.cells) - len(row.truth)


def _some(change: Callable[[Row], Row], first: int = 2) -> Callable[[Printed], Printed]:
    """The change on every seventh row."""

    def apply(report: Printed) -> Printed:
        return report.with_rows(
            [change(row) if at % _EVERY == first else row for at, row in enumerate(report.rows)]
        )

    return apply


def _labels(change: Callable[[str], str]) -> Callable[[Printed], Printed]:
    def apply(report: Printed) -> Printed:
        return report.with_rows([row.with_cell(0, change(row.cells[0])) for row in report.rows])

    return apply


def _cells(change: Callable[[str], str]) -> Callable[[Printed], Printed]:
    """The change on every cell, heads and text around the table too."""

    def apply(report: Printed) -> Printed:
        rows = [replace(row, cells=tuple(map(change, row.cells))) for row in report.rows]
        around = (tuple(map(change, lines)) for lines in (report.above, report.head, report.below))
        above, head, below = around
        return replace(report, above=above, head=head, rows=tuple(rows), below=below)

    return apply


def _figure(text: str, value: Decimal | None) -> Callable[[Row], Row]:
    """Another first figure."""

    def change(row: Row) -> Row:
        (item, _), *rest = row.truth
        return replace(row.with_cell(_first_figure(row), text), truth=((item, value), *rest))

    return change


def _figures(change: Callable[[str], str]) -> Callable[[Row], Row]:
    """Figures printed otherwise that mean the same; cells without a number stay."""

    def changed(row: Row) -> Row:
        first = _first_figure(row)
        figures = (change(cell) if cell[:1].isdigit() else cell for cell in row.cells[first:])
        return replace(row, cells=(*row.cells[:first], *figures))

    return changed


def _in_yuan(row: Row) -> Row:
    """251000元 where the line counts 万元."""
    first = _first_figure(row)
    if row.cells[1] != "万元" or row.truth[0][1] is None:
        return row
    return row.with_cell(first, f"{row.truth[0][1] * 10_000:f}元".replace(".000元", "元"))


def _inserted(every: int, line: Callable[[Printed], Row]) -> Callable[[Printed], Printed]:
    def apply(report: Printed) -> Printed:
        groups = _groups(report.rows, every)
        return report.with_rows([row for group in groups for row in (*group, line(report))])

    return apply


def _extra_row(report: Printed) -> Row:
    figures = [str(999_983 + at) for at in range(len(report.rows[1].truth))]
    middle = [""] * (len(report.head) - 2 - len(figures))
    return Row(("其他主动公开档案资料份数", "份", *middle, *figures))


def _page_mark(report: Printed) -> Row:
    return Row(("— 5 —", *("" for _ in report.head[1:])))


def _head_again(report: Printed) -> Row:
    return Row(report.head)


def _without_wholes(report: Printed) -> Printed:
    gone = (
        "requests_received",
        "replies_total",
        "a_requests_received",
        "a_replies_total",
        "fj_replies_total",
    )
    return report.with_rows([row for row in report.rows if not row.truth[0][0].startswith(gone)])


def _sections_moved(report: Printed) -> Printed:
    """The second half of the lines before the first, cut at a line that opens a block."""
    middle = len(report.rows) // 2
    cut = next(
        at
        for at in range(middle, len(report.rows))
        if re.match(r"[一二三四五六七八九]、|[^0-9(其]", report.rows[at].cells[0])
    )
    return report.with_rows([*report.rows[cut:], *report.rows[:cut]])


def _fused(report: Printed) -> Printed:
    """All cells of a line in one; what cannot be told apart again is open."""
    rows = [Row(("".join(row.cells), *("" for _ in row.cells[1:])), row.truth) for row in report.rows]
    several = frozenset(item for row in report.rows if len(row.truth) > 1 for item, _ in row.truth)
    return replace(report.with_rows(rows), head=("".join(report.head), *report.head[1:]), open=several)


def _two_rows_in_one(report: Printed) -> Printed:
    """Every two lines on one, cell after cell."""
    merged = [
        Row(tuple(cell for row in pair for cell in row.cells), tuple(t for row in pair for t in row.truth))
        for pair in _groups(report.rows, 2)
    ]
    return report.with_rows(merged)


def _label_over_two_rows(report: Printed) -> Printed:
    """The second half of a label in a row of its own."""
    rows: list[Row] = []
    for at, row in enumerate(report.rows):
        label = row.cells[0]
        if at % _EVERY != 3 or len(label) < 8:
            rows.append(row)
            continue
        half = len(label) // 2
        rows.append(Row((label[:half], *("" for _ in row.cells[1:]))))
        rows.append(row.with_cell(0, label[half:]))
    return report.with_rows(rows)


def _last_year_beside(report: Printed) -> Printed:
    if len(report.rows[1].truth) > 1:
        return report
    rows = [replace(row, cells=(*row.cells, str(7_000_003 + 11 * at))) for at, row in enumerate(report.rows)]
    return replace(report.with_rows(rows), head=(*report.head, "上年数"))


def _last_year_before(report: Printed) -> Printed:
    if len(report.rows[1].truth) > 1:
        return report
    rows = [
        replace(row, cells=(*row.cells[:-1], str(7_000_003 + 11 * at), row.cells[-1]))
        for at, row in enumerate(report.rows)
    ]
    return replace(report.with_rows(rows), head=(*report.head[:-1], "上年同期", report.head[-1]))


def _remarks(report: Printed) -> Printed:
    rows = [
        replace(row, cells=(*row.cells, "见附件3" if at % _EVERY == 1 else ""))
        for at, row in enumerate(report.rows)
    ]
    return replace(report.with_rows(rows), head=(*report.head, "备注"))


def _numbered(report: Printed) -> Printed:
    rows = [replace(row, cells=(str(at), *row.cells)) for at, row in enumerate(report.rows, 1)]
    return replace(report.with_rows(rows), head=("序号", *report.head))


def _units_left_out(report: Printed) -> Printed:
    return report.with_rows([row.with_cell(1, "") for row in report.rows])


def _year_in_head(report: Printed) -> Printed:
    year = report.above[0].removeprefix("清源区示例局")[:4]
    own = {"统计数": f"{year}年", "本年累计": f"{year}年累计"} if len(report.head) < 4 else {}
    return replace(report, head=tuple(own.get(head, head) for head in report.head))


def _other_marks(label: str) -> str:
    return re.sub(r"(?<=[0-9])\.", "、", label).replace("(", "（").replace(")", "）").replace(":", "：")


def _without_enumerators(label: str) -> str:
    return re.sub(r"^(其中:)?(?:[0-9]+\.|\([一二三四五六七八九]\)|[一二三四五六七八九]、)", r"\1", label)


def _renamed(label: str) -> str:
    for official, other in _SYNONYMS.items():
        label = label.replace(official, other)
    return label


def _spread(cell: str) -> str:
    """Blanks between the characters of a short text, as typesetters fill a line."""
    return " ".join(cell) if 2 <= len(cell) <= 4 and not cell[:1].isdigit() else cell


def _of_table(name: str, printed: Callable[[Printed], Printed], media: Iterable[str] = ()) -> Disturbance:
    return Disturbance(name, "table", printed=printed, media=tuple(media))


def _traditional(text: str) -> str:
    return str(_converter().convert(text))


@cache
def _converter() -> opencc.OpenCC:
    return opencc.OpenCC("s2t")


ALL: tuple[Disturbance, ...] = (
    _of_table("nothing", lambda report: report),
    _of_table("commas in figures", _some(_figures(lambda text: f"{Decimal(text.replace(',', '')):,}"), 4)),
    _of_table("a stroke for none", _some(_figure("/", None))),
    _of_table("a dash for none", _some(_figure("——", None))),
    _of_table("a blank cell", _some(_figure("", None))),
    _of_table("10余条", _some(_figure("10余条", None))),
    _of_table("约60", _some(_figure("约60", None))),
    _of_table("-15", _some(_figure("-15", Decimal(-15)))),
    _of_table("减3", _some(_figure("减3", Decimal(-3)))),
    _of_table("22（其中修订 16 件）", _some(_figure("22（其中修订 16 件）", Decimal(22)))),
    _of_table("120(30)", _some(_figure("120(30)", None))),
    _of_table(
        "unit in the cell",
        lambda report: report.with_rows(
            [_figures(lambda text, unit=row.cells[1]: f"{text}{unit}")(row) for row in report.rows]
        ),
    ),
    _of_table("251000元", lambda report: report.with_rows(map(_in_yuan, report.rows))),
    _of_table("① behind the label", _some(lambda row: row.with_cell(0, f"{row.cells[0]}①"))),
    _of_table("注1 behind the label", _some(lambda row: row.with_cell(0, f"{row.cells[0]}（注1）"))),
    _of_table(
        "（含…） behind the label", _some(lambda row: row.with_cell(0, f"{row.cells[0]}（含所属单位）"))
    ),
    _of_table("* before the label", _some(lambda row: row.with_cell(0, f"*{row.cells[0]}"))),
    _of_table("a blank in the label", _labels(lambda text: f"{text[:-2]} {text[-2:]}")),
    _of_table("other brackets and marks", _labels(_other_marks)),
    _of_table("no enumerators", _labels(_without_enumerators)),
    _of_table("renamed labels", _labels(_renamed)),
    _of_table("a year in the head", _year_in_head),
    _of_table("spread heads and units", _cells(_spread)),
    _of_table("no units", _units_left_out),
    _of_table("traditional characters", _cells(_traditional)),
    _of_table("full width", _cells(lambda text: text.translate(_WIDE))),
    _of_table("no-break spaces", _cells(lambda text: f"\u00a0{text}\u3000" if text else "\u00a0")),
    _of_table("the head on each page", _inserted(20, _head_again)),
    _of_table("page marks between rows", _inserted(20, _page_mark)),
    _of_table("rows of a province", _inserted(9, _extra_row)),
    _of_table("lost totals", _without_wholes),
    _of_table("sections moved", _sections_moved),
    _of_table("two rows in one", _two_rows_in_one, ("inline bars", "tabs", "blanks", "md")),
    _of_table("a label over two rows", _label_over_two_rows),
    _of_table("last year beside", _last_year_beside),
    _of_table("last year before", _last_year_before),
    _of_table("remarks beside", _remarks),
    _of_table("line numbers", _numbered),
    _of_table("fused cells", _fused, ("blanks", "one cell a line", "html")),
    _of_table("a note under the table", lambda report: replace(report, below=(*_NOTE, *report.below))),
    Disturbance("line ends of Windows", "txt", written=lambda text: text.replace(b"\n", b"\r\n")),
    Disturbance("GBK", "txt", written=lambda text: text.decode().encode("gb18030")),
    Disturbance("UTF-16", "txt", written=lambda text: text.decode().encode("utf-16")),
    Disturbance("all on one line", "txt", written=lambda text: text.replace(b"\n", b" "), media=TEXTS),
    Disturbance("blank lines between", "txt", written=lambda text: text.replace(b"\n", b"\n\n")),
)
