"""What stands between a figure and the words it is said of, put behind it or left out.

As in `wording`, only the order of words changes, and only what no claim could be made of is left out: an example of
what is counted, a sum of two whose figures follow, a remark that most of them are of one kind.
"""

from __future__ import annotations

import re

_COUNT = "[0-9]{1,9}(?:,[0-9]{3})*"
_UNIT = "[件条份宗起例次个]"
_AGAINST = "(?:同比|与?(?:相)?[较比](?:上一?年度?|去年)(?:同期)?(?:相比)?)"
_MORE = "(?:增加|增长|上升|提高|减少|下降|降低|回落|上涨|下滑)"
# 申请数量(较上年减少5件),为18件: what it is compared with stands before the figure
_COMPARED_FIRST = re.compile(
    rf"(?P<head>(?:^|[,;。])(?![^,;。]*(?:处理|办理|答复|办结))[^,;。]*(?<!复议)(?<!诉讼))(?P<what>申请(?:的)?(?:件数|总?数量?|总量)?),?(?P<change>{_AGAINST},?{_MORE}了?[0-9][0-9.]{{0,6}}(?:%|{_UNIT})),"
    rf"(?:(?:仅|共|总计|合计)?(?:为|达到|达|至|是)|共计?|总计|合计)(?P<number>{_COUNT}{_UNIT})(?=[,;。(]|$)"
)
# 申请量(保持低位),仅为3件: how many they are in words, before the figure
_HOW_MANY_ARE_COMING = re.compile(
    r"(?<=申请)(?P<what>总?数?量|总数),?(?:总体|整体|继续|仍|基本)*(?:(?:保持|处于|呈)?在?(?:低位运行|低位|较低水平|平稳|稳定|稳中有[升降])"
    r"|与(?:上一?年度?|去年)(?:同期)?(?:相比)?(?:基本)?(?:持平|相当)|(?:有所|明显|大幅|小幅)(?:上升|增加|增长|下降|减少|回落)),(?:仅|共)?(?:为|是|达到|达)(?=[0-9,]{1,11}[件条份宗](?:[,;。(]|$))"
)
_KIND = "自然人|公民个人|商业企业|企业|科研机构|社会公益组织|法律服务机构"
# 自然人(占绝大多数),达214件; 以自然人(为主,共)90件
_MOST_ARE = re.compile(
    rf"(?P<kind>{_KIND})(?:提出的?|提交的?|申请)*(?:占(?:绝大多数|大多数|绝大部分|大部分|多数|主体|主导|主要)|为主|居多|最多)(?:地位)?,(?:共计?|达到|达|为|计)+(?=[0-9,]{{1,11}}[件条份宗](?:[,;。]|$))"
)
# 其余主要为不掌握相关信息(,共)16件
_THE_REST_ARE = re.compile(
    r"(?P<before>[,;。](?:其余|剩余|其他)(?:的)?(?:均|主要|都)*(?:为|是|系)(?P<what>[^,、;。:0-9和及与]{4,24})),(?:共计|共|计|合计)(?=[0-9])"
)
# (律师事务所等)法律服务机构2件
_APPLICANT_SUCH_AS = re.compile(
    r"(?:(?<=[,、;和(])|(?<=其中)|(?<=以及))(?:律师事务所|律所|公证处|法律援助中心|高校|高等院校|大学|研究所|科研院所|公司|国有企业|民营企业|基金会|协会|学会|、){1,7}等(?=(?:商业企业|科研机构|社会公益组织|法律服务机构)[^,、;。0-9]{0,6}[0-9])"
)
# (核发烟草专卖零售许可等)行政许可决定共318件
_LICENCE_SUCH_AS = re.compile(
    r"(?:核发|颁发|发放|办理|作出)(?:了)?(?![^,;。0-9]{0,20}(?:处罚|强制))[^,;。0-9]{2,30}(?:许可证?|证|审批|登记)等(?:各类)?(?=行政许可(?:决定)?(?:共计?|合计)[0-9]{1,9}[件宗])"
)
# 收到(群众、企业提出的)政府信息公开申请
_ANYBODY = "社会公众|公众|群众|市民|居民|村民|公民"
_BODIES = "企业法人|企事业单位|企业|法人|单位|社会组织|其[他它]组织|组织|机构|个人"
_BY_ALL_KINDS = re.compile(
    rf"(?<=收到|接到|接收|受理|新收)(?=[^,。;0-9]{{0,12}}(?:{_ANYBODY}))(?:{_ANYBODY}|{_BODIES})(?:(?:、|和|及|与|以及|或)+(?:{_ANYBODY}|{_BODIES})){{1,5}}等?(?:提出|提交|递交)?的(?=(?:政府)?信息公开申请(?!书))"
)
# 收到12件(自然人10件、企业2件)政府信息公开申请: what was counted stands behind its parts
_PARTS_FIRST = re.compile(
    r"(?P<number>(?:收到|接到|接收|受理|新收)[0-9]{1,6}[件条份宗])(?P<parts>\([^()]{4,60}\))(?P<what>(?:政府)?信息公开申请)(?![^,;。]*(?:复议|诉讼|转办))"
)
# 从申请渠道看,在线提交占68%,邮寄占32%: shares of the means, before who asked is told
_SHARES_OF_MEANS = re.compile(
    r"从?申请(?:渠道|方式|途径)(?:来)?看[,:](?:[^,;。0-9]{2,14}占(?:比)?[0-9.]{1,6}%[,、;]){1,6}(?=从?申请(?:主体|人))"
)
# 自然人27件,6件由(企业)提出: the form calls them 商业企业
_COMPANIES = re.compile(
    r"(?:(?<=[件条份宗,、;]由)|(?<=申请人为)|(?<=[,、;和(])|(?<=其中))企业(?=(?:申请|提出|提交)?(?:的)?(?:有|共)?[0-9]{1,6}[件条份宗]|(?:提出|提交|申请)(?:的)?(?:[,、;。)]|$))"
)
_PERSONS = re.compile("自然人|公民个人")
_OTHER_COMPANIES = re.compile(
    "商业企业|国有企业|事业单位|企业法人|许可|登记|开办|复议|诉讼|大厅|减税|设立|回访|指南|撤回"
)
_ASKED = re.compile("信息公开申请|收到自然人|收到申请|新收申请|收到(?:各类)?依申请公开|申请(?:主体|人)")
# 对17件(作出予以公开决定): the number before what was decided
_DECIDED = re.compile(
    r"(?P<begin>^|[,;。:])(?P<of>其中,?)?对(?P<number>[0-9]{1,6}[件条份宗])(?:申请)?(?:依法|分别)*(?:作出|做出)(?:了)?(?P<what>予以公开|部分公开|不予公开|不予处理|无法提供)(?:的)?(?:决定|答复|处理(?:决定|意见)?)(?=[,;。]|$)"
)
_ABOUT = re.compile("涉|因(?!征求)")
# 依申请公开件3件,已全部办结: those that came, where nothing else tells it
_CAME = re.compile(
    r"(?P<begin>^)(?P<when>全年|本年度?|今年|共)?依申请公开(?:件|办件|事项)(?=[0-9]{1,6}[件条份宗],(?:均|已|全部|都)+(?:依法|按时|按期)*(?:办结|答复),其中[^。;]*公开[^。;]*。?$)"
)
_RECEIVED = re.compile("收到|受理|接收|接到|新收")
# 逾期未按收费通知要求缴纳费用(,不再处理其)申请1件
_NO_LONGER = re.compile(
    r"(?<=缴纳费用|期不补正|期未补正),(?:行政机关|本机关|我局)?不再处理其(?:政府信息公开)?(?=申请的?[0-9])"
)
# 实施行政处罚742宗,(实施)行政强制措施19宗
_COMPELLED_TOO = re.compile(
    r"(?P<verb>作出|实施|采取)(?P<penalty>(?<!查处)行政处罚(?:决定)?[0-9]{1,9}(?P<unit>[件宗起例])[,、])行政强制(?:措施)?(?:决定)?(?=[0-9]{1,9}(?P=unit)(?![^。;]*申请法院))"
)
# 集中采购项目3项
_PURCHASES = re.compile("(?<![^,;。])集中采购(?=项目[0-9]{1,7}[个项],(?:采购)?(?:总|合计)?金额)")
# 信息公开的复议、诉讼案件共7件,其中(复议4件、诉讼3件)
_BOTH_APPEALS = re.compile(
    rf"(?P<of>(?:政府信息公开|信息公开|依申请公开)[^,;。:0-9]{{0,6}}?)(?:行政)?复议(?:案件)?(?:、|和|及|与|以及)(?:行政)?诉讼(?:案件)?(?:共计|共|合计|总计|为|有)*{_COUNT}[件起宗例][,(:](?:其中)?[,:]?"
    rf"(?:行政)?复议(?:案件)?(?P<first>{_COUNT}[件起宗例])(?P<sign>[,、和])(?:行政)?诉讼(?:案件)?(?P<second>{_COUNT}[件起宗例])(?![^,;。、)])"
)
# 另有2021年受理的1起劳动争议案件: what is told of this year before it
_THIS_YEAR = re.compile(
    r"(?P<own>(?:本年度?|今年|全年)[^。]{4,300}?);(?:另有|另外|另|此外)(?:20[0-9]{2}) ?年[^;。]{0,80}[。;]?$"
)


def told_beside(text: str) -> str:
    """A folded sentence in which a figure stands beside what it is said of."""
    text = _COMPARED_FIRST.sub(r"\g<head>\g<what>\g<number>,\g<change>", text)
    text = _HOW_MANY_ARE_COMING.sub(r"\g<what>", text)
    text = _SHARES_OF_MEANS.sub("", _PARTS_FIRST.sub(r"\g<number>\g<what>\g<parts>", text))
    if _PERSONS.search(text) and _ASKED.search(text) and not _OTHER_COMPANIES.search(text):
        text = _COMPANIES.sub("商业企业", text)
    text = _BY_ALL_KINDS.sub("", _APPLICANT_SUCH_AS.sub("", text))
    text = _THE_REST_ARE.sub(r"\g<before>", _MOST_ARE.sub(r"\g<kind>", text))
    text = _NO_LONGER.sub("", text)
    if not _RECEIVED.search(text):
        text = _CAME.sub(r"\g<begin>\g<when>收到政府信息公开申请", text)
    decided = [found["what"] for found in _DECIDED.finditer(text)]
    if len(decided) == len(set(decided)) and not _ABOUT.search(text):
        text = _DECIDED.sub(r"\g<begin>\g<of>\g<what>\g<number>", text)
    return _BOTH_APPEALS.sub(r"\g<of>行政复议\g<first>\g<sign>\g<of>行政诉讼\g<second>", _of_decisions(text))


def _of_decisions(text: str) -> str:
    if text.count("等行政许可") + text.count("等各类行政许可") == 1:
        text = _LICENCE_SUCH_AS.sub("作出", text)
    text = _COMPELLED_TOO.sub(r"\g<verb>\g<penalty>\g<verb>行政强制", text)
    return _PURCHASES.sub("政府集中采购", text)


def of_this_year(sentence: str) -> str:
    """A sentence without what its last part adds of another year, where all before is this year's."""
    told = _THIS_YEAR.match(sentence)
    return told["own"] if told and not re.search("20[0-9]{2} ?年", told["own"]) else sentence
