"""Good documents of the 2019 and 2021 forms, and what such forms look like otherwise.

A case is the printed text of every cell and the three tables made from it. A disturbance changes the texts
(and with them what is true), the tables (what is true stays, or is no longer determined), or the bytes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from benchmarks.disturbing import Printed, Row
from benchmarks.disturbing.cases import REPORTS
from gongkai.forms import edition
from gongkai.parsing.numbers import read_figure
from tests.parsing.matrix_figures import consistent
from tests.parsing.matrix_layouts import COLUMNS, tables

Values = dict[str, str]
Table = list[list[str]]
_SECTIONS = (
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况",
)
_NARRATIVE = (
    "一、总体情况",
    "本年度我局按照要求开展工作，及时更新目录，方便公众查阅，各项制度得到进一步落实和完善，取得较好效果。",
)
_BELOW = (
    "五、存在的主要问题及改进情况",
    "一是内容有待充实，二是形式有待创新，下一步将认真加以改进，不断提高水平。",
)
_EVERY = 7


@dataclass(frozen=True, slots=True)
class Case:
    """One report: its form, the printed text of every cell, its tables, and the items not determined any more."""

    name: str
    edition: str
    year: int
    values: Mapping[str, str]
    tables: tuple[Table, ...]
    open: frozenset[str] = frozenset()
    order: tuple[int, ...] = (0, 1, 2)

    @property
    def printed(self) -> Printed:
        """The tables one under the other, as rows of texts."""
        form = edition(self.edition)
        truth = tuple(
            (item, read_figure(text, form.by_code[item].unit if item in form.by_code else "").value)
            for item, text in self.values.items()
        )
        rows = [Row((), truth)]
        for at in self.order:
            rows += [Row((_SECTIONS[at],)), *(Row(tuple(row)) for row in self.tables[at])]
        above = (f"清源区示例局{self.year}年政府信息公开工作年度报告", *_NARRATIVE)
        return Printed(self.name, above, (), tuple(rows), _BELOW, self.open)


@dataclass(frozen=True, slots=True)
class MatrixDisturbance:
    """One way in which a matrix form comes out otherwise; media: those that show it, all if empty."""

    name: str
    values: Callable[[Values], Values] | None = None
    tables: Callable[[list[Table]], list[Table]] | None = None
    tables_of: Callable[[Case, list[Table]], list[Table]] | None = None
    opens: Callable[[Case], Iterable[str]] | None = None
    written: Callable[[bytes], bytes] | None = None
    order: tuple[int, ...] = (0, 1, 2)
    media: tuple[str, ...] = field(default=())

    def apply(self, case: Case) -> Case:
        """The report as this disturbance leaves it."""
        values = self.values(dict(case.values)) if self.values else dict(case.values)
        made = [[list(row) for row in table] for table in tables(case.edition, values)]
        made = self.tables(made) if self.tables else made
        made = self.tables_of(replace(case, values=values), made) if self.tables_of else made
        opened = frozenset(self.opens(case)) if self.opens else frozenset()
        return replace(case, values=values, tables=tuple(made), open=opened, order=self.order)


def cases() -> Iterator[Case]:
    """Made-up reports of both forms, and the true figures of the real ones that lie beside this checkout."""
    for name, year in (("2019", 2020), ("2021", 2023)):
        for seed, largest in ((1, 60), (2, 9_000)):
            values = consistent(name, seed, largest=largest)
            yield Case(f"{name} seed {seed}", name, year, values, tuple(tables(name, values)))
    for file in sorted(REPORTS.glob("20[12][0-9]*/*.truth.json")) if REPORTS.is_dir() else []:
        told = json.loads(file.read_text(encoding="utf-8"))
        name = "2019" if told["year"] < 2021 else "2021"
        is_variant = name == "2021" and "other_outcome__total" in told.get("items", {})
        if "requests_new__total" in told.get("items", {}) and not is_variant:
            values = {item: "" if value is None else str(value) for item, value in told["items"].items()}
            yield Case(
                file.name.removesuffix(".truth.json"), name, told["year"], values, tuple(tables(name, values))
            )


def _numbers(change: Callable[[str], str], every: int = 1) -> Callable[[Values], Values]:
    """The change on every n-th printed number."""

    def apply(values: Values) -> Values:
        return {i: change(t) if t and at % every == 0 else t for at, (i, t) in enumerate(values.items())}

    return apply


def _labels(change: Callable[[str], str]) -> Callable[[list[Table]], list[Table]]:
    """The change on everything that is not a figure."""

    def apply(found: list[Table]) -> list[Table]:
        return [
            [[change(cell) if re.search("[\u4e00-\u9fff]", cell) else cell for cell in row] for row in table]
            for table in found
        ]

    return apply


def _rows(
    change: Callable[[list[str]], list[list[str]]], every: int = _EVERY
) -> Callable[[list[Table]], list[Table]]:
    """The change on every n-th row of the matrix."""

    def apply(found: list[Table]) -> list[Table]:
        made: Table = found[1][:3]
        for at, row in enumerate(found[1][3:]):
            made += change(row) if at % every == 2 else [row]
        return [found[0], made, found[2]]

    return apply


def _changed_rows(case: Case, every: int = _EVERY) -> list[str]:
    rows = [row.item for row in edition(case.edition).matrix_rows if row.kind == "row"]
    return [row for at, row in enumerate(rows) if at % every == 2]


def _items_of_rows(case: Case) -> list[str]:
    return [f"{row}__{column}" for row in _changed_rows(case) for column in COLUMNS]


def _all_of_matrix(case: Case) -> list[str]:
    return [f"{row.item}__{column}" for row in edition(case.edition).matrix_rows for column in COLUMNS]


def _full_width(text: str) -> str:
    return text.translate(str.maketrans("0123456789.,", "０１２３４５６７８９．，"))


def _comma(text: str) -> str:
    return f"{int(text):,}" if text.isdigit() else text


def _traditional(text: str) -> str:
    return text.translate(
        str.maketrans(
            "开关规类属于务书复议诉讼结维决应当处罚强许现", "開關規類屬於務書複議訴訟結維決應當處罰強許現"
        )
    )


def _replaced(*pairs: tuple[str, str]) -> Callable[[str], str]:
    def change(text: str) -> str:
        for old, new in pairs:
            text = text.replace(old, new)
        return text

    return change


def _foreign_row(row: list[str]) -> list[list[str]]:
    return [row, ["9.本省另行统计的情形", *"8700087"]]


def _subtotal_row(row: list[str]) -> list[list[str]]:
    return [row, ["小计", *"8700087"]]


def _torn(row: list[str]) -> list[list[str]]:
    return [[*row[:-8], "", *row[-7:]]]


def _cut_label(row: list[str]) -> list[list[str]]:
    label = row[-8]
    half = max(2, len(label) // 2)
    return [[*row[:-8], f"{label[:half]}\n{label[half:]}", *row[-7:]]]


def _without_total(row: list[str]) -> list[list[str]]:
    return [row[:-1]]


def _fused(row: list[str]) -> list[list[str]]:
    return [[*row[:-7], "".join(row[-7:])]]


def _half_fused(row: list[str]) -> list[list[str]]:
    return [[*row[:-7], row[-7] + row[-6], *row[-5:]]]


def _shortened(row: list[str]) -> list[list[str]]:
    return [[*row[:-7], *(cell for cell in row[-7:] if cell not in ("", "0"))]]


def _padded(row: list[str]) -> list[list[str]]:
    return [[*row, "", ""]]


def _page_mark(row: list[str]) -> list[list[str]]:
    return [row, ["— 4 —"]]


def _with_column(found: list[Table]) -> list[Table]:
    """A column of the body's own between 商业企业 and 科研机构, under full heads."""
    heads = ["", "自然人", "商业企业", "新闻媒体", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]
    rows = [[row[-8], *row[-7:-5], "870", *row[-5:]] for row in found[1][3:]]
    return [found[0], [heads, *rows], found[2]]


def _others_as_one(values: Values) -> Values:
    """(六)其他处理 as one item: the figures of its three rows taken together; the form of 2019 has it so."""
    parts = ("other_no_correction", "other_fee_unpaid", "other_other")
    if not any(item.startswith(parts) for item in values):
        return values
    kept = {item: text for item, text in values.items() if item.split("__")[0] not in parts}
    for column in COLUMNS:
        kept[f"other_outcome__{column}"] = str(
            sum(int(values.get(f"{part}__{column}") or 0) for part in parts)
        )
    return kept


def others_in_one_row(case: Case, found: list[Table]) -> list[Table]:
    """The three rows under (六)其他处理 printed as one."""
    at = next((at for at, row in enumerate(found[1]) if row[0] == "(六)其他处理"), None)
    if at is None or case.edition == "2019":
        return found
    row = ["(六)其他处理", *(case.values[f"other_outcome__{column}"] for column in COLUMNS)]
    return [found[0], [*found[1][:at], row, *found[1][at + 3 :]], found[2]]


def _split_appeals(found: list[Table]) -> list[Table]:
    """A table for each way instead of one of fifteen columns."""
    figures = found[2][-1]
    heads = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
    parts = [
        row
        for at, name in enumerate(("行政复议", "未经复议直接起诉", "复议后起诉"))
        for row in ([name], heads, figures[at * 5 : at * 5 + 5])
    ]
    return [*found[:2], parts]


def _fused_appeals(found: list[Table]) -> list[Table]:
    return [*found[:2], [*found[2][:-1], ["".join(found[2][-1])]]]


def _appeals(case: Case) -> list[str]:
    return [item.item for item in edition(case.edition).valued if item.table_no == 3]


_TEXTS = ("one cell a line", "lone bars", "inline bars", "blank lines", "tabs", "blanks")
_RAGGED = (*_TEXTS, "html", "md", "html spans", "one line")
_GRIDS = ("html", "docx", "xlsx", "md", "html spans")
ALL: tuple[MatrixDisturbance, ...] = (
    MatrixDisturbance("nothing"),
    MatrixDisturbance("commas", values=_numbers(_comma)),
    MatrixDisturbance("full-width figures", values=_numbers(_full_width)),
    MatrixDisturbance("/ for zero", values=_numbers(lambda text: "/" if text == "0" else text)),
    MatrixDisturbance("— for zero", values=_numbers(lambda text: "——" if text == "0" else text)),
    MatrixDisturbance(
        "blank for zero", values=_numbers(lambda text: "" if text == "0" else text), media=_GRIDS
    ),
    MatrixDisturbance(
        "blank for zero in text",
        values=_numbers(lambda text: "" if text == "0" else text),
        opens=lambda case: case.values,
        media=_TEXTS,
    ),
    MatrixDisturbance(
        "units in cells", values=_numbers(lambda text: f"{text}件" if text.isdigit() else text, 5)
    ),
    MatrixDisturbance(
        "notes in cells",
        values=_numbers(lambda text: f"{text}（其中修订1件）" if text.isdigit() else text, 11),
    ),
    MatrixDisturbance(
        "10余件", values=_numbers(lambda text: "10余件" if text.isdigit() else text, 17), media=_GRIDS
    ),
    MatrixDisturbance(
        "不详", values=_numbers(lambda text: "不详" if text.isdigit() else text, 19), media=_GRIDS
    ),
    MatrixDisturbance(
        "negative", values=_numbers(lambda text: f"-{text}" if text.isdigit() else text, 13), media=_GRIDS
    ),
    MatrixDisturbance("blanks before figures", values=_numbers(lambda text: f"   \u00a0{text}")),
    MatrixDisturbance(
        "year in labels",
        tables=_labels(
            _replaced(("本年新收", "2023年新收"), ("本年制发", "2023年制发"), ("本年新制作", "2020年新制作"))
        ),
    ),
    MatrixDisturbance(
        "full-width brackets", tables=_labels(_replaced(("(", "（"), (")", "）"), (",", "，")))
    ),
    MatrixDisturbance("1、 for 1.", tables=_labels(lambda text: re.sub(r"^([0-9])\.", r"\1、", text))),
    MatrixDisturbance(
        "no enumerators",
        tables=_labels(
            lambda text: (
                re.sub(r"^(?:[0-9]\.|\([一二三四五六七]\)|[一二三四]、)", "", text)
                if "其他" not in text and "总计" not in text
                else text
            )
        ),
    ),
    MatrixDisturbance(
        "headings renamed",
        tables=_labels(
            _replaced(
                ("其他处理", "其它处理"),
                ("科研机构", "科研企业"),
                ("予以公开", "予以 公开"),
                ("“三安全一稳定”", "三安全一稳定"),
            )
        ),
    ),
    MatrixDisturbance(
        "misprints",
        tables=_labels(
            _replaced(("禁止公开", "止公开"), ("反复申请", "反覆申请"), ("行政查询事项", "行政査询事项"))
        ),
    ),
    MatrixDisturbance("traditional characters", tables=_labels(_traditional)),
    MatrixDisturbance(
        "blanks in labels", tables=_labels(lambda text: " ".join(text) if len(text) < 8 else text)
    ),
    MatrixDisturbance(
        "footnotes in labels",
        tables=_labels(lambda text: f"{text}（注：见说明）" if text.startswith(("1.", "2.")) else text),
    ),
    MatrixDisturbance("labels cut in two lines", tables=_rows(_cut_label)),
    MatrixDisturbance("labels lost", tables=_rows(_torn), opens=_items_of_rows, media=_GRIDS),
    MatrixDisturbance("a row of the province", tables=_rows(_foreign_row)),
    MatrixDisturbance("rows of subtotals", tables=_rows(_subtotal_row)),
    MatrixDisturbance("a column of the province", tables=_with_column, media=_GRIDS),
    MatrixDisturbance(
        "a column of the province in text", tables=_with_column, opens=_all_of_matrix, media=_TEXTS
    ),
    MatrixDisturbance("totals lost", tables=_rows(_without_total), opens=_items_of_rows),
    # a workbook or a Word table has all its cells, so what is missing would be blank at their end
    MatrixDisturbance("rows fused", tables=_rows(_fused), opens=_items_of_rows, media=_RAGGED),
    MatrixDisturbance("two cells fused", tables=_rows(_half_fused), opens=_items_of_rows, media=_RAGGED),
    MatrixDisturbance("zeros dropped", tables=_rows(_shortened), opens=_items_of_rows, media=_RAGGED),
    MatrixDisturbance("rows padded", tables=_rows(_padded)),
    MatrixDisturbance("page marks between rows", tables=_rows(_page_mark)),
    MatrixDisturbance("sections shuffled", order=(2, 0, 1)),
    MatrixDisturbance("heads of the matrix lost", tables=lambda found: [found[0], found[1][3:], found[2]]),
    MatrixDisturbance(
        "tables without their heads", tables=lambda found: [found[0], found[1][3:], found[2][-1:]]
    ),
    MatrixDisturbance("appeals in three tables", tables=_split_appeals),
    MatrixDisturbance("appeals fused", tables=_fused_appeals, opens=_appeals, media=_RAGGED),
    MatrixDisturbance("(六) as one row", values=_others_as_one, tables_of=others_in_one_row),
    MatrixDisturbance(
        "GBK",
        written=lambda content: content.decode().replace("utf-8", "gbk").encode("gb18030"),
        media=(*_TEXTS, "html"),
    ),
    MatrixDisturbance("CRLF", written=lambda content: content.replace(b"\n", b"\r\n"), media=_TEXTS),
)
