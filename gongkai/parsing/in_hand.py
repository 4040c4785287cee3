"""What 办理 counts: all requests in hand, those closed, or those received and carried in.

All in hand are those closed where a sentence does not say apart how many were closed or go on. Where it does, they
are those received with those carried in, if it tells of these; beside the number received they are left open.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from gongkai.forms import Edition
from gongkai.parsing.phrases import folded
from gongkai.records import Claim

_RECEIVED = frozenset({"requests_new__total", "requests_received", "a_requests_received"})
_ENDS = frozenset({"outcomes_total__total", "requests_closed", "a_replies_total"})
_WITHOUT_CARRIED = re.compile(r"(?:除去|扣除|减去|除)[^,;。]{0,12}结转")
_IN_HAND = re.compile(r"(?<!已)(?<!已经)(?<!不予)(?<!其他)(?:办理|处理)(?!结|完|毕|答复)")
_CLOSED = re.compile(r"(?:办结|答复)(?!率)[^,;。]{0,12}[0-9]")
# what goes on is told: 3件正在办理, 3件未到答复期限
_GOES_ON = "正在(?:办理|处理)|[尚仍](?:在|未|有)|未(?:到|届|结|办结|答复)|跨年|延至|将于"
# 无结转 and 上年无结转 set nothing apart
_CARRIED = "(?<!无)(?<!没有)(?<!未有)(?:结转|顺延)"
_CLOSED_APART = re.compile(rf"{_CLOSED.pattern}|{_CARRIED}|{_GOES_ON}")
# 受理并按期答复19件,延期答复1件: 19 are not all received
_NOT_ALL = re.compile(rf"{_GOES_ON}|另有|其余|剩余|延期|逾期|{_CARRIED}")
_RECEIVED_AND = re.compile("(?:收到|受理|接收)并")
_CARRIED_IN = re.compile(r"(?<!无)(?<!没有)上(?:一)?年(?:度)?结转")
# 收到9件,上年结转1件,办理8件: those received are told, and 办理 may count those closed
_RECEIVED_TOLD = re.compile("(?:收到|受理|新收|接收|接到|新增)(?!并)[^,;。0-9]{0,24}[0-9]")


@dataclass(frozen=True, slots=True)
class Spoken:
    """The words before a number, the sentence up to them, the sentence in plain words, and as it is printed."""

    before: str
    heard: str
    sentence: str
    printed: str


def of_those_in_hand(named: set[str], form: Edition, spoken: Spoken) -> set[str]:
    """The items a number may be of, with what 受理并答复 and 办理 count; empty where that is open."""
    if named & (_ENDS | _RECEIVED) and _RECEIVED_AND.search(spoken.before):
        is_all = not _NOT_ALL.search(spoken.sentence)
        return _of(form, _RECEIVED) if is_all else set()  # 受理并答复: of those received
    is_in_hand = _IN_HAND.search(spoken.before) and not re.search("办结|答复", spoken.before)
    is_without = _WITHOUT_CARRIED.search(spoken.heard)  # all in hand but those that go on: the closed ones
    is_apart = (_CLOSED if is_without else _CLOSED_APART).search(spoken.sentence)
    if not (is_in_hand and is_apart and named & _ENDS):
        return named
    is_new = "outcomes_total__total" in named and _CARRIED_IN.search(spoken.printed) and not is_without
    return {"requests_new__total"} if is_new and not _RECEIVED_TOLD.search(spoken.sentence) else set()


def without_those_that_go_on(claims: Sequence[Claim]) -> list[Claim]:
    """The claims without what 办理 counts where another sentence tells that some of it goes on: then it is not those closed."""
    onward = {claim.text for claim in claims if claim.item.startswith("requests_carried_out") and claim.value}
    return [claim for claim in claims if not (claim.item in _ENDS and _is_open(claim, onward))]


def _is_open(claim: Claim, onward: AbstractSet[str]) -> bool:
    text = folded(claim.text)
    return bool(onward - {claim.text} and _IN_HAND.search(text)) and not re.search("办结|答复|回复", text)


def _of(form: Edition, items: AbstractSet[str]) -> set[str]:
    return {item for item in items if item in form.by_code}
