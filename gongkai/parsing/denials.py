"""What a denial speaks of: the subjects that its words name, and the items that are none by it in each edition."""

from __future__ import annotations

import re

# 被撤销的行政处罚案件: no case of disclosure
_OF_OTHERS_KIND = "(?!的(?!情况|情形|现象|案件))"
# of appeals that none was lost
_LOST_APPEALS = (
    (
        "reconsideration_corrected",
        re.compile(
            r"复议(?:案件|决定)?(?:结果)?(?:被|予以)?(?:纠错|纠正|撤销|改变|变更)|复议(?:案件)?(?:过程)?中被(?:纠错|纠正)|(?:纠错|纠正|撤销|改变|变更)的(?:行政)?复议"
            rf"|复议(?:案件)?(?:和|及|与|、|或)(?:行政)?诉讼(?:案件)?(?:(?:过程)?中)?(?:(?:被)?(?:纠错|纠正)|被撤销{_OF_OTHERS_KIND})"
        ),
    ),
    (
        "litigation_corrected",
        re.compile(
            rf"败诉|诉讼(?:案件)?(?:结果)?(?:被|予以)?(?:纠错|纠正|撤销{_OF_OTHERS_KIND})|诉讼(?:案件)?(?:过程)?中被(?:纠错|纠正)|(?:纠错|纠正)的(?:行政)?诉讼"
        ),
    ),
)
_DECIDED = "(?:作出|办理|实施|涉及|发生)?(?:任何)?"
_DECISIONS = "(?:处理)?(?:决定|事项|案件|行为|情况|措施)?(?:数量|数)?(?:[、和与及]|以及|$)"
_PUBLIC_EVENTS = (
    "(?:举办|参加|召开|举行|组织|开展|过|政府网站|新闻发布会|(?:在线|网上)访谈|活动|、|和|及|或者?|与)"
)
_AND_RULES = "(?:(?:政府)?规章(?:、|和|或|及|以及|与))?"
_RULES = "(?:政府)?规章(?:(?:、|和|或|及|以及|与)(?:行政)?规范性文件)?"
_POLICIES = "(?:(?:、|和|或|及|以及|与)(?:重要|重大)?政策(?:性)?(?:文件|措施))?"
_POLICIES_AND = "(?:(?:重要|重大)政策(?:性)?(?:文件|措施)(?:、|和|或|及|以及|与))?"
_DOCUMENT_ACTS = "(?:新|制发|制定|出台|印发|发布|公布|颁布|修改|修订|废止|清理|或|和|及)"
_ZERO_SUBJECTS = (
    ("reconsideration_total", re.compile(r"复议(?![、和或及与]起诉(?:期限|权利))")),
    (
        "litigation_total",
        re.compile(r"诉讼(?!有关的|费)|信息公开(?:的)?(?:行政)?复议[、和或及与]起诉(?!期限|权利)"),
    ),
    ("complaints_total", re.compile(r"举报|投诉")),
    ("appeals_total", re.compile(r"申诉|申述")),
    ("litigation_costs", re.compile(r"诉讼有关的(?:总)?(?:费用|支出)|诉讼费用")),
    (
        "fees_collected",
        re.compile(
            r"(?<!诉讼)(?<!诉讼有关的)(?<!诉讼有关的总)费用(?!支出)|(?<!事业性)收费|检索费|复制费|邮寄费|工本费"
        ),
    ),
    ("requests_carried_in", re.compile(r"上(?:一)?年(?:度)?结转")),
    ("requests_carried_out", re.compile(r"(?:结转|转结)(?:至|到)?下(?:一)?年|^下(?:一)?年度?(?:结转|转结)")),
    ("press_conferences", re.compile(rf"^{_PUBLIC_EVENTS}*新闻发布会{_PUBLIC_EVENTS}*$")),
    ("online_interviews", re.compile(rf"^{_PUBLIC_EVENTS}*(?:在线|网上)访谈{_PUBLIC_EVENTS}*$")),
    (
        "rules_issued",
        re.compile(rf"^(?:{_DOCUMENT_ACTS}、?)*(?:制发|制定|出台|印发)(?:、?{_DOCUMENT_ACTS})*{_RULES}$"),
    ),
    ("rules_repealed", re.compile(rf"^(?:{_DOCUMENT_ACTS}、?)*废止(?:、?{_DOCUMENT_ACTS})*{_RULES}$")),
    (
        "normative_docs_issued",
        re.compile(
            rf"^(?:{_DOCUMENT_ACTS}、?)*(?:制发|制定|出台|印发)(?:、?{_DOCUMENT_ACTS})*{_AND_RULES}{_POLICIES_AND}(?:行政)?规范性文件{_POLICIES}(?:的?情况)?$"
            r"|规范性文件(?:的)?立改废"
        ),
    ),
    (
        "normative_docs_repealed",
        re.compile(
            rf"^(?:{_DOCUMENT_ACTS}、?)*废止(?:、?{_DOCUMENT_ACTS})*{_AND_RULES}(?:行政)?规范性文件(?:的?情况)?$"
            r"|规范性文件(?:的)?立改废"
        ),
    ),
    ("licensing", re.compile(rf"^{_DECIDED}行政许可{_DECISIONS}")),
    ("penalty", re.compile(rf"^{_DECIDED}(?:行政许可{_DECISIONS})?行政处罚{_DECISIONS}")),
    ("compulsory", re.compile(rf"^{_DECIDED}(?:行政(?:许可|处罚){_DECISIONS})*行政强制{_DECISIONS}")),
    (
        "admin_fees",
        re.compile(
            rf"^(?:收取|发生|涉及)?(?:任何)?(?:行政(?:许可|处罚|强制){_DECISIONS})*行政事业性收费(?:项目|情况|收入|事项)?$"
        ),
    ),
    (
        "refused",
        re.compile(
            r"^(?:发生|存在|出现)?(?:依申请公开(?:、|和|及))?不予公开(?:的)?(?:政府)?(?:信息)?(?:的|申请|事项|情况|情形)*(?:发生|出现)?$"
        ),
    ),
    ("proactive_total", re.compile(r"^主动公开(?:的)?(?:政府|政务)?信息$")),
    (
        "staff_fulltime",
        re.compile(r"^(?:从事政府信息公开工作的|配备|设立|设有|设|安排)?(?:专职|全职)的?(?:工作)?人员$"),
    ),
)
_REQUESTS = re.compile(
    r"(?<!许可)(?<!复议)申请(?!人)|公开请求|要求(?:我[局镇乡办]|本单位|主动)*(?:公开|提供政府信息)"
)
# 没有公民向我局提出信息公开申请
_ASKED_US = re.compile(
    r"向(?:我|本)[^,]{1,8}(?:提出|提交|递交|申请)[^,]*(?:信息公开|政府信息|依申请公开)"
    r"|^(?:公民|个人|群众|申请人|法人|单位)[^,]{0,14}(?:申请公开(?:政府)?信息|申请政府信息公开(?!的?(?:行政|复议))|要求(?:提供|公开)政府信息)"
    r"|^(?:依法|依)?申请(?:公开)?(?:政府|政务)?信息(?:公开)?(?!复议|行政)|^依法申请公开"
)
# 无人申请公开政府信息
_NOBODY_ASKED = re.compile(
    r"(?:任何)?人(?:员)?(?:向(?:我|本)[局委办厅院镇乡单位机关]{1,2})?(?:提出|提交)?(?:申请(?:公开)?(?:政府|政务)?信息(?:公开)?|依申请公开|(?:政府)?信息公开申请)(?:的?(?:情况|事项))?"
)
# requests as the first of a list of what did not come: 政府信息公开申请、行政复议及行政诉讼
_REQUESTS_AND_MORE = re.compile(
    r"(?:任何)?(?:政府|政务)?信息公开申请[、,和及与]|和(?:处理|办理)(?:政府|政务)?信息公开申请[、和及与](?=(?:公开)?行政复议)"
)
# what is denied of a part says nothing of the whole: 没有被纠错的行政复议, 未收到书面申请
_RECEIVING = ("收到", "受到", "接收到", "接到", "接收", "接获", "受理")
_PART_ONLY = re.compile(
    r"[0-9]|要求(?:提供公开出版物|确认|重新)|重复申请|反复申请|部分|个别|一些|纠错|纠正|败诉|撤销|违法|责令"
)
_BY_REQUEST = re.compile("(?:(?:政府|政务)?信息)?依申请")
_ALL_MEANS = re.compile(
    r"[^,。;]{2,20}或者?(?:以|通过)?其[他它](?:形式|方式|渠道|途径)|通过[^,。;]{2,30}等(?:各种|多种)?(?:形式|方式|渠道|途径)"
)
# that none came in all years either: (历年累计0条)
_NONE_IN_ALL_YEARS = re.compile(r"\((?:历年|累计)+(?:为|共)?0[条件份宗]?\)")
_BY_MEANS = re.compile(r"传真|书面|当面|现场|信函|网络|网上|邮件|口头|其[他它](?:形式|方式)")
ZERO_ITEMS: dict[str, dict[str, tuple[str, ...]]] = {
    "2008": {
        "reconsideration_total": ("a_reconsideration_total",),
        "litigation_total": ("a_litigation_total",),
        "complaints_total": ("a_appeals_total",),
        "appeals_total": ("a_appeals_total",),
        "litigation_costs": ("a_litigation_costs",),
        "fees_collected": ("a_fees_total",),
        "requests_received": ("a_requests_received",),
        "staff_fulltime": ("a_staff_fulltime",),
        "proactive_total": ("a_proactive_total",),
        "normative_docs_issued": ("a_normative_docs_new",),
        "refused": ("a_replies_refused",),
    },
    "2014": {
        "reconsideration_total": ("reconsideration_total",),
        "litigation_total": ("litigation_total",),
        "complaints_total": ("complaints_total",),
        "fees_collected": ("fees_collected",),
        "requests_received": ("requests_received",),
        "staff_fulltime": ("staff_fulltime",),
        "proactive_total": ("proactive_total",),
        "normative_docs_issued": ("normative_docs_issued",),
        "press_conferences": ("press_conferences",),
        "online_interviews": ("online_interviews",),
        "refused": ("replies_refused",),
        "reconsideration_corrected": ("reconsideration_corrected",),
        "litigation_corrected": ("litigation_corrected",),
    },
}
_DECISION_ITEMS = {name: (f"{name}__decisions",) for name in ("licensing", "penalty", "compulsory")}
_MATRIX_ITEMS = {
    "reconsideration_total": ("recon_total",),
    "litigation_total": ("lit_direct_total", "lit_after_total"),
    "requests_received": ("requests_new__total",),
    "requests_carried_in": ("requests_carried_in__total",),
    "requests_carried_out": ("requests_carried_out__total",),
    "reconsideration_corrected": ("recon_corrected",),
    "litigation_corrected": ("lit_direct_corrected", "lit_after_corrected"),
    **_DECISION_ITEMS,
}
ZERO_ITEMS["2019"] = _MATRIX_ITEMS | {
    "rules_issued": ("rules__made",),
    "normative_docs_issued": ("normative_docs__made",),
}
ZERO_ITEMS["2021"] = _MATRIX_ITEMS | {
    "rules_issued": ("rules__issued",),
    "rules_repealed": ("rules__repealed",),
    "normative_docs_repealed": ("normative_docs__repealed",),
    "normative_docs_issued": ("normative_docs__issued",),
    "admin_fees": ("admin_fees__amount",),
}
ZERO_ITEMS["2008_fujian"] = ZERO_ITEMS["2014_fujian"] = {
    "reconsideration_total": ("fj_reconsiderations__this_year",),
    "litigation_total": ("fj_litigation__this_year",),
    "requests_received": ("fj_requests_total__this_year",),
}
# 对申请人不收取任何费用, 政府信息公开为免费: of all that asked, and of nothing that costs
_WE = "(?:^|[,;])(?:[0-9]{4}年度?|全年|本年度?|[我本](?:局|镇|乡|委|办|街道|单位|机关)|,)*"
_FREE = re.compile(
    rf"{_WE}(?:[对向](?:公民|法人|(?:其他|社会)?组织|[、和及与或的]|提出|(?:政府)?信息公开|依申请公开(?:政府信息)?|申请公开(?:政府)?信息|申请人?)+)(?:暂|均|一律|都)*不收取任何费用(?=[,。;]|$)"
    rf"|{_WE}(?:政府)?信息公开(?:申请|工作)?(?:暂|均|全部|一律)*(?:为|是|实行)免费(?=[,。;]|$)"
)
_NOT_ALL_FREE = re.compile(
    "除|但|成本|工本|检索|复制|复印|邮寄|低保|困难|电子|查阅|查询|窗口|许可|登记|将|应当|原则|今后|下一步|规定|以外"
    "|上年|上一年|去年|往年|证|审批|办事|救助|补贴|检测|培训|起|以后|之后|半年|季度|月|下属|各|收取(?!任何)|援助|仲裁"
)


def tells_no_fees(sentence: str) -> bool:
    """Whether a sentence says that nothing is charged for disclosure."""
    return bool(_FREE.search(sentence)) and not _NOT_ALL_FREE.search(sentence)


def denied_subjects(verb: str | None, what: str) -> list[str]:
    """The subjects a denial speaks of; 申请 is a request only where it is not one of the others."""
    denied = [name for name, pattern in _ZERO_SUBJECTS if pattern.search((verb or "") + what)]
    if lost := [name for name, pattern in _LOST_APPEALS if pattern.search((verb or "") + what)]:
        return lost
    if verb is None and _NOBODY_ASKED.fullmatch(what):
        return ["requests_received"]
    what = _ALL_MEANS.sub("", _NONE_IN_ALL_YEARS.sub("", what))
    if _PART_ONLY.search(what) or (_BY_MEANS.search(what) and denied != ["fees_collected"]):
        return []
    received = verb in _RECEIVING or bool(_BY_REQUEST.match(what)) or bool(_ASKED_US.search(what))
    if denied and received and _REQUESTS_AND_MORE.match(what):
        denied.append("requests_received")
    if not denied and received and _REQUESTS.search(what):
        return ["requests_received"]
    if "fees_collected" in denied and verb not in ("收取", "收费", "发生", "产生", None):
        denied.remove("fees_collected")
    return denied
