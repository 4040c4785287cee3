"""Less usual ways to write a statement, put into the usual ones before its numbers are read.

As in `wording`, only what no claim could be made of is left out or moved.
"""

from __future__ import annotations

import re

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
    r"(?P<point>,并?(?:设立|设置|开设|设有)了?(?:[0-9]{1,3}|[一二两三四五六七八九十]{1,3})?个?(?:专门的?)?(?:政府)?信息(?:公开)?(?:依?申请|公开)?受理点)"
)


def as_usual(text: str) -> str:
    """A folded sentence with what is written in a less usual way put into the usual one."""
    text = _TIMES.sub(r"\g<asked>件\g<done>\g<answered>件", _ACCOUNT_ID.sub("", _TWO_NAMES.sub("", text)))
    return _AT_A_POINT.sub(r"政府信息公开工作\g<staff>\g<point>", text, count=1)
