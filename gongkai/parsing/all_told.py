"""What became of all that a figure counts, told behind it without a figure: 均按时办结, 均因涉及个人隐私, 法院均驳回."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from gongkai.forms import Edition
from gongkai.parsing.clauses import sentences
from gongkai.parsing.passages import Wrapped
from gongkai.parsing.phrases import folded
from gongkai.parsing.stream import simplified
from gongkai.records import Claim

_EVERY = re.compile("均|全部|都|皆")
_REQUESTS = ("requests_received", "a_requests_received")
_DEALT_WITH = (*_REQUESTS, "requests_closed")
# all of them answered, or brought to an end
_DONE = re.compile(
    r"[,(]?(?:(?:政府)?信息公开|依申请公开)?(?:申请|事项|件)?(?:并|且|目前|现|已|已经)*(?:均|全部|都|皆)"
    r"(?:已|已经|予以|依法|依规|按规定|按照规定|按要求|按程序|规范|及时|妥善|(?:在|于)(?:规定|法定)?(?:的)?(?:时限|期限|时间|[0-9]{1,2}个工作日)内|按规定时限|按时|按期|如期|作出|做出|给予|进行|书面)*"
    r"(?:了)?(?P<what>办结|办理完毕|办理完结|答复|回复)(?:完毕|完成|了)?\)?"
)
_ON_TIME = re.compile("按时|按期|如期")
# some are left, or were no replies
_NOT_ALL = re.compile(
    "结转|顺延|撤|延期|延长|补正|除|其余|剩余|逾期|超期|正在|尚|未(?!收到|发生|产生|出现|引发|涉及)|不予受理|重复|转下|转入|另|部分(?!公开|予以)|去年|上年|上一年|季度|半年"
    "|合并|仍|将|有效|终止|转交|批准|同意(?!公开)|放弃|推后"
)
# what was answered, closed or came apart: then 均 may be said of some only
_COUNT = re.compile("(?:[0-9]|[一二两三四五六七八九十])[件条份宗起例次]")
_OF_REQUESTS = re.compile("答复|申请|办理|办结|处理|收到|终止|咨询|转")
# 网上申请3件: by what means the same requests came, and who made them
_WHOSE_OR_HOW = re.compile(
    "(?:当面|现场|传真|信函|邮寄|网上|网络|在线|电子邮件|自然人|公民个人|商业企业)(?:方式)?(?:提交|提出)?的?(?:申请)?(?:为|有|共)?[0-9]"
)
_CLAUSE_ENDS = re.compile("[,;。:()、]")
_NONE_LEFT = re.compile("(?:无|没有|未)(?:上年|下年|申请)?(?:结转|延期|逾期|超期|顺延)")
# 所有申请均按规定予以答复: a sentence of its own, behind what the paragraph told of them
_WHOSE = re.compile(
    "(?:以上|上述|所有|全部)(?:收到的|受理的)?(?=(?:(?:政府)?信息公开|依申请公开)?申请(?:事项|件)?(?:均|全部|都))"
)
# 均因涉及第三方个人隐私
_REASON = re.compile(
    r"[,(]?(?:均|全部|都|皆)?(?:是|系)?(?:因|由于|因为)?(?:所申请的?(?:政府)?信息)?(?:为|涉及|属于|属|涉)(?:到)?(?:第三方|第三人|他人|公民)?的?"
    r"(?P<what>国家秘密|商业秘密|个人隐私)(?:信息|的|而不予公开)*\)?"
)
_REASON_NAMED = re.compile("国家秘密|商业秘密|个人隐私")
_REASONS = {
    "replies_refused": {
        "国家秘密": "refused_state_secret",
        "商业秘密": "refused_trade_secret",
        "个人隐私": "refused_privacy",
    },
    "a_replies_refused": {
        "国家秘密": "a_refused_exempt1",
        "商业秘密": "a_refused_exempt2",
        "个人隐私": "a_refused_exempt3",
    },
}
# 全部在门户网站主动公开
_OPENED = re.compile(
    r"[,(]?(?:均|全部|都|皆)(?:已|已经|依法|按规定|按要求|及时|按时)*(?:(?:在|通过)[^,;。()0-9]{2,16}?(?:网站|平台|公报|专栏|官网)上?)?(?:向社会|面向社会)?(?:主动|予以|进行|全文|对外)*(?:公开(?:发布)?|公布)\)?"
)
_NOT_OPENED = re.compile("除|未公开|不公开|内网|内部|OA|公开[^,;。0-9]{0,12}[0-9]")
# 复议机关均维持了我局的答复, 均被法院驳回原告诉讼请求
_DECIDED = re.compile(
    r"[,(]?(?:结果)?(?:均|全部|都)?(?:被|由|经)?(?:复议机关|上级(?:行政)?(?:复议)?机关|(?:各级)?(?:人民)?法院|[省市区县](?:人民)?政府)(?:审理后|经审理|均|全部|都|依法|决定|判决|裁定|予以|作出|已)*"
    r"(?:(?P<kept>维持)了?(?:本单位|本机关|[我本][局委办厅院镇乡处])?(?:作出|做出)?的?(?:原)?(?:政府信息公开|信息公开|具体行政|行政)?(?:行为|答复|决定|处理)?(?:的)?(?:答复|决定)?"
    r"|驳回了?(?:原告|申请人|当事人|其)?的?(?:全部)?诉讼请求)\)?"
)
_LAWSUITS = re.compile("lit_|litigation")
# what a court decides first may be decided again
_STILL_OPEN = re.compile("其中|民事|一审|二审|终审|上诉|重审|再审|改判|尚|未(?!经复议)|在审|撤|纠|裁定|或")


def became_of_all(claim: Claim, text: str, sentence: str, form: Edition) -> Iterator[str]:
    """The items that are as many as the figure, by a clause behind it."""
    if not claim.value or is_of_a_list(text, sentence):
        return
    items = list(_done(claim, text, sentence))
    if claim.value == 1 or _EVERY.search(text):
        reason = _REASON.fullmatch(text)
        if reason and claim.item in _REASONS:
            items.append(_REASONS[claim.item][reason["what"]])
    if claim.item == "normative_docs_issued" and _OPENED.fullmatch(text) and not _NOT_OPENED.search(sentence):
        items.append("proactive_normative_docs")
    yield from (item for item in items if item in form.by_code)


def is_of_a_list(text: str, sentence: str) -> bool:
    """Whether a clause is but the first of several things told of all: 均因涉及国家秘密、个人隐私."""
    return f"{text}、" in sentence or len(set(_REASON_NAMED.findall(sentence))) > 1


def _done(claim: Claim, text: str, sentence: str) -> Iterator[str]:
    done = _DONE.fullmatch(text) if claim.item in _DEALT_WITH else None
    if not done or _NOT_ALL.search(_NONE_LEFT.sub("", sentence)) or _counts_of_requests(sentence) > 1:
        return
    if done["what"] in ("答复", "回复"):
        yield "a_replies_total" if claim.item.startswith("a_") else "replies_total"
        return
    if claim.item != "requests_closed":
        yield "requests_closed"
    if _ON_TIME.search(text):
        yield "closed_on_time"


def _counts_of_requests(text: str) -> int:
    """How many clauses count requests or answers, but for what only tells whose the requests were."""
    told = (clause for clause in _CLAUSE_ENDS.split(text) if _COUNT.search(clause))
    return sum(bool(_OF_REQUESTS.search(clause)) and not _WHOSE_OR_HOW.match(clause) for clause in told)


def is_upheld(claim: Claim, name: str, text: str, sentence: str) -> bool:
    """Whether a clause says who let stand what all appeals of a figure were about; a complaint dismissed may be another result."""
    decided = _DECIDED.fullmatch(text)
    if (
        not decided
        or is_of_a_list(text, sentence)
        or _STILL_OPEN.search(_from_its_part(text, sentence))
        or not (claim.value == 1 or _EVERY.search(text))
    ):
        return False
    return bool(decided["kept"] or _LAWSUITS.match(name))


def _from_its_part(text: str, sentence: str) -> str:
    """The part between ; that holds a clause, and all behind it: a sentence tells of other appeals before."""
    return sentence[sentence.rfind(";", 0, max(0, sentence.find(text))) + 1 :]


def with_all(claim: Claim, text: str, sentence: str, form: Edition) -> Iterator[Claim]:
    """The claims of the items that are as many as the figure."""
    return (replace(claim, item=item, concept=None) for item in became_of_all(claim, text, sentence, form))


def with_later_ends(claims: Sequence[Claim], paragraph: Wrapped, form: Edition) -> Iterator[Claim]:
    """The claims of a paragraph, and what it says in a later sentence of all requests that it counted."""
    yield from claims
    asked = [claim for claim in claims if claim.kind == "figure" and claim.item in _REQUESTS]
    if len(asked) != 1:
        return
    text = simplified(folded(paragraph.text))
    told = text.find(simplified(folded(asked[0].text)))
    for start, end in sentences(text):
        sentence = text[start:end].strip(" 。")
        whose = _WHOSE.match(sentence)
        if whose and 0 <= told < start:
            source = replace(
                asked[0], text=paragraph.text[start:end].strip(), locator=paragraph.locator_at(start)
            )
            yield from with_all(source, sentence[whose.end() :], text, form)
            return  # said once; what looks at the whole paragraph is not asked for every sentence
