"""Outcomes of requests, and ways to court, of which a sentence says that there was none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongkai.forms import Edition
from gongkai.parsing.phrases import YEAR

_OUTCOMES = {
    "granted_full": re.compile("全部予以公开|予以全部公开|全部公开|(?<!不)予以公开"),
    "granted_partial": re.compile("(?:予以)?部分公开"),
    "refused": re.compile("不予公开"),
    "unable": re.compile("无法提供"),
    "not_processed": re.compile("不予处理"),
}
_AN_OUTCOME = "(?:" + "|".join(pattern.pattern for pattern in _OUTCOMES.values()) + ")"
_AND = "(?:、|和|或|及|与|以及|或者)"
_NONE_OF_THEM = re.compile(
    rf"(?:没有|未有|无|未(?=作出|出现|发生|对))(?:对(?:任何)?申请)?(?:作出|出现|发生|存在)?(?:任何)?(?P<what>{_AN_OUTCOME}(?:{_AND}{_AN_OUTCOME}){{0,4}})"
    r"等?(?:的)?(?:申请|决定|答复|情形|情况|案件|件)*(?=[,;。]|$)"
)
# what is asked for, and not what a body publishes of itself
_ASKED_FOR = re.compile("申请(?!公开的)")
# of one kind of applicants, one matter, another year or body, or documents by how they are to be disclosed
_OF_A_PART = re.compile(
    "自然人|企业|机构|组织|个人|其中|公文|文件|属性|主动公开|上半年|下半年|季度|月|去年|上年|往年|所属|下属|各|除|线上|网上|信函|邮寄|当面|复议|诉讼"
    "|涉及|针对|此类|该类|这类|上述|建议|提案|议案|补正|第三方|协商|延期"
    "|结转|类|领域|层面|因|属|秘密|涉企|规划|征收|信访|热线|工单|来信|来电|咨询|档案|公示|村务|学校|单位内|(?<![我本])[局委办]对"
)
_THEIR_WAYS = {
    "lit_direct_total": re.compile("未经(?:行政)?复议(?:而)?直接(?:起诉|提起(?:行政)?诉讼)"),
    "lit_after_total": re.compile("(?<!未经)(?:行政)?复议后(?:再)?(?:起诉|提起(?:行政)?诉讼)"),
}
_A_WAY = "(?:" + "|".join(pattern.pattern for pattern in _THEIR_WAYS.values()) + ")"
_NONE_IN_COURT = re.compile(
    rf"(?:没有|未有|无|未(?=发生|出现))(?:发生|出现|产生)?(?:任何)?(?P<what>{_A_WAY}(?:{_AND}{_A_WAY})?)(?:的)?(?:行政诉讼)?(?:案件|情况|情形)*(?=[,;。]|$)"
)
_NEVER_CORRECTED = re.compile(
    r"(?P<of>(?:行政)?复议[^;。]{0,40})(?<!上年)纠错率(?:为|是|均为)?(?:零|0%?)(?=[,;。]|$)"
)
_OF_DISCLOSURE = re.compile("信息公开|依申请公开")
_ANOTHER = re.compile(
    rf"诉讼|应诉|上年|去年|下一步|力争|推动|目标|全[省市区县州盟旗镇]|复议机关|季度|半年|街道|领域|处罚|工伤|税务|许可|{YEAR} ?年[^,;。]{{0,6}}$"
)


_PART_OF_A_YEAR = re.compile("上半年|下半年|季度")
_YEARS = re.compile(f"({YEAR}) ?年")


def denied_outcomes(sentence: str, form: Edition, heading: str) -> Iterator[str]:
    """The cells of a form that are none as a folded sentence says under its heading."""
    for said in _NONE_OF_THEM.finditer(sentence):
        rest = f"{sentence[: said.start()]},{sentence[said.end() :]}"
        if _ASKED_FOR.search(f"{heading}:{rest}") and not _OF_A_PART.search(f"{heading}:{rest}"):
            named = [name for name, pattern in _OUTCOMES.items() if pattern.search(said["what"])]
            yield from _cells([name for name in named if not _OUTCOMES[name].search(rest)], form)
    for said in _NONE_IN_COURT.finditer(sentence):
        if _PART_OF_A_YEAR.search(sentence) or len(set(_YEARS.findall(sentence))) > 1:
            continue
        for item, pattern in _THEIR_WAYS.items():
            if item in form.by_code and pattern.search(said["what"]):
                yield item
    never = _NEVER_CORRECTED.search(sentence)
    heard = sentence[max(0, never.start() - 12) : never.start()] + never["of"] if never else ""
    is_of_them = never and _OF_DISCLOSURE.search(heading + sentence)
    if is_of_them and not _ANOTHER.search(heard) and "recon_corrected" in form.by_code:
        yield "recon_corrected"


def without_denied_ways(sentence: str) -> str:
    """The sentence without what it denies of ways to court: 未经复议直接起诉 is no reconsideration."""
    return _NONE_IN_COURT.sub("", sentence)


def _cells(named: list[str], form: Edition) -> Iterator[str]:
    """All cells under the heads that the form has for these outcomes, of all applicants together."""
    for item in form.cells:
        head, _, column = item.item.partition("__")
        if column == "total" and any(head == name or head.startswith(f"{name}_") for name in named):
            yield item.item
