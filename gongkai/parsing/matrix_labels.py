"""What the labels of the 2019 and 2021 forms name: rows, columns, groups and their measures, outcomes.

Rows of both editions are known at once, because real reports mix them: the 2019 form in later years,
(六)其他处理 as one row in a 2021 report.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from gongkai.forms import Item, edition
from gongkai.parsing.labels import core_of
from gongkai.parsing.misprints import misprinted_label
from gongkai.parsing.stream import plain

EDITIONS = ("2019", "2021")
RESULT_GROUPS = ("recon", "lit_direct", "lit_after")
RESULTS = ("upheld", "corrected", "other", "pending", "total")
RESULT_LABELS = {
    "结果维持": "upheld",
    "维持": "upheld",
    "结果纠正": "corrected",
    "纠正": "corrected",
    "其他结果": "other",
    "尚未审结": "pending",
    "未审结": "pending",
}
_GROUP_LABELS = {"规范性文件": "normative_docs", "行政规范性文件": "normative_docs"}
# heads of the columns of the request matrix, as they are printed
COLUMN_LABELS = {
    "自然人": "natural_person",
    "商业企业": "org_business",
    "科研机构": "org_research",
    "科研企业": "org_research",
    "社会公益组织": "org_public_interest",
    "社会公益": "org_public_interest",
    "法律服务机构": "org_legal_service",
    "法律服务": "org_legal_service",
    "其他": "org_other",
    "其它": "org_other",
    "总计": "total",
    "合计": "total",
}
# heads of the table of appeals; the second kind is the sum of those below it
APPEAL_LABELS = {
    "行政复议": "recon",
    "行政诉讼": None,
    "未经复议直接起诉": "lit_direct",
    "复议后起诉": "lit_after",
}
# heads over several columns or over the rows
SPANNING_LABELS = frozenset({"申请人情况", "法人或其他组织", "法人或者其他组织", "信息内容"})
_PUNCTUATION = re.compile(r"[、,，。;；:：./]")
# a note that goes on in the next line
_OPEN_NOTE = re.compile(r"(?<=.)\([^()]*$")
_SHORT = 2
# headings that carry no figures, and the note on how the rows balance
_FURNITURE = re.compile(
    r"第二十条第.{1,5}项|信息内容|申请人情况|法人或其他组织|.{0,6}本列数据的?勾稽关系.*|等于第三项加第四项之和.{0,3}|行政复议|行政诉讼|"
    r"第一项加第二项之和.*|未经复议直接起诉|复议后起诉|单位|项目|指标|类别|.{0,4}[收受]到和处理政府信息公开申请情况|"
    r"自然人|商业企业|科研机构|社会公益组织|法律服务机构|其他|总计|合计|结果|[三本年度办理结果]{1,8}"
)


@dataclass(frozen=True)
class MatrixLabels:
    """Lookups by bare label, of both editions together."""

    rows: dict[str, str]
    headings: frozenset[str]
    groups: dict[str, str]
    measures: dict[str, dict[str, dict[str, str]]]

    def row(self, text: str) -> str | None:
        """The code of the matrix row a label names, None where it names none; misprints included."""
        return _row(text)

    def group(self, text: str) -> str | None:
        """The code of a group of the first table: rules, licensing …"""
        return self.groups.get(bare_label(text))

    def measure_editions(self, text: str) -> dict[str, dict[str, str]]:
        """For a column head of the first table: edition -> group -> item."""
        return self.measures.get(bare_label(text), {})

    def is_heading(self, text: str) -> bool:
        """Whether a label is a heading of the matrix such as (三)不予公开."""
        return bare_label(text) in self.headings

    def result(self, text: str) -> str | None:
        """upheld, corrected … for a column head of the appeals table."""
        return RESULT_LABELS.get(bare_label(text))

    def column(self, text: str) -> str | None:
        """natural_person, total … for a column head of the request matrix."""
        return COLUMN_LABELS.get(bare_label(text))


@lru_cache(maxsize=8192)
def _row(text: str) -> str | None:
    rows, headings = matrix_labels().rows, matrix_labels().headings
    bare = bare_label(_OPEN_NOTE.sub("", plain(text)))
    if bare in rows:
        # 总计 and 其他 head columns too: as rows they carry their number
        return rows[bare] if len(bare) > _SHORT or plain(text) != bare else None
    if bare in headings or len(bare) <= _SHORT:
        return None
    misprint = misprinted_label(bare, rows)
    return rows[misprint] if misprint else None


@lru_cache(maxsize=8192)
def bare_label(text: str) -> str:
    """A label without enumerator, notes and punctuation."""
    return _PUNCTUATION.sub("", core_of(text))


@lru_cache(maxsize=8192)
def is_furniture(text: str) -> bool:
    """Whether a cell is a heading that belongs to the form and carries no figure."""
    return bool(_FURNITURE.fullmatch(_PUNCTUATION.sub("", plain(text)).replace("(", "").replace(")", "")))


@cache
def matrix_labels() -> MatrixLabels:
    """The labels of the 2019 and 2021 forms."""
    rows: dict[str, str] = {}
    headings: set[str] = set()
    groups: dict[str, str] = dict(_GROUP_LABELS)
    measures: dict[str, dict[str, dict[str, str]]] = {}
    for name in EDITIONS:
        for item in edition(name).printed:
            _enter(item, rows, headings, groups, measures)
    headings -= set(rows)
    return MatrixLabels(rows, frozenset(headings), groups, measures)


def _enter(
    item: Item,
    rows: dict[str, str],
    headings: set[str],
    groups: dict[str, str],
    measures: dict[str, dict[str, dict[str, str]]],
) -> None:
    if item.kind in ("row", "variant"):
        for label in (item.label_zh, *(alias for alias in item.aliases if len(alias) > 3)):
            rows[bare_label(label)] = item.item
    elif item.kind == "heading" and item.table_no == 2:
        headings.add(bare_label(item.label_zh))
    elif item.kind == "group":
        groups[bare_label(item.label_zh)] = item.item
    elif item.is_valued and item.table_no == 1 and item.parent:
        head = bare_label(item.label_zh.split(" / ")[1])
        measures.setdefault(head, {}).setdefault(item.edition, {})[item.parent] = item.item


@lru_cache(maxsize=8192)
def is_known(text: str) -> bool:
    """Whether a text is a label of these forms, misprints excepted."""
    labels = matrix_labels()
    bare = bare_label(text)
    return (
        bare in labels.rows
        or bare in labels.headings
        or bare in labels.groups
        or bare in labels.measures
        or bare in RESULT_LABELS
        or bare in COLUMN_LABELS
        or bare in SPANNING_LABELS
        or bare in APPEAL_LABELS
    )
