"""Write sample documents: real figures on the official form with a narrative of our own, and made-up ones.

    python data/make_reports.py

published/documents.csv names body, year, edition and format, figures.csv every cell as it was printed in the
body's own report, blank where it was blank. Nothing else of that report is used. made_up.py has the others.
"""

from __future__ import annotations

import csv
import io
import sys
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "data")]  # the writers stand in benchmarks and tests

from made_up import made_up  # noqa: E402

from benchmarks.disturbing import Printed, Row  # noqa: E402
from benchmarks.disturbing.matrices import Case, others_in_one_row  # noqa: E402
from benchmarks.disturbing.matrix_media import html_spans  # noqa: E402
from benchmarks.disturbing.media import MEDIA  # noqa: E402
from gongkai.forms import edition  # noqa: E402
from gongkai.parsing.matrix_labels import EDITIONS  # noqa: E402
from tests.parsing.matrix_layouts import tables  # noqa: E402

PUBLISHED = ROOT / "data" / "published"
REPORTS = ROOT / "data" / "reports" / "published"
MADE_UP_REPORTS = ROOT / "data" / "reports" / "decade"
# the writer of each format, and the suffix of its files
_FORMATS = {
    "cells.txt": ("one cell a line", ".txt"),
    "inline.txt": ("inline bars", ".txt"),
    "tabs.txt": ("tabs", ".txt"),
    "md": ("md", ".md"),
    "html": ("html", ".html"),
    "docx": ("docx", ".docx"),
    "xlsx": ("xlsx", ".xlsx"),
    "pdf": ("pdf", ".pdf"),
    "zip": ("one cell a line", ".txt"),
}
_SECTIONS = (
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况",
)
# under the heading of problems and improvements
_IMPROVED = "内容和形式仍有改进余地，将继续充实公开内容、方便公众查阅。"
_LEFT_OUT = "原报告此部分的文字从略。"
# under the heading of other matters, where the form of 2021 asks for the fee
_NOTHING_ELSE = "无。"
_FEE_LEFT_OUT = "原报告此部分（含信息处理费收取情况）的文字从略。"
# how the text of a made-up report states a figure
_SENTENCES = {
    "requests_new__total": "{year}年，本机关新收政府信息公开申请{figure}件，均已登记并按期办理。",
    "recon_total": "因政府信息公开引起的行政复议{figure}件。",
}
_ZIP_TIME = (2020, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Published:
    """One document to write, with the printed text of every cell by item."""

    name: str
    body: str
    year: int
    edition: str
    format: str
    figures: dict[str, str]
    published_on: date | None
    told: dict[str, str] = field(default_factory=dict)
    is_made_up: bool = False

    @property
    def file_name(self) -> str:
        """The name of its file."""
        return f"{self.name}{_FORMATS[self.format][1]}"


def published() -> Iterator[Published]:
    """Every document of documents.csv."""
    figures: dict[str, dict[str, str]] = defaultdict(dict)
    for row in _rows("figures.csv"):
        figures[row["document"]][row["item"]] = row["printed"]
    for row in _rows("documents.csv"):
        yield Published(
            row["document"],
            row["body"],
            int(row["year"]),
            row["edition"],
            row["format"],
            figures[row["document"]],
            date.fromisoformat(row["published_on"]) if row["published_on"] else None,
        )


def invented() -> Iterator[Published]:
    """Every made-up document of made_up.py."""
    for one in made_up():
        yield Published(
            one.name,
            one.body,
            one.year,
            one.edition,
            one.format,
            one.figures,
            one.published_on,
            one.told,
            is_made_up=True,
        )


def _rows(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO((PUBLISHED / name).read_text(encoding="utf-8"), newline="")))


def written(one: Published) -> bytes:
    """The bytes of a document."""
    above, below = _narrative(one)
    if one.edition not in EDITIONS:
        return MEDIA[_FORMATS[one.format][0]][1](_list(one, above, below))
    case = Case(one.name, one.edition, one.year, one.figures, ())
    found = tables(one.edition, one.figures)
    if "other_outcome__total" in one.figures:
        found = others_in_one_row(case, found)
    case = replace(case, tables=tuple(found))
    printed = _matrix(case, above, (*_closing(one), *below))
    if one.format == "html":
        day = one.published_on
        return html_spans(case, printed, ("发布日期", day.isoformat()) if day else ())
    return MEDIA[_FORMATS[one.format][0]][1](printed)


def _narrative(one: Published) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What stands around the form: whose figures these are, and sentences of ours.

    Of a real body nothing is said that its report does not say: the day it came out, where it is known.
    """
    title = f"{one.body}{one.year}年政府信息公开工作年度报告"
    opening = f"本报告所列数据的统计期限自{one.year}年1月1日起至{one.year}年12月31日止。"
    heading = "一、总体情况" if one.edition in EDITIONS else "一、概述"
    day = one.published_on
    signed = (one.body, *([f"{day.year}年{day.month}月{day.day}日"] if day else []))
    return (title, _note(one), opening, heading, _opening(one), *_told(one)), signed


def _note(one: Published) -> str:
    if one.is_made_up:
        return "本机关为示例机关，数据纯属虚构。"
    return f"说明:表中数字照录{one.body}公布的{one.year}年度报告;文字部分为重新撰写,不是原文。"


def _closing(one: Published) -> tuple[str, ...]:
    """The parts below the tables; of a real report both are there, and left out here."""
    if one.is_made_up:
        improved, other = _IMPROVED, _NOTHING_ELSE
    else:
        improved, other = _LEFT_OUT, _FEE_LEFT_OUT if one.edition == "2021" else _LEFT_OUT
    return "五、存在的主要问题及改进情况", improved, "六、其他需要报告的事项", other


def _opening(one: Published) -> str:
    if one.is_made_up:
        return "本机关按照政府信息公开有关法规开展工作，主动公开、依申请公开和监督保障各项任务均有专人负责。"
    return "主动公开、依申请公开以及行政复议、行政诉讼的数字见统计表，各项含义以表式说明为准。"


def _told(one: Published) -> Iterator[str]:
    """A sentence for each figure that the text states."""
    for item, sentence in _SENTENCES.items():
        if item in one.told:
            yield sentence.format(year=one.year, figure=one.told[item])


def _list(one: Published, above: tuple[str, ...], below: tuple[str, ...]) -> Printed:
    form = edition(one.edition)
    has_columns = bool(form.value_columns)
    rows = []
    for line in form.lines:
        items = [f"{line.item}__{column}" for column in form.value_columns] or [
            f"{line.item}__current",
            line.item,
        ]
        if any(item in one.figures for item in items):
            rows.append(Row((line.label_zh, line.unit, *(one.figures[item] for item in items))))
    columns = (f"{one.year}年度", "历年累计") if has_columns else ("本期实际", "本年累计")
    head = ("指标名称", "计量单位", *columns)
    return Printed(one.name, (*above, "政府信息公开情况统计表"), head, tuple(rows), below)


def _matrix(case: Case, above: tuple[str, ...], below: tuple[str, ...]) -> Printed:
    rows = [
        Row(tuple(cells))
        for heading, table in zip(_SECTIONS, case.tables, strict=True)
        for cells in ([heading], *table)
    ]
    return Printed(case.name, above, rows[0].cells, tuple(rows[1:]), below)


def files() -> dict[str, bytes]:
    """Every file to write by its name; documents of the format zip stand together in one archive."""
    found: dict[str, bytes] = {}
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for one in published():
            content = written(one)
            if one.format == "zip":
                archive.writestr(zipfile.ZipInfo(one.file_name, _ZIP_TIME), content)
            else:
                found[one.file_name] = content
    return {**found, "pingtan-xian.zip": packed.getvalue()}


def main() -> None:
    """Write all files."""
    made = {one.file_name: written(one) for one in invented()}
    for folder, contents in ((REPORTS, files()), (MADE_UP_REPORTS, made)):
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in contents.items():
            (folder / name).write_bytes(content)


if __name__ == "__main__":
    main()
