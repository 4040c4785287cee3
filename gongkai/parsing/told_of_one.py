"""What became of the one request, or how all lawsuits of a figure came to court and ended: told in clauses behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from gongkai.forms import Edition
from gongkai.parsing.told_concepts import summed_concepts
from gongkai.parsing.word_classes import cut
from gongkai.records import Claim

_REQUESTS = frozenset({"requests_new__total", "outcomes_total__total"})
_GOES_ON = re.compile(
    r"(?<!无)(?<!无上年)(?<!无下年)(?<!没有)(?:结转|顺延)|撤回|撤销|往年|(?<!12)(?<!12 )月|12 ?月(?! ?31)|一是|二是|另"
)
_OUTCOME_TOLD = re.compile("予以公开|同意公开|部分公开|不予公开|无法提供|不予处理")
_NOT_ALL = re.compile("新收|新增|新发生|上年|往年|另|结转|续办|二审|上级")
_COURTS = re.compile("直接(?:起诉|提起)|复议后|未经(?:行政)?复议(?!(?:而)?直接)")
_OUTCOME = re.compile(
    r"(?:已|现已|经审查|依法|按时|按期|并|决定|作出|答复|予以)*(?P<what>予以公开|同意公开|部分公开|不予公开|无法提供|不予处理)(?:决定|答复|处理|的)*"
)
# that it was answered, and who asked
_BEFORE_IT = re.compile(
    r"(?:并|且|已|均|全部|都|依法|依规|按时|按期|按规定|及时)*(?:答复|办结|办理|回复)(?:完毕|完成)?|(?:申请人)?(?:系|为|由)(?:自然人|公民个人|(?:商业)?企业|科研机构|(?:社会)?公益组织|法律服务机构)(?:申请|提出|提交|的)*"
)
_CELLS = {
    "予以公开": "granted_full__total",
    "同意公开": "granted_full__total",
    "部分公开": "granted_partial__total",
}
_GROUPS = {"不予公开": "refused", "无法提供": "unable", "不予处理": "not_processed"}
_REASON = re.compile(r"(?:理由|原因|依据)(?:为|是|系)?(?:因|属|属于|涉及)*(?P<what>[^,;。()0-9]{3,20})")
_REASONS = {
    "state_secret": "refused_state_secret__total",
    "third_party": "refused_third_party__total",
    "internal": "refused_internal_affairs__total",
    "deliberative": "refused_deliberative__total",
    "enforcement": "refused_enforcement_file__total",
    "registry": "refused_registry_query__total",
    "not_held": "unable_not_held__total",
    "creation": "unable_needs_creation__total",
    "unclear": "unable_still_unclear__total",
    "petition": "not_processed_petition__total",
    "repeat": "not_processed_repeat__total",
}
_WAY = re.compile(
    r"(?P<all>(?:均|都|全部)(?:为|是|系|属)?|为|是|系|属)(?:(?P<direct>未经(?:行政)?复议(?:而)?直接(?:起诉|提起(?:行政)?诉讼))|经?(?:行政)?复议后(?:再)?(?:起诉|提起(?:行政)?诉讼))(?:的)?(?:案件)?"
)
_CONCLUDED = re.compile("(?:目前|现)?(?:均|都|全部)?(?:已|已经)(?:全部)?审结")
_RESULTS = (
    ("upheld", re.compile("(?:判决|审理)?结果(?:均|都|全部)?(?:为|是)?维持")),
    ("corrected", re.compile("(?:判决|审理)?结果(?:均|都|全部)?(?:为|是)?(?:被)?(?:纠正|纠错)")),
    ("pending", re.compile("(?:目前|现)?(?:均|都|全部)?(?:尚未|仍未|未)审结(?:的)?")),
)
# 直接起诉1件,结果纠正: how the one case, or all of them, ended
_BY = "(?:(?:人民)?法院|复议机关|上级(?:复议)?机关)"
_OURS = "(?:(?:本单位|本机关|[我本][局委办厅院镇乡处])(?:作出|做出)?(?:的)?)?"
_ACT = "(?:原)?(?:具体)?(?:行政)?(?:行为|答复|决定)?"
_HOW = "(?:(?:法院|复议机关|人民法院)?(?:判决|审理|复议|裁判|均|都|全部|获得?|得到|予以|被|法院|依法|以)*(?:结果|结论)?(?:均|都|全部)?(?:为|是|系|获|被)?)"
_ENDED = (
    (
        "upheld",
        re.compile(
            rf"{_HOW}(?:维持(?:原判|原(?:具体)?行政行为|原?答复|原?决定)?|驳回(?:了)?(?:原告)?(?:的)?诉讼请求)(?:的)?"
            rf"|{_BY}?(?:判决|依法|均|作出|予以)*维持(?:了)?{_OURS}{_ACT}(?:决定)?(?:或者?驳回原告诉讼请求)?"
        ),
    ),
    (
        "corrected",
        re.compile(
            rf"{_HOW}(?:纠正|纠错)(?:的)?"
            rf"|{_BY}?(?:(?:依法|判决|均|全部|予以|被|对{_OURS}{_ACT})*|{_OURS}(?:被|判决|依法)*)(?:纠正|纠错|撤销)(?:了)?{_OURS}{_ACT}"
        ),
    ),
    ("other", re.compile(rf"{_HOW}其[他它](?:结果|情形)(?:结案)?(?:的)?")),
    (
        "pending",
        re.compile(
            "(?:目前|现)?(?:均|都|全部)?(?:尚未|仍未|未)审结(?:的)?|(?:尚|仍|正)在(?:审理|复议)(?:之?中)?"
        ),
    ),
)
_OTHERS_FOLLOW = re.compile("行政诉讼|经?复议后(?:起诉|提起)|未经(?:行政)?复议|直接起诉")
_ALL_HOW = re.compile("均|都|全部")
_OF_CASES = re.compile("lit_direct_total|lit_after_total|recon_total|reconsideration_total|litigation_total")
# 不予处理3件,均为重复申请
_ALL_FOR = re.compile(
    "(?:且|并)?(?:均|全部|都|皆)(?:为|是|系|属于?|因|涉及|属)*(?P<what>[^,;。()0-9等]{3,20})"
)
_ITSELF = re.compile("lit_direct_total|lit_after_total|recon_total")


def of_one_or_all(claim: Claim, behind: Sequence[str], form: Edition, sentence: str) -> Iterator[Claim]:
    """What the clauses right behind a figure say of the one, or of all, that it counts."""
    if claim.kind != "figure" or not claim.value or not behind:
        return
    name = claim.concept if claim.concept in summed_concepts(form.name) else claim.item
    yield from _how_it_ended(claim, behind, form, sentence)
    if _is_last(behind[0], sentence):
        yield from _for_one_reason(claim, name, behind[0])
    if name == "litigation_total":
        own = _from_its_part(behind[0], sentence)
        if not _NOT_ALL.search(own) and len(_COURTS.findall(own)) == 1:
            yield from _in_court(claim, behind, form, sentence)
    elif _ITSELF.fullmatch(claim.item) and _CONCLUDED.fullmatch(behind[0]):
        if not _NOT_ALL.search(sentence):
            yield from _ended(claim, behind[1:2], form, sentence)
    elif claim.item in _REQUESTS and claim.value == 1 and not _GOES_ON.search(sentence):
        yield from _became(claim, behind, form, sentence)


def _how_it_ended(claim: Claim, behind: Sequence[str], form: Edition, sentence: str) -> Iterator[Claim]:
    clause = behind[0]
    if not _OF_CASES.fullmatch(claim.item) or (claim.value != 1 and not _ALL_HOW.search(clause)):
        return
    # what stands behind it may take it back
    if not _is_last(clause, sentence) and not _OTHERS_FOLLOW.match("".join(behind[1:2])):
        return
    for result, pattern in _ENDED:
        item = claim.item.replace("total", result)
        if (
            item in form.by_code
            and claim.concept not in summed_concepts(form.name)
            and pattern.fullmatch(clause)
        ):
            yield replace(claim, item=item, concept=None)


def _for_one_reason(claim: Claim, name: str, clause: str) -> Iterator[Claim]:
    """What the one reason of all that were refused, or not processed, comes to: 不予处理3件,均为重复申请."""
    said = _ALL_FOR.fullmatch(clause) if name in _GROUPS.values() else None
    classes = frozenset[str]().union(*(cut(said["what"]) or ())) if said else frozenset()
    named = {_REASONS[one] for one in classes if one in _REASONS}
    if len(named) == 1 and next(iter(named)).startswith(f"{name}_"):
        yield replace(claim, item=named.pop(), concept=None)


def _became(claim: Claim, behind: Sequence[str], form: Edition, sentence: str) -> Iterator[Claim]:
    while behind and _BEFORE_IT.fullmatch(behind[0]):
        behind = behind[1:]
    said = _OUTCOME.fullmatch(behind[0]) if behind else None
    reason = _REASON.fullmatch("".join(behind[1:2]))
    is_told_once = len(_OUTCOME_TOLD.findall(sentence)) == 1
    # what stands behind it may take it back
    if not said or not is_told_once or not _is_last(behind[1] if reason else behind[0], sentence):
        return
    if cell := _CELLS.get(said["what"]):
        yield replace(claim, item=cell, concept=None)
        return
    group = _GROUPS[said["what"]]
    yield replace(claim, item=summed_concepts(form.name)[group], concept=group)
    classes = frozenset[str]().union(*(cut(reason["what"]) or ())) if reason else frozenset()
    named = {_REASONS[one] for one in classes if one in _REASONS}
    if len(named) == 1 and next(iter(named)).startswith(f"{group}_"):
        yield replace(claim, item=named.pop(), concept=None)


def _from_its_part(clause: str, sentence: str) -> str:
    """The part between semicolons that holds a clause, and all behind it: other appeals are told before."""
    return sentence[sentence.rfind(";", 0, max(0, sentence.find(clause))) + 1 :]


def _is_last(clause: str, sentence: str) -> bool:
    """Whether a sentence, or the part of it before a semicolon, ends with the clause."""
    return sentence.rstrip(" 。").endswith(clause) or f"{clause};" in sentence


def _in_court(claim: Claim, behind: Sequence[str], form: Edition, sentence: str) -> Iterator[Claim]:
    said = _WAY.fullmatch(behind[0])
    if not said or "lit_after_total" not in form.by_code:
        return
    if claim.value != 1 and not said["all"].startswith(("均", "都", "全部")):
        return
    ways = ("lit_direct_total", "lit_after_total")
    own, other = ways if said["direct"] else reversed(ways)
    yield replace(claim, item=own, concept=None)
    yield replace(claim, item=other, concept=None, kind="zero", value=Decimal(0))
    is_concluded = bool(_CONCLUDED.fullmatch("".join(behind[1:2])))
    yield from _ended(
        replace(claim, item=own, concept=None),
        behind[2:3] if is_concluded else behind[1:2],
        form,
        sentence,
    )


def _ended(claim: Claim, behind: Sequence[str], form: Edition, sentence: str) -> Iterator[Claim]:
    for result, pattern in (*_RESULTS, *(_ENDED if claim.value == 1 else ())):
        item = claim.item.replace("total", result)
        if item in form.by_code and any(
            pattern.fullmatch(text) and _is_last(text, sentence) for text in behind
        ):
            yield replace(claim, item=item, concept=None)
