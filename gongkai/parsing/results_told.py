"""Results of lawsuits told behind the ways in which they came to court: of which of them is not always said."""

from __future__ import annotations

import re

from gongkai.parsing.clauses import Counted
from gongkai.records import Claim

_RESULT = re.compile("lit_(?:direct|after)_(?:upheld|corrected|other|pending)")
_DIRECT = "直接(?:起诉|提起)[^0-9]{0,6}[0-9]{1,5}[件起宗例]"
_AFTER = "复议后(?:起诉|提起)[^0-9]{0,6}[0-9]{1,5}[件起宗例]"
# 直接起诉3件,复议后起诉2件,维持4件: of both
_BOTH_WAYS = re.compile(
    rf"(?:{_DIRECT}[^0-9]{{0,6}}{_AFTER}|{_AFTER}[^0-9]{{0,6}}{_DIRECT})(?:(?!其中)[^0-9]{{1,6}}[0-9]{{1,5}}[件起宗例])*$"
)
_ALL_LAWSUITS = re.compile("诉讼[^0-9]{0,8}[0-9]")


def is_of_unclear_way(item: str, number: Counted, heard: str, total: Claim | None) -> bool:
    """Whether a result told behind a way is that of all lawsuits, or may be."""
    if not _RESULT.fullmatch(item) or "其中" in number.before or total is None:
        return False
    is_more = number.value and total.value and number.value > total.value
    return bool(_BOTH_WAYS.search(heard) or (is_more and _ALL_LAWSUITS.search(heard)))
