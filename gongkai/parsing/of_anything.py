"""Counts that a body has of anything it does: complaints, costs, visitors, staff; of disclosure only where the text shows it."""

from __future__ import annotations

import re

from gongkai.parsing.clauses import Counted

_EVENTS = re.compile("活动|宣传|普法|开放日|热线")
_OF_DISCLOSURE = re.compile("(?:信息|政务)公开")
_LINES_OF_2008 = re.compile("专项经费|实际支出|行政申诉")
# 对48件申请逐一登记: those at hand, and not all that came
_ENTERED = re.compile("(?:逐一|逐件|分类|及时|统一)登记$")
_RECEIVED = ("requests_new__total", "requests_received", "a_requests_received")


def is_of_anything(item: str, sentence: str, number: Counted, before: str) -> bool:
    """Whether a number may count more than the form's item does; `before`: the sentence before."""
    if item in _RECEIVED:
        return bool(_ENTERED.search(number.after))
    if item == "a_onsite_visitors":
        return bool(_EVENTS.search(sentence))
    if item == "a_staff_fulltime":
        return "专职" in number.before and _is_all_staff(sentence)
    # where there are none, none are of disclosure
    is_some = bool(number.value) and not _OF_DISCLOSURE.search(sentence)
    if item == "a_litigation_costs":
        return is_some and not _LINES_OF_2008.search(before + sentence)
    return item == "complaints_total" and is_some


def _is_all_staff(sentence: str) -> bool:
    """The form of 2008 calls all of its staff 专职人员: 指定专职人员14人,全职6人,兼职8人."""
    return "兼职" not in sentence or bool(re.search("全职[^,;。0-9]{0,6}[0-9]", sentence))
