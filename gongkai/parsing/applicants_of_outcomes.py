"""Who made the requests that ended in one way: 予以公开的5件申请中,自然人4件 fills a cell of the matrix beside its total."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from gongkai.forms import Edition
from gongkai.parsing.implied import Source
from gongkai.parsing.word_classes import cut
from gongkai.records import Claim

_APPLICANTS = {
    "自然人": "natural_person",
    "公民个人": "natural_person",
    "商业企业": "org_business",
    "企业": "org_business",
    "科研机构": "org_research",
    "社会公益组织": "org_public_interest",
    "法律服务机构": "org_legal_service",
}
# the rows of the matrix that have a cell of their own, by the class of the words that name them
_ROWS = {
    "full": "granted_full",
    "partial": "granted_partial",
    "state_secret": "refused_state_secret",
    "third_party": "refused_third_party",
    "internal": "refused_internal_affairs",
    "deliberative": "refused_deliberative",
    "enforcement": "refused_enforcement_file",
    "registry": "refused_registry_query",
    "not_held": "unable_not_held",
    "creation": "unable_needs_creation",
    "unclear": "unable_still_unclear",
    "petition": "not_processed_petition",
    "repeat": "not_processed_repeat",
}
# words that may stand beside those
_BESIDE = frozenset(["request", "disclosure", "handle", "answered", "refuse", "unable", "not_processed"])
_COUNT = "(?:[0-9]{1,6}|[一二两三四五六七八九十]{1,3})"
_DIGITS = "[0-9]{1,6}"
_KIND = f"(?:{'|'.join(_APPLICANTS)})"
_BY = "(?:申请|提出|提交|所提|的)*"
_ONE = rf"(?:来自|由)?(?P<kind>{_KIND}){_BY}(?:有|为|共)*(?P<count>{_DIGITS})[件条份宗](?:申请)?"
_ONE_OF_THEM = re.compile(_ONE)
_LIST = _ONE.replace("?P<kind>", "?:").replace("?P<count>", "?:")
_WHAT = "(?P<what>[^,;。:()、0-9]{2,16}?)"
# 予以公开的5件申请中,自然人4件,企业1件; 予以公开26件(自然人20件、企业6件)
_DIVIDED = (
    re.compile(
        rf"(?:^|(?<=[,;。:])){_WHAT}的?(?:{_COUNT}[件条份宗])?的?(?:(?:政府)?信息公开)?申请(?:当)?(?:中|里)[,:]?(?:其中)?(?P<list>{_LIST}(?:[,、和]{_LIST})*)(?=[,;。)]|$)"
    ),
    re.compile(
        rf"(?:^|(?<=[,;。:、])){_WHAT}(?:的|申请|共|有|为)*{_DIGITS}[件条份宗][,(](?:其中|分别为)?[,:]?(?P<list>{_LIST}(?:[,、和]{_LIST})*)(?=[,;。)]|$)"
    ),
)
# 2件予以公开的申请均由自然人提出; 予以公开的9件申请全部由自然人提出
_ALL_BY = re.compile(
    rf"(?:^|(?<=[,;。:]))(?P<first>{_DIGITS})?[件条份宗]?{_WHAT}的(?P<behind>{_DIGITS})?[件条份宗]?申请(?:均|全部|都)(?:由|为|系|是|来自)(?P<kind>{_KIND}){_BY}(?=[,;。]|$)"
)
# 2件部分公开的申请由自然人和商业企业各提出1件
_EACH_BY = re.compile(
    rf"(?:^|(?<=[,;。:]))(?:{_DIGITS}[件条份宗])?{_WHAT}的(?:{_DIGITS}[件条份宗])?申请(?:中)?(?:,)?(?:由)?(?P<kinds>{_KIND}(?:[、和及与]{_KIND})+)各(?:提出|提交|申请)?(?P<count>{_DIGITS})[件条份宗]"
)
# 自然人申请则为予以公开2件、部分公开1件
_OUTCOME = rf"[^,;。:()、0-9]{{2,14}}{_DIGITS}[件条份宗]"
_OF_ONE_KIND = re.compile(
    rf"(?:^|(?<=[,;。:]))(?P<kind>{_KIND})(?:提出|提交|所提|的)*(?:{_DIGITS}[件条份宗])?(?:申请)(?:则为|则|中|为)[,:]?(?P<list>{_OUTCOME}(?:[、,]{_OUTCOME})*)"
)
_ONE_OUTCOME = re.compile(rf"(?P<what>[^,;。:()、0-9]{{2,14}})(?P<count>{_DIGITS})[件条份宗]")
# 法律服务机构所提1件得到全部公开
_GOT = re.compile(
    rf"(?:^|(?<=[,;。:]))(?P<kind>{_KIND})(?:所提|提出)的?(?P<count>{_DIGITS})[件条份宗](?:申请)?(?:得到|获得|获|均|被)*(?P<what>全部公开|予以公开|部分公开)(?=[,;。]|$)"
)
# another time, requests that came one way, and applications for other things
_NOT_ALL = re.compile(
    "涉及|全[省市区县]|上年|去年|上一年|季度|半年|累计|同比|网上|网络|渠道|当面|信函|(?:许可|认定|登记|援助)申请|修复|补贴|仲裁|贷款"
)


def applicants_told(sentence: str, source: Source, form: Edition) -> Iterator[Claim]:
    """The cells that a folded sentence fills with who asked for what ended in one way."""
    if "granted_full__natural_person" not in form.by_code or _NOT_ALL.search(sentence):
        return
    for what, kind, count in _told(sentence):
        row = _row(what)
        item = f"{row}__{_APPLICANTS[kind]}"
        if row and item in form.by_code:
            yield Claim(item, None, "figure", Decimal(count), None, None, "件", source.text, source.locator)


def _told(sentence: str) -> Iterator[tuple[str, str, str]]:
    """What became of how many requests of whom."""
    for pattern in _DIVIDED:
        for said in pattern.finditer(sentence):
            for one in _ONE_OF_THEM.finditer(said["list"]):
                yield said["what"], one["kind"], one["count"]
    yield from _told_of_kinds(sentence)


def _told_of_kinds(sentence: str) -> Iterator[tuple[str, str, str]]:
    for said in _ALL_BY.finditer(sentence):
        if count := said["first"] or said["behind"]:
            yield said["what"], said["kind"], count
    for said in _EACH_BY.finditer(sentence):
        for kind in re.findall(_KIND, said["kinds"]):
            yield said["what"], kind, said["count"]
    for said in _OF_ONE_KIND.finditer(sentence):
        for one in _ONE_OUTCOME.finditer(said["list"]):
            yield one["what"], said["kind"], one["count"]
    for said in _GOT.finditer(sentence):
        yield said["what"], said["kind"], said["count"]


def _row(what: str) -> str | None:
    """The row of the matrix that words name; None where they name no row, several, or more than one."""
    words = cut(what.removeprefix("其中").strip('“”"'))
    classes = frozenset[str]().union(*(words or ()))
    rows = {_ROWS[one] for one in classes & _ROWS.keys()}
    return rows.pop() if len(rows) == 1 and classes <= _ROWS.keys() | _BESIDE | {"scope", "opened"} else None
