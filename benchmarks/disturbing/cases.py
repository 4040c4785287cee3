"""Good documents: made-up figures that are all different, and the true figures of real documents."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from benchmarks.disturbing import Printed, Row
from gongkai.forms import Edition, Item, edition
from gongkai.parsing.labels import core_of
from gongkai.parsing.numbers import read_figure

REPORTS = Path(__file__).resolve().parents[3] / "shared" / "reports"
_LAST_LIST_YEAR = 2018
_FIRST, _STEP = 1_003, 137
_NARRATIVE = (
    "一、主动公开情况",
    "本年度我局按照要求开展工作，及时更新目录，方便公众查阅，各项制度得到进一步落实和完善，取得较好效果。",
    "三、依申请公开情况",
    "我局设立受理点，安排专人负责，畅通渠道，规范流程，认真办理群众提出的每一件事项，努力做到件件有着落。",
)
_YEARS = {"2008": 2012, "2014": 2016, "2008_fujian": 2012, "2014_fujian": 2016}
Figures = Mapping[str, str]


def made_up() -> Iterator[Printed]:
    """Every list form with figures that are all different, plain and then in all the ways figures are printed."""
    for name, year in _YEARS.items():
        form = edition(name)
        plain = {item.item: str(number) for item, number in zip(_figures(form), _numbers(), strict=False)}
        yield report(f"{name}, plain", form, year, plain)
        yield report(f"{name}, mixed", form, year, _mixed(form, plain))
    yield of_two_periods()


def of_two_periods() -> Printed:
    """The form of Dingxi: line codes, and the figure of the period before that of the year."""
    form = edition("2008")
    rows = []
    for number, (line, figure) in enumerate(zip(form.lines, _numbers(), strict=False), 1):
        current = figure // 4
        truth = ((f"{line.item}__current", Decimal(current)), (line.item, Decimal(figure)))
        rows.append(Row((line.label_zh, line.unit, f"{number:02d}", str(current), str(figure)), truth))
    above, below = _around(2012)
    head = ("指标名称", "计量单位", "代码", "本期实际", "本年累计")
    return Printed("2008, two periods", above, head, tuple(rows), below)


def real() -> Iterator[Printed]:
    """The figures of the real documents of list forms; none where they are not beside this checkout."""
    for file in sorted(REPORTS.glob("20*-20*/*.truth.json")) if REPORTS.is_dir() else []:
        told = json.loads(file.read_text(encoding="utf-8"))
        if told["year"] > _LAST_LIST_YEAR:
            continue
        if told.get("form", "").startswith("福建省"):
            yield from _of_province(file.name, told["year"], told.get("stats_form", []))
        elif "items" in told:
            figures = {item: "" if value is None else str(value) for item, value in told["items"].items()}
            yield report(file.name, edition("2014"), told["year"], figures)


def _of_province(name: str, year: int, told: Sequence[Mapping[str, Any]]) -> Iterator[Printed]:
    """The figures of Fujian's form, whose truth is told by printed label."""
    for form in (edition("2014_fujian"), edition("2008_fujian")):
        figures = figures_by_item(form, told)
        if told and len(figures) == len(form.value_columns) * len(told):
            whole = report(name, form, year, figures)
            yield whole.with_rows([row for row in whole.rows if row.truth[0][0] in figures])
            return


def figures_by_item(form: Edition, lines: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    """Figures by item of lines that are told by label; a line that the form does not have is left out."""
    by_core = {core_of(label): line.item for line in form.lines for label in line.labels}
    found = {}
    for line in lines:
        code = by_core.get(core_of(line["label"]))
        for column in form.value_columns if code else ():
            value = line[column]
            found[f"{code}__{column}"] = "" if value is None else str(value)
    return found


def report(name: str, form: Edition, year: int, figures: Figures) -> Printed:
    """The form of one year with those figures; an item without one is blank."""
    above, below = _around(year)
    return Printed(
        name, above, _head(form, year), tuple(_row(form, line, figures) for line in form.lines), below
    )


def _around(year: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    title = f"清源区示例局{year}年政府信息公开工作年度报告"
    above = (title, *_NARRATIVE, "政府信息公开情况统计表", f"({year}年度)")
    return above, ("清源区示例局", f"{year + 1}年2月10日")


def _head(form: Edition, year: int) -> tuple[str, ...]:
    if form.value_columns:
        return ("指标名称", "计量单位", f"{year}年度", "历年累计")
    return ("统计指标", "单位", "统计数")


def _row(form: Edition, line: Item, figures: Figures) -> Row:
    items = [f"{line.item}__{column}" for column in form.value_columns] or [line.item]
    printed = [figures.get(item, "") for item in items]
    truth = [(item, read_figure(text, line.unit).value) for item, text in zip(items, printed, strict=True)]
    return Row((line.label_zh, line.unit, *printed), tuple(truth))


def _figures(form: Edition) -> list[Item]:
    return [item for item in form.valued if not item.is_variant]


def _numbers() -> Iterator[int]:
    number = _FIRST
    while True:
        yield number
        number += _STEP


def _mixed(form: Edition, plain: Figures) -> dict[str, str]:
    """Commas, decimals, zeros, blanks and strokes by turns."""
    ways: tuple[Callable[[int], str], ...] = (
        lambda number: f"{number * 1009:,}",
        str,
        lambda _: "0",
        lambda _: "",
        lambda number: str(number * 31),
        lambda _: "/",
    )
    mixed = {item: ways[at % len(ways)](int(text)) for at, (item, text) in enumerate(plain.items())}
    for item in form.valued:
        if item.kind == "amount":
            mixed[item.item] = str(Decimal(int(plain[item.item])) / 1000)
    return mixed
