"""Less usual ways to write a statement, put into the usual ones before its numbers are read.

As in `wording`, only what no claim could be made of is left out or moved.
"""

from __future__ import annotations

import re

from gongkai.parsing.phrases import YEAR

# 微信订阅号(微信号:abc123)公开信息12条: what an account is called holds figures that count nothing
_ACCOUNT_ID = re.compile(
    r"\((?:微信|公众|订阅)?(?:号|账号|账户|ID|id)(?:为|:)? ?[A-Za-z][A-Za-z0-9_\-]{2,30}\)"
)
# 我办(局): one body of two names
_TWO_NAMES = re.compile("(?<=[我本][办委局])\\((?:局|办|委|党组)\\)")
# 受理申请0次,答复0次: requests and the answers to them, counted by one word
_TIMES = re.compile(
    r"(?<=信息公开申请)(?P<asked>[0-9]{1,6})次(?P<done>,(?:均|已|全部|共)?(?:答复|回复|办结))(?P<answered>[0-9]{1,6})次"
)
# 配备了1名全职人员,设立了1个信息申请受理点: who does the work is told by what is set up beside
_AT_A_POINT = re.compile(
    r"(?P<staff>(?<![0-9])[0-9]{1,3}[名位个人](?:专职|全职|兼职)(?:(?!负责|从事|承担|窗口|大厅)[^。;]){2,40}?)"
    r"(?P<point>,(?:并|在[^,;。]{2,20})?(?:设立|设置|开设|设有)了?(?:[0-9]{1,3}|[一二两三四五六七八九十]{1,3})?个?(?:专门的?)?(?:申请)?(?:政府)?信息(?:公开)?(?:依?申请|公开)?(?:受理点|查询点|查阅点))"
)

# 截至年底,(本年度累计主动公开): what is counted since the year began
_UNTIL_ITS_END = re.compile(
    rf"截[至止](?:到)?(?:{YEAR} ?年|本年|今年)?(?:12月)?(?:31日|年?底|年?末)(?:止)?,(?=(?:[我本][省市区县局委办镇乡院厅处])?(?:本年度?|全年|今年)(?:共|累计)*主动公开(?![^。]*累计))"
)

# 专门配备了2名工作人员,设立了1个专门的信息申请受理点: the same where nobody else is told of
_WORKERS_AT_A_POINT = re.compile(
    r"(?<=专门配备)(?:了)?(?P<staff>[0-9]{1,2}名工作人员)(?P<point>,并?(?:设立|设置)了?[0-9]{1,2}个(?:专门的?)?(?:政府)?信息(?:公开)?申请受理点)"
)
_STAFF_COUNTED = re.compile("[0-9][名位人]")
# 全年收信息公开申请12件: the verb of requests without 到
_TAKES = re.compile(
    r"(?<=[年度位局委办厅院镇乡处内,])(?P<all>(?:共计|累计|共|新)*)收(?=(?:各类)?(?:政府|政务)?信息公开申请(?:共计|共|计)?[0-9])"
)
# 依申请公开信息1人2次: who asked twice made two requests
_PERSONS_AND_TIMES = re.compile(
    r"(?P<verb>收到|受理|接到|接收)(?:群众|公民|市民|公众)?(?:的)?"
    r"(?:政府信息公开申请|信息公开申请|依申请公开(?:政府)?信息|依申请信息公开|申请公开(?:政府)?信息)[0-9]{1,4}人(?P<number>[0-9]{1,5})次(?=[,。;]|$)"
)
# 公开答复9件,转下年度办理2件: all that were answered, where no outcome is told
_ANSWERED = re.compile(
    r"(?<=[0-9][件条份宗],)公开答复(?=[0-9]{1,6}[件条份宗],(?:尚|剩余|其余|另|有|[0-9]{1,6}[件条份宗])*(?:结转|转|顺延)[至到入]?下)"
)
_AN_OUTCOME = re.compile(
    "不予|部分|无法|不属于|不掌握|不存在|建议|提案|终止|驳回|告知|转办|移送|无效|非本|其他|补正|撤"
)
# 其中公开1起,不存在9起,属于行政执法案卷5起: in whole or in part, unless those in part are told
_GRANTED = re.compile(
    r"(?P<all>^其中|(?:答复|办结|受理|收到)[^,。;0-9]{0,12}[0-9]{1,6}[件起条份宗例][,。;]其中)(?P<sign>[,:]?)公开(?P<number>[0-9]{1,6}[件起条份宗例])(?P<rest>[,、;][^。]*)"
)
_IN_PART = re.compile("部分|区分处理|不完全")
_NOT_GIVEN = re.compile(
    "不存在|不掌握|未掌握|行政执法案卷|无法提供|没有现成|内部事务|过程性|重复申请|信访|其他途径|补正|不属于政府信息|不属于本"
)
_NO_REQUESTS = re.compile("主动公开|规范性文件|公文|建议|提案|处罚|许可|登记|查询申请|咨询|复议|诉讼|涉及|类")
# 二是做好依申请公开工作(,)2022年共收到: a heading that the sentence is fused with
_POINT = re.compile(
    r"^(?P<point>[一二三四五六七八九十]是(?:做好|抓好|推进|规范|加强)(?:政府信息)?依申请公开工作)(?=20[0-9]{2} ?年|全年|本年)"
)
# 本年度制发2件,废止1件,现行有效9件: the row of the form, of what the sentence named before
_DOCUMENTS = re.compile(
    r"(?P<issue>新?制发|新?制定|出台)(?:件数|数量|数)?(?P<issued>[0-9]{1,6}[件个份部])"
    r"(?=[,、;]和?废止(?:件数|数量|数)?[0-9]{1,6}[件个份部][,、;]和?现行有效(?:件数|数量|数)?[0-9])"
)
_OTHER_PAPERS = re.compile(
    "(?<!规范性)文件|规章|公文|制度|政策|名义|代[省市区县]|备案|报备|审查|政府|办公室|单位|部门|各|标准|法规"
)
# 本镇共有(工作人员2名): that they are there says nothing more
_HAS_STAFF = re.compile(
    r"(?:(?<=[本我][镇乡局委办厅院处])|(?<=本单位))[现共]*有(?=(?:从事)?政府信息公开工作人员[0-9]{1,3}[名人位](?:[,。;]|$))"
)
# 明确1名工作人员作为专职信息公开员
_APPOINTED = re.compile(
    r"(?P<number>(?<![0-9])[0-9]{1,2}[名人位])(?:工作人员|干部|同志)?(?:作为|担任)(?P<kind>专职|兼职)(?:政府|政务)?(?:信息)?公开(?:工作)?(?:人员|员)"
)
# 安排2名民警和1名工作人员承担政府信息公开工作: together its staff, where nobody leads or does it beside
_TWO_KINDS = re.compile(
    r"(?P<verb>安排|配备|落实|指定)(?:了)?(?P<one>(?<![0-9])[0-9]{1,2})[名位](?:民警|干警|干部|工作人员)(?:和|及|、)(?P<other>[0-9]{1,2})[名位](?:合同制|聘用|辅助)?(?:工作人员|干部|辅警|职工)"
    r"(?:具体|专门)?(?:承担|负责|从事)(?:[^,。;0-9各]{0,12})(?=政府信息公开工作)"
)
_SOME_OF_THEM = re.compile("新增|另|除|领导|专职人员|窗口|派出所|科室|站所|各|也")
# 主动发布信息300条,全文电子化率100%: the form's own remark on what was disclosed
_PUBLISHED = re.compile(r"(?<!其中)(?<!其中,)主动发布(?=(?:各类)?(?:政府|政务)?信息[0-9])")
_OUTWARD = re.compile(r"(?<=网站)[向对]外(?=发布|公开)")
# (“临江市政府信息公开”)网站公开信息30条: how the site is called
_SITE = re.compile(
    r"“(?!中国|国家)[^”省0-9]{0,10}政府(?:信息公开|门户|公众信息)?”(?=网站(?:主动)?(?:公开|发布)(?:政府)?信息[0-9])"
)
_PICTURES = re.compile(r"(?<=发布)(?:有关|相关|各类)?图文(?:信息)?(?=[0-9]{1,6}条)")
_IN_MANY_WAYS = re.compile(
    r"(?:以|采取|采用|运用)(?:各类|各种|多种|不同)(?:渠道|方式|途径|形式)(?=(?:向社会)?(?:主动公开|公开(?:各类)?(?:政府|政务)信息))"
)
_AMONG_OTHERS = re.compile(
    "另|还|同时|除|其中|围绕|结合|针对|聚焦|领域|通过|在|微信|微博|网站|报刊|电视|各(?![种类])"
)
# 公开(我局)各类信息
_OWN_INFORMATION = re.compile(
    r"(?<=公开)[我本](?:局|镇|乡|委|办|单位|街道)(?:的)?(?=(?:各类)?(?:政府|政务)?信息[0-9])"
)
# 年度累计主动公开政府信息158,历年累计主动公开政府信息545条: the two columns of the form
_YEAR_AND_ALL_YEARS = re.compile(
    r"^(?:截[至止][0-9年 ]{0,8}(?:12月(?:31日|底)?|年?[底末]),)?本?年度累计(?P<what>主动公开(?:政府|政务)?信息)(?P<number>[0-9]{1,7})条?,"
    r"历年累计(?:主动公开(?:政府|政务)?信息)?[0-9]{1,8}条"
)
# (处理申请)情况数0条
_HANDLED = re.compile(r"(?<=处理申请)情况(?=数?[0-9])")
# 发布信息共计召开新闻发布会2次
_TO_PUBLISH = re.compile(r"(?<=,)(?:为)?发布信息(?:共计|共)?(?=召开新闻发布会[0-9])")


# 行政复议1件,维持结果1件
_UPHELD = re.compile(r"(?<=[,、;])维持结果(?=[0-9])")

# 省市县三级政府及部门(主动公开): all bodies of a province are the province
_ALL_LEVELS = re.compile(
    r"省、?[市州]、?县(?:\(区\)|区)?三级(?:人民)?政府(?:(?:及其?|和)(?:所属|组成|工作)?部门)?(?=共|累计|主动公开)"
)


# 办理(公民、法人或其他组织通过平台、邮寄等途径)依申请公开信息合计6件: whoever asked, by whatever means
_BY_ANYBODY = re.compile(
    r"(?<=办理)(?:公民|群众)、法人(?:、|和|或者?|以?及|与)其[他它]组织通过[^,。;0-9]{2,30}等(?:途径|渠道|方式)(?=依申请公开(?:政府)?信息(?:合计|共计|总计|共))"
)


def as_usual(text: str) -> str:
    """A folded sentence with what is written in a less usual way put into the usual one."""
    text = _TIMES.sub(r"\g<asked>件\g<done>\g<answered>件", _ACCOUNT_ID.sub("", _TWO_NAMES.sub("", text)))
    text = _ALL_LEVELS.sub("全省", text)
    text = _UPHELD.sub("结果维持", text)
    text = _of_requests(_POINT.sub(r"\g<point>,", _BY_ANYBODY.sub("", text)))
    text = _of_what_was_disclosed(text)
    text = _HAS_STAFF.sub("", text)
    if not _SOME_OF_THEM.search(text):
        text = _APPOINTED.sub(r"\g<number>\g<kind>工作人员负责信息公开", _TWO_KINDS.sub(_both, text))
    if len(_STAFF_COUNTED.findall(text)) == 1:
        text = _WORKERS_AT_A_POINT.sub(r"政府信息公开工作\g<staff>\g<point>", text)
    return _AT_A_POINT.sub(r"政府信息公开工作\g<staff>\g<point>", text, count=1)


def _both(match: re.Match[str]) -> str:
    return f"{match['verb']}{int(match['one']) + int(match['other'])}名工作人员负责"


def _of_requests(text: str) -> str:
    text = _HANDLED.sub("", _TAKES.sub(r"\g<all>收到", text))
    text = _PERSONS_AND_TIMES.sub(r"\g<verb>政府信息公开申请\g<number>件", text)
    if "公开申请" in text and not _AN_OUTCOME.search(text):
        text = _ANSWERED.sub("答复", text)
    return text if _NO_REQUESTS.search(text) else _GRANTED.sub(_in_whole_or_in_part, text)


def _in_whole_or_in_part(match: re.Match[str]) -> str:
    """What was given, where two reasons not to give are listed behind it and nothing is divided again."""
    if len(set(_NOT_GIVEN.findall(match["rest"]))) < 2 or "其中" in match["rest"]:
        return match[0]
    given = "予以公开" if _IN_PART.search(match["rest"]) else "予以公开及部分公开"
    return f"{match['all']}{match['sign']}{given}{match['number']}{match['rest']}"


def _of_what_was_disclosed(text: str) -> str:
    text = _UNTIL_ITS_END.sub("", text)
    text = _OWN_INFORMATION.sub("", _OUTWARD.sub("", _SITE.sub("", text)))
    if not _AMONG_OTHERS.search(text):
        text = _IN_MANY_WAYS.sub("", text)
    text = _TO_PUBLISH.sub("", _YEAR_AND_ALL_YEARS.sub(r"全年\g<what>\g<number>条", text))
    if "全文电子化" in text:
        text = _PUBLISHED.sub("主动公开", text)
    if re.search("微信|微博|公众号", text) and "视频" not in text:
        text = _PICTURES.sub("信息", text)
    row = _DOCUMENTS.search(text)
    named = text[: row.start()] if row else ""
    if "规范性文件" in named and not _OTHER_PAPERS.search(named):
        text = _DOCUMENTS.sub(r"\g<issue>规范性文件\g<issued>", text, count=1)
    return text
