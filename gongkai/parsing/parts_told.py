"""What 其中 divides, and which numbers behind it are parts of that."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gongkai.parsing.clauses import Counted
from gongkai.records import Claim

PARTS = re.compile(r"其中[:,]?")
# a new matter ends the list that 其中 began
_OTHER_MATTER = re.compile(r"诉讼|复议|举报|投诉|收到|受理")
# what went out on several channels counts once: what each had does not add up to the whole
_CHANNEL = re.compile(
    "网站|微博|微信|公众号|公报|公开栏|公示栏|报[纸刊]|电视|广播|客户端|媒体|平台|渠道|方式"
)
_PART_NAME = re.compile(r"[\u4e00-\u9fff()\"、和及]{2,40}")


def total_of(stated: Sequence[Claim]) -> Claim | None:
    """What 其中 at the head of the next sentence divides: the last figure, unless it was divided already."""
    is_divided = any(claim.kind == "part" for claim in stated)
    figures = [claim for claim in stated if claim.kind == "figure"]
    return figures[-1] if figures and not is_divided else None


def is_of_one_column(item: str, total: Claim) -> bool:
    """Whether a figure of all applicants stands among the parts of one kind of applicant."""
    row, _, column = total.item.partition("__")
    return item.endswith("__total") and column not in ("", "total") and row.startswith("requests_")


def is_part(number: Counted, total: Claim) -> bool:
    """Whether a number that stands after 其中 is one of the parts of a total."""
    name = PARTS.sub("", number.before)
    is_channel = total.item.endswith("proactive_total") and _CHANNEL.search(name)
    is_foreign = is_channel or _OTHER_MATTER.search(name) or name.lstrip("(").startswith(("含", "包括"))
    return (
        number.unit == total.unit
        and number.value is not None
        and not is_foreign
        and bool(_PART_NAME.fullmatch(name))
    )
