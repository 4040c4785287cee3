"""Figures that a text tells without printing them: all of those before (均为自然人), or so many percent of them.

A share is no figure of its own where its part is not counted (不予公开占7.3%): it is what so many percent of the figure
before it come to, as exactly as the share is printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from gongkai.forms import Edition
from gongkai.parsing.all_told import is_upheld, with_all
from gongkai.parsing.clauses import ARABIC, counted
from gongkai.parsing.told_concepts import summed_concepts
from gongkai.records import Claim

_REQUESTS = frozenset({"a_requests_received", "requests_received", "requests_new__total"})
_APPEALS = re.compile(r"(?:recon|reconsideration|lit_direct|lit_after|litigation)_total")
_ENDS = frozenset({"outcomes_total__total", "a_replies_total", "replies_total"})
_GOES_ON = re.compile(r"(?<!无)(?<!无上年)(?<!无下年)(?:结转|顺延)")
_ALL = re.compile(
    r"(?:政府|政务)?(?:信息公开|依申请公开)?(?:的)?(?:申请)?(?:事项|件)?[,(]?(?:(?:审理)?(?:结果|结论)|申请(?:人|主体|者))?(?:均|全部|都|皆)(?:已|是|为|系|由|属|属于|依法|按时|按期|按规定|及时|规范|答复|、|通过)*(?P<what>[^,;。()]{2,14})\)?"
)
# what all of them are; an end of them only where none goes on to the next year
_APPLICANTS = (
    ("natural_person", re.compile("(?:自然人|公民个人|个人)(?:申请|提交|提出|的)*")),
    ("org_business", re.compile("(?:商业)?企业(?:申请|提交|提出|的)*")),
    ("org_research", re.compile("科研机构(?:申请|提交|提出|的)*")),
    ("org_public_interest", re.compile("(?:社会)?公益组织(?:申请|提交|提出|的)*")),
    ("org_legal_service", re.compile("法律服务机构(?:申请|提交|提出|的)*")),
)
_MEANS = (
    ("online", re.compile("(?:网上|网络|互联网|在线|线上)(?:平台|渠道|方式|提交|提出|申请|的|进行)*")),
    ("letter", re.compile("(?:信函|邮寄|信函邮寄)(?:方式|提交|提出|申请|的)*")),
    ("in_person", re.compile("(?:当面|现场)(?:方式|提交|提出|递交|申请|的)*")),
)
_OUTCOMES = (
    ("granted_full", re.compile("(?:予以|同意|全部)公开(?:处理|答复|的)*")),
    ("granted_partial", re.compile("(?:予以|作出)?部分公开(?:处理|答复|决定|的)*")),
    ("unable_not_held", re.compile("(?:因)?(?:本机关|本单位|我局)不掌握(?:相关|的|政府|信息)*")),
)
_ALL_OF_A_GROUP = (
    ("refused", re.compile("(?:不予|不同意)公开(?:处理|答复|的)*")),
    ("unable", re.compile("无法提供(?:处理|答复|的)*")),
    ("not_processed", re.compile("不予处理(?:答复|的)*")),
)
_ANSWERED = re.compile(
    "(?:并|且|已|均|全部|都|依法|依规|按时|按期|按规定|及时|在规定时间内|予以|作出)*(?:答复|办结|办理|回复)(?:完毕|完成)?"
)
_ASKED_BY = re.compile(
    "(?:申请人)?(?:均|全部|都)(?:为|由|系|是)(?:自然人|公民个人|(?:商业)?企业)(?:申请|提出|提交|的)*"
)
_OF_ALL = re.compile(
    r"(?:并|且|已|已经)*(?:均|全部|都)[^,;。()0-9]{2,16}|(?:申请)?(?:内容(?:主要|均)?|(?:事项)?(?:主要|均))涉及(?![^,;。()]*(?:的|信息|部分|类)$)[^,;。()0-9]{2,40}|(?:申请)?内容主要(?:为|是|集中)[^,;。()0-9]{2,40}"
)
_MOST_CLAUSES = 5
_ALREADY = re.compile("^(?:并|且|目前|现|已|已经)+(?=均|全部|都|皆)")
_ONE = re.compile(
    r"[,(]?(?:该件|该案|(?:审理)?结果|申请(?:人|主体|者))?(?:系|为|属于?|由)(?P<what>[^,;。()]{2,14})\)?"
)
_APPEALED = (
    (
        "upheld",
        re.compile(
            "(?:结果)?(?:被|予以|决定|判决)*(?:维持(?:原判|(?:原|具体)*行政行为|原?答复|原?决定)?|驳回(?:原告)?(?:诉讼|复议)请求)(?:的)?"
        ),
    ),
    ("corrected", re.compile("(?:结果)?(?:被|予以|依法)*(?:纠正|纠错)(?:的)?")),
    ("other", re.compile("其[他它](?:结果|情形)")),
    ("pending", re.compile("(?:尚未|未|仍未)审结|(?:仍|正)?在审理(?:之)?中")),
)
_PENDING = re.compile(
    "[,(]?(?:该案件?|此案)?(?:目前|[至截][^,;。0-9]{2,16}?)?(?:(?:尚|仍)?未审结|(?:仍|正)在审理)"
)
_SHARE = re.compile(
    rf"(?P<what>[^,;。:()0-9]{{2,24}}?)(?:的)?占(?:比)?(?:总数的?|的|为|约|达|:)*(?P<number>{ARABIC})%"
)
_GROUPS = (
    ("granted", re.compile("(?:予以|同意)公开(?:和|或者?|及|以及|、|与)(?:予以)?部分公开")),
    ("granted_full", re.compile("(?:予以|同意|全部)公开")),
    ("granted_partial", re.compile("部分公开")),
    ("refused", re.compile("不予公开|不同意公开")),
    ("unable", re.compile("(?:(?:因|由于)[^0-9]{2,20}等(?:原因|情形|情况)?(?:而)?)?无法提供")),
    ("not_processed", re.compile("不予处理")),
)
_FULL_TEXT = re.compile(rf"全文电子化(?:率)?(?:为|达到|达|是|:)*(?P<about>约)?(?P<number>{ARABIC})%")
_FULL_TEXT_ITEM = "a_proactive_fulltext_digital"
_HUNDRED = Decimal(100)
_ABOUT = Decimal(4)
_SEVERAL_YEARS = re.compile("近.年|累计|历年|以来")
# 申诉均系对首次处理不满意
_ALL_AT_FIRST = re.compile(
    "(?:其中)?(?:行政)?(?:申诉)?(?:均|都|全部)(?:系|为|因|是)*(?:针?对)(?:本部门|本机关|本单位|[我本]局)?首次处理(?:结果)?不满意(?:的)?(?:而)?(?:行政)?(?:申诉|提起|提出)?(?:的)?"
)


def behind_the_answer(parts: Sequence[str], at: int) -> Sequence[str]:
    """The clauses behind one, up to the first that says more than that all was answered, or what all were about."""
    end = at + 2
    while end < min(len(parts), at + _MOST_CLAUSES) and _says_no_more(parts[end - 1]):
        end += 1
    return parts[at + 1 : end]


def _says_no_more(clause: str) -> bool:
    is_of_all = any(said.fullmatch(clause) for said in (_ANSWERED, _ASKED_BY, _OF_ALL))
    return is_of_all and not any(counted(clause))


def all_of_them(claim: Claim, behind: Sequence[str], form: Edition, sentence: str) -> Iterator[Claim]:
    """What all the requests of a figure were, as the texts right behind it say; one alone may just be said to be it."""
    name = claim.concept if claim.concept in summed_concepts(form.name) else claim.item
    if claim.item == "a_appeals_total" and any(_ALL_AT_FIRST.fullmatch(text) for text in behind):
        yield replace(claim, item="a_appeals_first_handling", concept=None)
    yield from _became_of_all(claim, name, behind if claim.kind == "figure" else (), form, sentence)
    if claim.kind != "figure" or not claim.value or not (name in _REQUESTS | _ENDS or _APPEALS.match(name)):
        return
    for text in behind:
        if claim.value == 1 and _APPEALS.match(name) and _PENDING.match(text):
            yield from _appealed(claim, name.replace("total", "pending"), form)
        said = _ALL.match(_ALREADY.sub("", text)) or (_ONE.match(text) if claim.value == 1 else None)
        if not said:
            continue
        for pattern, item in _kinds(claim, form, sentence):
            if pattern.fullmatch(said["what"]):
                yield replace(claim, item=item, concept=None)
        yield from _of_one_group(claim, said["what"], form, sentence)
        for outcome, pattern in _APPEALED if _APPEALS.match(name) else ():
            if pattern.fullmatch(said["what"]):
                yield from _appealed(claim, name.replace("total", outcome), form)


def _became_of_all(
    claim: Claim, name: str, behind: Sequence[str], form: Edition, sentence: str
) -> Iterator[Claim]:
    for text in behind:
        yield from with_all(claim, text, sentence, form)
        if _APPEALS.match(name) and is_upheld(claim, name, text, sentence):
            yield from _appealed(claim, name.replace("total", "upheld"), form)


def _of_one_group(claim: Claim, what: str, form: Edition, sentence: str) -> Iterator[Claim]:
    """All that were counted as one kind of outcome that the form has no cell for, or only one cell."""
    if claim.item not in _REQUESTS | _ENDS or _GOES_ON.search(sentence):
        return
    for concept in (concept for concept, pattern in _ALL_OF_A_GROUP if pattern.fullmatch(what)):
        cells = (f"replies_{concept}", f"a_replies_{concept}")
        cell = next((cell for cell in cells if cell in form.by_code), None)
        if own := cell or summed_concepts(form.name).get(concept):
            yield replace(claim, item=own, concept=None if cell else concept)


def _appealed(claim: Claim, name: str, form: Edition) -> Iterator[Claim]:
    """The outcome that all appeals of a kind had: a cell, or a concept that the form splits as it does their number."""
    if name in summed_concepts(form.name):
        yield replace(claim, item=summed_concepts(form.name)[name], concept=name)
    elif name in form.by_code:
        yield replace(claim, item=name, concept=None)


def _kinds(claim: Claim, form: Edition, sentence: str) -> Iterator[tuple[re.Pattern[str], str]]:
    prefix = "a_" if claim.item.startswith("a_") else ""
    kinds: list[tuple[re.Pattern[str], str]] = []
    if claim.item in _REQUESTS:
        kinds += [(pattern, f"requests_new__{name}") for name, pattern in _APPLICANTS]
        kinds += [(pattern, f"{prefix}requests_{name}") for name, pattern in _MEANS]
    if not _GOES_ON.search(sentence):
        kinds += [(pattern, f"{name}__total") for name, pattern in _OUTCOMES]
        kinds += [(pattern, f"{prefix}replies_{name}") for name, pattern in _OUTCOMES]
    return ((pattern, item) for pattern, item in kinds if item in form.by_code)


def shared(total: Claim, clause: str, form: Edition) -> Iterator[Claim]:
    """The parts of a figure of outcomes that a clause without a count tells in percent of it."""
    if total.item not in _ENDS or total.value is None:
        return
    for said in _SHARE.finditer(clause.removeprefix("其中")):
        concept = next((name for name, pattern in _GROUPS if pattern.fullmatch(said["what"])), None)
        cells = (f"{concept}__total", f"replies_{concept}", f"a_replies_{concept}")
        cell = next((cell for cell in cells if cell in form.by_code), None)
        summed = None if cell else summed_concepts(form.name).get(concept or "")
        if own := cell or summed:
            yield _percent_of(replace(total, item=own, concept=summed and concept), said["number"])


def full_text(claims: Iterable[Claim], form: Edition, sentence: str) -> Iterator[Claim]:
    """Items disclosed in electronic form, of which a sentence tells the rate behind all that were disclosed."""
    rates = [] if _SEVERAL_YEARS.search(sentence) else list(_FULL_TEXT.finditer(sentence))
    rates = rates if _FULL_TEXT_ITEM in form.by_code else []
    totals = [
        claim
        for claim in claims
        if claim.item == "a_proactive_total" and claim.kind == "figure" and claim.value is not None
    ]
    if len(rates) == len(totals) == 1:
        own = replace(totals[0], item=_FULL_TEXT_ITEM, concept=None)
        yield _percent_of(own, rates[0]["number"], off=_ABOUT if rates[0]["about"] else Decimal(0))


def _percent_of(claim: Claim, number: str, off: Decimal = Decimal(0)) -> Claim:
    """The claim as so many percent of its own value, or `off` points from it: a whole number that the share may be
    rounded, or cut, from."""
    share, value = Decimal(number.replace(",", "")), claim.value or Decimal(0)
    last_digit = Decimal((0, (1,), int(share.as_tuple().exponent))) + off
    if share == _HUNDRED:
        return claim
    low = (value * (share - last_digit) / _HUNDRED).to_integral_value(ROUND_CEILING)
    high = (value * (share + last_digit) / _HUNDRED).to_integral_value(ROUND_FLOOR)
    return replace(claim, value=None, low=low, high=max(low, high))
