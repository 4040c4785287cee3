"""Whose report a document is, of which year and place, and when it was published.

Everything is taken from the document; the registers only tell which names mean one body and which
region a name lies in. What several readings fit equally well stays open and becomes a doubt.
Traditional characters are taken for the simplified ones in which the registers are kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from gongkai.parsing.inline_title import title_in_running_text
from gongkai.parsing.phrases import BODY_ENDS, YEAR, in_usual_words, year_of
from gongkai.parsing.publication import published_on
from gongkai.parsing.regions import are_different, is_region, placed_by_the_text, region_of
from gongkai.parsing.report_year import TITLE_YEAR, YEARS, year_of_report
from gongkai.parsing.spoken_names import spoken_names
from gongkai.records import Scope
from gongkai.registers import Registers, kind_of

_ABOUT = r"(?:政府|政务)?信息公开"
_REPORT = r"(?:报告|年报|统计|情况表|情况)"
_TITLE = re.compile(rf"{_ABOUT}.{{0,12}}{_REPORT}")
# what a web page adds behind its title
_SITE_NAME = re.compile(r"(报告|年报) ?[_|-].*$")
_IS_A_CHAPTER = re.compile(r"[一二三四五六七八九十]{1,2}、|\([一二三四五六七八九十]\)")
_ENDS_A_TITLE = re.compile(r"(?:报告|年报|情况统计|统计表|情况表)(?: ?\(.{0,20}\))?(?: ?[_|-].*)?$")
_TITLE_FIELD = re.compile(r"^(?:标题|名 {0,4}称|信息名称|文件名称) ?: ?")
# the path to a page: 首页 > 政务公开 > 年报
_IS_A_PATH = re.compile(r"[>›»]|^[- ]*首页")
_TITLE_CHARACTERS = 70
_HEAD_LINES = 25
_TAIL_LINES = 10
_LINES_OVER_THE_TITLE = 8

_NAME = r"[\u4e00-\u9fff·()]{2,40}"
_FIELD = re.compile(r"^(?:标题|来源|发布时间|作者|时间|栏目|【|\[)")
_NAMED_FIELD = re.compile(
    rf"(?:填报单位|填表单位|单位名称|编制单位|编制机关|发布机构|公开机构|发布单位|发布机关|制作单位)(?:\(盖章\))? ?: ?({_NAME})"
)
_FILLED_IN_BY = re.compile(rf"(?:填报单位|填表单位|单位名称|编制单位)(?:\(盖章\))? ?: ?({_NAME})")
_BEFORE_YEAR = re.compile(rf"^(?:关于)?({_NAME}?) ?(?:关于)? ?{YEAR} ?年?度? ?(?:的)?{_ABOUT}")
_AFTER_YEAR = re.compile(rf"^(?:关于)?{YEAR} ?年?度? ?({_NAME}?)(?:关于)?(?:的)?{_ABOUT}")
_BEFORE_SUBJECT = re.compile(rf"^({_NAME}?)(?:关于)?{_ABOUT}(?:工作)?(?:年度报告|年报|情况统计)")
_PUBLISHES = re.compile(
    rf"(?:现(?:向社会)?公布|特?向社会公布) ?({_NAME}?)(?:\(以下简称.{{1,80}}?\))?(?:{YEAR} ?年度?|编制)"
)
_PUBLISHES_OF_YEAR = re.compile(
    rf"(?:现(?:向社会)?公布|特?向社会公布) ?{YEAR} ?年?度?(?:的)?({_NAME}?){_ABOUT}(?:工作)?(?:年度报告|年报|情况)"
)
# 编制了《某镇2021年政府信息公开工作年度报告》
_QUOTED = re.compile(
    rf"(?:编制|公布|发布|公开)(?:了)? ?《({_NAME}?) ?{YEAR} ?年?度?{_ABOUT}(?:工作)?(?:年度报告|年报)》"
)
# 特编制2021年某局政府信息公开工作年度报告, without the marks of a title
_COMPILES = re.compile(
    rf"编制(?:了|完成)? ?(?:{YEAR} ?年?度?(?:的)?)?({_NAME}?(?:{BODY_ENDS}))(?:{YEAR} ?年?度?)?(?:的)?"
    rf"(?:{_ABOUT}|公开)(?:工作)?(?:年度报告|年报)"
)
# 由某局按照《条例》编制; what stands between tells how, and is no part of the name
_COMPILED_BY = re.compile(
    rf"由 ?({_NAME}?(?:{BODY_ENDS}))"
    rf"(?=(?:{YEAR}|依?按照?|根据|依据|依照|综合|负责|汇总|组织|结合|牵头|参照|对|\().{{0,120}}?编(?:制|写)|编(?:制|写))"
)
_SIGNATURE = re.compile(rf"^ *({_NAME}(?:{BODY_ENDS})) *$")
_SIGNED = re.compile(
    rf"^ *({_NAME}(?:{BODY_ENDS}))(?: ?\((?:盖章|章|印)\))?[ ,:]*(?:{YEAR} ?年 ?[^ ]{{1,3}} ?月 ?[^ ]{{1,3}} ?日)? *$"
)
_NOT_A_NAME = re.compile(
    rf"{YEAR}|^(?:本(?!溪)|我|各|全(?!(?:椒|南|州)县)|该|年度|年政府|关于|按照|根据|现将|上述|以上|其他|的)|[的了是在将]$|报告|公开|情况|编制了|^(?:政府|政务|人民政府)$"
)

# a town is named for its government: 示例县某镇, 示例县某镇政府
_TOWN = re.compile(r"(?<=[镇乡])(?:政府)?$")
_STREET = re.compile("街道(?:办)?$")
# the office that writes the report of a town is not its body
_PARTY_OFFICE = re.compile("(?<=政府|事处)党政(?:综合)?办(?:公室)?$")
# 市教育局, 县财政局: a level of government where the name of the place should stand
_RELATIVE = re.compile(r"(?:省|市|县|区|州|盟|旗|镇|乡|街道)(?!辖|属|政).{1,12}$")


@dataclass(frozen=True, slots=True)
class Identity:
    """Who reports, for where, about which year; `doubts` are for a person to settle."""

    agency: str | None
    region_code: str | None
    year: int | None
    scope: Scope
    published_on: date | None
    title: str | None
    doubts: tuple[str, ...]


def identify(lines: Sequence[str], registers: Registers, agency_given: str | None = None) -> Identity:
    """Whose report the lines of a document are; a body that is given goes before those it names."""
    texts = [in_usual_words(line) for line in lines]
    title = _title(texts) or title_in_running_text(texts, registers)
    names = [agency_given] if agency_given else list(dict.fromkeys(_agency_names(texts, title)))
    spoken = [] if agency_given else [name for name in spoken_names(texts, registers) if _is_name(name)]
    told = (f"the body {spoken[0]} is told by the text alone",) if spoken and not names else ()
    names = [*names, *(name for name in spoken if names[0] in name)] if names else spoken[:1]
    agency, region_code, doubts = _settle(names, texts, registers)
    doubts = (*told, *doubts)
    doubts = (*doubts, *_other_body(names, texts, registers))
    headings = [text for text in texts if len(text) <= _TITLE_CHARACTERS and _is_title(text)]
    year, year_doubt = year_of_report(texts, title, headings)
    government = agency is not None and kind_of(agency) == "government"
    return Identity(
        agency=agency,
        region_code=region_code,
        year=year,
        scope="government" if government else "body",
        published_on=published_on(texts, title, year),
        title=title,
        doubts=(*doubts, *year_doubt),
    )


def _title(texts: Sequence[str]) -> str | None:
    """The first short line, else the first two that follow each other, that name a disclosure report."""
    heads = [text for text in texts if text][:_HEAD_LINES]
    pairs = [first + second for first, second in pairwise(heads) if not _FIELD.match(first)]
    short = [text for text in texts if text and len(text) <= _TITLE_CHARACTERS]
    candidates = [*heads, *pairs, *short]
    fitting = [text for text in candidates if len(text) <= _TITLE_CHARACTERS and _is_title(text)]
    # 政府信息公开年度报告 over a page is the name of its column
    best = next((text for text in fitting if re.search(YEAR, text)), next(iter(fitting), None))
    return _SITE_NAME.sub(r"\1", _TITLE_FIELD.sub("", best).strip()) if best else None


def title_said(text: str) -> tuple[int, str | None] | None:
    """The year and the body's name in a folded line, if it is the title of a report of one year."""
    if len(text) > _TITLE_CHARACTERS or not _is_title(text):
        return None
    years = {year_of(found) for found in TITLE_YEAR.findall(text)}
    if len(years) != 1:
        return None
    bare = text.replace(" ", "")
    matches = (pattern.search(bare) for pattern in (_BEFORE_YEAR, _AFTER_YEAR, _BEFORE_SUBJECT))
    names = [name for match in matches if match for name in _clean(match[1])]
    return years.pop(), next(iter(names), None)


def is_body_line(text: str) -> bool:
    """Whether a folded line is nothing but the name of a body, as over a title or in a signature."""
    return bool(_SIGNATURE.search(text))


def body_filling_in(text: str) -> str | None:
    """The body that a folded line over a form names as filling it in (填报单位)."""
    found = _FILLED_IN_BY.search(text)
    return next(iter(_clean(found[1])), None) if found else None


def _is_title(text: str) -> bool:
    is_prose = text.endswith((";", ",", ":")) or re.search("[。《》]", text) or _IS_A_CHAPTER.match(text)
    return (
        not is_prose
        and not _IS_A_PATH.search(text)
        and bool(_TITLE.search(text))
        and bool(_ENDS_A_TITLE.search(text))
    )


def _agency_names(texts: Sequence[str], title: str | None) -> Iterator[str]:
    """Names the document gives its body, the most reliable first."""
    filled = [text for text in texts if text]
    short = [text for text in texts if len(text) <= _TITLE_CHARACTERS]
    headings = [text.removeprefix("标题:").replace(" ", "") for text in short if text]
    headings = [YEARS.sub("", heading) for heading in headings]
    titles = [YEARS.sub("", title.replace(" ", ""))] if title else []
    places = (
        (_BEFORE_YEAR, titles),
        (_AFTER_YEAR, titles),
        (_BEFORE_SUBJECT, titles),
        (_NAMED_FIELD, texts),
        (_BEFORE_YEAR, headings),
        (_AFTER_YEAR, headings),
        (_BEFORE_SUBJECT, headings),
        (_SIGNATURE, filled[:_LINES_OVER_THE_TITLE]),
        (_PUBLISHES, texts),
        (_PUBLISHES_OF_YEAR, texts),
        (_COMPILED_BY, texts),
        (_QUOTED, texts),
        (_SIGNED, filled[-_TAIL_LINES:]),
        (_COMPILES, texts),
    )
    for pattern, candidates in places:
        for text in candidates:
            if match := pattern.search(text):
                yield from _clean(match[1])


def _clean(name: str) -> Iterator[str]:
    bare = _PARTY_OFFICE.sub("", name.strip(" ()·"))
    if _is_name(bare):
        yield bare


def _is_name(bare: str) -> bool:
    return len(bare) >= 2 and not _NOT_A_NAME.search(bare)


def _settle(
    names: Sequence[str], texts: Sequence[str], registers: Registers
) -> tuple[str | None, str | None, tuple[str, ...]]:
    """The name to keep, its region and what is doubtful about them."""
    if not names:
        return None, None, ("no name of a body was found",)
    registered = _registered(names, texts, registers)
    if registered:
        return *registered, ()
    name = max((other for other in names if names[0] in other), key=len)
    places = [region_of(candidate, texts, registers) for candidate in (name, *names)]
    place = next((found for found in places if found.region_code), places[0])
    if not place.is_spelled and _RELATIVE.match(name):
        # two cities' 市教育局 must not become one body
        return None, None, (f"the body is named {name} only: which place's it is, nothing tells",)
    if is_region(name, registers) and kind_of(name) == "department":
        name += "人民政府"
    name = _STREET.sub("街道办事处", _TOWN.sub("人民政府", name))
    if not place.is_spelled and (placed := placed_by_the_text(name, texts, registers)):
        return placed[0] + name, placed[1], ()
    return name, place.region_code, (place.doubt,) if place.doubt else ()


def _registered(
    names: Sequence[str], texts: Sequence[str], registers: Registers
) -> tuple[str, str | None] | None:
    for name in (name for name in names if name in names[0] or names[0] in name):
        agencies = registers.agencies_by_name.get(name, ())
        if len(agencies) == 1:
            return agencies[0].name, agencies[0].region_code
        if agencies:
            region_code = region_of(name, texts, registers).region_code
            fitting = [agency for agency in agencies if agency.region_code == region_code]
            if len(fitting) == 1:
                return fitting[0].name, region_code
    return None


def _other_body(names: Sequence[str], texts: Sequence[str], registers: Registers) -> tuple[str, ...]:
    """A doubt where the form says it is filled in by another body than the report names."""
    for text in texts:
        match = _FILLED_IN_BY.search(text)
        filled_in_by = next(_clean(match[1]), None) if match else None
        if filled_in_by and names and are_different(names[0], filled_in_by, registers):
            return (f"the report is of {names[0]}, its form is filled in by {filled_in_by}",)
    return ()
