"""Parts of which a sentence says that there was none: applicants of a kind, appeals that were lost, extensions."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongkai.forms import Edition
from gongkai.parsing.word_classes import topic

_AND = "(?:、|和|以及|及|与|或)"
_APPLICANTS = {
    "natural_person": re.compile("自然人|公民个人"),
    "org_business": re.compile("(?:商业)?企业"),
    "org_research": re.compile("科研机构"),
    "org_public_interest": re.compile("(?:社会)?公益组织"),
    "org_legal_service": re.compile("法律服务机构"),
    "org_other": re.compile("其[他它]组织"),
}
_AN_APPLICANT = "(?:" + "|".join(pattern.pattern for pattern in _APPLICANTS.values()) + ")"
_APPLICANTS_NAMED = rf"(?P<who>{_AN_APPLICANT}(?:{_AND}{_AN_APPLICANT}){{0,4}})"
_NO_APPLICANTS = (
    re.compile(
        rf"(?:未|没有)(?:收到|接到|受理)(?:过|来自|由|任何)*{_APPLICANTS_NAMED}(?:提出|提交)?的?(?:政府信息公开|信息公开)?申请(?=[,;。]|$)"
    ),
    re.compile(
        rf"(?<![^,;。:]){_APPLICANTS_NAMED}(?:均|都|则|今年|本年度)*(?:无|未|没有)(?:向[我本][局镇乡委办]|提出|提交)*(?:过|任何)*(?:政府信息公开|信息公开)?申请(?=[,;。]|$)"
    ),
)
_OF_REQUESTS = re.compile("(?:新收|收到)[^,;。]{0,12}申请|信息公开申请|申请人|申请主体")
_CASES = "(?:案件|情形|情况|现象)?"
_NONE_LOST = re.compile(
    rf"(?:暂?无一?[件起例宗]?|未(?:再)?(?:出现|发生|有)?|没有(?:一[件起例宗])?)(?P<lost>(?:被|判决|判|法院|依法|责令)*(?:纠正|纠错|败诉))的?{_CASES}(?=[,;。(]|$)"
)
_NONE_EXTENDED = re.compile(
    rf"(?<![^,;。:])(?:且|并|也|均)?(?:无|没有|未出现|未有|未发生)(?:一[件份])?延期(?:办结|答复|办理)?的?(?:申请)?{_CASES}(?=[,;。]|$)"
)
_NONE_PENDING = re.compile(rf"(?:无|没有)(?:尚未|未)审结的?{_CASES}(?=[,;。]|$)")
# 上年结转1件,办结46件,无结转: none goes on
_NONE_GOES_ON = re.compile(
    "(?<=[,;])(?:做到|且|并)?(?:无|没有)(?:跨年度?|年度)?结转(?:件|申请|事项)?(?=[,;。]|$)"
)
_CARRIED_IN_TOLD = re.compile("上(?:一)?年度?结转[^,;。]{0,8}[0-9]")
# of one means, one matter or one time, and other requests than for information
_OF_SOME_REQUESTS = re.compile(
    "复议|诉讼|渠道|信函|邮寄|网络|网上|当面|传真|许可|登记|领域|(?<![0-9])(?:[1-9]|1[0-2])月(?! ?31)|基层|派出|涉及|补正|邮件|半年"
)
_OTHER_MATTERS = re.compile("许可|登记|审批|投诉|工单|业务|证(?!据)|救助|补贴")
# appeals of another kind, of other bodies, or all but some
_OF_SOME = re.compile(
    "(?<!公开)类(?:的)?(?:行政)?(?:复议|诉讼|应诉)|除|下属|所属|其[他它](?:行政)?(?:复议|诉讼)"
)
# 执法公开透明 is not about disclosure
_OF_DISCLOSURE = re.compile("(?:信息|政务|依申请)公开")
_ANOTHER_TIME = re.compile("上年|去年|往年|上半年|下半年|季度|20[0-9]{2} ?年[^,;。]*$")
_ENDED = re.compile("办结|答复")
_WAYS = {"direct": re.compile("未经(?:行政)?复议|直接起诉"), "after": re.compile("(?<!未经)(?:行政)?复议后")}


def without_denied_applicants(sentence: str) -> str:
    """The sentence without what it denies of single kinds of applicants: 未收到企业的申请 is not that nobody asked."""
    for pattern in _NO_APPLICANTS:
        sentence = pattern.sub("", sentence)
    return sentence


def denied_parts(sentence: str, form: Edition) -> Iterator[str]:
    """The cells of a form that are none as a folded sentence says."""
    for item in (*_applicants(sentence), *_lost(sentence), *_extended(sentence), *_open(sentence)):
        if item in form.by_code:
            yield item


def _applicants(sentence: str) -> Iterator[str]:
    """Kinds of applicants, where the sentence counts others or says what they would have asked for."""
    if not _OF_REQUESTS.search(sentence) or _OF_SOME_REQUESTS.search(sentence):
        return
    for pattern in _NO_APPLICANTS:
        for said in pattern.finditer(sentence):
            if not _ANOTHER_TIME.search(_clause_before(said)):
                yield from (
                    f"requests_new__{name}" for name, one in _APPLICANTS.items() if one.search(said["who"])
                )


def _lost(sentence: str) -> Iterator[str]:
    """Appeals of which none was lost: those that the sentence speaks of before."""
    for said in _NONE_LOST.finditer(sentence):
        heard = sentence[: said.start()]
        spoken_of = topic(heard)
        if spoken_of not in ("reconsideration", "lawsuit") or _ANOTHER_TIME.search(_clause_before(said)):
            continue
        if not _OF_DISCLOSURE.search(sentence) or _OF_SOME.search(heard):
            continue
        of_courts = spoken_of == "lawsuit" or "败诉" in said["lost"]
        if not of_courts:
            yield from ("recon_corrected", "reconsideration_corrected")
            continue
        named = [way for way, pattern in _WAYS.items() if pattern.search(heard)]
        yield from (f"lit_{way}_corrected" for way in named or _WAYS)
        yield from () if named else ("litigation_corrected",)


def _extended(sentence: str) -> Iterator[str]:
    for said in _NONE_EXTENDED.finditer(sentence):
        heard = sentence[: said.start()]
        if _OTHER_MATTERS.search(heard) or "公开" not in sentence:
            continue
        if (
            _ENDED.search(heard)
            and "申请" in heard
            and topic(heard) in (None, "request")
            and not _ANOTHER_TIME.search(heard)
        ):
            yield "closed_extended"


def _open(sentence: str) -> Iterator[str]:
    """Appeals and requests of which none was left at the end of the year."""
    pending = _NONE_PENDING.search(sentence)
    if pending and topic(sentence[: pending.start()]) == "reconsideration":
        yield "recon_pending"
    goes_on = _NONE_GOES_ON.search(sentence)
    heard = sentence[: goes_on.start()] if goes_on else ""
    is_of_requests = topic(heard) == "request" and not _OTHER_MATTERS.search(heard)
    if _CARRIED_IN_TOLD.search(heard) and is_of_requests:
        yield "requests_carried_out__total"


def _clause_before(said: re.Match[str]) -> str:
    return re.split("[,;。]", said.string[: said.start()])[-1]
