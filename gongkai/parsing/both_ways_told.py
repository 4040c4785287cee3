"""How the lawsuits of both ways to court ended, told of both together: 直接起诉1件,复议后起诉1件,结果均为纠正."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from gongkai.forms import Edition
from gongkai.parsing.implied import Source
from gongkai.records import Claim

_COUNT = "(?:[0-9]{1,4}|[一两二三四五六七八九十])"
_CASE = "[件起宗]"
_DIRECT = "(?:未经(?:行政)?复议(?:而)?)?直接(?:起诉|提起(?:行政)?诉讼)(?:的)?(?:案件)?"
_AFTER = "(?:经)?(?:行政)?复议后(?:再|又)?(?:起诉|提起(?:行政)?诉讼)(?:的)?(?:案件)?"
# 直接起诉和复议后起诉各1件: each with its own count
_EACH = re.compile(
    rf"(?P<direct>{_DIRECT})(?:和|、|及|与|以及)(?P<after>{_AFTER})(?:案件)?(?:均|分别)?各(?:占|有|为)?(?P<count>{_COUNT})(?P<unit>{_CASE})"
)
_RESULT = "维持|纠正|纠错"
_ALL = re.compile(
    rf"{_DIRECT}(?P<direct>[0-9]{{1,4}}){_CASE}[,、和](?:其中)?{_AFTER}(?P<after>[0-9]{{1,4}}){_CASE},"
    rf"(?:(?:两|二|这两)[件起](?:行政)?(?:诉讼)?(?:案件)?)?(?:人民法院|法院|审理|判决|裁判)*(?:结果)?(?:均|都|全部)(?:为|是|被|予以|获|以|判决|结果)*(?P<result>{_RESULT})(?=[,;。]|$)"
)
_ENDS = "(?:,|、|且|并)?(?:结果为?|判决|法院|被|予以|以|均)*(?P<{0}>维持|纠正|纠错|其[他它]结果)(?:结案)?"
_ONE_EACH = re.compile(
    rf"(?:一|1)[件起](?:为|系|是)?{_DIRECT}{_ENDS.format('direct')}[,;、](?:另)?(?:一|1)[件起](?:为|系|是)?{_AFTER}{_ENDS.format('after')}(?=[,;。]|$)"
)
_WAYS = ("direct", "after")
_ENDED = {
    "维持": "upheld",
    "纠正": "corrected",
    "纠错": "corrected",
    "其他结果": "other",
    "其它结果": "other",
}
_NOT_THIS_YEARS = re.compile("上年|去年|上一年|往年|一审|二审|终审|上诉|再审|同期")


def each_way_counted(text: str) -> str:
    """A folded sentence in which each way to court has its own count."""
    return _EACH.sub(r"\g<direct>\g<count>\g<unit>,\g<after>\g<count>\g<unit>", text)


def ended_both_ways(sentence: str, stated: Sequence[Claim], source: Source, form: Edition) -> Iterator[Claim]:
    """The results of lawsuits of each way that a sentence tells of both at once; `stated`: what its figures claim."""
    if "lit_after_total" not in form.by_code or _NOT_THIS_YEARS.search(sentence):
        return
    text = each_way_counted(sentence)
    counted = {(claim.item, claim.value) for claim in stated if claim.kind == "figure"}
    for told in _ALL.finditer(text):
        values = {way: Decimal(told[way]) for way in _WAYS}
        if all((f"lit_{way}_total", value) in counted for way, value in values.items()):
            yield from (_result(way, told["result"], value, source) for way, value in values.items())
    for told in _ONE_EACH.finditer(text):
        if all((f"lit_{way}_total", Decimal(1)) in counted for way in _WAYS):
            yield from (_result(way, told[way], Decimal(1), source) for way in _WAYS)


def _result(way: str, result: str, value: Decimal, source: Source) -> Claim:
    item = f"lit_{way}_{_ENDED[result]}"
    return Claim(item, None, "figure", value, None, None, "件", source.text, source.locator)
