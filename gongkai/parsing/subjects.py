"""The ways in which reports speak of an item, from subjects.csv: what stands before a number, and what after it."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from functools import cache
from importlib import resources

from gongkai.parsing.clauses import Counted
from gongkai.parsing.phrases import YEAR

# from the first to the last day of one year
WHOLE_YEAR = (
    rf"(?:自|从)?(?:(?:(?P<of>{YEAR}) ?年|今年|本年度?|当年) ?)?1 ?月(?: ?1 ?日)?起?(?:至|到|-|—|–|~)"
    r"(?:(?:(?P=of) ?年|当年|同年) ?)?12 ?月(?:份| ?31 ?日)?(?:止|期间)?"
)
# what may stand before a subject without limiting it
_ALLOWED = re.compile(
    rf"(?:{WHOLE_YEAR}|(?:在|截至|截止)?{YEAR} ?年?(?:度|内|全年|中)?|全年|本年度?|当年|年内|报告期内|[一二三四五六七八九十]是|\(?(?:[0-9]{{1,2}}|[一二三四五六七八九十]{{1,3}})[).、]"
    r"|本单位|(?:[省市区县](?:人民)?政府办公[厅室]代表)?(?:[省市区县镇乡](?:人民)?政府|本单位)(?:及(?:其|各|所属|组成|部门|单位|乡镇|街道|、|和)+)?|(?:我|本|全)(?:区|县|市|省|局|委|办|镇|乡|街道|街|中心|分局|支队|大队|总队|单位|部门|部(?!门|分)|机关|院|厅|系统|处|行政机关|街道办事处|镇政府|乡政府|办事处){1,2}"
    r"|全(?:省|市|区|县|州|盟|旗|镇|乡)各(?:级|行政机关|政府部门|政府|部门|单位|乡镇|镇街|及|和|、|各)+|政府信息公开(?:工作)?(?=共)"
    r"|作为(?:被申请人|被告)的?|申请人(?!为|是)|新|今年"
    r"|一年来|目前|现有|(?<![0-9年])年度|直接|(?:办理|处理|答复)结果是?|(?:通过|利用)(?:各类|各种|多种|不同)(?:渠道|方式|途径)"
    r"|(?:在)?申请(?:的)?(?:答复|办理|处理)?中|截至(?:年底|年末|目前)|仅|只|还|也|另|组织|线上线下|线上、线下|妥善|规范|严格|认真|积极|稳妥|高效|自行|依规|按规定|按程序|同时|此外"
    r"|共计|总计|合计|累计|一共|总共|主要|全部|共|已经|已|均|收到|接到|受理|依法依规|依法|及时|按时|按期|先后|按要求|向社会|面向社会|其中|通过|并|及时|新增|和|及|为|了|\s)*"
)
_FILLER = r"(?:的)?(?:总?(?:次|人)数|总数|数量|总量|数|情况)?(?:共计|合计|总计|累计|一共|共|为|是|有|达到|达|计|了|:| )*"
# requests and what became of them are counted by any of these
_OF_REQUESTS = frozenset({"件", "条", "份", "宗"})
_ALSO_OF_REQUESTS = frozenset({"起", "例", "个", "项", "件次", "条次"})
_OTHER_TIME = re.compile(
    r"去年|上一?年(?!度?结转)|同比|环比|较|比|历年|截至(?!年底|年末|目前)|截止|以来|开通|第[一二三四]季度|上半年|下半年"
)
# 行政复议5起、行政诉讼3起,被纠错1起: of which of the two is not said
_TOLD_TOGETHER = re.compile(r"复议[^0-9]{0,8}[0-9,]+[件起宗例次][^0-9]{0,12}诉讼[^0-9]{0,6}[0-9]+")
# 累计 counts from an earlier year on where the sentence says since when
_SINCE = re.compile(r"截至|截止|历年|以来|[二三四五六七八九十几多]年来|十一年来|自.{2,12}起")
_OF_DISCLOSURE = re.compile(r"信息公开|依申请公开|政府信息")
_REQUESTS = re.compile(r"信息公开|依申请公开|政府信息|申请")


@dataclass(frozen=True, slots=True)
class Subject:
    """A way to speak of an item: before[number unit]after, and the item it is in each edition.

    `within`: the totals after whose 其中 alone the words mean the item (维持 of reconsiderations or of
    lawsuits); empty where they mean it anywhere. `@concept` is an item that the form splits over several
    cells: 行政诉讼 is direct and after reconsideration together.
    """

    name: str
    before: re.Pattern[str]
    after: re.Pattern[str] | None
    units: frozenset[str]
    unless: re.Pattern[str] | None
    within: frozenset[str]
    items: dict[str, str]

    def fits(self, number: Counted, sentence: str, heard: str, total: str | None) -> bool:
        """Whether the number is said of this subject and nothing narrower or foreign.

        `heard`: the sentence up to the number; what it spoke of last is what 答复 and 办结 are said of.
        """
        if self.within and total not in self.within:
            return False
        if number.unit not in self.units or _OTHER_TIME.search(number.before):
            return False
        match = self.before.search(number.before)
        if not match or not _ALLOWED.fullmatch(number.before[: match.start()].strip(" ,")):
            return False
        if self.after and not self.after.match(number.after):
            return False
        # what looks at the whole sentence comes last
        is_of_either = self.within and _TOLD_TOGETHER.search(heard)
        if is_of_either or counts_since_long(number, sentence):
            return False
        return not (self.unless and self._is_foreign(self.unless, sentence, heard))

    @staticmethod
    def _is_foreign(unless: re.Pattern[str], sentence: str, heard: str) -> bool:
        if unless.search(sentence) and not _OF_DISCLOSURE.search(sentence):
            return True
        return _last(unless, heard) > _last(_REQUESTS, heard)


@cache
def subjects() -> tuple[Subject, ...]:
    """The ways to speak of an item, from subjects.csv."""
    text = (resources.files("gongkai.parsing") / "subjects.csv").read_text(encoding="utf-8")
    return tuple(_subject(row) for row in csv.DictReader(io.StringIO(text, newline="")))


def _subject(row: dict[str, str]) -> Subject:
    after = re.compile(row["after"]) if row["after"] else None
    before = re.compile(rf"(?:{row['before']}){_FILLER}$")
    editions = {name: item for name, item in row.items() if name[0].isdigit()}
    unless = re.compile(row["unless"]) if row["unless"] else None
    within = frozenset(filter(None, row["within"].split("|")))
    units = frozenset(row["units"].split("|"))
    units |= _ALSO_OF_REQUESTS if units >= _OF_REQUESTS else frozenset()
    units |= {"位"} if "名" in units else frozenset()
    return Subject(row["subject"], before, after, units, unless, within, editions)


def counts_since_long(number: Counted, sentence: str) -> bool:
    """Whether a number sums up several years."""
    is_sum = "累计" in number.before or "以来" in sentence or "年来" in sentence
    return is_sum and bool(_SINCE.search(sentence))


def _last(pattern: re.Pattern[str], text: str) -> int:
    """Where the last match ends; -1 without any."""
    return max((match.end() for match in pattern.finditer(text)), default=-1)
