"""Reconsiderations and lawsuits of disclosure among all that a body had: only of those does the form speak.

A government that reviews decisions, or the office that does it for one, tells how many it received, whatever
they were about, and in the next breath how many concerned disclosure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from gongkai.parsing.phrases import folded
from gongkai.records import Claim

_RECEIVED = re.compile(r"(?:收到|接到|受理|新收|办理|办结|审理|审结)[^,]*(?:复议|诉讼)")
_DISCLOSURE = re.compile(r"信息公开|依申请")
_OF_THE_REGION = re.compile("全[省市区县州盟旗]|各级")
_OF_DISCLOSURE = re.compile(r"信息公开[^,;。0-9]*(?:复议|诉讼)")
_OF_WHICH = re.compile(r"(?:其中|包括|含)[^,;。0-9]{0,8}(?:信息公开|依申请)[^,;。0-9]{0,12}[0-9]")
# 行政复议5件,均与政府信息公开无关; those of other bodies that a reviewing body decides
_UNRELATED = re.compile(
    r"作为(?:行政)?复议机关|(?:与|和|同)[^,;。0-9]{0,4}信息公开[^,;。0-9]{0,6}(?:无关|没有关系)|(?:不|未)涉及?(?:政府)?信息公开|(?<!是)非(?:政府)?信息公开"
)
# 办理行政许可415件、行政处罚7件、行政复议1件: what the body decides on others' matters
_AMONG_ACTS = re.compile(
    r"行政(?:许可|处罚|强制|裁决)[^,;。0-9]{0,6}[0-9]{1,9}[件起宗例个项](?:[、,和及][^,;。、和及0-9]{2,14}[0-9]{1,9}[件起宗例个项])*"
    r"[、,和及](?:行政)?(?:复议|诉讼)[^,;。0-9]{0,4}[1-9]"
)
# 执法公开透明,行政复议20件: of all that it decided
_OF_ENFORCEMENT = re.compile("执法|办案|依法行政|法治政府")
_APPEALS = ("recon", "lit_", "@litigation", "litigation", "a_recon", "a_litigation")


def without_all_received(
    items: Iterable[str], sentence: str, heard: str, before: str, *, reviewed_under: str | None
) -> set[str]:
    """The items without appeals where a number counts all that were received, whatever they were about.

    So it does where its sentence tells of disclosure apart. A government reviews what its bodies decide: what it
    received over the region is of disclosure only if the sentence, or the heading it is `reviewed_under`, says so.
    """
    is_of_acts = _AMONG_ACTS.search(sentence) or _OF_ENFORCEMENT.search(heard)
    # what another part of the sentence tells of other matters says nothing of these
    own = next((part for part in sentence.split(";") if before and before in part), sentence)
    if _UNRELATED.search(own) or (is_of_acts and not _DISCLOSURE.search(sentence)):
        return {item for item in items if not item.startswith(_APPEALS)}
    is_of_all = _RECEIVED.search(before) and not _DISCLOSURE.search(heard + before)
    is_apart = bool(is_of_all) and bool(_OF_DISCLOSURE.search(sentence) or _OF_WHICH.search(sentence))
    if is_of_all and reviewed_under is not None and _OF_THE_REGION.search(before):
        is_apart = is_apart or not _DISCLOSURE.search(reviewed_under + sentence)
    return {item for item in items if not (is_apart and item.startswith(_APPEALS))}


def of_disclosure(claims: Sequence[Claim]) -> list[Claim]:
    """The claims without those that count all that a body received where another sentence counts those of disclosure."""
    apart = {claim.item for claim in claims if _OF_DISCLOSURE.search(folded(claim.text))}
    return [claim for claim in claims if not (claim.item in apart and _is_of_all(claim))]


def _is_of_all(claim: Claim) -> bool:
    text = folded(claim.text)
    is_appeal = claim.item.startswith(_APPEALS)
    return is_appeal and bool(_RECEIVED.search(text)) and not _DISCLOSURE.search(text)
