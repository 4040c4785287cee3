"""All requests in hand, told behind those received and those carried in: 新收57件,上年结转4件,应办61件.

The form has no cell for their sum. With those received it says how many were carried in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from gongkai.records import Claim

_NEW = "requests_new__total"
_CARRIED_IN = "requests_carried_in__total"
_IN_HAND = re.compile(
    r"结转[^,;。0-9]{0,12}(?P<old>[0-9]{1,6})[件条份宗](?:申请)?[,;、]"
    r"(?P<how>(?:全年|年内|本年度?|两项|累计|总共|共|合计|共计|总计|应|需|须|待|办理?|答复|处理|在办|件|的|有|为|数|总量|总数|申请|政府信息公开)*)(?P<sum>[0-9]{1,6})[件条份宗]"
)
_ALL_THERE_WERE = re.compile("应|需|须|待|在办|合计|总计|共计|共$|共有$|总量|总数")
# 共办理48件 may be those closed
_MAY_BE_CLOSED = re.compile("(?<!应)(?<!需)(?<!须)(?<!待)(?:办理|办$|答复|处理)")


def carried_in_by_the_sum(stated: Sequence[Claim], statement: str) -> Iterator[Claim]:
    """How many requests were carried in by the sum that a statement tells behind those received and those carried in."""
    new = [claim for claim in stated if claim.kind == "figure" and claim.item == _NEW]
    old = [claim for claim in stated if claim.kind == "figure" and claim.item == _CARRIED_IN]
    told = _IN_HAND.search(statement)
    if not told or len(new) != 1 or len(old) != 1 or new[0].value is None or old[0].value is None:
        return
    how = told["how"]
    if Decimal(told["old"]) != old[0].value or not _ALL_THERE_WERE.search(how):
        return
    rest = Decimal(told["sum"]) - new[0].value
    if rest >= 0 and rest != old[0].value and not (_MAY_BE_CLOSED.search(how) and "应" not in how):
        yield replace(old[0], value=rest)
