"""The faults planted in the made-up reports: where, which rule each breaks, and what was done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from gongkai.sample.figures import Figures
from gongkai.sample.printing import Printed

Place = Literal["table", "table_and_text", "text", "date"]
Changes = dict[str, Decimal | None]
Alter = Callable[[Figures, Figures], Changes]

_CHANNELS = ("channel_gazette", "channel_website", "channel_weibo", "channel_wechat", "channel_other")


@dataclass(frozen=True, slots=True)
class Fault:
    """One planted fault.

    rule: what it was planted to break; also: what the same report breaks because of it;
    next_year: what the report of the year after breaks because of it
    place: whether the table, the text or the date is wrong; table_and_text: the text goes along with
    the wrong table
    alter: from the true figures and those of the year before to what is printed or told instead
    late: month and day of a publication that came too late
    """

    agency_id: str
    year: int
    rule: str
    place: Place
    what_zh: str
    what_en: str
    alter: Alter
    also: tuple[str, ...] = ()
    next_year: tuple[str, ...] = ()
    late: tuple[int, int] | None = None


def fault_in(agency_id: str, year: int) -> Fault | None:
    """The fault planted in that report, or None."""
    found = [fault for fault in PLANTED if (fault.agency_id, fault.year) == (agency_id, year)]
    return found[0] if found else None


def printed_and_told(fault: Fault, true: Figures, before: Figures) -> tuple[Printed, Figures]:
    """What the table prints and what the text is told; `before` are the true figures of the year before."""
    changes = fault.alter(true, before)
    wrong: dict[str, Decimal | None] = {**true, **changes}
    if fault.place == "text":
        return true, _told(wrong)
    return wrong, _told(wrong) if fault.place == "table_and_text" else true


def _told(figures: dict[str, Decimal | None]) -> Figures:
    return {item: figure for item, figure in figures.items() if figure is not None}


def _add(item: str, amount: int) -> Alter:
    return lambda true, before: {item: true[item] + amount}


def _digits(item: str, turn: Callable[[str], str]) -> Alter:
    return lambda true, before: {item: Decimal(turn(str(true[item])))}


def _zero(*items: str) -> Alter:
    return lambda true, before: dict.fromkeys(items, Decimal(0))


def _nothing(true: Figures, before: Figures) -> Changes:
    return {}


def _slipped_up(true: Figures, before: Figures) -> Changes:
    """The first block stands one row too high: the total in the heading, the last cell left blank."""
    return {
        "proactive_section": true["proactive_total"],
        "proactive_total": true["proactive_normative_docs"],
        "proactive_normative_docs": true["normative_docs_issued"],
        "normative_docs_issued": None,
    }


PLANTED: tuple[Fault, ...] = (
    Fault(
        "990101-czj",
        2016,
        "B-ID-01",
        "table",
        "收到申请数与四种申请方式之和不符，多出5件；正文所述件数正确",
        "Requests received exceed the sum of the four means by 5; the text states the true number",
        _add("requests_received", 5),
        also=("X-TT-03",),
    ),
    Fault(
        "990101-ghj",
        2017,
        "B-ID-04",
        "table",
        "不同意公开答复数大于六项理由之和，“法律法规规定的其他情形”少填2件",
        "Refusals exceed the sum of the six grounds: 2 are missing under other circumstances",
        _add("refused_other_law", -2),
    ),
    Fault(
        "990101-zwfwzx",
        2014,
        "X-FM-01",
        "table",
        "主动公开的前几格整体上移一行：总数填在标题行，制发规范性文件总数空缺",
        "The first block slipped up by one row: the total stands in the heading, documents issued is blank",
        _slipped_up,
        also=("X-TT-01", "B-BD-02-website", "B-BD-02-other"),
        next_year=("X-PL-02",),
    ),
    Fault(
        "990101-jyj",
        2018,
        "X-TT-01",
        "text",
        "正文沿用上年的主动公开总数，与本年统计表不一致",
        "The text repeats last year's total of items disclosed; the table has this year's",
        lambda true, before: {"proactive_total": before["proactive_total"]},
        also=("X-CP-06",),
    ),
    Fault(
        "990101-lyjd",
        2014,
        "B-BD-01",
        "table",
        "其中项“主动公开规范性文件数”填成历年累计，大于主动公开总数",
        "Normative documents disclosed, a part, carries the stock of all years and exceeds its total",
        lambda true, before: {"proactive_normative_docs": true["proactive_total"] + 11},
        also=("B-BD-05",),
        next_year=("X-PL-02",),
    ),
    Fault(
        "990101-ghj",
        2015,
        "X-UN-01",
        "table",
        "收费金额以元填入万元栏，放大一万倍",
        "Fees typed in yuan in a field of ten thousand yuan: ten thousand times too much",
        lambda true, before: {"fees_collected": true["fees_collected"] * 10_000},
        also=("X-PL-02",),
        next_year=("X-PL-02",),
    ),
    Fault(
        "990101-lxz",
        2017,
        "B-ID-07",
        "table",
        "工作人员总数比专职与兼职之和多1人",
        "Staff in all is one more than full-time and part-time staff together",
        _add("staff_total", 1),
    ),
    Fault(
        "990101-zwfwzx",
        2016,
        "B-ID-02",
        "table",
        "延期办结数重复键入数字，大于申请办结数",
        "A digit of requests closed after extension was typed twice: it exceeds all requests closed",
        _digits("closed_extended", lambda digits: digits * 2),
        also=("B-BD-13",),
    ),
    Fault(
        "990101-gaj",
        2018,
        "B-ID-03",
        "table",
        "申请答复数个位与十位颠倒",
        "The digits of replies issued are transposed",
        _digits("replies_total", lambda digits: digits[::-1]),
        also=("B-BD-11",),
    ),
    Fault(
        "990101-lqz",
        2014,
        "B-BD-03",
        "table_and_text",
        "主动公开总数不为零，各渠道公开数却全部为零",
        "Items were disclosed, yet every channel is zero",
        _zero(*_CHANNELS),
        next_year=("X-PL-02",),
    ),
    Fault(
        "990101-wjj",
        2018,
        "X-TT-08",
        "table",
        "正文称通过政府网站公开，表中网站公开数为零",
        "The text says the website was used; its cell is zero",
        _zero("channel_website"),
        also=("B-BD-03", "X-PL-02"),
    ),
    Fault(
        "990101-lxz",
        2018,
        "X-TT-09",
        "text",
        "正文称每季度召开一次专题会议，表中会议次数不足四次",
        "The text states a meeting every quarter; the table has fewer than four",
        lambda true, before: {"meetings_held": Decimal(4)},
    ),
    Fault(
        "990101-gaj",
        2015,
        "X-TM-01",
        "date",
        "年度报告公布日期晚于次年3月31日",
        "The report came out after 31 March of the next year",
        _nothing,
        late=(4, 18),
    ),
    Fault(
        "990101-lyjd",
        2017,
        "X-TM-01",
        "date",
        "年度报告公布日期晚于次年3月31日",
        "The report came out after 31 March of the next year",
        _nothing,
        late=(5, 7),
    ),
)
