"""Sentences put into plain statements: a number stands right behind what it is said of.

Only the order of words changes, never a word or a figure that a claim could be made of; claims carry the
sentence as printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongkai.parsing.called_otherwise import usually_called
from gongkai.parsing.changes_told import with_changes
from gongkai.parsing.earlier_forms import in_usual_order
from gongkai.parsing.less_usual import as_usual
from gongkai.parsing.listed_together import listed_apart
from gongkai.parsing.phrases import YEAR, year_of
from gongkai.parsing.told_around import told_beside

# headings that a page fuses with the sentence below: (一)主动公开方面 2017年我区…
_HEADING = re.compile(
    r"\(?[一二三四五六七八九十]{1,3}[)、.] ?[^0-9,，。:：;；()]{2,30}?(?:情况|方面|数量|概述|概况|类别) ?"
    rf"(?=\(?[一二三四五六七八九十]{{1,3}}[)、.]|{YEAR} ?年|全年|本年|[本我全][省市区县局委办镇乡院厅])"
)
_LIMITS = re.compile(r"各|乡镇|街道|部门|单位|企业|学校|医院|窗口|审批")
# 收到(通过网络、邮寄提交的)申请: the means narrow nothing where all of them are named together
_MEANS = re.compile(
    r"(?<=收到|接到|接收|受理)(?:以|经|通过)[^,，。;；0-9]{2,30}(?:提交|提出|递交|等方式|等渠道)的?(?=[^,，。;；]*申请)"
)
# 通过网站、信函等方式(受理信息公开申请): the same, told before the verb
_MEANS_BEFORE = re.compile(
    r"(?:通过|采取|采用|利用)[^,。;0-9]{2,30}?等(?:多种|各种)?(?:方式|渠道|途径|形式|平台)(?=(?:共|累计|依法|,)*(?:受理|收到|接收|接到))"
)
# whoever may ask is everybody who asked
_ANYBODY = re.compile(
    r"(?:公民|群众)、(?:企业)?法人(?:、|和|或者?|以?及|与)?(?:其[他它](?:社会)?组织)?等?(?:提出|提交|递交)?的?"
)
# all in hand: 接收处理依申请公开件4件
_RECEIVED_AND_HANDLED = re.compile(
    r"(?P<receive>收到|接收)处理(?:(?:政府)?信息公开申请|依申请公开)(?:申请|件|事项)?(?=[0-9])"
)
# 收到(群众提出的)信息公开申请
_BY_THE_PUBLIC = re.compile(
    r"(?:(?<=收到|接到|接收|受理)|(?<=收到并办理))(?:社会)?(?:公众|群众)(?:提出|提交|递交)的(?=(?:政府)?信息公开申请)"
)
_PARTS_IN_BRACKETS = re.compile(r"\(其中[,:]?")
# 不予处理6件(信访举报投诉类4件、重复申请2件): what is listed in brackets or behind a colon divides the figure before
_LIST_IN_BRACKETS = re.compile(
    r"(?:(?<=[件起宗例条名人])|(?<=公开申请))(?:\(|[:,](?:分别(?:为|是)|包括)|:)(?![^():]{0,8}(?:含|包括|占|较|比|年|均|约|另|详见))"
    r"(?=[\u4e00-\u9fff“”\"]{2,20}[0-9]+[件起宗例条名人][,、;)])"
)
_APPLICANT = "(?:自然人|商业企业|科研机构|社会公益组织|法律服务机构)"
# 其中县政府办公室受理46件; a remark on one body, behind which the whole is spoken of again
_OF_ONE_BODY = re.compile(
    r"[,(]其中[^,;。()0-9]{0,12}(?:办公[室厅]|部门|乡镇|街道|本级)[^,;。()0-9]*[0-9,]+[件条]\)?(?=[;。])"
)
# who asked divides the requests before it, 其中 or not
_APPLICANTS = re.compile(rf"(?<=[件条份宗]),(?:涉及|来自|包括)?(?={_APPLICANT}(?:申请)?[0-9])")
_TELLS_AN_APPLICANT = re.compile(rf"(?:{_APPLICANT}|公民个人)[^,，;；]*$")
# remarks that say what a figure includes; (75%) and (较上年增加3件) belong to the figure itself
_REMARK = re.compile(r"\((?:其中)?(?:不?包?含|包括|不包括|另有|另含)[^()]*\)")
_APPEALS_TOLD = re.compile(r"(?:复议|诉讼|起诉)[^,;。()]{0,12}[0-9]+[件起宗例]$")
_REMARK_BEGINS = re.compile(r"^\((?:其中)?(?:不?包?含|包括|不包括|另含)?")
# labels of the form as they stand there, quoted or with what the body does about it
_QUOTED = re.compile(r"[“\"]([^“”\"0-9]{2,30})[”\"](?=(?:的|类)?(?:申请)?[0-9])")
_PETITIONS = re.compile("信访、?(?:举报、?投诉|投诉、?举报)类")
_NO_LONGER = re.compile(r"、行政机关不再处理其(?:政府信息公开)?申请")
# of all reconsiderations of a body those that concern disclosure
_OF_WHICH_DISCLOSURE = re.compile(
    r"行政(?P<what>复议|诉讼)(?:申请|案件)*[0-9,]+[件起宗例](?:\(|,)(?:其中)?(?:含|包括|涉及)?(?P<of>政府信息公开)(?:类|领域|方面)的?"
    r"(?:行政(?P=what))?(?!行政)(?:申请|案件)*(?P<number>[0-9,]+[件起宗例])\)?"
)
# 通过网站、微信等平台(主动公开): all means together; taken out beforehand, so that no pattern has to try where they begin
_ALL_MEANS = re.compile(
    r"(?:[^,、。;:0-9]{2,14}等(?:平台|渠道|方式|途径|载体|形式)|(?<!其中)(?:通过|利用|依托|借助|在)[^,、。;:0-9]{2,16}(?:、[^,、。;:0-9]{2,16})+)"
    r"(?=(?:共计|累计|共)?主动公开)"
)
_BY_ONE_MEANS = re.compile(
    r"(?:通过|利用|依托|借助|在)[^,。;0-9]{2,24}(?:公开|发布)[^,。;0-9]{0,10}[0-9][0-9,]*[条件]"
)
_MEANS_OF_ONE = re.compile("网站|网|微博|微信|公众号|公报|公开栏|报刊|电视|广播")
# of the cases the concluded ones, and how those ended
_CONCLUDED = re.compile(r",(?:其中)?(?:已|均已)?审结[0-9,]+[件起宗例],其中,?")
_SHARE = re.compile(r"[,(](?:约?占(?:比)?)?[0-9.]+%\)?")
_BY_APPLICANT = re.compile(
    r"(?:(?:从|按)?申请(?:人|主体)[^,。:0-9]{0,6}(?:看|分|方面|情况)|(?:在)?申请人中)[,:]?(?=自然人|公民个人|商业企业)"
)
# 累计受理63件,其中2016年受理7件: of what is counted since an earlier year only this year's figure is told
_OF_A_SUM = re.compile(
    rf"(?:(?<![^,。;])[^,。;]{{0,60}}?(?:以来|年来|起|截至[^,。;]{{0,30}}),)?[^,。;0-9]{{0,10}}累计(?P<what>(?:主动公开|受理|收到|接到|接收)[^,。;0-9]{{2,20}})[0-9][0-9.]*万?[余多]?(?P<unit>[件条]),"
    rf"(?:其中)?(?P<year>{YEAR} ?年|今年|本年)(?:度)?(?:新增|主动公开|公开|受理|收到|接收)?(?P<number>[0-9][0-9.]*万?)(?=(?P=unit))"
)
# 截至年底主动公开政府信息835条,其中2017年新增212条: the same without the word
_OF_ALL_YEARS = re.compile(
    rf"截[至止][^,。;]{{2,14}}?,?[^,。;0-9各]{{0,10}}(?P<what>主动公开[^,。;0-9]{{2,20}}?)(?:历年累计|累计)?[0-9][0-9.]*万?[余多]?(?P<unit>[件条]),"
    rf"其中,?(?P<year>{YEAR} ?年|今年|本年)(?:度|内)?新增[^,。;0-9]{{0,14}}(?P<number>[0-9][0-9.]*万?)(?=(?P=unit))"
)
# 配备1名专职人员和2名兼职人员负责(政府信息公开工作): what they do is told behind them
_THEIR_WORK = re.compile(
    r"(?P<staff>(?<![0-9])[0-9]{1,3}[名位个人](?:专职|全职|兼职|(?=工作人员))(?:(?!负责|从事|承担|做)[^。;]){2,30}?)(?P<work>(?:具体|专门|专项)?(?:负责|从事|承担|做好?)[^,。;0-9]{0,4}(?:政府信息公开|政务公开|信息公开))"
)
# documents by how they are to be disclosed: what is refused there is no request
_ATTRIBUTES = re.compile(
    r"(?<!已)(?<!已经)主动公开(?:类|的|文件|公文)*[0-9,]+[件份条篇](?:\([^()]*\))?[,、;和](?:依申请公开(?:类|的)*[0-9,]+[件份条篇](?:\([^()]*\))?[,、;和])?"
    r"不予公开(?:类|的)*[0-9,]+[件份条篇]"
)
# 主动公开政府信息16项65条: the kinds are no count of what was disclosed
_KINDS = re.compile(r"(?<=信息)[0-9]{1,3}(?:大?类|项)(?=[0-9]{1,9}条)")
# 全区各部门、镇街共(收到): all bodies of a region are the region
_ALL_BODIES = re.compile(
    r"(?P<all>全[省市区县州盟旗])各[^,。;0-9]{2,24}?(?=共|累计|收到|受理|新收|完成|办理)"
)
_GOVERNMENT_ITSELF = re.compile(
    r"(?:[省市区县](?:人民)?政府|本级)(?:本级|机关|办公[厅室])?[^,。;0-9]{0,20}[0-9]"
)
# 重大舆情数(不同方式回应同一热点计1次): how the form counts
_HOW_COUNTED = re.compile(r"\([^()]{2,40}(?:计|计为|算|视为)[1一][次条件]\)")
# 现行有效规章1件、(现行有效)行政规范性文件6件
_RULES_FIRST = re.compile(
    r"(?P<act>现行有效的?|新?制[作发定]|新公开|废止)(?P<rules>(?:政府)?规章[0-9]+[件部个][,、和])(?P<documents>(?:行政)?规范性文件)(?=[0-9])"
)
# 行政事业性收费3项,(行政事业性收费)金额25万元
_ITS_AMOUNT = re.compile(
    r"(?P<what>行政事业性收费|政府集中采购)(?P<count>(?:项目|信息)?[0-9]+[项个条次],)(?:采购|收费|收取)?(?:总|累计|合计)?金额(?=[^,。;]{0,4}[0-9])"
)
# 收到和办理(申请6件): all that came are counted
_RECEIVED_AND_DONE = re.compile(
    r"(?P<receive>收到|受理|接收)(?:和|及|与|、)(?:办理|处理)(?!情况|工作|流程|制度|机制|时限|结果|率|程序|数)"
)
# 以办公室名义印发的(规范性文件): whoever signs them, they are the report's
_IN_WHOSE_NAME = re.compile(r"以[^,。;0-9]{2,24}名义(?=(?:制定|制发|印发|出台|发布))")
# 部分公开7,占5%: an outcome among others is counted as they are
_WITHOUT_UNIT = re.compile(
    r"(?P<what>(?:同意|予以|部分|不予|全部)公开|无法提供|不予处理|其他处理)(?P<number>[0-9]{1,6})(?=[,;。](?!\s*[0-9])|\()"
)
_WITH_UNIT = re.compile(r"(?:公开|提供|处理)(?:的)?[0-9]{1,6}件")
# 信息公开申请9件,其中局长信箱收到2件: a means like others
_MAILBOX = re.compile(
    r"(?<=[件条宗份][,;、])(?:其中)?(?:通过)?(?:[局厅区县市镇委主][长任])?(?:公开)?信箱(?=(?:收到|受理|提交)(?:申请)?[0-9])"
)
# 微信公众号(晨风发布)(发布信息12条): how an account is called
_ACCOUNT = re.compile(r"(?P<what>公众号|微博|微信|网站|平台|抖音号?)\((?!含|不含|包括|其中)[^()0-9]{2,20}\)")
# 行政复议数量:0件
_COLON = re.compile(
    rf"(?<=[\u4e00-\u9fff])(?<!数量)(?<!诉讼情况):(?=[0-9])(?![0-9]{{1,2}}\.[^0-9])|(?:(?<=数量)|(?<=诉讼情况)):(?=[0-9])(?!{YEAR} ?年)"
)
# 通过报纸等(其他方式): an example of what is counted
_SUCH_AS = re.compile(
    r"(?:(?:通过|以|利用)[^,。;、0-9]{2,12}|(?<=[,;])[^,。;0-9]{2,40})等(?=其[他它](?:方式|渠道|形式|途径))"
)
_OTHER_MEANS_COUNTED = re.compile("(?:报[刊纸]|广播|电视|公开栏|宣传)[^,;。0-9]{0,12}[0-9]")
_NONE = re.compile("(?<=[为是])零(?=[,;。]|$)")
# since the year began is this year
_THIS_YEAR = re.compile(r"(?<=今年|本年)(?:度)?(?:以来|来(?=[,我本共收受接]))")
# 自然人占比87.1%,共88件: the share behind its figure
_SHARE_FIRST = re.compile(
    r"(占比?例?(?:为|约)?[0-9]{1,3}(?:\.[0-9]+)?%)[,、](?:共计?|为|计)([0-9]{1,9}[件条份宗])"
)
# years that a figure is only compared with, and those that a request goes on to
_OTHER_YEAR = re.compile(
    rf"\({YEAR} ?年[^()]*\)|(?:比|较|与|和|同|(?<!截)至|到|结转|转入|顺延|延期) ?{YEAR} ?年"
)
_YEAR = re.compile(rf"({YEAR}) ?年")
_NUMBER = r"(?:[0-9][0-9,.]*[0-9]|[0-9]|[零一二两三四五六七八九十百千万]+)"
_UNIT = r"(?:万元|人次|件次|条次|[条件篇个宗次人名期份元场起例处项])"
_NEXT = r"(?:、|和|以及|及|与)"
_RESPECTIVELY = re.compile(
    rf"(?P<names>[^,，。:：;；()0-9]+)分别(?:为|是|有|达到|达|计)?(?P<numbers>{_NUMBER}{_UNIT}?(?:(?:{_NEXT}|(?<=[^0-9]),){_NUMBER}{_UNIT}?)+)"
)
_ONE = re.compile(rf"(?P<number>{_NUMBER})(?P<unit>{_UNIT})?")
_BETWEEN_NAMES = re.compile(_NEXT)

# requests that go on from one year to the next
_INTO = "结转|转结|转来|转入|接转|顺延|延续|遗留|移转"
CARRIED_OVER = re.compile(rf"(?:上一?年|去年)度?(?:{_INTO})")
_COUNTS = "件条份宗起例个项篇次人"


def plain_statements(sentence: str) -> tuple[str, tuple[str, ...]]:
    """A folded sentence without its remarks, and the remarks, each to be read for itself."""
    text = _MEANS_BEFORE.sub(
        "", _HEADING.sub(_unless_limiting, as_usual(in_usual_order(told_beside(listed_apart(sentence)))))
    )
    text = usually_called(_ANYBODY.sub("", _MEANS.sub("", text)))
    text = _OF_A_SUM.sub(
        r"\g<year>\g<what>\g<number>",
        _NONE.sub(
            "0件",
            _ALL_MEANS.sub(_unless_others_too, _KINDS.sub("", _SUCH_AS.sub(_unless_behind_another, text))),
        ),
    )
    text = _OF_ALL_YEARS.sub(r"\g<year>\g<what>\g<number>", text)
    text = _THEIR_WORK.sub(r"政府信息公开工作\g<staff>\g<work>", text, count=1)
    text = _ATTRIBUTES.sub("", _OF_ONE_BODY.sub("", with_changes(_SHARE_FIRST.sub(r"\2,\1", text))))
    text = _ALL_BODIES.sub(_unless_beside_the_government, _COLON.sub("", _HOW_COUNTED.sub("", text)))
    text = _RULES_FIRST.sub(r"\g<act>\g<rules>\g<act>\g<documents>", text)
    text = _ITS_AMOUNT.sub(r"\g<what>\g<count>\g<what>金额", text)
    if "分别" not in text:
        text = _BY_THE_PUBLIC.sub("", _RECEIVED_AND_DONE.sub(r"\g<receive>", text))
        text = _RECEIVED_AND_HANDLED.sub(r"\g<receive>并办理政府信息公开申请", text)
        text = _IN_WHOSE_NAME.sub("", text) if text.count("名义") == 1 else text
    text = _ACCOUNT.sub(r"\g<what>", text)
    text = _MAILBOX.sub("其他渠道", text) if "公开申请" in text else text
    if _WITH_UNIT.search(text):
        text = _WITHOUT_UNIT.sub(r"\g<what>\g<number>件", text)
    text = _PETITIONS.sub("信访举报投诉类", text)
    text = _NO_LONGER.sub("", _QUOTED.sub(r"\1", text))
    text = _OF_WHICH_DISCLOSURE.sub(r"\g<of>类行政\g<what>\g<number>", text)
    if _CONCLUDED.search(text):  # shares are of those concluded
        text = _CONCLUDED.sub(",", _SHARE.sub("", text))
    text = _BY_APPLICANT.sub("申请人为", _THIS_YEAR.sub("", text))
    text = _RESPECTIVELY.sub(_in_order, text)
    remarks = tuple(_REMARK_BEGINS.sub("", found[0]).rstrip(")") for found in _remarks(text))
    text = _LIST_IN_BRACKETS.sub(",其中", _PARTS_IN_BRACKETS.sub(",其中", _REMARK.sub("", text)))
    first = _APPLICANTS.search(text)
    if first and "其中" not in text and not _TELLS_AN_APPLICANT.search(text[: first.start()]):
        text = f"{text[: first.start()]},其中{text[first.end() :]}"
    return text, remarks


def _remarks(text: str) -> Iterator[re.Match[str]]:
    """The remarks of a sentence, but for what 行政复议5件(含上年结转1件) says of appeals that went on."""
    for found in _REMARK.finditer(text):
        if not ("结转" in found[0] and _APPEALS_TOLD.search(text[: found.start()])):
            yield found


def years_told(text: str) -> set[int]:
    """The years a folded text tells of, without those it compares them with or puts off to."""
    return {year_of(year) for year in _YEAR.findall(_OTHER_YEAR.sub("", text))}


def years_beside(sentence: str, year: int) -> str:
    """The year before as 上年 and the next as 下年 where requests go on or figures are compared."""
    onward = rf"((?:结转|转结|顺延|延期|延|转)(?:至|到|入)?){year + 1} ?年"
    sentence = re.sub(onward, r"\g<1>下年", sentence)
    later = rf"(?:(?:将|待|拟)?(?:于|在)|将|待|拟) ?{year + 1} ?年(?:[0-9]{{1,2}}月)?(?=[^,。;0-9]{{0,6}}(?:答复|办理|办结))"
    sentence = re.sub(later, "下年", sentence)
    sentence = re.sub(rf"{year - 1} ?年(?=度?(?:{_INTO}))", "上年", sentence)
    sentence = re.sub(rf"(?<=[由从]){year - 1} ?年(?=的?[0-9])", "上年", sentence)
    sentence = re.sub(rf"(?<=\(){year - 1} ?年(?=度?(?:同期)?(?:为|是|有)?[0-9])", "上年", sentence)
    compared = rf"([比较与同]) ?{year - 1} ?年度?(?:\([0-9,]{{1,9}}[{_COUNTS}]\))?"
    return re.sub(rf"{year} ?年度?以来的?", f"{year}年", re.sub(compared, r"\1上年", sentence))


def _unless_others_too(means: re.Match[str]) -> str:
    """Nothing, or the means where the sentence tells apart how much others disclosed: then they are not all."""
    before, after = means.string[: means.start()], means.string[means.end() :]
    if means[0].endswith(("共", "累计", "共计")) or after.startswith(("共", "累计")):
        return ""
    beside = _BY_ONE_MEANS.search(after)
    is_other = beside and not any(name in means[0] for name in _MEANS_OF_ONE.findall(beside[0]))
    return means[0] if is_other or _BY_ONE_MEANS.search(before) else ""


def _unless_behind_another(example: re.Match[str]) -> str:
    """Nothing, or the example where a statement of another means ends before it: 报刊公开5条;宣传册等其他方式…"""
    before = example.string[: example.start()]
    return example[0] if before.endswith(";") and _OTHER_MEANS_COUNTED.search(before) else ""


def _unless_beside_the_government(bodies: re.Match[str]) -> str:
    """The region, or the bodies where what its government itself had is told before them: 区政府新收21件;全区各部门收到90件."""
    return bodies[0] if _GOVERNMENT_ITSELF.search(bodies.string[: bodies.start()]) else bodies["all"]


def _unless_limiting(heading: re.Match[str]) -> str:
    """Nothing, or the heading where it says of whom or of what the sentence speaks."""
    return heading[0] if _LIMITS.search(heading[0]) else ""


def _in_order(match: re.Match[str]) -> str:
    """当面申请、网络申请分别为3、5件 as 当面申请3件,网络申请5件; the names alone where the counts differ."""
    names = _BETWEEN_NAMES.split(match["names"])
    numbers = list(_ONE.finditer(match["numbers"]))
    unit = numbers[-1]["unit"]
    if len(names) != len(numbers) or not all(names) or not unit:
        return match["names"]
    pairs = zip(names, numbers, strict=True)
    return ",".join(f"{name}{number['number']}{number['unit'] or unit}" for name, number in pairs)
