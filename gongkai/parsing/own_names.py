"""The names under which a text speaks of its own body, and each of them as 本单位.

A title names a body in full (桦甸市人民政府新华街道办事处); its sentences call it 新华街道, 街道办事处 or 区财政局, and shorten
安全生产监督管理局 to 安监局. Only what cannot be another body is taken for it: the level before a short name must be its own,
and nothing may stand before it that could make it a longer name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from gongkai.parsing.phrases import folded

OWN = "本单位"
_LEVELS = "省市区县州盟旗"
# a region that a name begins with: 上海市普陀区; 城市管理局 begins with none
_REGION = re.compile(
    r"[东西南北城郊矿]区(?!街|镇|乡|改造|更新)(?=[\u4e00-\u9fff]{2})"  # a district of one character
    rf"|(?!城市|都市|社区|园区|景区|开发区|经济)[\u4e00-\u9fff]{{2,10}}?(?:自治[区州县旗]|[{_LEVELS}]|地区|新区|开发区)"
    r"(?=[\u4e00-\u9fff]{2})"
    r"|(?![本我该各全邻外])[\u4e00-\u9fff]县(?=[\u4e00-\u9fff]{2})"  # a county of one character
)
_ABOVE = re.compile(
    r".*(?:人民政府|管委会|管理委员会)(?!办公|$)(?=[\u4e00-\u9fff]{4})|.*局(?=[^局]{2,14}(?:局|大队|支队)$)"
)
_OFFICE = re.compile(rf"(?P<level>[{_LEVELS}]?)(?:人民)?政府(?:办公[厅室]|办)(?!代表|[公事])")
# 信访办收到, and not 信访办理
_NO_VERB = "(?![公理事结件文案法证学税])(?![^,。;0-9]{0,8}(?:复议|诉讼|应诉))"
# how a body is called by the end of its full name
_ENDS = (
    (re.compile("街道(?:办事处|办)?$"), ("街道(?:办事处|办)?", "街办")),
    (re.compile("镇(?:人民政府|政府)?$"), ("镇(?:(?:人民)?政府)?",)),
    (re.compile("乡(?:人民政府|政府)?$"), ("乡(?:(?:人民)?政府)?",)),
    (re.compile("委员会$"), ("委(?:员会)?",)),
    (re.compile("人民政府办公[厅室]$"), ("(?:人民)?政府(?:办公[厅室]|办)(?!代表|[公事])",)),
    (re.compile("(?<!政府)办公室$"), (rf"办(?:公室|{_NO_VERB})",)),
    (re.compile("总队$"), ("总队",)),
    (re.compile("支队$"), ("支队",)),
    (re.compile("大队$"), ("大队",)),
    (re.compile("分局$"), ("分局",)),
)
# behind 、 as the second of two: what they did together is neither's
_BOUNDARY = (
    r"(?:(?<![\u4e00-\u9fff])(?<![\u4e00-\u9fff]、)|(?<=[一二三四五六七八九十]、)|(?<=[年度月日来由向对被]))"
)
_NOT_ITS_PARTS = r"(?!各|系统|下属|所属|辖区|直属|内部|领导|主要负责|网|官网|门户|公众号|官方|微信|微博|党)"
_SHORT = rf"(?P<name>(?P<level>[{_LEVELS}]?)(?:[\u4e00-\u9fff]{{2,6}}?|(?<=[{_LEVELS}])[文教建农科商](?=委))(?:[局委厅]|(?<=[务理术])中心)){_NOT_ITS_PARTS}"
_SHELTERS = "人民防空"
_COMMITTEE = "管委会|管理委员会"
# how zones are called in short
_ZONES = {"高新技术产业开发区": "高新区", "经济技术开发区": "经开区|开发区", "经济开发区": "经开区|开发区"}
_OF_THE_STATE = "中华人民共和国"
# the kind of a small body alone, of which its text has but one: 街道共收到
_ALONE = (
    "街道(?:办事处|办)?",
    "镇(?:人民)?政府",
    "乡(?:人民)?政府",
    "委员会",
    "办公[厅室]",
    "(?!)",  # 办公室 may be an office within it
    "总队",
    "支队",
    "大队",
    "分局",
)
_ACTS = r"(?=(?:为开展政府信息公开|共|全年|累计|新收|收到|受理|接收|接到|依法|主动|未|没有|办理|本年|发生|产生|引发|先后|召开|举办|通过(?:各类|各种|多种|不同)(?:渠道|方式|途径)))"

# 市政府(及市政府办公室)制发规范性文件: both issue for the government
_GOVERNMENT = re.compile("(?P<level>[省市区县])(?:人民)?政府$")
_AND_ITS_OFFICE = re.compile(
    r"(?P<body>(?P<level>[省市区县])(?:人民)?政府)(?:及|和|、)(?:其|(?P=level)(?:人民)?政府)?办公[厅室](?=(?:共|全年|累计|新)*(?:制发|制定|印发|出台)(?:了)?(?:行政)?规范性文件)(?![^。]*部门)"
)

# what a town tells of the whole town is its own government's: 全镇共公开政府信息
_OF_A_TOWN = {sign: re.compile(rf"{sign}(?:人民政府|政府)?$") for sign in "镇乡"}
_TELLS_ALL = r"(?=(?:共计|共|主动)*公开(?:各类)?(?:政府|政务)?信息|(?:共计|累计|共|新)*(?:收到|受理)(?:各类)?(?:政府)?信息公开申请)"


@dataclass(frozen=True, slots=True)
class _Names:
    written: re.Pattern[str]
    short: re.Pattern[str]
    level: str
    last: str
    is_office: bool

    def is_short(self, match: re.Match[str]) -> bool:
        """Whether a short name has the signs of the full one in their order, its first and its last among them."""
        if match["level"] not in ("", self.level):
            return False
        name = match["name"][len(match["level"]) :]
        last = self.last.replace("委员会", "委")
        if name.endswith("中心"):  # 机关事务中心 of 机关事务管理中心: others differ by less
            return name == last.replace("管理", "", 1)
        signs = iter(last)
        return name[0] == last[0] and name[-1] == last[-1] and all(sign in signs for sign in name)


def in_own_words(sentence: str, agency: str) -> str:
    """A folded sentence in which the body is called 本单位."""
    names = _names(agency)
    if (own := _GOVERNMENT.search(agency)) and "规范性文件" in sentence:
        sentence = _AND_ITS_OFFICE.sub(
            lambda match: match["body"] if match["level"] == own["level"] else match[0], sentence
        )
    text = names.written.sub(OWN, sentence)
    if names.is_office:
        text = _OFFICE.sub(
            lambda match: OWN if not match["level"] or match["level"] == names.level else match[0], text
        )
    return names.short.sub(lambda match: OWN if names.is_short(match) else match[0], text)


@lru_cache(maxsize=256)
def _names(agency: str) -> _Names:
    agency = folded(agency)
    above = _ABOVE.match(agency)
    last, regions = _without_regions(agency[above.end() :] if above else agency)
    before = regions[-1] if regions else (above[0] if above else "")
    level = next((sign for sign in reversed(before) if sign in _LEVELS), "")
    called = _called(last)
    if _SHELTERS in last:
        called = f"{called}|{_called(last.replace(_SHELTERS, '人防'))}"
    written = [re.escape(agency), *(re.escape(region) + rf"(?:{called})" for region in regions)]
    if any(end.search(last) for end, _ in _ENDS[:3]):
        written.append(rf"(?:{called}){_NOT_ITS_PARTS}")  # 二郎街道, 牛街乡: names of their own
    else:
        written.append(rf"{_BOUNDARY}{level and f'{level}?'}(?:{called}){_NOT_ITS_PARTS}")
    if last == "人民政府":  # 兰州市政府, 兰州市共收到 …
        written += [rf"{region}(?:人民)?政府(?!办)" for region in regions]
        written += [rf"{_BOUNDARY}{region}{_ACTS}" for region in regions]
    if agency.startswith(_OF_THE_STATE):  # a ministry
        written.append(
            rf"{_BOUNDARY}{re.escape(agency.removeprefix(_OF_THE_STATE))}(?![门队])(?![^,。;0-9]{{0,8}}(?:复议|诉讼|应诉))"
        )
    if above:
        written.append(re.escape(agency[above.end() :]))
        kind, over = _without_regions(above[0])
        above_level = next((sign for sign in reversed(over[-1] if over else "") if sign in _LEVELS), "")
        # 临江市财政局白河分局 as 市财政局白河分局
        written.append(rf"{_BOUNDARY}{above_level}{re.escape(kind + last)}{_NOT_ITS_PARTS}")
    if above and last == "分局":  # 公安局某区分局 as 区公安分局
        kind = _without_regions(above[0])[0].removesuffix("局")
        places = "|".join([level, *regions, *(region.rstrip(_LEVELS) for region in regions)])
        written.append(rf"{_BOUNDARY}(?:{places})?{re.escape(kind)}分局{_NOT_ITS_PARTS}")
    for zone, ways in _ZONES.items():
        if zone in agency and (above or re.search(rf"(?:{_COMMITTEE})$", agency)):
            kind = rf"(?:管委会|管理委员会)?(?:{called})" if above else rf"(?:{_COMMITTEE})"
            written.append(
                rf"{_BOUNDARY}(?:{re.escape(agency.partition(zone)[0])})?(?:{ways}){kind}{_NOT_ITS_PARTS}"
            )
    if re.search(rf"(?:{_COMMITTEE})$", agency):
        written.append(rf"{_BOUNDARY}(?:{_COMMITTEE})(?![^。]*(?:镇街|街道|乡镇|社区|各)){_ACTS}")
    kinds = [alone for (end, _), alone in zip(_ENDS, _ALONE, strict=True) if end.search(last)]
    written += [rf"{_BOUNDARY}(?:{alone}){_ACTS}" for alone in kinds]
    written += [rf"(?:{_BOUNDARY}|(?<=通过)){alone}(?=官方微[信博])" for alone in kinds]
    written += [rf"{_BOUNDARY}全{sign}{_TELLS_ALL}" for sign in "镇乡" if _OF_A_TOWN[sign].search(last)]
    written.sort(key=len, reverse=True)
    places = "|".join(re.escape(region) for region in regions)  # 桦甸市安监局
    short = rf"{_BOUNDARY}(?![年度月日])(?:{places})?{_SHORT}"
    return _Names(re.compile("|".join(written)), re.compile(short), level, last, bool(_OFFICE.search(agency)))


def _without_regions(name: str) -> tuple[str, list[str]]:
    """The name without the regions it begins with, and what begins with each of them, the largest first."""
    rest, regions = name, list[str]()
    while found := _REGION.match(rest):
        regions = [region + found[0] for region in regions] + [found[0]]
        rest = rest[found.end() :]
    return rest, regions


def _called(last: str) -> str:
    """A pattern of the ways to write the last part of a name."""
    for end, ways in _ENDS:
        if match := end.search(last):
            return "|".join(re.escape(last[: match.start()]) + way for way in ways)
    return re.escape(last).replace("和", "和?")
