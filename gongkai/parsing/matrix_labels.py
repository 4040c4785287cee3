"""What the labels of the 2019 and 2021 forms name: rows, columns, groups and their measures, outcomes.

Rows of both editions are known at once, because real reports mix them: the 2019 form in later years,
(六)其他处理 as one row in a 2021 report.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from itertools import chain
from types import MappingProxyType

from gongkai.forms import Item, edition
from gongkai.parsing.labels import core_in
from gongkai.parsing.misprints import misprinted_label
from gongkai.parsing.numbers import read_figure
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
# a way to court with the court beside it: 行政诉讼(复议后起诉)
_WAY_TO_COURT = re.compile(r"(?:行政诉讼)?[(:—-]*(?P<way>未经复议直接起诉|复议后起诉)[):—-]*(?:行政诉讼)?\)?")
# heads over several columns or over the rows
SPANNING_LABELS = frozenset({"申请人情况", "法人或其他组织", "法人或者其他组织", "信息内容"})
_PUNCTUATION = re.compile(r"[、,，。;；:：./]")
# a note that goes on in the next line
_OPEN_NOTE = re.compile(r"(?<=.)\([^()]*$")
# the unit of a head that lost its brackets, or one of them: 本年收费金额单位:万元
_OPEN_UNIT = re.compile(r"(?<=[\u4e00-\u9fff])\(?单位:?[十百千万亿]{0,3}[\u4e00-\u9fff]?元\)?$")
_SHORT = 2
_LONGEST_LABEL = 80
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
# 增3, 减3 and 零 are figures, 无, 没有 and 不适用 signs for none; nothing else that is no text begins with a word
_WORDS_BEGIN = re.compile(r"(?![增减无没不零])[\u4e00-\u9fff]")
_LABEL_AND_FIGURES = re.compile(
    r"(?P<label>.*[\u4e00-\u9fff)）”])\s*(?P<figures>[-+−减]?[0-9０-９][0-9０-９,，.\s]*)"
)
# a line of heads as text made from PDF prints them: 维持 纠正 结果 审结
_RESULT = re.compile("维持|纠正|审结")
HEADS_IN_A_LINE = re.compile(
    "(?:类别|类型|项目|事项|情形)?(?:结果|维持|纠正|其他|其它|尚未|未审结|审结|总计|合计|行政复议|行政诉讼|未经复议直接起诉|复议后起诉)+"
)
_SCALE = re.compile("[百千万亿]")
_ARTICLE = re.compile(r"第二十条第\(.\)项")
_DIGIT = re.compile(r"[0-9０-９]")
_NUMBER = re.compile(r"[0-9]")
_ENUMERATOR = re.compile(r"^\(?[0-9]{1,2}[).、.]")
# heads that converters to Markdown make up
_DATE = re.compile("(?:(?:19|20)[0-9]{2}年(?:[0-9]{1,2}月)?|[0-9]{1,2}月)(?:[0-9]{1,2}日)?")
_INVENTED = re.compile(r"(?:数据|列|项目|栏|Column|Unnamed:)[0-9]{1,2}")
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

    @cached_property
    def all(self) -> frozenset[str]:
        """Every bare label of these forms."""
        named = (self.rows, self.headings, self.groups, self.measures)
        return frozenset(chain(*named, RESULT_LABELS, COLUMN_LABELS, SPANNING_LABELS, APPEAL_LABELS))

    @cached_property
    def foreign(self) -> re.Pattern[str]:
        """A character that stands in no bare label of these forms."""
        return re.compile(f"[^{re.escape(''.join(sorted(set(''.join(self.all)))))}]")

    def have_no(self, bare: str) -> bool:
        """Whether a bare text is no label, nor the beginning of one, by its characters alone."""
        found = self.foreign.search(bare)
        # a note in brackets may hold anything
        return found is not None and "(" not in bare[: found.end()]


class Label:
    """What a text says as a label of the forms: nothing is None or empty.

    Every cell and line is asked most of these, so each text is looked up once and kept (see `label_of`).

    plain        the text in the alphabet of a stream
    bare         without enumerator, notes and punctuation
    is_words     words and not a figure or a sign for none
    is_foreign   neither a known label nor the beginning of one, as most sentences are by their characters
    is_known     a label of these forms, misprints excepted
    column       natural_person, total … for a column head of the request matrix
    group        the code of a group of the first table: rules, licensing …
    measures     what it counts as a column head of the first table: edition -> group -> item
    result       upheld, corrected … for a column head of the appeals table
    appeals      how many results of appeals it heads, and the way of appeal it names
    is_heading   a heading of the matrix such as (三)不予公开
    is_spanning  a head over several columns or over the rows
    is_edge      what the first table begins with
    may_have_scale  it holds a word such as 百 or 万, which may be that of a unit
    """

    column: str | None = None
    group: str | None = None
    measures: Mapping[str, Mapping[str, str]] = MappingProxyType({})
    result: str | None = None
    appeals: tuple[int, str | None] | None = None
    is_heading = is_spanning = is_edge = False

    def __init__(self, text: str) -> None:
        labels = matrix_labels()
        self.text = text
        self.plain = plain(text)
        self.bare = _bare(self.plain)
        if self.plain.endswith(("元", "元)")) and (head := _OPEN_UNIT.sub("", self.plain)) in labels.measures:
            self.bare = head
        self.is_words = _are_words(text)
        self.may_have_scale = bool(_SCALE.search(self.plain))
        self.is_foreign = labels.have_no(self.bare)
        self.is_known = self.bare in labels.all
        if self.is_known:
            self._look_up(labels)
            return
        self.is_edge = bool(_ARTICLE.fullmatch(self.plain))
        if way := _way_to_court(self.plain):
            self.appeals = 0, way
        elif HEADS_IN_A_LINE.fullmatch(self.plain):
            self.appeals = len(_RESULT.findall(self.plain)), None

    def _look_up(self, labels: MatrixLabels) -> None:
        self.column = COLUMN_LABELS.get(self.bare)
        self.group = labels.groups.get(self.bare)
        self.measures = labels.measures.get(self.bare, {})
        self.result = RESULT_LABELS.get(self.bare)
        self.is_heading = self.bare in labels.headings
        self.is_spanning = self.is_edge = self.bare in SPANNING_LABELS
        if self.result:
            self.appeals = 1, None
        elif way := APPEAL_LABELS.get(self.bare) or _way_to_court(self.plain):
            self.appeals = 0, way
        elif HEADS_IN_A_LINE.fullmatch(self.plain):
            self.appeals = len(_RESULT.findall(self.plain)), None

    @cached_property
    def row(self) -> str | None:
        """The code of the row of the matrix that it names; misprints included."""
        rows = matrix_labels().rows
        bare = _bare(_OPEN_NOTE.sub("", self.plain)) if "(" in self.plain else self.bare
        if bare in rows:
            # 总计 and 其他 head columns too: as rows they carry their number
            return rows[bare] if len(bare) > _SHORT or self.plain != bare else None
        if bare in matrix_labels().headings or len(bare) <= _SHORT:
            return None
        misprint = misprinted_label(bare, rows)
        return rows[misprint] if misprint else None

    @cached_property
    def before_figures(self) -> str:
        """The known label in a text that goes on with the figures of its row; else empty."""
        if self.is_known or not self.text[-1:].isdecimal():
            return ""
        match = _LABEL_AND_FIGURES.fullmatch(self.text)
        return match["label"] if match and is_known(match["label"]) else ""

    @cached_property
    def has_number(self) -> bool:
        """Whether words without figures behind them hold a number that is not their enumerator."""
        return has_number(self.text)

    @cached_property
    def is_furniture(self) -> bool:
        """Whether it is a heading that belongs to the form and carries no figure."""
        text = _PUNCTUATION.sub("", self.plain).replace("(", "").replace(")", "")
        return bool(_FURNITURE.fullmatch(text))


_short_label = lru_cache(maxsize=16384)(Label)


def label_of(text: str) -> Label:
    """What a text says as a label; kept for the next report, unless it is a sentence."""
    return _short_label(text) if len(text) <= _LONGEST_LABEL else Label(text)


def is_known(text: str) -> bool:
    """Whether a text is a label of these forms, misprints excepted."""
    return label_of(text).is_known if len(text) <= _LONGEST_LABEL else bare_label(text) in matrix_labels().all


def has_number(text: str) -> bool:
    """Whether words without figures behind them hold a number that is not their enumerator."""
    if not _DIGIT.search(text):
        return False
    said = plain(text)
    is_own = bool(_NUMBER.search(_ENUMERATOR.sub("", said))) and not is_known(text)
    return is_own and not _INVENTED.fullmatch(said)


def tells_number(text: str) -> bool:
    """The same, and the number is not that of a date."""
    return has_number(text) and has_number(_DATE.sub("", plain(text)))


def is_invented(text: str) -> bool:
    """Whether a text is a head that a converter to Markdown made up."""
    return bool(_INVENTED.fullmatch(plain(text)))


def bare_label(text: str) -> str:
    """A label without enumerator, notes and punctuation."""
    return _bare(plain(text))


def _bare(text: str) -> str:
    return _PUNCTUATION.sub("", core_in(text))


def _way_to_court(text: str) -> str | None:
    match = _WAY_TO_COURT.fullmatch(text)
    return APPEAL_LABELS[match["way"]] if match else None


def _are_words(text: str) -> bool:
    if _WORDS_BEGIN.match(text):
        return True
    return bool(_CHINESE.search(text)) and read_figure(text).state == "text"


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
