"""What 其中 divides, and which numbers behind it are parts of that."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from gongkai.parsing.clauses import Counted
from gongkai.parsing.phrases import folded
from gongkai.parsing.stream import simplified
from gongkai.records import Claim

PARTS = re.compile(r"其中[:,]?")
# a new matter ends the list that 其中 began
_OTHER_MATTER = re.compile(r"诉讼|复议|举报|投诉|收到|受理|配合|协助")
# what went out on several channels counts once: what each had does not add up to the whole
_CHANNEL = re.compile(
    "网站|微博|微信|公众号|公报|公开栏|公示栏|报[纸刊]|电视|广播|客户端|媒体|平台|渠道|方式"
)
# 省政府及其部门受理17件。市、县(市、区)政府受理96件: what the bodies of each level had
_UPPER = re.compile(r"[省市](?:人民)?政府(?:及其?|和)[^,。;0-9]{0,8}部门[^。;0-9]{0,20}[0-9]")
_LOWER = re.compile(r"(?:市、县|县\(市|县\(区|区\(县|各[县区市]{1,2}|县区|区县|市县)[^。;0-9]{0,30}[0-9]")
# 县政府受理12件,县直部门受理100件: the same, of the government itself and its departments
_ITSELF = re.compile(
    r"(?:[省市区县](?:人民)?政府|本级)(?:本级|机关|办公[厅室])?(?:共|全年|累计)?(?:受理|收到|接收|接到|新收)[^。;0-9]{0,16}[0-9]"
)
_DEPARTMENTS = re.compile(r"(?:[省市区县]直|各)[^,。;0-9]{0,10}(?:部门|单位|乡镇|街道)[^,。;0-9]{0,16}[0-9]")
_OF_A_LEVEL = re.compile(r"[^,0-9]{0,24}(?:政府|部门|单位)[^,0-9]{0,14}(?:受理|收到|接收|接到|办理|答复)")
# 截止年底已公开8400多条 beside what the year alone brought
_UNTIL_NOW = re.compile(r"截[至止].*已")
_OF_THIS_YEAR = re.compile(r"全年|今年|本年|当年|年度")
# (一)维持具体行政行为数:9件, in a line of its own below how many appeals there were
_LISTED_RESULT = re.compile(
    r" *(?:其中[:,]?)?\(?(?:[一二三四五六七八九]|[1-9])[)、.] ?(?:维持(?:原)?具体行政行为|被?依法纠[错正]|被纠[错正]|其[他它]情形)"
)
_APPEALS = ("reconsideration_total", "litigation_total", "recon_total")
_BOTH = re.compile("复议.*[诉訴][讼訟]|[诉訴][讼訟].*复议")
_PERSONS = ("人次", "人", "名", "位")
_PART_NAME = re.compile(r"[\u4e00-\u9fff()\"、和及]{2,40}")


def divides(text: str, total: Claim | None) -> bool:
    """Whether a text begins to tell the parts of what was told before it."""
    is_result = (
        total and total.item in _APPEALS and not _BOTH.search(total.text) and _LISTED_RESULT.match(text)
    )
    return bool(PARTS.match(text.lstrip()) or is_result)


def without_sums_of_years(claims: Sequence[Claim]) -> list[Claim]:
    """The claims without what was disclosed until some day, where another sentence tells half of it or less: that is the year's."""
    told = [claim for claim in claims if claim.kind == "figure" and claim.item.endswith("proactive_total")]
    of_the_year = [claim.value for claim in told if claim.value is not None and not _is_until_now(claim)]
    least = min(of_the_year, default=None)
    return [
        claim
        for claim in claims
        if least is None or claim not in told or not _is_until_now(claim) or _at_least(claim) < 2 * least
    ]


def _is_until_now(claim: Claim) -> bool:
    text = simplified(folded(claim.text))
    return bool(_UNTIL_NOW.search(text)) and not _OF_THIS_YEAR.search(text)


def _at_least(claim: Claim) -> Decimal:
    least = claim.low if claim.value is None else claim.value
    return Decimal(0) if least is None else least


def tells_levels(text: str) -> bool:
    """Whether a text of a whole government tells what the bodies of each level had."""
    pairs = ((_UPPER, _LOWER), (_ITSELF, _DEPARTMENTS))
    return any(upper.search(text) and lower.search(text) for upper, lower in pairs)


def is_of_a_level(clause: str) -> bool:
    """Whether a clause of such a text begins to tell of the bodies of one level."""
    return bool(_OF_A_LEVEL.match(clause))


def without_parts(stated: Iterable[Claim]) -> list[Claim]:
    """The claims of a sentence without those of what it counts more than once: each is of one site or account.

    All that was disclosed may be told before what some means had of it.
    """
    claims = list(_without_more_than_all(stated))
    values: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.kind == "figure" and (
            claim.item.startswith("channel_") or claim.item.endswith("proactive_total")
        ):
            values.setdefault(claim.item, []).append(claim)
    return [claim for claim in claims if not _is_of_several(claim, values.get(claim.item, []))]


def _without_more_than_all(stated: Iterable[Claim]) -> Iterator[Claim]:
    """The claims without parts behind a list that adds up to its whole: 其中网络5件,信函4件;答复完毕9件."""
    wholes: dict[str, Decimal | None] = {}
    added: dict[str, Decimal] = {}
    is_left_out = False
    for claim in stated:
        item = claim.item
        if claim.kind in ("figure", "part"):
            is_left_out = False
        if claim.kind == "figure":
            wholes[item], added[item] = claim.value, Decimal(0)
        elif claim.kind == "part":
            is_left_out = bool(claim.value and wholes.get(item) and added[item] == wholes[item])
            added[item] = added.get(item, Decimal(0)) + (Decimal(0) if is_left_out else claim.value or 0)
        if not is_left_out:  # a share of what is left out goes with it
            yield claim


def _is_of_several(claim: Claim, alike: Sequence[Claim]) -> bool:
    if claim.kind != "figure" or len({(other.value, other.low, other.high) for other in alike}) < 2:
        return False
    first = alike[0]
    is_whole = first.value is not None and all(
        (other.value or other.low or 0) <= first.value for other in alike
    )
    return claim.item.startswith("channel_") or not is_whole or claim is not first


def total_of(stated: Sequence[Claim]) -> Claim | None:
    """What 其中 at the head of the next sentence divides: the last figure, unless it was divided already."""
    is_divided = any(claim.kind == "part" for claim in stated)
    figures = [claim for claim in stated if claim.kind == "figure"]
    # behind those who asked, what became of the requests divides all of them
    asked = [claim for claim in figures if claim.item == "requests_new__total"]
    is_by_applicant = bool(asked) and figures[-1].item.startswith("requests_new__")
    if is_divided or not figures:
        return None
    return asked[-1] if is_by_applicant else figures[-1]


def is_of_one_column(item: str, total: Claim) -> bool:
    """Whether a figure of all applicants stands among the parts of one kind of applicant."""
    row, _, column = total.item.partition("__")
    return item.endswith("__total") and column not in ("", "total") and row.startswith("requests_")


def is_of_like_units(number: Counted, total: Claim) -> bool:
    """Whether a number counts what its total counts: persons are no part of courses."""
    return (number.unit in _PERSONS) == (total.unit in _PERSONS)


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
