"""Sentences of the reports of 2008 to 2018 put into the usual ones: replies, means, readers, funds as those forms count them.

As in `wording`, only what no claim could be made of is left out or moved.
"""

from __future__ import annotations

import re

# where a clause begins, or what it says of the year ends
_BEGIN = r"(?:(?<![^,。;:])|(?<=[0-9]年)|(?<=年度)|(?<=全年))"
_US = r"(?:本单位|本(?:行政)?机关|[我本][局委办厅院镇乡处街])"
# 在已作出的93件答复中: as many replies
_AMONG_REPLIES = re.compile(
    rf"{_BEGIN}(?:在?(?:已|已经|依法|所)*(?:作出|做出)的?|在)(?P<number>[0-9]{{1,6}}[件条份宗])(?:(?:政府)?信息公开|依申请公开)?(?:申请)?的?答复(?:当)?中[,:]?(?:其中)?"
)
# 2件答复中: replies that are made, or still to be made
_OF_REPLIES = re.compile(
    r"(?<![^,。;:])(?P<number>(?:其中|其余|另外|另|尚|还|有|剩余)*[0-9]{1,6}[件条份宗](?:申请)?)(?:正在)?答复(?:之)?中(?=[,。;]|$)"
)
_MEANS = "(?:当面|现场|传真|信函|邮寄|网上|网络|在线|电子邮件)(?:方式)?(?:提交|提出)?的?(?:申请)?"
# 传真申请、当面申请均为0件: none of each
_NONE_OF_EACH = re.compile(
    rf"(?<![^,。;:、])(?P<means>{_MEANS}(?:[、和及与]{_MEANS})+)(?:数量|数)?(?:均|都|各|全)+(?:为|是)(?:0件?|零)(?=[,。;]|$)"
)
_NONE = re.compile("(?:均|都|各|全)(?:为|是)(?:0|零)")
_OTHER_REQUESTS = re.compile(
    "复议|诉讼|登记|许可|法人|企业|去年|上一?年|半年|季度|窗口|大厅|下属|所属|各[^为是]"
)
_BETWEEN = re.compile("[、和及与]")
# 向我委提出的(政府信息公开申请)共计217件
_ASKED_OF_US = re.compile(
    rf"{_BEGIN}(?:公民、法人(?:和|或者?|及)其[他它]组织|社会公众|公众|群众|申请人)?向{_US}(?:提出|提交|递交)的"
    r"(?=(?:政府|政务)?信息公开申请(?:数量|总数|总量)?(?:共计|合计|总计|共有|共|为)[0-9])"
)
# (在便民服务中心、图书馆共)设立查阅点2个: where all of them stand narrows nothing
_WHERE_ONE_READS = re.compile(
    r"(?<![^,。;:])在[^,。;:0-9各每级全]{2,40}?(?:等处|等地|等场所)?(?:共计?|总共)(?=(?:设立|设置|设有|建立|建成)(?:了)?(?:[0-9]{1,3}[个处])?(?:政府|政务)?(?:信息)?(?:公开)?(?:公共)?查阅(?:点|场所|室|中心))"
)
_READING_POINT = re.compile("查阅(?:点|场所|室|中心|窗口)")
_MORE_OF_THEM = re.compile("各|每|新增|另|还|其中|分别|也|[0-9][个处][^0-9]*[0-9][个处]|在.*在[^,;。]*设")
# (区财政)安排政府信息公开专项经费
_TREASURY = re.compile(
    rf"{_BEGIN}(?:[市区县镇]|同级)?(?:本级)?财政(?:部门)?(?:共|专门)?(?:安排|投入|落实|拨付)(?:了)?(?=(?:政府|政务)?信息公开)"
)
# 专项经费(列入年度财政预算,共计)三十万元
_IN_THE_BUDGET = re.compile(
    r"(?P<funds>信息公开(?:工作)?(?:专项)?经费)(?:已|均|全部)*(?:列入|纳入)[^,。;0-9各]{0,14}预算,(?:共计|合计|总计|共|计)(?=[0-9一二三四五六七八九十两])"
)
_OTHER_FUNDS = re.compile("近.年|累计|下一?年|明年|追加|其中|政务公开、|用于|财政.*财政")
# (通过政府网站)组织在线访谈
_ON_THE_SITE = re.compile(
    r"(?:通过|在|依托|利用)(?:本单位|政府|[我本][局委办厅])?(?:门户)?网站(?:平台)?(?:上)?(?=(?:共|先后)*(?:组织|举办|开展|举行|进行)(?:了)?(?:在线|网上)访谈)"
)
_GUEST_OF_ALL = re.compile("(?:[我本][局委办厅院镇乡处街]|本单位)[^,;。]{0,6}(?:参加|做客)")
# 我关: a customs house
_CUSTOMS = re.compile(
    r"(?<![\u4e00-\u9fff])[我本]关(?=共|全年|累计|新收|收到|受理|接收|接到|主动公开|办理|政府信息|依法)"
)
# 针对本局有关政府信息公开事务的行政复议
_AGAINST_US = re.compile(rf"针对{_US}(?:的)?(?=有关(?:政府)?信息公开(?:事务|工作|申请)?的)")
# (政府信息公开受理点)现场接待群众
_AT_THE_POINT = re.compile(
    r"(?<![^,。;:])(?:本单位)?(?:政府)?信息公开(?:申请)?(?:受理点|受理窗口|咨询点|窗口)(?=(?:全年|共|累计)*现场接待)"
)
# 纳入主动公开目录的信息当年新增305条
_IN_THE_CATALOGUE = re.compile(
    r"(?<![^,。;:])纳入主动公开(?:信息)?目录的(?:政府)?信息(?:当年|本年度?|全年|今年)(?:新增|共)*(?=[0-9])"
)
_SUM_OF_YEARS = re.compile("总数|总量|累计")
# 做客(市政府网站)在线访谈
_AS_A_GUEST = re.compile(
    r"(?P<verb>做客|参加)(?:[省市区县]?(?:人民)?政府|本单位)(?:门户)?网站(?=(?:在线|网上)访谈)"
)
# 收取费用268元(检索费40元、邮寄费68元): what they were for
_FEES_LISTED = re.compile(
    r"(?<=[0-9]元)(?:\(|,?(?:其中)?包括|,分别为)(?=(?:检索|邮寄|邮递|复制|复印)费[0-9])"
)
# 行政诉讼案1件,行政申诉案0件
_COMPLAINTS = re.compile(r"(?<=[0-9][件起宗例][,、;])行政申诉(?=案(?:件)?[0-9])")


def in_usual_order(text: str) -> str:
    """A folded sentence as the forms since call and order what it tells."""
    text = _ASKED_OF_US.sub("收到", _CUSTOMS.sub("我局", text)) if "我" in text or "本" in text else text
    text = _of_what_is_provided(_of_replies(text))
    if "信息公开" in text:
        text = _COMPLAINTS.sub("政府信息公开行政申诉", _AGAINST_US.sub("针对本机关", text))
    if "目录" in text and not _SUM_OF_YEARS.search(text):
        text = _IN_THE_CATALOGUE.sub("主动公开政府信息", text)
    if "现场接待" in text and "其中" not in text:
        text = _AT_THE_POINT.sub("", text)
    return _FEES_LISTED.sub(",其中", text) if "费" in text else text


def _of_replies(text: str) -> str:
    if "答复" in text:
        text = _AMONG_REPLIES.sub(r"答复\g<number>,", text)
        text = _OF_REPLIES.sub(r"\g<number>待定", text)
    if _NONE.search(text) and not _OTHER_REQUESTS.search(text):
        text = _NONE_OF_EACH.sub(_each_none, text)
    return text


def _of_what_is_provided(text: str) -> str:
    if "经费" in text and not _OTHER_FUNDS.search(text):
        text = _IN_THE_BUDGET.sub(r"\g<funds>", _TREASURY.sub("安排", text))
    if "访谈" in text and not _GUEST_OF_ALL.search(text):
        text = _AS_A_GUEST.sub(r"\g<verb>", _ON_THE_SITE.sub("", text))
    if len(_READING_POINT.findall(text)) == 1 and not _MORE_OF_THEM.search(text):
        text = _WHERE_ONE_READS.sub("", text)
    return text


def _each_none(match: re.Match[str]) -> str:
    names = [name.removesuffix("申请").removesuffix("的") for name in _BETWEEN.split(match["means"])]
    return ",".join(f"{name}申请0件" for name in names)
